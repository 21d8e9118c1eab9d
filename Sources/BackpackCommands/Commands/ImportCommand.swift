// SPDX-License-Identifier: Apache-2.0

import BackpackKit
import CommandLineKit
import Credentials
import StrictJSON
import WalletStore

struct ImportCommand: Command {
    let about = CommandDescription(
        name: "import",
        summary: LocalizedText(en: "Take credentials and evidence in.", nl: "Neem bewijzen en bewijsmateriaal op."),
        discussion: LocalizedText(
            en: """
                Each file is recognised by its bytes, checked and kept unchanged. What does not verify is refused, unless \
                --keep-invalid is given; the files beside it are still taken in. A file is reported once it is on the disk.
                """,
            nl: """
                Elk bestand wordt aan zijn inhoud herkend, gecontroleerd en ongewijzigd bewaard. Wat niet klopt wordt \
                geweigerd, behalve met --keep-invalid; de andere bestanden gaan gewoon door. Een bestand wordt gemeld \
                zodra het op schijf staat.
                """),
        examples: [
            Example("backpack import degree.json", LocalizedText(en: "One file.", nl: "Eén bestand.")),
            Example(
                "backpack import --recursive ~/Downloads",
                LocalizedText(en: "All files of a folder.", nl: "Alle bestanden van een map.")),
            Example(
                "backpack import --from https://example.edu/status/1 status.json",
                LocalizedText(
                    en: "A status list, with the address it came from.",
                    nl: "Een statuslijst, met het adres waar die vandaan komt.")),
        ],
        exitCodes: [
            ExitCode.done,
            ExitCodeMeaning(
                .invalid,
                LocalizedText(en: "a file was refused as invalid", nl: "een bestand is geweigerd omdat het niet klopt")),
        ], synonyms: ["add", "get", "load"])

    let files = Arguments<FilePath>(
        "FILE",
        help: LocalizedText(
            en: "A file, or '-' for standard input.", nl: "Een bestand, of '-' voor de standaardinvoer."))
    let recursive = Flag(
        "--recursive", short: "r",
        help: LocalizedText(en: "Take in all files of folders.", nl: "Neem alle bestanden van mappen op."))
    let keepInvalid = Flag(
        "--keep-invalid", help: LocalizedText(en: "Keep also what does not verify.", nl: "Bewaar ook wat niet klopt."))
    let from = Option<String>(
        "--from", value: "URL",
        help: LocalizedText(
            en: "Where this one evidence file was fetched.", nl: "Waar dit ene bestand vandaan is gehaald."))

    func validate(_ input: ParsedArguments) throws(UsageError) {
        if input[from] != nil, input[files].count != 1 { throw .unexpectedArgument("--from") }
    }

    func run(_ input: ParsedArguments, _ context: CommandContext) throws -> ExitCode {
        let session = Session(input, context)
        let wallet = try session.wallet(.create)
        var importer = try Importer(wallet, at: session.instant)
        var progress = context.progress()
        var summary = ImportSummary(session: session)
        let names = try fileNames(input, &summary)
        for (index, name) in names.enumerated() {
            progress.update("\(index + 1)/\(names.count) \(name.shown)")
            let result: Result<ImportResult, any Error> = Result {
                let bytes =
                    name.isStandardStream
                    ? try context.console.input.readAll(limit: Source.limit + 1) : try Source.read(name)
                return try importer.take(
                    bytes, source: name.shown, url: input[from].map { ExactString($0) },
                    keepsInvalid: input[keepInvalid])
            }
            if case .success(let result) = result, result.outcome != .refused {
                progress.clear(unless: names.count > 1)
            }
            try summary.add(name.shown, result, &progress)
        }
        progress.clear()
        try summary.finish()
        return summary.exitCode
    }

    /// The files to read: those named and, with `--recursive`, those in folders, in name order.
    private func fileNames(_ input: ParsedArguments, _ summary: inout ImportSummary) throws -> [FilePath] {
        var names: [FilePath] = []
        for path in input[files] {
            guard input[recursive], !path.isStandardStream else {
                names.append(path)
                continue
            }
            do {
                names += try InputFile.files(below: path)
            } catch {
                var none = ProgressLine(nil, uptime: { .zero })
                try summary.add(path.shown, .failure(error), &none)
            }
        }
        return names
    }
}

extension ProgressLine {
    fileprivate mutating func clear(unless staysUp: Bool) { if !staysUp { clear() } }
}

/// Tells what became of each file, as soon as it is settled.
private struct ImportSummary {
    let session: Session
    private var codes: [ExitCode] = []
    private var results: [JSONValue] = []

    init(session: Session) { self.session = session }

    var exitCode: ExitCode { codes.isEmpty ? .nothingToVerify : ExitCode.worst(codes) }

    mutating func add(_ source: String, _ result: Result<ImportResult, any Error>, _ progress: inout ProgressLine)
        throws
    {
        switch result {
        case .success(let result):
            let isRefused = result.outcome == .refused
            codes.append(isRefused ? .invalid : .success)
            if session.isJSON {
                results.append(json(source, result))
            } else if isRefused {
                progress.clear()
                session.context.report(refusal(source, result))
            } else {
                progress.clear()
                try session.context.print(line(source, result))
            }
        case .failure(let error):
            progress.clear()
            // A failure of the wallet itself ends the command: no later file would fare better.
            if error is StoreError { throw error }
            let diagnostic = try Source.diagnostic(error, source)
            codes.append(diagnostic.exitCode)
            results.append(
                .object([
                    "source": .string(source), "result": .string(ImportResult.Outcome.refused.rawValue), "kind": .null,
                    "id": .null, "digest": .null, "title": .null, "verdict": .null,
                    "code": .string(Diagnoses.code(error)),
                    "message": .string(diagnostic.message.text(in: session.context.language)),
                ]))
            session.context.report(diagnostic)
        }
    }

    func finish() throws {
        guard session.isJSON else { return }
        try session.print(.object(["schema": .string("backpack.import/1"), "results": .array(results)]))
    }

    private func json(_ source: String, _ result: ImportResult) -> JSONValue {
        func text(_ value: ExactString?) -> JSONValue { value.map(JSONValue.string) ?? .null }
        return .object([
            "source": .string(source), "result": .string(result.outcome.rawValue),
            "kind": result.kind.map(JSONValue.string) ?? .null, "id": text(result.id),
            "digest": result.digest.map { .string("sha256:\($0)") } ?? .null, "title": text(result.title),
            "verdict": result.verdict.map { .string($0.rawValue) } ?? .null,
            "code": result.code.map(JSONValue.string) ?? .null, "message": .string(message(result)),
            "number": result.number.map { .integer($0) } ?? .null,
            "kept": result.keptNumber.map { .integer($0) } ?? .null,
        ])
    }

    private func message(_ result: ImportResult) -> String {
        if let report = result.report, result.outcome == .refused { return reason(report) }
        return result.verdict.map { session.wording.verdict($0).text } ?? ""
    }

    /// The first check that failed says why.
    private func reason(_ report: VerificationReport) -> String {
        let failed = report.checks.first { $0.outcome == .failed }
        return failed.map(session.wording.message) ?? session.wording.verdict(report.verdict).text
    }

    private func refusal(_ source: String, _ result: ImportResult) -> Diagnostic {
        let reason = result.report.map(reason) ?? ""
        return Diagnostic(
            .invalid, LocalizedText(en: "\(source): refused: \(reason)", nl: "\(source): geweigerd: \(reason)"),
            hint: LocalizedText(
                en: "--keep-invalid takes it in all the same", nl: "met --keep-invalid gaat het toch mee"))
    }

    private func line(_ source: String, _ result: ImportResult) -> SafeText {
        let isDutch = session.context.language == .dutch
        let word: SafeText =
            switch result.outcome {
            case .imported: isDutch ? "opgenomen" : "imported"
            case .alreadyHeld: isDutch ? "al aanwezig" : "already held"
            case .replaced: isDutch ? "vervangen" : "replaced"
            case .evidence: isDutch ? "bewijsmateriaal" : "evidence"
            case .refused: isDutch ? "geweigerd" : "refused"
            }
        var line: SafeText = word + " \(source)"
        guard let title = result.title, let verdict = result.verdict else {
            let kind = result.kind.map { EvidenceWords.name(of: $0, in: session.context.language) } ?? ""
            return line + ": \(kind) \(result.id?.text ?? "")"
        }
        if let number = result.number { line = line + " → \(number)" }
        line = line + ": \(title.text) (\(session.wording.word(verdict)))"
        if result.keptNumber != nil {
            line = line + (isDutch ? ", de afbeelding is erbij bewaard" : ", its image is kept")
        }
        if let older = result.replacedNumber {
            line = line + (isDutch ? ", nieuwere versie van \(older)" : ", a newer version of \(older)")
        }
        return line
    }
}
