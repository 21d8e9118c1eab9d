// SPDX-License-Identifier: Apache-2.0

import BackpackKit
import CommandLineKit
import CredentialCrypto
import Credentials
import StrictJSON
import TrustLists
import WalletStore

extension TrustCommands {
    struct Add: Command {
        let about = CommandDescription(
            name: "add", summary: LocalizedText(en: "Rely on a trust list.", nl: "Vertrouw op een lijst."),
            discussion: LocalizedText(
                en: """
                    A list of the same name is replaced as a whole or not at all, and never by an older version or by \
                    another signer. The signer of a new list is shown and from then on expected. National trusted lists in \
                    XML carry a signature that is not checked here: give the SHA-256 that you have from who publishes it.
                    """,
                nl: """
                    Een lijst met dezelfde naam wordt in zijn geheel vervangen of helemaal niet, en nooit door een oudere \
                    versie of door een andere ondertekenaar. De ondertekenaar van een nieuwe lijst wordt getoond en \
                    voortaan verwacht. De handtekening van nationale vertrouwenslijsten in XML wordt hier niet \
                    gecontroleerd: geef de SHA-256 die je van de uitgever van de lijst hebt.
                    """),
            examples: [
                Example("backpack trust add issuers.json", LocalizedText(en: "From a file.", nl: "Uit een bestand.")),
                Example(
                    "backpack trust add issuers.jwt",
                    LocalizedText(en: "Signed: its key is shown and pinned.", nl: "Ondertekend: de sleutel staat vast.")
                ),
                Example(
                    "backpack trust add registry.json --name dcc",
                    LocalizedText(en: "A registry that does not name itself.", nl: "Een register zonder eigen naam.")),
            ], exitCodes: [ExitCode.done])

        let list = Argument<FilePath>(
            "LIST", help: LocalizedText(en: "The list's file.", nl: "Het bestand van de lijst."))
        let signer = Option<SignerArgument>(
            "--signer", value: "KEY",
            help: LocalizedText(
                en: "The key that has to have signed it: Multikey, did:key, did:jwk or JWK.",
                nl: "De sleutel waarmee hij ondertekend moet zijn: Multikey, did:key, did:jwk of JWK."))
        let digest = Option<DigestArgument>(
            "--sha256", value: "HEX",
            help: LocalizedText(
                en: "The SHA-256 that the file must have.", nl: "De SHA-256 die het bestand moet hebben."))
        let name = Option<String>(
            "--name", value: "NAME",
            help: LocalizedText(
                en: "What to call a list that does not name itself.", nl: "Hoe een lijst zonder naam moet heten."))

        func run(_ input: ParsedArguments, _ context: CommandContext) throws -> ExitCode {
            let session = Session(input, context)
            let path = input[list]
            let bytes =
                path.isStandardStream ? try context.console.input.readAll(limit: Source.limit) : try Source.read(path)
            let conditions = TrustListConditions(signer: input[signer]?.key, digest: input[digest]?.bytes)
            let (added, outcome) = try Source.explain(path) {
                try session.wallet(.create).addTrustList(
                    bytes, fallbackName: input[name] ?? path.baseName, on: conditions, at: session.instant)
            }
            if session.isJSON {
                try session.print(Self.json(added, outcome))
            } else {
                try context.print(Self.lines(added, outcome, isDutch: context.language == .dutch))
            }
            for id in added.repeated {
                context.warn(
                    LocalizedText(
                        en: "\(id) stands twice in the list; its first entry counts",
                        nl: "\(id) staat twee keer in de lijst; de eerste vermelding telt"))
            }
            if added.currency(at: session.instant) == .stale {
                let end = added.expires.map(session.wording.dates.moment) ?? ""
                context.warn(
                    LocalizedText(
                        en: "the list is out of date since \(end): it decides nothing until you add a newer edition",
                        nl: "de lijst is verlopen sinds \(end): hij beslist niets tot je een nieuwere uitgave toevoegt")
                )
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

        private static func json(_ list: TrustList, _ outcome: TrustListOutcome) -> JSONValue {
            let signature: Signature =
                switch list.assurance {
                case .chosen: .none
                case .signed: .checked
                case .pinnedDigest: .notChecked
                }
            return .object([
                "schema": .string("backpack.trust-add/1"), "name": .string(list.name),
                "issuers": .integer(list.issuers.count), "services": .integer(list.services.count),
                "version": list.version.map(JSONValue.integer) ?? .null, "result": .string(word(outcome)),
                "signature": .string(signature.rawValue),
                "signer": list.signer.map { .string($0.multikey) } ?? .null,
                "repeated": .array(list.repeated.map(JSONValue.string)),
            ])
        }

        private static func lines(_ list: TrustList, _ outcome: TrustListOutcome, isDutch: Bool) -> [SafeText] {
            let (number, one, many): (Int, SafeText, SafeText) =
                switch (list.isOnlyOfLists, list.services.isEmpty, isDutch) {
                case (true, _, true):
                    (list.pointers.count, "verwijzing naar een andere lijst", "verwijzingen naar andere lijsten")
                case (true, _, false): (list.pointers.count, "pointer to another list", "pointers to other lists")
                case (false, true, true): (list.issuers.count, "uitgever", "uitgevers")
                case (false, true, false): (list.issuers.count, "issuer", "issuers")
                case (false, false, true): (list.services.count, "dienst", "diensten")
                case (false, false, false): (list.services.count, "service", "services")
                }
            let count: SafeText = "\(number) " + (number == 1 ? one : many)
            let first: SafeText =
                switch (outcome, isDutch) {
                case (.added, false): "added “\(list.name.text)”, " + count
                case (.added, true): "toegevoegd: ‘\(list.name.text)’, " + count
                case (.replaced, false): "replaced “\(list.name.text)”, " + count
                case (.replaced, true): "vervangen: ‘\(list.name.text)’, " + count
                case (.alreadyHeld, false): "“\(list.name.text)” is held already"
                case (.alreadyHeld, true): "‘\(list.name.text)’ was er al"
                }
            switch list.assurance {
            case .chosen: return [first]
            case .pinnedDigest:
                return [
                    first,
                    isDutch
                        ? "handtekening van de lijst niet gecontroleerd; hij telt om zijn SHA-256"
                        : "list signature not checked; it counts because of its SHA-256",
                ]
            case .signed(let key):
                let isNew =
                    switch outcome {
                    case .added: true
                    case .replaced(let earlier): earlier.signer == nil
                    case .alreadyHeld: false
                    }
                let signer: SafeText =
                    isDutch ? "ondertekend door \(key.multikey.text)" : "signed by \(key.multikey.text)"
                let note: SafeText =
                    isNew
                    ? (isDutch ? ", voortaan alleen door deze sleutel" : ", from now on by this key only")
                    : (isDutch ? ", zoals voorheen" : ", as before")
                return [first, signer + note]
            }
        }
    }
}

/// `--signer`.
struct SignerArgument: ArgumentValue {
    let key: PublicKey

    init(word: Word) throws(InvalidValue) {
        let reason = LocalizedText(
            en: "it is no key: give a Multikey, a did:key, a did:jwk or a JWK",
            nl: "het is geen sleutel: geef een Multikey, een did:key, een did:jwk of een JWK")
        guard let text = word.text else { throw InvalidValue(reason) }
        do { key = try SignerName.key(ExactString(text)) } catch { throw InvalidValue(reason) }
    }
}

/// `--sha256`: 64 hexadecimal digits, with or without `sha256:` before them.
struct DigestArgument: ArgumentValue {
    let bytes: [UInt8]

    init(word: Word) throws(InvalidValue) {
        let reason = LocalizedText(
            en: "a SHA-256 has 64 hexadecimal digits", nl: "een SHA-256 heeft 64 hexadecimale cijfers")
        guard let text = word.text else { throw InvalidValue(reason) }
        let digits = text.hasPrefix("sha256:") ? String(text.dropFirst(7)) : text
        do { bytes = try Hexadecimal.decode(digits.lowercased()) } catch { throw InvalidValue(reason) }
        guard bytes.count == 32 else { throw InvalidValue(reason) }
    }
}

/// `--trust`: `LIST`, or `sha256:HEX=LIST` for a list whose signature is not checked.
struct TrustArgument: ArgumentValue {
    let path: FilePath
    let conditions: TrustListConditions

    init(word: Word) throws(InvalidValue) {
        guard word.bytes.starts(with: "sha256:".utf8), let equals = word.bytes.firstIndex(of: UInt8(ascii: "=")) else {
            path = try FilePath(word: word)
            conditions = TrustListConditions()
            return
        }
        let digest = try DigestArgument(word: Word(bytes: Array(word.bytes[..<equals])))
        path = try FilePath(word: Word(bytes: Array(word.bytes[(equals + 1)...])))
        conditions = TrustListConditions(digest: digest.bytes)
    }

    static var completion: Completion { .files }
}
