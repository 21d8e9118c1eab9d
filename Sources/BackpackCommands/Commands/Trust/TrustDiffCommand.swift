// SPDX-License-Identifier: Apache-2.0

import BackpackKit
import CommandLineKit
import CredentialCrypto
import StrictJSON
import TrustLists
import WalletStore

extension TrustCommands {
    struct Diff: Command {
        let about = CommandDescription(
            name: "diff",
            summary: LocalizedText(
                en: "Show what an update of a list changes.", nl: "Toon wat een nieuwe uitgave van een lijst verandert."
            ),
            discussion: LocalizedText(
                en: "Nothing is relied on and nothing is kept.",
                nl: "Er wordt nergens op vertrouwd en niets bewaard."),
            examples: [
                Example(
                    "backpack trust diff Schools new.json",
                    LocalizedText(en: "A held list against a file.", nl: "Een lijst die er is tegen een bestand.")),
                Example(
                    "backpack trust diff old.xml new.xml", LocalizedText(en: "Two files.", nl: "Twee bestanden.")),
            ],
            exitCodes: [ExitCode.done])

        let old = Argument<Word>(
            "NAME|OLD",
            help: LocalizedText(
                en: "The name of a list in the wallet, or a file.",
                nl: "De naam van een lijst in de portemonnee, of een bestand."))
        let new = Argument<FilePath>("NEW", help: LocalizedText(en: "The update.", nl: "De nieuwe uitgave."))

        func run(_ input: ParsedArguments, _ context: CommandContext) throws -> ExitCode {
            let session = Session(input, context)
            let (before, known) = try held(session)
            let path = input[new]
            let after = try Source.explain(path) { try Self.read(path, knownSigners: known) }
            let diff = TrustListDiff(from: before, to: after)
            if session.isJSON {
                try session.print(
                    .object([
                        "schema": .string("backpack.trust-diff/1"), "from": Self.json(before), "to": Self.json(after),
                        "changes": .array(diff.items.map(Self.json)),
                    ]))
                return .success
            }
            if diff.items.isEmpty { try context.print(context.language == .dutch ? "geen verschil" : "no difference") }
            for item in diff.items { try context.print(Self.lines(item, context.language)) }
            return .success
        }

        /// The list of that name in the wallet, else the file.
        private func held(_ session: Session) throws -> (TrustList, [PublicKey]) {
            let word = session.input[old]
            if let name = word.text {
                let found = try session.read(orWithoutWallet: nil) { wallet -> TrustList? in
                    do { return try wallet.trustList(named: name).list } catch StoreError.notFound { return nil }
                }
                if let found { return (found, found.signer.map { [$0] } ?? []) }
            }
            let path = try FilePath(word: word)
            return (try Source.explain(path) { try Self.read(path, knownSigners: []) }, [])
        }

        private static func read(_ path: FilePath, knownSigners: [PublicKey]) throws -> TrustList {
            var conditions = TrustListConditions.show
            conditions.knownSigners = knownSigners
            return try TrustListReader.read(
                try Source.read(path), fallbackName: ExactString(path.baseName), on: conditions)
        }

        private static func json(_ list: TrustList) -> JSONValue {
            .object([
                "name": .string(list.name), "version": list.version.map(JSONValue.integer) ?? .null,
                "signer": list.signer.map { .string($0.multikey) } ?? .null,
            ])
        }

        private static func json(_ item: TrustListDiff.Item) -> JSONValue {
            .object([
                "subject": .string(item.subject.rawValue), "change": .string(item.change.rawValue),
                "id": .string(item.id), "name": item.name.map(JSONValue.string) ?? .null,
                "members": .array(
                    item.details.map { detail in
                        .object([
                            "member": .string(detail.member), "before": .array(detail.before.map(JSONValue.string)),
                            "after": .array(detail.after.map(JSONValue.string)),
                        ])
                    }),
            ])
        }

        private static func lines(_ item: TrustListDiff.Item, _ language: Language) -> [SafeText] {
            let mark: SafeText =
                switch item.change {
                case .added: "+"
                case .removed: "-"
                case .changed: "~"
                }
            let subject: SafeText =
                switch (item.subject, language) {
                case (.list, .dutch): "lijst"
                case (.issuer, .dutch): "uitgever"
                case (.service, .dutch): "dienst"
                case (.pointer, .dutch): "verwijzing"
                case (_, .english): SafeText(item.subject.rawValue)
                }
            let name: SafeText = item.subject == .issuer ? "\(item.name.map { "  \($0)" } ?? "")" : ""
            var lines = [mark + " " + subject + " \(item.id.text)" + name]
            guard item.change == .changed else { return lines }
            for detail in item.details {
                lines += detail.before.map { "    - \(detail.member): \($0.text)" }
                lines += detail.after.map { "    + \(detail.member): \($0.text)" }
            }
            return lines
        }
    }
}
