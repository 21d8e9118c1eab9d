// SPDX-License-Identifier: Apache-2.0

import Credentials
import Foundation
import StrictJSON
import TestSupport
import Testing

/// The published examples of the Dutch educredentials profile, as a person reads them.
@Suite("Elements of the educredentials profile")
struct DutchProfileElementTests {
    /// One example: what stands in it. They all write `validFrom`, and give one grade.
    struct Example: Sendable, CustomTestStringConvertible {
        let file: String
        let learner: String
        let title: String
        /// Name, country, and the number in the Dutch register of schools.
        let issuer: (name: String, country: String, brin: String?)
        let issued: String
        /// How the description begins.
        let outcome: String?
        /// The member, its words, and what they come to.
        let load: (member: String, words: String, value: String)?
        let eqf: Int?
        /// Name, description and number of the accreditation, whose alignment stands first.
        let assurance: (name: String, description: String, number: String)?
        let form: Form
        let grade: String
        let limits: MicroCredentialLimits.Outcome
        /// False where the result refers to a description that the file does not have.
        var isGradeDescribed = true

        var testDescription: String { file }
    }

    /// The four members that say how one took part and was assessed, which stand together in these files.
    enum Form {
        case none
        case onSite(assessment: String, isChecked: Bool)
        case online
    }

    private static let beek = (name: "MBO Beek", country: "NL", brin: "4B0B1A" as String?)
    private static let beekUnregistered = (name: "MBO Beek", country: "NL", brin: nil as String?)
    private static let theed = (name: "Naboo Theed University", country: "XX", brin: "42NB" as String?)
    private static let theedUnregistered = (name: "Naboo Theed University", country: "XX", brin: nil as String?)
    private static let harderwijk = (name: "Universiteit van Harderwijk", country: "NL", brin: "UN1VH" as String?)
    private static let wizards = (
        name: "W Practische toepassing van animale transmutatie",
        description: "Accreditatie van de opleiding door de Wijze Raad van de Magiërs", number: "AV-7381"
    )
    private static let assessmentMinor = (
        name: "M Psychological Assessment",
        description: "Toets nieuwe opleiding\n**WO-minor**\n Psychologische Assessment", number: "AV-4223"
    )

    static let examples: [Example] = [
        Example(
            file: "mbob_eo_eov_extracurricular_full", learner: "https://example.com/credentials/stu-A1B2C3",
            title: "Extracurriculair Stage bij het luchtverkopersgilde", issuer: beek, issued: "2024-08-30T00:00:00Z",
            outcome: "Leer hoe je iets verkoopt", load: ("SBU", "120", "120 hours"), eqf: 3, assurance: nil,
            form: .onSite(assessment: "application of a skill", isChecked: false), grade: "7.5", limits: .notApplicable),
        Example(
            file: "mbob_eo_eov_regular_full", learner: "https://example.com/credentials/crd-MBN3PQ#subject",
            title: "Diploma master in subtiele verkoopkunst", issuer: beek, issued: "2024-08-30T00:00:00Z",
            outcome: "Dit diploma geeft jou", load: ("SBU", "3000", "3000 hours"), eqf: 5, assurance: nil,
            form: .onSite(assessment: "testing", isChecked: true), grade: "8.8", limits: .notApplicable),
        Example(
            file: "mbob_ht_pf_microcredential_full", learner: "https://example.com/students/stu-4D5E6F",
            title: "Microcredential Frietje perfectie schillen", issuer: beekUnregistered,
            issued: "2024-08-30T00:00:00Z", outcome: "De essentie van de perfecte",
            load: ("SBU", "240", "240 hours"), eqf: 4, assurance: nil,
            form: .onSite(assessment: "testing", isChecked: true), grade: "8.0", limits: .within),
        Example(
            file: "mbob_zw_ssb_extracurricular_full", learner: "https://example.com/credentials/stu-A1B2C3",
            title: "Nachtwacht bij slaperige ouderen", issuer: beek, issued: "2024-08-30T00:00:00Z",
            outcome: "Stage waarbij de student", load: ("timeInvestment", "13", "13 hours"), eqf: 3, assurance: nil,
            form: .onSite(assessment: "application of a skill", isChecked: false), grade: "7.5", limits: .notApplicable),
        Example(
            file: "mbob_zw_ssb_regular_full", learner: "https://example.com/credentials/crd-MBN3PQ#subject",
            title: "Diploma slapeloosheidsgoeroe", issuer: beek, issued: "2024-08-30T00:00:00Z",
            outcome: "Met dit diploma mag je", load: ("SBU", "2000", "2000 hours"), eqf: 5, assurance: nil,
            form: .onSite(assessment: "testing", isChecked: true), grade: "8.8", limits: .notApplicable),
        Example(
            file: "mbob_zw_td_microcredential_full", learner: "https://example.com/students/stu-4D5E6F",
            title: "Basis miauw en blaf interpretatie", issuer: beekUnregistered, issued: "2024-08-30T00:00:00Z",
            outcome: "Leer de geheime taal", load: ("SBU", "240", "240 hours"), eqf: 4, assurance: nil,
            form: .onSite(assessment: "testing", isChecked: true), grade: "8.0", limits: .within),
        Example(
            file: "theed_extracurricular_embedded_ho", learner: "https://example.com/students/stu-1A2B3C",
            title: "Lightsaber Dueling Techniques", issuer: theed, issued: "2014-06-01T00:00:00Z",
            outcome: "This badge is awarded", load: nil, eqf: nil, assurance: nil, form: .none, grade: "7.5",
            limits: .notApplicable),
        Example(
            file: "theed_extracurricular_full_mbo", learner: "https://example.com/credentials/stu-A1B2C3",
            title: "Droid Factory Internship", issuer: theed, issued: "2024-08-30T00:00:00Z",
            outcome: "# Droid Factory Internship", load: ("timeInvestment", "13", "13 hours"), eqf: 3, assurance: nil,
            form: .onSite(assessment: "application of a skill", isChecked: false), grade: "7.5", limits: .notApplicable),
        Example(
            file: "theed_microcredential_embedded_ho", learner: "https://example.com/students/stu-4D5E6F",
            title: "Minor: Jedi Mind Control and Advanced Meditation Practices", issuer: theedUnregistered,
            issued: "2014-06-01T00:00:00Z", outcome: "This badge is awarded", load: ("ECTS", "3.0", "3 ects"), eqf: 4,
            assurance: assessmentMinor, form: .onSite(assessment: "testing", isChecked: true), grade: "8.5",
            limits: .within),
        Example(
            file: "theed_microcredential_full_mbo", learner: "https://example.com/students/stu-4D5E6F",
            title: "Droid Maintenance and Repair", issuer: theedUnregistered, issued: "2024-08-30T00:00:00Z",
            outcome: "# Droid Maintenance and Repair", load: ("SBU", "500", "500 hours"), eqf: 4, assurance: nil,
            form: .onSite(assessment: "testing", isChecked: true), grade: "8.0", limits: .within),
        Example(
            file: "theed_regular_embedded_ho", learner: "did:example:ebfeb1f712ebc6f1c276e12ec21",
            title: "The Force and Its Applications", issuer: theed, issued: "2014-06-01T00:00:00Z",
            outcome: "This badge is awarded", load: ("ECTS", "6.0", "6 ects"), eqf: 5,
            assurance: (
                "M Philosophy of Science, Technology and Society", "Accreditatie bestaande opleiding", "AV-2391"
            ), form: .none, grade: "8.0", limits: .notApplicable,
            isGradeDescribed: false),
        Example(
            file: "theed_regular_full_mbo", learner: "did:example:ebfeb1f712ebc6f1c276e12ec21",
            title: "Pod Tuning and Boosting", issuer: theed, issued: "2024-08-30T00:00:00Z", outcome: nil,
            load: ("SBU", "24", "24 hours"), eqf: 5, assurance: nil, form: .online, grade: "8.0",
            limits: .notApplicable,
            isGradeDescribed: false),
        Example(
            file: "uvh_at_microcredential_full_1", learner: "https://example.com/students/stu-7Z6X5W",
            title: "Microcredential Basisomzetting Kat naar Koffiezetapparaat", issuer: harderwijk,
            issued: "2024-08-30T00:00:00Z", outcome: "De student heeft met succes",
            load: ("ECTS", "3.0", "3 ects"), eqf: 4, assurance: wizards,
            form: .onSite(assessment: "testing", isChecked: true), grade: "8.5", limits: .within),
        Example(
            file: "uvh_at_regular_full", learner: "https://example.com/subjects/sub-8A3B6C",
            title: "Diploma Grootmeester Huisdier-Transmutator", issuer: harderwijk, issued: "2024-08-30T00:00:00Z",
            outcome: "Dit diploma bevestigt", load: ("ECTS", "180", "180 ects"), eqf: 5, assurance: wizards,
            form: .online, grade: "8.0", limits: .notApplicable,
            isGradeDescribed: false),
        Example(
            file: "uvh_fvhz_microcredential_full", learner: "https://example.com/students/stu-4D5E6F",
            title: "Microcredential Argumenteren over Onzinnige Zaken", issuer: harderwijk,
            issued: "2024-08-30T00:00:00Z", outcome: "Deze microcredential erkent",
            load: ("ECTS", "4.5", "4.5 ects"), eqf: 4, assurance: assessmentMinor,
            form: .onSite(assessment: "testing", isChecked: true), grade: "8.5", limits: .within),
    ]

    @Test(
        "agree with what a person reads",
        .enabled(if: VectorFolder.hasSample("educredentials-nl"), "the samples are not at hand"), arguments: examples)
    func example(_ example: Example) throws {
        let sample = try ElementSample(sample: "educredentials-nl/\(example.file).json")
        #expect(sample.elements.reader == .openBadges3)
        sample.expect(Self.expected(example))
        #expect(sample.elements.limits.outcome == example.limits)
    }

    @Test(
        "are known for every example in the folder",
        .enabled(if: VectorFolder.hasSample("educredentials-nl"), "the samples are not at hand"))
    func complete() throws {
        let files = try VectorFolder.files(
            in: VectorFolder.samples.appending(path: "educredentials-nl"), extensions: ["json"])
        #expect(Set(files.map(\.name)) == Set(Self.examples.map { "\($0.file).json" }))
    }

    private static func expected(_ example: Example) -> ExpectedElements {
        let achievement = "/credentialSubject/achievement"
        let grade = example.isGradeDescribed ? "term grade from 1 to 10" : "words"
        var expected: ExpectedElements = [
            .learner: ["\(example.learner) | /credentialSubject/id | known as id"],
            .title: ["\(example.title) | \(achievement)/name | words"],
            .country: [
                "\(example.issuer.country) | /issuer/address/addressCountryCode | country \(example.issuer.country)"
            ],
            .awardingBody: ["\(example.issuer.name) | /issuer/name | words"],
            .dateOfIssuing: ["\(example.issued) | /validFrom | \(example.issued)"],
            .gradeAchieved: ["\(example.grade) | /credentialSubject/result/0/value | \(grade)"],
        ]
        if let brin = example.issuer.brin {
            expected[.awardingBody]?.append("\(brin) | /issuer/otherIdentifier/0/identifier | known as ext:BRIN")
        }
        if let outcome = example.outcome {
            expected[.learningOutcomes] = ["\(outcome)… | \(achievement)/description | words"]
        }
        if let load = example.load {
            expected[.workload] = ["\(load.words) | \(achievement)/\(load.member) | \(load.value)"]
        }
        if let eqf = example.eqf {
            let index = example.assurance == nil ? 0 : 1
            expected[.level] = ["\(eqf) | \(achievement)/alignment/\(index)/targetCode | EQF \(eqf)"]
        }
        if let (name, description, number) = example.assurance {
            expected[.qualityAssurance] = [
                "\(name) | \(achievement)/alignment/0/targetName | to https://data.example.com/decisions/\(number)",
                "\(description) | \(achievement)/alignment/0/targetDescription | words",
            ]
        }
        switch example.form {
        case .none:
            // Only how the result is expressed.
            expected[.assessment] = [
                "Final Project Grade | \(achievement)/resultDescription/0/name | term grade from 1 to 10"
            ]
        case .onSite(let assessment, let isChecked):
            expected[.participation] = [
                "onsite or blended | \(achievement)/participationType | term on site or blended"
            ]
            expected[.assessment] = ["\(assessment) | \(achievement)/assessmentType | term \(assessment)"]
            expected[.supervision] = [
                "onsite with identity verification | \(achievement)/supervisionType | term on site, identity verified",
                "\(isChecked) | \(achievement)/identityChecked | \(isChecked ? "yes" : "no")",
            ]
        case .online:
            expected[.participation] = ["online | \(achievement)/participationType | term online"]
            expected[.assessment] = ["testing | \(achievement)/assessmentType | term testing"]
            expected[.supervision] = [
                "supervised online | \(achievement)/supervisionType | term supervised online",
                "true | \(achievement)/identityChecked | yes",
            ]
        }
        return expected
    }
}
