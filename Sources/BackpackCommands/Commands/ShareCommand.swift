// SPDX-License-Identifier: Apache-2.0

import BackpackKit
import CommandLineKit
import CredentialCrypto
import Credentials
import StrictJSON
import WalletStore

struct ShareCommand: Command {
    let about = CommandDescription(
        name: "share",
        summary: LocalizedText(en: "Make a bundle for one reader.", nl: "Maak een bundel voor één lezer."),
        discussion: LocalizedText(
            en: """
                The bundle is signed with a key that only this reader gets to see. --dry-run lists everything that would \
                leave, and makes nothing. --only and --hide take the name of an element as 'show --elements' prints it, a \
                JSON pointer, or the name of a member. They work on SD-JWTs and on proofs of ecdsa-sd-2023; other credentials \
                can only be shared whole. What is hidden never leaves; what is chosen may need other parts beside it, which \
                --dry-run shows. The extension of the output picks the form: .json and .jwt for programs, .html for people; \
                'verify' reads them all.
                """,
            nl: """
                De bundel wordt ondertekend met een sleutel die alleen deze lezer te zien krijgt. --dry-run toont alles wat \
                weg zou gaan, en maakt niets. --only en --hide nemen de naam van een element zoals 'show --elements' die \
                toont, een JSON-pointer, of de naam van een veld. Ze werken voor SD-JWT's en voor handtekeningen van \
                ecdsa-sd-2023; andere bewijzen zijn alleen in hun geheel te delen. Wat verborgen is, gaat nooit mee; wat \
                gekozen is, kan er andere onderdelen bij nodig hebben, en die toont --dry-run. De extensie van de uitvoer \
                bepaalt de vorm: .json en .jwt voor programma's, .html voor mensen; 'verify' leest ze allemaal.
                """),
        examples: [
            Example(
                "backpack share 3 5 --to \"Radboudumc\" -o bundle.html",
                LocalizedText(en: "A readable page with two credentials.", nl: "Een leesbare pagina met twee bewijzen.")
            ),
            Example(
                "backpack share 3 --to hr@example.nl --challenge 7431 -o b.json --dry-run",
                LocalizedText(en: "See first what would leave.", nl: "Eerst zien wat er weg zou gaan.")),
            Example(
                "backpack share 7 --to \"De Linde\" --hide grade-achieved -o b.jwt",
                LocalizedText(en: "A token without the grade.", nl: "Een token zonder het cijfer.")),
        ],
        exitCodes: [
            ExitCode.done,
            ExitCodeMeaning(.invalid, LocalizedText(en: "a credential is not valid", nl: "een bewijs is niet geldig")),
            ExitCodeMeaning(
                .expired,
                LocalizedText(en: "a credential is outside its validity", nl: "een bewijs is buiten zijn geldigheid")),
            ExitCodeMeaning(.revoked, LocalizedText(en: "a credential is revoked", nl: "een bewijs is ingetrokken")),
        ], synonyms: ["send", "present", "bundle"])

    let references = Arguments<String>("REF", help: LocalizedText(en: "The credentials.", nl: "De bewijzen."))
    let reader = RequiredOption<String>(
        "--to", value: "NAME", help: LocalizedText(en: "Whom it is for.", nl: "Voor wie het is."))
    let output = Option<FilePath>(
        "--output", short: "o", value: "FILE",
        help: LocalizedText(en: "The bundle: .json, .jwt or .html.", nl: "De bundel: .json, .jwt of .html."))
    let only = Options<SharedPart>(
        "--only", value: "CLAIM", help: LocalizedText(en: "Share only this part.", nl: "Deel alleen dit onderdeel."))
    let hide = Options<SharedPart>(
        "--hide", value: "CLAIM", help: LocalizedText(en: "Leave this part out.", nl: "Laat dit onderdeel weg."))
    let challenge = Option<String>(
        "--challenge", value: "TEXT",
        help: LocalizedText(en: "What the reader asked to be answered.", nl: "Waarop de lezer antwoord vroeg."))
    let domain = Option<String>(
        "--domain", value: "TEXT",
        help: LocalizedText(en: "The reader's own name for itself.", nl: "Hoe de lezer zichzelf noemt."))
    let expires = Option<Instant>(
        "--expires", value: "RFC3339",
        help: LocalizedText(
            en: "When it ends; after 90 days if not given.", nl: "Wanneer het eindigt; anders na 90 dagen."))
    let withEvidence = Flag(
        "--with-evidence",
        help: LocalizedText(
            en: "Pack keys and status lists beside it, for checking offline.",
            nl: "Pak sleutels en statuslijsten ernaast in, om zonder internet te controleren."))
    let anyway = Flag(
        "--anyway",
        help: LocalizedText(
            en: "Share also what is revoked, expired or invalid.",
            nl: "Deel ook wat ingetrokken, verlopen of ongeldig is."))
    let dryRun = Flag(
        "--dry-run", short: "n",
        help: LocalizedText(en: "Show what would leave, and stop.", nl: "Toon wat er weg zou gaan, en stop."))

    /// 90 days.
    private static let defaultLifetime: Int64 = 90 * 86_400

    func validate(_ input: ParsedArguments) throws(UsageError) {
        if input[output] == nil, !input[dryRun] { throw .missingOption("--output", valueName: "FILE") }
        if let path = input[output], input[withEvidence], Self.form(path) == .jwt { try refuseEvidence(in: path) }
        if let path = input[output], Self.form(path) == nil {
            throw .invalidValue(
                path.shown, parameter: "--output", choices: [], suggestion: nil,
                reason: LocalizedText(
                    en: "it must end in .json, .jwt or .html", nl: "het moet eindigen op .json, .jwt of .html"))
        }
    }

    /// A token has no place for files beside it.
    private func refuseEvidence(in path: FilePath) throws(UsageError) {
        throw .invalidValue(
            path.shown, parameter: "--output", choices: [], suggestion: nil,
            reason: LocalizedText(
                en: "with --with-evidence it must end in .json or .html",
                nl: "met --with-evidence moet het eindigen op .json of .html"))
    }

    private static func form(_ path: FilePath) -> ShareRequest.Form? {
        if path.isStandardStream { return .json }
        guard let ending = path.fileExtension else { return nil }
        return ShareRequest.Form(rawValue: String(decoding: ending, as: UTF8.self).lowercased())
    }

    func run(_ input: ParsedArguments, _ context: CommandContext) throws -> ExitCode {
        let session = Session(input, context)
        let wallet = try session.wallet(.write)
        let records = try input[references].map(wallet.resolve)
        var request = ShareRequest(
            records: records, reader: input[reader], form: input[output].flatMap(Self.form) ?? .json,
            challenge: input[challenge], domain: input[domain],
            expires: input[expires] ?? session.instant.advanced(bySeconds: Self.defaultLifetime), anyway: input[anyway],
            choice: ShareChoice(only: input[only].map(\.part), hide: input[hide].map(\.part)),
            language: context.language == .dutch ? .dutch : .english)
        request.withEvidence = input[withEvidence]
        let draft = try wallet.draftShare(request, reliance: try wallet.reliance(at: session.instant))
        if input[dryRun] {
            try SharePreview(draft: draft, session: session).print()
        } else if let path = input[output] {
            try write(draft, to: path, wallet, session)
        }
        return .success
    }

    private func write(_ draft: ShareDraft, to path: FilePath, _ wallet: Backpack, _ session: Session) throws {
        let (bundle, key) = try wallet.signShare(draft, at: session.instant)
        let bytes = bundle.bytes(draft.request.form)
        if path.isStandardStream {
            try session.context.write(bytes)
        } else {
            do { try SecureFile.write(bytes, to: path) } catch {
                throw Diagnoses.file(error, isOutput: true)
            }
        }
        try wallet.recordShare(draft, bytes: bytes, key: key, fileName: path.shown, at: session.instant)
        guard !path.isStandardStream else { return }
        if session.isJSON {
            try session.print(
                .object([
                    "schema": .string("backpack.share/1"), "file": .string(path.shown),
                    "digest": .string("sha256:" + Hexadecimal.encode(HashAlgorithm.sha256.digest(bytes))),
                    "holder": .string(bundle.holder), "expires": .string(bundle.expires.rfc3339),
                    "discloses": ShareJSON.discloses(draft), "reveals": .array(draft.reveals.map(JSONValue.string)),
                    "evidence": ShareJSON.evidence(draft),
                ]))
        } else {
            let count = draft.disclosures.count
            let until = session.wording.dates.day(bundle.expires.date)
            try session.context.print(
                session.context.language == .dutch
                    ? "\(path.shown): \(count) \(count == 1 ? "bewijs" : "bewijzen") voor \(bundle.reader), tot \(until)"
                    : "\(path.shown): \(count) for \(bundle.reader), until \(until)")
        }
    }
}
