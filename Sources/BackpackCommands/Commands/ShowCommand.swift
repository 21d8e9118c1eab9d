// SPDX-License-Identifier: Apache-2.0

import BackpackKit
import CommandLineKit
import Credentials
import StrictJSON
import WalletStore

struct ShowCommand: Command {
    let about = CommandDescription(
        name: "show",
        summary: LocalizedText(
            en: "Show one credential, and how far it can be trusted.",
            nl: "Toon één bewijs, en hoe ver het te vertrouwen is."),
        examples: [
            Example("backpack show 3", LocalizedText(en: "By its number.", nl: "Met zijn nummer.")),
            Example(
                "backpack show 3 --elements",
                LocalizedText(
                    en: "What it states of what a micro-credential should.",
                    nl: "Wat het vermeldt van wat een microcredential hoort te vermelden.")),
            Example(
                "backpack show 58172aac --raw > original.json",
                LocalizedText(en: "The original bytes.", nl: "De oorspronkelijke bytes.")),
        ], exitCodes: [ExitCode.done], synonyms: ["view", "cat", "open"])

    let reference = Argument<String>(
        "REF",
        help: LocalizedText(
            en: "A number, an id, or the start of a digest.",
            nl: "Een nummer, een id, of het begin van een vingerafdruk."))
    let elements = Flag(
        "--elements",
        help: LocalizedText(
            en: "Hold it against the EU standard elements of a micro-credential.",
            nl: "Leg het naast de EU-standaardelementen van een microcredential."))
    let raw = Flag("--raw", help: LocalizedText(en: "Write the original bytes.", nl: "Geef de oorspronkelijke bytes."))

    func run(_ input: ParsedArguments, _ context: CommandContext) throws -> ExitCode {
        let session = Session(input, context)
        let wallet = try session.walletForReading()
        let record = try wallet.resolve(input[reference])
        if input[raw] {
            try context.write(try wallet.original(of: record))
            return .success
        }
        let document = try wallet.document(of: record)
        let (report, view) = Verifier(try wallet.reliance(at: session.instant).inputs).verifyWithView(document)
        if input[elements] {
            try printElements(record, report, view, session, context)
        } else if session.isJSON {
            try session.print(json(record, report, view, session))
        } else {
            try context.print(
                ViewText(language: context.language, palette: context.palette).lines(view, number: record.number))
            let text = ReportText(
                wording: session.wording, language: context.language, palette: context.palette, isComplete: false)
            try context.print([""] + text.lines(report, source: "\(record.number)"))
        }
        return .success
    }

    private func printElements(
        _ record: CredentialRecord, _ report: VerificationReport, _ view: CredentialView, _ session: Session,
        _ context: CommandContext
    ) throws {
        if session.isJSON {
            try session.print(ElementsJSON.document(view, report, number: record.number))
            return
        }
        let verdict = ReportText(
            wording: session.wording, language: context.language, palette: context.palette, isComplete: false)
        let text = ElementsText(words: .of(context.language), palette: context.palette)
        try context.print(verdict.verdictLines(report, source: "\(record.number)") + [""] + text.lines(view.elements))
    }

    private func json(
        _ record: CredentialRecord, _ report: VerificationReport, _ view: CredentialView, _ session: Session
    ) -> JSONValue {
        .object([
            "schema": .string("backpack.show/1"), "number": .integer(record.number),
            "imported": .string(record.importedAt), "source": record.source.map(JSONValue.string) ?? .null,
            "credential": ViewJSON.object(view),
            "report": ReportJSON(wording: session.wording).report(report, source: "\(record.number)"),
        ])
    }
}
