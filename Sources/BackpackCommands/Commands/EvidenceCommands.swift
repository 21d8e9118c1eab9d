// SPDX-License-Identifier: Apache-2.0

import BackpackKit
import CommandLineKit
import CredentialCrypto
import Credentials
import StrictJSON
import WalletStore

/// `evidence …`: what was imported besides credentials.
enum EvidenceCommands {
    static let family = CommandFamily(
        name: "evidence",
        summary: LocalizedText(
            en: "Show what checks in this wallet rest on.", nl: "Toon waarop controles in deze portemonnee rusten."),
        commands: [List()], synonyms: ["proofs"])

    struct List: Command {
        let about = CommandDescription(
            name: "list",
            summary: LocalizedText(
                en: "List everything imported besides credentials.",
                nl: "Toon alles wat is opgenomen behalve de bewijzen zelf."),
            discussion: LocalizedText(
                en: """
                    Keys of issuers, status lists, vocabularies and parts of badges, each with where it came from, when, its \
                    hash, and which credentials are checked with it. Trust lists stand in 'trust list'.
                    """,
                nl: """
                    Sleutels van uitgevers, statuslijsten, begrippenlijsten en onderdelen van badges, elk met waar het vandaan \
                    kwam, wanneer, de hash, en welke bewijzen ermee gecontroleerd worden. Vertrouwenslijsten staan in 'trust list'.
                    """),
            examples: [
                Example("backpack evidence list", LocalizedText(en: "All of it.", nl: "Alles.")),
                Example(
                    "backpack --json evidence list",
                    LocalizedText(en: "With full hashes, for a script.", nl: "Met volledige hashes, voor een script.")),
            ], exitCodes: [ExitCode.done])

        func run(_ input: ParsedArguments, _ context: CommandContext) throws -> ExitCode {
            let session = Session(input, context)
            let held = try session.read(orWithoutWallet: []) { wallet in
                try wallet.heldEvidence(try wallet.reliance(at: session.instant))
            }
            let words = EvidenceWords.of(context.language)
            if session.isJSON {
                try session.print(
                    .object(["schema": .string("backpack.evidence/1"), "evidence": .array(held.map(Self.json))]))
            } else if held.isEmpty {
                context.note(SafeText(words.none))
            } else {
                try context.print(Self.table(held, words))
            }
            return .success
        }

        private static func json(_ held: HeldEvidence) -> JSONValue {
            func text(_ value: String?) -> JSONValue { value.map(JSONValue.string) ?? .null }
            let record = held.record
            return .object([
                "number": .integer(record.number), "kind": .string(record.kind), "id": text(record.subjectID),
                "url": text(record.url), "source": text(record.source), "added": .string(record.addedAt),
                "digest": .string("sha256:" + Hexadecimal.encode(record.digest)),
                "reliedOnBy": .array(held.reliedOnBy.map { .integer($0) }),
            ])
        }

        private static func table(_ held: [HeldEvidence], _ words: EvidenceWords) -> TextTable {
            var table = TextTable(columns: [
                TextTable.Column(SafeText(words.number), .trailing), TextTable.Column(SafeText(words.what)),
                TextTable.Column(SafeText(words.identifier), minimumWidth: 20),
                TextTable.Column(SafeText(words.added)), TextTable.Column(SafeText(words.digest)),
                TextTable.Column(SafeText(words.reliedOnBy)),
            ])
            for item in held {
                let record = item.record
                let kind = EvidenceItem.Kind(rawValue: record.kind).map(words.kind) ?? record.kind
                let users = item.reliedOnBy.map(String.init).joined(separator: ", ")
                table.append([
                    "\(record.number)", "\(kind)", "\(record.url ?? record.subjectID ?? record.source ?? "")",
                    "\(String(record.addedAt.prefix(10)))",
                    "\(String(Hexadecimal.encode(record.digest).prefix(8)))", "\(users)",
                ])
            }
            return table
        }
    }
}
