// SPDX-License-Identifier: Apache-2.0

import BackpackKit
import CommandLineKit
import CredentialCrypto
import Credentials
import LinkedData
import StrictJSON
import WalletStore

struct InspectCommand: Command {
    let about = CommandDescription(
        name: "inspect",
        summary: LocalizedText(
            en: "Show every step of a signature check.", nl: "Toon elke stap van het controleren van een handtekening."),
        discussion: LocalizedText(
            en: """
                For when two programs disagree: the vocabularies used, the words that none of them defines, the canonical \
                form (N-Quads or canonical JSON) of the document and of each proof, and the hashes that are signed.
                """,
            nl: """
                Voor als twee programma's het oneens zijn: de gebruikte begrippenlijsten, de woorden die in geen ervan \
                staan, de canonieke vorm (N-Quads of canonieke JSON) van het document en van elke handtekening, en de \
                hashes die ondertekend zijn.
                """),
        examples: [
            Example("backpack inspect degree.json", LocalizedText(en: "One file.", nl: "Eén bestand.")),
            Example(
                "backpack --json inspect degree.json", LocalizedText(en: "For a program.", nl: "Voor een programma.")),
        ], exitCodes: [ExitCode.done], synonyms: ["debug", "canonicalize"])

    let file = Argument<Word>(
        "FILE",
        help: LocalizedText(
            en: "A file, or '-' for standard input.", nl: "Een bestand, of '-' voor de standaardinvoer."))
    let evidence = Options<EvidenceArgument>(
        "--evidence", value: "[URL=]FILE",
        help: LocalizedText(
            en: "Also use this DID document or vocabulary.", nl: "Gebruik ook dit DID-document of deze begrippenlijst.")
    )
    let noWallet = Flag(
        "--no-wallet", help: LocalizedText(en: "Leave the wallet out.", nl: "Laat de portemonnee erbuiten."))

    func run(_ input: ParsedArguments, _ context: CommandContext) throws -> ExitCode {
        let session = Session(input, context)
        let wallet = input[noWallet] ? nil : try Backpack.ifPresent(at: try session.walletPath(), mode: .read)
        let inputs = try Source.inputs(session, wallet, trust: [], evidence: input[evidence])
        let source = VerificationSource(input[file], session: session, wallet: wallet)
        let document: SecuredDocument
        do { document = try source.document() } catch { throw try Source.diagnostic(error, source.name) }
        let inspection = Inspection(document, evidence: inputs.evidence)
        if session.isJSON {
            try session.print(json(inspection, source.name))
        } else {
            try context.print(text(inspection, context))
        }
        return .success
    }

    private func json(_ inspection: Inspection, _ source: String) -> JSONValue {
        func text(_ bytes: [UInt8]?) -> JSONValue {
            bytes.map { .string(String(decoding: $0, as: UTF8.self)) } ?? .null
        }
        func hex(_ bytes: [UInt8]?) -> JSONValue { bytes.map { .string(Hexadecimal.encode($0)) } ?? .null }
        return .object([
            "schema": .string("backpack.inspect/1"), "source": .string(source),
            "contexts": .array(
                inspection.contexts.map { use in
                    .object(["url": use.url.map(JSONValue.string) ?? .null, "origin": .string(Self.origin(use))])
                }),
            "undefined": .array(
                inspection.losses.map { loss in
                    .object([
                        "term": .string(loss.term), "kind": .string(loss.kind.rawValue),
                        "pointer": .string(loss.pointer),
                    ])
                }),
            "error": inspection.error.map { .string($0.code) } ?? .null,
            "canonicalDocument": text(inspection.canonicalDocument),
            "proofs": .array(
                inspection.proofs.map { proof in
                    .object([
                        "suite": .string(proof.suite),
                        "verificationMethod": proof.verificationMethod.map(JSONValue.string) ?? .null,
                        "failure": proof.failure.map(JSONValue.string) ?? .null,
                        "canonicalDocument": text(proof.data?.canonicalDocument),
                        "canonicalProofConfiguration": text(proof.data?.canonicalProofConfiguration),
                        "documentHash": hex(proof.data?.documentHash),
                        "proofConfigurationHash": hex(proof.data?.proofConfigurationHash),
                        "hashData": hex(proof.data?.combined),
                        "statements": proof.disclosure.map(Self.statements) ?? .null,
                    ])
                }),
        ])
    }

    /// What a proof signs one by one, and what of it may not be left out.
    private static func statements(_ disclosure: DisclosureData) -> JSONValue {
        let mandatory = Set(disclosure.mandatoryIndexes)
        return .array(
            disclosure.statements.enumerated().map { position, statement in
                .object([
                    "statement": .string(String(decoding: statement.dropLast(), as: UTF8.self)),
                    "mandatory": .bool(mandatory.contains(position)),
                ])
            })
    }

    /// Why something is left unsigned. English has the codes.
    private static func dutch(_ kind: Loss.Kind) -> String {
        switch kind {
        case .undefinedTerm: "in geen begrippenlijst"
        case .reservedTerm: "lijkt een sleutelwoord"
        case .relativeProperty: "eigenschap zonder volledig adres"
        case .relativeID: "aanduiding zonder volledig adres"
        case .relativeType: "soort zonder volledig adres"
        case .blankNodeProperty: "eigenschap zonder naam"
        case .freeFloating: "hoort nergens bij"
        case .invalidDatatype: "geen goed gegevenstype"
        case .invalidLanguage: "geen goede taalcode"
        case .direction: "schrijfrichting"
        case .index: "index"
        case .inexactNumber: "niet precies te ondertekenen getal"
        case .null: "lege waarde"
        }
    }

    /// The same in words.
    private static func origin(_ use: ContextUse, in language: Language) -> String {
        guard language == .dutch else { return origin(use) }
        return switch use.origin {
        case .builtIn(let variant): variant == 0 ? "ingebouwd" : "ingebouwd, variant \(variant)"
        case .evidence: "bewijsmateriaal"
        case .inline: "in het document zelf"
        }
    }

    private static func origin(_ use: ContextUse) -> String {
        switch use.origin {
        case .builtIn(let variant): variant == 0 ? "built-in" : "built-in, variant \(variant)"
        case .evidence: "evidence"
        case .inline: "inline"
        }
    }

    private func text(_ inspection: Inspection, _ context: CommandContext) -> [SafeText] {
        let isDutch = context.language == .dutch
        var lines: [SafeText] = []
        func heading(_ dutch: SafeText, _ english: SafeText) {
            if !lines.isEmpty { lines.append("") }
            lines.append(context.palette.apply(.bold, to: isDutch ? dutch : english))
        }
        func block(_ bytes: [UInt8]) {
            for line in String(decoding: bytes, as: UTF8.self).split(separator: "\n") {
                lines.append("  \(String(line))")
            }
        }
        heading("Begrippenlijsten", "Contexts")
        for use in inspection.contexts {
            lines.append("  \(use.url?.text ?? "") (\(Self.origin(use, in: context.language)))")
        }
        if let error = inspection.error { lines.append("  \(error.code): \(error.detail?.text ?? "")") }
        if !inspection.losses.isEmpty { heading("Niet ondertekend", "Not signed") }
        for loss in inspection.losses {
            let kind = isDutch ? Self.dutch(loss.kind) : loss.kind.rawValue
            let term = isDutch ? "‘\(loss.term.text)’" : loss.term.text
            lines.append("  \(loss.pointer.text)  \(kind): \(term)")
        }
        if inspection.proofs.isEmpty, let canonical = inspection.canonicalDocument {
            heading("Document", "Document")
            block(canonical)
        }
        for (index, proof) in inspection.proofs.enumerated() {
            heading("Handtekening \(index + 1): \(proof.suite.text)", "Proof \(index + 1): \(proof.suite.text)")
            if let failure = proof.failure { lines.append("  \(failure.text)") }
            guard let data = proof.data else { continue }
            heading("Document, canoniek", "Document, canonical")
            block(data.canonicalDocument)
            lines.append("  → \(Hexadecimal.encode(data.documentHash))")
            heading("Instellingen van de handtekening, canoniek", "Proof configuration, canonical")
            block(data.canonicalProofConfiguration)
            lines.append("  → \(Hexadecimal.encode(data.proofConfigurationHash))")
        }
        return lines
    }
}
