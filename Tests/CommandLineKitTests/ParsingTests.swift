// SPDX-License-Identifier: Apache-2.0

import CommandLineKit
import Testing

@Suite struct ParsingTests {
    /// The command and values of a line that must be understood.
    private func parse(_ words: Word...) throws -> (command: any Command, input: ParsedArguments) {
        guard case .run(let command, let input) = try Demo.application.interpret(words).request.get() else {
            throw DemoError.missing
        }
        return (command, input)
    }

    @Test func readsEveryKindOfParameter() throws {
        let (found, input) = try parse(
            "import", "-r", "--kind=letter", "--tag", "a", "one", "--tag=b=c", "-", "--json", "--", "--x", "--")
        let command = try #require(found as? ImportCommand)
        #expect(input[command.recursive])
        #expect(input[command.kind] == .letter)
        #expect(input[command.tags] == ["a", "b=c"])
        #expect(input[command.files].map(\.bytes) == ["one", "-", "--x", "--"].map { Array($0.utf8) })
        #expect(input[GlobalOptions().json])
    }

    @Test func givesDefaultsWhereNothingIsSaid() throws {
        let (found, input) = try parse("show", "7")
        let command = try #require(found as? ShowCommand)
        #expect(input[command.reference] == 7)
        #expect(input[command.page] == nil)
        #expect(input[command.order] == .letter)
        #expect(input[command.limit] == nil)
        #expect(!input[StandardOptions().quiet])
        #expect(input[GlobalOptions().home] == nil)
    }

    @Test func readsOptionalAndRequiredParameters() throws {
        let (shown, input) = try parse("show", "7", "2", "--order", "diploma", "--limit", "5")
        let show = try #require(shown as? ShowCommand)
        #expect(input[show.page]?.value == 2)
        #expect(input[show.order] == .diploma)
        #expect(input[show.limit] == 5)
        let (sent, other) = try parse("send", "-o", "-", "1", "2")
        let send = try #require(sent as? SendCommand)
        #expect(other[send.output].bytes == Array("-".utf8))
        #expect(other[send.references] == [1, 2])
    }

    @Test(
        arguments: [
            ["--lang", "nl", "--json", "trust", "list"], ["trust", "--lang=nl", "list", "--json"],
            ["--json", "trust", "list", "--lang", "nl"], ["trust", "list", "--json", "--json", "--lang", "nl"],
        ] as [[Word]])
    func takesGlobalOptionsAnywhere(words: [Word]) throws {
        let interpretation = Demo.application.interpret(words)
        guard case .run(_, let input) = try interpretation.request.get() else { throw DemoError.missing }
        #expect(interpretation.topic.path == ["trust", "list"])
        #expect(input[StandardOptions().language] == .dutch)
        #expect(input[GlobalOptions().json])
    }

    @Test func keepsFileNamesOfAnyBytes() throws {
        let name = Word(bytes: [0xFF, 0x2D, 0x0A])
        let (found, input) = try parse("import", name, "--", Word(bytes: [0x2D, 0xFE]))
        let command = try #require(found as? ImportCommand)
        #expect(input[command.files].map(\.bytes) == [[0xFF, 0x2D, 0x0A], [0x2D, 0xFE]])
        let (_, other) = try parse("trust", "list", Word(bytes: Array("--home=".utf8) + [0xFF]))
        #expect(other[GlobalOptions().home]?.bytes == [0xFF])
    }

    @Test func readsAnEmptyValue() throws {
        let (found, input) = try parse("import", "--tag=", "--tag", "", "")
        let command = try #require(found as? ImportCommand)
        #expect(input[command.tags] == ["", ""])
        #expect(input[command.files].map(\.bytes) == [[]])
    }

    static let refused: [([Word], UsageError)] = [
        ([], .missingCommand),
        (["--json"], .missingCommand),
        (["trust"], .missingCommand),
        (["imprt", "x"], .unknownCommand("imprt", suggestion: "import")),
        (["insert", "x"], .unknownCommand("insert", suggestion: "import")),
        (["xyzzy"], .unknownCommand("xyzzy", suggestion: nil)),
        (["trust", "lst"], .unknownCommand("trust lst", suggestion: "trust list")),
        (["import", "--recurse", "x"], .unknownOption("--recurse", suggestion: "--recursive")),
        (["import", "--recursiv", "x"], .unknownOption("--recursiv", suggestion: "--recursive")),
        (["import", "-json", "x"], .unknownOption("-json", suggestion: "--json")),
        (["import", "-x", "y"], .unknownOption("-x", suggestion: nil)),
        (["import", "-r=1", "y"], .unknownOption("-r=1", suggestion: nil)),
        (["import", "--output", "x"], .unknownOption("--output", suggestion: nil)),
        (["--wat"], .unknownOption("--wat", suggestion: nil)),
        ([Word(bytes: [0x2D, 0x2D, 0xFF]), "import"], .unknownOption("--\\x{ff}", suggestion: nil)),
        (["import", "--\u{212A}ind", "letter"], .unknownOption("--\u{212A}ind", suggestion: "--kind")),
        (["--recursive", "import", "x"], .optionBeforeCommand("--recursive")),
        (["trust", "--kind", "list"], .optionBeforeCommand("--kind")),
        (["import", "x", "--kind"], .missingValue(option: "--kind", valueName: "KIND")),
        (["import", "--kind", "--json", "x"], .missingValue(option: "--kind", valueName: "KIND")),
        (["show", "1", "--limit", "-5"], .missingValue(option: "--limit", valueName: "N")),
        (["--lang"], .missingValue(option: "--lang", valueName: "nl|en")),
        (["import", "--recursive=yes", "x"], .unexpectedValue(option: "--recursive")),
        (["--json=", "import", "x"], .unexpectedValue(option: "--json")),
        (["import", "--kind", "letter", "--kind=letter", "x"], .repeatedOption("--kind")),
        (["--lang", "nl", "import", "x", "--lang", "en"], .repeatedOption("--lang")),
        (["send", "--all"], .missingOption("--output", valueName: "FILE")),
        (["send", "1", "2"], .missingOption("--output", valueName: "FILE")),
        (["import"], .missingArgument("FILE", minimum: 1)),
        (["show", "--limit", "2"], .missingArgument("REF", minimum: 1)),
        (["trust", "add", "one"], .missingArgument("LIST", minimum: 2)),
        (["show", "1", "2", "3"], .unexpectedArgument("3")),
        (["trust", "list", "-"], .unexpectedArgument("-")),
        (["send", "-o", "x", "--all", "1"], .conflict("REF", "--all")),
        (["send", "-o", "x"], .oneRequired(["REF", "--all"])),
    ]

    @Test(arguments: refused)
    func refuses(words: [Word], expected: UsageError) {
        #expect(throws: expected) { try Demo.application.interpret(words).request.get() }
    }

    @Test func comparesOptionsByTheirBytes() throws {
        struct Upper: Command {
            let about = CommandDescription(
                name: "go", summary: Demo.done.meaning, examples: [], exitCodes: [Demo.done])
            let flag = Flag("--K", help: Demo.done.meaning)
            func run(_ input: ParsedArguments, _ context: CommandContext) throws -> ExitCode { .success }
        }
        let application = Application(
            name: "tool", version: "1", summary: Demo.done.meaning,
            groups: [CommandGroup(Demo.done.meaning, [.command(Upper())])], exitCodes: [])
        _ = try application.interpret(["go", "--K"]).request.get()
        // U+212A KELVIN SIGN is canonically equivalent to K.
        #expect(throws: UsageError.unknownOption("--\u{212A}", suggestion: "--K")) {
            try application.interpret(["go", "--\u{212A}"]).request.get()
        }
    }

    @Test func namesChoicesAndReasonsOfInvalidValues() {
        func error(_ words: Word...) -> UsageError? {
            if case .failure(let error) = Demo.application.interpret(words).request { error } else { nil }
        }
        let choices = ["letter", "diploma", "receipt"]
        #expect(
            error("import", "--kind", "leter", "x")
                == .invalidValue("leter", parameter: "--kind", choices: choices, suggestion: "letter", reason: nil))
        #expect(
            error("import", "--kind=", "x")
                == .invalidValue("", parameter: "--kind", choices: choices, suggestion: nil, reason: nil))
        let number = LocalizedText(en: "it is not a whole number", nl: "het is geen geheel getal")
        #expect(
            error("show", "seven")
                == .invalidValue("seven", parameter: "REF", choices: [], suggestion: nil, reason: number))
        #expect(
            error("show", "1", "--limit=many")
                == .invalidValue("many", parameter: "--limit", choices: [], suggestion: nil, reason: number))
        let text = LocalizedText(en: "it is not UTF-8 text", nl: "het is geen UTF-8-tekst")
        #expect(
            error("import", "--tag", Word(bytes: [0xFF]), "x")
                == .invalidValue("\\x{ff}", parameter: "--tag", choices: [], suggestion: nil, reason: text))
    }

    @Test func findsWhatHelpIsAskedFor() throws {
        func help(_ words: Word...) throws -> ([String], HelpLength)? {
            guard case .help(let topic, let length) = try Demo.application.interpret(words).request.get() else {
                return nil
            }
            return (topic.path, length)
        }
        func check(_ found: ([String], HelpLength)?, _ path: [String], _ length: HelpLength) {
            #expect(found?.0 == path)
            #expect(found?.1 == length)
        }
        check(try help("--help"), [], .long)
        check(try help("-h"), [], .short)
        check(try help("import", "-h"), ["import"], .short)
        // Help is given whatever else is wrong.
        check(try help("--help", "import"), ["import"], .long)
        check(try help("import", "--wat", "--help"), ["import"], .long)
        check(try help("send", "-o", "--help"), ["send"], .long)
        check(try help("trust", "--help"), ["trust"], .long)
        check(try help("trust", "add", "--help"), ["trust", "add"], .long)
        // Behind `--` it is a file name.
        #expect(try help("import", "--", "--help") == nil)
        // There is no help about what does not exist.
        #expect(throws: UsageError.unknownCommand("imprt", suggestion: "import")) { try help("imprt", "--help") }
        #expect(throws: UsageError.unknownCommand("trust x", suggestion: nil)) { try help("trust", "x", "--help") }
    }

    @Test func findsTheVersion() throws {
        for words: [Word] in [
            ["--version"], ["--json", "--version"], ["trust", "list", "--version"], ["trust", "--version"],
        ] {
            guard case .version = try Demo.application.interpret(words).request.get() else {
                Testing.Issue.record("\(words) does not ask for the version")
                continue
            }
        }
    }

    /// Lines put together at random from what lines are made of: each is understood or refused, and what is understood
    /// can be read without a trap.
    @Test func survivesAnyLine() {
        let pieces: [Word] = [
            "import", "show", "send", "trust", "add", "help", "--", "-", "", "-o", "--output", "--kind", "letter",
            "--kind=", "--all", "--json", "--lang", "nl", "7", "-7", "--=", "-q", Word(bytes: [0xFF]),
            Word(bytes: [0x2D, 0xFF]),
        ]
        var random = LinearCongruentialGenerator(state: 2026)
        var understood = 0
        for _ in 0..<20_000 {
            let words = (0..<Int.random(in: 0...6, using: &random)).map { _ in
                pieces[Int.random(in: 0..<pieces.count, using: &random)]
            }
            guard case .success(.run(let command, let input)) = Demo.application.interpret(words).request else {
                continue
            }
            understood += 1
            switch command {
            case let command as ImportCommand: #expect(!input[command.files].isEmpty)
            case let command as ShowCommand: #expect(abs(input[command.reference]) == 7)
            case let command as SendCommand: #expect(input[command.all] == input[command.references].isEmpty)
            case let command as TrustAddCommand: #expect(input[command.lists].count > 1)
            default: #expect(input[StandardOptions().color] == .auto)
            }
        }
        #expect(understood > 500)
    }

    @Test func knowsTheCommandWhoseArgumentsAreWrong() {
        #expect(Demo.application.interpret(["import"]).topic.path == ["import"])
        #expect(Demo.application.interpret(["trust", "add"]).topic.path == ["trust", "add"])
        #expect(Demo.application.interpret(["trust", "ad"]).topic.path == ["trust"])
        #expect(Demo.application.interpret(["wat"]).topic.path.isEmpty)
    }
}

/// The same numbers in every run.
private struct LinearCongruentialGenerator: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        // Knuth's multiplier; the low bits are weak, so the halves change places.
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return state << 32 | state >> 32
    }
}
