// SPDX-License-Identifier: Apache-2.0

import Credentials
import LinkedData
import StrictJSON
import TestSupport
import Testing

@Suite("Elements of the European Learning Model")
struct EuropeanLearningModelElementTests {
    private static let claim = "/credentialSubject/hasClaim"

    private static let credential = """
        {"type": ["VerifiableCredential", "EuropeanDigitalCredential"], "issued": "2026-01-02T03:04:05+01:00",
         "validUntil": "2030-01-01T00:00:00Z", "displayParameter": {"title": {"nl": "Bewijs", "en": "Credential"}},
         "issuer": {"id": "urn:a", "legalName": {"nl": "Zegelaar"}},
         "credentialSubject": {"givenName": {"nl": "Noor"}, "familyName": {"nl": "Jansen"}, "dateOfBirth": "2000-02-29",
           "identifier": [{"notation": "97168A", "schemeName": "Studentnummer"}],
           "hasClaim": [{"title": {"nl": "Lassen", "en": "Welding"},
             "awardedBy": {"awardingDate": "2025-12-31", "awardingBody": [{"legalName": {"nl": "School"},
               "registration": {"notation": "123", "spatial": {"id": "http://publications.europa.eu/resource/authority/country/NLD", "prefLabel": {"nl": "Nederland", "en": "Netherlands"}}},
               "accreditation": {"title": {"nl": "NVAO"}, "landingPage": {"contentURL": "https://nvao.example"}}}]},
             "provenBy": {"title": {"nl": "Proefstuk"}, "grade": {"noteLiteral": {"nl": "8,5"}},
               "idVerification": {"prefLabel": {"en": "Supervised with ID Verification"}}},
             "creditReceived": {"point": "2,5", "framework": {"id": "http://data.europa.eu/snb/education-credit/6fcec5c5af"}},
             "hasPart": {"title": {"nl": "Snijden"}},
             "specifiedBy": {"creditPoint": [{"point": "3", "framework": {"prefLabel": {"en": "ECVET"}}}, {"point": "4"}],
               "volumeOfLearning": "PT84H", "eqfLevel": {"id": "http://data.europa.eu/snb/eqf/4", "prefLabel": {"en": "Level 4"}},
               "nqfLevel": [{"prefLabel": {"nl": "NLQF 4+"}}, {"prefLabel": {"en": "MECU Level 7"}}],
               "mode": {"id": "urn:x", "prefLabel": {"nl": "Op locatie", "en": "On site"}},
               "learningOutcome": {"title": {"nl": "Kan lassen"}, "relatedESCOSkill": {"id": "http://data.europa.eu/esco/skill/1", "prefLabel": {"nl": "lassen"}}},
               "entryRequirement": {"noteLiteral": {"nl": "Veiligheidscursus"}}, "isPartialQualification": true,
               "isPartOf": {"title": {"nl": "Metaalbewerking"}}, "homepage": {"contentURL": "https://school.example"},
               "learningSetting": {"id": "http://data.europa.eu/snb/learning-setting/f", "prefLabel": {"nl": "formeel"}}}}]}}
        """

    @Test("are read with all their languages, wherever something stands alone or in a list")
    func everything() throws {
        let sample = try ElementSample(Self.credential)
        let claim = "\(Self.claim)/0"
        #expect(sample.elements.reader == .europeanLearningModel)
        sample.expect([
            .learner: [
                "Noor | /credentialSubject/givenName | words", "Jansen | /credentialSubject/familyName | words",
                "2000-02-29 | /credentialSubject/dateOfBirth | 2000-02-29T00:00:00Z",
                "97168A | /credentialSubject/identifier/0/notation | known as Studentnummer",
            ], .title: ["Welding | \(claim)/title | words"],
            .country: [
                "Netherlands | \(claim)/awardedBy/awardingBody/0/registration/spatial/prefLabel | country NLD"
            ],
            .awardingBody: [
                "School | \(claim)/awardedBy/awardingBody/0/legalName | words",
                "123 | \(claim)/awardedBy/awardingBody/0/registration/notation | known as registration",
            ],
            .dateOfIssuing: [
                "2025-12-31 | \(claim)/awardedBy/awardingDate | 2025-12-31T00:00:00Z",
                "2026-01-02T03:04:05+01:00 | /issued | 2026-01-02T02:04:05Z",
            ],
            .learningOutcomes: [
                "Kan lassen | \(claim)/specifiedBy/learningOutcome/title | words",
                "lassen | \(claim)/specifiedBy/learningOutcome/relatedESCOSkill/prefLabel | to http://data.europa.eu/esco/skill/1",
            ],
            .workload: [
                "3 | \(claim)/specifiedBy/creditPoint/0/point | 3 credits",
                "4 | \(claim)/specifiedBy/creditPoint/1/point | 4 credits",
                "PT84H | \(claim)/specifiedBy/volumeOfLearning | 84 hours",
                "2,5 | \(claim)/creditReceived/point | 2.5 ects",
            ],
            .level: [
                "Level 4 | \(claim)/specifiedBy/eqfLevel/prefLabel | EQF 4",
                "NLQF 4+ | \(claim)/specifiedBy/nqfLevel/0/prefLabel | NLQF 4+",
                "MECU Level 7 | \(claim)/specifiedBy/nqfLevel/1/prefLabel | words",
            ], .assessment: ["Proefstuk | \(claim)/provenBy/title | words"],
            .participation: ["On site | \(claim)/specifiedBy/mode/prefLabel | words"],
            .qualityAssurance: [
                "NVAO | \(claim)/awardedBy/awardingBody/0/accreditation/title | to https://nvao.example"
            ], .prerequisites: ["Veiligheidscursus | \(claim)/specifiedBy/entryRequirement/noteLiteral | words"],
            .supervision: ["Supervised with ID Verification | \(claim)/provenBy/idVerification/prefLabel | words"],
            .gradeAchieved: ["8,5 | \(claim)/provenBy/grade/noteLiteral | words"],
            .stackability: [
                "true | \(claim)/specifiedBy/isPartialQualification | yes",
                "Metaalbewerking | \(claim)/specifiedBy/isPartOf/title | words",
                "Snijden | \(claim)/hasPart/title | words",
            ],
            .furtherInformation: [
                "formeel | \(claim)/specifiedBy/learningSetting/prefLabel | words",
                "https://school.example | \(claim)/specifiedBy/homepage/contentURL | to https://school.example",
                "2030-01-01T00:00:00Z | /validUntil | 2030-01-01T00:00:00Z",
                "Credential | /displayParameter/title | words",
            ],
        ])
        let credits = sample.elements[.workload]
        #expect(credits.map(\.about) == ["ECVET", nil, nil, nil])
        #expect(credits.map(\.caveat) == [nil, .unitNotStated, nil, nil])
        #expect(sample.elements[.title].first?.wordings == [.init("Lassen", "nl"), .init("Welding", "en")])
    }

    @Test("name the issuer where no awarding body is named, and say so")
    func issuerOnly() throws {
        let text = """
            {"type": "EuropeanDigitalCredential", "issuer": {"legalName": {"en": "Seal Ltd"},
             "eIDASIdentifier": {"notation": "VATNL-1", "spatial": {"id": "http://elsewhere.example/NLD", "prefLabel": {"en": "Netherlands"}}}}}
            """
        let sample = try ElementSample(text)
        sample.expect([
            .awardingBody: [
                "Seal Ltd | /issuer/legalName | words",
                "VATNL-1 | /issuer/eIDASIdentifier/notation | known as eIDASIdentifier",
            ],
            // No code of the EU's own table.
            .country: ["Netherlands | /issuer/eIDASIdentifier/spatial/prefLabel | words"],
        ])
        #expect(sample.elements[.awardingBody].map(\.caveat) == [.issuerOnly, .issuerOnly])
    }

    @Test("are not read by name where the credential itself says what its names mean")
    func redefined() throws {
        let text = """
            {"@context": ["https://www.w3.org/2018/credentials/v1", "http://data.europa.eu/snb/model/context/edc-ap"EXTRA],
             "id": "urn:x", "type": ["VerifiableCredential", "EuropeanDigitalCredential"],
             "displayParameter": {"id": "urn:y", "type": "DisplayParameter", "title": {"en": "Credential"}}}
            """
        let processor = JSONLDProcessor(loader: DocumentLoader())
        for (extra, titles) in [("", 1), (", {\"other\": \"https://other.example/\"}", 0)] {
            let json = try ElementSample(text.replacing("EXTRA", with: extra)).json
            let document = SecuredDocument(kind: .credential, mechanism: EmbeddedProofs(), json: json, digest: "")
            let elements = StandardElements(document, expanded: try processor.expand(.object(json)))
            #expect(elements[.title].count == titles)
        }
    }

    // MARK: Real files

    /// The files of the samples and of the Commission's suite that have a table here.
    static let samples: Set<String> = ["edc-coa-signed.jsonld", "edc-mc-signed.jsonld", "edc-mc-unsigned.json"]
    static let suite = Set(
        ["signed.jsonld", "unsigned-uploadable.json", "unsigned.jsonld"].map { "elm-samples/Sample-CertOfPart-\($0)" })

    private static let netis = "\(claim)/awardedBy/awardingBody"

    private static func microCredential(learner: String) -> ExpectedElements {
        let specification = "\(claim)/specifiedBy"
        let outcomes = "\(specification)/learningOutcome"
        return [
            .learner: [
                "\(learner) | /credentialSubject/fullName | words",
                "12345 | /credentialSubject/nationalID/notation | known as nationalID",
            ], .title: ["Title of your learning achievement | \(claim)/title | words"],
            .country: ["Slovenia | \(netis)/location/address/countryCode/prefLabel | country SVN"],
            .awardingBody: [
                "NETIS d.o.o. | \(netis)/legalName | to https://www.netis.si",
                "1532332000 | \(netis)/registration/notation | known as registration",
            ], .dateOfIssuing: ["2026-01-12T07:12:23Z | /issued | 2026-01-12T07:12:23Z"],
            .learningOutcomes: [
                "Example of learning outcome | \(outcomes)/0/title | words",
                "Game theory | \(outcomes)/0/relatedESCOSkill/0/prefLabel | words",
                "Rear game | \(outcomes)/0/relatedESCOSkill/1/prefLabel | words",
                "Example of learning second outcome | \(outcomes)/1/title | words",
                "Manage frustration | \(outcomes)/1/relatedESCOSkill/0/prefLabel | words",
                "Blow moulding machine parts | \(outcomes)/1/relatedESCOSkill/1/prefLabel | words",
            ],
            .workload: [
                "5 | \(specification)/creditPoint/point | 5 ects",
                "PT45H | \(specification)/volumeOfLearning | 45 hours",
            ],
            .level: [
                "Level 6 | \(specification)/eqfLevel/prefLabel | EQF 6",
                "MECU Level 7 | \(specification)/nqfLevel/prefLabel | words",
            ], .assessment: ["Graded exercises | \(claim)/provenBy/specifiedBy/dcType/prefLabel | words"],
            .participation: ["Online | \(specification)/mode/prefLabel | term online"],
            .supervision: ["Supervised with ID Verification | \(claim)/provenBy/idVerification/prefLabel | words"],
            .gradeAchieved: ["19 | \(claim)/provenBy/grade/noteLiteral | words"],
        ]
    }

    /// What a sealed file carries, which is text inside of it.
    private static func payload(_ seal: JSONObject) throws -> JSONObject {
        let payload = try #require(seal["payload"]?.stringValue)
        return try ElementSample.object(Array(payload.utf8))
    }

    @Test("of a micro-credential", .enabled(if: VectorFolder.hasSample("mynextid"), "the samples are not at hand"))
    func microCredential() throws {
        let unsigned = try ElementSample(sample: "mynextid/edc-mc-unsigned.json")
        unsigned.expect(Self.microCredential(learner: "Joe Doe"))
        let grade = try #require(unsigned.elements[.gradeAchieved].first)
        #expect(grade.about == "Written Exam")
        // It is one by its title only, which anything may have.
        #expect(unsigned.elements.limits.outcome == .notApplicable)
        let sealed = try Self.payload(try ElementSample.object(sample: "mynextid/edc-mc-signed.jsonld"))
        let name = try #require(sealed["credentialSubject"]?["fullName"]?["en"]?.stringValue)
        try ElementSample(sealed).expect(Self.microCredential(learner: name.text))
    }

    @Test(
        "of a certificate of attendance",
        .enabled(if: VectorFolder.hasSample("mynextid"), "the samples are not at hand"))
    func attendance() throws {
        try ElementSample(try Self.payload(try ElementSample.object(sample: "mynextid/edc-coa-signed.jsonld"))).expect([
            .learner: ["Joe Doe | /credentialSubject/fullName | words"],
            .title: ["Title of your Conference | \(Self.claim)/title | words"],
            .country: ["Slovenia | \(Self.netis)/location/address/countryCode/prefLabel | country SVN"],
            .awardingBody: [
                "NETIS d.o.o. | \(Self.netis)/legalName | to https://www.netis.si",
                "1532332000 | \(Self.netis)/registration/notation | known as registration",
            ], .dateOfIssuing: ["2026-01-12T07:28:03Z | /issued | 2026-01-12T07:28:03Z"],
            .workload: ["PT60H | \(Self.claim)/workload | 60 hours"],
        ])
    }

    @Test(
        "of the Commission's certificate of participation",
        .enabled(if: VectorFolder.has("elm-edc"), "the suite is not at hand"))
    func participation() throws {
        let team = "European Digital Credentials for Learning Support Team"
        let expected: ExpectedElements = [
            .learner: [
                "Ana Andromeda | /credentialSubject/fullName | words",
                "1999-10-01T22:00:00Z | /credentialSubject/dateOfBirth | 1999-10-01T22:00:00Z",
                "LA-234218 | /credentialSubject/nationalID/notation | known as nationalID",
                "97168A | /credentialSubject/identifier/notation | known as Student ID",
            ], .title: ["EDC Updates Webinar | \(Self.claim)/title | words"],
            .country: ["Belgium | \(Self.netis)/location/address/countryCode/prefLabel | country BEL"],
            .awardingBody: [
                "\(team) | \(Self.netis)/legalName | to https://europa.eu/europass/en/europass-tools/digital-credentials",
                "0000 | \(Self.netis)/registration/notation | known as registration",
            ],
            // Two months are no number of hours.
            .workload: [
                "P2M | \(Self.claim)/specifiedBy/volumeOfLearning | words",
                "PT2H | \(Self.claim)/workload | 2 hours",
            ], .participation: ["Online | \(Self.claim)/specifiedBy/mode/prefLabel | term online"],
        ]
        let folder = "elm-edc/elm-samples/Sample-CertOfPart"
        var dated = expected
        dated[.dateOfIssuing] = ["2023-06-28T14:30:00Z | /validFrom | 2023-06-28T14:30:00Z"]
        try ElementSample(vector: "\(folder)-unsigned.jsonld").expect(dated)
        let upload = try ElementSample.object(vector: "\(folder)-unsigned-uploadable.json")
        try ElementSample(try #require(upload["credential"]?.objectValue)).expect(dated)
        let sealed = try Self.payload(try ElementSample.object(vector: "\(folder)-signed.jsonld"))
        let issued = try #require(sealed["issued"]?.stringValue)
        let elements = try ElementSample(sealed).elements
        #expect(elements[.dateOfIssuing].first?.wordings == [.init(issued)])
        for (element, rows) in expected { ElementSample.compare(elements, element, rows) }
    }
}
