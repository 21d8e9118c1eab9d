// SPDX-License-Identifier: Apache-2.0

import BackpackKit
import CommandLineKit
import WalletStore

struct OverviewCommand: Command {
    let about = CommandDescription(
        name: "overview",
        summary: LocalizedText(
            en: "Study load, levels and skills across the wallet.",
            nl: "Studielast, niveaus en vaardigheden van de hele portemonnee."),
        discussion: LocalizedText(
            en: """
                Credits and hours are added up apart and never turned into each other; what states both counts in credits. \
                An award that is held in several forms counts once. What is revoked, expired or invalid does not count.
                """,
            nl: """
                Studiepunten en uren worden apart opgeteld en nooit in elkaar omgerekend; wat beide vermeldt telt in \
                studiepunten. Wat in verschillende vormen is bewaard telt één keer. Wat is ingetrokken, verlopen of niet \
                klopt telt niet mee.
                """),
        examples: [
            Example("backpack overview", LocalizedText(en: "All that counts.", nl: "Alles wat meetelt.")),
            Example(
                "backpack overview --ics expires.ics",
                LocalizedText(
                    en: "And a calendar of what expires in the next year.",
                    nl: "En een agenda van wat het komende jaar verloopt.")),
        ], exitCodes: [ExitCode.done], synonyms: ["summary", "total", "stats"])

    let calendar = Option<FilePath>(
        "--ics", value: "FILE",
        help: LocalizedText(
            en: "Write what expires in the next year as a calendar; with '-' that is all that is printed.",
            nl: "Schrijf wat het komende jaar verloopt als agenda; met '-' wordt alleen die getoond."
        ))

    func validate(_ input: ParsedArguments) throws(UsageError) {
        guard input[calendar]?.isStandardStream == true else { return }
        if input[Session.options.json] { throw .conflict("--json", "--ics -") }
    }

    func run(_ input: ParsedArguments, _ context: CommandContext) throws -> ExitCode {
        let session = Session(input, context)
        let overview = try session.read(orWithoutWallet: Overview(at: session.instant, [])) { wallet in
            try wallet.overview(try wallet.reliance(at: session.instant))
        }
        if let path = input[calendar] {
            try write(overview, to: path, session)
            if path.isStandardStream { return .success }
        }
        if session.isJSON {
            try session.print(OverviewJSON.document(overview))
        } else {
            try context.print(
                OverviewText(language: context.language, palette: context.palette, width: context.console.output.width)
                    .lines(overview))
        }
        return .success
    }

    private func write(_ overview: Overview, to path: FilePath, _ session: Session) throws {
        let words = OverviewWords.of(session.context.language)
        let calendar = ExpiryCalendar(made: session.instant, language: session.context.language)
        guard let bytes = calendar.bytes(overview.expiring) else {
            session.context.note(SafeText(words.noCalendar))
            return
        }
        guard !path.isStandardStream else { return try session.context.write(bytes) }
        do { try SecureFile.write(bytes, to: path) } catch { throw Diagnoses.file(error, isOutput: true) }
        session.context.note("\(words.calendarWritten): \(path.shown)")
    }
}
