// SPDX-License-Identifier: Apache-2.0

import CredentialCrypto
import StrictJSON

/// An SD-JWT with a Key Binding JWT: its holder presents one credential to one reader (RFC 9901 §4.3).
///
/// The presentation's own signature is the Key Binding JWT's; the credential inside is verified as one without.
struct KeyBoundPresentation: SecuringMechanism {
    let format = CredentialFormat.sdJWT
    let token: SDJWT
    /// The Key Binding JWT; nil where it is none.
    private let binding: (jws: JSONWebSignature, claims: JSONObject)?
    private let credential: SecuredDocument
    /// SHA-256 of everything the binding is for: the digest that the credential would have as a file of its own, and for
    /// most tokens `sd_hash` too.
    private let digest: [UInt8]

    /// Seconds by which the holder's clock may be ahead of the reader's.
    private static let clockSkew: Int64 = 60

    private init(_ token: SDJWT, _ text: ExactString) {
        let issued = SDJWT(
            issuerSigned: token.issuerSigned, payload: token.payload, disclosures: token.disclosures, keyBinding: nil)
        self.token = token
        binding = Self.read(text)
        digest = HashAlgorithm.sha256.digest(issued.compact)
        credential = SelectiveCredential.document(issued, digest: ExactString(Hexadecimal.encode(digest)))
    }

    private static func read(_ text: ExactString) -> (jws: JSONWebSignature, claims: JSONObject)? {
        do {
            let jws = try JSONWebSignature(compact: text.utf8)
            return try JSONReader.read(jws.payload).objectValue.map { (jws, $0) }
        } catch {
            return nil
        }
    }

    /// The document that an SD-JWT is: a presentation where a key binding stands behind it, else the credential.
    static func document(_ token: SDJWT, digest: ExactString) -> SecuredDocument {
        guard let text = token.keyBinding else { return SelectiveCredential.document(token, digest: digest) }
        let mechanism = KeyBoundPresentation(token, text)
        return SecuredDocument(
            kind: .presentation, mechanism: mechanism, json: mechanism.binding?.claims ?? JSONObject(), digest: digest)
    }

    var contained: [SecuredDocument]? { [credential] }

    // MARK: Checks (RFC 9901 §7.3 step 5)

    func verify(
        _ document: SecuredDocument, with inputs: VerificationInputs, _ ledger: inout CheckLedger
    ) -> Authorship {
        ledger.doesNotApply(.modelContext, .modelRequired, .modelTerms)
        if let member = malformedMember {
            ledger.record(.proofPresent, .failed, .proofMalformed, [.init("member", member)])
        } else {
            ledger.record(.proofPresent, .passed, nil, [.init("proofs", "1")])
        }
        guard let (jws, claims) = binding, ledger.passed(.proofPresent) else {
            for id in CheckID.authenticity.dropFirst() { ledger.skip(id, dependingOn: .proofPresent) }
            ledger.skip(.disclosureIntegrity, dependingOn: .proofPresent)
            return Authorship()
        }
        // Step 5.4.
        if jws.signature.mediaType != "kb+jwt" {
            ledger.record(.formatParse, .failed, .tokenType, [.init("typ", jws.signature.mediaType ?? "")])
        }
        let registered = RegisteredClaims(claims)
        checkTime(registered, inputs, &ledger)
        checkHash(claims, &ledger)
        var authorship = Authorship()
        authorship.addressees = [registered.addressee]
        authorship.expires = NumericDate.instant(claims["exp"])
        // Steps 5.1 to 5.3.
        let signer = SignerCheck(
            resolver: VerificationMethodResolver(evidence: inputs.evidence), inputs: inputs,
            relationship: .authentication, signer: nil)
        let key = TokenVerification(signature: jws.signature, issued: registered.issued, signer: signer)
            .run(&ledger) { ledger in confirmedKey(signer, registered.issued, &ledger) }?.key
        // Only what was signed for this presentation shows who presents it.
        if let key, ledger.passed(.formatParse), ledger.passed(.disclosureIntegrity) { authorship.keys = [key] }
        return authorship
    }

    /// §4.3: `iat`, `aud`, `nonce` and `sd_hash` are required, each of its type.
    private var malformedMember: ExactString? {
        guard let claims = binding?.claims else { return "kb_jwt" }
        if NumericDate.instant(claims["iat"]) == nil { return "iat" }
        for name: ExactString in ["aud", "nonce", "sd_hash"] where claims[name]?.stringValue?.isEmpty != false {
            return name
        }
        for name: ExactString in ["exp", "nbf"] {
            if let value = claims[name], NumericDate.instant(value) == nil { return name }
        }
        return nil
    }

    /// Step 5.1: the key that the issuer bound the credential to, and no other.
    private func confirmedKey(
        _ signer: SignerCheck, _ created: DateTime?, _ ledger: inout CheckLedger
    ) -> VerificationMethod? {
        guard let confirmation = Confirmation(token.payload) else {
            ledger.record(.proofKey, .failed, .proofKeyNotConfirmed)
            ledger.skip(.proofController, dependingOn: .proofKey)
            return nil
        }
        do {
            let method = try confirmation.method(signer.resolver)
            signer.accept(method, DIDURL(method.controller), created: created, &ledger)
            return method
        } catch {
            signer.record(error, DIDURL("cnf"), &ledger)
            return nil
        }
    }

    /// Steps 5.5 and 5.8.
    private func checkTime(
        _ registered: RegisteredClaims, _ inputs: VerificationInputs, _ ledger: inout CheckLedger
    ) {
        guard let created = registered.issued?.instant else { return }
        let age = inputs.instant.seconds - created.seconds
        let isLater = age < -Self.clockSkew
        ledger.record(
            .timeValidFrom, isLater ? .failed : .passed, isLater ? .timeNotYetValid : nil,
            [
                .init("date", created.rfc3339), .init("checkedAt", inputs.instant.rfc3339),
                .init("ageInSeconds", String(age)),
            ])
        if let maximum = inputs.maximumPresentationAge {
            let isOver = age > maximum
            ledger.record(
                .timeValidUntil, isOver ? .failed : .passed, isOver ? .proofExpired : nil,
                [.init("expires", created.advanced(bySeconds: maximum).rfc3339)])
        }
        registered.checkDates(inputs.instant, &ledger)
    }

    /// Step 5.7: the holder signed for these disclosures and no others.
    private func checkHash(_ claims: JSONObject, _ ledger: inout CheckLedger) {
        let hash: HashAlgorithm
        do { hash = try SDJWT.hash(of: token.payload) } catch {
            ledger.record(.disclosureIntegrity, error.outcome, error.code, [.init("place", error.place)])
            return
        }
        let expected = ExactString(Base64URL.encode(hash == .sha256 ? digest : hash.digest(token.boundPart)))
        if claims["sd_hash"]?.stringValue == expected {
            ledger.record(.disclosureIntegrity, .passed, nil, [.init("hash", expected)])
        } else {
            ledger.record(.disclosureIntegrity, .failed, .disclosureHashMismatch, [.init("hash", expected)])
        }
    }
}

extension SecuredDocument {
    /// Whether a holder bound it to one reader: it is for that reader, and no wallet takes it in (RFC 9901 §7.2).
    package var isKeyBound: Bool { mechanism is KeyBoundPresentation }
}
