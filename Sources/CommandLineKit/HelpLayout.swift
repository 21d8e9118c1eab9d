// SPDX-License-Identifier: Apache-2.0

/// Lays text out in lines of at most a number of columns.
enum HelpLayout {
    /// What fits every terminal.
    static let width = 79

    /// One paragraph in lines; `indent` before each, `hanging` more before all but the first. A word that is too long
    /// for a line gets one of its own.
    static func wrap(_ text: String, indent: Int = 0, hanging: Int = 0) -> [String] {
        var lines: [String] = []
        var line = String(repeating: " ", count: indent)
        var isEmpty = true
        for word in text.split(whereSeparator: \.isWhitespace) {
            if !isEmpty, DisplayWidth.of(line) + 1 + DisplayWidth.of(String(word)) > width {
                lines.append(line)
                line = String(repeating: " ", count: indent + hanging)
                isEmpty = true
            }
            line += (isEmpty ? "" : " ") + word
            isEmpty = false
        }
        return isEmpty ? lines : lines + [line]
    }

    /// Paragraphs parted by empty lines. Lines that begin with two spaces stand as they are.
    static func paragraphs(_ text: String) -> [String] {
        var result: [String] = []
        var pending: [Substring] = []
        func flush() {
            result += wrap(pending.joined(separator: " "))
            pending = []
        }
        for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
            if line.isEmpty || line.hasPrefix("  ") {
                flush()
                result.append(String(line))
            } else {
                pending.append(line)
            }
        }
        flush()
        return result
    }

    /// The room for terms in the first column: that of the widest, unless it would leave too little for the second.
    static func termWidth(_ terms: [String]) -> Int {
        terms.map { DisplayWidth.of($0) }.filter { $0 <= 26 }.max() ?? 0
    }

    /// Terms and what they mean, in two columns. A term that is too wide stands on a line of its own.
    static func list(_ rows: [(term: String, meaning: String)], termWidth: Int? = nil) -> [String] {
        let widest = termWidth ?? Self.termWidth(rows.map(\.term))
        let column = 2 + widest + 2
        return rows.flatMap { term, meaning -> [String] in
            let lines = wrap(meaning, indent: column)
            guard let first = lines.first else { return ["  " + term] }
            guard DisplayWidth.of(term) <= widest else { return ["  " + term] + lines }
            let padding = String(repeating: " ", count: column - 2 - DisplayWidth.of(term))
            return ["  " + term + padding + first.dropFirst(column)] + lines.dropFirst()
        }
    }
}
