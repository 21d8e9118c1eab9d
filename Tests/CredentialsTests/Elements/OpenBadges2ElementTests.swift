// SPDX-License-Identifier: Apache-2.0

import Credentials
import StrictJSON
import TestSupport
import Testing

@Suite("Elements of Open Badges 2.0 and edubadges")
struct OpenBadges2ElementTests {
    /// An edubadge with its class and institution inside, as `expand` gives it, with every member that is read.
    private static let edubadge = """
        {"@context": "https://w3id.org/openbadges/v2", "type": "Assertion", "id": "https://api.edubadges.nl/public/assertions/x",
         "recipient": {"type": "id", "hashed": true, "identity": "sha256$00", "salt": "x"},
         "issuedOn": "2026-02-03T04:05:06.123456+00:00", "evidence": [{"id": "https://werk.example", "name": "Werkstuk"}],
         "badge": {"type": "BadgeClass", "id": "https://api.edubadges.nl/public/badges/x", "name": "Lassen",
           "description": "Over lassen.", "criteria": {"narrative": "Een proefstuk."}, "alignment": [],
           "typeBadgeClass": "micro_credential", "participation": "blended",
           "assessmentType": "written_exam, oram_exam", "assessmentSupervised": true, "assessmentIdVerified": false,
           "stackable": true, "gradeAchievedRequired": false, "eqfNlqfLevelVerified": true,
           "qualityAssuranceName": "NVAO", "qualityAssuranceUrl": "https://nvao.example",
           "qualityAssuranceDescription": "Positief besluit",
           "extensions:LanguageExtension": {"Language": "nl_NL"}, "extensions:ECTSExtension": {"ECTS": 2.5},
           "extensions:StudyLoadExtension": {"StudyLoad": 240}, "extensions:TimeInvestmentExtension": {"TimeInvestment": "84"},
           "extensions:EQFExtension": {"EQF": 6}, "extensions:LearningOutcomeExtension": {"LearningOutcome": "Je kunt lassen."},
           "extensions:EducationProgramIdentifierExtension": {"EducationProgramIdentifier": ["34567", 76543]},
           "issuer": {"type": "Issuer", "id": "https://api.edubadges.nl/public/issuers/x", "name": "Hogeschool",
             "url": "https://hogeschool.example", "extensions:InstitutionNameExtension": {"InstitutionName": "Stichting Hogeschool"},
             "extensions:InstitutionIdentifierExtension": {"InstitutionIdentifier": "21XX"},
             "extensions:InstitutionCountryExtension": {"InstitutionCountry": "NL"},
             "extensions:GradingTableExtension": {"GradingTableURL": "https://hogeschool.example/cijfers"}}}}
        """

    @Test("are read from an edubadge with everything inside")
    func everything() throws {
        let sample = try ElementSample(Self.edubadge)
        let badge = "/badge/extensions:"
        sample.expect([
            .learner: ["sha256$00 | /recipient/identity | hashed id"], .title: ["Lassen | /badge/name | words"],
            .country: [
                "NL | /badge/issuer/extensions:InstitutionCountryExtension/InstitutionCountry | country NL"
            ],
            .awardingBody: [
                "Hogeschool | /badge/issuer/name | to https://hogeschool.example",
                "Stichting Hogeschool | /badge/issuer/extensions:InstitutionNameExtension/InstitutionName | words",
                "21XX | /badge/issuer/extensions:InstitutionIdentifierExtension/InstitutionIdentifier | known as BRIN",
            ],
            .dateOfIssuing: ["2026-02-03T04:05:06.123456+00:00 | /issuedOn | 2026-02-03T04:05:06Z"],
            .learningOutcomes: ["Je kunt lassen. | \(badge)LearningOutcomeExtension/LearningOutcome | words"],
            .workload: [
                "2.5 | \(badge)ECTSExtension/ECTS | 2.5 ects", "240 | \(badge)StudyLoadExtension/StudyLoad | 240 hours",
                "84 | \(badge)TimeInvestmentExtension/TimeInvestment | 84 hours",
            ], .level: ["6 | \(badge)EQFExtension/EQF | EQF 6", "true | /badge/eqfNlqfLevelVerified | yes"],
            .assessment: [
                "written_exam | /badge/assessmentType | term written exam",
                "oram_exam | /badge/assessmentType | term oral exam",
            ], .participation: ["blended | /badge/participation | term blended"],
            .qualityAssurance: [
                "NVAO | /badge/qualityAssuranceName | to https://nvao.example",
                "Positief besluit | /badge/qualityAssuranceDescription | words",
            ],
            .supervision: [
                "true | /badge/assessmentSupervised | yes", "false | /badge/assessmentIdVerified | no",
            ], .stackability: ["true | /badge/stackable | yes"],
            .furtherInformation: [
                "nl_NL | \(badge)LanguageExtension/Language | words",
                "34567 | \(badge)EducationProgramIdentifierExtension/EducationProgramIdentifier/0 | words",
                "76543 | \(badge)EducationProgramIdentifierExtension/EducationProgramIdentifier/1 | words",
                "false | /badge/gradeAchievedRequired | no", "Over lassen. | /badge/description | words",
                "Een proefstuk. | /badge/criteria/narrative | words",
                "https://hogeschool.example/cijfers | /badge/issuer/extensions:GradingTableExtension/GradingTableURL | to https://hogeschool.example/cijfers",
                "Werkstuk | /evidence/0/name | to https://werk.example",
            ],
        ])
        #expect(sample.elements.limits.outcome == .below)
        #expect(sample.elements.limits.rule == .higherEducation)
    }

    @Test("leave out what is no such value: an unknown code, level 9, a class that is no micro-credential")
    func doubtful() throws {
        let text = Self.edubadge.replacing("\"blended\"", with: "\"dancing\"").replacing(
            "\"EQF\": 6", with: "\"EQF\": 9"
        )
        .replacing("micro_credential", with: "regular")
        let sample = try ElementSample(text)
        ElementSample.compare(sample.elements, .participation, ["dancing | /badge/participation | words"])
        ElementSample.compare(
            sample.elements, .level,
            ["9 | /badge/extensions:EQFExtension/EQF | words", "true | /badge/eqfNlqfLevelVerified | yes"])
        #expect(sample.elements.microCredential == nil)
        #expect(sample.elements.limits.outcome == .notApplicable)
    }

    // MARK: Real files

    /// The files of the samples that have a table here.
    static let files: Set<String> = [
        "ob2-assertion-a41jSgms.json", "ob2-badgeclass-EqLuTedx.json", "ob2-issuer-lQ67BQQQ.json",
    ]

    private static let publicBadge = "https://api.edubadges.nl/public/badges/EqLuTedxSEaQneSmWWlF4g"
    private static let learner = [
        "sha256$fe7d52dd605264c650461f79e5534b1714a8d13313cffcecce693b165be024d4 | /recipient/identity | hashed id"
    ]
    private static let issued = ["2022-12-05T14:21:04.517352+00:00 | /issuedOn | 2022-12-05T14:21:04Z"]

    private static func edubadge(_ name: String) throws -> JSONObject {
        try ElementSample.object(sample: "edubadges/\(name).json")
    }

    @Test(
        "stand elsewhere where only the class's address is given",
        .enabled(if: VectorFolder.hasSample("edubadges"), "the samples are not at hand"))
    func pointer() throws {
        let sample = try ElementSample(try Self.edubadge("ob2-assertion-a41jSgms"))
        let elsewhere = ["\(Self.publicBadge) | /badge | elsewhere"]
        sample.expect([
            .learner: Self.learner, .dateOfIssuing: Self.issued, .title: elsewhere, .country: elsewhere,
            .awardingBody: elsewhere, .learningOutcomes: elsewhere, .workload: elsewhere, .level: elsewhere,
            .assessment: elsewhere, .participation: elsewhere, .qualityAssurance: elsewhere, .supervision: elsewhere,
            .stackability: elsewhere,
        ])
    }

    @Test(
        "are read from a real class and institution",
        .enabled(if: VectorFolder.hasSample("edubadges"), "the samples are not at hand"))
    func expanded() throws {
        var assertion = try Self.edubadge("ob2-assertion-a41jSgms")
        var badge = try Self.edubadge("ob2-badgeclass-EqLuTedx")
        let issuer = try Self.edubadge("ob2-issuer-lQ67BQQQ")
        assertion["badge"] = .object(badge)
        let institution = "https://api.edubadges.nl/public/issuers/lQ67BQQQS-eBx5syJGpazg | /badge/issuer | elsewhere"
        var expected: ExpectedElements = [
            .learner: Self.learner, .dateOfIssuing: Self.issued,
            .title: ["Edubadge account complete | /badge/name | words"],
            .learningOutcomes: [
                "This is an edubadge for demonstration purposes.… | /badge/extensions:LearningOutcomeExtension/LearningOutcome | words"
            ], .awardingBody: [institution], .country: [institution],
        ]
        try ElementSample(assertion).expect(expected)
        badge["issuer"] = .object(issuer)
        assertion["badge"] = .object(badge)
        expected[.country] = nil
        expected[.awardingBody] = [
            "SURF - Team edubadges | /badge/issuer/name | to https://surf.nl/edubadges",
            "SURF | /badge/issuer/extensions:InstitutionNameExtension/InstitutionName | words",
            "0000 | /badge/issuer/extensions:InstitutionIdentifierExtension/InstitutionIdentifier | known as BRIN",
        ]
        expected[.furtherInformation] = [
            "en_EN | /badge/extensions:LanguageExtension/Language | words",
            "### Welcome to edubadges.… | /badge/description | words",
            "To qualify for this edubadge:… | /badge/criteria/narrative | words",
            "\(Self.publicBadge)/image | /badge/image | to \(Self.publicBadge)/image",
            "https://www.surf.nl/ | /badge/issuer/extensions:GradingTableExtension/GradingTableURL | to https://www.surf.nl/",
        ]
        try ElementSample(assertion).expect(expected)
    }
}
