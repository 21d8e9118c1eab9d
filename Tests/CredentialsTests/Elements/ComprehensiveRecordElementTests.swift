// SPDX-License-Identifier: Apache-2.0

import Credentials
import Foundation
import StrictJSON
import TestSupport
import Testing

@Suite("Elements of CLR 2.0")
struct ComprehensiveRecordElementTests {
    private static let achievement = "/credentialSubject/achievement"

    /// The files of the samples that have a table here.
    static let files: Set<String> = ["complex.json", "simple-noproof.json", "simple.json", "simple.jwt"]

    @Test("of small records", .enabled(if: VectorFolder.hasSample("clr20"), "the samples are not at hand"))
    func simpleRecord() throws {
        let subject = "/credentialSubject"
        let inner = "\(subject)/verifiableCredential/0"
        let sample = try ElementSample(sample: "clr20/simple-noproof.json")
        let first = "https://example.edu/achievements/a7467ef6-56cb-11ec-bf63-0242ac130002/criteria"
        let second = "https://example.edu/achievements/dd887f0a-56cb-11ec-bf63-0242ac130002/criteria"
        #expect(sample.elements.reader == .comprehensiveLearnerRecord)
        sample.expect([
            .learner: ["did:example:ebfeb1f712ebc6f1c276e12ec21 | \(subject)/id | known as id"],
            .title: ["Sample Transcript | /name | words"],
            .awardingBody: ["Example University | /issuer/name | words"],
            .dateOfIssuing: ["2010-01-01T00:00:00Z | /issuanceDate | 2010-01-01T00:00:00Z"],
            .learningOutcomes: [
                "Achievement 1 | \(inner)\(Self.achievement)/description | words",
                "Achievement 2 | \(subject)/achievement/1/description | words",
            ],
            .assessment: [
                "\(first) | \(inner)\(Self.achievement)/criteria/id | elsewhere",
                "\(second) | \(subject)/achievement/1/criteria/id | elsewhere",
            ],
            .stackability: [
                "Achievement 1 isParentOf Achievement 2 | \(subject)/association/0/associationType | words"
            ],
        ])
        // The achievement that a credential is about is not told twice.
        #expect(sample.elements.parts.count == 2)
        #expect(sample.elements[.learningOutcomes].map(\.about) == ["Achievement 1", "Achievement 2"])
        let credential = try #require(sample.elements.parts.first)
        ElementSample.compare(credential, .title, ["Achievement 1 | \(inner)\(Self.achievement)/name | words"])
        ElementSample.compare(
            credential, .dateOfIssuing, ["2010-01-01T00:00:00Z | \(inner)/issuanceDate | 2010-01-01T00:00:00Z"])
    }

    @Test(
        "of a transcript", .enabled(if: VectorFolder.hasSample("clr20"), "the samples are not at hand"),
        arguments: [false, true])
    func transcript(_ isExpanded: Bool) throws {
        let sample = try ElementSample(sample: "clr20/complex.json", isExpanded: isExpanded)
        let elements = sample.elements
        let inner = "/credentialSubject/verifiableCredential"
        #expect(
            elements.parts.map { $0[.title].first?.text([]) } == [
                "Nurse Assistant 1 Program with Licensure", "Health Careers 1", "Human Anatomy and Physiology",
                "Intro to Health Careers", "Nurse Assisting 1",
                "Oregon State Board of Nursing - Certified Nursing Assistant",
            ])
        ElementSample.compare(elements, .title, ["Ellis Monday | /name | words"])
        ElementSample.compare(elements, .country, ["OR | /issuer/address/addressRegion | words"])
        ElementSample.compare(
            elements, .gradeAchieved, ["A | \(inner)/1/credentialSubject/result/0/value | term letter grade"])
        ElementSample.compare(
            elements, .stackability,
            [
                "Nurse Assistant 1 Program with Licensure isParentOf Health Careers 1",
                "Nurse Assistant 1 Program with Licensure isParentOf Human Anatomy and Physiology",
                "Nurse Assistant 1 Program with Licensure isParentOf urn:uuid:6364db90-edf9-47b9-b92b-4b116cac19a5",
                "Nurse Assistant 1 Program with Licensure isParentOf urn:uuid:e935e820-d9a0-4e9e-8b84-6ec82caabaf7",
                "urn:uuid:4072f4b6-75e9-42ed-8b95-b92711310dbe isPartOf Nurse Assistant 1 Program with Licensure",
            ].enumerated().map { "\($1) | /credentialSubject/association/\($0)/associationType | words" })
    }

    private static let criteria = ["a7467ef6", "dd887f0a"].map {
        "https://example.edu/achievements/\($0)-56cb-11ec-bf63-0242ac130002/criteria"
    }

    /// The sample transcript as it stands in both of its signed files, but for the credential inside.
    private static func transcript(date: String, outcomes: [String]) -> ExpectedElements {
        let subject = "/credentialSubject"
        return [
            .learner: ["did:example:ebfeb1f712ebc6f1c276e12ec21 | \(subject)/id | known as id"],
            .title: ["Sample Transcript | /name | words"],
            .awardingBody: ["Example University | /issuer/name | words"],
            .dateOfIssuing: ["2010-01-01T00:00:00Z | /\(date) | 2010-01-01T00:00:00Z"],
            .learningOutcomes: outcomes + [
                "Achievement 1 | \(subject)/achievement/0/description | words",
                "Achievement 2 | \(subject)/achievement/1/description | words",
            ],
            .assessment: criteria.enumerated().map {
                "\($1) | \(subject)/achievement/\($0)/criteria/id | elsewhere"
            },
            .stackability: [
                "Achievement 1 isParentOf Achievement 2 | \(subject)/association/0/associationType | words"
            ],
        ]
    }

    @Test("of a signed record", .enabled(if: VectorFolder.hasSample("clr20"), "the samples are not at hand"))
    func signedRecord() throws {
        let sample = try ElementSample(file: VectorFolder.samples.appending(path: "clr20/simple.json"))
        let inner = "/credentialSubject/verifiableCredential/0"
        sample.expect(
            Self.transcript(
                date: "validFrom",
                outcomes: [
                    "This badge recognizes the development of the capacity to collaborate… | \(inner)\(Self.achievement)/description | words"
                ]))
        #expect(
            sample.elements.parts.map { $0[.title].first?.text([]) } == ["Teamwork", "Achievement 1", "Achievement 2"])
        let credential = try #require(sample.elements.parts.first)
        ElementSample.compare(credential, .awardingBody, ["Example Corp | \(inner)/issuer/name | words"])
    }

    /// The credential inside is a token: it has a report of its own, and its achievement stands in the record as well.
    @Test("of a record in a token", .enabled(if: VectorFolder.hasSample("clr20"), "the samples are not at hand"))
    func token() throws {
        let sample = try ElementSample(file: VectorFolder.samples.appending(path: "clr20/simple.jwt"))
        sample.expect(Self.transcript(date: "issuanceDate", outcomes: []))
        #expect(sample.elements.parts.map { $0[.title].first?.text([]) } == ["Achievement 1", "Achievement 2"])
    }
}
