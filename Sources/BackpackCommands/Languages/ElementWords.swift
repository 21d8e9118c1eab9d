// SPDX-License-Identifier: Apache-2.0

import BackpackKit
package import CommandLineKit
package import Credentials
package import StrictJSON

/// How one language speaks of the standard elements.
package struct ElementWords: Sendable {
    /// In which languages a credential's own words are shown, the first that it has.
    package let languages: [ExactString]
    let mandatory: String
    let optional: String
    let missing: String
    let elsewhere: String
    let hashed: String
    let notRead: String
    let yes: String
    let no: String
    let decimalMark: Character
    let dates: DateWording
    package let name: @Sendable (StandardElement) -> String
    /// Nil where the words need no label.
    package let label: @Sendable (Statement.Aspect) -> String?
    package let caveat: @Sendable (Statement.Caveat) -> String
    let unit: @Sendable (StudyLoad.Unit) -> String
    let credits: String
    let term: @Sendable (CodedTerm) -> String
    let limit: @Sendable (MicroCredentialLimits.Outcome, _ load: String) -> String
    package let rule: @Sendable (MicroCredentialLimits.Rule) -> String

    package static func of(_ language: Language) -> ElementWords {
        switch language {
        case .english: .english
        case .dutch: .dutch
        }
    }

    /// The words of a statement, with what they come to where the bare words do not say it.
    func shown(_ stated: String, _ value: StatedValue?) -> String {
        switch value {
        case .load(let load): text(load)
        case .credits(let amount): "\(amount.text(decimalMark: decimalMark)) \(credits)"
        case .level(let level): "\(level.framework.rawValue) \(level.level)"
        case .flag(let flag): flag ? yes : no
        case .term(let term):
            // A grade keeps its figure; what kind of grade it is stands behind it.
            isCode(stated, of: term) ? self.term(term) : "\(stated), \(self.term(term))"
        // A number of seconds says nothing to people.
        case .date(let instant): Int64(stated) == nil ? dates.written(stated) : dates.moment(instant)
        case .country, .link, .identifier, .elsewhere, nil: stated
        }
    }

    private func isCode(_ stated: String, of term: CodedTerm) -> Bool { ExactString(stated) == term.code }

    private func text(_ load: StudyLoad) -> String {
        "\(load.amount.text(decimalMark: decimalMark)) \(unit(load.unit))"
    }

    /// Whether it keeps to the framework, by which rule, and why.
    package func limits(_ limits: MicroCredentialLimits) -> String {
        let sentence = limit(limits.outcome, limits.load.map(text) ?? "")
        return limits.rule.map { "\(sentence) \(rule($0))" } ?? sentence
    }
}
