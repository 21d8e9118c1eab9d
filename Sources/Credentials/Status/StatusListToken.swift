// SPDX-License-Identifier: Apache-2.0

import CredentialCrypto
import StrictJSON

/// A Status List Token: the statuses of other tokens, in a JWT of type `statuslist+jwt` (Token Status List, status list token in
/// JWT format).
struct StatusListToken: SecuringMechanism {
    private static let type: ExactString = "statuslist+jwt"

    let format = CredentialFormat.jwt
    let signature: JSONWebSignature.Signature
    private let claims: JSONObject

    var signed: Instant? { NumericDate.instant(claims["iat"]) }

    /// Nil for every other token.
    static func document(
        _ token: JSONWebSignature, _ claims: JSONObject, digest: ExactString
    ) -> SecuredDocument? {
        guard token.signature.mediaType == type || claims["status_list"]?.objectValue != nil else { return nil }
        return SecuredDocument(
            kind: .credential, mechanism: StatusListToken(signature: token.signature, claims: claims), json: claims,
            digest: digest, author: claims["iss"]?.stringValue)
    }

    func verify(
        _ document: SecuredDocument, with inputs: VerificationInputs, _ ledger: inout CheckLedger
    ) -> Authorship {
        // RFC 8725 §3.11: a token made for something else is not taken for a list.
        if signature.mediaType != Self.type {
            ledger.record(.formatParse, .failed, .tokenType, [.init("typ", signature.mediaType ?? "")])
        }
        ledger.doesNotApply(.modelContext, .modelTerms)
        let registered = RegisteredClaims(claims)
        registered.checkTypes(&ledger)
        registered.checkDates(inputs.instant, &ledger)
        do {
            try checkClaims()
            ledger.record(.modelRequired, .passed)
        } catch {
            ledger.record(.modelRequired, .failed, error.code, [.init("member", error.member)])
        }
        var authorship = Authorship()
        authorship.expires = NumericDate.instant(claims["exp"])
        TokenVerification(
            signature: signature, issued: registered.issued,
            signer: SignerCheck(
                resolver: VerificationMethodResolver(evidence: inputs.evidence), inputs: inputs,
                relationship: .assertionMethod, signer: document.author)
        ).run(&ledger, &authorship)
        return authorship
    }

    private func checkClaims() throws(ModelViolation) {
        for name: ExactString in ["sub", "iat", "status_list"] where claims[name] == nil {
            throw ModelViolation(code: .modelMissing, member: name)
        }
        guard claims["sub"]?.stringValue != nil else { throw ModelViolation(code: .modelType, member: "sub") }
        guard NumericDate.instant(claims["iat"]) != nil else { throw ModelViolation(code: .modelDate, member: "iat") }
        guard claims["status_list"]?.objectValue != nil else {
            throw ModelViolation(code: .modelType, member: "status_list")
        }
        if let ttl = claims["ttl"], Self.seconds(ttl) == nil { throw ModelViolation(code: .modelType, member: "ttl") }
    }

    /// `ttl`: for how many seconds a copy may be used before a fresh one is to be fetched; nil where it does not say.
    static func timeToLive(_ claims: JSONObject) throws(StatusFailure) -> Int64? {
        guard let member = claims["ttl"] else { return nil }
        guard let seconds = seconds(member) else { throw StatusFailure(.statusListMalformed) }
        return seconds
    }

    private static func seconds(_ value: JSONValue) -> Int64? {
        guard let seconds = value.numberValue?.integer, 1...(1 << 40) ~= seconds else { return nil }
        return Int64(seconds)
    }
}
