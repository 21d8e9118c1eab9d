// SPDX-License-Identifier: Apache-2.0

/// Text that may go to a terminal.
///
/// A literal is the program's own and stands as written; whatever is interpolated into it is foreign and is escaped:
///
///     try context.print("imported \(title)")
///
/// Nothing is written to a terminal in another type, so forgetting to escape does not compile. The escapes are for
/// eyes: text that already holds `\u{1b}` as seven characters looks the same.
package struct SafeText: Sendable, Hashable {
    /// Without control, bidirectional and invisible characters, but for the program's own line feeds and styles.
    package let text: String

    private init(trusted text: String) { self.text = text }

    /// Foreign text, escaped. `keepingNewlines` lets line feeds through, for texts of several lines.
    package init(_ foreign: String, keepingNewlines: Bool = false) {
        text = Self.escape(foreign, keepingNewlines: keepingNewlines)
    }

    /// The program's own text that is not a literal, such as a rendered page. Never for anything from outside.
    package static func trusted(_ text: String) -> SafeText { SafeText(trusted: text) }

    package static func + (lhs: SafeText, rhs: SafeText) -> SafeText { SafeText(trusted: lhs.text + rhs.text) }

    package var isEmpty: Bool { text.isEmpty }
}

extension SafeText: ExpressibleByStringInterpolation {
    package init(stringLiteral value: String) { self.init(trusted: value) }

    package init(stringInterpolation: StringInterpolation) { self.init(trusted: stringInterpolation.text) }

    package struct StringInterpolation: StringInterpolationProtocol {
        fileprivate var text = ""

        package init(literalCapacity: Int, interpolationCount: Int) { text.reserveCapacity(literalCapacity) }

        package mutating func appendLiteral(_ literal: String) { text += literal }

        package mutating func appendInterpolation(_ foreign: String) { text += SafeText.escape(foreign) }

        package mutating func appendInterpolation(_ word: Word) { text += SafeText.escape(word.shown) }

        package mutating func appendInterpolation(_ number: some BinaryInteger) { text += String(number) }

        package mutating func appendInterpolation(_ safe: SafeText) { text += safe.text }
    }
}

extension SafeText: CustomStringConvertible {
    package var description: String { text }
}

extension Sequence<SafeText> {
    package func joined(separator: SafeText = "") -> SafeText {
        .trusted(map(\.text).joined(separator: separator.text))
    }
}

extension SafeText {
    /// Each character that controls a terminal, changes direction or cannot be seen, as `\u{202e}`.
    package static func escape(_ foreign: String, keepingNewlines: Bool = false) -> String {
        if foreign.isPlainASCII { return foreign }
        var result = String.UnicodeScalarView()
        var previous: Unicode.Scalar?
        for scalar in foreign.unicodeScalars {
            if mustEscape(scalar, after: previous), !(keepingNewlines && scalar == "\n") {
                result.append(contentsOf: "\\u{\(String(scalar.value, radix: 16))}".unicodeScalars)
            } else {
                result.append(scalar)
            }
            previous = scalar
        }
        return String(result)
    }

    /// Whether `foreign` holds a character that is shown escaped; such text deserves a remark.
    package static func hidesCharacters(_ foreign: String) -> Bool { escape(foreign) != foreign }

    private static func mustEscape(_ scalar: Unicode.Scalar, after previous: Unicode.Scalar?) -> Bool {
        switch scalar.value {
        case 0x20...0x7E: return false
        // Emoji presentation, behind a character that has one.
        case 0xFE0F: return !(previous.map { !$0.isASCII && $0.properties.isEmoji } ?? false)
        // Line and paragraph separators; interlinear annotation.
        case 0x2028, 0x2029, 0xFFF9...0xFFFB: return true
        default: break
        }
        // C0, DEL and C1; then everything Unicode wants drawn as nothing: bidirectional controls, joiners, fillers,
        // variation selectors, tags.
        return scalar.properties.generalCategory == .control || scalar.properties.isDefaultIgnorableCodePoint
    }
}
