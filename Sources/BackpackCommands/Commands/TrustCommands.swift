// SPDX-License-Identifier: Apache-2.0

import BackpackKit
import CommandLineKit
import CredentialCrypto
import Credentials
import StrictJSON
import TrustLists
import WalletStore

/// `trust …`: the lists of issuers that the learner or employer relies on.
enum TrustCommands {
    static let family = CommandFamily(
        name: "trust",
        summary: LocalizedText(
            en: "Choose whom to rely on for who is who.", nl: "Kies op wie je vertrouwt voor wie wie is."),
        commands: [Add(), List(), Show(), Remove(), Check()], synonyms: ["lists", "issuers"])

    struct Add: Command {
        let about = CommandDescription(
            name: "add", summary: LocalizedText(en: "Rely on a trust list.", nl: "Vertrouw op een lijst."),
            discussion: LocalizedText(
                en: "A list of the same name is replaced, but never by an older version.",
                nl: "Een lijst met dezelfde naam wordt vervangen, maar nooit door een oudere versie."),
            examples: [
                Example("backpack trust add issuers.json", LocalizedText(en: "From a file.", nl: "Uit een bestand.")),
                Example(
                    "backpack trust add registry.json --name dcc",
                    LocalizedText(en: "A registry that does not name itself.", nl: "Een register zonder eigen naam.")),
            ], exitCodes: [ExitCode.done])

        let list = Argument<FilePath>(
            "LIST", help: LocalizedText(en: "The list's file.", nl: "Het bestand van de lijst."))
        let name = Option<String>(
            "--name", value: "NAME",
            help: LocalizedText(
                en: "What to call a list that does not name itself.", nl: "Hoe een lijst zonder naam moet heten."))

        func run(_ input: ParsedArguments, _ context: CommandContext) throws -> ExitCode {
            let session = Session(input, context)
            let path = input[list]
            let bytes =
                path.isStandardStream ? try context.console.input.readAll(limit: Source.limit) : try Source.read(path)
            let (added, outcome) = try Source.explain(path) {
                try session.wallet(.create).addTrustList(
                    bytes, fallbackName: input[name] ?? path.baseName, at: session.instant)
            }
            if session.isJSON {
                try session.print(
                    .object([
                        "schema": .string("backpack.trust-add/1"), "name": .string(added.name),
                        "issuers": .integer(added.issuers.count), "result": .string(Self.word(outcome)),
                        "repeated": .array(added.repeated.map(JSONValue.string)),
                    ]))
                return .success
            }
            let isDutch = context.language == .dutch
            let count = added.issuers.count
            let text: SafeText =
                switch (outcome, isDutch) {
                case (.added, false): "added “\(added.name.text)”, \(count) issuers"
                case (.added, true): "toegevoegd: ‘\(added.name.text)’, \(count) uitgevers"
                case (.replaced, false): "replaced “\(added.name.text)”, \(count) issuers"
                case (.replaced, true): "vervangen: ‘\(added.name.text)’, \(count) uitgevers"
                case (.alreadyHeld, false): "“\(added.name.text)” is held already"
                case (.alreadyHeld, true): "‘\(added.name.text)’ was er al"
                }
            try context.print(text)
            for id in added.repeated {
                context.warn(
                    LocalizedText(
                        en: "\(id) stands twice in the list; its first entry counts",
                        nl: "\(id) staat twee keer in de lijst; de eerste vermelding telt"))
            }
            return .success
        }

        private static func word(_ outcome: TrustListOutcome) -> String {
            switch outcome {
            case .added: "added"
            case .replaced: "replaced"
            case .alreadyHeld: "already-held"
            }
        }
    }

    struct List: Command {
        let about = CommandDescription(
            name: "list",
            summary: LocalizedText(en: "Show the lists in use.", nl: "Toon de lijsten die in gebruik zijn."),
            examples: [Example("backpack trust list", LocalizedText(en: "All lists.", nl: "Alle lijsten."))],
            exitCodes: [ExitCode.done])

        func run(_ input: ParsedArguments, _ context: CommandContext) throws -> ExitCode {
            let session = Session(input, context)
            let lists = try session.read(orWithoutWallet: []) { wallet in try wallet.trustLists() }
            if session.isJSON {
                try session.print(
                    .object(["schema": .string("backpack.trust/1"), "lists": .array(lists.map(TrustCommands.json))]))
                return .success
            }
            if lists.isEmpty { context.note(context.language == .dutch ? "geen vertrouwenslijsten" : "no trust lists") }
            let isDutch = context.language == .dutch
            var table = TextTable(columns: [
                TextTable.Column(isDutch ? "naam" : "name", minimumWidth: 16),
                TextTable.Column(isDutch ? "uitgevers" : "issuers", .trailing),
                TextTable.Column(isDutch ? "uitgegeven" : "issued"), TextTable.Column(isDutch ? "verloopt" : "expires"),
                TextTable.Column(isDutch ? "toegevoegd" : "added"),
            ])
            for list in lists {
                table.append([
                    "\(list.name)", "\(list.issuers)", "\(String((list.issued ?? "").prefix(10)))",
                    "\(String((list.expires ?? "").prefix(10)))", "\(String(list.addedAt.prefix(10)))",
                ])
            }
            if !lists.isEmpty { try context.print(table) }
            return .success
        }
    }

    static func json(_ list: TrustListRecord) -> JSONValue {
        func text(_ value: String?) -> JSONValue { value.map(JSONValue.string) ?? .null }
        return .object([
            "name": .string(list.name), "format": .string(list.format), "issuers": .integer(list.issuers),
            "issued": text(list.issued), "expires": text(list.expires), "added": .string(list.addedAt),
            "digest": .string("sha256:" + Hexadecimal.encode(list.digest)), "signer": text(list.signer),
        ])
    }

    struct Show: Command {
        let about = CommandDescription(
            name: "show",
            summary: LocalizedText(en: "Show who stands on a list.", nl: "Toon wie er op een lijst staat."),
            examples: [Example("backpack trust show dcc", LocalizedText(en: "By its name.", nl: "Met zijn naam."))],
            exitCodes: [ExitCode.done])

        let name = Argument<String>("NAME", help: LocalizedText(en: "The list's name.", nl: "De naam van de lijst."))

        func run(_ input: ParsedArguments, _ context: CommandContext) throws -> ExitCode {
            let session = Session(input, context)
            let (record, list) = try session.wallet(.read).trustList(named: input[name])
            if session.isJSON {
                func text(_ value: ExactString?) -> JSONValue { value.map(JSONValue.string) ?? .null }
                try session.print(
                    .object([
                        "schema": .string("backpack.trust-show/1"), "list": TrustCommands.json(record),
                        "issuers": .array(
                            list.issuers.map { issuer in
                                .object([
                                    "id": .string(issuer.id), "name": text(issuer.name),
                                    "country": text(issuer.country),
                                    "keys": issuer.keys.map { .array($0.map { .string($0.multikey) }) } ?? .null,
                                    "from": issuer.from.map { .string($0.rfc3339) } ?? .null,
                                    "until": issuer.until.map { .string($0.rfc3339) } ?? .null,
                                ])
                            }),
                    ]))
                return .success
            }
            try context.print("\(record.name) (\(record.format)), sha256:\(Hexadecimal.encode(record.digest))")
            for issuer in list.issuers { try context.print("  \(issuer.id.text)  \(issuer.name?.text ?? "")") }
            return .success
        }
    }

    struct Remove: Command {
        let about = CommandDescription(
            name: "remove",
            summary: LocalizedText(en: "Stop relying on a list.", nl: "Vertrouw niet langer op een lijst."),
            examples: [Example("backpack trust remove dcc", LocalizedText(en: "By its name.", nl: "Met zijn naam."))],
            exitCodes: [ExitCode.done])

        let name = Argument<String>("NAME", help: LocalizedText(en: "The list's name.", nl: "De naam van de lijst."))

        func run(_ input: ParsedArguments, _ context: CommandContext) throws -> ExitCode {
            let session = Session(input, context)
            try session.wallet(.write).removeTrustList(named: input[name])
            if session.isJSON {
                try session.print(
                    .object(["schema": .string("backpack.trust-remove/1"), "name": .string(input[name])]))
                return .success
            }
            try context.print(context.language == .dutch ? "verwijderd: ‘\(input[name])’" : "removed “\(input[name])”")
            return .success
        }
    }

    struct Check: Command {
        let about = CommandDescription(
            name: "check",
            summary: LocalizedText(
                en: "Say what the lists know of an issuer.", nl: "Zeg wat de lijsten van een uitgever weten."),
            examples: [
                Example(
                    "backpack trust check did:web:example.edu",
                    LocalizedText(en: "By its identifier.", nl: "Met zijn aanduiding."))
            ],
            exitCodes: [
                ExitCode.done,
                ExitCodeMeaning(
                    .untrusted,
                    LocalizedText(en: "no list in force names it", nl: "geen lijst die van kracht is noemt hem")),
            ])

        let issuer = Argument<String>(
            "ISSUER", help: LocalizedText(en: "The issuer's identifier.", nl: "De aanduiding van de uitgever."))

        func run(_ input: ParsedArguments, _ context: CommandContext) throws -> ExitCode {
            let session = Session(input, context)
            let reliance = try session.wallet(.read).reliance(at: session.instant)
            let id = ExactString(input[issuer])
            let entries = reliance.lists.compactMap { entry in entry.list.issuer(id).map { (entry, $0) } }
            let isNamed = entries.contains {
                $0.0.list.isInForce(at: session.instant) && $0.1.isInForce(at: session.instant)
            }
            let isDutch = context.language == .dutch
            if session.isJSON {
                try session.print(
                    .object([
                        "schema": .string("backpack.trust-check/1"), "issuer": .string(id), "named": .bool(isNamed),
                        "lists": .array(
                            entries.map { entry, listed in
                                .object([
                                    "name": .string(entry.list.name), "as": listed.name.map(JSONValue.string) ?? .null,
                                    "inForce": .bool(entry.list.isInForce(at: session.instant)),
                                    "added": entry.added.map(JSONValue.string) ?? .null,
                                ])
                            }),
                    ]))
            } else if entries.isEmpty {
                try context.print(isDutch ? "\(id.text) staat op geen lijst" : "\(id.text) is on no list")
            } else {
                for (entry, listed) in entries {
                    let state: SafeText =
                        entry.list.isInForce(at: session.instant) && listed.isInForce(at: session.instant)
                        ? "" : (isDutch ? " (niet van kracht)" : " (not in force)")
                    try context.print("\(entry.list.name.text): \(listed.name?.text ?? id.text)" + state)
                }
            }
            return isNamed ? .success : .untrusted
        }
    }
}
