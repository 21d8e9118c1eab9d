// SPDX-License-Identifier: Apache-2.0

import BackpackKit
import CommandLineKit
import CredentialCrypto
import StrictJSON
import WalletStore

struct ExportCommand: Command {
    let about = CommandDescription(
        name: "export",
        summary: LocalizedText(en: "Write original files out.", nl: "Schrijf oorspronkelijke bestanden weg."),
        discussion: LocalizedText(
            en: "Each file holds exactly the bytes that were taken in. Files that are there already are left alone.",
            nl: "Elk bestand bevat precies de bytes die zijn opgenomen. Bestanden die er al zijn blijven zoals ze zijn."
        ),
        examples: [
            Example("backpack export 3 -o ~/Documents", LocalizedText(en: "One credential.", nl: "Eén bewijs.")),
            Example("backpack export --all -o credentials", LocalizedText(en: "All of them.", nl: "Allemaal.")),
        ], exitCodes: [ExitCode.done], synonyms: ["save", "extract"])

    let references = Arguments<String>(
        "REF", minimum: 0, help: LocalizedText(en: "The credentials.", nl: "De bewijzen."))
    let all = Flag("--all", help: LocalizedText(en: "All credentials.", nl: "Alle bewijzen."))
    let output = RequiredOption<FilePath>(
        "--output", short: "o", value: "DIR", help: LocalizedText(en: "The folder.", nl: "De map."))

    func validate(_ input: ParsedArguments) throws(UsageError) {
        if input[all], !input[references].isEmpty { throw .conflict("--all", "REF") }
        if !input[all], input[references].isEmpty { throw .oneRequired(["REF", "--all"]) }
    }

    func run(_ input: ParsedArguments, _ context: CommandContext) throws -> ExitCode {
        let session = Session(input, context)
        let wallet = try session.wallet(.read)
        let records =
            input[all]
            ? try wallet.store.read { file in try file.list(CredentialQuery(includesReplaced: true)) }
            : try input[references].map(wallet.resolve)
        var written: [JSONValue] = []
        do {
            try OutputFolder.make(input[output])
            for record in records {
                let name = Self.fileName(record)
                guard let component = FilePath(name) else { continue }
                let path = input[output].appending(component)
                try SecureFile.write(try wallet.original(of: record), to: path)
                written.append(.object(["number": .integer(record.number), "file": .string(path.shown)]))
                if !session.isJSON { try context.print("\(path.shown)") }
            }
        } catch let error as FileError {
            throw Diagnoses.file(error, isOutput: true)
        }
        if session.isJSON {
            try session.print(.object(["schema": .string("backpack.export/1"), "files": .array(written)]))
        }
        return .success
    }

    /// `0003-biochemistry.json`: nothing from the title but letters and digits, so that no title can name a place.
    static func fileName(_ record: CredentialRecord) -> String {
        let number = String(record.number)
        let padded = String(repeating: "0", count: max(0, 4 - number.utf8.count)) + number
        let words = record.facts.title.lowercased().unicodeScalars
            .split { !("a"..."z").contains($0) && !("0"..."9").contains($0) }.map {
                String(String.UnicodeScalarView($0))
            }
        let slug = words.joined(separator: "-").prefix(48)
        return slug.isEmpty ? "\(padded).json" : "\(padded)-\(slug).json"
    }
}

struct RemoveCommand: Command {
    let about = CommandDescription(
        name: "remove", summary: LocalizedText(en: "Take a credential out.", nl: "Haal een bewijs eruit."),
        discussion: LocalizedText(
            en: "Its bytes are overwritten. What was shared stays in the list of shares. Its number is not used again.",
            nl:
                "De bytes worden overschreven. Wat gedeeld is blijft in de lijst van gedeelde bundels. Het nummer komt niet terug."
        ),
        examples: [Example("backpack remove 3", LocalizedText(en: "By its number.", nl: "Met zijn nummer."))],
        exitCodes: [ExitCode.done], synonyms: ["delete", "rm"])

    let references = Arguments<String>("REF", help: LocalizedText(en: "The credentials.", nl: "De bewijzen."))

    func run(_ input: ParsedArguments, _ context: CommandContext) throws -> ExitCode {
        let session = Session(input, context)
        let wallet = try session.wallet(.write)
        let records = try input[references].map(wallet.resolve)
        for record in records {
            try wallet.remove(record)
            guard !session.isJSON else { continue }
            try context.print(
                context.language == .dutch
                    ? "verwijderd: \(record.number)  \(record.facts.title)"
                    : "removed \(record.number)  \(record.facts.title)")
        }
        if session.isJSON {
            try session.print(
                .object([
                    "schema": .string("backpack.remove/1"),
                    "removed": .array(records.map { .integer($0.number) }),
                ]))
        }
        return .success
    }
}

struct DoctorCommand: Command {
    let about = CommandDescription(
        name: "doctor", summary: LocalizedText(en: "Check the wallet itself.", nl: "Controleer de portemonnee zelf."),
        discussion: LocalizedText(
            en: "Every byte that is kept is held against its digest. Nothing is repaired or changed.",
            nl: "Elke bewaarde byte wordt vergeleken met zijn vingerafdruk. Er wordt niets hersteld of veranderd."),
        examples: [Example("backpack doctor", LocalizedText(en: "The whole wallet.", nl: "De hele portemonnee."))],
        exitCodes: [ExitCode.done], synonyms: ["fsck", "repair"])

    func run(_ input: ParsedArguments, _ context: CommandContext) throws -> ExitCode {
        let session = Session(input, context)
        let wallet = try session.walletForReading()
        let findings = try wallet.store.doctor()
        let count = try wallet.store.read { file in try file.credentialCount() }
        let isDutch = context.language == .dutch
        if session.isJSON {
            try session.print(
                .object([
                    "schema": .string("backpack.doctor/1"), "credentials": .integer(count),
                    "findings": .array(
                        findings.map { finding in
                            .object([
                                "code": .string(finding.code), "table": finding.table.map(JSONValue.string) ?? .null,
                                "number": finding.number.map { .integer($0) } ?? .null,
                                "path": finding.path.map { .string($0.shown) } ?? .null,
                                "detail": finding.detail.map(JSONValue.string) ?? .null,
                            ])
                        }),
                ]))
        } else if findings.isEmpty {
            try context.print(isDutch ? "\(count) bewijzen, alles in orde" : "\(count) credentials, all is well")
        } else {
            for finding in findings {
                let place = [finding.table, finding.number.map(String.init), finding.path?.shown, finding.detail]
                    .compactMap { $0 }.joined(separator: " ")
                try context.print("\(finding.code): \(place)")
            }
        }
        return findings.isEmpty ? .success : .inputOutput
    }
}
