// SPDX-License-Identifier: Apache-2.0

/// Names and values in a `dl`.
struct FieldList {
    private var rows: Markup = ""

    /// A row; none where there is no value.
    mutating func add(_ label: Markup, _ value: Markup?) {
        guard let value, !value.isEmpty else { return }
        rows += "<div><dt>\(label)</dt><dd>\(value)</dd></div>\n"
    }

    var markup: Markup { rows.isEmpty ? "" : "<dl>\n\(rows)</dl>\n" }
}
