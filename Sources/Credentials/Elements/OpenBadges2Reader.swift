// SPDX-License-Identifier: Apache-2.0

import StrictJSON

/// Open Badges 2.0, with the extensions and members of edubadges. It is not signed as linked data: read by name.
enum OpenBadges2Reader {
    /// What only the BadgeClass can say.
    private static let ofTheClass: [StandardElement] = [
        .title, .country, .awardingBody, .learningOutcomes, .workload, .level, .assessment, .participation,
        .qualityAssurance, .supervision, .stackability,
    ]

    static func read(_ assertion: StatedNode) -> ElementDraft {
        var draft = ElementDraft()
        for recipient in assertion.nodes(.named("recipient")) {
            guard let identity = recipient.reading(.named("identity")) else { continue }
            let isHashed = recipient.reading(.named("hashed"))?.flag == .flag(true)
            let type = recipient.text(.named("type")) ?? ""
            draft.add(.learner, identity.statement(.identifier(type: type, isHashed: isHashed), .identifier))
        }
        let issued = assertion.reading(.named("issuedOn"))
        draft.add(.dateOfIssuing, issued.map { $0.statement($0.date) })
        for name in ["gradeAchieved", "grade_achieved"] as [ExactString] {
            draft.add(.gradeAchieved, assertion.reading(.named(name))?.statement())
        }
        for badge in assertion.nodes(.named("badge")) {
            if badge.isReference {
                for element in ofTheClass { draft.refer(element, to: badge.identifier) }
            } else {
                readClass(badge, &draft)
            }
        }
        readFurtherInformation(assertion, &draft)
        return draft
    }

    private static func readFurtherInformation(_ assertion: StatedNode, _ draft: inout ElementDraft) {
        draft.add(.furtherInformation, assertion.readings(.named("narrative")).map { $0.statement(nil, .narrative) })
        draft.add(
            .furtherInformation, assertion.readings(.named("expires")).map { $0.statement($0.date, .validUntil) })
        for evidence in assertion.nodes(.named("evidence")) {
            let words: [Property] = [.named("name"), .named("description"), .named("narrative")]
            guard let reading = words.lazy.compactMap(evidence.reading).first ?? evidence.identifier else { continue }
            draft.add(
                .furtherInformation,
                reading.statement(evidence.identifier?.webAddress.map(StatedValue.link), .evidence))
        }
    }

    // MARK: The BadgeClass

    private static func readClass(_ badge: StatedNode, _ draft: inout ElementDraft) {
        draft.add(.title, badge.reading(.named("name"))?.statement())
        if let type = badge.reading(.named("typeBadgeClass")), type.text == "micro_credential" {
            draft.markMicroCredential(type.statement())
        }
        readExtensions(badge, &draft)
        readEdubadgesMembers(badge, &draft)
        for alignment in badge.nodes(.named("alignment")) { read(alignment: alignment, &draft) }
        readDescription(badge, &draft)
        draft.add(.furtherInformation, badge.readings(.named("tags")).map { $0.statement(nil, .tag) })
        draft.add(.furtherInformation, badge.readings(.named("@language")).map { $0.statement(nil, .language) })
        for image in badge.nodes(.named("image")) {
            draft.add(.furtherInformation, AchievementReader.statement(ofImage: image))
        }
        for issuer in badge.nodes(.named("issuer")) { readIssuer(issuer, &draft) }
    }

    private static func readDescription(_ badge: StatedNode, _ draft: inout ElementDraft) {
        let description = badge.reading(.named("description"))
        if draft.has(.learningOutcomes) {
            draft.add(.furtherInformation, description?.statement(nil, .description))
        } else {
            draft.add(.learningOutcomes, description?.statement(nil, .description, caveat: .descriptionOnly))
        }
        for criteria in badge.nodes(.named("criteria")) {
            let narrative = criteria.reading(.named("narrative"))
            draft.add(.furtherInformation, narrative?.statement(nil, .criteria))
            guard let address = criteria.identifier else { continue }
            draft.add(.furtherInformation, address.statement(address.webAddress.map(StatedValue.link), .criteria))
            guard narrative == nil else { continue }
            draft.refer(.learningOutcomes, to: address)
            draft.refer(.assessment, to: address)
        }
    }

    private static func read(alignment: StatedNode, _ draft: inout ElementDraft) {
        guard let words = alignment.reading(.named("targetName")) ?? alignment.reading(.named("targetUrl")) else {
            return
        }
        let url = alignment.reading(.named("targetUrl"))?.webAddress
        draft.add(
            .learningOutcomes,
            words.statement(url.map(StatedValue.link), .alignment, about: alignment.text(.named("targetFramework"))))
    }

    /// The value of an edubadges extension, which stands in a member of its own inside.
    private static func values(_ node: StatedNode, _ name: ExactString, _ value: ExactString? = nil) -> [Reading] {
        node.nodes(.named(ExactString("extensions:\(name)Extension"))).flatMap { $0.readings(.named(value ?? name)) }
    }

    private static func readExtensions(_ badge: StatedNode, _ draft: inout ElementDraft) {
        let outcomes = values(badge, "LearningOutcome")
        draft.add(.learningOutcomes, outcomes.map { $0.statement() })
        let loads: [(ExactString, StudyLoad.Unit, Statement.Aspect)] = [
            ("ECTS", .ects, .ects), ("StudyLoad", .hours, .studyLoad), ("TimeInvestment", .hours, .timeInvestment),
        ]
        for (name, unit, aspect) in loads {
            draft.add(.workload, values(badge, name).map { $0.statement($0.load(unit), aspect) })
        }
        draft.add(.level, values(badge, "EQF").map { $0.statement($0.level(.eqf)) })
        draft.add(.furtherInformation, values(badge, "Language").map { $0.statement(nil, .language) })
        draft.add(
            .furtherInformation, values(badge, "EducationProgramIdentifier").map { $0.statement(nil, .programme) })
    }

    /// What `expand=badge` and `expand=micro` add.
    private static func readEdubadgesMembers(_ badge: StatedNode, _ draft: inout ElementDraft) {
        draft.add(
            .participation, badge.readings(.named("participation")).map { $0.statement($0.term(.participation)) })
        draft.add(
            .assessment,
            badge.readings(.named("assessmentType")).flatMap(\.split).map { $0.statement($0.term(.assessment)) })
        let flags: [(ExactString, StandardElement, Statement.Aspect?)] = [
            ("assessmentSupervised", .supervision, .supervised),
            ("assessmentIdVerified", .supervision, .identityVerified),
            ("eqfNlqfLevelVerified", .level, .levelVerified), ("stackable", .stackability, nil),
            ("gradeAchievedRequired", .furtherInformation, .gradeRequired),
        ]
        for (name, element, aspect) in flags {
            // That a level was verified says nothing where none is stated.
            guard element != .level || draft.has(.level) else { continue }
            draft.add(element, badge.readings(.named(name)).map { $0.statement($0.flag, aspect) })
        }
        let address = badge.reading(.named("qualityAssuranceUrl"))
        let name = badge.reading(.named("qualityAssuranceName"))
        draft.add(
            .qualityAssurance, name?.statement(address?.webAddress.map(StatedValue.link), .name))
        draft.add(
            .qualityAssurance, badge.reading(.named("qualityAssuranceDescription"))?.statement(nil, .description))
        draft.refer(.qualityAssurance, to: address)
    }

    private static func readIssuer(_ issuer: StatedNode, _ draft: inout ElementDraft) {
        guard !issuer.isReference else {
            for element in [StandardElement.awardingBody, .country] { draft.refer(element, to: issuer.identifier) }
            return
        }
        let address = issuer.reading(.named("url"))?.webAddress
        draft.add(.awardingBody, issuer.reading(.named("name"))?.statement(address.map(StatedValue.link), .name))
        draft.add(.awardingBody, values(issuer, "InstitutionName").map { $0.statement(nil, .name) })
        draft.add(
            .awardingBody,
            values(issuer, "InstitutionIdentifier").map {
                $0.statement(.identifier(type: "BRIN", isHashed: false), .identifier)
            })
        draft.add(.country, values(issuer, "InstitutionCountry").map { $0.statement($0.country) })
        draft.add(
            .furtherInformation,
            values(issuer, "GradingTable", "GradingTableURL").map {
                $0.statement($0.webAddress.map(StatedValue.link), .gradingTable)
            })
    }
}
