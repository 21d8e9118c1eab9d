// SPDX-License-Identifier: Apache-2.0

/// Collects the outcome of every check of the plan while a document is verified.
package struct CheckLedger: Sendable {
    private var checks: [CheckID: Check] = [:]

    /// Notes an outcome; where the check has one already, the worse stays and the evidence of both is kept.
    package mutating func record(
        _ id: CheckID, _ outcome: CheckOutcome, _ code: FindingCode? = nil, _ evidence: [Check.Evidence] = []
    ) {
        guard let earlier = checks[id] else {
            checks[id] = Check(id: id, outcome: outcome, code: code, evidence: evidence)
            return
        }
        let isWorse = Self.severity(outcome, code) > Self.severity(earlier.outcome, earlier.code)
        checks[id] = Check(
            id: id, outcome: isWorse ? outcome : earlier.outcome, code: isWorse ? code : earlier.code,
            // The evidence of the outcome that counts comes first, since messages quote the first of a name.
            evidence: isWorse ? evidence + earlier.evidence : earlier.evidence + evidence)
    }

    /// Greater is worse. What was stopped in one of several proofs is not passed for all of them.
    private static func severity(_ outcome: CheckOutcome, _ code: FindingCode?) -> Int {
        switch outcome {
        case .skipped: code == .dependsOnOther ? 3 : 0
        case .passed: 1
        case .warning: 2
        case .unknown: 4
        case .failed: 5
        }
    }

    /// Notes that a check cannot say anything because another did not pass.
    package mutating func skip(_ id: CheckID, dependingOn other: CheckID) {
        record(id, .skipped, .dependsOnOther, [.init("check", other.rawValue)])
    }

    package mutating func doesNotApply(_ ids: CheckID...) {
        for id in ids { record(id, .skipped, .doesNotApply) }
    }

    package func outcome(_ id: CheckID) -> CheckOutcome? { checks[id]?.outcome }

    package func passed(_ id: CheckID) -> Bool { checks[id]?.outcome == .passed || checks[id]?.outcome == .warning }

    /// Whether every check that makes the document its issuer's own passed.
    var isAuthentic: Bool { CheckID.authenticity.allSatisfy(passed) && isIntact }

    /// Whether the signature holds, and with it all that is shown.
    var isIntact: Bool {
        passed(.proofSignature) && outcome(.disclosureIntegrity) != .failed && outcome(.disclosureIntegrity) != .unknown
    }

    /// The whole plan in order. A check that nobody ran is unknown, never passed over.
    func finished() -> [Check] {
        CheckID.allCases.map { checks[$0] ?? Check(id: $0, outcome: .unknown, code: .notRun, evidence: []) }
    }
}
