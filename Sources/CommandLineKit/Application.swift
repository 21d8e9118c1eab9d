// SPDX-License-Identifier: Apache-2.0

/// The whole command line, described by a value: parsing, help, completions and the reference follow from it.
package struct Application: Sendable {
    package let name: String
    package let version: String
    package let summary: LocalizedText
    package let discussion: LocalizedText?
    package let groups: [CommandGroup]
    /// The application's own options that every command takes; `StandardOptions` are added to them.
    package let globals: any ParameterSet
    package let exitCodes: [ExitCodeMeaning]
    package let environment: [EnvironmentVariable]
    /// Turns an error of the application's own modules into what the user reads; nil for one it does not know.
    package let diagnose: @Sendable (any Error) -> Diagnostic?

    package init(
        name: String, version: String, summary: LocalizedText, discussion: LocalizedText? = nil,
        groups: [CommandGroup], globals: any ParameterSet = NoParameters(), exitCodes: [ExitCodeMeaning],
        environment: [EnvironmentVariable] = [], diagnose: @escaping @Sendable (any Error) -> Diagnostic? = { _ in nil }
    ) {
        self.name = name
        self.version = version
        self.summary = summary
        self.discussion = discussion
        self.groups = groups
        self.globals = globals
        self.exitCodes = exitCodes
        self.environment = environment
        self.diagnose = diagnose
    }

    package var entries: [CommandEntry] { groups.flatMap(\.entries) }

    package var globalParameters: [ParameterDefinition] { globals.parameters + StandardOptions().parameters }

    /// Every command with the words that select it, in the order of the overview.
    package var commands: [(path: [String], command: any Command)] {
        entries.flatMap { entry -> [(path: [String], command: any Command)] in
            switch entry {
            case .command(let command): [([command.about.name], command)]
            case .family(let family): family.commands.map { ([family.name, $0.about.name], $0) }
            }
        }
    }
}

/// A variable of the environment that the application reads.
package struct EnvironmentVariable: Sendable, Hashable {
    package let name: String
    package let meaning: LocalizedText

    package init(_ name: String, _ meaning: LocalizedText) {
        self.name = name
        self.meaning = meaning
    }
}

/// The globals of an application that adds none.
package struct NoParameters: ParameterSet {
    package init() {}
}

/// The options every application has. They may stand before or behind the command's name.
package struct StandardOptions: ParameterSet {
    package let language = Option<Language>(
        "--lang", help: LocalizedText(en: "The language of messages.", nl: "De taal van meldingen."))
    package let color = DefaultedOption(
        "--color", default: ColorChoice.auto,
        help: LocalizedText(
            en: "Colour; auto means on a terminal only.", nl: "Kleur; auto is alleen op een terminal."))
    package let quiet = Flag(
        "--quiet", short: "q",
        help: LocalizedText(
            en: "No notes or progress, only results and errors.",
            nl: "Geen opmerkingen of voortgang, alleen resultaten en fouten."))
    package let help = Flag(
        "--help", short: "h",
        help: LocalizedText(en: "Help; -h gives the short form.", nl: "Uitleg; -h geeft de korte vorm."))
    package let version = Flag("--version", help: LocalizedText(en: "Print the version.", nl: "Toon de versie."))

    package init() {}
}
