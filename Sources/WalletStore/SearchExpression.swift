// SPDX-License-Identifier: Apache-2.0

/// What a user typed, as an expression of SQLite's full-text search in which nothing typed is syntax.
///
/// Every word becomes a quoted phrase that may go on (`"word"*`), and all of them must occur. A word without a letter or
/// digit cannot be found and is left out; where nothing is left there is no expression.
struct SearchExpression: Equatable {
    /// As many words as a query can sensibly have. SQLite's parser has a limit of its own, which is an error.
    private static let wordLimit = 64

    let text: String

    /// - Parameter column: the only column to look in.
    init?(_ words: [String], column: StaticString? = nil) {
        let phrases = words.flatMap { Self.split(SearchFolding.folded($0) ?? $0) }.prefix(Self.wordLimit)
        guard !phrases.isEmpty else { return nil }
        let prefix = column.map { "\($0) : " } ?? ""
        text = phrases.map { "\(prefix)\"\($0)\"*" }.joined(separator: " AND ")
    }

    /// The parts between white space, control characters and quotation marks: none of these is in a word, and a zero byte
    /// would end the expression.
    private static func split(_ text: String) -> [String] {
        text.unicodeScalars
            .split { $0.properties.isWhitespace || $0.properties.generalCategory == .control || $0 == "\"" }
            .filter { $0.contains(where: isFound) }
            .map { String($0) }
    }

    /// Whether the tokenizer keeps a character: letters, numbers and private use, as FTS5's `unicode61` has it.
    private static func isFound(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.properties.generalCategory {
        case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter, .decimalNumber,
            .letterNumber, .otherNumber, .privateUse:
            true
        default:
            false
        }
    }
}
