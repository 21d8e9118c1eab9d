// SPDX-License-Identifier: Apache-2.0

/// How many columns of a terminal a text takes.
///
/// An approximation after UAX #11: terminals differ, and none documents what it does with every emoji.
package enum DisplayWidth {
    /// The columns of a line, which may be styled.
    package static func of(_ text: SafeText) -> Int { of(text.text) }

    static func of(_ text: String) -> Int {
        if text.isPlainASCII { return text.utf8.count }
        var width = 0
        var inStyle = false
        for character in text {
            // Our own styles, `ESC [ … m`, take no room.
            if character == "\u{1B}" { inStyle = true }
            if !inStyle { width += of(character) }
            if inStyle, character == "m" { inStyle = false }
        }
        return width
    }

    /// An emoji is two columns, whatever it is composed of; other characters are as wide as their letters together.
    static func of(_ character: Character) -> Int {
        let scalars = character.unicodeScalars
        if scalars.contains(where: { $0.value == 0xFE0F || $0.properties.isEmojiPresentation }) { return 2 }
        return scalars.reduce(0) { $0 + of($1) }
    }

    private static func of(_ scalar: Unicode.Scalar) -> Int {
        switch scalar.value {
        case 0x20...0x7E: return 1
        // Vowels and final consonants of Hangul are drawn into the block of the consonant before them.
        case 0x1160...0x11FF: return 0
        default: break
        }
        switch scalar.properties.generalCategory {
        case .nonspacingMark, .enclosingMark, .control: return 0
        default: break
        }
        return wide.contains { $0.contains(scalar.value) } ? 2 : 1
    }

    /// The blocks whose characters are wide (W) or full width (F).
    private static let wide: [ClosedRange<UInt32>] = [
        0x1100...0x115F, 0x2E80...0x303E, 0x3041...0x33FF, 0x3400...0x4DBF, 0x4E00...0x9FFF, 0xA000...0xA4CF,
        0xA960...0xA97F, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE6F, 0xFF01...0xFF60, 0xFFE0...0xFFE6,
        0x17000...0x18CFF, 0x1B000...0x1B2FF, 0x1F200...0x1F2FF, 0x20000...0x2FFFD, 0x30000...0x3FFFD,
    ]

    /// The text cut to at most `width` columns, its last one `…` where something was cut. Not for styled text.
    package static func truncate(_ text: SafeText, to width: Int) -> SafeText {
        guard of(text) > width else { return text }
        guard width > 0 else { return "" }
        var kept = ""
        var used = 0
        for character in text.text {
            let next = of(character)
            guard used + next <= width - 1 else { break }
            kept.append(character)
            used += next
        }
        while kept.last == " " { kept.removeLast() }
        return .trusted(kept + "…")
    }
}

extension String {
    /// Whether every character is printable ASCII, as most text here is: one column each, and nothing to escape.
    var isPlainASCII: Bool { utf8.allSatisfy { 0x20...0x7E ~= $0 } }
}
