// SPDX-License-Identifier: Apache-2.0

import StrictJSON

/// Open Badges 3.0, and with it every credential of the W3C data model that is about an achievement.
enum OpenBadges3Reader {
    static func read(_ root: StatedNode) -> ElementDraft {
        var draft = ElementDraft()
        let issuer = root.node(.credentials("issuer"))?.id
        for subject in root.nodes(.credentials("credentialSubject")) {
            readLearner(subject, &draft)
            for achievement in subject.nodes(.openBadges("achievement")) {
                AchievementReader.read(achievement, issuer: issuer, &draft)
                readResults(subject, of: achievement, &draft)
            }
            readSubject(subject, &draft)
        }
        readCredential(root, &draft)
        return draft
    }

    /// What stands beside the subject: who issued it, when, and on what evidence.
    static func readCredential(_ root: StatedNode, _ draft: inout ElementDraft) {
        if !draft.has(.title) { draft.add(.title, root.reading(.schema("name"))?.statement()) }
        if let issuer = root.node(.credentials("issuer")) { readIssuer(issuer, &draft) }
        let dates: [Property] = [
            // VCDM 1.1 has a member of its own for it, beside which validFrom says something else.
            .openBadges("awardedDate"), .credentials("issuanceDate"), .credentials("validFrom"),
        ]
        if let issued = dates.lazy.compactMap(root.reading).first {
            draft.add(.dateOfIssuing, issued.statement(issued.date))
        }
        for property in [Property.credentials("validUntil"), .credentials("expirationDate")] {
            draft.add(.furtherInformation, root.reading(property).map { $0.statement($0.date, .validUntil) })
        }
        for evidence in root.nodes(.credentials("evidence")) { readEvidence(evidence, &draft) }
        for schema in root.nodes(.credentials("credentialSchema")) {
            draft.markMicroCredential(DutchProfileReader.microCredentialSchema(schema))
        }
    }

    /// The awarding body. A number in a register identifies it, and does not name it.
    private static func readIssuer(_ issuer: StatedNode, _ draft: inout ElementDraft) {
        let address = issuer.reading(.schema("url"))?.webAddress
        draft.add(.awardingBody, issuer.reading(.schema("name"))?.statement(address.map(StatedValue.link), .name))
        draft.refer(.awardingBody, to: issuer.identifier)
        for entry in issuer.nodes(.openBadges("otherIdentifier")) {
            guard let identifier = entry.reading(.openBadges("identifier")),
                let type = entry.text(.openBadges("identifierType")), type != "name"
            else { continue }
            draft.add(.awardingBody, identifier.statement(.identifier(type: type, isHashed: false), .identifier))
        }
        readCountry(issuer, &draft)
    }

    private static func readCountry(_ profile: StatedNode, _ draft: inout ElementDraft) {
        for address in profile.nodes(.openBadges("address")) {
            let code = address.reading(.openBadges("addressCountryCode", iri: "CountryCode"))
            let name = address.reading(.schema("addressCountry"))
            draft.add(.country, code.map { $0.statement($0.country, about: name?.text) })
            if code == nil { draft.add(.country, name.map { $0.statement($0.country) }) }
            // A region without its country says something as well.
            if code == nil, name == nil { draft.add(.country, address.reading(.schema("addressRegion"))?.statement()) }
        }
    }

    private static func readEvidence(_ evidence: StatedNode, _ draft: inout ElementDraft) {
        let words = [Property.schema("name"), .schema("description"), .openBadges("narrative")]
        guard let reading = words.lazy.compactMap(evidence.reading).first ?? evidence.identifier else { return }
        draft.add(
            .furtherInformation, reading.statement(evidence.identifier?.webAddress.map(StatedValue.link), .evidence))
    }

    // MARK: The subject

    static func readLearner(_ subject: StatedNode, _ draft: inout ElementDraft) {
        // What is endorsed is an institution, an achievement or another credential.
        guard !subject.hasType("EndorsementSubject") else {
            let comment = subject.reading(.openBadges("endorsementComment"))
            draft.add(.furtherInformation, comment?.statement(nil, .narrative))
            return
        }
        draft.add(.learner, subject.reading(.schema("name"))?.statement(nil, .name))
        for part in [Property.schema("givenName"), .schema("familyName")] {
            draft.add(.learner, subject.reading(part)?.statement(nil, .name))
        }
        for identity in subject.nodes(.learnerIdentifier) {
            guard let hash = identity.reading(.openBadges("identityHash")) else { continue }
            let type = identity.text(.openBadges("identityType")) ?? ""
            let isHashed = identity.reading(.openBadges("hashed"))?.flag == .flag(true)
            draft.add(.learner, hash.statement(.identifier(type: type, isHashed: isHashed), .identifier))
        }
        guard let id = subject.identifier else { return }
        draft.add(.learner, id.statement(.identifier(type: "id", isHashed: false), .identifier))
    }

    private static func readSubject(_ subject: StatedNode, _ draft: inout ElementDraft) {
        if let earned = subject.reading(.openBadges("creditsEarned")) {
            draft.add(.workload, AchievementReader.credits(earned, .creditsEarned))
        }
        let others: [(Property, Statement.Aspect)] = [
            (.openBadges("narrative"), .narrative), (.openBadges("role"), .role), (.openBadges("term"), .activity),
            (.openBadges("licenseNumber"), .licence), (.openBadges("activityStartDate"), .activity),
            (.openBadges("activityEndDate"), .activity),
        ]
        for (property, aspect) in others {
            draft.add(.furtherInformation, subject.readings(property).map { $0.statement($0.date, aspect) })
        }
    }

    /// Results, each under the name of what it is a result of.
    private static func readResults(_ subject: StatedNode, of achievement: StatedNode, _ draft: inout ElementDraft) {
        let descriptions = achievement.nodes(.openBadges("resultDescription"))
        for result in subject.nodes(.openBadges("result")) {
            let reference =
                result.text(.openBadges("resultDescription")) ?? result.node(.openBadges("resultDescription"))?.id
            let description = reference.flatMap { reference in descriptions.first { $0.id == reference } }
            let name = description?.text(.schema("name"))
            let type = description?.reading(.openBadges("resultType"))?.term(.result)
            draft.add(
                .gradeAchieved, result.reading(.schema("value"))?.statement(type, about: name))
            if let achieved = result.reading(.openBadges("achievedLevel")) {
                let levels = descriptions.flatMap { $0.nodes(.openBadges("rubricCriterionLevel")) }
                let level = levels.first { $0.id == achieved.text }
                let words = level?.reading(.openBadges("level")) ?? level?.reading(.schema("name")) ?? achieved
                draft.add(.gradeAchieved, words.statement(about: name))
            }
            draft.add(
                .gradeAchieved,
                result.reading(.openBadges("status")).map { $0.statement($0.term(.resultStatus), about: name) })
        }
    }
}

extension Property {
    /// A learner's identities, by the vocabulary of Open Badges and by that of CLR 2.0.1.
    static let learnerIdentifier = Property(
        openBadges("identifier").iris + ["https://purl.imsglobal.org/spec/vc/clr/vocab.html#identifier-1"], "identifier"
    )
}
