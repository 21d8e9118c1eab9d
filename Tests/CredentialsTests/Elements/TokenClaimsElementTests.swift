// SPDX-License-Identifier: Apache-2.0

import Credentials
import StrictJSON
import TestSupport
import Testing

@Suite("Elements of SD-JWT VC")
struct TokenClaimsElementTests {
    @Test("are claims by their usual names")
    func everything() throws {
        let sample = try ElementSample(
            """
            {"vct": "https://school.example/vct/lassen", "iss": "https://school.example", "iat": 1767225600,
             "given_name": "Noor", "family_name": "Jansen", "birthdate": "2000-01-01", "email": "noor@voorbeeld.example", "sub": "u-1",
             "title": "Lassen", "issuing_country": "NL", "issuing_authority": "School", "learning_outcomes": ["snijden", "lassen"],
             "ects": "2,5", "credits": 3, "workload": "84 uur", "eqf_level": 6, "nlqf_level": "4+", "cycle": "second cycle",
             "assessment_type": "portfolio", "participation_type": "online", "quality_assurance": "NVAO", "prerequisites": "geen",
             "supervision_type": "supervised online", "identity_checked": true, "grade": 8.5, "stackable": false,
             "achievement_type": "MicroCredential", "language": "nl"}
            """)
        #expect(sample.elements.reader == .tokenClaims)
        sample.expect([
            .learner: [
                "Noor | /given_name | words", "Jansen | /family_name | words", "2000-01-01 | /birthdate | words",
                "noor@voorbeeld.example | /email | known as email", "u-1 | /sub | known as sub",
            ], .title: ["Lassen | /title | words"], .country: ["NL | /issuing_country | country NL"],
            .awardingBody: ["School | /issuing_authority | words"],
            .dateOfIssuing: ["1767225600 | /iat | 2026-01-01T00:00:00Z"],
            .learningOutcomes: ["snijden | /learning_outcomes/0 | words", "lassen | /learning_outcomes/1 | words"],
            .workload: ["2,5 | /ects | 2.5 ects", "3 | /credits | 3 credits", "84 uur | /workload | 84 hours"],
            .level: [
                "6 | /eqf_level | EQF 6", "4+ | /nlqf_level | NLQF 4+", "second cycle | /cycle | QF-EHEA second",
            ], .assessment: ["portfolio | /assessment_type | term portfolio"],
            .participation: ["online | /participation_type | term online"],
            .qualityAssurance: ["NVAO | /quality_assurance | words"], .prerequisites: ["geen | /prerequisites | words"],
            .supervision: [
                "supervised online | /supervision_type | term supervised online", "true | /identity_checked | yes",
            ], .gradeAchieved: ["8.5 | /grade | words"], .stackability: ["false | /stackable | no"],
            .furtherInformation: ["nl | /language | words"],
        ])
        #expect(sample.elements.limits.outcome == .below)
        #expect(sample.elements[.workload].map(\.caveat) == [nil, .unitNotStated, nil])
    }

    @Test("stand elsewhere where the type or the issuer is an address, and not where it is none")
    func elsewhere() throws {
        try ElementSample("{\"vct\": \"https://a.example/vct\", \"iss\": \"https://a.example\"}").expect([
            .title: ["https://a.example/vct | /vct | elsewhere"],
            .awardingBody: ["https://a.example | /iss | elsewhere"],
        ])
        try ElementSample(
            "{\"vct\": \"urn:diploma\", \"iss\": \"did:key:z\", \"date_of_issuance\": \"2026-01-01\", \"iat\": 1}"
        )
        .expect([.dateOfIssuing: ["2026-01-01 | /date_of_issuance | 2026-01-01T00:00:00Z"]])
    }

    @Test("of a W3C credential in a token are those of its content")
    func body() throws {
        let sample = try ElementSample(
            """
            {"vct": "x", "iss": "https://a.example", "type": ["VerifiableCredential", "OpenBadgeCredential"],
             "credentialSubject": {"achievement": {"name": "Lassen"}}}
            """)
        #expect(sample.elements.reader == .openBadges3)
        sample.expect([.title: ["Lassen | /credentialSubject/achievement/name | words"]])
    }
}
