// SPDX-License-Identifier: Apache-2.0

/// `help [COMMAND…]`: the same pages as `--help`.
package struct HelpCommand: Command {
    package let about: CommandDescription
    let words = Arguments<Word>(
        "COMMAND", minimum: 0,
        help: LocalizedText(en: "The command to explain.", nl: "De opdracht die uitleg nodig heeft."))

    /// `name` is the application's, for the examples.
    package init(application name: String, example: String) {
        about = CommandDescription(
            name: "help",
            summary: LocalizedText(en: "Explain a command.", nl: "Geef uitleg over een opdracht."),
            examples: [
                Example(
                    "\(name) help \(example)",
                    LocalizedText(en: "Everything about '\(example)'.", nl: "Alles over '\(example)'."))
            ],
            exitCodes: [ExitCodeMeaning(.success, LocalizedText(en: "done", nl: "gedaan"))],
            synonyms: ["man", "usage"])
    }

    package func run(_ input: ParsedArguments, _ context: CommandContext) throws -> ExitCode {
        let topic = try context.application.topic(named: input[words])
        try context.print(
            context.application.help(topic, length: .long, language: context.language, palette: context.palette))
        return .success
    }
}

extension Application {
    /// The page about the command that `words` name.
    package func topic(named words: [Word]) throws(UsageError) -> HelpTopic {
        guard let first = words.first else { return .application }
        var rest = words.dropFirst()
        let topic: HelpTopic
        switch try entry(named: first) {
        case .command(let command):
            topic = .command(command, path: [command.about.name])
        case .family(let family):
            if let second = rest.popFirst() {
                let command = try family.command(named: second)
                topic = .command(command, path: [family.name, command.about.name])
            } else {
                topic = .family(family)
            }
        }
        if let extra = rest.first { throw .unexpectedArgument(extra.shown) }
        return topic
    }
}

/// `completions SHELL`: prints the script that completes the application's command line.
package struct CompletionsCommand: Command {
    package let about: CommandDescription
    let shell = Argument<Shell>(
        "SHELL", help: LocalizedText(en: "The shell to complete in.", nl: "De shell die gaat aanvullen."))

    /// `name` is the application's, for the examples.
    package init(application name: String) {
        about = CommandDescription(
            name: "completions",
            summary: LocalizedText(
                en: "Print the completion script of a shell.", nl: "Toon het aanvulscript van een shell."),
            examples: [
                Example(
                    "\(name) completions bash >> ~/.bash_completion",
                    LocalizedText(en: "For bash, from the next session on.", nl: "Voor bash, vanaf de volgende sessie.")
                ),
                Example(
                    "\(name) completions fish > ~/.config/fish/completions/\(name).fish",
                    LocalizedText(en: "For fish.", nl: "Voor fish.")),
            ],
            exitCodes: [ExitCodeMeaning(.success, LocalizedText(en: "done", nl: "gedaan"))],
            synonyms: ["completion"])
    }

    package func run(_ input: ParsedArguments, _ context: CommandContext) throws -> ExitCode {
        let script = CompletionScript(context.application, language: context.language)
        try context.write(Array(script.text(for: input[shell]).utf8))
        return .success
    }
}

/// A shell that completion scripts can be made for.
package enum Shell: String, Sendable, CaseIterable, ArgumentValue {
    case bash, zsh, fish
}
