// SPDX-License-Identifier: Apache-2.0

package import Credentials
package import StrictJSON

/// What a learner has across her wallet: how much, at what level, from whom, and what was learnt.
package struct Overview: Sendable {
    /// Awards added up.
    package struct Sum: Sendable, Equatable {
        package private(set) var awards = 0
        package private(set) var load = AwardLoad()
        /// Of how many no study load is stated, in credits or hours.
        package private(set) var withoutLoad = 0

        mutating func add(_ load: AwardLoad) {
            awards += 1
            if load.isStated { self.load = self.load.adding(load) } else { withoutLoad += 1 }
        }
    }

    /// A credential that does not count.
    package struct Excluded: Sendable, Equatable {
        package enum Reason: String, Sendable, CaseIterable {
            case invalid, revoked
            /// The moment lies outside its validity.
            case expired
            /// It states nothing that was learnt or done: it says who someone is.
            case notAnAward = "not-an-award"
        }

        package let number: Int
        package let title: ExactString
        package let reason: Reason
    }

    /// Something learnt, and by which credentials.
    package struct Learnt: Sendable, Equatable {
        package let outcome: Award.Outcome
        package fileprivate(set) var numbers: [Int]
    }

    /// A credential that ends.
    package struct Expiring: Sendable, Equatable {
        package let number: Int
        package let title: ExactString
        package let issuer: ExactString?
        package let end: Instant
        /// SHA-256 of its original bytes.
        package let digest: [UInt8]

        package init(number: Int, title: ExactString, issuer: ExactString?, end: Instant, digest: [UInt8]) {
            self.number = number
            self.title = title
            self.issuer = issuer
            self.end = end
            self.digest = digest
        }
    }

    package let instant: Instant
    /// In the order of the wallet.
    package let awards: [CountedAward]
    package let excluded: [Excluded]
    /// What ends between now and the same day of next year, the first first.
    package let expiring: [Expiring]

    package init(
        at instant: Instant, _ credentials: [CountedCredential], excluded: [Excluded] = [], expiring: [Expiring] = []
    ) {
        self.instant = instant
        var joining = AwardJoining()
        for credential in credentials { joining.add(credential) }
        awards = joining.awards
        self.excluded = excluded
        let horizon = Self.horizon(instant)
        self.expiring = expiring.filter { instant <= $0.end && $0.end <= horizon }
            .sorted { ($0.end, $0.number) < ($1.end, $1.number) }
    }

    /// The same moment of the next year; of a leap day, the day before it.
    package static func horizon(_ instant: Instant) -> Instant {
        let today = instant.date
        let next =
            CivilDate(year: today.year + 1, month: today.month, day: today.day)
            ?? CivilDate(year: today.year + 1, month: today.month, day: 28) ?? today
        return instant.advanced(bySeconds: (next.daysSinceEpoch - today.daysSinceEpoch) * 86_400)
    }

    // MARK: Sums

    package var total: Sum { sum(awards) { $0.load } }

    /// As far as valid credentials carry it.
    package var valid: Sum { sum(awards.filter(\.isValid)) { $0.validLoad } }

    /// Awards of which the number of credits is stated, and not their kind.
    package var withOtherCredits: Int { awards.count(where: \.hasOnlyOtherCredits) }

    /// How many credentials the awards are held in.
    package var credentialCount: Int { awards.reduce(0) { $0 + $1.credentials.count } }

    private func sum(_ awards: [CountedAward], _ load: (CountedAward) -> AwardLoad) -> Sum {
        var sum = Sum()
        for award in awards { sum.add(load(award)) }
        return sum
    }

    /// The highest level first; then levels elsewhere, then what has none.
    package var levels: [(level: AwardLevel, sum: Sum)] {
        let groups = Dictionary(grouping: awards, by: \.level)
        let order = (1...8).reversed().map(AwardLevel.eqf) + [.other, .notStated]
        return order.compactMap { level in groups[level].map { (level, sum($0, \.load)) } }
    }

    /// By the name that each gives itself, in the order of names.
    package var issuers: [(name: ExactString, identifiers: [ExactString], sum: Sum)] {
        let groups = Dictionary(grouping: awards) { AwardLink.folded($0.issuerName) }
        return groups.sorted { $0.key < $1.key }.map { _, awards in
            let identifiers = awards.flatMap { $0.credentials.compactMap(\.award.issuerID) }
            return (awards.first?.issuerName ?? "", Self.distinct(identifiers), sum(awards, \.load))
        }
    }

    /// Awards that are held more than once.
    package var joined: [CountedAward] { awards.filter { $0.credentials.count > 1 } }

    /// What was learnt, by address where it has one, else by its words; what most credentials hold first.
    package var learnt: [Learnt] {
        var order: [String] = []
        var found: [String: Learnt] = [:]
        for award in awards {
            for credential in award.credentials {
                for outcome in credential.award.outcomes {
                    let key = outcome.url.map { "url \($0)" } ?? "text \(AwardLink.folded(outcome.text([])))"
                    if found[key] == nil { order.append(key) }
                    var learnt = found[key] ?? Learnt(outcome: outcome, numbers: [])
                    learnt.numbers = Self.distinct(learnt.numbers + [credential.number])
                    found[key] = learnt
                }
            }
        }
        let all = order.compactMap { found[$0] }
        return all.enumerated()
            .sorted { ($1.element.numbers.count, $0.offset) < ($0.element.numbers.count, $1.offset) }.map(\.element)
    }

    static func distinct<Value: Hashable>(_ values: [Value]) -> [Value] {
        var seen: Set<Value> = []
        return values.filter { seen.insert($0).inserted }
    }
}
