// SPDX-License-Identifier: Apache-2.0

import StrictJSON

extension CredentialView {
    /// What a search should find, one text a line.
    package struct SearchTexts: Sendable, Equatable {
        /// Every word, those of `skills` included.
        package let words: String
        /// What was learnt: outcomes and alignments, and the codes and tags that name them.
        package let skills: String
    }

    /// Every word that a search should find, one text a line.
    package var searchableText: String { searchTexts(elements).words }

    /// In all languages that the credential is in. Of words of a closed list, what they are in Dutch and English.
    ///
    /// - Parameter elements: those of this view.
    package func searchTexts(_ elements: StandardElements) -> SearchTexts {
        let outcomes = elements[.learningOutcomes].filter { $0.caveat == nil }.flatMap(Self.texts)
        let skills =
            outcomes + alignments.flatMap { [$0.name, $0.code] }.compactMap { $0 } + tags
            + (elements[.furtherInformation].filter { $0.aspect == .tag || $0.aspect == .fieldOfStudy })
            .flatMap(Self.texts)
        let facts: [ExactString?] =
            [title, description, issuerName, issuerID, subjectName, criteria, achievementType, language]
            + alignments.map(\.framework) + evidence + types.map(Optional.some)
        let stated = StandardElement.allCases.filter { $0 != .learner }.flatMap { elements[$0].flatMap(Self.texts) }
        return SearchTexts(words: Self.lines(facts.compactMap { $0 } + skills + stated), skills: Self.lines(skills))
    }

    private static func texts(_ statement: Statement) -> [ExactString] {
        // The letters of an address are no words.
        var texts = (statement.wordings.map(\.text) + [statement.about].compactMap { $0 }).filter { !$0.isWebAddress }
        if case .term(let term) = statement.value { texts += [ExactString(term.dutch), ExactString(term.english)] }
        return texts
    }

    /// Each text once.
    private static func lines(_ texts: [ExactString]) -> String {
        var seen: Set<ExactString> = []
        return texts.filter { seen.insert($0).inserted }.map(\.text).joined(separator: "\n")
    }
}
