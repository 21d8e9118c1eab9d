// SPDX-License-Identifier: Apache-2.0

import CommandLineKit
import Credentials
import StrictJSON

/// The standard elements of a credential as people read them.
struct ElementsText {
    let words: ElementWords
    let palette: Palette

    func lines(_ elements: StandardElements) -> [SafeText] {
        guard elements.reader != nil else { return [SafeText(words.notRead)] }
        var lines = section(elements)
        for (index, part) in elements.parts.enumerated() {
            let title = part[.title].first?.text(words.languages).text ?? ""
            lines += ["", palette.apply(.bold, to: "[\(index + 1)] \(title)")]
            // Of a part, what it does state; the whole says what is missing.
            for element in StandardElement.allCases where part.presence(element) != .missing {
                lines += self.lines(element, part)
            }
            if part.limits.outcome != .notApplicable { lines.append("  \(words.limits(part.limits))") }
        }
        return lines
    }

    private func section(_ elements: StandardElements) -> [SafeText] {
        var lines: [SafeText] = []
        for isMandatory in [true, false] {
            let group = StandardElement.allCases.filter { $0.isMandatory == isMandatory }
            let stated = group.count { elements.presence($0) == .present }
            let heading = isMandatory ? words.mandatory : words.optional
            lines.append(palette.apply(.bold, to: "\(heading) (\(stated)/\(group.count))"))
            for element in group { lines += self.lines(element, elements) }
            lines.append("")
        }
        lines.append(SafeText(words.limits(elements.limits)))
        return lines
    }

    private func lines(_ element: StandardElement, _ elements: StandardElements) -> [SafeText] {
        let name = SafeText(words.name(element))
        switch elements.presence(element) {
        case .missing: return ["  " + palette.apply(.dim, to: "- " + name + ": \(words.missing)")]
        case .statedElsewhere:
            return elements[element].map { statement in
                "  " + palette.apply(.yellow, to: "→") + " " + name
                    + ": \(words.elsewhere) \(statement.text(words.languages).text)"
            }
        case .present:
            let texts = elements[element].filter { !$0.isElsewhere }.map(text)
            let mark = "  " + palette.apply(.green, to: "✓") + " " + name + ":"
            if texts.count == 1, let text = texts.first { return [mark + " " + text] }
            return [mark] + texts.map { "      " + $0 }
        }
    }

    /// The words as they stand, and behind them what they come to where that adds something.
    private func text(_ statement: Statement) -> SafeText {
        let stated = statement.text(words.languages).text
        var line: SafeText = ""
        if let aspect = statement.aspect, let label = words.label(aspect) { line = SafeText(label) + ": " }
        line = line + "\(words.shown(stated, statement.value))"
        var notes: [SafeText] = []
        if let about = statement.about { notes.append("\(about.text)") }
        if case .link(let url) = statement.value, url.text != stated { notes.append("\(url.text)") }
        if case .identifier(let type, let isHashed) = statement.value, type != "id" {
            notes.append(isHashed ? "\(type.text), \(words.hashed)" : "\(type.text)")
        }
        if let caveat = statement.caveat { notes.append("\(words.caveat(caveat))") }
        for (index, note) in notes.enumerated() { line = line + (index == 0 ? " (" : "; ") + note }
        return notes.isEmpty ? line : line + ")"
    }
}
