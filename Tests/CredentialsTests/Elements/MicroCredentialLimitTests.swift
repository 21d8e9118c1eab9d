// SPDX-License-Identifier: Apache-2.0

import Credentials
import StrictJSON
import Testing

@Suite("The study load of a Dutch micro-credential")
struct MicroCredentialLimitTests {
    private static let schema =
        "https://raw.githubusercontent.com/educredentials/obv3-examples/refs/heads/main/schemas/microcredential.json"

    private static func limits(_ members: String, type: String = "MicroCredential") throws -> MicroCredentialLimits {
        try ElementSample(
            "{\"credentialSubject\": {\"achievement\": {\"achievementType\": \"\(type)\"\(members)}}}"
        ).elements.limits
    }

    @Test(
        "is 3 to 30 EC in steps of a half",
        arguments: [
            ("2.5", MicroCredentialLimits.Outcome.below), ("2.999", .below), ("3", .within), ("3.5", .within),
            ("\"4,5\"", .within), ("30", .within), ("3.25", .offStep), ("29.9", .offStep), ("30.5", .above),
            ("0", .below),
        ])
    func credits(_ ects: String, _ outcome: MicroCredentialLimits.Outcome) throws {
        let limits = try Self.limits(", \"ECTS\": \(ects)")
        #expect(limits.outcome == outcome)
        #expect(limits.rule == .higherEducation)
    }

    @Test(
        "is at least 240 hours in vocational education",
        arguments: [
            ("239", MicroCredentialLimits.Outcome.below), ("240", .within), ("\"240 SBU\"", .within), ("3000", .within),
        ])
    func hours(_ hours: String, _ outcome: MicroCredentialLimits.Outcome) throws {
        let limits = try Self.limits(", \"SBU\": \(hours)")
        #expect(limits.outcome == outcome)
        #expect(limits.rule == .vocationalEducation)
    }

    @Test(
        "is 84 to 840 hours where only the time invested is stated",
        arguments: [("83.5", MicroCredentialLimits.Outcome.below), ("84", .within), ("840", .within), ("841", .above)])
    func time(_ hours: String, _ outcome: MicroCredentialLimits.Outcome) throws {
        let limits = try Self.limits(", \"timeInvestment\": \(hours)")
        #expect(limits.outcome == outcome)
        #expect(limits.rule == .timeInvestment)
    }

    @Test("is taken from credits first, then from study load, then from time")
    func order() throws {
        let all = ", \"timeInvestment\": 1, \"SBU\": 1, \"ECTS\": 3"
        #expect(try Self.limits(all).rule == .higherEducation)
        #expect(try Self.limits(", \"timeInvestment\": 1, \"SBU\": 240").rule == .vocationalEducation)
    }

    @Test(
        "is not stated by credits of no kind, nor by words",
        arguments: ["", ", \"creditsAvailable\": 3", ", \"ECTS\": \"veel\""])
    func notStated(_ members: String) throws {
        let limits = try Self.limits(members)
        #expect(limits.outcome == .notStated)
        #expect(limits.rule == nil)
        #expect(limits.load == nil)
    }

    @Test(
        "holds only for what says that it is one",
        arguments: ["Badge", "Course", "microcredential", "Micro-credential"])
    func notApplicable(_ type: String) throws {
        #expect(try Self.limits(", \"ECTS\": 3", type: type).outcome == .notApplicable)
    }

    @Test("holds where the Dutch profile's schema says so, and no other schema")
    func schemas() throws {
        for (schema, outcome) in [
            (Self.schema, MicroCredentialLimits.Outcome.within),
            (Self.schema.replacing("microcredential.json", with: "regular.json"), .notApplicable),
            ("https://other.example/schemas/microcredential.json", .notApplicable),
        ] {
            let elements = try ElementSample(
                """
                {"credentialSchema": {"id": "\(schema)"}, "credentialSubject": {"achievement": {"ECTS": 3}}}
                """
            ).elements
            #expect(elements.limits.outcome == outcome)
        }
    }
}
