// SPDX-License-Identifier: Apache-2.0

import StrictJSON

/// Holds a credential's own period of validity against the moment of checking
/// (VCDM 2.0 §4.9, VCDM 1.1 §4.5 and 4.6).
struct ValidityCheck {
    let document: SecuredDocument
    let instant: Instant

    private static let fromNames: [ExactString] = ["validFrom", "issuanceDate"]
    private static let untilNames: [ExactString] = ["validUntil", "expirationDate"]
    /// Time zones reach 14 hours either side of UTC (XML Schema 1.1-2 §3.3.7).
    private static let widestOffset: Int64 = 14 * 3_600

    func run(_ ledger: inout CheckLedger) {
        check(.timeValidFrom, Self.fromNames, &ledger) { $0 <= instant ? nil : .timeNotYetValid }
        check(.timeValidUntil, Self.untilNames, &ledger) { instant <= $0 ? nil : .timeExpired }
    }

    private func check(
        _ id: CheckID, _ names: [ExactString], _ ledger: inout CheckLedger, _ finding: (Instant) -> FindingCode?
    ) {
        let present = names.filter { document.json[$0] != nil }
        guard !present.isEmpty else {
            if ledger.outcome(id) == nil { ledger.doesNotApply(id) }
            return
        }
        for name in present {
            guard let text = document.json[name]?.stringValue else {
                ledger.skip(id, dependingOn: .modelRequired)
                continue
            }
            let evidence: [Check.Evidence] = [.init("date", text), .init("checkedAt", instant.rfc3339)]
            let date: DateTime
            do { date = try DateTime(text) } catch {
                ledger.skip(id, dependingOn: .modelRequired)
                continue
            }
            let code = finding(date.instant)
            if !date.hasOffset,
                code != finding(date.instant.advanced(bySeconds: Self.widestOffset))
                    || code != finding(date.instant.advanced(bySeconds: -Self.widestOffset))
            {
                ledger.record(id, .unknown, .timeNoOffset, evidence)
            } else {
                ledger.record(id, code == nil ? .passed : .failed, code, evidence)
            }
        }
    }
}
