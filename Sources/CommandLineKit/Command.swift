// SPDX-License-Identifier: Apache-2.0

/// One thing the application does. Its stored properties are its parameters.
package protocol Command: ParameterSet {
    var about: CommandDescription { get }

    /// Rules between parameters, which no single declaration can state. Called after parsing, before `run`.
    func validate(_ input: ParsedArguments) throws(UsageError)

    func run(_ input: ParsedArguments, _ context: CommandContext) throws -> ExitCode
}

extension Command {
    package func validate(_ input: ParsedArguments) throws(UsageError) {}
}

/// What help says about a command besides its parameters.
package struct CommandDescription: Sendable {
    package let name: String
    /// One sentence.
    package let summary: LocalizedText
    /// Paragraphs, parted by empty lines; lines that begin with two spaces are printed as they stand.
    package let discussion: LocalizedText?
    package let examples: [Example]
    /// The command's own answers; the application's general ones are added to them.
    package let exitCodes: [ExitCodeMeaning]
    /// Words people try instead of the name, for suggestions only.
    package let synonyms: [String]

    package init(
        name: String, summary: LocalizedText, discussion: LocalizedText? = nil, examples: [Example],
        exitCodes: [ExitCodeMeaning], synonyms: [String] = []
    ) {
        self.name = name
        self.summary = summary
        self.discussion = discussion
        self.examples = examples
        self.exitCodes = exitCodes
        self.synonyms = synonyms
    }
}

/// A line one can type, and what it does.
package struct Example: Sendable, Hashable {
    /// A shell line that begins with the application's name, or a pipeline that contains it.
    package let line: String
    package let meaning: LocalizedText

    package init(_ line: String, _ meaning: LocalizedText) {
        self.line = line
        self.meaning = meaning
    }
}

/// Commands that share their first word: `trust add`, `trust list`.
package struct CommandFamily: Sendable {
    package let name: String
    package let summary: LocalizedText
    package let discussion: LocalizedText?
    package let commands: [any Command]
    package let synonyms: [String]

    package init(
        name: String, summary: LocalizedText, discussion: LocalizedText? = nil, commands: [any Command],
        synonyms: [String] = []
    ) {
        self.name = name
        self.summary = summary
        self.discussion = discussion
        self.commands = commands
        self.synonyms = synonyms
    }
}

/// What a first word after the application's name can be.
package enum CommandEntry: Sendable {
    case command(any Command)
    case family(CommandFamily)

    package var name: String {
        switch self {
        case .command(let command): command.about.name
        case .family(let family): family.name
        }
    }

    package var summary: LocalizedText {
        switch self {
        case .command(let command): command.about.summary
        case .family(let family): family.summary
        }
    }

    var synonyms: [String] {
        switch self {
        case .command(let command): command.about.synonyms
        case .family(let family): family.synonyms
        }
    }
}

/// A heading of the application's overview and what stands under it.
package struct CommandGroup: Sendable {
    package let title: LocalizedText
    package let entries: [CommandEntry]

    package init(_ title: LocalizedText, _ entries: [CommandEntry]) {
        self.title = title
        self.entries = entries
    }
}
