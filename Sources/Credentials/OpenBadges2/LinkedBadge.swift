// SPDX-License-Identifier: Apache-2.0

import StrictJSON

/// An assertion with the class and the issuer it refers to, brought together by identifier.
///
/// A part may stand in the assertion itself or be evidence of the wallet's owner. What travels with a bundle is signed by
/// nobody and links nothing.
struct LinkedBadge {
    /// A part of its own file, or embedded in another.
    struct Part {
        let json: JSONObject
        /// The file it came from; nil for what stands in the assertion.
        let source: EvidenceItem?
    }

    let assertion: JSONObject
    /// What the assertion calls its class.
    let classID: ExactString?
    /// The class as the assertion embeds it, else as the evidence has it.
    let badgeClass: Part?
    /// The same class among the evidence, where the assertion embeds one as well.
    let otherClass: Part?
    /// Who awards the class, in the words of the class.
    let issuerID: ExactString?
    /// The issuer's profile among the evidence.
    let profile: Part?
    /// The issuer's profile in the assertion's own words.
    let embeddedProfile: Part?

    init(_ assertion: JSONObject, evidence: EvidenceSet) {
        func find(_ kind: EvidenceItem.Kind, _ id: ExactString?) -> Part? {
            guard let id, let item = evidence.find(kind, id).first(where: { $0.origin == .owner }) else { return nil }
            return Part(json: item.document, source: item)
        }
        self.assertion = assertion
        classID = assertion.identifier(of: "badge")
        let embedded = Self.embedded(assertion["badge"])
        let found = find(.badgeClass, classID)
        badgeClass = embedded ?? found
        otherClass = embedded == nil ? nil : found
        issuerID = badgeClass?.json.identifier(of: "issuer")
        profile = find(.issuerProfile, issuerID)
        embeddedProfile = Self.embedded(badgeClass?.json["issuer"])
    }

    /// An object that says more than which one it is.
    private static func embedded(_ value: JSONValue?) -> Part? {
        guard let object = value?.objectValue, object.names.contains(where: { $0 != "id" && $0 != "type" }) else {
            return nil
        }
        return Part(json: object, source: nil)
    }

    /// What is known of the issuer: the evidence before the assertion's own words.
    var issuer: Part? { profile ?? embeddedProfile }

    /// Every part that is at hand and has rules to keep.
    var parts: [(kind: BadgePartRules.Kind, part: Part)] {
        [
            (BadgePartRules.Kind.badgeClass, badgeClass), (.badgeClass, otherClass), (.profile, profile),
            (.profile, embeddedProfile),
        ].compactMap { kind, part in part.map { (kind, $0) } }
    }
}
