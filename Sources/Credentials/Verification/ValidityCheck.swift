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
        check(.timeValidFrom, Self.fromNames, &ledger)
        check(.timeValidUntil, Self.untilNames, &ledger)
    }

    private func check(_ id: CheckID, _ names: [ExactString], _ ledger: inout CheckLedger) {
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
            do { Self.hold(try DateTime(text), text, against: instant, id, &ledger) } catch {
                ledger.skip(id, dependingOn: .modelRequired)
            }
        }
    }

    /// Holds one date against the moment of checking: the beginning for `time.valid-from`, else the end.
    ///
    /// - Parameter text: the date as it stands in the document.
    static func hold(
        _ date: DateTime, _ text: ExactString, against instant: Instant, _ id: CheckID, _ ledger: inout CheckLedger
    ) {
        func finding(_ date: Instant) -> FindingCode? {
            if id == .timeValidFrom { return date <= instant ? nil : .timeNotYetValid }
            return instant <= date ? nil : .timeExpired
        }
        let evidence: [Check.Evidence] = [.init("date", text), .init("checkedAt", instant.rfc3339)]
        let code = finding(date.instant)
        if !date.hasOffset,
            code != finding(date.instant.advanced(bySeconds: widestOffset))
                || code != finding(date.instant.advanced(bySeconds: -widestOffset))
        {
            ledger.record(id, .unknown, .timeNoOffset, evidence)
        } else {
            ledger.record(id, code == nil ? .passed : .failed, code, evidence)
        }
    }
}
