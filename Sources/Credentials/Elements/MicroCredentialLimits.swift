// SPDX-License-Identifier: Apache-2.0

import StrictJSON

/// A micro-credential held against the study load that the Dutch frameworks for micro-credentials give it (SURF).
///
/// In higher education 3 to 30 credits (EC) in steps of a half, or the hours they stand for, 28 to a credit; in vocational
/// education (MBO) at least 240 hours of study load (SBU).
package struct MicroCredentialLimits: Sendable, Equatable {
    package enum Outcome: String, Sendable, CaseIterable {
        /// It does not say that it is a micro-credential.
        case notApplicable = "not-applicable"
        /// It states no study load, or none in credits or hours.
        case notStated = "not-stated"
        case below
        case within
        case above
        /// Between the steps of half a credit.
        case offStep = "off-step"
    }

    package enum Rule: String, Sendable, CaseIterable {
        /// 3...30 EC in steps of 0.5.
        case higherEducation = "higher-education"
        /// 84...840 hours of time invested: 3 and 30 EC at 28 hours.
        case timeInvestment = "time-investment"
        /// At least 240 SBU.
        case vocationalEducation = "vocational-education"
    }

    package let outcome: Outcome
    /// Nil where none could be applied.
    package let rule: Rule?
    /// What was held against the rule.
    package let load: StudyLoad?

    private static let halfCredit = 500

    init(workload: [Statement], of microCredential: Statement?) {
        guard microCredential != nil else {
            (outcome, rule, load) = (.notApplicable, nil, nil)
            return
        }
        guard let (rule, load) = Self.stated(workload) else {
            (outcome, rule, load) = (.notStated, nil, nil)
            return
        }
        self.rule = rule
        self.load = load
        let amount = load.amount.thousandths
        outcome =
            switch rule {
            case .higherEducation where amount < 3_000: .below
            case .higherEducation where amount > 30_000: .above
            case .higherEducation: amount.isMultiple(of: Self.halfCredit) ? .within : .offStep
            case .timeInvestment: amount < 84_000 ? .below : amount > 840_000 ? .above : .within
            case .vocationalEducation: amount < 240_000 ? .below : .within
            }
    }

    /// Credits before hours of study load, and those before time invested: the first says most.
    private static func stated(_ workload: [Statement]) -> (Rule, StudyLoad)? {
        let loads = workload.compactMap { statement -> (StudyLoad, Statement.Aspect?)? in
            guard case .load(let load) = statement.value else { return nil }
            return (load, statement.aspect)
        }
        if let (load, _) = loads.first(where: { $0.0.unit == .ects }) { return (.higherEducation, load) }
        let hours = loads.filter { $0.0.unit == .hours }
        if let (load, _) = hours.first(where: { $0.1 == .studyLoad }) { return (.vocationalEducation, load) }
        return hours.first.map { (.timeInvestment, $0.0) }
    }
}
