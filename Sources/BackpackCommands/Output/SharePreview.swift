// SPDX-License-Identifier: Apache-2.0

import BackpackKit
import CommandLineKit
import CredentialCrypto
import Credentials
import StrictJSON
import WalletStore

/// Everything that would leave, before it does.
struct SharePreview {
    let draft: ShareDraft
    let session: Session

    private var isDutch: Bool { session.context.language == .dutch }

    func print() throws {
        if session.isJSON {
            try session.print(
                .object([
                    "schema": .string("backpack.share/1"), "discloses": ShareJSON.discloses(draft),
                    "reveals": .array(draft.reveals.map(JSONValue.string)), "evidence": ShareJSON.evidence(draft),
                ]))
            return
        }
        try session.context.print(
            isDutch
                ? "Dit gaat naar \(draft.request.reader), en verder niets:"
                : "This would go to \(draft.request.reader), and nothing else:")
        for disclosure in draft.disclosures { try show(disclosure) }
        try showEvidence()
        try session.context.print("")
        let reveals = draft.reveals.map { SafeText(ShareJSON.name(of: $0, isDutch: isDutch)) }.joined(separator: ", ")
        try session.context.print((isDutch ? "De lezer ziet ook: " : "The reader also sees: ") + reveals)
        guard !draft.disclosures.contains(where: \.canHide) else { return }
        try session.context.print(
            isDutch
                ? "Van deze bewijzen kan niets verborgen worden: de handtekening dekt ze in hun geheel."
                : "Nothing in these credentials can be hidden: the signature covers each as a whole.")
    }

    private func showEvidence() throws {
        guard !draft.evidence.isEmpty else { return }
        let words = EvidenceWords.of(session.context.language)
        try session.context.print("")
        try session.context.print("\(words.packed)")
        for piece in draft.evidence { try session.context.print("  \(words.described(piece))") }
    }

    private func show(_ disclosure: Disclosure) throws {
        let context = session.context
        try context.print("")
        try context.print(
            context.palette.apply(.bold, to: "\(disclosure.record.number)  \(disclosure.record.facts.title)"))
        for claim in disclosure.claims { try context.print("  \(claim.pointer.text): \(Self.shown(claim.value))") }
        if !disclosure.hidden.isEmpty {
            try context.print(isDutch ? "  Weggelaten:" : "  Left out:")
            for pointer in disclosure.hidden { try context.print("    \(pointer.text)") }
        }
        if !disclosure.hideable.isEmpty {
            try context.print(
                isDutch ? "  Hiervan is met --hide weg te laten:" : "  Of this, --hide can leave out:")
            for pointer in disclosure.hideable { try context.print("    \(pointer.text)") }
        }
        guard !disclosure.canHide, draft.disclosures.contains(where: \.canHide) else { return }
        try context.print(
            isDutch
                ? "  Van dit bewijs kan niets verborgen worden: de handtekening dekt het in zijn geheel."
                : "  Nothing in this credential can be hidden: the signature covers it as a whole.")
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
                    "canHide": .bool(disclosure.canHide),
                    "hideable": .array(disclosure.hideable.map(JSONValue.string)),
                    "hidden": .array(disclosure.hidden.map(JSONValue.string)),
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
        case "created": isDutch ? "wanneer het gemaakt is" : "when it was made"
        case "key-binding": isDutch ? "dat het aan jouw sleutel gebonden is" : "that it is bound to your key"
        case "hidden-digests":
            isDutch ? "hoeveel er ten hoogste is weggelaten" : "how much was left out at most"
        case "verdict": isDutch ? "wat jouw portemonnee ervan vond" : "what your wallet found"
        case "badge-parts": isDutch ? "waar de badge naar verwijst" : "what the badge refers to"
        case "fault": isDutch ? "dat je wist wat eraan mankeert" : "that you knew what is wrong with it"
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
