// SPDX-License-Identifier: Apache-2.0

/// Foreign text made fit for HTML.
struct HTMLText {
    /// The text with every character that HTML gives a meaning as a reference, and every one that controls, changes
    /// direction or cannot be seen as `\u{202e}`.
    ///
    /// Good for element content and for attribute values in either kind of quotes; not for scripts, styles or comments.
    private(set) var html = ""
    /// Whether some character is shown by its number.
    private(set) var showsHidden = false

    init(_ foreign: String, keepingLines: Bool = false) {
        html.reserveCapacity(foreign.utf8.count)
        var previous: Unicode.Scalar?
        for scalar in foreign.unicodeScalars {
            switch scalar {
            case "&": html += "&amp;"
            case "<": html += "&lt;"
            case ">": html += "&gt;"
            case "\"": html += "&quot;"
            case "'": html += "&#39;"
            // Older browsers took it for a quote.
            case "`": html += "&#96;"
            case "\n" where keepingLines: html += "\n"
            default: append(scalar, after: previous)
            }
            previous = scalar
        }
    }

    private mutating func append(_ scalar: Unicode.Scalar, after previous: Unicode.Scalar?) {
        if Self.isHidden(scalar, after: previous) {
            html += "\\u{\(String(scalar.value, radix: 16))}"
            showsHidden = true
        } else if previous == nil, Self.isCombining(scalar) {
            // As a reference it cannot melt together with the `>` or `"` before it.
            html += "&#x\(String(scalar.value, radix: 16));"
        } else {
            html.unicodeScalars.append(scalar)
        }
    }

    private static func isHidden(_ scalar: Unicode.Scalar, after previous: Unicode.Scalar?) -> Bool {
        switch scalar.value {
        case 0x20...0x7E: return false
        // Emoji presentation, behind a character that has one.
        case 0xFE0F: return !(previous.map { !$0.isASCII && $0.properties.isEmoji } ?? false)
        // Line and paragraph separators; interlinear annotation.
        case 0x2028, 0x2029, 0xFFF9...0xFFFB: return true
        default: break
        }
        if scalar.properties.isDefaultIgnorableCodePoint || scalar.properties.isNoncharacterCodePoint { return true }
        return scalar.properties.generalCategory == .control
    }

    private static func isCombining(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.properties.generalCategory {
        case .nonspacingMark, .spacingMark, .enclosingMark: true
        default: false
        }
    }
}
