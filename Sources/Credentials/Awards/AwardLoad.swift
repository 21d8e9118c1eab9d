// SPDX-License-Identifier: Apache-2.0

import StrictJSON

/// The study load that an award counts with when loads are added up.
///
/// The same work is often stated twice, in credits and in hours. It counts once: in ECTS credits where they are stated, else
/// in hours of study load, else in other hours. Nothing is ever turned from one unit into the other.
package struct AwardLoad: Sendable, Hashable {
    package var ects: Amount?
    package var hours: Amount?

    package init(ects: Amount? = nil, hours: Amount? = nil) {
        self.ects = ects
        self.hours = hours
    }

    package var isStated: Bool { ects != nil || hours != nil }

    /// Nil in the unit whose sum is beyond any study.
    package func adding(_ other: AwardLoad) -> AwardLoad {
        AwardLoad(ects: Self.sum(ects, other.ects), hours: Self.sum(hours, other.hours))
    }

    private static func sum(_ first: Amount?, _ second: Amount?) -> Amount? {
        guard let first else { return second }
        guard let second else { return first }
        return first.adding(second)
    }

    /// - Parameter workload: the statements about it, in the order of the credential.
    init(workload: [Statement]) {
        self.init()
        // Each claim of a European Digital Credential is an achievement of its own.
        for claim in Self.claims(workload) {
            let loads = claim.compactMap(Candidate.init).sorted { $0.rank < $1.rank }
            guard let counted = loads.first else { continue }
            switch counted.load.unit {
            case .ects: self = adding(AwardLoad(ects: counted.load.amount))
            case .hours: self = adding(AwardLoad(hours: counted.load.amount))
            }
        }
    }

    /// A stated load, and how much it says beside others of the same achievement. Sorting keeps the order of equals.
    private struct Candidate {
        let load: StudyLoad
        let rank: Int

        init?(_ statement: Statement) {
            guard case .load(let load) = statement.value, load.amount > .zero else { return nil }
            self.load = load
            let isEarned =
                statement.aspect == .creditsEarned || statement.pointer?.contains("/creditReceived") == true
            let kind =
                switch (load.unit, statement.aspect) {
                case (.ects, _): 0
                case (.hours, .studyLoad): 1
                case (.hours, _): 2
                }
            // What was earned says more than what could be.
            rank = kind * 2 + (isEarned ? 0 : 1)
        }
    }

    private static func claims(_ workload: [Statement]) -> [[Statement]] {
        var order: [ExactString] = []
        var groups: [ExactString: [Statement]] = [:]
        for statement in workload {
            let claim = statement.pointer.map(claim) ?? ""
            if groups[claim] == nil { order.append(claim) }
            groups[claim, default: []].append(statement)
        }
        return order.compactMap { groups[$0] }
    }

    /// The pointer up to the claim that it leads into; empty where it leads into none.
    private static func claim(_ pointer: ExactString) -> ExactString {
        let steps = pointer.text.split(separator: "/", omittingEmptySubsequences: false)
        guard let claim = steps.firstIndex(of: "hasClaim") else { return "" }
        let isIndexed = steps.indices.contains(claim + 1) && Int(steps[claim + 1]) != nil
        return ExactString(steps[...(isIndexed ? claim + 1 : claim)].joined(separator: "/"))
    }
}

/// The level that an award counts at.
package enum AwardLevel: Sendable, Hashable {
    /// In the European Qualifications Framework, or in the Dutch one or that of higher education by the level that theirs
    /// are referenced to.
    case eqf(Int)
    /// One that the European framework has no place for, or several that differ.
    case other
    case notStated

    /// - Parameter statements: those about it. The European framework counts before the others.
    init(_ statements: [Statement]) {
        let levels = statements.compactMap { statement -> QualificationLevel? in
            if case .level(let level) = statement.value { level } else { nil }
        }
        guard !levels.isEmpty else {
            self = .notStated
            return
        }
        let european = levels.filter { $0.framework == .eqf }
        let found = Set((european.isEmpty ? levels : european).map(\.eqf))
        if found.count == 1, let level = found.first, let level { self = .eqf(level) } else { self = .other }
    }

    package var eqf: Int? { if case .eqf(let level) = self { level } else { nil } }
}
