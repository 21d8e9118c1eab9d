// SPDX-License-Identifier: Apache-2.0

/// Reads as much of the shell's language as examples are written in: words, quotes, pipes and redirections.
enum ShellWords {
    /// The simple commands of a line, each without its redirections; nil for an open quote.
    static func commands(in line: String) -> [[String]]? {
        guard let tokens = tokens(of: line) else { return nil }
        var commands: [[String]] = [[]]
        var isTarget = false
        for token in tokens {
            switch token {
            case .operator("<"), .operator(">"), .operator(">>"), .operator("2>"):
                isTarget = true
            case .operator:
                commands.append([])
            case .word(let word):
                if !isTarget { commands[commands.count - 1].append(word) }
                isTarget = false
            }
        }
        return commands.filter { !$0.isEmpty }
    }

    private enum Token {
        case word(String)
        case `operator`(String)
    }

    private static func tokens(of line: String) -> [Token]? {
        var tokens: [Token] = []
        var word: String?
        var quote: Character?
        var rest = Substring(line)
        func finishWord() {
            if let word { tokens.append(.word(word)) }
            word = nil
        }
        while let character = rest.popFirst() {
            if let open = quote {
                if character == open { quote = nil } else { word = (word ?? "") + String(character) }
            } else if character == "'" || character == "\"" {
                quote = character
                word = word ?? ""
            } else if character == "\\", let next = rest.popFirst() {
                word = (word ?? "") + String(next)
            } else if character.isWhitespace {
                finishWord()
            } else if "|&;<>".contains(character) {
                // `2>` redirects; the digit is not a word.
                var sign = String(character)
                if character == ">", word == "2" {
                    word = nil
                    sign = "2>"
                }
                finishWord()
                if rest.first == character { sign.append(rest.removeFirst()) }
                tokens.append(.operator(sign))
            } else {
                word = (word ?? "") + String(character)
            }
        }
        finishWord()
        return quote == nil ? tokens : nil
    }
}
