// SPDX-License-Identifier: Apache-2.0

import StrictJSON

/// The European Learning Model, version 3, as European Digital Credentials carry it. Its seal covers the bytes, not linked
/// data: read by name.
enum EuropeanLearningModelReader {
    static func read(_ root: StatedNode) -> ElementDraft {
        var draft = ElementDraft()
        for person in root.nodes(.named("credentialSubject")) {
            readPerson(person, &draft)
            for claim in person.nodes(.named("hasClaim")) { readClaim(claim, &draft) }
        }
        readCredential(root, &draft)
        return draft
    }

    // MARK: The credential

    private static func readCredential(_ root: StatedNode, _ draft: inout ElementDraft) {
        if let issued = first(root, "issued", "issuanceDate", "validFrom") {
            draft.add(.dateOfIssuing, issued.statement(issued.date))
        }
        for name in ["expirationDate", "validUntil"] as [ExactString] {
            draft.add(.furtherInformation, root.reading(.named(name)).map { $0.statement($0.date, .validUntil) })
        }
        let display = root.node(.named("displayParameter"))
        let title = display?.reading(.named("title"))
        if draft.has(.title) {
            draft.add(.furtherInformation, title?.statement(nil, .credentialTitle))
        } else {
            draft.add(.title, title?.statement())
        }
        let description = display?.reading(.named("description"))
        draft.add(.furtherInformation, description?.statement(nil, .description))
        for issuer in root.nodes(.named("issuer")) {
            let isAwardingBody = draft.has(.awardingBody)
            if !isAwardingBody {
                readOrganisation(issuer, caveat: .issuerOnly, &draft)
            } else if !draft.has(.country) {
                readCountry(issuer, &draft)
            }
        }
        for evidence in root.nodes(.named("evidence")) {
            let words = evidence.reading(.named("evidenceStatement")) ?? label(evidence)
            draft.add(.furtherInformation, words?.statement(nil, .evidence))
        }
    }

    // MARK: The learner

    private static func readPerson(_ person: StatedNode, _ draft: inout ElementDraft) {
        if let name = person.reading(.named("fullName")) {
            draft.add(.learner, name.statement(nil, .name))
        } else {
            for part in ["givenName", "familyName"] as [ExactString] {
                draft.add(.learner, person.reading(.named(part))?.statement(nil, .name))
            }
        }
        let birth = person.reading(.named("dateOfBirth"))
        draft.add(.learner, birth.map { $0.statement($0.date, .dateOfBirth) })
        for name in ["nationalID", "identifier"] as [ExactString] {
            for identifier in person.nodes(.named(name)) {
                guard let notation = identifier.reading(.named("notation")) else { continue }
                let scheme = identifier.text(.named("schemeName"))
                draft.add(
                    .learner,
                    notation.statement(.identifier(type: scheme ?? name, isHashed: false), .identifier))
            }
        }
    }

    // MARK: What was achieved

    private static func readClaim(_ claim: StatedNode, _ draft: inout ElementDraft) {
        let specifications = claim.nodes(.named("specifiedBy"))
        let titles = [claim.reading(.named("title"))] + specifications.map { $0.reading(.named("title")) }
        draft.add(.title, titles.lazy.compactMap { $0 }.first?.statement())
        for process in claim.nodes(.named("awardedBy")) {
            for body in process.nodes(.named("awardingBody")) { readOrganisation(body, caveat: nil, &draft) }
            let awarded = process.reading(.named("awardingDate"))
            draft.add(.dateOfIssuing, awarded.map { $0.statement($0.date) })
        }
        for specification in specifications { readSpecification(specification, &draft) }
        for credit in claim.nodes(.named("creditReceived")) { draft.add(.workload, points(credit)) }
        draft.add(
            .workload, claim.readings(.named("workload")).map { $0.statement($0.load(.hours), .volumeOfLearning) })
        for assessment in claim.nodes(.named("provenBy")) { readAssessment(assessment, &draft) }
        for activity in claim.nodes(.named("influencedBy")) {
            for specification in activity.nodes(.named("specifiedBy")) { readMode(specification, &draft) }
        }
        readParts(claim, &draft)
        readAccreditation(claim, &draft)
        draft.add(.furtherInformation, claim.readings(.named("description")).map { $0.statement(nil, .description) })
        readNotes(claim, "additionalNote", .furtherInformation, .description, &draft)
    }

    private static func readSpecification(_ specification: StatedNode, _ draft: inout ElementDraft) {
        for outcome in specification.nodes(.named("learningOutcome")) { readOutcome(outcome, &draft) }
        readNotes(specification, "learningOutcomeSummary", .learningOutcomes, nil, &draft)
        for credit in specification.nodes(.named("creditPoint")) { draft.add(.workload, points(credit)) }
        draft.add(
            .workload,
            specification.readings(.named("volumeOfLearning")).map { reading in
                reading.statement(StudyLoad(reading.text).map(StatedValue.load), .volumeOfLearning)
            })
        for level in specification.nodes(.named("eqfLevel")) { readLevel(level, .eqf, &draft) }
        for level in specification.nodes(.named("nqfLevel")) { readLevel(level, .nlqf, &draft) }
        readMode(specification, &draft)
        for assessment in specification.nodes(.named("provenBy")) {
            draft.add(.assessment, (kind(assessment) ?? assessment.reading(.named("title")))?.statement())
        }
        readNotes(specification, "entryRequirement", .prerequisites, nil, &draft)
        let partial = specification.readings(.named("isPartialQualification"))
        draft.add(.stackability, partial.map { $0.statement($0.flag, .partial) })
        readParts(specification, &draft)
        readAccreditation(specification, &draft)
        for (name, aspect) in [
            ("language", .language), ("thematicArea", .fieldOfStudy), ("learningSetting", .learningSetting),
        ] as [(ExactString, Statement.Aspect)] {
            let concepts = specification.nodes(.named(name)).compactMap(label)
            draft.add(.furtherInformation, concepts.map { $0.statement(nil, aspect) })
        }
        for (name, aspect) in [("homepage", .homepage), ("supplementaryDocument", .document)]
            as [(ExactString, Statement.Aspect)]
        {
            for page in specification.nodes(.named(name)) {
                let address = page.reading(.named("contentURL"))
                let words = page.reading(.named("title")) ?? address
                draft.add(
                    .furtherInformation, words?.statement(address?.webAddress.map(StatedValue.link), aspect))
            }
        }
    }

    private static func readOutcome(_ outcome: StatedNode, _ draft: inout ElementDraft) {
        draft.add(.learningOutcomes, outcome.reading(.named("title"))?.statement())
        for (name, list) in [("relatedESCOSkill", "ESCO"), ("relatedSkill", nil)] as [(ExactString, ExactString?)] {
            for skill in outcome.nodes(.named(name)) {
                let address = skill.identifier?.webAddress.map(StatedValue.link)
                draft.add(.learningOutcomes, label(skill)?.statement(address, .alignment, about: list))
            }
        }
    }

    /// Credit points, of the framework that they name.
    private static func points(_ credit: StatedNode) -> Statement? {
        guard let point = credit.reading(.named("point")) else { return nil }
        let framework = credit.node(.named("framework"))
        // The EU's concept of ECTS credits.
        if framework?.id == "http://data.europa.eu/snb/education-credit/6fcec5c5af" {
            return point.statement(point.load(.ects), .ects)
        }
        let name = framework.flatMap(label)?.text
        return point.statement(point.credits, .credits, about: name, caveat: name == nil ? .unitNotStated : nil)
    }

    private static func readLevel(
        _ level: StatedNode, _ framework: QualificationLevel.Framework, _ draft: inout ElementDraft
    ) {
        guard let words = label(level) else { return }
        let byAddress = level.id.flatMap(QualificationLevel.init(iri:))
        // A national level counts as Dutch only where it says so.
        let isNamed = framework != .nlqf || words.wordings.contains { $0.text.contains("NLQF") }
        let byWords =
            isNamed ? words.wordings.lazy.compactMap { QualificationLevel(framework, $0.text.text) }.first : nil
        draft.add(.level, words.statement((byAddress ?? byWords).map(StatedValue.level)))
    }

    private static func readMode(_ specification: StatedNode, _ draft: inout ElementDraft) {
        for mode in specification.nodes(.named("mode")) {
            let term = mode.id.flatMap { CodedTerm(.participation, $0) }
            draft.add(.participation, label(mode)?.statement(term.map(StatedValue.term)))
        }
    }

    private static func readAssessment(_ assessment: StatedNode, _ draft: inout ElementDraft) {
        let title = assessment.reading(.named("title"))
        let kinds = assessment.nodes(.named("specifiedBy")).compactMap(kind)
        draft.add(.assessment, kinds.map { $0.statement(about: title?.text) })
        if kinds.isEmpty { draft.add(.assessment, title?.statement()) }
        for grade in assessment.nodes(.named("grade")) {
            draft.add(.gradeAchieved, note(grade)?.statement(about: title?.text))
        }
        draft.add(
            .supervision, assessment.nodes(.named("idVerification")).compactMap(label).map { $0.statement() })
    }

    private static func readAccreditation(_ thing: StatedNode, _ draft: inout ElementDraft) {
        for accreditation in thing.nodes(.named("accreditation")) {
            let words = accreditation.reading(.named("title")) ?? kind(accreditation)
            let page = accreditation.node(.named("landingPage")) ?? accreditation.node(.named("homepage"))
            let address = page?.reading(.named("contentURL"))
            draft.add(.qualityAssurance, words?.statement(address?.webAddress.map(StatedValue.link), .name))
            draft.refer(.qualityAssurance, to: address ?? accreditation.identifier)
        }
    }

    private static func readParts(_ thing: StatedNode, _ draft: inout ElementDraft) {
        for (name, aspect) in [("isPartOf", .partial), ("hasPart", .part)] as [(ExactString, Statement.Aspect)] {
            for part in thing.nodes(.named(name)) {
                draft.add(.stackability, part.reading(.named("title"))?.statement(nil, aspect))
            }
        }
    }

    // MARK: Organisations

    private static func readOrganisation(
        _ body: StatedNode, caveat: Statement.Caveat?, _ draft: inout ElementDraft
    ) {
        let page = body.node(.named("homepage"))?.reading(.named("contentURL"))?.webAddress
        let name = first(body, "legalName", "prefLabel", "altLabel")
        draft.add(.awardingBody, name?.statement(page.map(StatedValue.link), .name, caveat: caveat))
        for name in ["eIDASIdentifier", "registration"] as [ExactString] {
            for identifier in body.nodes(.named(name)) {
                draft.add(
                    .awardingBody,
                    identifier.reading(.named("notation"))?
                        .statement(.identifier(type: name, isHashed: false), .identifier, caveat: caveat))
            }
        }
        readCountry(body, &draft)
        readAccreditation(body, &draft)
    }

    /// Where it stands, else where it is registered.
    private static func readCountry(_ body: StatedNode, _ draft: inout ElementDraft) {
        let addresses = body.nodes(.named("location")).flatMap { $0.nodes(.named("address")) }
        var countries = addresses.flatMap { $0.nodes(.named("countryCode")) }
        if countries.isEmpty {
            let registrations = ["registration", "eIDASIdentifier"].flatMap { body.nodes(.named(ExactString($0))) }
            countries = registrations.lazy.map { $0.nodes(.named("spatial")) }.first { !$0.isEmpty } ?? []
        }
        for country in countries {
            let code = country.id.flatMap(Self.countryCode)
            draft.add(.country, label(country)?.statement(code.map(StatedValue.country)))
        }
    }

    private static let countryTable = "http://publications.europa.eu/resource/authority/country/"

    private static func countryCode(_ id: ExactString) -> ExactString? {
        guard id.text.hasPrefix(countryTable) else { return nil }
        let code = id.text.dropFirst(countryTable.count)
        return code.count == 3 ? ExactString(String(code)) : nil
    }

    // MARK: Shapes

    private static func first(_ node: StatedNode, _ names: ExactString...) -> Reading? {
        names.lazy.compactMap { node.reading(.named($0)) }.first
    }

    /// The words for a concept, else the address that stands for it.
    private static func label(_ concept: StatedNode) -> Reading? {
        concept.reading(.named("prefLabel")) ?? concept.identifier
    }

    private static func kind(_ thing: StatedNode) -> Reading? {
        thing.nodes(.named("dcType")).lazy.compactMap(label).first
    }

    private static func note(_ note: StatedNode) -> Reading? { note.reading(.named("noteLiteral")) }

    /// A note that is an object, or the words themselves.
    private static func readNotes(
        _ thing: StatedNode, _ name: ExactString, _ element: StandardElement, _ aspect: Statement.Aspect?,
        _ draft: inout ElementDraft
    ) {
        let notes = thing.nodes(.named(name)).compactMap(note)
        let words = notes.isEmpty ? thing.readings(.named(name)) : notes
        draft.add(element, words.map { $0.statement(nil, aspect) })
    }
}
