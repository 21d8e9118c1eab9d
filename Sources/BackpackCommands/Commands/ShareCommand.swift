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
                leave, and makes nothing. The extension of the output picks the form: .json for programs, .html for people; \
                'verify' reads both.
                """,
            nl: """
                De bundel wordt ondertekend met een sleutel die alleen deze lezer te zien krijgt. --dry-run toont alles wat \
                weg zou gaan, en maakt niets. De extensie van de uitvoer bepaalt de vorm: .json voor programma's, .html \
                voor mensen; 'verify' leest ze allebei.
                """),
        examples: [
            Example(
                "backpack share 3 5 --to \"Radboudumc\" -o bundle.html",
                LocalizedText(en: "A readable page with two credentials.", nl: "Een leesbare pagina met twee bewijzen.")
            ),
            Example(
                "backpack share 3 --to hr@example.nl --challenge 7431 -o b.json --dry-run",
                LocalizedText(en: "See first what would leave.", nl: "Eerst zien wat er weg zou gaan.")),
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
        help: LocalizedText(en: "The bundle: .json or .html.", nl: "De bundel: .json of .html."))
    let only = Options<String>(
        "--only", value: "CLAIM", help: LocalizedText(en: "Share only this part.", nl: "Deel alleen dit onderdeel."))
    let hide = Options<String>(
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
        if let path = input[output], Self.form(path) == nil {
            throw .invalidValue(
                path.shown, parameter: "--output", choices: [], suggestion: nil,
                reason: LocalizedText(en: "it must end in .json or .html", nl: "het moet eindigen op .json of .html"))
        }
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
        // The forms read so far are signed as a whole: nothing in them can be left out.
        if let first = records.first, !(input[only] + input[hide]).isEmpty {
            throw BackpackError.cannotHide(number: first.number)
        }
        var request = ShareRequest(
            records: records, reader: input[reader], form: input[output].flatMap(Self.form) ?? .json,
            challenge: input[challenge], domain: input[domain],
            expires: input[expires] ?? session.instant.advanced(bySeconds: Self.defaultLifetime), anyway: input[anyway],
            language: context.language == .dutch ? .dutch : .english)
        request.withEvidence = input[withEvidence]
        let draft = try wallet.draftShare(request, reliance: try wallet.reliance(at: session.instant))
        if input[dryRun] {
            try preview(draft, session)
        } else if let path = input[output] {
            try write(draft, to: path, wallet, session)
        }
        return .success
    }

    private func write(_ draft: ShareDraft, to path: FilePath, _ wallet: Backpack, _ session: Session) throws {
        let (bundle, key) = try wallet.signShare(draft, at: session.instant)
        let bytes = draft.request.form == .html ? SharePage.html(bundle) : bundle.json
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

    private func preview(_ draft: ShareDraft, _ session: Session) throws {
        if session.isJSON {
            try session.print(
                .object([
                    "schema": .string("backpack.share/1"), "discloses": ShareJSON.discloses(draft),
                    "reveals": .array(draft.reveals.map(JSONValue.string)), "evidence": ShareJSON.evidence(draft),
                ]))
            return
        }
        let isDutch = session.context.language == .dutch
        try session.context.print(
            isDutch
                ? "Dit gaat naar \(draft.request.reader), en verder niets:"
                : "This would go to \(draft.request.reader), and nothing else:")
        for disclosure in draft.disclosures {
            try session.context.print("")
            try session.context.print(
                session.context.palette.apply(
                    .bold, to: "\(disclosure.record.number)  \(disclosure.record.facts.title)"))
            for claim in disclosure.claims {
                try session.context.print("  \(claim.pointer.text): \(Self.shown(claim.value))")
            }
        }
        try preview(draft.evidence, session)
        try session.context.print("")
        let reveals = draft.reveals.map { SafeText(ShareJSON.name(of: $0, isDutch: isDutch)) }.joined(separator: ", ")
        try session.context.print((isDutch ? "De lezer ziet ook: " : "The reader also sees: ") + reveals)
        try session.context.print(
            isDutch
                ? "Van deze bewijzen kan niets verborgen worden: de handtekening dekt ze in hun geheel."
                : "Nothing in these credentials can be hidden: the signature covers each as a whole.")
    }

    private func preview(_ evidence: [EvidenceBundle.Piece], _ session: Session) throws {
        guard !evidence.isEmpty else { return }
        let words = EvidenceWords.of(session.context.language)
        try session.context.print("")
        try session.context.print("\(words.packed)")
        for piece in evidence { try session.context.print("  \(words.described(piece))") }
    }

    private static func shown(_ value: JSONValue) -> String { value.stringValue?.text ?? JSONWriter.text(value) }
}

/// What leaves with a bundle, as JSON and in words.
enum ShareJSON {
    static func discloses(_ draft: ShareDraft) -> JSONValue {
        .array(
            draft.disclosures.map { disclosure in
                .object([
                    "credential": .string("sha256:" + Hexadecimal.encode(disclosure.record.digest)),
                    "number": .integer(disclosure.record.number), "title": .string(disclosure.record.facts.title),
                    "claims": .array(disclosure.claims.map { .string($0.pointer) }),
                ])
            })
    }

    static func evidence(_ draft: ShareDraft) -> JSONValue {
        .array(draft.evidence.map { .object(EvidenceJSON.piece($0)) })
    }

    static func name(of reveal: ExactString, isDutch: Bool) -> String {
        switch reveal {
        case "reader": isDutch ? "voor wie het is" : "whom it is for"
        case "holder-key": isDutch ? "je sleutel voor deze lezer" : "your key for this reader"
        case "holder-signature": isDutch ? "je handtekening" : "your signature"
        case "expires": isDutch ? "tot wanneer het geldt" : "until when it holds"
        case "challenge": isDutch ? "het controlewoord" : "the challenge"
        case "domain": isDutch ? "de naam van de lezer" : "the reader's name for itself"
        case "issuer-signature": isDutch ? "de handtekening van de uitgever" : "the issuer's signature"
        case "evidence": isDutch ? "wanneer je die bestanden binnenhaalde" : "when you obtained those files"
        case "status-entry": isDutch ? "waar de status te vinden is" : "where its status is published"
        default: reveal.text
        }
    }
}

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
