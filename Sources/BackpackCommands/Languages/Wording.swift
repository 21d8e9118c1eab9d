// SPDX-License-Identifier: Apache-2.0

import BackpackKit
package import CommandLineKit
package import Credentials
import StrictJSON

/// A sentence about a finding, and what the learner can do about it.
///
/// `{name}` stands for the evidence of that name.
package struct Phrase: Sendable {
    package let text: String
    package let next: String?

    init(_ text: String, next: String? = nil) {
        self.text = text
        self.next = next
    }
}

/// How one language says what a report holds.
package struct Wording: Sendable {
    /// What a check looks at, as a heading.
    package let name: @Sendable (CheckID) -> String
    /// A check that passed.
    package let passed: @Sendable (CheckID) -> String
    package let finding: @Sendable (FindingCode) -> Phrase
    package let verdict: @Sendable (Verdict) -> Phrase
    /// What a verdict is called, in lists and headings.
    package let word: @Sendable (Verdict) -> String
    /// `3 days`: a count of a unit of time, which may be one.
    let duration: @Sendable (Int64, DurationUnit) -> String
    /// How things stood or stand at a moment: what the line about it is called.
    let standing: @Sendable (ValidityHistory.Question) -> String
    let policy: PolicyWords
    let evidence: EvidenceWords
    let dates: DateWording

    enum DurationUnit { case days, hours, minutes, seconds }

    package static func of(_ language: Language) -> Wording {
        switch language {
        case .english: .english
        case .dutch: .dutch
        }
    }

    /// The message of a check: what was found, and the next step where there is one.
    func message(_ check: Check) -> String {
        let phrase = phrase(check)
        return [phrase.text, phrase.next].compactMap { $0 }.map { fill($0, check) }.joined(separator: " ")
    }

    /// What was found alone.
    func statement(_ check: Check) -> String { fill(phrase(check).text, check) }

    func phrase(_ check: Check) -> Phrase {
        check.code.map(finding) ?? Phrase(passed(check.id))
    }

    /// Puts the evidence in the places that name it. A place without evidence stays empty, never another value.
    func fill(_ text: String, _ check: Check) -> String {
        var output = ""
        var rest = text[...]
        while let open = rest.firstIndex(of: "{"), let close = rest[open...].firstIndex(of: "}") {
            output += rest[..<open]
            let name = rest[rest.index(after: open)..<close]
            output += check.evidence.first { $0.name == name }.map(shown) ?? "…"
            rest = rest[rest.index(after: close)...]
        }
        return output + rest
    }

    /// What is a moment by its name. Other evidence may be one too, and is compared with another to the second.
    private static let moments: Set<String> = [
        "asOf", "captured", "claimed", "created", "date", "expires", "from", "held", "listDate",
    ]

    /// Evidence as it stands, but moments and lengths of time in words: of a length the largest unit alone, rounded down.
    private func shown(_ evidence: Check.Evidence) -> String {
        if Self.moments.contains(evidence.name) { return dates.written(evidence.value.text) }
        return ["age", "maximumAge"].contains(evidence.name) ? inWords(evidence.value) : evidence.value.text
    }

    func shown(_ detail: ExactString, of code: PolicyJudgement.Code) -> String {
        code == .evidenceOld ? inWords(detail) : detail.text
    }

    private func inWords(_ text: ExactString) -> String {
        guard let seconds = Duration8601.seconds(text.text) else { return text.text }
        switch seconds {
        case 86_400...: return duration(seconds / 86_400, .days)
        case 3_600...: return duration(seconds / 3_600, .hours)
        case 60...: return duration(seconds / 60, .minutes)
        default: return duration(seconds, .seconds)
        }
    }
}
