// SPDX-License-Identifier: Apache-2.0

import StrictJSON

/// The facts of a European Digital Credential (European Learning Model 3), read by name from the tree that was sealed.
extension CredentialView {
    init(european document: SecuredDocument) {
        source = (document, nil)
        let json = document.json
        let issuer = json["issuer"]
        let subject = json["credentialSubject"]?.elements.first
        let display = json["displayParameter"]?.elements.first
        let claim = subject?["hasClaim"]?.elements.first
        let specification = claim?["specifiedBy"]?.elements.first
        id = json["id"]?.stringValue
        types = (json["type"]?.elements ?? []).compactMap(\.stringValue)
        title = Self.text(display?["title"]) ?? Self.text(claim?["title"]) ?? Self.text(specification?["title"])
        description = Self.text(display?["description"]) ?? Self.text(claim?["description"])
        issuerID = document.author
        issuerName = Self.text(issuer?["legalName"]) ?? Self.text(issuer?["altLabel"])
        issuerURL = issuer?["homepage"]?.elements.first?["contentURL"]?.stringValue
        issuerIdentifiers = Self.identifiers(issuer)
        subjectID = subject?["id"]?.stringValue
        subjectName = Self.text(subject?["fullName"]) ?? Self.personName(subject)
        issued = json["issued"]?.stringValue ?? json["issuanceDate"]?.stringValue
        validFrom = json["validFrom"]?.stringValue ?? json["issuanceDate"]?.stringValue
        validUntil = json["validUntil"]?.stringValue ?? json["expirationDate"]?.stringValue
        achievementType = claim?["type"]?.elements.first?.stringValue
        criteria = Self.text(claim?["description"])
        criteriaURL = nil
        alignments = Self.outcomes(specification)
        tags = (specification?["thematicArea"]?.elements ?? []).compactMap { Self.text($0["prefLabel"]) }
        language = specification?["language"]?.elements.first.flatMap(Self.lastStep)
        let points = (specification?["creditPoint"]?.elements ?? []).filter { $0["point"] != nil }
        credits = points.lazy.compactMap { Self.plain($0["point"]) }.first
        ects = points.lazy.filter(Self.isECTS).compactMap { Self.plain($0["point"]) }.first
        eqf = (specification?["eqfLevel"]?.elements ?? []).lazy.compactMap(Self.level).first
        evidence = (claim?["provenBy"]?.elements ?? []).compactMap { Self.text($0["title"]) }
    }

    private static let languages: [ExactString] = ["nl", "en"]

    /// Of a text in several languages the Dutch, else the English, else that of the first language by its tag's letters.
    private static func text(_ value: JSONValue?) -> ExactString? {
        guard let texts = value?.objectValue else { return plain(value?.elements.first) }
        let others = texts.names.filter { $0 != "id" && $0 != "type" }.sorted()
        return (languages + others).lazy.compactMap { plain(texts[$0]?.elements.first) }.first { !$0.isEmpty }
    }

    private static func plain(_ value: JSONValue?) -> ExactString? { value?.stringValue ?? value?.numberValue?.lexeme }

    private static func personName(_ subject: JSONValue?) -> ExactString? {
        let parts = [text(subject?["givenName"]), text(subject?["familyName"])].compactMap { $0?.text }
        return parts.isEmpty ? nil : ExactString(parts.joined(separator: " "))
    }

    private static func identifiers(_ issuer: JSONValue?) -> [OtherIdentifier] {
        let members: [ExactString] = [
            "eIDASIdentifier", "registration", "vatIdentifier", "taxIdentifier", "identifier",
        ]
        return members.flatMap { member in
            (issuer?[member]?.elements ?? []).compactMap { entry in
                entry["notation"]?.stringValue.map {
                    OtherIdentifier(type: entry["schemeName"]?.stringValue ?? member, value: $0)
                }
            }
        }
    }

    /// What was learnt, and the skills of the European classification that it is said to be.
    private static func outcomes(_ specification: JSONValue?) -> [Alignment] {
        (specification?["learningOutcome"]?.elements ?? []).flatMap { outcome in
            [alignment(outcome, name: text(outcome["title"]), type: "LearningOutcome")]
                + (outcome["relatedESCOSkill"]?.elements ?? []).map {
                    alignment($0, name: text($0["prefLabel"]), framework: "ESCO", type: "ESCOSkill")
                }
        }
    }

    private static func alignment(
        _ value: JSONValue, name: ExactString?, framework: ExactString? = nil, type: ExactString
    ) -> Alignment {
        Alignment(name: name, framework: framework, code: nil, url: value["id"]?.stringValue, type: type)
    }

    private static func isECTS(_ points: JSONValue) -> Bool {
        points["framework"]?["id"]?.stringValue == "http://data.europa.eu/snb/education-credit/6fcec5c5af"
    }

    private static func level(_ value: JSONValue) -> Int? {
        guard let id = value["id"]?.stringValue, id.hasPrefix("http://data.europa.eu/snb/eqf/"),
            let level = Int(id.text.dropFirst("http://data.europa.eu/snb/eqf/".count)), 1...8 ~= level
        else { return nil }
        return level
    }

    /// `ENG` of `http://publications.europa.eu/resource/authority/language/ENG`.
    private static func lastStep(_ concept: JSONValue) -> ExactString? {
        guard let id = concept["id"]?.stringValue else { return nil }
        return id.utf8.split(separator: UInt8(ascii: "/")).last.map { ExactString(String(decoding: $0, as: UTF8.self)) }
    }
}
