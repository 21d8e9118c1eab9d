// SPDX-License-Identifier: Apache-2.0

import CommandLineKit
import Testing

@Suite struct UsageErrorTests {
    static let texts: [(UsageError, String, String, String?)] = [
        (.missingCommand, "usage.missing-command", "name a command", nil),
        (
            .unknownCommand("shw", suggestion: "show"), "usage.unknown-command", "unknown command 'shw'",
            "did you mean 'show'?"
        ),
        (.unknownCommand("x", suggestion: nil), "usage.unknown-command", "unknown command 'x'", nil),
        (
            .unknownOption("--jsn", suggestion: "--json"), "usage.unknown-option", "unknown option '--jsn'",
            "did you mean '--json'?"
        ),
        (
            .optionBeforeCommand("-r"), "usage.option-before-command",
            "option '-r' belongs behind the command's name", nil
        ),
        (
            .missingValue(option: "--at", valueName: "TIME"), "usage.missing-value",
            "option '--at' needs a value TIME", "a value that begins with a hyphen is written --at=TIME"
        ),
        (.unexpectedValue(option: "--all"), "usage.unexpected-value", "option '--all' takes no value", nil),
        (.repeatedOption("--to"), "usage.repeated-option", "option '--to' is given twice", nil),
        (
            .missingOption("--to", valueName: "NAME"), "usage.missing-option", "option '--to NAME' is missing", nil
        ),
        (.missingArgument("FILE", minimum: 1), "usage.missing-argument", "FILE is missing", nil),
        (.missingArgument("REF", minimum: 2), "usage.missing-argument", "at least 2 REF are needed", nil),
        (.unexpectedArgument("x"), "usage.unexpected-argument", "unexpected argument 'x'", nil),
        (
            .invalidValue("fr", parameter: "--lang", choices: ["nl", "en"], suggestion: nil, reason: nil),
            "usage.invalid-value", "'fr' is not a value for --lang", "choose from nl, en"
        ),
        (
            .invalidValue(
                "x", parameter: "REF", choices: [], suggestion: nil,
                reason: LocalizedText(en: "too short", nl: "te kort")
            ),
            "usage.invalid-value", "'x' is not a value for REF: too short", nil
        ),
        (.conflict("REF", "--all"), "usage.conflict", "REF and --all exclude each other", nil),
        (.oneRequired(["REF", "--all"]), "usage.one-required", "one of REF, --all is needed", nil),
    ]

    @Test(arguments: texts)
    func saysInOneLine(error: UsageError, code: String, message: String, hint: String?) {
        #expect(error.code == code)
        #expect(error.message.en == message)
        #expect(error.hint?.en == hint)
        #expect(error.message.nl != error.message.en)
        #expect(error.hint.map { $0.nl != $0.en } ?? true)
        #expect(Diagnostic(error).exitCode == .usage)
    }

    @Test func speaksDutch() {
        #expect(UsageError.repeatedOption("--to").message.nl == "optie '--to' staat er twee keer")
        #expect(UsageError.unknownCommand("shw", suggestion: "show").hint?.nl == "bedoelde je 'show'?")
    }
}

@Suite struct SuggestionTests {
    private func suggestion(_ word: Word) -> String? {
        switch Demo.application.interpret([word]).request {
        case .failure(.unknownCommand(_, let name)): name
        default: nil
        }
    }

    @Test(
        arguments: [
            ("impotr", "import"), ("imports", "import"), ("IMPORT", "import"), ("imp", "import"), ("sohw", "show"),
            ("hlep", "help"), ("complete", nil), ("completion", "completions"), ("trusted", nil), ("s", nil), ("", nil),
            ("zzz", nil), ("-", nil),
        ] as [(String, String?)])
    func findsSlipsButDoesNotGuess(typed: String, expected: String?) {
        #expect(suggestion(Word(typed)) == expected)
    }

    @Test func givesUpOnVeryLongWords() {
        #expect(suggestion(Word(String(repeating: "import", count: 100_000))) == nil)
    }
}
