// SPDX-License-Identifier: Apache-2.0

/// The command reference as a Markdown page, made from the declarations.
package enum CommandReference {
    /// Every command in the order of the overview, with its parameters, examples and exit codes.
    package static func markdown(_ application: Application, language: Language) -> String {
        var page = ReferencePage(application: application, language: language)
        page.addApplication()
        for entry in application.entries {
            switch entry {
            case .command(let command):
                page.addCommand(command, path: [command.about.name])
            case .family(let family):
                page.addFamily(family)
                for command in family.commands { page.addCommand(command, path: [family.name, command.about.name]) }
            }
        }
        return page.lines.joined(separator: "\n") + "\n"
    }
}

private struct ReferencePage {
    let application: Application
    let language: Language
    var lines: [String] = []

    private func text(_ text: LocalizedText) -> String { text.text(in: language) }

    mutating func addApplication() {
        lines += ["# \(application.name)", "", text(application.summary)]
        addDiscussion(application.discussion)
        addUsage(
            [application.name] + application.globalParameters.map(HelpPage.usage) + [text(HelpWords.command), "…"])
        for group in application.groups {
            lines += ["", "## \(text(group.title))", ""]
            for entry in group.entries {
                lines.append("- [`\(entry.name)`](#\(anchor([entry.name]))) — \(Self.inline(text(entry.summary)))")
            }
        }
        addParameters(HelpWords.globalOptions, application.globalParameters, level: "##")
        addExitCodes(application.exitCodes.sorted { $0.code < $1.code }, level: "##")
        addRows(
            HelpWords.environment, application.environment.map { ("`\($0.name)`", text($0.meaning)) }, level: "##")
    }

    mutating func addFamily(_ family: CommandFamily) {
        lines += ["", "## \(application.name) \(family.name)", "", text(family.summary)]
        addDiscussion(family.discussion)
        addUsage([application.name, family.name, text(HelpWords.command), "…"])
    }

    mutating func addCommand(_ command: any Command, path: [String]) {
        let level = path.count > 1 ? "###" : "##"
        lines += [
            "", "\(level) \(([application.name] + path).joined(separator: " "))", "", text(command.about.summary),
        ]
        addDiscussion(command.about.discussion)
        addUsage([application.name] + path + HelpPage.usage(of: command.parameters))
        addParameters(HelpWords.arguments, command.parameters.filter { !$0.isOption }, level: level + "#")
        addParameters(HelpWords.options, command.parameters.filter(\.isOption), level: level + "#")
        lines += ["", "\(level)# \(text(HelpWords.examples))"]
        for example in command.about.examples {
            lines += ["", Self.inline(text(example.meaning)), "", "    $ \(example.line)"]
        }
        addExitCodes(application.exitCodes(of: command), level: level + "#")
    }

    private mutating func addDiscussion(_ discussion: LocalizedText?) {
        guard let discussion else { return }
        lines.append("")
        // Lines that stand as they are in help become code, which Markdown indents by four.
        lines += text(discussion).split(separator: "\n", omittingEmptySubsequences: false).map {
            $0.hasPrefix("  ") ? "  \($0)" : Self.inline(String($0))
        }
    }

    private mutating func addUsage(_ fragments: [String]) {
        lines += ["", "\(text(HelpWords.usage)):", "", "    \(fragments.joined(separator: " "))"]
    }

    private mutating func addParameters(_ title: LocalizedText, _ parameters: [ParameterDefinition], level: String) {
        addRows(
            title, parameters.map { ("`\($0.label.drop { $0 == " " })`", text($0.fullHelp)) }, level: level)
    }

    private mutating func addExitCodes(_ codes: [ExitCodeMeaning], level: String) {
        addRows(HelpWords.exitCodes, codes.map { ("\($0.code.rawValue)", text($0.meaning)) }, level: level)
    }

    private mutating func addRows(_ title: LocalizedText, _ rows: [(String, String)], level: String) {
        guard !rows.isEmpty else { return }
        lines += ["", "\(level) \(text(title))", "", "| | \(text(HelpWords.meaning)) |", "|---|---|"]
        lines += rows.map { "| \(Self.cell($0.0)) | \(Self.cell(Self.inline($0.1))) |" }
    }

    private func anchor(_ path: [String]) -> String { ([application.name] + path).joined(separator: "-") }

    /// A bar would end the cell, also inside a code span.
    private static func cell(_ text: String) -> String {
        text.split(separator: "|", omittingEmptySubsequences: false).joined(separator: "\\|")
    }

    /// Plain text in which nothing is markup.
    private static func inline(_ text: String) -> String {
        String(text.flatMap { "*_<>[]`".contains($0) ? ["\\", $0] : [$0] })
    }
}
