// SPDX-License-Identifier: Apache-2.0

import BackpackKit
import CommandLineKit
import CredentialCrypto
import StrictJSON
import WalletStore

struct BackupCommand: Command {
    let about = CommandDescription(
        name: "backup",
        summary: LocalizedText(
            en: "Write the whole wallet to one encrypted file.",
            nl: "Schrijf de hele portemonnee naar één versleuteld bestand."),
        discussion: LocalizedText(
            en: """
                Original bytes, evidence, trust lists, shares, identifiers and keys go into it. It is sealed under a \
                passphrase, which is asked for; a wallet whose keys have one uses that. --verify restores a backup into a \
                wallet that is thrown away, and checks everything in it.
                """,
            nl: """
                Oorspronkelijke bytes, bewijsmateriaal, vertrouwenslijsten, gedeelde bundels, gegevens en sleutels gaan \
                erin. Het is versleuteld met een wachtwoordzin, die wordt gevraagd; zijn de sleutels er al mee versleuteld, \
                dan geldt diezelfde. --verify zet een reservekopie terug in een portemonnee die wordt weggegooid, en \
                controleert alles erin.
                """),
        examples: [
            Example("backpack backup -o wallet.backup", LocalizedText(en: "Make one.", nl: "Maak er een.")),
            Example(
                "backpack backup --verify wallet.backup",
                LocalizedText(en: "See whether it holds everything.", nl: "Kijk of alles erin zit.")),
        ], exitCodes: [ExitCode.done])

    let output = Option<FilePath>(
        "--output", short: "o", value: "FILE", help: LocalizedText(en: "The backup.", nl: "De reservekopie."))
    let verify = Option<FilePath>(
        "--verify", value: "FILE",
        help: LocalizedText(en: "Rehearse restoring this backup.", nl: "Oefen het terugzetten van deze reservekopie."))

    func validate(_ input: ParsedArguments) throws(UsageError) {
        if input[output] != nil, input[verify] != nil { throw .conflict("--output", "--verify") }
        if input[output] == nil, input[verify] == nil { throw .oneRequired(["--output", "--verify"]) }
    }

    func run(_ input: ParsedArguments, _ context: CommandContext) throws -> ExitCode {
        let session = Session(input, context)
        if let path = input[verify] { return try rehearse(path, session) }
        guard let path = input[output] else { throw UsageError.missingOption("--output", valueName: "FILE") }
        // Asked for after it is known that there is a wallet.
        let wallet = try session.wallet(.write)
        let passphrase = try PassphrasePrompt(session).ask(try wallet.hasPassphrase ? .wallet : .newBackup)
        let (bytes, count) = try wallet.backup(passphrase: passphrase, at: session.instant)
        if path.isStandardStream {
            try context.write(bytes)
            return .success
        }
        do { try SecureFile.write(bytes, to: path) } catch { throw Diagnoses.file(error, isOutput: true) }
        if session.isJSON {
            try session.print(
                .object([
                    "schema": .string("backpack.backup/1"), "file": .string(path.shown), "credentials": .integer(count),
                    "bytes": .integer(bytes.count),
                    "digest": .string("sha256:" + Hexadecimal.encode(HashAlgorithm.sha256.digest(bytes))),
                ]))
        } else {
            try context.print(
                context.language == .dutch ? "\(path.shown): \(count) bewijzen" : "\(path.shown): \(count) credentials")
        }
        return .success
    }

    private func rehearse(_ path: FilePath, _ session: Session) throws -> ExitCode {
        let bytes = try RestoreCommand.read(path, session)
        let passphrase = try PassphrasePrompt(session).ask(.backup)
        let folder =
            session.context.console.environment("TMPDIR").flatMap { FilePath(bytes: $0.bytes) } ?? FilePath("/tmp")
        guard let folder else { throw BackpackError.directory }
        let report = try Source.explain(path) {
            try Backpack.rehearse(bytes, passphrase: passphrase, in: folder, at: session.instant)
        }
        if session.isJSON {
            try session.print(RestoreCommand.json(report, schema: "backpack.backup-verify/1"))
        } else {
            let count = report.credentials.count
            try session.context.print(
                session.context.language == .dutch
                    ? "\(path.shown): \(count) bewijzen, alles is terug te zetten"
                    : "\(path.shown): \(count) credentials, all of it can be restored")
        }
        return .success
    }
}

struct RestoreCommand: Command {
    let about = CommandDescription(
        name: "restore",
        summary: LocalizedText(en: "Take a backup in.", nl: "Zet een reservekopie terug."),
        discussion: LocalizedText(
            en: """
                What the backup holds is put beside what is there: all of it, or nothing where anything is wrong. Doing it \
                again changes nothing. Of a trust list the later edition stays.
                """,
            nl: """
                Wat in de reservekopie zit komt bij wat er al is: alles, of niets als er iets niet klopt. Nog een keer doen \
                verandert niets. Van een vertrouwenslijst blijft de latere editie.
                """),
        examples: [
            Example("backpack restore wallet.backup", LocalizedText(en: "Take it in.", nl: "Zet hem terug."))
        ], exitCodes: [ExitCode.done])

    let file = Argument<FilePath>("FILE", help: LocalizedText(en: "The backup.", nl: "De reservekopie."))

    func run(_ input: ParsedArguments, _ context: CommandContext) throws -> ExitCode {
        let session = Session(input, context)
        let path = input[file]
        let bytes = try Self.read(path, session)
        let passphrase = try PassphrasePrompt(session).ask(.backup)
        let report = try Source.explain(path) {
            try session.wallet(.create).restore(bytes, passphrase: passphrase, at: session.instant)
        }
        for name in report.keptLists {
            context.warn(
                LocalizedText(
                    en: "of the trust list “\(name)” the wallet's own edition stays",
                    nl: "van de vertrouwenslijst ‘\(name)’ blijft de editie van de portemonnee"))
        }
        if session.isJSON {
            try session.print(Self.json(report, schema: "backpack.restore/1"))
            return .success
        }
        for credential in report.credentials { try context.print(Self.line(credential, context.language)) }
        try context.print(Self.summary(report, context.language))
        return .success
    }

    /// A backup may be larger than what is read of any other file.
    static func read(_ path: FilePath, _ session: Session) throws -> [UInt8] {
        let limit = BackupFile.limit + 1_024
        return path.isStandardStream
            ? try session.context.console.input.readAll(limit: limit) : try InputFile.read(path, limit: limit)
    }

    private static func line(_ credential: RestoreReport.Credential, _ language: Language) -> SafeText {
        let isDutch = language == .dutch
        let word: SafeText =
            switch credential.outcome {
            case .imported: isDutch ? "nieuw" : "new"
            case .replaced: isDutch ? "vervangen" : "replaced"
            case .alreadyHeld, .evidence, .refused: isDutch ? "al aanwezig" : "already held"
            }
        return word + " → \(credential.number): \(credential.title) (\(credential.verdict))"
    }

    private static func summary(_ report: RestoreReport, _ language: Language) -> SafeText {
        let counts = [report.evidence, report.trustLists, report.identities, report.holderKeys, report.shares]
            .map { "\($0.added)" }
        return language == .dutch
            ? "ook nieuw: \(counts[0]) bewijsmateriaal, \(counts[1]) vertrouwenslijsten, \(counts[2]) gegevens, \(counts[3]) sleutels, \(counts[4]) gedeelde bundels"
            : "also new: \(counts[0]) evidence, \(counts[1]) trust lists, \(counts[2]) identifiers, \(counts[3]) keys, \(counts[4]) shares"
    }

    static func json(_ report: RestoreReport, schema: String) -> JSONValue {
        func json(_ count: RestoreReport.Count) -> JSONValue {
            .object(["added": .integer(count.added), "held": .integer(count.held)])
        }
        return .object([
            "schema": .string(schema),
            "credentials": .array(
                report.credentials.map { credential in
                    .object([
                        "number": .integer(credential.number), "result": .string(credential.outcome.rawValue),
                        "digest": .string("sha256:" + Hexadecimal.encode(credential.digest)),
                        "title": .string(credential.title), "verdict": .string(credential.verdict),
                        "replaces": credential.replacedNumber.map { .integer($0) } ?? .null,
                    ])
                }),
            "evidence": json(report.evidence), "trustLists": json(report.trustLists),
            "keptLists": .array(report.keptLists.map(JSONValue.string)), "identifiers": json(report.identities),
            "keys": json(report.holderKeys), "shares": json(report.shares),
        ])
    }
}
