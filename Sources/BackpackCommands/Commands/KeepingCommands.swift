// SPDX-License-Identifier: Apache-2.0

import BackpackKit
import CommandLineKit
import StrictJSON
import WalletStore

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
            let held = isDutch ? (count == 1 ? "bewijs" : "bewijzen") : (count == 1 ? "credential" : "credentials")
            try context.print(isDutch ? "\(count) \(held), alles in orde" : "\(count) \(held), all is well")
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
