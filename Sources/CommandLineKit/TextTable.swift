// SPDX-License-Identifier: Apache-2.0

/// Rows in aligned columns, fitted to the width at hand.
package struct TextTable: Sendable {
    package enum Alignment: Sendable, Hashable { case leading, trailing }

    /// A column's title and how it is laid out.
    package struct Column: Sendable {
        package let title: SafeText
        package let alignment: Alignment
        /// How far the column may be narrowed; nil for one that is never cut, such as a number or a verdict.
        package let minimumWidth: Int?

        package init(_ title: SafeText, _ alignment: Alignment = .leading, minimumWidth: Int? = nil) {
            self.title = title
            self.alignment = alignment
            self.minimumWidth = minimumWidth
        }
    }

    /// A text, already safe, and how it stands out.
    package struct Cell: Sendable, ExpressibleByStringInterpolation {
        package let text: SafeText
        package let style: Style?

        package init(_ text: SafeText, style: Style? = nil) {
            self.text = text
            self.style = style
        }

        package init(stringLiteral value: String) { self.init(SafeText(stringLiteral: value)) }

        package init(stringInterpolation: SafeText.StringInterpolation) {
            self.init(SafeText(stringInterpolation: stringInterpolation))
        }
    }

    private static let gap: SafeText = "  "

    package let columns: [Column]
    private var rows: [[Cell]] = []

    package init(columns: [Column]) { self.columns = columns }

    /// Adds a row. Absent cells are empty; cells beyond the columns are dropped.
    package mutating func append(_ row: [Cell]) {
        rows.append(columns.indices.map { $0 < row.count ? row[$0] : "" })
    }

    /// The lines, title first, without trailing spaces. With `width` the widest columns that may be cut are, until the
    /// lines fit or all of them are at their minimum; without, nothing is.
    package func lines(width: Int?, palette: Palette = .plain) -> [SafeText] {
        let widths = columnWidths(within: width)
        let titles = columns.map { Cell($0.title, style: .bold) }
        return ([titles] + rows).map { row in
            var line: SafeText = ""
            // Spaces wait until something stands behind them.
            var spaces: SafeText = ""
            for (column, (cell, width)) in zip(columns, zip(row, widths)) {
                let text = DisplayWidth.truncate(cell.text, to: width)
                let room = SafeText.trusted(String(repeating: " ", count: max(0, width - DisplayWidth.of(text))))
                let styled = palette.apply(cell.style, to: text)
                if column.alignment == .trailing { spaces = spaces + room }
                if !text.isEmpty {
                    line = line + spaces + styled
                    spaces = ""
                }
                spaces = spaces + (column.alignment == .leading ? room : "") + Self.gap
            }
            return line
        }
    }

    private func columnWidths(within width: Int?) -> [Int] {
        var widths = columns.indices.map { index in
            max(DisplayWidth.of(columns[index].title), rows.map { DisplayWidth.of($0[index].text) }.max() ?? 0)
        }
        guard let width else { return widths }
        let gaps = DisplayWidth.of(Self.gap) * max(0, columns.count - 1)
        var excess = widths.reduce(gaps, +) - width
        while excess > 0 {
            let narrowable = widths.indices.filter { index in
                columns[index].minimumWidth.map { widths[index] > $0 } ?? false
            }
            guard let widest = narrowable.max(by: { widths[$0] < widths[$1] }) else { break }
            widths[widest] -= 1
            excess -= 1
        }
        return widths
    }
}
