// SPDX-License-Identifier: Apache-2.0

import CommandLineKit
import Foundation
import Testing

@Suite struct CompletionScriptTests {
    @Test(arguments: zip([Shell.bash, .zsh], [CompletionScripts.bash, CompletionScripts.zsh]))
    func prints(shell: Shell, script: String) {
        let console = CapturedConsole()
        #expect(Demo.application.run(["completions", Word(shell.rawValue)], console: console.console) == .success)
        #expect(console.output == script)
    }

    @Test func describesInTheUsersLanguage() {
        #expect(CompletionScript(Demo.application, language: .dutch).text(for: .fish) == CompletionScripts.fish)
    }

    @Test func refusesOtherShells() {
        let console = CapturedConsole()
        #expect(Demo.application.run(["completions", "csh"], console: console.console) == .usage)
        #expect(console.error.hasPrefix("satchel: error: 'csh' is not a value for SHELL\n"))
        #expect(Demo.application.run(["completions"], console: console.console) == .usage)
    }

    private static let bash = "/bin/bash"

    /// What the script offers in a real bash for a line's words, the last of which is being typed.
    private func offers(_ words: [String]) throws -> [String] {
        let script =
            CompletionScripts.bash
            + "COMP_WORDS=(satchel \"$@\"); COMP_CWORD=$#; _satchel; printf '%s\\n' \"${COMPREPLY[@]}\"\n"
        let process = Process()
        process.executableURL = URL(fileURLWithPath: Self.bash)
        process.arguments = ["-c", script, "bash"] + words
        let output = Pipe()
        process.standardOutput = output
        process.standardError = FileHandle.nullDevice
        try process.run()
        let bytes = try output.fileHandleForReading.readToEnd() ?? Data()
        process.waitUntilExit()
        return String(decoding: bytes, as: UTF8.self).split(separator: "\n").map(String.init)
    }

    @Test(
        .enabled(if: FileManager.default.isExecutableFile(atPath: bash), "there is no bash at \(bash)"),
        arguments: [
            (["im"], ["import"]), (["--lang", ""], ["nl", "en"]), (["--lang", "=", "n"], ["nl"]),
            (["--home", "import", "tr"], ["trust"]), (["--lang", "=", "nl", "trust", ""], ["add", "list"]),
            (["import", "--k"], ["--kind"]), (["import", "--kind", "l"], ["letter"]), (["show", "--k"], []),
            (["trust", "add", "--j"], ["--json"]), (["completions", ""], ["bash", "zsh", "fish"]),
            (["import", "trust", "a"], []), (["xyzzy", "im"], ["import"]), (["help", "tr"], ["trust"]),
        ] as [([String], [String])])
    func offersWhatFits(words: [String], expected: [String]) throws {
        #expect(try offers(words) == expected)
    }
}

@Suite struct CommandReferenceTests {
    @Test func printsEveryDeclaration() {
        #expect(CommandReference.markdown(Demo.application, language: .english) == ReferencePages.english)
    }

    @Test func speaksDutch() {
        let page = CommandReference.markdown(Demo.application, language: .dutch)
        #expect(page.hasPrefix("# satchel\n\nBewaart papieren.\n"))
        #expect(page.contains("\n### Voorbeelden\n\nNeem één bestand op.\n\n    $ satchel import diploma.json\n"))
    }

    @Test func escapesMarkup() {
        let text = LocalizedText(en: "a_b *c* [d] <e> `f` | g.", nl: "x.")
        let application = Application(
            name: "tool", version: "1", summary: text, groups: [], exitCodes: [],
            environment: [EnvironmentVariable("V", text)])
        #expect(
            CommandReference.markdown(application, language: .english)
                .contains("| `V` | a\\_b \\*c\\* \\[d\\] \\<e\\> \\`f\\` \\| g. |\n"))
    }
}
