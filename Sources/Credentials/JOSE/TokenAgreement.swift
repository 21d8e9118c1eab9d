// SPDX-License-Identifier: Apache-2.0

import StrictJSON

/// Holds a token's registered claims against the credential or presentation inside (VCDM 1.1 §6.3.1; JOSE and COSE §3.1.3;
/// Open Badges 3.0 §8.2.4), and against the clock.
struct TokenAgreement {
    let token: CredentialToken
    let document: SecuredDocument

    private var claims: JSONObject { token.claims }

    /// When the token says it was made.
    var issued: DateTime? { RegisteredClaims(claims).issued }

    func check(_ ledger: inout CheckLedger) {
        checkTypes(&ledger)
        let author: ExactString = document.kind == .presentation ? "holder" : "issuer"
        compare("iss", with: document.json.identifier(of: author).map { [$0] } ?? [], .tokenIssuer, &ledger)
        compare("jti", with: document.json["id"]?.stringValue.map { [$0] } ?? [], .tokenID, &ledger)
        guard document.kind == .credential else { return }
        let subjects = (document.json["credentialSubject"]?.elements ?? []).compactMap { $0["id"]?.stringValue }
        compare("sub", with: subjects, .tokenSubject, &ledger)
        // The type of JOSE and COSE lets a signature end before what it says does.
        guard !token.isTyped else { return }
        compareDate("nbf", with: ["issuanceDate", "validFrom"], &ledger)
        compareDate("exp", with: ["expirationDate", "validUntil"], &ledger)
    }

    /// RFC 7519 §4.1.
    private func checkTypes(_ ledger: inout CheckLedger) {
        for name: ExactString in ["iss", "sub", "jti", "nonce"] {
            if let value = claims[name], value.stringValue == nil { record(name, .failed, &ledger) }
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

    private func compare(
        _ claim: ExactString, with values: [ExactString], _ code: FindingCode, _ ledger: inout CheckLedger
    ) {
        guard let stated = claims[claim]?.stringValue, let value = values.first, !values.contains(stated) else {
            return
        }
        ledger.record(
            .modelRequired, .failed, code, [.init("claim", claim), .init("stated", stated), .init("inside", value)])
    }

    /// To the second, which is all that a claim can say. The first of the members that is there counts.
    private func compareDate(_ claim: ExactString, with members: [ExactString], _ ledger: inout CheckLedger) {
        guard let stated = NumericDate.instant(claims[claim]),
            let text = members.lazy.compactMap({ document.json[$0]?.stringValue }).first
        else { return }
        let date: DateTime
        do { date = try DateTime(text) } catch { return }
        guard date.instant.seconds != stated.seconds else { return }
        ledger.record(
            .modelRequired, .failed, .tokenDate,
            [.init("claim", claim), .init("stated", stated.rfc3339), .init("inside", text)])
    }

    // MARK: The clock

    /// RFC 7519 §4.1.4: the token holds before `exp`, not at it. §4.1.5: it holds from `nbf` on.
    func checkDates(_ now: Instant, _ ledger: inout CheckLedger) {
        if let expires = NumericDate.instant(claims["exp"]) {
            let holds = now < expires
            ledger.record(
                .timeValidUntil, holds ? .passed : .failed, holds ? nil : .proofExpired,
                [.init("expires", expires.rfc3339)])
        }
        if let start = NumericDate.instant(claims["nbf"]) {
            let holds = start <= now
            ledger.record(
                .timeValidFrom, holds ? .passed : .failed, holds ? nil : .timeNotYetValid,
                [.init("date", start.rfc3339), .init("checkedAt", now.rfc3339)])
        }
        if let issued, issued.instant > now {
            ledger.record(.timeValidFrom, .warning, .proofCreatedLater, [.init("created", issued.instant.rfc3339)])
        }
    }
}
