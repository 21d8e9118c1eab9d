// SPDX-License-Identifier: Apache-2.0

import LinkedData
package import StrictJSON

/// A property by its IRI and by the name it usually has in a document.
package struct Property: Sendable {
    /// The newest first. Editions of a vocabulary have called the same property differently; one document uses one.
    package let iris: [ExactString]
    package let name: ExactString

    init(_ iri: ExactString, _ name: ExactString) { self.init([iri], name) }

    init(_ iris: [ExactString], _ name: ExactString) {
        self.iris = iris
        self.name = name
    }

    /// A property that no linked data is read for: of a format that is not signed as such, or without a vocabulary that
    /// can be applied.
    static func named(_ name: ExactString) -> Property { Property([], name) }

    static func schema(_ name: ExactString) -> Property { Property(ExactString("https://schema.org/\(name)"), name) }

    static func credentials(_ name: ExactString) -> Property {
        Property(ExactString("https://www.w3.org/2018/credentials#\(name)"), name)
    }

    static func openBadges(_ name: ExactString, iri: ExactString? = nil) -> Property {
        let names = [iri ?? name] + (iri == nil ? earlierNames[name] ?? [] : [])
        return Property(names.map { ExactString("https://purl.imsglobal.org/spec/vc/ob/vocab.html#\($0)") }, name)
    }

    /// What the contexts of Open Badges 3.0.0 to 3.0.2 make of a name, where 3.0.3 makes something else of it.
    private static let earlierNames: [ExactString: [ExactString]] = [
        "achievement": ["achievement-0", "Achievement"], "address": ["Address"], "creator": ["Profile"],
        "image": ["Image"],
    ]

    func values(in node: ExpandedNode) -> [ExpandedNode.Value] {
        iris.flatMap(node.values(of:))
    }

    /// The text that `text` finds first.
    func firstText(in node: ExpandedNode, _ text: (ExpandedNode.Value) -> ExactString?) -> ExactString? {
        for iri in iris {
            if let found = node.firstText(of: iri, text) { return found }
        }
        return nil
    }
}

/// The properties that are shown. Each is put together once: reading a credential asks for all of them.
extension Property {
    // Verifiable Credentials Data Model
    static let issuer = credentials("issuer")
    static let credentialSubject = credentials("credentialSubject")
    static let evidence = credentials("evidence")

    // Open Badges 3.0
    static let achievement = openBadges("achievement")
    static let achievementType = openBadges("achievementType")
    static let alignment = openBadges("alignment")
    static let awardedDate = openBadges("awardedDate")
    static let creditsAvailable = openBadges("creditsAvailable")
    static let creditsEarned = openBadges("creditsEarned")
    static let criteria = openBadges("criteria", iri: "Criteria")
    static let identifier = openBadges("identifier")
    static let identifierType = openBadges("identifierType")
    static let narrative = openBadges("narrative")
    static let otherIdentifier = openBadges("otherIdentifier")
    static let targetCode = openBadges("targetCode")
    static let targetType = openBadges("targetType")

    // schema.org, where Open Badges takes it from
    static let description = schema("description")
    static let ects = Property("https://schema.org/ECTS", "ECTS")
    static let familyName = schema("familyName")
    static let givenName = schema("givenName")
    static let inLanguage = schema("inLanguage")
    static let name = schema("name")
    static let tag = Property("https://schema.org/keywords", "tag")
    static let targetFramework = schema("targetFramework")
    static let targetName = schema("targetName")
    static let targetURL = schema("targetUrl")
    static let url = schema("url")
}
