// SPDX-License-Identifier: Apache-2.0

import Credentials
import StrictJSON

extension LinkedInEntry {
    /// A text for the description under the entry. It says what the credential says, and of the issuer's name who says it.
    package func summary(_ language: PageLanguage) -> String {
        let words = LinkedInWording.of(language)
        let dates = DateWording.of(language)
        func day(_ text: ExactString?) -> String? {
            text.flatMap { Moment.instant($0.text) }.map { dates.day($0.date) }
        }
        func amount(_ text: ExactString) -> String {
            Amount(text.text)?.text(decimalMark: language == .dutch ? "," : ".") ?? text.text
        }
        let award = words.award(
            name.map(\.text), issuerName.map { isIssuerConfirmed ? $0.text : words.claimed($0.text) }, day(view.issued))
        var facts = [
            view.ects.map { words.ects(amount($0)) } ?? view.credits.map { words.credits(amount($0)) },
            view.eqf.map(words.eqf), day(view.validUntil).map(words.until),
        ].compactMap { $0 }
        facts = facts.isEmpty ? [] : [facts.joined(separator: " ")]
        let outcomes = view.outcomes.compactMap(\.name).uniqued().map { "– \($0)" }
        let texts: [String?] =
            [award, Self.paragraph(view.description)] + facts.map(Optional.some) + [
                outcomes.isEmpty ? nil : ([words.outcomes] + outcomes).joined(separator: "\n"),
                Self.paragraph(view.criteria).map { "\(words.criteria) \($0)" },
                words.source(certificateID.map(\.text), isSigned),
            ]
        return texts.compactMap { $0 }.joined(separator: "\n\n")
    }

    /// Without white space around it; nil where nothing is left.
    private static func paragraph(_ text: ExactString?) -> String? {
        guard let scalars = text?.text.unicodeScalars,
            let first = scalars.firstIndex(where: { !$0.properties.isWhitespace }),
            let last = scalars.lastIndex(where: { !$0.properties.isWhitespace })
        else { return nil }
        return String(scalars[first...last])
    }
}

/// What a summary says in its own words, in one language.
struct LinkedInWording: Sendable {
    let award: @Sendable (_ title: String?, _ issuer: String?, _ day: String?) -> String
    /// An issuer's name that only the credential gives.
    let claimed: @Sendable (String) -> String
    let ects: @Sendable (String) -> String
    let credits: @Sendable (String) -> String
    let eqf: @Sendable (Int) -> String
    let until: @Sendable (String) -> String
    let outcomes: String
    let criteria: String
    /// That the entry is the learner's own word, and where the proof is.
    let source: @Sendable (_ id: String?, _ isSigned: Bool) -> String

    static func of(_ language: PageLanguage) -> LinkedInWording {
        switch language {
        case .dutch: .dutch
        case .english: .english
        }
    }
}
