// SPDX-License-Identifier: Apache-2.0

/// Collects the outcome of every check of the plan while a document is verified.
package struct CheckLedger: Sendable {
    /// In the order of their first outcome. They are few: looking one up takes less than hashing its name.
    private var checks: [Check] = []
    /// Counts as passed, whatever is found.
    private let omitted: CheckID?

    init(omitting omitted: CheckID?) { self.omitted = omitted }

    /// Notes an outcome; where the check has one already, the worse stays and the evidence of both is kept.
    package mutating func record(
        _ id: CheckID, _ outcome: CheckOutcome, _ code: FindingCode? = nil, _ evidence: [Check.Evidence] = []
    ) {
        guard id != omitted else { return }
        guard let position = position(of: id) else {
            checks.append(Check(id: id, outcome: outcome, code: code, evidence: evidence))
            return
        }
        let earlier = checks[position]
        let isWorse = Self.severity(outcome, code) > Self.severity(earlier.outcome, earlier.code)
        checks[position] = Check(
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

    private func position(of id: CheckID) -> Int? { checks.firstIndex { $0.id == id } }

    package func outcome(_ id: CheckID) -> CheckOutcome? {
        id == omitted ? .passed : position(of: id).map { checks[$0].outcome }
    }

    package func passed(_ id: CheckID) -> Bool {
        switch outcome(id) {
        case .passed, .warning: true
        default: false
        }
    }

    /// Whether it passed, or its form of document leaves nothing for it to ask.
    func holds(_ id: CheckID) -> Bool {
        passed(id) || position(of: id).map { checks[$0].code == .doesNotApply } == true
    }

    /// Whether every check that makes the document its issuer's own passed.
    var isAuthentic: Bool { CheckID.authenticity.allSatisfy(passed) && isIntact }

    /// Whether the signature holds, and with it all that is shown.
    var isIntact: Bool {
        passed(.proofSignature) && outcome(.disclosureIntegrity) != .failed && outcome(.disclosureIntegrity) != .unknown
    }

    /// The outcomes of the checks that have one.
    var recorded: [Check] { checks }

    /// The whole plan in order. A check that nobody ran is unknown, never passed over.
    func finished() -> [Check] {
        CheckID.allCases.map { id in
            if id == omitted { return Check(id: id, outcome: .passed, code: nil, evidence: []) }
            return position(of: id).map { checks[$0] } ?? Check(id: id, outcome: .unknown, code: .notRun, evidence: [])
        }
    }
}
