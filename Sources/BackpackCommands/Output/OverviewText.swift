// SPDX-License-Identifier: Apache-2.0

import BackpackKit
import CommandLineKit
import Credentials
import StrictJSON

/// What a wallet comes to, as people read it.
struct OverviewText {
    /// How many things learnt are listed.
    private static let learntLimit = 50

    let language: Language
    let palette: Palette
    /// The width of the terminal; nil elsewhere.
    let width: Int?

    private var words: OverviewWords { .of(language) }
    private var elementWords: ElementWords { .of(language) }
    private var dates: DateWording { .of(language == .dutch ? .dutch : .english) }

    func lines(_ overview: Overview) -> [SafeText] {
        let sections =
            overview.awards.isEmpty
            ? [[SafeText(words.none)]]
            : [
                totals(overview), table(words.byLevel, words.level, levels(overview)),
                table(words.byIssuer, words.issuer, issuers(overview)), joined(overview),
            ]
        let all = sections + [excluded(overview), learnt(overview), expiring(overview)]
        return Array(all.filter { !$0.isEmpty }.joined(separator: [""]))
    }

    /// `14,5 EC (ECTS) en 84 uur`.
    func load(_ load: AwardLoad) -> String {
        let parts = [load.ects.map { StudyLoad($0, .ects) }, load.hours.map { StudyLoad($0, .hours) }].compactMap { $0 }
        let texts = parts.map { elementWords.shown("", .load($0)) }
        guard !texts.isEmpty else { return elementWords.shown("", .load(StudyLoad(.zero, .ects))) }
        return texts.joined(separator: words.and)
    }

    private func heading(_ text: String) -> SafeText { palette.apply(.bold, to: SafeText(text)) }

    private func totals(_ overview: Overview) -> [SafeText] {
        let total = overview.total
        let valid = overview.valid
        var lines = [
            heading("\(words.studyLoad): \(load(total.load))"),
            "  \(words.counted(total.awards, overview.credentialCount))",
            "  \(words.ofWhichValid(load(valid.load), valid.awards))",
        ]
        if total.withoutLoad > 0 { lines.append("  \(words.lacking(total.withoutLoad))") }
        if overview.withOtherCredits > 0 { lines.append("  \(words.otherCredits(overview.withOtherCredits))") }
        return lines
    }

    private func levels(_ overview: Overview) -> [(String, Overview.Sum)] {
        overview.levels.map { (words.levelName($0.level), $0.sum) }
    }

    private func issuers(_ overview: Overview) -> [(String, Overview.Sum)] {
        overview.issuers.map { ($0.name.text, $0.sum) }
    }

    private func table(_ title: String, _ first: String, _ rows: [(String, Overview.Sum)]) -> [SafeText] {
        var table = TextTable(columns: [
            TextTable.Column(SafeText(first), minimumWidth: 12), TextTable.Column("EC", .trailing),
            TextTable.Column(SafeText(words.hours), .trailing), TextTable.Column(SafeText(words.awards), .trailing),
            TextTable.Column(SafeText(words.withoutLoad), .trailing),
        ])
        for (name, sum) in rows {
            table.append([
                "\(name)", "\(amount(sum.load.ects))", "\(amount(sum.load.hours))", "\(sum.awards)",
                sum.withoutLoad == 0 ? "" : "\(sum.withoutLoad)",
            ])
        }
        return [heading(title)] + table.lines(width: width.map { max(1, $0 - 2) }, palette: palette).map { "  " + $0 }
    }

    private func amount(_ amount: Amount?) -> String {
        amount?.text(decimalMark: elementWords.decimalMark) ?? ""
    }

    private func joined(_ overview: Overview) -> [SafeText] {
        guard !overview.joined.isEmpty else { return [] }
        return [heading(words.joined)]
            + overview.joined.map { award in
                let links = AwardLink.allCases.filter(award.links.contains).map(words.link).joined(separator: "; ")
                return "  \(list(award.credentials.map(\.number))): \(award.title.text) (\(links))"
            }
    }

    private func list(_ numbers: [Int]) -> String { numbers.map(String.init).joined(separator: ", ") }

    private func excluded(_ overview: Overview) -> [SafeText] {
        guard !overview.excluded.isEmpty else { return [] }
        return [heading(words.excluded)]
            + overview.excluded.map { "  \($0.number): \($0.title.text) (\(words.reason($0.reason)))" }
    }

    private func learnt(_ overview: Overview) -> [SafeText] {
        let learnt = overview.learnt
        guard !learnt.isEmpty else { return [] }
        var lines = [heading(words.learnt)]
        for item in learnt.prefix(Self.learntLimit) {
            let framework: SafeText = item.outcome.framework.map { " (\($0.text))" } ?? ""
            // Some are texts of several lines.
            let words = item.outcome.text(elementWords.languages).text.split(whereSeparator: \.isWhitespace)
            lines.append("  \(words.joined(separator: " "))" + framework + ": \(list(item.numbers))")
        }
        if learnt.count > Self.learntLimit { lines.append("  \(words.more(learnt.count - Self.learntLimit))") }
        return lines
    }

    private func expiring(_ overview: Overview) -> [SafeText] {
        let until = dates.day(Overview.horizon(overview.instant).date)
        guard !overview.expiring.isEmpty else { return [SafeText(words.noneExpiring(until))] }
        return [heading(words.expiring(until))]
            + overview.expiring.map { "  \(dates.day($0.end.date)): \($0.number) \($0.title.text)" }
    }
}
