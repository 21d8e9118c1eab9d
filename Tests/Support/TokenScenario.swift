// SPDX-License-Identifier: Apache-2.0

package import CredentialCrypto
package import Credentials
package import StrictJSON
import TrustLists

/// A credential or presentation as a token that comes out `valid`, to be changed in one respect before it is verified.
package struct TokenScenario: Sendable {
    package typealias Change = @Sendable (inout TokenScenario) throws -> Void

    package var maker: TokenMaker
    /// What is signed; written into the maker's payload unless `payload` is set.
    package var claims: JSONObject
    /// Bytes to sign instead of the claims.
    package var payload: [UInt8]?
    package var instant: Instant
    package var evidence: [EvidenceItem] = []
    package var lists: [TrustListMaker]
    package var challenge: ExactString?
    package var domain: ExactString?

    private init(_ signer: TestSigner, type: String, claims: JSONObject, lists: [TrustListMaker]) throws {
        let header = JSONObject([
            // With its fragment the did:key of an RSA key is longer than a key's name may be.
            (name: "kid", value: .string(signer.publicKey.algorithm == .rsa ? signer.did : signer.method)),
            (name: "typ", value: .string(type)),
        ])
        maker = TokenMaker(signer, header: header, claims: claims)
        self.claims = claims
        self.lists = lists
        instant = try DateTime("2026-06-01T12:00:00Z").instant
    }

    // MARK: What to start from

    /// The moments of the credentials' dates, in seconds.
    package static let validFrom = 1_735_689_600
    package static let validUntil = 1_798_761_600

    /// A credential of VCDM 2.0, secured as JOSE and COSE lays down.
    package static func credential(_ algorithm: SignatureAlgorithm = .es256) throws -> TokenScenario {
        let issuer = try TestSigner("issuer", algorithm)
        var claims = try Scenario.credential().document
        try claims.set("/issuer/id", .string(issuer.did))
        claims["validUntil"] = .string("2027-01-01T00:00:00Z")
        return try TokenScenario(
            issuer, type: "vc+jwt", claims: claims,
            lists: [TrustListMaker([.init(issuer.did, name: "Listed School")])])
    }

    /// The same as Open Badges 3.0 §8.2 has it: type `JWT`, the registered claims beside the credential's own members.
    package static func openBadge(_ algorithm: SignatureAlgorithm = .rs256) throws -> TokenScenario {
        var scenario = try credential(algorithm)
        try scenario.maker.header.set("/typ", "JWT")
        try scenario.addClaims(from: scenario.claims)
        return scenario
    }

    /// A credential of VCDM 1.1 in a `vc` claim.
    package static func credentialV1(_ algorithm: SignatureAlgorithm = .ed25519) throws -> TokenScenario {
        var scenario = try openBadge(algorithm)
        var credential = try credential(algorithm).claims
        try credential.set("/@context/0", "https://www.w3.org/2018/credentials/v1")
        credential["issuanceDate"] = credential["validFrom"]
        credential["expirationDate"] = credential["validUntil"]
        credential["validFrom"] = nil
        credential["validUntil"] = nil
        scenario.claims = JSONObject()
        try scenario.addClaims(from: credential)
        scenario.claims["vc"] = .object(credential)
        return scenario
    }

    /// A presentation of VCDM 2.0 by the holder, of what the scenarios make.
    package static func presentation(_ contents: [TokenScenario]) throws -> TokenScenario {
        let holder = TestSigner(try Scenario.holderKey.get())
        var claims = try JSONObject(
            json: #"{"@context":["https://www.w3.org/ns/credentials/v2"],"type":"VerifiablePresentation"}"#)
        claims["holder"] = .string(holder.did)
        claims["verifiableCredential"] = .array(
            try contents.map { try enveloped(ExactString("data:application/vc+jwt,\($0.token())")) })
        return try TokenScenario(
            holder, type: "vp+jwt", claims: claims, lists: contents.first?.lists ?? credential().lists)
    }

    /// A presentation of VCDM 1.1 with its credentials as texts.
    package static func presentationV1(_ contents: [TokenScenario]) throws -> TokenScenario {
        var scenario = try presentation(contents)
        try scenario.maker.header.set("/typ", "JWT")
        var presentation = scenario.claims
        presentation["@context"] = .array([.string("https://www.w3.org/2018/credentials/v1")])
        presentation["verifiableCredential"] = .array(try contents.map { .string(try $0.token()) })
        presentation["holder"] = nil
        scenario.claims = JSONObject([
            (name: "iss", value: .string(scenario.maker.signer.did)), (name: "vp", value: .object(presentation)),
        ])
        return scenario
    }

    package static func enveloped(_ url: ExactString) throws -> JSONValue {
        var object = try JSONObject(
            json: #"{"@context":"https://www.w3.org/ns/credentials/v2","type":"EnvelopedVerifiableCredential"}"#)
        object["id"] = .string(url)
        return .object(object)
    }

    private mutating func addClaims(from credential: JSONObject) throws {
        claims["iss"] = credential.value("/issuer/id")
        claims["jti"] = credential["id"]
        claims["sub"] = credential.value("/credentialSubject/id")
        claims["nbf"] = .integer(Self.validFrom)
        claims["exp"] = .integer(Self.validUntil)
    }

    // MARK: Making and verifying

    package func token() throws -> String {
        var maker = maker
        maker.payload = payload ?? JSONWriter.bytes(.object(claims))
        return try maker.compact()
    }

    package func verifier() throws -> Verifier {
        Verifier(
            VerificationInputs(
                instant: instant, evidence: EvidenceSet(evidence),
                trust: try TrustListMaker.set(lists), challenge: challenge, domain: domain))
    }

    /// The report on the token, read from its bytes as any file is.
    package func report() throws -> VerificationReport {
        try Scenario.verify(Array(try token().utf8), try verifier())
    }

    /// The code with which the file is turned away before there is a report; nil where there is one.
    package func refusal() throws -> String? {
        do {
            _ = try Recognizer.recognize(Array(try token().utf8))
            return nil
        } catch let error as RecognitionError {
            return error.code
        }
    }

    // MARK: Changes

    package mutating func addEvidence(
        _ kind: EvidenceItem.Kind, _ document: JSONObject, url: ExactString? = nil,
        origin: EvidenceItem.Origin = .owner
    ) {
        evidence.append(
            EvidenceItem(kind: kind, url: url, document: document, digest: "00", origin: origin, added: nil))
    }

    /// Lets the issuer be known by another identifier, inside and outside.
    package mutating func setIssuer(_ id: ExactString) throws {
        let path = claims["vc"] == nil ? "/issuer/id" : "/vc/issuer/id"
        try claims.set(path, .string(id))
        if claims["iss"] != nil { claims["iss"] = .string(id) }
        lists = [TrustListMaker([.init(id, name: "Listed School")])]
    }

    /// Lets the issuer be known by `did`, whose document lists `methods`; `kid` names the one that signs.
    package mutating func useDocument(
        of did: ExactString, _ methods: [DIDDocumentMaker.Method], kid: ExactString
    ) throws {
        try setIssuer(did)
        try maker.header.set("/kid", .string(kid))
        addEvidence(.controlledIdentifierDocument, DIDDocumentMaker(did, methods).document)
    }
}
