// SPDX-License-Identifier: Apache-2.0

import CredentialCrypto
package import StrictJSON

/// A credential or presentation that an SD-JWT secures: an SD-JWT VC, or what the W3C data model lays down
/// (Securing Verifiable Credentials using JOSE and COSE §3.2).
package struct SelectiveCredential: SecuringMechanism {
    /// Which rules its claims follow.
    enum Profile: Sendable {
        /// SD-JWT VC, named by `vct`.
        case ietf
        /// Verifiable Credentials Data Model 2.0, named by `type`.
        case w3c
    }

    package let format = CredentialFormat.sdJWT
    package let token: SDJWT
    /// The claims as far as they are disclosed, or the rule of disclosure that is broken.
    package let processing: Result<ProcessedPayload, DisclosureViolation>
    let profile: Profile

    /// The claims that are verified and shown. Where disclosures break a rule, only what the issuer's own text says.
    private var claims: JSONObject {
        switch processing {
        case .success(let payload): payload.json
        case .failure: token.payload
        }
    }

    private var signature: JSONWebSignature.Signature { token.issuerSigned.signature }

    private init(_ token: SDJWT) {
        self.token = token
        do { processing = .success(try token.processed()) } catch { processing = .failure(error) }
        let hasContext = token.payload["@context"] != nil && token.payload["vct"] == nil
        profile = hasContext && token.issuerSigned.signature.mediaType != "dc+sd-jwt" ? .w3c : .ietf
    }

    /// The document that an SD-JWT without a key binding is.
    static func document(_ token: SDJWT, digest: ExactString) -> SecuredDocument {
        let mechanism = SelectiveCredential(token)
        let claims = mechanism.claims
        switch mechanism.profile {
        case .ietf:
            return SecuredDocument(
                kind: .credential, mechanism: mechanism, json: claims, digest: digest,
                author: claims["iss"]?.stringValue)
        case .w3c:
            let isPresentation =
                claims.hasType("VerifiablePresentation") || mechanism.signature.mediaType == "vp+sd-jwt"
            let author = claims.identifier(of: isPresentation ? "holder" : "issuer")
            return SecuredDocument(
                kind: isPresentation ? .presentation : .credential, mechanism: mechanism, json: claims, digest: digest,
                author: author ?? claims["iss"]?.stringValue)
        }
    }

    package var signed: Instant? { NumericDate.instant(token.payload["iat"]) }

    /// Its media type with its bytes.
    package var dataURL: ExactString? {
        Envelope.url(
            token: String(decoding: token.compact, as: UTF8.self), type: signature.mediaType,
            standard: profile == .ietf ? "dc+sd-jwt" : "vc+sd-jwt")
    }

    package var tokenStatus: JSONValue? { claims["status"] }

    // MARK: Checks

    package func verify(
        _ document: SecuredDocument, with inputs: VerificationInputs, _ ledger: inout CheckLedger
    ) -> Authorship {
        checkType(document.kind, &ledger)
        checkDisclosures(&ledger)
        let registered = RegisteredClaims(claims)
        registered.checkTypes(&ledger)
        switch profile {
        case .ietf: checkModel(&ledger)
        case .w3c:
            NamedModelCheck(document: document, contexts: inputs.evidence.contexts).run(&ledger)
            registered.checkAgreement(with: document, &ledger)
        }
        registered.checkDates(inputs.instant, &ledger)
        var authorship = Authorship()
        authorship.expires = NumericDate.instant(claims["exp"])
        if document.kind == .presentation { authorship.addressees = [registered.addressee] }
        let verification = TokenVerification(
            signature: signature, issued: registered.issued,
            signer: SignerCheck(
                resolver: VerificationMethodResolver(evidence: inputs.evidence), inputs: inputs,
                relationship: document.kind == .presentation ? .authentication : .assertionMethod,
                signer: document.author))
        verification.run(&ledger, &authorship)
        if token.issuerSigned.signatures.count > 1 {
            // Disclosures and key binding belong to the first signature (RFC 9901 §8.1); nobody asks for the others.
            ledger.record(
                .proofPresent, .warning, .proofOtherNotChecked,
                [.init("proofs", String(token.issuerSigned.signatures.count))])
        }
        return authorship
    }

    /// Explicit typing: a token made for something else is not taken for a credential (RFC 8725 §3.11).
    private func checkType(_ kind: VerificationReport.Kind, _ ledger: inout CheckLedger) {
        let fitting: Set<ExactString> =
            switch (profile, kind) {
            case (.ietf, _): ["dc+sd-jwt", "vc+sd-jwt"]
            case (.w3c, .credential): ["vc+sd-jwt", "vc+ld+json+sd-jwt"]
            case (.w3c, .presentation): ["vp+sd-jwt", "vp+ld+json+sd-jwt"]
            }
        guard let type = signature.mediaType, fitting.contains(type) else {
            ledger.record(.formatParse, .failed, .tokenType, [.init("typ", signature.mediaType ?? "")])
            return
        }
    }

    /// RFC 9901 §7.1 steps 2.4 to 5, and SD-JWT VC §3.2.2.2.
    private func checkDisclosures(_ ledger: inout CheckLedger) {
        switch processing {
        case .failure(let violation):
            ledger.record(.disclosureIntegrity, violation.outcome, violation.code, [.init("place", violation.place)])
        case .success(let payload):
            let withheld = payload.disclosed.first { claim in
                guard claim.parent == nil, let name = claim.name, Self.neverDisclosed.contains(name) else {
                    return false
                }
                return claim.pointer == ExactString("/\(name)")
            }
            if let name = withheld?.name {
                ledger.record(.disclosureIntegrity, .failed, .disclosureRegisteredClaim, [.init("place", name)])
            } else {
                ledger.record(
                    .disclosureIntegrity, .passed, nil, [.init("disclosures", String(payload.disclosed.count))])
            }
        }
    }

    /// What decides about validity could be withheld as well, so it is not taken from a disclosure.
    private static let neverDisclosed: Set<ExactString> = [
        "iss", "nbf", "exp", "cnf", "vct", "vct#integrity", "status", "credentialStatus", "validUntil",
    ]

    private func checkModel(_ ledger: inout CheckLedger) {
        ledger.doesNotApply(.modelContext, .modelTerms)
        do {
            try SDJWTVCRules(claims: claims, hasCertificate: signature.protectedHeader["x5c"] != nil).check()
            ledger.record(.modelRequired, .passed)
        } catch {
            ledger.record(.modelRequired, .failed, error.code, [.init("member", error.member)])
        }
    }
}
