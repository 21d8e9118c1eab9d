// SPDX-License-Identifier: Apache-2.0

/// What a help page is about.
package enum HelpTopic: Sendable {
    case application
    case family(CommandFamily)
    case command(any Command, path: [String])

    /// The words after the application's name that lead here.
    package var path: [String] {
        switch self {
        case .application: []
        case .family(let family): [family.name]
        case .command(_, let path): path
        }
    }
}

/// What a command line asks for.
package enum Request: Sendable {
    case run(any Command, ParsedArguments)
    case help(HelpTopic, HelpLength)
    case version
}

/// How much help is asked for.
package enum HelpLength: Sendable, Hashable {
    /// `-h`: usage and options.
    case short
    /// `--help`: everything.
    case long
}

/// A command line, understood as far as it could be.
package struct Interpretation: Sendable {
    /// The command that was named, also where its arguments are wrong.
    package let topic: HelpTopic
    /// What to do, or why that is not clear.
    package let request: Result<Request, UsageError>
}

extension Application {
    /// Parses the words behind the application's name. Does nothing else.
    package func interpret(_ words: [Word]) -> Interpretation {
        var topic = HelpTopic.application
        let request: Result<Request, UsageError>
        do throws(UsageError) {
            request = .success(try self.request(in: words, topic: &topic))
        } catch {
            request = .failure(error)
        }
        // Who asks for help gets it, whatever else is missing; only the thing to explain must exist.
        if case .failure(.unknownCommand) = request { return Interpretation(topic: topic, request: request) }
        guard let length = Self.helpLength(in: words) else { return Interpretation(topic: topic, request: request) }
        return Interpretation(topic: topic, request: .success(.help(topic, length)))
    }

    private func request(in words: [Word], topic: inout HelpTopic) throws(UsageError) -> Request {
        let options = StandardOptions()
        var reader = ArgumentReader(words)
        reader.declare(globalParameters)
        let first = try located { () throws(UsageError) in try reader.nextArgument() }
        // Only a request for help or the version may come without a command.
        if reader.parsed[options.version] { return .version }
        guard let first else { throw .missingCommand }
        let command: any Command
        switch try entry(named: first) {
        case .command(let found):
            command = found
            topic = .command(found, path: [found.about.name])
        case .family(let family):
            topic = .family(family)
            let second = try located { () throws(UsageError) in try reader.nextArgument() }
            if reader.parsed[options.version] { return .version }
            guard let second else { throw .missingCommand }
            command = try family.command(named: second)
            topic = .command(command, path: [family.name, command.about.name])
        }
        let parameters = command.parameters
        reader.declare(parameters)
        try reader.readArguments(of: parameters)
        if reader.parsed[options.version] { return .version }
        try command.validate(reader.parsed)
        return .run(command, reader.parsed)
    }

    /// Where no command is named yet, an option that some command has is misplaced rather than unknown.
    private func located(_ next: () throws(UsageError) -> Word?) throws(UsageError) -> Word? {
        do {
            return try next()
        } catch .unknownOption(let name, let suggestion) {
            let word = Word(name)
            if commands.contains(where: { $0.command.parameters.contains { $0.isOption && $0.isNamed(word) } }) {
                throw .optionBeforeCommand(name)
            }
            throw .unknownOption(name, suggestion: suggestion)
        }
    }

    /// What the first word stands for; throws with a near miss where it stands for nothing.
    package func entry(named word: Word) throws(UsageError) -> CommandEntry {
        if let entry = entries.first(where: { word.equals($0.name) }) { return entry }
        let synonym = entries.first { $0.synonyms.contains { word.equals($0) } }?.name
        throw .unknownCommand(
            word.shown, suggestion: synonym ?? NearMiss.suggestion(for: word.shown, among: entries.map(\.name)))
    }

    /// `-h` or `--help` among the words, as far as options reach.
    private static func helpLength(in words: [Word]) -> HelpLength? {
        let options = words.prefix { !$0.isOptionTerminator }
        if options.contains("--help") { return .long }
        return options.contains("-h") ? .short : nil
    }
}

extension CommandFamily {
    /// What the word behind the family's name stands for.
    package func command(named word: Word) throws(UsageError) -> any Command {
        if let command = commands.first(where: { word.equals($0.about.name) }) { return command }
        let synonym = commands.first { $0.about.synonyms.contains { word.equals($0) } }?.about.name
        let names = commands.map(\.about.name)
        throw .unknownCommand(
            "\(name) \(word.shown)",
            suggestion: (synonym ?? NearMiss.suggestion(for: word.shown, among: names)).map { "\(name) \($0)" })
    }
}
