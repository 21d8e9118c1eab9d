// SPDX-License-Identifier: Apache-2.0

package import Credentials
package import StrictJSON

/// One credential that counts in an overview, or one of those that a record in the wallet contains.
package struct CountedCredential: Sendable, Equatable {
    /// The number in the wallet.
    package let number: Int
    package let title: ExactString
    package let verdict: Verdict
    package let format: CredentialFormat
    package let award: Award

    package init(number: Int, title: ExactString, verdict: Verdict, format: CredentialFormat, award: Award) {
        self.number = number
        self.title = title
        self.verdict = verdict
        self.format = format
        self.award = award
    }
}

/// An award, with every credential that holds it.
package struct CountedAward: Sendable, Equatable {
    /// In the order of the wallet; never empty.
    package private(set) var credentials: [CountedCredential]
    /// How each but the first was known to be the same award.
    package private(set) var links: [AwardLink] = []

    init(_ credential: CountedCredential) { credentials = [credential] }

    mutating func add(_ credential: CountedCredential, _ link: AwardLink) {
        credentials.append(credential)
        links.append(link)
    }

    /// The credentials on which verification found nothing amiss come first.
    private var byVerdict: [CountedCredential] {
        credentials.filter { $0.verdict == .valid } + credentials.filter { $0.verdict != .valid }
    }

    package var title: ExactString { byVerdict.first?.title ?? "" }

    /// In credits where one of its credentials states them, else in hours.
    package var load: AwardLoad { Self.load(byVerdict) }

    /// As far as valid credentials state it.
    package var validLoad: AwardLoad { Self.load(credentials.filter { $0.verdict == .valid }) }

    package var isValid: Bool { credentials.contains { $0.verdict == .valid } }

    private static func load(_ credentials: [CountedCredential]) -> AwardLoad {
        let stated = credentials.map(\.award.load).filter(\.isStated)
        return stated.first { $0.ects != nil } ?? stated.first ?? AwardLoad()
    }

    /// Whether it has credits of which the kind is not stated, and no study load beside.
    package var hasOnlyOtherCredits: Bool { !load.isStated && credentials.contains { $0.award.hasOtherCredits } }

    package var level: AwardLevel {
        let stated = byVerdict.map(\.award.level).filter { $0 != .notStated }
        return stated.first { $0.eqf != nil } ?? stated.first ?? .notStated
    }

    /// As it calls itself; its identifier where it does not.
    package var issuerName: ExactString {
        byVerdict.lazy.compactMap(\.award.issuerNames.first).first
            ?? byVerdict.lazy.compactMap(\.award.issuerID).first ?? ""
    }

    package var numbers: [Int] { Overview.distinct(credentials.map(\.number)) }
}
