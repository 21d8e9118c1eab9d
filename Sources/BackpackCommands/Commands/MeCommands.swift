// SPDX-License-Identifier: Apache-2.0

import BackpackKit
import CommandLineKit
import StrictJSON
import WalletStore

/// `email:name@example.nl`
struct IdentityArgument: ArgumentValue {
    let kind: String
    let value: String

    init(word: Word) throws(InvalidValue) {
        let text = try String(word: word)
        guard let colon = text.firstIndex(of: ":"), colon != text.startIndex, text.index(after: colon) != text.endIndex
        else {
            throw InvalidValue(
                LocalizedText(
                    en: "write it as KIND:VALUE, such as email:me@example.nl",
                    nl: "schrijf het als SOORT:WAARDE, zoals email:ik@example.nl"))
        }
        kind = String(text[..<colon]).lowercased()
        value = String(text[text.index(after: colon)...])
    }
}

/// `me …`: who the learner is, kept in the wallet only.
enum MeCommands {
    static let family = CommandFamily(
        name: "me",
        summary: LocalizedText(en: "Tell the wallet who you are.", nl: "Vertel de portemonnee wie je bent."),
        commands: [Add(), Show(), Keys(), Rotate(), Passphrase()], synonyms: ["owner", "profile", "whoami"])

    struct Add: Command {
        let about = CommandDescription(
            name: "add",
            summary: LocalizedText(en: "Add an identifier of yours.", nl: "Voeg een gegeven van jezelf toe."),
            discussion: LocalizedText(
                en: """
                    With it the wallet tells which credentials are made out to you. It never leaves the wallet. Kinds are email, \
                    eduid, phone, url, did, and any other word; each is tried against all that a credential states, hashed or not.
                    """,
                nl: """
                    Daarmee ziet de portemonnee welke bewijzen op jouw naam staan. Het gaat nooit de portemonnee uit. Soorten zijn \
                    email, eduid, phone, url, did en elk ander woord; alle worden geprobeerd op wat een bewijs vermeldt, ook gehasht.
                    """),
            examples: [
                Example(
                    "backpack me add email:me@example.nl",
                    LocalizedText(en: "An e-mail address.", nl: "Een e-mailadres.")),
                Example("backpack me add eduid:1234", LocalizedText(en: "An eduID.", nl: "Een eduID.")),
            ], exitCodes: [ExitCode.done])

        let identity = Argument<IdentityArgument>(
            "KIND:VALUE", help: LocalizedText(en: "What it is, and its value.", nl: "Wat het is, en de waarde."))

        func run(_ input: ParsedArguments, _ context: CommandContext) throws -> ExitCode {
            let session = Session(input, context)
            let added = try session.wallet(.create).addIdentity(
                kind: input[identity].kind, value: input[identity].value, at: session.instant)
            if session.isJSON {
                try session.print(.object(["schema": .string("backpack.me-add/1"), "added": .bool(added)]))
                return .success
            }
            let isDutch = context.language == .dutch
            try context.print(
                added ? (isDutch ? "toegevoegd" : "added") : (isDutch ? "was er al" : "was there already"))
            return .success
        }
    }

    struct Show: Command {
        let about = CommandDescription(
            name: "show",
            summary: LocalizedText(en: "Show your identifiers and keys.", nl: "Toon je gegevens en sleutels."),
            examples: [Example("backpack me show", LocalizedText(en: "All of them.", nl: "Allemaal."))],
            exitCodes: [ExitCode.done])

        func run(_ input: ParsedArguments, _ context: CommandContext) throws -> ExitCode {
            let session = Session(input, context)
            let (identities, keys) = try session.read(orWithoutWallet: ([], [])) { wallet in try wallet.owner() }
            if session.isJSON {
                try session.print(
                    .object([
                        "schema": .string("backpack.me/1"),
                        "identifiers": .array(
                            identities.map { .object(["kind": .string($0.kind), "value": .string($0.value)]) }),
                        "keys": .array(
                            keys.map { key in
                                .object([
                                    "did": .string("did:key:\(key.publicKey)"),
                                    "reader": key.reader.map(JSONValue.string) ?? .null,
                                    "created": .string(key.createdAt),
                                ])
                            }),
                    ]))
                return .success
            }
            for identity in identities { try context.print("\(identity.kind): \(identity.value)") }
            for key in keys { try context.print("\(key.reader ?? ""): did:key:\(key.publicKey)") }
            return .success
        }
    }
}
