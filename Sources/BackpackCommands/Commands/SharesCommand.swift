// SPDX-License-Identifier: Apache-2.0

import BackpackKit
import CommandLineKit
import CredentialCrypto
import StrictJSON
import WalletStore

struct SharesCommand: Command {
    let about = CommandDescription(
        name: "shares",
        summary: LocalizedText(en: "Show what was shared with whom.", nl: "Toon wat met wie gedeeld is."),
        examples: [
            Example(
                "backpack shares",
                LocalizedText(en: "Everything shared so far.", nl: "Alles wat tot nu toe gedeeld is."))
        ],
        exitCodes: [ExitCode.done], synonyms: ["shared", "ledger"])

    func run(_ input: ParsedArguments, _ context: CommandContext) throws -> ExitCode {
        let session = Session(input, context)
        let shares = try session.read(orWithoutWallet: []) { wallet in try wallet.shares() }
        if session.isJSON {
            try session.print(
                .object(["schema": .string("backpack.shares/1"), "shares": .array(try shares.map(json))]))
            return .success
        }
        let isDutch = context.language == .dutch
        if shares.isEmpty { context.note(isDutch ? "nog niets gedeeld" : "nothing shared yet") }
        for record in shares {
            let share = record.share
            let dates = Wording.of(context.language).dates
            let until = share.expires.map { dates.written(String($0.prefix(10))) } ?? ""
            try context.print(
                isDutch
                    ? "\(record.number)  \(String(share.createdAt.prefix(10)))  \(share.reader), tot \(until)  \(share.fileName ?? "")"
                    : "\(record.number)  \(String(share.createdAt.prefix(10)))  \(share.reader), until \(until)  \(share.fileName ?? "")"
            )
            for item in share.items {
                let count = try claims(item).count
                try context.print(
                    isDutch
                        ? "   \(item.credential)  \(item.title) (\(count) \(count == 1 ? "gegeven" : "gegevens"))"
                        : "   \(item.credential)  \(item.title) (\(count) \(count == 1 ? "claim" : "claims"))")
            }
        }
        return .success
    }

    private func claims(_ item: SharedCredential) throws -> [JSONValue] {
        try JSONReader.read(Array(item.claims.utf8)).elements
    }

    private func json(_ record: ShareRecord) throws -> JSONValue {
        let share = record.share
        return .object([
            "number": .integer(record.number), "reader": .string(share.reader), "form": .string(share.form),
            "created": .string(share.createdAt), "expires": share.expires.map(JSONValue.string) ?? .null,
            "file": share.fileName.map(JSONValue.string) ?? .null,
            "digest": .string("sha256:" + Hexadecimal.encode(share.digest)),
            "credentials": .array(
                try share.items.map { item in
                    .object([
                        "number": .integer(item.credential), "title": .string(item.title),
                        "digest": .string("sha256:" + Hexadecimal.encode(item.digest)),
                        "claims": .array(try claims(item)),
                    ])
                }),
        ])
    }
}
