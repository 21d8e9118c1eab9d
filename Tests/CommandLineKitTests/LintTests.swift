// SPDX-License-Identifier: Apache-2.0

import CommandLineKit
import Testing

@Suite struct LintTests {
    @Test func findsNothingInASoundApplication() {
        #expect(Demo.application.lint().isEmpty)
    }

    private static func text(_ text: String = "Fine.") -> LocalizedText { LocalizedText(en: text, nl: text) }

    /// A command without parameters whose description may have any fault.
    private struct Faulty: Command {
        var about: CommandDescription
        func run(_ input: ParsedArguments, _ context: CommandContext) throws -> ExitCode { .success }
    }

    private static func about(
        _ name: String = "go", summary: LocalizedText = text(), examples: [Example]? = nil,
        exitCodes: [ExitCodeMeaning] = [Demo.done]
    ) -> CommandDescription {
        CommandDescription(
            name: name, summary: summary, examples: examples ?? [Example("tool \(name)", text())],
            exitCodes: exitCodes)
    }

    private static func problems(
        _ commands: any Command..., globals: any ParameterSet = NoParameters(), exitCodes: [ExitCodeMeaning] = [],
        environment: [EnvironmentVariable] = []
    ) -> [LintProblem] {
        Application(
            name: "tool", version: "1", summary: text(),
            groups: [CommandGroup(text("Group"), commands.map { .command($0) })], globals: globals,
            exitCodes: exitCodes, environment: environment
        ).lint()
    }

    @Test func findsNothingInTheSmallestApplication() {
        #expect(Self.problems(Faulty(about: Self.about())).isEmpty)
    }

    @Test func findsDuplicateCommands() {
        let command = Faulty(about: Self.about())
        #expect(Self.problems(command, command) == [.duplicateName("go", in: "tool")])
    }

    @Test func findsDuplicateCommandsInAFamily() {
        let family = CommandFamily(
            name: "f", summary: Self.text(),
            commands: [TrustListCommand(), TrustListCommand()])
        let application = Application(
            name: "tool", version: "1", summary: Self.text(), groups: [CommandGroup(Self.text(), [.family(family)])],
            exitCodes: [])
        #expect(application.lint().contains(.duplicateName("list", in: "f")))
    }

    private struct TwiceTheSame: Command {
        let about = LintTests.about()
        let one = Flag("--one", short: "o", help: LintTests.text())
        let other = Flag("--other", short: "o", help: LintTests.text())
        let again = Option<Int>("--one", value: "N", help: LintTests.text())
        let quiet = Flag("--quiet", help: LintTests.text())
        func run(_ input: ParsedArguments, _ context: CommandContext) throws -> ExitCode { .success }
    }

    @Test func findsDuplicateParametersAlsoAmongTheGlobalOnes() {
        #expect(
            Self.problems(TwiceTheSame()) == [
                .duplicateName("-o", in: "go"), .duplicateName("--one", in: "go"), .duplicateName("--quiet", in: "go"),
            ])
    }

    private struct BadNames: Command {
        let about = LintTests.about()
        let one = Flag("one", help: LintTests.text())
        let two = Flag("--Zwei", short: "é", help: LintTests.text())
        let file = OptionalArgument<Word>("file", help: LintTests.text())
        func run(_ input: ParsedArguments, _ context: CommandContext) throws -> ExitCode { .success }
    }

    @Test func findsNamesThatCannotBeTyped() {
        #expect(
            Self.problems(BadNames()) == [
                .badName("one", in: "go"), .badName("--Zwei", in: "go"), .badName("-é", in: "go"),
                .badName("file", in: "go"),
            ])
        #expect(Self.problems(Faulty(about: Self.about("Go"))).contains(.badName("Go", in: "tool")))
    }

    private struct Misplaced: Command {
        let about = LintTests.about("go", examples: [Example("tool go a b", LintTests.text())])
        let first = OptionalArgument<Word>("FIRST", help: LintTests.text())
        let second = Argument<Word>("SECOND", help: LintTests.text())
        let rest = Arguments<Word>("REST", minimum: 0, help: LintTests.text())
        let last = OptionalArgument<Word>("LAST", help: LintTests.text())
        func run(_ input: ParsedArguments, _ context: CommandContext) throws -> ExitCode { .success }
    }

    @Test func findsArgumentsThatCanNeverBeReached() {
        #expect(
            Self.problems(Misplaced()) == [
                .misplacedArgument("SECOND", in: "go"), .misplacedArgument("LAST", in: "go"),
            ])
    }

    @Test func findsMissingTextsInEitherLanguage() {
        let noDutch = Faulty(about: Self.about(summary: LocalizedText(en: "Fine.", nl: " ")))
        #expect(Self.problems(noDutch) == [.missingText("go", .dutch)])
        let noEnglish = Faulty(about: Self.about(examples: [Example("tool go", LocalizedText(en: "", nl: "Ja."))]))
        #expect(Self.problems(noEnglish) == [.missingText("go: tool go", .english)])
        let noFullStop = Faulty(about: Self.about(summary: LocalizedText(en: "Fine.", nl: "Goed")))
        #expect(Self.problems(noFullStop) == [.wrongEnding("go", .dutch)])
    }

    private struct Silent: ParameterSet {
        let flag = Flag("--flag", help: LocalizedText(en: "", nl: "Ja."))
    }

    @Test func findsMissingHelpOfGlobalOptions() {
        #expect(
            Self.problems(Faulty(about: Self.about()), globals: Silent()) == [.missingText("tool --flag", .english)])
    }

    @Test func findsFaultsInTables() {
        let variable = EnvironmentVariable("V", Self.text())
        let code = ExitCodeMeaning(ExitCode(9), Self.text("nine"))
        #expect(
            Self.problems(Faulty(about: Self.about()), exitCodes: [code, code], environment: [variable, variable])
                == [.duplicateName("V", in: "tool"), .duplicateName("9", in: "tool")])
        let sentence = Faulty(about: Self.about(exitCodes: [ExitCodeMeaning(.success, Self.text("Done."))]))
        #expect(
            Self.problems(sentence) == [.wrongEnding("go 0", .dutch), .wrongEnding("go 0", .english)])
        #expect(Self.problems(Faulty(about: Self.about(exitCodes: []))) == [.missingSuccessCode(of: "go")])
    }

    @Test func findsExamplesThatDoNotWork() {
        #expect(Self.problems(Faulty(about: Self.about(examples: []))) == [.missingExample(of: "go")])
        func faulty(_ line: String) -> [LintProblem] {
            Self.problems(
                Faulty(about: Self.about(examples: [Example(line, Self.text())])), Faulty(about: Self.about("stop")))
        }
        #expect(faulty("tool go | less").isEmpty)
        #expect(faulty("echo 'a; b' | tool go > 'out file' 2> err && tool stop").isEmpty)
        #expect(faulty("tool go x") == [.badExample("tool go x", .unexpectedArgument("x"))])
        #expect(
            faulty("tool go && tool go --jon") == [
                .badExample("tool go && tool go --jon", .unknownOption("--jon", suggestion: nil))
            ])
        #expect(faulty("go") == [.badExample("go", nil)])
        #expect(faulty("tool go 'open") == [.badExample("tool go 'open", nil)])
        #expect(faulty("tool stop") == [.foreignExample("tool stop", of: "go")])
        #expect(faulty("tool go --help").isEmpty)
    }

    @Test func findsLinesThatAreTooWide() {
        let word = String(repeating: "x", count: 80)
        let wide = Faulty(about: Self.about(summary: LocalizedText(en: "Fine.", nl: word + ".")))
        #expect(Self.problems(wide).contains(.wideLine(word + ".", .dutch)))
        let line = "tool go > " + String(repeating: "x", count: 66)
        let example = Faulty(about: Self.about(examples: [Example(line, Self.text())]))
        #expect(
            Self.problems(example) == [.wideLine("  $ " + line, .dutch), .wideLine("  $ " + line, .english)])
        let fits = Faulty(about: Self.about(examples: [Example(String(line.dropLast()), Self.text())]))
        #expect(Self.problems(fits).isEmpty)
    }
}
