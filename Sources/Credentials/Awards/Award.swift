// SPDX-License-Identifier: Apache-2.0

import LinkedData
package import StrictJSON

/// What an overview across a wallet has to know of one credential: what it counts for, and how to tell that another holds
/// the same award.
package struct Award: Sendable, Equatable {
    /// Something that was learnt.
    package struct Outcome: Sendable, Equatable {
        /// The same in every language that the credential has it in.
        package var wordings: [Statement.Wording]
        /// Whether it is a skill or outcome of a list that others keep, and which list.
        package var isAligned: Bool
        package var framework: ExactString?
        /// The address that stands for it there.
        package var url: ExactString?

        package init(
            wordings: [Statement.Wording], isAligned: Bool = false, framework: ExactString? = nil,
            url: ExactString? = nil
        ) {
            self.wordings = wordings
            self.isAligned = isAligned
            self.framework = framework
            self.url = url
        }

        /// The words in the first of `languages` that it has, as for any statement.
        package func text(_ languages: [ExactString]) -> ExactString {
            Statement(wordings, pointer: nil).text(languages)
        }
    }

    /// Whether it is a record or presentation of other credentials, so that those count and it does not.
    package var isRecord = false
    /// How it was read; nil where its form is not known.
    package var reader: ElementReader.Name?
    /// The credential's own identifier.
    package var identifier: ExactString?
    /// What is awarded, by identifiers that mean the same everywhere.
    package var achievements: [ExactString] = []
    /// Achievements that the credential itself says are related to it.
    package var related: [ExactString] = []
    /// In every language it has; empty for one that states none.
    package var titles: [ExactString] = []
    package var issuerID: ExactString?
    package var issuerNames: [ExactString] = []
    /// When it was awarded or issued, each as a day in UTC.
    package var days: [ExactString] = []
    package var learnerName: ExactString?
    package var learnerBirth: ExactString?
    package var load = AwardLoad()
    /// Whether it states credits, and not of which kind.
    package var hasOtherCredits = false
    package var level = AwardLevel.notStated
    package var outcomes: [Outcome] = []

    /// Whether it is about something learnt or done. Tokens hold anything, such as who someone is.
    package var isOfSomething: Bool {
        reader != .tokenClaims || !titles.isEmpty || load.isStated || hasOtherCredits || level != .notStated
            || !outcomes.isEmpty
    }

    package init() {}

    /// - Parameter elements: those of the view.
    package init(_ view: CredentialView, _ elements: StandardElements) {
        let document = view.source.document
        isRecord = !document.containedCredentials.isEmpty
        reader = elements.reader
        identifier = view.id
        issuerID = view.issuerID
        (achievements, related) = Self.identifiers(view)
        titles = Self.distinct(elements[.title].filter { !$0.isElsewhere }.flatMap { $0.wordings.map(\.text) })
        if titles.isEmpty, elements.reader == nil { titles = [view.title].compactMap { $0 } }
        let bodies = elements[.awardingBody].filter { $0.aspect == .name && $0.caveat == nil }
        issuerNames = Self.distinct([view.issuerName].compactMap { $0 } + bodies.flatMap { $0.wordings.map(\.text) })
        let moments = elements[.dateOfIssuing].compactMap { statement -> Instant? in
            if case .date(let instant) = statement.value { instant } else { nil }
        }
        let stated = view.issued.flatMap(Self.instant)
        days = Self.distinct((moments + [stated].compactMap { $0 }).map { ExactString($0.date.text) })
        learnerName = view.subjectName
        learnerBirth = elements[.learner].first { $0.aspect == .dateOfBirth }.map { $0.text([]) }
        outcomes = elements[.learningOutcomes].compactMap(Self.outcome)
        // What a record states is collected from its parts, which count by themselves.
        guard !isRecord, elements.reader != .comprehensiveLearnerRecord else { return }
        load = AwardLoad(workload: elements[.workload])
        hasOtherCredits = elements[.workload].contains { statement in
            if case .credits = statement.value { true } else { false }
        }
        level = AwardLevel(elements[.level])
    }

    /// A description of the whole is no outcome, and an address is not one either.
    private static func outcome(_ statement: Statement) -> Outcome? {
        guard statement.caveat == nil, !statement.isElsewhere else { return nil }
        var url: ExactString?
        if case .link(let address) = statement.value { url = address }
        return Outcome(
            wordings: statement.wordings, isAligned: statement.aspect == .alignment, framework: statement.about,
            url: url)
    }

    private static func instant(_ text: ExactString) -> Instant? {
        do { return try DateTime(text).instant } catch { return nil }
    }

    private static func distinct(_ texts: [ExactString]) -> [ExactString] {
        var seen: Set<ExactString> = []
        return texts.filter { !$0.isEmpty && seen.insert($0).inserted }
    }

    // MARK: Identifiers

    private static func identifiers(_ view: CredentialView) -> (achievements: [ExactString], related: [ExactString]) {
        let (document, expanded) = view.source
        if let badge = document.json["badge"] {
            let related = (badge["related"]?.elements ?? []).compactMap { $0.stringValue ?? $0["id"]?.stringValue }
            return ([document.json.identifier(of: "badge")].compactMap { $0 }.filter(isGlobal), related)
        }
        let root = expanded?.root.map(FactNode.expanded) ?? .compact(document.json)
        let achievements = root.nodes(.credentialSubject).flatMap { $0.nodes(.achievement) }
        return (
            distinct(achievements.compactMap(\.id).filter(isGlobal)),
            distinct(achievements.flatMap { $0.nodes(.openBadges("related")) }.compactMap(\.id).filter(isGlobal))
        )
    }

    /// Whether an identifier means the same in every document. Those of European Digital Credentials for what is inside
    /// (`urn:epass:`) are numbered in each anew.
    private static func isGlobal(_ id: ExactString) -> Bool {
        ["https://", "http://", "urn:uuid:", "did:"].contains { id.hasPrefix($0) }
    }
}
