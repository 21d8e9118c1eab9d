// SPDX-License-Identifier: Apache-2.0

import BackpackKit
import CommandLineKit
import Credentials
import StrictJSON

/// What a credential says, as lines of label and value.
struct ViewText {
    let language: Language
    let palette: Palette

    func lines(_ view: CredentialView, number: Int) -> [SafeText] {
        let isDutch = language == .dutch
        var lines: [SafeText] = [palette.apply(.bold, to: "\(number)  \(view.shownTitle.text)")]
        let dates = Wording.of(language).dates
        func date(_ text: ExactString?) -> ExactString? { text.map { ExactString(dates.written($0.text)) } }
        func amount(_ text: ExactString?) -> ExactString? {
            text.map { text in Amount(text.text).map { ExactString($0.text(decimalMark: isDutch ? "," : ".")) } ?? text
            }
        }
        func field(_ dutch: SafeText, _ english: SafeText, _ value: ExactString?) {
            guard let value, !value.isEmpty else { return }
            lines.append("  " + (isDutch ? dutch : english) + ": \(value.text)")
        }
        field("uitgever", "issuer", view.issuerName)
        field("uitgever-id", "issuer id", view.issuerID)
        field("voor", "to", view.subjectName ?? view.subjectID)
        field("uitgereikt", "issued", date(view.issued))
        field("geldig tot", "valid until", date(view.validUntil))
        field("soort", "kind", view.achievementType)
        field("omschrijving", "description", view.description)
        field("eisen", "criteria", view.criteria)
        field("eisen", "criteria", view.criteriaURL)
        field("studielast (EC)", "study load (ECTS)", amount(view.ects))
        field("studiepunten", "credits", amount(view.credits))
        field("niveau (EQF)", "level (EQF)", view.eqf.map { ExactString(String($0)) })
        field("taal", "language", view.language)
        for alignment in view.alignments {
            let parts = [alignment.name, alignment.code, alignment.framework].compactMap { $0?.text }
            field("sluit aan op", "aligned with", ExactString(parts.joined(separator: ", ")))
        }
        field("trefwoorden", "tags", ExactString(view.tags.map(\.text).joined(separator: ", ")))
        field("onderbouwing", "evidence", ExactString(view.evidence.map(\.text).joined(separator: ", ")))
        field("id", "id", view.id)
        if !view.parts.isEmpty {
            lines.append(isDutch ? "  bijeengebracht uit:" : "  brought together from:")
            lines += view.parts.map { "    " + text($0) }
        }
        return lines
    }

    private func text(_ part: FrozenPart) -> SafeText {
        let isDutch = language == .dutch
        let name: SafeText =
            switch part.kind {
            case .assertion: isDutch ? "toekenning" : "assertion"
            case .badgeClass: isDutch ? "badgeklasse" : "badge class"
            case .issuer: isDutch ? "uitgever" : "issuer"
            case .image: isDutch ? "afbeelding" : "image"
            }
        let address: SafeText = part.id.map { " \($0.text)" } ?? ""
        switch part.place {
        case .embedded: return name + address + (isDutch ? ", in de toekenning zelf" : ", in the assertion itself")
        case .missing: return name + address + (isDutch ? ", niet aanwezig" : ", not held")
        case .file(let digest, let held):
            let moment = held.map { Wording.of(language).dates.written($0.text) }
            let since: SafeText = moment.map { isDutch ? ", bewaard sinds \($0)" : ", held since \($0)" } ?? ""
            return name + address + since + ", sha256:\(digest.text)"
        }
    }
}

/// The same as JSON.
enum ViewJSON {
    static func object(_ view: CredentialView) -> JSONValue {
        func text(_ value: ExactString?) -> JSONValue { value.map(JSONValue.string) ?? .null }
        return .object([
            "id": text(view.id), "types": .array(view.types.map(JSONValue.string)), "title": text(view.title),
            "description": text(view.description),
            "issuer": .object(["id": text(view.issuerID), "name": text(view.issuerName), "url": text(view.issuerURL)]),
            "subject": .object(["id": text(view.subjectID), "name": text(view.subjectName)]),
            "issued": text(view.issued),
            "validFrom": text(view.validFrom), "validUntil": text(view.validUntil),
            "achievementType": text(view.achievementType), "criteria": text(view.criteria),
            "criteriaURL": text(view.criteriaURL), "ects": text(view.ects), "credits": text(view.credits),
            "eqf": view.eqf.map { .integer($0) } ?? .null, "language": text(view.language),
            "alignments": .array(
                view.alignments.map { alignment in
                    .object([
                        "name": text(alignment.name), "framework": text(alignment.framework),
                        "code": text(alignment.code),
                        "url": text(alignment.url), "type": text(alignment.type),
                    ])
                }), "tags": .array(view.tags.map(JSONValue.string)),
            "evidence": .array(view.evidence.map(JSONValue.string)),
            "parts": .array(view.parts.map(part)),
        ])
    }

    private static func part(_ part: FrozenPart) -> JSONValue {
        var place = "embedded"
        var digest: JSONValue = .null
        var since: JSONValue = .null
        switch part.place {
        case .embedded: break
        case .missing: place = "missing"
        case .file(let sha256, let held):
            place = "file"
            digest = .string("sha256:\(sha256)")
            since = held.map(JSONValue.string) ?? .null
        }
        return .object([
            "kind": .string(part.kind.rawValue), "id": part.id.map(JSONValue.string) ?? .null,
            "place": .string(place), "digest": digest, "held": since,
        ])
    }
}
