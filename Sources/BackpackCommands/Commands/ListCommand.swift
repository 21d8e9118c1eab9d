// SPDX-License-Identifier: Apache-2.0

import BackpackKit
package import CommandLineKit
import CredentialCrypto
package import Credentials
import StrictJSON
import WalletStore

struct ListCommand: Command {
    let about = CommandDescription(
        name: "list",
        summary: LocalizedText(en: "List and search the credentials.", nl: "Toon en doorzoek de bewijzen."),
        examples: [
            Example("backpack list", LocalizedText(en: "All of them.", nl: "Allemaal.")),
            Example(
                "backpack list wiskunde --verdict valid",
                LocalizedText(
                    en: "Those with a word that starts so, as far as valid.",
                    nl: "Die met een woord dat zo begint, voor zover geldig.")),
            Example(
                "backpack list --level 6 --min-ects 3 --skill onderzoek",
                LocalizedText(
                    en: "Of EQF level 6, with 3 credits or more, that taught something of this name.",
                    nl: "Van EQF-niveau 6, met 3 studiepunten of meer, waarin je iets van deze naam leerde.")),
        ], exitCodes: [ExitCode.done], synonyms: ["ls", "find", "search"])

    enum Order: String, Sendable, CaseIterable, ArgumentValue { case number, title, issuer, issued, expires, relevance }

    let words = Arguments<String>(
        "TEXT", minimum: 0, help: LocalizedText(en: "Words to find.", nl: "Woorden om te zoeken."))
    let issuer = Option<String>(
        "--issuer", value: "TEXT",
        help: LocalizedText(
            en: "The issuer's identifier, or words of its name.",
            nl: "De aanduiding van de uitgever, of woorden uit de naam."))
    let level = Option<EQFLevel>(
        "--level", value: "N",
        help: LocalizedText(
            en: "Only of this level, 1 to 8, in the European Qualifications Framework.",
            nl: "Alleen van dit niveau, 1 tot en met 8, in het Europese kwalificatieraamwerk."))
    let minimumECTS = Option<Amount>(
        "--min-ects", value: "N",
        help: LocalizedText(
            en: "Only with a study load of so many ECTS credits or more.",
            nl: "Alleen met een studielast van zoveel studiepunten (EC) of meer."))
    let skill = Options<String>(
        "--skill", value: "TEXT",
        help: LocalizedText(
            en: "Only with these words in an outcome, a skill or a tag.",
            nl: "Alleen met deze woorden in een leeruitkomst, vaardigheid of trefwoord."))
    let verdict = Options<Verdict>(
        "--verdict", help: LocalizedText(en: "Only with this verdict.", nl: "Alleen met dit oordeel."))
    let format = Options<CredentialFormat>(
        "--format", help: LocalizedText(en: "Only in this form.", nl: "Alleen in deze vorm."))
    let sort = Option<Order>("--sort", help: LocalizedText(en: "In this order.", nl: "In deze volgorde."))
    let limit = Option<PositiveInteger>(
        "--limit", value: "N", help: LocalizedText(en: "So many at most.", nl: "Hooguit zoveel."))

    func run(_ input: ParsedArguments, _ context: CommandContext) throws -> ExitCode {
        let session = Session(input, context)
        let query = CredentialQuery(
            words: input[words], issuer: input[issuer], skills: input[skill], eqf: input[level]?.number,
            minimumECTS: input[minimumECTS].map { Double($0.thousandths) / 1_000 },
            verdicts: input[verdict].map(\.rawValue), formats: input[format].map(\.rawValue), order: order(input),
            limit: input[limit]?.value)
        let records = try session.read(orWithoutWallet: []) { wallet in
            try wallet.list(query, reliance: try wallet.reliance(at: session.instant))
        }
        if session.isJSON {
            try session.print(
                .object(["schema": .string("backpack.list/1"), "credentials": .array(records.map(Self.json))]))
        } else if records.isEmpty {
            context.note(context.language == .dutch ? "geen bewijzen" : "no credentials")
        } else {
            try context.print(table(records, session))
        }
        return .success
    }

    private func order(_ input: ParsedArguments) -> CredentialQuery.Order {
        switch input[sort] {
        case .number: .number
        case .title: .title
        case .issuer: .issuer
        case .issued: .issued
        case .expires: .validUntil
        case .relevance: .relevance
        case nil: input[words].isEmpty ? .number : .relevance
        }
    }

    static func json(_ record: CredentialRecord) -> JSONValue {
        func text(_ value: String?) -> JSONValue { value.map(JSONValue.string) ?? .null }
        let facts = record.facts
        return .object([
            "number": .integer(record.number), "id": text(facts.credentialID),
            "digest": .string("sha256:" + Hexadecimal.encode(record.digest)), "title": .string(facts.title),
            "issuer": .object(["id": text(facts.issuerID), "name": text(facts.issuerName)]),
            "issued": text(facts.issued),
            "validUntil": text(facts.validUntil), "format": .string(facts.format),
            "verdict": .string(record.verdict.verdict),
            "ects": facts.ects.flatMap { JSONNumber($0) }.map(JSONValue.number) ?? .null,
            "eqf": facts.eqf.map { .integer($0) } ?? .null,
        ])
    }

    private func table(_ records: [CredentialRecord], _ session: Session) -> TextTable {
        let isDutch = session.context.language == .dutch
        let text = ReportText(
            wording: session.wording, language: session.context.language, palette: .plain, isComplete: false)
        var table = TextTable(columns: [
            TextTable.Column(isDutch ? "nr" : "no", .trailing),
            TextTable.Column(isDutch ? "titel" : "title", minimumWidth: 20),
            TextTable.Column(isDutch ? "uitgever" : "issuer", minimumWidth: 12),
            TextTable.Column(isDutch ? "uitgereikt" : "issued"), TextTable.Column(isDutch ? "oordeel" : "verdict"),
        ])
        for record in records {
            let facts = record.facts
            let verdict = Verdict(rawValue: record.verdict.verdict).map(text.styled) ?? ""
            table.append([
                "\(record.number)", "\(facts.title)", "\(facts.issuerName ?? facts.issuerID ?? "")",
                "\(String((facts.issued ?? "").prefix(10)))", TextTable.Cell(verdict),
            ])
        }
        return table
    }
}

/// A level of the European Qualifications Framework: `6`, or `EQF 6`.
struct EQFLevel: ArgumentValue {
    let number: Int

    init(word: Word) throws(InvalidValue) {
        guard let number = QualificationLevel(.eqf, try String(word: word))?.eqf else {
            throw InvalidValue(
                LocalizedText(en: "it is no level from 1 to 8", nl: "het is geen niveau van 1 tot en met 8"))
        }
        self.number = number
    }
}

extension Amount: ArgumentValue {
    package init(word: Word) throws(InvalidValue) {
        guard let amount = Amount(try String(word: word)) else {
            throw InvalidValue(
                LocalizedText(en: "write it as 3 or 2.5", nl: "schrijf het als 3 of 2,5"))
        }
        self = amount
    }
}

extension Verdict: ArgumentValue {}
extension CredentialFormat: ArgumentValue {}
