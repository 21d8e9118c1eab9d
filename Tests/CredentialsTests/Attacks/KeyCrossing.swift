// SPDX-License-Identifier: Apache-2.0

import CredentialCrypto
import Credentials
import StrictJSON
import TestSupport
import Testing

/// A credential in an issuer's name, in one form, under one kind of name: signed by the issuer, or by another listed issuer
/// who calls the key in every way there is.
struct KeyCrossing: Sendable, CustomTestStringConvertible {
    enum Form: String, CaseIterable, Sendable {
        case embedded, token, selective, seal, badge

        /// How issuers of this form can be called.
        var identities: [KeyIdentity] {
            switch self {
            case .embedded: [.didKey, .didJWK, .didWeb, .keyDocument]
            case .token, .selective: KeyIdentity.allCases
            case .seal: [.certificate]
            case .badge: [.keyDocument]
            }
        }
    }

    /// What a forger puts where the key is named.
    enum Name: Sendable, CaseIterable {
        /// The issuer's own name for the issuer's key.
        case issuers
        case none
        case forgersDIDKey, forgersDIDJWK, forgersDIDWeb, forgersKeyDocument
        /// A bare name, which the forger's metadata has.
        case bare
        /// The issuer's address with the forger's key behind it.
        case fragment
        case forgersJWK, issuersJWK, forgersChain, issuersChain
        case issuersNameForgersJWK, issuersNameForgersChain, forgersLeafIssuersChain
    }

    let form: Form
    let identity: KeyIdentity

    var testDescription: String { "\(form.rawValue), \(identity.rawValue)" }

    static let all = Form.allCases.flatMap { form in
        form.identities.map { KeyCrossing(form: form, identity: $0) }
    }

    private var parties: (issuer: KeyParty, forger: KeyParty, authorities: TokenAuthorities) {
        get throws {
            let authorities = try TokenAuthorities.shared.get()
            let isEmbedded = form == .embedded
            return (
                KeyParty(
                    name: "school", authority: authorities.school, key: try TestKey("issuer"), isEmbedded: isEmbedded),
                KeyParty(
                    name: "stranger", authority: authorities.stranger, key: try TestKey("forger"),
                    isEmbedded: isEmbedded), authorities
            )
        }
    }

    private func lists() throws -> [TrustListMaker] {
        let (issuer, forger, authorities) = try parties
        return [
            TrustListMaker(
                try issuer.entries([identity], under: authorities.root)
                    + forger.entries(KeyIdentity.allCases, under: authorities.root))
        ]
    }

    private func evidence() throws -> [EvidenceItem] {
        let (issuer, forger, _) = try parties
        return try issuer.evidence(identity) + KeyIdentity.allCases.flatMap { try forger.evidence($0) }
    }

    /// By the issuer, in the issuer's name.
    func sound() throws -> VerificationReport {
        switch form {
        case .embedded: try embedded(try parties.issuer.method(identity), by: try parties.issuer)
        case .token: try token(.issuers, by: try parties.issuer)
        case .selective: try selective(.issuers, by: try parties.issuer)
        case .seal: try seal { _ in }
        case .badge: try badge(BadgeScenario.keyID, by: try parties.issuer)
        }
    }

    /// By the forger, in the issuer's name; nil where the form has no place for such a name.
    func forged(_ name: Name) throws -> VerificationReport? {
        let (issuer, forger, _) = try parties
        switch form {
        case .embedded: return try url(name).map { try embedded($0, by: forger) }
        case .token: return try token(name, by: forger)
        case .selective: return try selective(name, by: forger)
        case .badge:
            if name == .issuers { return try badge(BadgeScenario.keyID, by: forger) }
            return try url(name).map { try badge($0, by: forger) }
        case .seal:
            guard [.issuersChain, .forgersChain, .forgersLeafIssuersChain, .issuersNameForgersChain].contains(name)
            else { return nil }
            return try seal { scenario in
                let stranger = scenario.authorities.stranger
                try scenario.sealed(by: stranger)
                let own = scenario.authorities.school
                let chain: [TestAuthority] =
                    switch name {
                    case .issuersChain: [own]
                    case .forgersLeafIssuersChain: [stranger, own]
                    case .issuersNameForgersChain: [own, stranger]
                    default: [stranger]
                    }
                try scenario.change { seal in
                    seal.header["x5c"] = TokenAuthorities.header(chain)
                    seal.header["x5t#S256"] = .string(
                        Base64URL.encode((chain.first ?? stranger).certificate.fingerprint))
                    seal.header["kid"] = .string(issuer.page)
                }
            }
        }
    }

    // MARK: Names

    /// A name that is an address, or nothing like it.
    private func url(_ name: Name) throws -> ExactString? {
        let (issuer, forger, _) = try parties
        switch name {
        case .issuers: return try issuer.method(identity)
        case .forgersDIDKey: return try forger.method(.didKey)
        case .forgersDIDJWK: return try forger.method(.didJWK)
        case .forgersDIDWeb: return try forger.method(.didWeb)
        case .forgersKeyDocument: return try forger.method(.keyDocument)
        case .fragment: return ExactString("\(try issuer.id(identity))#\(try forger.publicKey.multikey)")
        default: return nil
        }
    }

    private func name(_ name: Name, in header: inout JSONObject) throws {
        let (issuer, forger, authorities) = try parties
        header["kid"] = try url(name).map(JSONValue.string)
        let own = TokenAuthorities.header([authorities.school, authorities.intermediate])
        let others = TokenAuthorities.header([authorities.stranger, authorities.intermediate])
        switch name {
        case .issuers: if identity == .certificate { header["x5c"] = own }
        case .bare: header["kid"] = .string("key-1")
        case .forgersJWK: header["jwk"] = .object(try forger.publicKey.jwk)
        case .issuersJWK: header["jwk"] = .object(try issuer.publicKey.jwk)
        case .forgersChain: header["x5c"] = others
        case .issuersChain: header["x5c"] = own
        case .issuersNameForgersJWK, .issuersNameForgersChain:
            header["kid"] = try issuer.method(identity).map(JSONValue.string)
            if name == .issuersNameForgersJWK { header["jwk"] = .object(try forger.publicKey.jwk) }
            if name == .issuersNameForgersChain { header["x5c"] = others }
        case .forgersLeafIssuersChain:
            header["x5c"] = TokenAuthorities.header([
                authorities.stranger, authorities.school, authorities.intermediate,
            ])
        case .none, .forgersDIDKey, .forgersDIDJWK, .forgersDIDWeb, .forgersKeyDocument, .fragment: break
        }
    }

    // MARK: Forms

    private func embedded(_ method: ExactString?, by party: KeyParty) throws -> VerificationReport {
        var scenario = try Scenario.credential()
        try scenario.document.set("/issuer/id", .string(try parties.issuer.id(identity)))
        scenario.key = party.key
        scenario.proof.verificationMethod = method ?? ""
        (scenario.evidence, scenario.lists) = (try evidence(), try lists())
        return try scenario.report()
    }

    private func token(_ name: Name, by party: KeyParty) throws -> VerificationReport {
        var scenario = try TokenScenario.credential()
        try scenario.setIssuer(try parties.issuer.id(identity))
        scenario.maker.signer = try TestSigner(party.authority)
        try self.name(name, in: &scenario.maker.header)
        (scenario.evidence, scenario.lists) = (try evidence(), try lists())
        return try scenario.report()
    }

    private func selective(_ name: Name, by party: KeyParty) throws -> VerificationReport {
        var scenario = try SDJWTScenario.credential()
        scenario.maker.claims["iss"] = .string(try parties.issuer.id(identity))
        scenario.maker.signer = try TestSigner(party.authority)
        try self.name(name, in: &scenario.maker.header)
        (scenario.evidence, scenario.lists) = (try evidence(), try lists())
        return try scenario.report()
    }

    private func badge(_ creator: ExactString, by party: KeyParty) throws -> VerificationReport {
        let (issuer, forger, _) = try parties
        var scenario = try BadgeScenario.signed()
        scenario.signer = try TestSigner(party.authority)
        scenario.key = try BadgeScenario.keyDocument(try issuer.publicKey)
        try scenario.assertion.set("/verification/creator", .string(creator))
        let others = try BadgeScenario.keyDocument(
            try forger.publicKey, id: try forger.method(.keyDocument) ?? "", owner: forger.page)
        // The forger may as well write the issuer's name over the key.
        let misowned = try BadgeScenario.keyDocument(try forger.publicKey, id: try forger.method(.didWeb) ?? "")
        scenario.evidence = [scenario.item(.keyDocument, others), scenario.item(.keyDocument, misowned)]
        scenario.token = { $0.header["jwk"] = .object(try party.publicKey.jwk) }
        return try scenario.verified().report
    }

    private func seal(_ change: SealScenario.Change) throws -> VerificationReport {
        var scenario = try SealScenario()
        try change(&scenario)
        return try scenario.report()
    }
}
