// SPDX-License-Identifier: Apache-2.0

import Credentials
import LinkedData
import StrictJSON
import TestSupport
import Testing

@Suite("Elements of Open Badges 3.0")
struct OpenBadges3ElementTests {
    private static let achievement = "/credentialSubject/achievement"

    /// Everything that the reader looks at, in one credential.
    private static let badge = """
        {"@context": ["https://www.w3.org/ns/credentials/v2", "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json"],
         "id": "urn:uuid:1", "type": ["VerifiableCredential", "OpenBadgeCredential"], "name": "Bewijs",
         "issuer": {"id": "did:web:school.example", "type": ["Profile"], "name": "School", "url": "https://school.example",
           "address": {"type": ["Address"], "addressCountry": "Nederland"},
           "otherIdentifier": [{"type": "IdentifierEntry", "identifierType": "name", "identifier": "school.example"}]},
         "validFrom": "2026-01-01T00:00:00Z", "awardedDate": "2025-12-24T10:00:00+01:00",
         "evidence": [{"id": "https://school.example/werk", "type": ["Evidence"], "name": "Werkstuk"}],
         "credentialSubject": {"type": ["AchievementSubject"], "creditsEarned": 2.5,
           "identifier": [{"type": "IdentityObject", "hashed": true, "identityHash": "sha256$00", "identityType": "emailAddress", "salt": "x"}],
           "result": [{"type": ["Result"], "resultDescription": "urn:uuid:3", "achievedLevel": "urn:uuid:4"}],
           "achievement": {"id": "urn:uuid:2", "type": ["Achievement"], "name": "Lassen", "description": "Over lassen.",
             "achievementType": "MicroCredential", "criteria": {"id": "https://school.example/eisen"}, "creditsAvailable": 3,
             "creator": {"id": "https://raad.example", "type": ["Profile"], "name": "Raad"}, "fieldOfStudy": "Techniek",
             "inLanguage": "nl", "image": {"id": "data:image/png;base64,AAAA", "type": "Image"},
             "alignment": [
               {"type": ["Alignment"], "targetName": "lassen", "targetUrl": "https://esco.example/lassen", "targetFramework": "ESCO"},
               {"type": ["Alignment"], "targetName": "NLQF niveau 4+", "targetUrl": "https://nlqf.example", "targetFramework": "NLQF"},
               {"type": ["Alignment"], "targetName": "NVAO", "targetUrl": "https://nvao.example", "targetType": "ext:QualityAssurance"},
               {"type": ["Alignment"], "targetName": "Diploma", "targetUrl": "https://ctdl.example/d", "targetType": "ceterms:Credential"}],
             "resultDescription": [{"id": "urn:uuid:3", "type": ["ResultDescription"], "name": "Praktijk", "resultType": "RubricCriterionLevel",
               "rubricCriterionLevel": [{"id": "urn:uuid:4", "type": ["RubricCriterionLevel"], "name": "Goed", "level": "Gevorderd"}]}]}}}
        """

    private static let expected: ExpectedElements = [
        .learner: ["sha256$00 | /credentialSubject/identifier/0/identityHash | hashed emailAddress"],
        .title: ["Lassen | \(achievement)/name | words"],
        .country: ["Nederland | /issuer/address/addressCountry | words"],
        .awardingBody: [
            "Raad | \(achievement)/creator/name | to https://raad.example",
            "School | /issuer/name | to https://school.example",
        ],
        .dateOfIssuing: ["2025-12-24T10:00:00+01:00 | /awardedDate | 2025-12-24T09:00:00Z"],
        .learningOutcomes: ["lassen | \(achievement)/alignment/0/targetName | to https://esco.example/lassen"],
        .workload: [
            "3 | \(achievement)/creditsAvailable | 3 credits", "2.5 | /credentialSubject/creditsEarned | 2.5 credits",
        ],
        .level: ["NLQF niveau 4+ | \(achievement)/alignment/1/targetName | NLQF 4+"],
        .assessment: ["Praktijk | \(achievement)/resultDescription/0/name | term rubric criterion level"],
        .qualityAssurance: ["NVAO | \(achievement)/alignment/2/targetName | to https://nvao.example"],
        .gradeAchieved: ["Gevorderd | \(achievement)/resultDescription/0/rubricCriterionLevel/0/level | words"],
        .furtherInformation: [
            "Diploma | \(achievement)/alignment/3/targetName | to https://ctdl.example/d",
            "Over lassen. | \(achievement)/description | words",
            "https://school.example/eisen | \(achievement)/criteria/id | to https://school.example/eisen",
            "data:image/png;base64 | \(achievement)/image/id | words", "nl | \(achievement)/inLanguage | words",
            "Techniek | \(achievement)/fieldOfStudy | words",
            "Werkstuk | /evidence/0/name | to https://school.example/werk",
        ],
    ]

    @Test("are the same by name and as linked data, with their places", arguments: [false, true])
    func everything(_ isExpanded: Bool) throws {
        let sample = try ElementSample(Self.badge, isExpanded: isExpanded)
        sample.expect(Self.expected)
        #expect(sample.elements[.workload].map(\.caveat) == [.unitNotStated, .unitNotStated])
        #expect(sample.elements[.assessment].map(\.caveat) == [.resultOnly])
        #expect(sample.elements.microCredential?.pointer == "/credentialSubject/achievement/achievementType")
        #expect(sample.elements.limits.outcome == .notStated)
    }

    @Test(
        "are found under what earlier contexts call them",
        arguments: ["context.json", "context-3.0.1.json", "context-3.0.2.json"])
    func earlierContexts(_ context: String) throws {
        let text = Self.badge.replacing("context-3.0.3.json", with: context)
            .replacing("https://www.w3.org/ns/credentials/v2", with: "https://www.w3.org/2018/credentials/v1")
            .replacing("validFrom", with: "issuanceDate").replacing("awardedDate", with: "expirationDate")
        let elements = try ElementSample(text, isExpanded: true).elements
        ElementSample.compare(elements, .title, ["Lassen | \(Self.achievement)/name | words"])
        ElementSample.compare(elements, .country, ["Nederland | /issuer/address/addressCountry | words"])
        ElementSample.compare(elements, .dateOfIssuing, ["2026-01-01T00:00:00Z | /issuanceDate | 2026-01-01T00:00:00Z"])
    }

    @Test("come from what was signed, not from names that mean something else")
    func renamed() throws {
        // What is called a name here is another property, and what is one is called otherwise.
        let text = Self.badge.replacing(
            "context-3.0.3.json\"]",
            with: """
                context-3.0.3.json", {"ECTS": "https://other.example/ects", "SBU": "https://schema.org/ECTS",
                "participationType": "https://other.example/p"}]
                """
        ).replacing("\"creditsAvailable\": 3,", with: "\"ECTS\": 30, \"SBU\": 4, \"participationType\": \"online\",")
        let elements = try ElementSample(text, isExpanded: true).elements
        // The place is not found where the usual name has another value.
        ElementSample.compare(
            elements, .workload, ["4 | nowhere | 4 ects", "2.5 | /credentialSubject/creditsEarned | 2.5 credits"])
        ElementSample.compare(elements, .participation, [])
        let byName = try ElementSample(text).elements
        ElementSample.compare(byName, .participation, ["online | \(Self.achievement)/participationType | term online"])
    }

    @Test("stand elsewhere where only an address is given, and nowhere where none is")
    func elsewhere() throws {
        let text = """
            {"type": ["VerifiableCredential"], "issuer": "https://school.example", "credentialSubject": {"achievement":
             {"name": "Lassen", "criteria": {"id": "https://school.example/eisen"}}}}
            """
        let sample = try ElementSample(text)
        sample.expect([
            .title: ["Lassen | \(Self.achievement)/name | words"],
            .awardingBody: ["https://school.example | /issuer | elsewhere"],
            .learningOutcomes: ["https://school.example/eisen | \(Self.achievement)/criteria/id | elsewhere"],
            .assessment: ["https://school.example/eisen | \(Self.achievement)/criteria/id | elsewhere"],
        ])
        let bare = try ElementSample(
            text.replacing("https://school.example\"", with: "did:key:z\"").replacing(
                "https://school.example/eisen", with: ""))
        bare.expect([.title: ["Lassen | \(Self.achievement)/name | words"]])
    }

    @Test("read amounts as they are written in the field")
    func amounts() throws {
        for (written, value) in [
            ("\"2,5\"", "2.5 ects"), ("2.5", "2.5 ects"), ("\"84 uur\"", "84 hours"), ("\"PT84H\"", "84 hours"),
            ("\"1.000\"", "words"), ("\"veel\"", "words"), ("-1", "words"),
        ] {
            let text = "{\"credentialSubject\": {\"achievement\": {\"ECTS\": \(written)}}}"
            let words = written.replacing("\"", with: "")
            ElementSample.compare(
                try ElementSample(text).elements, .workload, ["\(words) | \(Self.achievement)/ECTS | \(value)"])
        }
    }

    @Test("are nothing in a form that is not known, and in a presentation")
    func unknown() throws {
        let sample = try ElementSample("{\"hello\": \"world\"}")
        #expect(sample.elements.reader == nil)
        sample.expect([:])
        let presentation = SecuredDocument(
            kind: .presentation, mechanism: Unsecured(), json: try ElementSample(Self.badge).json, digest: "")
        #expect(StandardElements(presentation, expanded: nil).reader == nil)
    }

    @Test("choose words by language, the same way each time")
    func languages() throws {
        let text = """
            {"credentialSubject": {"achievement": {"name": [
              {"@value": "Soudage", "@language": "fr"}, {"@value": "Lassen", "@language": "nl-NL"}]}}}
            """
        let titles = try ElementSample(text).elements[.title]
        #expect(titles.first?.text(["nl", "en"]) == "Soudage")
        let map = "{\"type\": \"EuropeanDigitalCredential\", \"displayParameter\": {\"title\": TITLE}}"
        for (title, dutch, english) in [
            ("{\"de\": \"S\", \"nl\": \"L\", \"en\": \"W\"}", "L", "W"),
            ("{\"de\": \"S\", \"en-GB\": \"W\"}", "W", "W"),
            ("{\"sv\": \"Sv\", \"de\": \"S\"}", "S", "S"), ("{\"de\": \"S\", \"@none\": \"N\"}", "N", "N"),
            ("{\"nl\": [\"L\", \"M\"]}", "L; M", "L; M"),
        ] {
            let statement = try #require(
                try ElementSample(map.replacing("TITLE", with: title)).elements[.title].first)
            #expect(statement.text(["nl", "en"]).text == dutch)
            #expect(statement.text(["en", "nl"]).text == english)
            #expect(statement.pointer == "/displayParameter/title")
        }
    }

    // MARK: Real files

    @Test(
        "of a German badge",
        .enabled(if: VectorFolder.hasSample("dach-open-educational-badges"), "the samples are not at hand"),
        arguments: [false, true])
    func german(_ isExpanded: Bool) throws {
        let sample = try ElementSample(
            sample: "dach-open-educational-badges/ob3-ai-act-signed.json", isExpanded: isExpanded)
        sample.expect([
            .learner: [
                "sha256$79a12f688e1bd35f85ad4ee1c71b5d7c942ea289aecf616159a20dc0d5af2419 | /credentialSubject/identifier/0/identityHash | hashed emailAddress"
            ],
            .title: ["AI Act | \(Self.achievement)/name | words"],
            .awardingBody: ["Open Educational Badges | /issuer/name | to https://openbadges.education"],
            .dateOfIssuing: ["2025-12-04T08:37:40.379213+00:00 | /validFrom | 2025-12-04T08:37:40Z"],
            .learningOutcomes: [
                "Dieser Workshop bietet eine solide Einführung in KI… | \(Self.achievement)/description | words"
            ],
            .furtherInformation: [
                "https://api.openbadges.education/public/assertions/DwwWNnYoQ9aiBjnPMhPcxQ/image | \(Self.achievement)/image/id | to https://api.openbadges.education/public/assertions/DwwWNnYoQ9aiBjnPMhPcxQ/image",
                "2025-12-04T00:00:00+00:00 | /credentialSubject/activityStartDate | 2025-12-04T00:00:00Z",
            ],
        ])
        #expect(sample.elements.limits.outcome == .notApplicable)
    }

    @Test(
        "of the validator's complete credential",
        .enabled(if: VectorFolder.has("ob3-1edtech-validator"), "the suite is not at hand"), arguments: [false, true])
    func complete(_ isExpanded: Bool) throws {
        let sample = try ElementSample(vector: "ob3-1edtech-validator/ob30/complete_v1.json", isExpanded: isExpanded)
        let catalog = "1EdTech University Degree | \(Self.achievement)/alignment"
        sample.expect([
            .learner: [
                "student@1edtech.edu | /credentialSubject/identifier/0/identityHash | known as email",
                "somebody@gmail.com | /credentialSubject/identifier/1/identityHash | known as email",
                "did:example:ebfeb1f712ebc6f1c276e12ec21 | /credentialSubject/id | known as id",
            ],
            .title: ["1EdTech University Degree | \(Self.achievement)/name | words"],
            .country: ["US | /issuer/address/addressCountryCode | country US"],
            .awardingBody: [
                "1EdTech University | /issuer/name | to https://1edtech.edu",
                "12345 | /issuer/otherIdentifier/0/identifier | known as sourcedId",
                "67890 | /issuer/otherIdentifier/1/identifier | known as nationalIdentityNumber",
            ],
            .dateOfIssuing: ["2010-01-01T00:00:00Z | /issuanceDate | 2010-01-01T00:00:00Z"],
            .learningOutcomes: [
                "\(catalog)/0/targetName | to https://1edtech.edu/catalog/degree",
                "\(catalog)/1/targetName | to https://credentialengineregistry.org/resources/ce-98cb027b-95ef-4494-908d-6f7790ec6b6b",
            ],
            .workload: [
                "36 | \(Self.achievement)/creditsAvailable | 36 credits",
                "42 | /credentialSubject/creditsEarned | 42 credits",
            ],
            .assessment: [
                "Final Project Grade | \(Self.achievement)/resultDescription/0/name | term letter grade",
                "Final Project Grade | \(Self.achievement)/resultDescription/1/name | term rubric criterion level",
                "Project Status | \(Self.achievement)/resultDescription/2/name | term status",
            ],
            .gradeAchieved: [
                "A | /credentialSubject/result/0/value | term letter grade",
                "Mastered | \(Self.achievement)/resultDescription/1/rubricCriterionLevel/0/level | words",
                "Completed | /credentialSubject/result/2/status | term completed",
            ],
        ])
    }
}
