// SPDX-License-Identifier: Apache-2.0

import CommandLineKit

/// A small application that uses every kind of parameter.
enum Demo {
    static let application = Application(
        name: "satchel", version: "1.2",
        summary: LocalizedText(en: "Keeps papers.", nl: "Bewaart papieren."),
        discussion: LocalizedText(
            en: "Papers stay on this device.\n\nSizes:\n\n  A4  210 mm × 297 mm",
            nl: "Papieren blijven op dit apparaat.\n\nMaten:\n\n  A4  210 mm × 297 mm"),
        groups: [
            CommandGroup(
                LocalizedText(en: "Papers", nl: "Papieren"),
                [.command(ImportCommand()), .command(ShowCommand()), .command(SendCommand())]),
            CommandGroup(
                LocalizedText(en: "Trust", nl: "Vertrouwen"),
                [
                    .family(
                        CommandFamily(
                            name: "trust", summary: LocalizedText(en: "Whom to trust.", nl: "Wie te vertrouwen is."),
                            commands: [TrustAddCommand(), TrustListCommand()]))
                ]),
            CommandGroup(
                LocalizedText(en: "Help", nl: "Uitleg"),
                [
                    .command(HelpCommand(application: "satchel", example: "trust add")),
                    .command(CompletionsCommand(application: "satchel")),
                ]),
        ],
        globals: GlobalOptions(),
        exitCodes: [
            ExitCodeMeaning(.success, LocalizedText(en: "done", nl: "gedaan")),
            ExitCodeMeaning(
                .usage, LocalizedText(en: "the command line is wrong", nl: "de opdrachtregel klopt niet"),
                isGeneral: true),
            ExitCodeMeaning(ExitCode(10), LocalizedText(en: "forged", nl: "vervalst")),
        ],
        environment: [
            EnvironmentVariable(
                "SATCHEL_HOME", LocalizedText(en: "Where the papers are.", nl: "Waar de papieren zijn."))
        ],
        diagnose: { error in
            (error as? DemoError).map { _ in
                Diagnostic(
                    ExitCode(66), LocalizedText(en: "no such paper", nl: "dat papier is er niet"),
                    hint: LocalizedText(en: "look in the drawer", nl: "kijk in de la"))
            }
        })

    static let done = ExitCodeMeaning(.success, LocalizedText(en: "done", nl: "gedaan"))

    static func text(_ lines: [SafeText]) -> String { lines.map(\.text).joined(separator: "\n") }
}

enum DemoError: Error { case missing }

struct UnforeseenError: Error { let secret = "personal" }

/// A value of raw bytes, declared outside the kit.
struct Path: ArgumentValue, Hashable {
    let bytes: [UInt8]
    static let completion = Completion.files

    init(word: Word) { bytes = word.bytes }
}

struct Folder: ArgumentValue {
    let bytes: [UInt8]
    static let completion = Completion.directories

    init(word: Word) { bytes = word.bytes }
}

enum Paper: String, CaseIterable, ArgumentValue { case letter, diploma, receipt }

struct GlobalOptions: ParameterSet {
    let home = Option<Folder>(
        "--home", value: "DIR", help: LocalizedText(en: "The satchel's folder.", nl: "De map van de tas."))
    let json = Flag("--json", help: LocalizedText(en: "Print JSON.", nl: "Toon JSON."))
}

struct ImportCommand: Command {
    let about = CommandDescription(
        name: "import",
        summary: LocalizedText(en: "Take papers in.", nl: "Neem papieren op."),
        discussion: LocalizedText(
            en: """
                Each file is recognised by its bytes. The original stays as it is, byte for byte, and \
                is looked at again each time it is read.
                """,
            nl: """
                Elk bestand wordt herkend aan zijn bytes. Het origineel blijft zoals het is, byte voor byte, \
                en wordt bij elk lezen opnieuw bekeken.
                """),
        examples: [
            Example("satchel import diploma.json", LocalizedText(en: "Take one file in.", nl: "Neem één bestand op.")),
            Example(
                "cat 'my letter.txt' | satchel import --kind letter -",
                LocalizedText(en: "Take in standard input.", nl: "Neem de standaardinvoer op.")),
        ],
        exitCodes: [
            Demo.done,
            ExitCodeMeaning(ExitCode(10), LocalizedText(en: "a paper was refused", nl: "een papier is geweigerd")),
        ],
        synonyms: ["add", "insert"])
    let recursive = Flag(
        "--recursive", short: "r", help: LocalizedText(en: "Also folders.", nl: "Ook mappen."))
    let kind = Option<Paper>(
        "--kind", value: "KIND", help: LocalizedText(en: "What the papers are.", nl: "Wat voor papieren het zijn."))
    let tags = Options<String>(
        "--tag", value: "WORD", help: LocalizedText(en: "A word to find them by.", nl: "Een woord om ze te vinden."))
    let files = Arguments<Path>(
        "FILE", help: LocalizedText(en: "A file; - is standard input.", nl: "Een bestand; - is standaardinvoer."))

    func run(_ input: ParsedArguments, _ context: CommandContext) throws -> ExitCode {
        for file in input[files] { try context.print("imported \(Word(bytes: file.bytes))") }
        let noun = context.text(LocalizedText(en: "files", nl: "bestanden"))
        context.note("\(input[files].count) \(noun)")
        return .success
    }
}

struct ShowCommand: Command {
    let about = CommandDescription(
        name: "show", summary: LocalizedText(en: "Show a paper.", nl: "Toon een papier."),
        examples: [Example("satchel show 3", LocalizedText(en: "Show number 3.", nl: "Toon nummer 3."))],
        exitCodes: [Demo.done], synonyms: ["cat", "view"])
    let reference = Argument<Int>("REF", help: LocalizedText(en: "Its number.", nl: "Het nummer ervan."))
    let page = OptionalArgument<PositiveInteger>("PAGE", help: LocalizedText(en: "A page.", nl: "Een bladzijde."))
    let order = DefaultedOption(
        "--order", value: "KIND", default: Paper.letter,
        help: LocalizedText(en: "What comes first.", nl: "Wat eerst komt."))
    let limit = Option<Int>("--limit", value: "N", help: LocalizedText(en: "At most N.", nl: "Hoogstens N."))

    func run(_ input: ParsedArguments, _ context: CommandContext) throws -> ExitCode {
        switch input[reference] {
        case 404: throw DemoError.missing
        case 500: throw UnforeseenError()
        case 64: throw UsageError.conflict("REF", "--limit")
        default: break
        }
        try context.print(
            "\(input[reference]) \(input[page]?.value ?? 0) \(input[order].rawValue) \(input[limit] ?? -1)")
        return .success
    }
}

struct SendCommand: Command {
    let about = CommandDescription(
        name: "send", summary: LocalizedText(en: "Send papers.", nl: "Verstuur papieren."),
        examples: [
            Example("satchel send --all -o out.json", LocalizedText(en: "All of them.", nl: "Allemaal."))
        ],
        exitCodes: [Demo.done])
    let output = RequiredOption<Path>(
        "--output", short: "o", value: "FILE", help: LocalizedText(en: "Where to.", nl: "Waarheen."))
    let all = Flag("--all", help: LocalizedText(en: "All papers.", nl: "Alle papieren."))
    let references = Arguments<Int>("REF", minimum: 0, help: LocalizedText(en: "Numbers.", nl: "Nummers."))

    func validate(_ input: ParsedArguments) throws(UsageError) {
        switch (input[all], input[references].isEmpty) {
        case (true, false): throw .conflict("REF", all.definition.name)
        case (false, true): throw .oneRequired(["REF", all.definition.name])
        default: break
        }
    }

    func run(_ input: ParsedArguments, _ context: CommandContext) throws -> ExitCode { .success }
}

struct TrustAddCommand: Command {
    let about = CommandDescription(
        name: "add", summary: LocalizedText(en: "Add a list.", nl: "Voeg een lijst toe."),
        examples: [
            Example("satchel trust add a.json b.json", LocalizedText(en: "Add two.", nl: "Voeg er twee toe."))
        ],
        exitCodes: [Demo.done])
    let lists = Arguments<Path>("LIST", minimum: 2, help: LocalizedText(en: "Lists.", nl: "Lijsten."))

    func run(_ input: ParsedArguments, _ context: CommandContext) throws -> ExitCode { .success }
}

struct TrustListCommand: Command {
    let about = CommandDescription(
        name: "list", summary: LocalizedText(en: "List the lists.", nl: "Toon de lijsten."),
        examples: [Example("satchel trust list", LocalizedText(en: "All of them.", nl: "Allemaal."))],
        exitCodes: [Demo.done])

    func run(_ input: ParsedArguments, _ context: CommandContext) throws -> ExitCode { .success }
}
