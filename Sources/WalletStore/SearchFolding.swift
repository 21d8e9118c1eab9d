// SPDX-License-Identifier: Apache-2.0

/// Letters that people write as others and that the tokenizer keeps apart: it takes marks off letters, and these are letters
/// of their own.
enum SearchFolding {
    /// The text with these letters written out; nil where it has none of them.
    static func folded(_ text: String) -> String? {
        guard text.utf8.contains(where: { $0 >= 0x80 }) else { return nil }
        var result = String.UnicodeScalarView()
        var isChanged = false
        for scalar in text.unicodeScalars {
            if let letters = letters(for: scalar) {
                result.append(contentsOf: letters.unicodeScalars)
                isChanged = true
            } else {
                result.append(scalar)
            }
        }
        return isChanged ? String(result) : nil
    }

    /// The text, and behind it the text as others would write it.
    static func indexed(_ text: String) -> String { folded(text).map { "\(text)\n\($0)" } ?? text }

    private static func letters(for scalar: Unicode.Scalar) -> String? {
        switch scalar {
        case "ß", "ẞ": "ss"
        case "ĳ", "Ĳ": "ij"
        case "æ", "Æ": "ae"
        case "œ", "Œ": "oe"
        case "ø", "Ø": "o"
        case "ł", "Ł": "l"
        case "đ", "Đ": "d"
        case "ð", "Ð": "d"
        case "þ", "Þ": "th"
        case "ﬀ": "ff"
        case "ﬁ": "fi"
        case "ﬂ": "fl"
        case "ﬃ": "ffi"
        case "ﬄ": "ffl"
        default: nil
        }
    }
}
