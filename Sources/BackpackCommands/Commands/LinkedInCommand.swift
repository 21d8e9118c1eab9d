// SPDX-License-Identifier: Apache-2.0

import BackpackKit
import CommandLineKit
import Credentials
import StrictJSON
import WalletStore

struct LinkedInCommand: Command {
    let about = CommandDescription(
        name: "linkedin",
        summary: LocalizedText(
            en: "Fill in LinkedIn's form for a licence or certificate.",
            nl: "Vul het formulier van LinkedIn voor een certificaat in."),
        discussion: LocalizedText(
            en: """
                Prints the fields to copy, a link that fills the form in, and a text. Nothing has to be published, and \
                nothing is sent. What stands on a profile is the learner's own word: nobody can check it there.
                """,
            nl: """
                Toont de velden om over te nemen, een link die het formulier invult, en een tekst. Er hoeft niets \
                gepubliceerd te worden en er wordt niets verstuurd. Wat op een profiel staat is wat iemand zelf zegt: \
                daar kan niemand het controleren.
                """),
        examples: [Example("backpack linkedin 3", LocalizedText(en: "By its number.", nl: "Met zijn nummer."))],
        exitCodes: [ExitCode.done], synonyms: ["cv", "profile"])

    let reference = Argument<String>("REF", help: LocalizedText(en: "The credential.", nl: "Het bewijs."))

    func run(_ input: ParsedArguments, _ context: CommandContext) throws -> ExitCode {
        let session = Session(input, context)
        let wallet = try session.walletForReading()
        let record = try wallet.resolve(input[reference])
        let document = try wallet.document(of: record)
        guard document.kind == .credential else { throw BackpackError.notACredential(number: record.number) }
        let (report, view) = Verifier(try wallet.reliance(at: session.instant).inputs).verifyWithView(document)
        let entry = LinkedInEntry(view, report)
        let language: PageLanguage = context.language == .dutch ? .dutch : .english
        for warning in entry.warnings(language) { context.warn(Self.text(of: warning)) }
        if session.isJSON {
            try session.print(entry.json(language))
        } else {
            for member in entry.fields.members {
                let value = member.value.stringValue?.text ?? JSONWriter.text(member.value)
                try context.print("\(Self.label(of: member.name, in: context.language)): \(value)")
            }
            try context.print("")
            try context.print("\(entry.url)")
            try context.print("")
            try context.print(SafeText(entry.summary(language), keepingNewlines: true))
        }
        return .success
    }

    /// What the form calls a field. English has the names of the parameters.
    private static func label(of field: ExactString, in language: Language) -> String {
        guard language == .dutch else { return field.text }
        return dutchLabels[field] ?? field.text
    }

    private static let dutchLabels: [ExactString: String] = [
        "name": "naam", "organizationName": "organisatie", "organizationId": "nummer van de organisatie",
        "issueYear": "jaar van uitgifte", "issueMonth": "maand van uitgifte", "expirationYear": "vervaljaar",
        "expirationMonth": "vervalmaand", "certId": "referentie-ID", "certUrl": "referentie-URL",
    ]

    private static func text(of warning: LinkedInWarning) -> LocalizedText {
        switch warning {
        case .tooLong(let field, let count, let limit):
            LocalizedText(
                en: "\(field.rawValue) has \(count) characters; LinkedIn may cut it at \(limit)",
                nl: "\(field.rawValue) telt \(count) tekens; LinkedIn kapt het misschien af bij \(limit)")
        case .hiddenCharacters(let field):
            LocalizedText(
                en: "\(field.rawValue) holds characters that cannot be seen",
                nl: "in \(field.rawValue) zitten tekens die niet te zien zijn")
        case .noName: LocalizedText(en: "the credential has no title", nl: "het bewijs heeft geen titel")
        case .dateUnreadable(let text):
            LocalizedText(en: "the date “\(text)” cannot be read", nl: "de datum ‘\(text)’ is niet te lezen")
        case .verdict(let verdict):
            LocalizedText(
                en: "its verdict is '\(verdict.rawValue)'; think twice before you show it",
                nl: "het oordeel is ‘\(Wording.of(.dutch).word(verdict))’; denk na voordat je het laat zien")
        }
    }
}
