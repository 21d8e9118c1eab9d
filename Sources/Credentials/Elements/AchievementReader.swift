// SPDX-License-Identifier: Apache-2.0

import StrictJSON

/// An `Achievement` of Open Badges 3.0, which CLR 2.0 has as well.
enum AchievementReader {
    /// - Parameter issuer: who issued the credential that it stands in; its creator is named where that is another.
    static func read(_ achievement: StatedNode, issuer: ExactString? = nil, _ draft: inout ElementDraft) {
        draft.add(.title, achievement.reading(.schema("name"))?.statement())
        let type = achievement.reading(.openBadges("achievementType"))
        if let type, type.text == "MicroCredential" { draft.markMicroCredential(type.statement()) }
        for alignment in achievement.nodes(.openBadges("alignment")) { read(alignment: alignment, &draft) }
        DutchProfileReader.read(achievement, &draft)
        if let available = achievement.reading(.openBadges("creditsAvailable")) {
            draft.add(.workload, credits(available, .creditsAvailable))
        }
        readAssessment(achievement, &draft)
        readDescription(achievement, &draft)
        for creator in achievement.nodes(.openBadges("creator")) where creator.id == nil || creator.id != issuer {
            draft.add(
                .awardingBody, creator.reading(.schema("name"))?.statement(creator.id.flatMap(link), .creator))
        }
        readFurtherInformation(achievement, &draft)
    }

    /// Credits are a bare number in Open Badges: of which kind they are is not stated.
    static func credits(_ reading: Reading, _ aspect: Statement.Aspect) -> Statement {
        let value = reading.credits
        if case .load = value { return reading.statement(value, aspect) }
        return reading.statement(value, aspect, caveat: .unitNotStated)
    }

    private static func readDescription(_ achievement: StatedNode, _ draft: inout ElementDraft) {
        let description = achievement.reading(.schema("description"))
        if draft.has(.learningOutcomes) {
            draft.add(.furtherInformation, description?.statement(nil, .description))
        } else {
            draft.add(.learningOutcomes, description?.statement(nil, .description, caveat: .descriptionOnly))
        }
        for criteria in achievement.nodes(.openBadges("criteria", iri: "Criteria")) {
            let narrative = criteria.reading(.openBadges("narrative"))
            draft.add(.furtherInformation, narrative?.statement(nil, .criteria))
            guard let address = criteria.identifier else { continue }
            draft.add(.furtherInformation, address.statement(address.webAddress.map(StatedValue.link), .criteria))
            guard narrative == nil else { continue }
            draft.refer(.learningOutcomes, to: address)
            draft.refer(.assessment, to: address)
        }
    }

    /// Where the type of assessment is not stated, how its result is expressed says a little about it.
    private static func readAssessment(_ achievement: StatedNode, _ draft: inout ElementDraft) {
        guard !draft.has(.assessment) else { return }
        for description in achievement.nodes(.openBadges("resultDescription")) {
            let type = description.reading(.openBadges("resultType"))?.term(.result)
            draft.add(.assessment, description.reading(.schema("name"))?.statement(type, caveat: .resultOnly))
        }
    }

    private static func link(_ address: ExactString) -> StatedValue? { address.isWebAddress ? .link(address) : nil }

    private static func readFurtherInformation(_ achievement: StatedNode, _ draft: inout ElementDraft) {
        for image in achievement.nodes(.openBadges("image")) {
            draft.add(.furtherInformation, statement(ofImage: image))
        }
        let others: [(Property, Statement.Aspect)] = [
            (.schema("inLanguage"), .language), (.openBadges("fieldOfStudy"), .fieldOfStudy),
            (.openBadges("specialization"), .fieldOfStudy), (.openBadges("humanCode"), .identifier),
            (Property("https://schema.org/keywords", "tag"), .tag),
        ]
        for (property, aspect) in others {
            draft.add(.furtherInformation, achievement.readings(property).map { $0.statement(nil, aspect) })
        }
        for related in achievement.nodes(.openBadges("related")) {
            guard let id = related.identifier else { continue }
            draft.add(
                .furtherInformation,
                id.statement(link(id.text), .related, about: related.text(.schema("inLanguage"))))
        }
    }

    /// Of an image that is embedded, its media type stands for it.
    static func statement(ofImage image: StatedNode) -> Statement? {
        guard let id = image.identifier else { return nil }
        guard id.text.hasPrefix("data:") else {
            return id.statement(link(id.text), .image, about: image.text(.schema("caption")))
        }
        let type = ExactString(String(id.text.text.prefix { $0 != "," }))
        return Statement([.init(type)], aspect: .image, about: image.text(.schema("caption")), pointer: id.pointer)
    }

    // MARK: Alignments

    /// What an alignment is with.
    private enum Target {
        case level(QualificationLevel.Framework)
        case qualityAssurance
        case credential
        case outcome
    }

    private static func target(_ type: ExactString?, _ framework: ExactString?, _ name: ExactString?) -> Target {
        // `ext:EQF` in the Dutch profile, `ext:EQFAlignment` as edubadges writes it.
        let kind = type.map { $0.text.trimmingPrefix("ext:") }.map { text in
            text.hasSuffix("Alignment") ? String(text.dropLast("Alignment".count)) : String(text)
        }
        switch kind {
        case "EQF": return .level(.eqf)
        case "NLQF": return .level(.nlqf)
        case "QF-EHEA", "QFEHEA": return .level(.qfEHEA)
        case "QualityAssurance": return .qualityAssurance
        case "ceterms:Credential": return .credential
        default: break
        }
        let words = [framework, name].compactMap { $0 }
        func mention(_ marks: ExactString...) -> Bool {
            words.contains { text in marks.contains(where: text.contains) }
        }
        if mention("NLQF", "Dutch Qualifications Framework") { return .level(.nlqf) }
        if mention("QF-EHEA") { return .level(.qfEHEA) }
        return mention("EQF", "European Qualifications Framework") ? .level(.eqf) : .outcome
    }

    private static func read(alignment: StatedNode, _ draft: inout ElementDraft) {
        let name = alignment.reading(.schema("targetName"))
        let code = alignment.reading(.openBadges("targetCode"))
        let framework = alignment.text(.schema("targetFramework"))
        let type = alignment.text(.openBadges("targetType"))
        let url = alignment.text(.schema("targetUrl")) ?? alignment.node(.schema("targetUrl"))?.id
        guard let words = name ?? code ?? alignment.reading(.schema("targetUrl")) else { return }
        switch target(type, framework, name?.text) {
        case .level(let of):
            // The code is the level where it reads as one; in the field it may be a code of something else.
            if let code, let level = code.level(of) {
                draft.add(.level, code.statement(level, about: name?.text ?? framework))
            } else {
                draft.add(.level, words.statement(words.level(of), about: framework))
            }
        case .qualityAssurance:
            draft.add(
                .qualityAssurance, words.statement(url.flatMap(link), .name, about: name == nil ? nil : code?.text))
            draft.add(
                .qualityAssurance, alignment.reading(.schema("targetDescription"))?.statement(nil, .description))
        case .credential:
            draft.add(.furtherInformation, words.statement(url.flatMap(link), .alignment, about: framework ?? type))
        case .outcome:
            draft.add(.learningOutcomes, words.statement(url.flatMap(link), .alignment, about: framework ?? type))
        }
    }
}
