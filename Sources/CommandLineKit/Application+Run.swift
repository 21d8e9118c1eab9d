// SPDX-License-Identifier: Apache-2.0

extension Application {
    /// Does what the command line asks for and answers with the exit code. Never throws, never exits.
    package func run(_ words: [Word], console: Console) -> ExitCode {
        let interpretation = interpret(words)
        let context = context(for: interpretation.request, words: words, console: console)
        do {
            switch interpretation.request {
            case .failure(let error):
                return report(error, topic: interpretation.topic, context: context)
            case .success(.version):
                try context.print("\(name) \(version)")
                return .success
            case .success(.help(let topic, let length)):
                try context.print(help(topic, length: length, language: context.language, palette: context.palette))
                return .success
            case .success(.run(let command, let input)):
                return try command.run(input, context)
            }
        } catch let error as UsageError {
            // Rules that only the command can check are still usage errors.
            return report(error, topic: interpretation.topic, context: context)
        } catch {
            return report(error, context: context)
        }
    }

    private func context(for request: Result<Request, UsageError>, words: [Word], console: Console) -> CommandContext {
        let options = StandardOptions()
        if case .success(.run(_, let input)) = request {
            return CommandContext(
                application: self, console: console,
                language: input[options.language] ?? .preferred(in: console.environment),
                isQuiet: input[options.quiet], color: input[options.color])
        }
        // The line was not, or not wholly, understood; what it says about language and colour still counts.
        return CommandContext(
            application: self, console: console,
            language: Self.glimpse(options.language.definition, in: words) ?? .preferred(in: console.environment),
            color: Self.glimpse(options.color.definition, in: words) ?? .auto)
    }

    /// The value of an option, wherever it stands among the words.
    private static func glimpse<Value: ArgumentValue>(_ option: ParameterDefinition, in words: [Word]) -> Value? {
        let words = words.prefix { !$0.isOptionTerminator }
        for (word, next) in zip(words, words.dropFirst().map(Optional.some) + [nil]) {
            let (name, inlineValue) = word.splitOption()
            guard option.isNamed(name), let value = inlineValue ?? next else { continue }
            do {
                return try Value(word: value)
            } catch {
                // The parser reports it.
                return nil
            }
        }
        return nil
    }

    private func report(_ error: UsageError, topic: HelpTopic, context: CommandContext) -> ExitCode {
        if error == .missingCommand {
            let page = help(topic, length: .short, language: context.language, palette: .plain)
            context.writeError(page + [""])
        }
        let page = ([name] + topic.path + ["--help"]).joined(separator: " ")
        let hint = error.hint ?? LocalizedText(en: "'\(page)' explains it", nl: "'\(page)' geeft uitleg")
        context.report(Diagnostic(.usage, error.message, hint: hint))
        return .usage
    }

    private func report(_ error: any Error, context: CommandContext) -> ExitCode {
        switch error {
        case OutputError.closedPipe:
            return .closedPipe
        default:
            let diagnostic =
                (error as? Diagnostic) ?? Self.diagnose(stream: error) ?? diagnose(error) ?? Self.unexpected(error)
            context.report(diagnostic)
            return diagnostic.exitCode
        }
    }

    private static func diagnose(stream error: any Error) -> Diagnostic? {
        switch error {
        case OutputError.failed(let number):
            let reason = systemMessage(number)
            return Diagnostic(
                .inputOutput,
                LocalizedText(
                    en: "cannot write standard output: \(reason)",
                    nl: "kan niet naar de standaarduitvoer schrijven: \(reason)"))
        case InputError.failed(let number):
            let reason = systemMessage(number)
            return Diagnostic(
                .inputOutput,
                LocalizedText(
                    en: "cannot read standard input: \(reason)",
                    nl: "kan de standaardinvoer niet lezen: \(reason)"))
        case InputError.tooLarge(let limit):
            return Diagnostic(
                .unreadableData,
                LocalizedText(
                    en: "standard input is larger than \(limit) bytes",
                    nl: "de standaardinvoer is groter dan \(limit) bytes"))
        default:
            return nil
        }
    }

    /// An error nobody foresaw is a mistake of ours. Its type is named, not its content, which may be personal.
    private static func unexpected(_ error: any Error) -> Diagnostic {
        let type = String(describing: type(of: error))
        return Diagnostic(
            .internalError,
            LocalizedText(
                en: "unexpected error of type \(type)", nl: "onverwachte fout van het type \(type)"),
            hint: LocalizedText(
                en: "this is a mistake in the program; please report it with the command you typed",
                nl: "dit is een fout in het programma; meld het met de opdracht erbij"))
    }
}
