// SPDX-License-Identifier: Apache-2.0

import Credentials
import Foundation
import StrictJSON
import TestSupport
import Testing

/// The Open Badges 3.0 files of 1EdTech's validator, good and bad, as a person reads them.
///
/// Each is read as a file, whatever its envelope, and shown as `show --elements` shows it.
@Suite("Elements of the validator's Open Badges 3.0 files")
struct ValidatorElementTests {
    /// One file and what stands in it. What stands in a thing of an invented type has no meaning that could be signed, and is
    /// not shown.
    struct Example: Sendable, CustomTestStringConvertible {
        let file: String
        let elements: ExpectedElements

        init(_ file: String, _ elements: ExpectedElements) {
            self.file = file
            self.elements = elements
        }

        var testDescription: String { file }
    }

    private static let achievement = "/credentialSubject/achievement"
    private static let learner = "did:example:ebfeb1f712ebc6f1c276e12ec21 | /credentialSubject/id | known as id"
    private static let corporation = "Example Corp | /issuer/name | words"
    private static let newYear = "2010-01-01T00:00:00Z | /validFrom | 2010-01-01T00:00:00Z"
    private static let nomination =
        "Team members are nominated for this badge by their peers… | \(achievement)/criteria/narrative | words"

    /// Most of them are the same badge for teamwork, with one thing wrong.
    private static func teamwork(
        issuer: String = corporation, learner: [String] = [learner], _ more: ExpectedElements = [:]
    ) -> ExpectedElements {
        let elements: ExpectedElements = [
            .learner: learner, .title: ["Teamwork | \(achievement)/name | words"], .awardingBody: [issuer],
            .dateOfIssuing: [newYear],
            .learningOutcomes: [
                "This badge recognizes the development of the capacity to collaborate… | \(achievement)/description | words"
            ], .furtherInformation: [nomination],
        ]
        return elements.merging(more) { $1 }
    }

    private static let testing: ExpectedElements = [
        .learner: [
            "did:web:dc.1edtech.org:wellspring2022:wellspring-portal:learner:6896f98f-6b42-4c75-98ec-8befd0dc0b29 | /credentialSubject/id | known as id"
        ], .title: ["Achievement 1 | \(achievement)/name | words"],
        .awardingBody: ["1EdTech Testing | /issuer/name | words"],
        .dateOfIssuing: ["2023-05-22T10:21:00Z | /awardedDate | 2023-05-22T10:21:00Z"],
        .learningOutcomes: ["Test achievement 1 | \(achievement)/description | words"],
        .furtherInformation: ["Passes tests | \(achievement)/criteria/narrative | words"],
    ]

    private static let boardMember = "Velocity Network Board Member 2022"
    private static let picture = "https://assets.velocitynetwork.foundation/logos/Badges-VNF-Board-Member-538.png"

    static let examples: [Example] = [
        Example("simple-json.png", teamwork()), Example("simple-json.svg", teamwork()),
        Example("simple-jwt.png", teamwork(issuer: "Example Corp | /issuer/name | to https://www.imsglobal.org")),
        Example("simple-jwt.svg", teamwork(issuer: "Example Corp | /issuer/name | to https://www.imsglobal.org")),
        Example(
            "sd/derivedcredential.json",
            teamwork(issuer: "Example Corp | /issuer/name | to https://www.imsglobal.org")),
        Example(
            "simple-err-proof-method.json", teamwork(issuer: "Example University | /issuer/name | words")),
        Example("simple-err-proof-method-unknown-scheme.json", teamwork()),
        Example("simple-err-proof-method-unknown-did-method.json", teamwork()),
        Example(
            "simple-err-expired.json",
            teamwork([
                .furtherInformation: [
                    nomination, "2010-01-01T00:00:00Z | /validUntil | 2010-01-01T00:00:00Z",
                ]
            ])),
        Example("simple-err-issuer-parentorg-type.json", teamwork()),
        Example("simple-err-credential-subject-profile-type.json", teamwork()),
        Example(
            "simple-err-credential-subject-identifier-type.json",
            teamwork(learner: [])),
        Example(
            "simple-err-credential-subject-result-type.json",
            teamwork([
                .gradeAchieved: [
                    "A | /credentialSubject/result/0/value | words",
                    "Completed | /credentialSubject/result/2/status | term completed",
                ]
            ])),
        Example(
            "simple-err-credential-subject-achievement-result-description-type.json",
            teamwork([
                .assessment: [
                    "Final Project Grade | \(achievement)/resultDescription/0/name | term letter grade",
                    "Final Project Grade | \(achievement)/resultDescription/1/name | term rubric criterion level",
                    "Project Status | \(achievement)/resultDescription/2/name | words",
                ],
                .gradeAchieved: [
                    "A | /credentialSubject/result/0/value | term letter grade",
                    "Mastered | \(achievement)/resultDescription/1/rubricCriterionLevel/0/level | words",
                    "Completed | /credentialSubject/result/2/status | term completed",
                ],
            ])),
        // No issuer and no achievement: what is left.
        Example(
            "simple-err-issuer.json",
            [
                .learner: [learner], .title: ["Example University Degree | /name | words"],
                .dateOfIssuing: [newYear],
            ]),
        Example(
            "simple-eddsa-2022.json",
            [
                .learner: ["did:1edtech:1 | /credentialSubject/id | known as id"],
                .title: ["some name | \(achievement)/name | words"],
                .awardingBody: ["https://example.com/issuers/876543 | /issuer/id | elsewhere"],
                .dateOfIssuing: ["2022-11-27T00:00:00Z | /issuanceDate | 2022-11-27T00:00:00Z"],
                .learningOutcomes: ["some description | \(achievement)/description | words"],
                .furtherInformation: ["some narrative | \(achievement)/criteria/narrative | words"],
            ]),
        Example("bit-string-list/credential-status-revoked.json", testing),
        Example(
            "credential-status-revoked.json",
            testing.merging([.country: ["Japan | /issuer/address/addressCountry | words"]]) { $1 }),
        Example(
            "velocity.jwt",
            [
                .learner: ["did:jwk:eyJjcnYiOiJzZWNwMjU2azEi… | /credentialSubject/id | known as id"],
                .title: ["\(boardMember) | \(achievement)/name | words"],
                .dateOfIssuing: ["2025-10-15T00:44:21.142Z | /issuanceDate | 2025-10-15T00:44:21Z"],
                .learningOutcomes: [
                    "A member of the Velocity Network Board in 2022 | \(achievement)/description | words"
                ],
                .furtherInformation: [
                    "The Velocity Network Board of 2022 governs… | \(achievement)/criteria/narrative | words",
                    "\(picture) | \(achievement)/image/id | to \(picture)",
                ],
            ]),
        // What is endorsed is no learner.
        Example(
            "endorsement-err-schema-status-refresh.json",
            [
                .title: ["Example endorsement | /name | words"],
                .awardingBody: ["State Department of Education | /issuer/name | words"],
                .dateOfIssuing: ["2010-01-01T00:00:00Z | /issuanceDate | 2010-01-01T00:00:00Z"],
                .furtherInformation: [
                    "1EdTech University is in good standing | /credentialSubject/endorsementComment | words",
                    "2030-01-01T00:00:00Z | /expirationDate | 2030-01-01T00:00:00Z",
                ],
            ]),
    ]

    /// `complete_v1.json` has a test of its own among those of Open Badges 3.0.
    static let files = Set(examples.map { "ob30/\($0.file)" }).union(["ob30/complete_v1.json"])

    @Test(
        "agree with what a person reads",
        .enabled(if: VectorFolder.has("ob3-1edtech-validator"), "the suite is not at hand"), arguments: examples)
    func example(_ example: Example) throws {
        let sample = try ElementSample(
            file: VectorFolder.vectors.appending(path: "ob3-1edtech-validator/ob30/\(example.file)"))
        #expect(sample.elements.reader == .openBadges3)
        sample.expect(example.elements)
        #expect(sample.elements.limits.outcome == .notApplicable)
    }
}
