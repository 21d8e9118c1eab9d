// SPDX-License-Identifier: Apache-2.0

import StrictJSON

/// The claims of RFC 7519 §4.1 and their like in an SD-JWT or a Key Binding JWT.
struct RegisteredClaims {
    private let claims: JSONObject

    init(_ claims: JSONObject) { self.claims = claims }

    private static let texts: [ExactString] = ["iss", "sub", "jti", "nonce", "vct#integrity"]

    /// When the token says it was made.
    var issued: DateTime? {
        NumericDate.instant(claims["iat"]).map { DateTime($0) }
    }

    /// For whom and in answer to what it was made.
    var addressee: Authorship.Addressee {
        Authorship.Addressee(
            challenge: claims["nonce"]?.stringValue,
            domains: (claims["aud"]?.elements ?? []).compactMap(\.stringValue))
    }

    /// RFC 7519 §4.1: each of its type.
    func checkTypes(_ ledger: inout CheckLedger) {
        for name in Self.texts {
            if let value = claims[name], value.stringValue?.isEmpty != false { record(name, .failed, &ledger) }
        }
        for name: ExactString in ["exp", "nbf"] {
            if let value = claims[name], NumericDate.instant(value) == nil { record(name, .failed, &ledger) }
        }
        if let audience = claims["aud"], audience.elements.contains(where: { $0.stringValue == nil }) {
            record("aud", .failed, &ledger)
        }
        // Nothing rests on it; some issuers write a date.
        if let value = claims["iat"], NumericDate.instant(value) == nil { record("iat", .warning, &ledger) }
    }

    private func record(_ name: ExactString, _ outcome: CheckOutcome, _ ledger: inout CheckLedger) {
        ledger.record(.formatParse, outcome, .tokenClaim, [.init("claim", name)])
    }

    /// Whether they say what a document of the W3C data model says of itself, and nothing stands where it did in a token of
    /// version 1.1 (Securing Verifiable Credentials using JOSE and COSE §3.2.3).
    func checkAgreement(with document: SecuredDocument, _ ledger: inout CheckLedger) {
        let isOld = ModelVersion(firstContext: document.json["@context"]?.elements.first?.stringValue) == .v1
        if let stray: ExactString = ["vc", "vp"].first(where: { claims[$0] != nil }) ?? (isOld ? "@context" : nil) {
            ledger.record(.formatParse, .failed, .tokenForm, [.init("member", stray)])
        }
        let author = document.json.identifier(of: document.kind == .presentation ? "holder" : "issuer")
        compare("iss", with: author, .tokenIssuer, &ledger)
        compare("jti", with: document.json["id"]?.stringValue, .tokenID, &ledger)
    }

    private func compare(
        _ claim: ExactString, with value: ExactString?, _ code: FindingCode, _ ledger: inout CheckLedger
    ) {
        guard let stated = claims[claim]?.stringValue, let value, stated != value else { return }
        ledger.record(
            .modelRequired, .failed, code, [.init("claim", claim), .init("stated", stated), .init("inside", value)])
    }

    /// RFC 7519 §4.1.4: it holds before `exp`, not at it. §4.1.5: it holds from `nbf` on.
    func checkDates(_ now: Instant, _ ledger: inout CheckLedger) {
        check("nbf", .timeValidFrom, now, &ledger) { $0 <= now ? nil : .timeNotYetValid }
        check("exp", .timeValidUntil, now, &ledger) { now < $0 ? nil : .timeExpired }
        if let issued, issued.instant > now {
            ledger.record(.timeValidFrom, .warning, .proofCreatedLater, [.init("created", issued.instant.rfc3339)])
        }
    }

    private func check(
        _ claim: ExactString, _ id: CheckID, _ now: Instant, _ ledger: inout CheckLedger,
        _ finding: (Instant) -> FindingCode?
    ) {
        guard let value = claims[claim] else { return }
        guard let date = NumericDate.instant(value) else {
            ledger.skip(id, dependingOn: .formatParse)
            return
        }
        let code = finding(date)
        ledger.record(
            id, code == nil ? .passed : .failed, code, [.init("date", date.rfc3339), .init("checkedAt", now.rfc3339)])
    }
}
