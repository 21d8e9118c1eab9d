// SPDX-License-Identifier: Apache-2.0

import CredentialCrypto
package import StrictJSON

/// A credential or presentation in a compact JSON Web Signature: as Verifiable Credentials Data Model 1.1 §6.3.1 lays down (`vc` and `vp`
/// claims), as Securing Verifiable Credentials using JOSE and COSE §3.1 does (the claims set is the credential), and as Open Badges 3.0
/// §8.2 does.
package struct CredentialToken: SecuringMechanism {
    enum Form: Sendable, Equatable {
        /// The claim of this name holds it (VCDM 1.1).
        case claim(ExactString)
        /// The claims set is it (VCDM 2.0).
        case claimsSet
    }

    package let format = CredentialFormat.jwt
    package let signature: JSONWebSignature.Signature
    /// The JWT Claims Set as it was signed.
    package let claims: JSONObject
    let form: Form
    /// The token's own text, for a presentation that carries it on.
    private let text: ExactString

    /// Nil for a token whose claims are no credential or presentation.
    static func document(
        _ token: JSONWebSignature, _ claims: JSONObject, text: ExactString, digest: ExactString
    ) -> SecuredDocument? {
        guard let (kind, form, object) = contents(of: claims, type: token.signature.mediaType) else { return nil }
        let mechanism = CredentialToken(signature: token.signature, claims: claims, form: form, text: text)
        let completed = form == .claimsSet ? object : TokenCompletion(claims: claims, kind: kind).applied(to: object)
        return SecuredDocument(
            kind: kind, mechanism: mechanism, json: completed, digest: digest,
            // A presentation need not repeat its holder.
            author: completed.identifier(of: kind == .presentation ? "holder" : "issuer")
                ?? claims["iss"]?.stringValue)
    }

    private static func contents(
        of claims: JSONObject, type: ExactString?
    ) -> (VerificationReport.Kind, Form, JSONObject)? {
        if claims.hasType("VerifiablePresentation") || type.map(presentationTypes.contains) == true {
            return (.presentation, .claimsSet, claims)
        }
        let looksLikeCredential = claims["credentialSubject"] != nil && claims["issuer"] != nil
        if claims.hasType("VerifiableCredential") || looksLikeCredential || type.map(credentialTypes.contains) == true {
            return (.credential, .claimsSet, claims)
        }
        if let object = claims["vc"]?.objectValue { return (.credential, .claim("vc"), object) }
        if let object = claims["vp"]?.objectValue { return (.presentation, .claim("vp"), object) }
        return nil
    }

    // MARK: What the token says it is

    /// Media types without `application/`, newest first.
    private static let credentialTypes: Set<ExactString> = ["vc+jwt", "vc+ld+jwt", "vc+ld+json+jwt"]
    private static let presentationTypes: Set<ExactString> = ["vp+jwt", "vp+ld+jwt", "vp+ld+json+jwt"]

    /// Whether its type is that of JOSE and COSE §3.1, where `exp` and `iat` speak of the signature alone.
    var isTyped: Bool {
        signature.mediaType.map { Self.credentialTypes.contains($0) || Self.presentationTypes.contains($0) } == true
    }

    private func hasFittingType(_ kind: VerificationReport.Kind) -> Bool {
        guard let type = signature.mediaType, type != "jwt" else { return true }
        let own = kind == .credential ? Self.credentialTypes : Self.presentationTypes
        return form == .claimsSet && own.contains(type)
    }

    /// The data URL by which a presentation of VCDM 2.0 carries it (§4.13).
    package var dataURL: ExactString? {
        Envelope.url(token: text.text, type: isTyped ? signature.mediaType : nil, standard: "jwt")
    }

    package var statedClaims: JSONObject? { claims }

    package var signed: Instant? { NumericDate.instant(claims["iat"]) }
    /// Texts of that name are somebody else's words: the registered claim is an object.
    package var tokenStatus: JSONValue? { claims["status"].flatMap { $0.objectValue == nil ? nil : $0 } }

    // MARK: Checks

    package func verify(
        _ document: SecuredDocument, with inputs: VerificationInputs, _ ledger: inout CheckLedger
    ) -> Authorship {
        checkForm(document, &ledger)
        NamedModelCheck(document: document, contexts: inputs.evidence.contexts).run(&ledger)
        let agreement = TokenAgreement(token: self, document: document)
        agreement.check(&ledger)
        agreement.checkDates(inputs.instant, &ledger)
        var authorship = Authorship()
        authorship.expires = NumericDate.instant(claims["exp"])
        if document.kind == .presentation {
            authorship.addressees = [
                Authorship.Addressee(
                    challenge: claims["nonce"]?.stringValue,
                    domains: (claims["aud"]?.elements ?? []).compactMap(\.stringValue))
            ]
        }
        let verification = TokenVerification(
            signature: signature, issued: agreement.issued,
            signer: SignerCheck(
                resolver: VerificationMethodResolver(evidence: inputs.evidence), inputs: inputs,
                relationship: document.kind == .presentation ? .authentication : .assertionMethod,
                signer: document.author))
        verification.run(&ledger, &authorship)
        checkOpenBadgesHeader(document, &ledger)
        return authorship
    }

    private static let openBadgesTypes: [ExactString] = [
        "OpenBadgeCredential", "AchievementCredential", "EndorsementCredential", "ClrCredential",
    ]
    private static let openBadgesParameters: Set<ExactString> = ["alg", "kid", "jwk", "typ"]

    /// Open Badges 3.0 §8.2.4.1 allows the issuer no other parameters. What a verifier does (§8.2.6) does not ask for it, and
    /// the signature covers them.
    private func checkOpenBadgesHeader(_ document: SecuredDocument, _ ledger: inout CheckLedger) {
        guard !isTyped, Self.openBadgesTypes.contains(where: document.hasType) else { return }
        let others = signature.protectedHeader.names.filter { !Self.openBadgesParameters.contains($0) }
        guard !others.isEmpty, ledger.outcome(.proofSuite) == .passed else { return }
        ledger.record(.proofSuite, .warning, .tokenHeaderExtra, others.map { .init("parameter", $0) })
    }

    private func checkForm(_ document: SecuredDocument, _ ledger: inout CheckLedger) {
        if !hasFittingType(document.kind) {
            ledger.record(.formatParse, .failed, .tokenType, [.init("typ", signature.mediaType ?? "")])
        }
        let version = ModelVersion(firstContext: document.json["@context"]?.elements.first?.stringValue)
        let stray: ExactString? =
            switch form {
            // JOSE and COSE §3.1.3: these names are not used.
            case .claimsSet: ["vc", "vp"].first { claims[$0] != nil } ?? (version == .v1 ? "@context" : nil)
            case .claim(let name):
                ["vc", "vp"].first { $0 != name && claims[$0] != nil } ?? (version == .v2 ? name : nil)
            }
        if let stray { ledger.record(.formatParse, .failed, .tokenForm, [.init("member", stray)]) }
    }
}

extension JSONWebSignature.Signature {
    /// `typ` without `application/`, in lower case (RFC 7515 §4.1.9: media types disregard letter case).
    package var mediaType: ExactString? {
        guard let type = protectedHeader["typ"]?.stringValue else { return nil }
        let lower = type.text.lowercased()
        return ExactString(lower.hasPrefix("application/") ? String(lower.dropFirst("application/".count)) : lower)
    }
}
