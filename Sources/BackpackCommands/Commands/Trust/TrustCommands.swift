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
        commands: [Add(), List(), Show(), Remove(), Check(), Diff()], synonyms: ["lists", "issuers"])

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
                TextTable.Column(isDutch ? "ondertekend door" : "signed by"),
            ])
            for list in lists {
                table.append([
                    "\(list.name)", "\(list.issuers)", "\(String((list.issued ?? "").prefix(10)))",
                    "\(String((list.expires ?? "").prefix(10)))", "\(String(list.addedAt.prefix(10)))",
                    "\(Self.signer(list, isDutch))",
                ])
            }
            if !lists.isEmpty { try context.print(table) }
            return .success
        }

        private static func signer(_ list: TrustListRecord, _ isDutch: Bool) -> String {
            switch TrustCommands.signature(of: list) {
            case .checked: list.signer.map { $0.count > 24 ? $0.prefix(24) + "…" : $0 } ?? ""
            case .notChecked: isDutch ? "niet gecontroleerd" : "not checked"
            case .none: isDutch ? "niemand" : "nobody"
            }
        }
    }

    /// What is known of a list's signature.
    enum Signature: String {
        case checked
        case notChecked = "not-checked"
        case none
    }

    static func signature(of list: TrustListRecord) -> Signature {
        if list.signer != nil { return .checked }
        return list.format.hasPrefix("etsi-") ? .notChecked : .none
    }

    static func json(_ list: TrustListRecord) -> JSONValue {
        func text(_ value: String?) -> JSONValue { value.map(JSONValue.string) ?? .null }
        return .object([
            "name": .string(list.name), "format": .string(list.format), "issuers": .integer(list.issuers),
            "issued": text(list.issued), "expires": text(list.expires), "added": .string(list.addedAt),
            "digest": .string("sha256:" + Hexadecimal.encode(list.digest)), "signer": text(list.signer),
            "version": list.version.map(JSONValue.integer) ?? .null,
            "signature": .string(signature(of: list).rawValue),
        ])
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
}
