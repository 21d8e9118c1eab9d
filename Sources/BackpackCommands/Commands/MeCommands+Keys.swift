// SPDX-License-Identifier: Apache-2.0

import BackpackKit
import CommandLineKit
import StrictJSON
import WalletStore

/// The learner's own keys: one a reader, under an optional passphrase.
extension MeCommands {
    struct Keys: Command {
        let about = CommandDescription(
            name: "keys",
            summary: LocalizedText(
                en: "List the keys that bundles are signed with.",
                nl: "Toon de sleutels waarmee bundels worden getekend."),
            discussion: LocalizedText(
                en: "Only public parts are shown. Of several keys for one reader the last is in use.",
                nl: "Alleen de openbare delen zijn te zien. Van meer sleutels voor één lezer is de laatste in gebruik."
            ),
            examples: [Example("backpack me keys", LocalizedText(en: "All of them.", nl: "Allemaal."))],
            exitCodes: [ExitCode.done])

        func run(_ input: ParsedArguments, _ context: CommandContext) throws -> ExitCode {
            let session = Session(input, context)
            let keys = try session.read(orWithoutWallet: []) { wallet in try wallet.holderKeys() }
            if session.isJSON {
                try session.print(
                    .object([
                        "schema": .string("backpack.keys/1"),
                        "keys": .array(keys.map { MeCommands.json($0.record, isProtected: $0.isProtected) }),
                    ]))
                return .success
            }
            let isDutch = context.language == .dutch
            for (key, isProtected) in keys {
                let lock =
                    isProtected ? (isDutch ? "versleuteld" : "locked") : (isDutch ? "niet versleuteld" : "not locked")
                try context.print(
                    "\(String(key.createdAt.prefix(10)))  \(key.reader ?? "-")  did:key:\(key.publicKey)  \(lock)")
            }
            return .success
        }
    }

    struct Rotate: Command {
        let about = CommandDescription(
            name: "rotate",
            summary: LocalizedText(en: "Make a new key for a reader.", nl: "Maak een nieuwe sleutel voor een lezer."),
            discussion: LocalizedText(
                en: """
                    Bundles for that reader are signed with it from now on. The key before it stays: what was issued to it \
                    or signed with it goes on needing it.
                    """,
                nl: """
                    Bundels voor die lezer worden er voortaan mee getekend. De vorige sleutel blijft: wat erop is uitgegeven \
                    of ermee is getekend heeft hem nog nodig.
                    """),
            examples: [
                Example(
                    "backpack me rotate Radboudumc",
                    LocalizedText(en: "A new key for this reader.", nl: "Een nieuwe sleutel voor deze lezer."))
            ], exitCodes: [ExitCode.done])

        let reader = Argument<String>(
            "NAME", help: LocalizedText(en: "The reader, as in --to of share.", nl: "De lezer, als bij --to van share.")
        )

        func run(_ input: ParsedArguments, _ context: CommandContext) throws -> ExitCode {
            let session = Session(input, context)
            let wallet = try session.wallet(.write)
            guard
                try wallet.holderKeys().contains(where: {
                    $0.record.reader?.utf8.elementsEqual(input[reader].utf8) == true
                })
            else {
                throw Diagnostic(
                    .missingInput,
                    LocalizedText(
                        en: "there is no key for “\(input[reader])”", nl: "er is geen sleutel voor ‘\(input[reader])’"),
                    hint: LocalizedText(
                        en: "'backpack me keys' shows for whom there is one; 'share' makes the first",
                        nl: "'backpack me keys' toont voor wie er een is; 'share' maakt de eerste"))
            }
            let key = try wallet.makeHolderKey(for: input[reader], at: session.instant)
            let isProtected = try wallet.hasPassphrase
            if session.isJSON {
                try session.print(
                    .object([
                        "schema": .string("backpack.key/1"), "key": MeCommands.json(key, isProtected: isProtected),
                    ]))
            } else {
                try context.print(
                    context.language == .dutch
                        ? "nieuwe sleutel voor \(input[reader]): did:key:\(key.publicKey)"
                        : "new key for \(input[reader]): did:key:\(key.publicKey)")
            }
            return .success
        }
    }

    struct Passphrase: Command {
        let about = CommandDescription(
            name: "passphrase",
            summary: LocalizedText(
                en: "Set, change or remove the passphrase of your keys.",
                nl: "Zet, wijzig of verwijder de wachtwoordzin van je sleutels."),
            discussion: LocalizedText(
                en: """
                    The keys are encrypted with it on the disk; 'share' asks for it. It is never an argument or a variable: it \
                    is asked for at the terminal, or read from --passphrase-fd, first the present one and then the new one. \
                    Nobody can bring it back once it is forgotten.
                    """,
                nl: """
                    De sleutels staan ermee versleuteld op schijf; 'share' vraagt erom. Hij is nooit een argument of een \
                    variabele: hij wordt op de terminal gevraagd of uit --passphrase-fd gelezen, eerst de huidige en dan de \
                    nieuwe. Een vergeten wachtwoordzin kan niemand terughalen.
                    """),
            examples: [
                Example("backpack me passphrase", LocalizedText(en: "Set or change it.", nl: "Zet of wijzig hem.")),
                Example("backpack me passphrase --remove", LocalizedText(en: "Remove it.", nl: "Verwijder hem.")),
            ], exitCodes: [ExitCode.done], synonyms: ["password", "lock", "unlock"])

        let remove = Flag(
            "--remove",
            help: LocalizedText(en: "Leave the keys unencrypted.", nl: "Laat de sleutels onversleuteld."))

        func run(_ input: ParsedArguments, _ context: CommandContext) throws -> ExitCode {
            let session = Session(input, context)
            let wallet = try session.wallet(.create)
            let isDutch = context.language == .dutch
            let isProtected = !input[remove]
            var said = isDutch ? "wachtwoordzin verwijderd" : "passphrase removed"
            if isProtected {
                let had = try wallet.hasPassphrase
                if had { try wallet.unlock() }
                try wallet.setPassphrase(try PassphrasePrompt(session).ask(.new))
                said =
                    had
                    ? (isDutch ? "wachtwoordzin gewijzigd" : "passphrase changed")
                    : (isDutch ? "wachtwoordzin gezet" : "passphrase set")
            } else {
                try wallet.removePassphrase()
            }
            if session.isJSON {
                try session.print(
                    .object(["schema": .string("backpack.passphrase/1"), "protected": .bool(isProtected)]))
            } else {
                try context.print("\(said)")
            }
            return .success
        }
    }

    fileprivate static func json(_ key: HolderKeyRecord, isProtected: Bool) -> JSONValue {
        .object([
            "did": .string("did:key:\(key.publicKey)"), "reader": key.reader.map(JSONValue.string) ?? .null,
            "created": .string(key.createdAt), "protected": .bool(isProtected),
        ])
    }
}
