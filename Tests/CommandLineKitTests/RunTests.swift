// SPDX-License-Identifier: Apache-2.0

import CommandLineKit
import Testing

@Suite struct RunTests {
    private func run(_ words: Word..., on console: CapturedConsole) -> Int32 {
        Demo.application.run(words, console: console.console).rawValue
    }

    @Test func runsACommand() {
        let console = CapturedConsole()
        #expect(run("import", Word(bytes: [0x61, 0xFF, 0x1B]), on: console) == 0)
        #expect(console.output == "imported a\\x{ff}\\u{1b}\n")
        #expect(console.error == "1 files\n")
    }

    @Test func runsInTheUsersLanguage() {
        let asked = CapturedConsole()
        #expect(run("import", "a", "--lang", "nl", on: asked) == 0)
        #expect(asked.error == "1 bestanden\n")
        let locale = CapturedConsole(environment: ["LANG": "nl_NL.UTF-8"])
        #expect(run("import", "a", on: locale) == 0)
        #expect(locale.error == "1 bestanden\n")
        #expect(run("import", "a", "--lang", "en", on: locale) == 0)
        #expect(locale.error == "1 bestanden\n1 files\n")
    }

    @Test func isQuietWhenAsked() {
        let console = CapturedConsole()
        #expect(run("-q", "import", "a", on: console) == 0)
        #expect(console.output == "imported a\n")
        #expect(console.error.isEmpty)
    }

    @Test func printsTheVersion() {
        let console = CapturedConsole()
        #expect(run("--version", on: console) == 0)
        #expect(console.output == "satchel 1.2\n")
    }

    @Test func reportsUsageErrorsOnStandardError() {
        let console = CapturedConsole()
        #expect(run("import", "--recursiv\u{1B}", "x", on: console) == 64)
        #expect(console.output.isEmpty)
        #expect(
            console.error == """
                satchel: error: unknown option '--recursiv\\u{1b}'
                satchel: hint: did you mean '--recursive'?

                """)
    }

    @Test func pointsToThePageOfTheCommand() {
        let console = CapturedConsole()
        #expect(run("trust", "add", on: console) == 64)
        #expect(
            console.error == """
                satchel: error: at least 2 LIST are needed
                satchel: hint: 'satchel trust add --help' explains it

                """)
    }

    @Test(
        arguments: [
            (["import", "--lang", "nl"], [:]), (["import", "--lang=nl"], [:]), (["import"], ["LANG": "nl_NL.UTF-8"]),
        ] as [([Word], [String: Word])])
    func complainsInTheUsersLanguage(words: [Word], environment: [String: Word]) {
        let console = CapturedConsole(environment: environment)
        #expect(Demo.application.run(words, console: console.console) == .usage)
        #expect(
            console.error == "satchel: fout: FILE ontbreekt\nsatchel: tip: 'satchel import --help' geeft uitleg\n")
    }

    @Test func showsTheOverviewWhereNoCommandIsNamed() {
        let console = CapturedConsole()
        #expect(run(on: console) == 64)
        #expect(console.output.isEmpty)
        let page = Demo.text(Demo.application.help(.application, length: .short, language: .english))
        #expect(
            console.error
                == page + "\n\nsatchel: error: name a command\nsatchel: hint: 'satchel --help' explains it\n")
    }

    @Test func mapsErrors() {
        let known = CapturedConsole()
        #expect(run("show", "404", on: known) == 66)
        #expect(known.error == "satchel: error: no such paper\nsatchel: hint: look in the drawer\n")
        let unforeseen = CapturedConsole()
        #expect(run("show", "500", on: unforeseen) == 70)
        #expect(unforeseen.error.hasPrefix("satchel: error: unexpected error of type UnforeseenError\n"))
        #expect(!unforeseen.error.contains("personal"))
        let usage = CapturedConsole()
        #expect(run("show", "64", on: usage) == 64)
        #expect(usage.error.hasPrefix("satchel: error: REF and --limit exclude each other\n"))
    }

    @Test func stopsQuietlyWhenTheReaderIsGone() {
        let console = CapturedConsole(outputFailure: .closedPipe)
        #expect(run("import", "a", on: console) == 141)
        #expect(console.error.isEmpty)
    }

    @Test func reportsOutputThatCannotBeWritten() {
        // 28 is ENOSPC on Linux and macOS.
        let console = CapturedConsole(outputFailure: .failed(errno: 28))
        #expect(run("--version", on: console) == 74)
        #expect(console.error == "satchel: error: cannot write standard output: No space left on device\n")
    }

    @Test func coloursOnlyTerminals() {
        let terminal = CapturedConsole(outputWidth: 80, errorWidth: 80)
        #expect(run("import", on: terminal) == 64)
        #expect(terminal.error.hasPrefix("satchel: \u{1B}[31merror:\u{1B}[0m FILE is missing\n"))
        let refused = CapturedConsole(outputWidth: 80, errorWidth: 80)
        #expect(run("import", "--color", "never", on: refused) == 64)
        #expect(refused.error.hasPrefix("satchel: error: FILE is missing\n"))
        let forced = CapturedConsole()
        #expect(run("--color=always", "show", "-h", on: forced) == 0)
        #expect(forced.output.contains("\n\u{1B}[1mArguments:\u{1B}[0m\n"))
    }

    @Test func explainsThroughTheHelpCommand() {
        for (words, path) in [
            (["help"], []), (["help", "import"], ["import"]), (["help", "trust"], ["trust"]),
            (["help", "trust", "add"], ["trust", "add"]),
        ] as [([Word], [Word])] {
            let console = CapturedConsole()
            let same = CapturedConsole()
            #expect(Demo.application.run(words, console: console.console) == .success)
            #expect(Demo.application.run(path + ["--help"], console: same.console) == .success)
            #expect(console.output == same.output)
            #expect(!console.output.isEmpty)
        }
        let console = CapturedConsole()
        #expect(run("help", "imprt", on: console) == 64)
        #expect(run("help", "trust", "ad", on: console) == 64)
        #expect(run("help", "import", "x", on: console) == 64)
        #expect(
            console.error.split(separator: "\n").filter { $0.contains("error") } == [
                "satchel: error: unknown command 'imprt'", "satchel: error: unknown command 'trust ad'",
                "satchel: error: unexpected argument 'x'",
            ])
    }
}

@Suite struct ConsoleTests {
    private func context(_ console: CapturedConsole, isQuiet: Bool = false) -> CommandContext {
        CommandContext(application: Demo.application, console: console.console, language: .dutch, isQuiet: isQuiet)
    }

    @Test func readsAllUpToTheLimit() throws {
        let bytes = [UInt8](repeating: 7, count: 70_000)
        let input = CapturedConsole(input: bytes).console.input
        #expect(try input.readAll(limit: 70_000) == bytes)
        #expect(try input.readAll(limit: 0).isEmpty)
        let large = CapturedConsole(input: bytes).console.input
        #expect(throws: InputError.tooLarge(limit: 69_999)) { try large.readAll(limit: 69_999) }
    }

    @Test(
        arguments: [
            ("", []), ("a", ["a"]), ("a\n", ["a"]), ("a\n\nb", ["a", "", "b"]), ("\n", [""]),
            ("a\r\nb\n", ["a\r", "b"]),
        ] as [(String, [String])])
    func splitsLines(text: String, expected: [String]) throws {
        var lines = CapturedConsole(input: Array(text.utf8)).console.input.lines(limit: 2)
        var found: [[UInt8]] = []
        while let line = try lines.next() { found.append(line) }
        #expect(found == expected.map { Array($0.utf8) })
        #expect(try lines.next() == nil)
    }

    @Test func splitsLinesAcrossReads() throws {
        // One byte a read.
        let whole = CapturedConsole(input: Array("ab\nc\n\ndef".utf8)).console.input
        let slow = InputChannel(isTerminal: false) { (_) throws(InputError) in try whole.read(1) }
        var lines = slow.lines(limit: 3)
        #expect(try lines.next() == Array("ab".utf8))
        #expect(try lines.next() == Array("c".utf8))
        #expect(try lines.next() == [])
        #expect(try lines.next() == Array("def".utf8))
        #expect(try lines.next() == nil)
    }

    @Test func refusesLinesBeyondTheLimit() {
        var lines = CapturedConsole(input: Array("abc\n".utf8)).console.input.lines(limit: 2)
        #expect(throws: InputError.tooLarge(limit: 2)) { try lines.next() }
        var unended = CapturedConsole(input: Array("abc".utf8)).console.input.lines(limit: 2)
        #expect(throws: InputError.tooLarge(limit: 2)) { try unended.next() }
    }

    @Test func printsTablesInTheWidthOfTheTerminal() throws {
        var table = TextTable(columns: [.init("Title", minimumWidth: 3)])
        table.append(["a long title"])
        let narrow = CapturedConsole(outputWidth: 6)
        try CommandContext(application: Demo.application, console: narrow.console, language: .english, color: .never)
            .print(table)
        #expect(narrow.output == "Title\na lon…\n")
        let pipe = CapturedConsole()
        try context(pipe).print(table)
        #expect(pipe.output == "Title\na long title\n")
    }

    @Test func warnsAlsoWhenQuiet() {
        let console = CapturedConsole()
        context(console, isQuiet: true).warn(LocalizedText(en: "old", nl: "oud\n"))
        context(console, isQuiet: true).note("nothing")
        #expect(console.error == "satchel: let op: oud\\u{a}\n")
    }

    @Test func drawsProgressAfterASecond() {
        let console = CapturedConsole(errorWidth: 10)
        var progress = context(console).progress()
        progress.update("1")
        console.advance(by: .milliseconds(999))
        progress.update("2")
        #expect(console.error.isEmpty)
        console.advance(by: .milliseconds(1))
        progress.update("\("a\u{7}long line")")
        #expect(console.error == "\r\u{1B}[Ka\\u{7}lo…")
        console.advance(by: .milliseconds(99))
        progress.update("3")
        #expect(console.error == "\r\u{1B}[Ka\\u{7}lo…")
        progress.clear()
        progress.clear()
        #expect(console.error == "\r\u{1B}[Ka\\u{7}lo…\r\u{1B}[K")
    }

    @Test func drawsNoProgressElsewhere() {
        let pipe = CapturedConsole()
        let quiet = CapturedConsole(errorWidth: 80)
        var one = context(pipe).progress()
        var other = context(quiet, isQuiet: true).progress()
        pipe.advance(by: .seconds(5))
        quiet.advance(by: .seconds(5))
        one.update("x")
        one.clear()
        other.update("x")
        other.clear()
        #expect(pipe.error.isEmpty)
        #expect(quiet.error.isEmpty)
    }

    @Test func readsTheProcessEnvironment() {
        let console = Console.process()
        #expect(console.environment("PATH") != nil)
        #expect(console.environment("SATCHEL_IS_NOT_SET") == nil)
        // 2020-01-01.
        #expect(console.now() > .seconds(1_577_836_800))
        #expect(console.uptime() <= console.uptime())
    }
}
