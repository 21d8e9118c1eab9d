// SPDX-License-Identifier: Apache-2.0

package import LinkedData
package import StrictJSON

/// What a credential says, whatever its format: the facts that are listed, shown and shared.
package struct CredentialView: Sendable {
    package struct Alignment: Sendable {
        package let name: ExactString?
        package let framework: ExactString?
        package let code: ExactString?
        package let url: ExactString?
        package let type: ExactString?
    }

    /// What someone is called in another register, and in which (Open Badges 3.0 `IdentifierEntry`).
    package struct OtherIdentifier: Sendable, Equatable {
        package let type: ExactString
        package let value: ExactString
    }

    package let id: ExactString?
    package let types: [ExactString]
    package let title: ExactString?
    package let description: ExactString?
    package let issuerID: ExactString?
    package let issuerName: ExactString?
    package let issuerURL: ExactString?
    /// As the issuer states them of itself.
    package let issuerIdentifiers: [OtherIdentifier]
    package let subjectID: ExactString?
    package let subjectName: ExactString?
    package let issued: ExactString?
    package let validFrom: ExactString?
    package let validUntil: ExactString?
    package let achievementType: ExactString?
    package let criteria: ExactString?
    package let criteriaURL: ExactString?
    package let alignments: [Alignment]
    package let tags: [ExactString]
    package let language: ExactString?
    package let credits: ExactString?
    /// European credits, where they are stated as such.
    package let ects: ExactString?
    /// The level in the European Qualifications Framework, 1...8.
    package let eqf: Int?
    package let evidence: [ExactString]
    /// The files that it was brought together from, where that is more than itself.
    package internal(set) var parts: [FrozenPart] = []
    /// What all of it was read from.
    let source: (document: SecuredDocument, expanded: ExpandedDocument?)

    /// Held against the European standard elements of a micro-credential. Read anew at each call.
    package var elements: StandardElements { StandardElements(source.document, expanded: source.expanded) }

    /// - Parameter expanded: the document without its proofs, expanded; nil where it could not be.
    package init(_ document: SecuredDocument, expanded: ExpandedDocument?) {
        guard !EuropeanDigitalCredential.isEuropean(document.json) else {
            self = CredentialView(european: document)
            return
        }
        source = (document, expanded)
        let facts = NamingFacts(document, expanded: expanded)
        let (root, issuer, subject, token) = (facts.root, facts.issuer, facts.subject, facts.token)
        let achievement = facts.achievement
        id = facts.id
        types = token?.type.map { [$0] } ?? (document.json["type"]?.elements ?? []).compactMap(\.stringValue)
        issuerID = facts.issuerID
        issuerName = facts.issuerName
        issuerURL = issuer?.text(.url)
        issuerIdentifiers = (issuer?.nodes(.otherIdentifier) ?? []).compactMap { node in
            guard let type = node.text(.identifierType), let value = node.text(.identifier)
            else { return nil }
            return OtherIdentifier(type: type, value: value)
        }
        subjectID = facts.subjectID
        subjectName = subject?.text(.name) ?? Self.personName(subject) ?? token?.subjectName
        title = facts.title
        description = achievement?.text(.description) ?? root.text(.description)
        validFrom = facts.validFrom
        validUntil = facts.validUntil
        issued = facts.issued
        achievementType = achievement?.text(.achievementType)
        let criterion = achievement?.node(.criteria)
        criteria = criterion?.text(.narrative)
        criteriaURL = criterion?.id
        alignments = (achievement?.nodes(.alignment) ?? []).map { node in
            Alignment(
                name: node.text(.targetName), framework: node.text(.targetFramework),
                code: node.text(.targetCode), url: node.text(.targetURL),
                type: node.text(.targetType))
        }
        tags = achievement?.texts(.tag) ?? []
        language = achievement?.text(.inLanguage)
        credits = subject?.text(.creditsEarned) ?? achievement?.text(.creditsAvailable)
        ects = achievement?.text(.ects)
        eqf = alignments.lazy.compactMap(Self.level).first
        evidence = root.nodes(.evidence).compactMap { $0.text(.name) ?? $0.id }
    }

    private static func personName(_ subject: FactNode?) -> ExactString? {
        let parts = [subject?.text(.givenName), subject?.text(.familyName)].compactMap { $0?.text }
        return parts.isEmpty ? nil : ExactString(parts.joined(separator: " "))
    }

    /// A level of the European Qualifications Framework that an alignment names.
    static func level(_ alignment: Alignment) -> Int? {
        let isEQF =
            alignment.type == "ext:EQF"
            || [alignment.framework, alignment.name].contains { text in
                text.map { $0.contains("EQF") || $0.contains("European Qualifications Framework") } == true
            }
        guard isEQF, let code = alignment.code ?? alignment.name else { return nil }
        let digits = code.text.unicodeScalars.filter { ("0"..."9").contains($0) }.map(String.init).joined()
        guard let level = Int(digits), 1...8 ~= level else { return nil }
        return level
    }
}
