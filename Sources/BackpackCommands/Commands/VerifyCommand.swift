// SPDX-License-Identifier: Apache-2.0

import BackpackKit
import CommandLineKit
import Credentials
import StrictJSON
import WalletStore

struct VerifyCommand: Command {
    let about = CommandDescription(
        name: "verify",
        summary: LocalizedText(
            en: "Check credentials and bundles, offline.", nl: "Controleer bewijzen en bundels, zonder internet."),
        discussion: LocalizedText(
            en: """
                Nothing is fetched: what cannot be checked with what is at hand is said to be unchecked. The wallet's own \
                trust lists and evidence count where there is a wallet; none is made.
                """,
            nl: """
                Er wordt niets opgehaald: wat niet te controleren is met wat er is, wordt ook zo genoemd. De \
                vertrouwenslijsten en het bewijsmateriaal uit de portemonnee tellen mee als die er is; er wordt er geen \
                gemaakt.
                """),
        examples: [
            Example(
                "backpack verify degree.json",
                LocalizedText(en: "The report on one file.", nl: "Het rapport over één bestand.")),
            Example(
                "backpack verify bundle.html --no-wallet --trust issuers.json --explain",
                LocalizedText(en: "As an employer, with a list of your own.", nl: "Als werkgever, met een eigen lijst.")
            ),
            Example(
                "backpack verify bundle.html --policy policy.json",
                LocalizedText(en: "With what you ask yourself.", nl: "Met wat je zelf vraagt.")),
            Example(
                "backpack --json verify 3 --evidence https://example.edu/1=status.json",
                LocalizedText(en: "For a script, with a status list.", nl: "Voor een script, met een statuslijst.")),
        ],
        exitCodes: ExitCode.verdicts, synonyms: ["check", "validate"])

    let inputs = Arguments<Word>(
        "FILE|REF", minimum: 0,
        help: LocalizedText(
            en: "A file, '-' for standard input, or a credential in the wallet.",
            nl: "Een bestand, '-' voor de standaardinvoer, of een bewijs in de portemonnee."))
    let trust = Options<TrustArgument>(
        "--trust", value: "LIST",
        help: LocalizedText(en: "Also rely on this trust list.", nl: "Vertrouw ook op deze lijst."))
    let evidence = Options<EvidenceArgument>(
        "--evidence", value: "[URL=]FILE",
        help: LocalizedText(
            en: "Also use this DID document, status list or vocabulary.",
            nl: "Gebruik ook dit DID-document, deze statuslijst of begrippenlijst."))
    let noWallet = Flag(
        "--no-wallet", help: LocalizedText(en: "Leave the wallet out.", nl: "Laat de portemonnee erbuiten."))
    let challenge = Option<String>(
        "--challenge", value: "TEXT",
        help: LocalizedText(en: "What the bundle must answer.", nl: "Waarop de bundel moet antwoorden."))
    let domain = Option<String>(
        "--domain", value: "TEXT",
        help: LocalizedText(en: "For whom the bundle must be made.", nl: "Voor wie de bundel moet zijn."))
    let requireBinding = Flag(
        "--require-binding",
        help: LocalizedText(
            en: "Ask for proof that the presenter is the subject.", nl: "Vraag bewijs dat het van de toner zelf is."))
    let policy = Option<FilePath>(
        "--policy", value: "FILE",
        help: LocalizedText(
            en: "Ask also what this file asks; it never makes a verdict better.",
            nl: "Vraag ook wat dit bestand vraagt; een oordeel wordt er nooit beter van."))
    let asOf = Option<Instant>(
        "--as-of", value: "RFC3339",
        help: LocalizedText(
            en: "Ask how it stood at an earlier moment.", nl: "Vraag hoe het er op een eerder moment voor stond."))
    let maxAge = Option<PositiveInteger>(
        "--max-age", value: "DAYS",
        help: LocalizedText(
            en: "How old a status list may be; 7 if not given.", nl: "Hoe oud een statuslijst mag zijn; anders 7."))
    let explain = Flag(
        "--explain",
        help: LocalizedText(en: "List every check with its evidence.", nl: "Toon elke controle met onderbouwing."))
    let ndjson = Flag(
        "--ndjson",
        help: LocalizedText(
            en: "One credential a line in, one report a line out.",
            nl: "Eén bewijs per regel erin, één rapport per regel eruit."))
    let jobs = Option<PositiveInteger>(
        "--jobs", value: "N",
        help: LocalizedText(en: "Check so many at once.", nl: "Controleer er zoveel tegelijk."))

    func validate(_ input: ParsedArguments) throws(UsageError) {
        if !input[ndjson], input[inputs].isEmpty { throw .missingArgument("FILE|REF", minimum: 1) }
    }

    func run(_ input: ParsedArguments, _ context: CommandContext) throws -> ExitCode {
        let session = Session(input, context)
        let wallet = input[noWallet] ? nil : try Backpack.ifPresent(at: try session.walletPath(), mode: .read)
        var inputs = try verificationInputs(session, wallet)
        // A stream of many gets the answer to its one question.
        inputs.tellsHistory = !input[ndjson]
        let verifier = Verifier(inputs)
        if input[ndjson] { return try NDJSONVerification(session: session, verifier: verifier).run() }
        let sources = input[self.inputs].map { VerificationSource($0, session: session, wallet: wallet) }
        let results = Parallel.map(sources, jobs: input[jobs]?.value ?? 1) { $0.verify(verifier) }
        return try show(zip(sources, results).map { ($0, $1) }, inputs.policy?.policy, session)
    }

    private func verificationInputs(_ session: Session, _ wallet: Backpack?) throws -> VerificationInputs {
        let input = session.input
        var inputs = try Source.inputs(
            session, wallet, trust: input[trust], evidence: input[evidence], policy: input[policy])
        inputs.challenge = input[challenge].map { ExactString($0) }
        inputs.domain = input[domain].map { ExactString($0) }
        inputs.requiresBinding = input[requireBinding]
        if let days = input[maxAge]?.value {
            let (seconds, overflow) = Int64(days).multipliedReportingOverflow(by: 86_400)
            inputs.maximumStatusAge = overflow ? .max : seconds
        }
        if let moment = input[asOf] {
            guard moment <= session.instant else { throw Self.notYet }
            inputs = inputs.asOf(moment)
        }
        return inputs
    }

    private static let notYet = Diagnostic(
        .usage,
        LocalizedText(
            en: "--as-of names a moment that is still to come", nl: "--as-of noemt een moment dat nog moet komen"))

    private func show(
        _ results: [(source: VerificationSource, result: Result<VerificationReport, any Error>)], _ policy: Policy?,
        _ session: Session
    ) throws -> ExitCode {
        let json = ReportJSON(wording: session.wording)
        let text = ReportText(
            wording: session.wording, language: session.context.language, palette: session.context.palette,
            isComplete: session.input[explain])
        var codes: [ExitCode] = []
        var reports: [JSONValue] = []
        var errors: [JSONValue] = []
        for (source, result) in results {
            switch result {
            case .success(let report):
                codes.append(ExitCode(report))
                if session.isJSON {
                    reports.append(json.report(report, source: source.name))
                } else {
                    try session.context.print(text.lines(report, source: source.name))
                }
            case .failure(let error):
                let diagnostic = try Source.diagnostic(error, source.name)
                codes.append(diagnostic.exitCode)
                let message = diagnostic.message.text(in: session.context.language)
                errors.append(json.error(source.name, code: Diagnoses.code(error), message: message))
                session.context.report(diagnostic)
            }
        }
        if session.isJSON { try session.print(json.document(reports, errors: errors, policy: policy)) }
        return ExitCode.worst(codes)
    }
}
