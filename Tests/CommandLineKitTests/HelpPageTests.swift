// SPDX-License-Identifier: Apache-2.0

import CommandLineKit
import Testing

/// Whole pages: what a user sees is what is compared.
@Suite struct HelpPageTests {
    @Test(arguments: HelpPages.all)
    func prints(page: HelpPages.Page) {
        let console = CapturedConsole()
        #expect(Demo.application.run(page.words, console: console.console) == .success)
        #expect(console.output == page.text)
        #expect(console.error.isEmpty)
    }

    @Test func isBoldOnlyInHeadings() {
        let plain = Demo.application.help(.application, length: .long, language: .english)
        let styled = Demo.application.help(
            .application, length: .long, language: .english, palette: Palette(isOn: true))
        for (plain, styled) in zip(plain, styled) where plain != styled {
            #expect(plain.text.hasSuffix(":"))
            #expect(styled == Palette(isOn: true).apply(.bold, to: plain))
        }
        #expect(plain.count == styled.count)
        #expect(plain != styled)
    }

    @Test func prefersTheCommandsOwnMeaningOfAnExitCode() {
        let own = ExitCodeMeaning(.usage, LocalizedText(en: "mine", nl: "eigen"))
        struct Plain: Command {
            let about: CommandDescription
            func run(_ input: ParsedArguments, _ context: CommandContext) throws -> ExitCode { .success }
        }
        let command = Plain(
            about: CommandDescription(
                name: "go", summary: own.meaning, examples: [], exitCodes: [own, Demo.done]))
        #expect(Demo.application.exitCodes(of: command) == [Demo.done, own])
    }

    @Test func keepsLinesWithin79Columns() {
        let word = "maatschappelijk"
        let long = LocalizedText(
            en: Array(repeating: word, count: 40).joined(separator: " ") + ".",
            nl: Array(repeating: "学位", count: 90).joined(separator: " ") + ".")
        struct Wordy: Command {
            let about: CommandDescription
            let option: Option<Word>
            func run(_ input: ParsedArguments, _ context: CommandContext) throws -> ExitCode { .success }
        }
        let command = Wordy(
            about: CommandDescription(
                name: "say", summary: long, discussion: long, examples: [Example("tool say", long)],
                exitCodes: [Demo.done]),
            option: Option("--option", value: "A-VERY-LONG-NAME-FOR-A-VALUE", help: long))
        let application = Application(
            name: "tool", version: "1", summary: long, groups: [CommandGroup(long, [.command(command)])],
            exitCodes: [ExitCodeMeaning(ExitCode(7), long, isGeneral: true)],
            environment: [EnvironmentVariable("TOOL", long)])
        for language in Language.allCases {
            let lines = application.help(.command(command, path: ["say"]), length: .long, language: language)
            #expect(lines.count > 20)
            #expect(lines.allSatisfy { DisplayWidth.of($0) <= 79 })
            #expect(lines.allSatisfy { $0.text.last != " " })
        }
    }
}
