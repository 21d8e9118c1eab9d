// SPDX-License-Identifier: Apache-2.0

import StrictJSON

/// What an Open Badges 2.0 assertion says, with the extensions that SURF edubadges writes.
extension CredentialView {
    init(_ badge: LinkedBadge, of document: SecuredDocument) {
        source = (badge.assembled(document), nil)
        let assertion = badge.assertion
        let badgeClass = badge.badgeClass?.json ?? JSONObject()
        let issuer = badge.issuer?.json ?? JSONObject()
        let recipient = assertion["recipient"]?.objectValue
        id = assertion["id"]?.stringValue
        types = (document.json["type"]?.elements ?? []).compactMap(\.stringValue)
        title = badgeClass.text("name")
        description = badgeClass.text("description")
        issuerID = badge.issuerID
        issuerName = issuer.text("name")
        issuerURL = issuer.text("url")
        issuerIdentifiers =
            issuer.extensionText("InstitutionIdentifier").map {
                [OtherIdentifier(type: "ext:BRIN", value: $0)]
            } ?? []
        // A hashed identity is meant to tell nobody who it is about.
        subjectID = recipient?["hashed"] == .bool(false) ? recipient?.text("identity") : nil
        subjectName = nil
        issued = assertion["issuedOn"].flatMap(BadgeDate.init)?.text
        validFrom = issued
        validUntil = assertion["expires"].flatMap(BadgeDate.init)?.text
        achievementType = badgeClass.text("typeBadgeClass") ?? badgeClass.text("achievementType")
        criteria = badgeClass["criteria"]?["narrative"]?.stringValue
        criteriaURL = badgeClass.identifier(of: "criteria")
        alignments = (badgeClass["alignment"]?.elements ?? []).compactMap(\.objectValue).map { object in
            Alignment(
                name: object.text("targetName"), framework: object.text("targetFramework"),
                code: object.text("targetCode"), url: object.text("targetUrl"), type: object.text("targetType"))
        }
        tags = (badgeClass["tags"]?.elements ?? []).compactMap(\.stringValue)
        language = badgeClass.extensionText("Language").map(Self.languageTag) ?? badgeClass.text("@language")
        credits = nil
        ects = badgeClass.extensionText("ECTS")
        let level = badgeClass.extensionText("EQF").flatMap { Int($0.text) }.flatMap { 1...8 ~= $0 ? $0 : nil }
        eqf = level ?? alignments.lazy.compactMap(Self.level).first
        evidence = (assertion["evidence"]?.elements ?? []).compactMap { value in
            value.stringValue ?? value.objectValue.flatMap { $0.text("name") ?? $0.text("narrative") ?? $0.text("id") }
        }
        parts = badge.frozen(document)
    }

    /// The language of a tag like `nl_NL`: what follows it here is no country (`en_EN`).
    private static func languageTag(_ text: ExactString) -> ExactString {
        let primary = text.text.utf8.prefix { $0 != UInt8(ascii: "_") && $0 != UInt8(ascii: "-") }
        return ExactString((String(primary) ?? text.text).lowercased())
    }
}

extension JSONObject {
    fileprivate func text(_ name: ExactString) -> ExactString? {
        guard let text = self[name]?.stringValue, !text.isEmpty else { return nil }
        return text
    }

    /// The value of an edubadges extension: `extensions:<name>Extension`, with the value under the same name. Numbers are
    /// as they are written.
    fileprivate func extensionText(_ name: String) -> ExactString? {
        let value = self[ExactString("extensions:\(name)Extension")]?[ExactString(name)]
        switch value {
        case .string(let text) where !text.isEmpty: return text
        case .number(let number): return number.lexeme
        default: return nil
        }
    }
}

extension LinkedBadge {
    /// The assertion with its class and issuer in it, as an expanded copy has them.
    fileprivate func assembled(_ document: SecuredDocument) -> SecuredDocument {
        guard var badgeClass = badgeClass?.json else { return document }
        if let issuer = issuer?.json { badgeClass["issuer"] = .object(issuer) }
        var json = document.json
        json["badge"] = .object(badgeClass)
        return SecuredDocument(
            kind: document.kind, mechanism: document.mechanism, json: json, digest: document.digest,
            author: document.author)
    }
}
