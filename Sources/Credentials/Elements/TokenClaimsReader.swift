// SPDX-License-Identifier: Apache-2.0

import StrictJSON

/// SD-JWT VC: claims by the names that they usually have. There is no vocabulary for micro-credentials in this form yet;
/// what is not in the table is not read.
enum TokenClaimsReader {
    /// What a claim is read as.
    private enum Kind {
        case text(Statement.Aspect?)
        case identifier
        case date, numericDate
        case load(StudyLoad.Unit, Statement.Aspect)
        case credits
        case level(QualificationLevel.Framework)
        case term(CodedTerm.List)
        case flag(Statement.Aspect?)
        case country
        /// Only where nothing else states the element.
        case address
    }

    private static let claims: [(element: StandardElement, name: ExactString, kind: Kind)] = [
        (.learner, "name", .text(.name)), (.learner, "given_name", .text(.name)),
        (.learner, "family_name", .text(.name)), (.learner, "birthdate", .text(.dateOfBirth)),
        (.learner, "email", .identifier), (.learner, "eduid", .identifier), (.learner, "sub", .identifier),
        (.title, "title", .text(nil)), (.title, "achievement_title", .text(nil)),
        (.title, "achievement_name", .text(nil)), (.title, "vct", .address),
        (.country, "issuing_country", .country), (.country, "issuer_country", .country),
        (.awardingBody, "issuing_authority", .text(.name)), (.awardingBody, "issuer_name", .text(.name)),
        (.awardingBody, "awarding_body", .text(.name)), (.awardingBody, "iss", .address),
        (.dateOfIssuing, "date_of_issuance", .date), (.dateOfIssuing, "issuance_date", .date),
        (.dateOfIssuing, "iat", .numericDate),
        (.learningOutcomes, "learning_outcomes", .text(nil)), (.learningOutcomes, "learning_outcome", .text(nil)),
        (.learningOutcomes, "skills", .text(nil)),
        (.workload, "ects", .load(.ects, .ects)), (.workload, "sbu", .load(.hours, .studyLoad)),
        (.workload, "study_load", .credits), (.workload, "credits", .credits), (.workload, "workload", .credits),
        (.level, "eqf", .level(.eqf)), (.level, "eqf_level", .level(.eqf)), (.level, "nlqf", .level(.nlqf)),
        (.level, "nlqf_level", .level(.nlqf)), (.level, "cycle", .level(.qfEHEA)),
        (.assessment, "assessment_type", .term(.assessment)),
        (.participation, "participation_type", .term(.participation)),
        (.participation, "form_of_participation", .term(.participation)),
        (.qualityAssurance, "quality_assurance", .text(nil)),
        (.prerequisites, "prerequisites", .text(nil)), (.prerequisites, "entry_requirements", .text(nil)),
        (.supervision, "supervision_type", .term(.supervision)),
        (.supervision, "identity_checked", .flag(.identityVerified)), (.gradeAchieved, "grade", .text(nil)),
        (.stackability, "stackable", .flag(nil)),
        (.furtherInformation, "description", .text(.description)), (.furtherInformation, "criteria", .text(.criteria)),
        (.furtherInformation, "language", .text(.language)),
        (.furtherInformation, "date_of_expiry", .text(.validUntil)),
    ]

    static func read(_ token: StatedNode) -> ElementDraft {
        var draft = ElementDraft()
        for claim in claims {
            // The day the token was made counts only where no date of issuing is stated.
            if case .numericDate = claim.kind, draft.has(claim.element) { continue }
            for reading in token.readings(.named(claim.name)) { add(reading, claim, &draft) }
        }
        let type = token.reading(.named("achievement_type"))
        if let type, ["MicroCredential", "micro_credential"].contains(type.text) {
            draft.markMicroCredential(type.statement())
        }
        return draft
    }

    private static func add(
        _ reading: Reading, _ claim: (element: StandardElement, name: ExactString, kind: Kind),
        _ draft: inout ElementDraft
    ) {
        let statement: Statement
        switch claim.kind {
        case .address:
            draft.refer(claim.element, to: reading)
            return
        case .text(let aspect): statement = reading.statement(nil, aspect)
        case .identifier:
            statement = reading.statement(.identifier(type: claim.name, isHashed: false), .identifier)
        case .date: statement = reading.statement(reading.date)
        case .numericDate: statement = reading.statement(reading.numericDate)
        case .load(let unit, let aspect): statement = reading.statement(reading.load(unit), aspect)
        case .credits:
            let value = reading.credits
            let isLoad = if case .load = value { true } else { false }
            statement = reading.statement(value, isLoad ? nil : .credits, caveat: isLoad ? nil : .unitNotStated)
        case .level(let framework): statement = reading.statement(reading.level(framework))
        case .term(let list): statement = reading.statement(reading.term(list))
        case .flag(let aspect): statement = reading.statement(reading.flag, aspect)
        case .country: statement = reading.statement(reading.country)
        }
        draft.add(claim.element, statement)
    }
}
