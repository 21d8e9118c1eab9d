// SPDX-License-Identifier: Apache-2.0

import Credentials
import StrictJSON
import Testing

/// Amounts, study load and levels as they are written in the field.
@Suite struct StudyLoadTests {
    @Test(arguments: [
        ("3", 3_000), ("2.5", 2_500), ("2,5", 2_500), ("0,25", 250), ("0.125", 125), ("30", 30_000), ("012", 12_000),
    ])
    func readsAmounts(_ text: String, _ thousandths: Int) {
        #expect(Amount(text)?.thousandths == thousandths)
    }

    @Test(arguments: ["", ".", "1.", ",5", "1.000", "12,345", "1.2.3", "-1", "+1", "1e3", "٣", "1234567", "3 EC"])
    func refusesAmounts(_ text: String) { #expect(Amount(text) == nil) }

    @Test(arguments: [("3", "3"), ("3.0", "3"), ("2.50", "2.5"), ("1.000", "1"), ("0.125", "0.125")])
    func readsJSONNumbersWithADecimalDot(_ json: String, _ text: String) throws {
        let number = try #require(try JSONReader.read(Array(json.utf8)).numberValue)
        #expect(Amount(number)?.text() == text)
    }

    @Test(arguments: ["-1", "1e3", "1.0001", "12345678"])
    func refusesJSONNumbers(_ json: String) throws {
        let number = try #require(try JSONReader.read(Array(json.utf8)).numberValue)
        #expect(Amount(number) == nil)
    }

    @Test func writesAndAddsExactly() throws {
        let tenth = try #require(Amount("0,1"))
        let sum = try #require((1...10).reduce(Amount.zero as Amount?) { sum, _ in sum?.adding(tenth) })
        #expect(sum.text() == "1")
        #expect(try #require(Amount("2,5")).text(decimalMark: ",") == "2,5")
        #expect(Amount(thousandths: 1_000_000_000)?.adding(tenth) == nil)
    }

    @Test(arguments: [
        ("3 EC", "3", StudyLoad.Unit.ects), ("2,5 ECTS", "2.5", .ects), ("30 ects", "30", .ects), ("3EC", "3", .ects),
        ("84 uur", "84", .hours), ("84 uren", "84", .hours), ("240 SBU", "240", .hours), ("30-hour", "30", .hours),
        ("1.5 hours", "1.5", .hours), ("PT84H", "84", .hours), ("PT1H30M", "1.5", .hours), ("PT90M", "1.5", .hours),
        ("84\u{A0}uur", "84", .hours),
    ])
    func readsStudyLoad(_ text: ExactString, _ amount: String, _ unit: StudyLoad.Unit) throws {
        let load = try #require(StudyLoad(text))
        #expect(load.amount.text() == amount)
        #expect(load.unit == unit)
    }

    @Test(arguments: [
        "3", "EC", "1.000 uur", "drie EC", "3 dagen", "P2W", "P1D", "PT", "PTH", "PT1H1H", "PT1M1H", "PT1.5H", "PT7M",
        "-3 EC", "3 EC en meer", "PT9999999H",
    ])
    func refusesStudyLoad(_ text: ExactString) { #expect(StudyLoad(text) == nil) }

    @Test(arguments: [
        (QualificationLevel.Framework.eqf, "6", "6", 6), (.eqf, "EQF 6", "6", 6), (.eqf, "Level 5", "5", 5),
        (.eqf, "7.0", "7", 7), (.nlqf, "NLQF 4+", "4+", 4), (.nlqf, "niveau 4", "4", 4),
        (.qfEHEA, "First cycle", "first", 6),
        (.qfEHEA, "Tweede cyclus", "second", 7), (.qfEHEA, "short cycle", "short", 5),
    ])
    func readsLevels(_ framework: QualificationLevel.Framework, _ text: String, _ level: String, _ eqf: Int) throws {
        let found = try #require(QualificationLevel(framework, text))
        #expect(found.level == level)
        #expect(found.eqf == eqf)
    }

    @Test func knowsAnEntryLevelBelowTheEuropeanOnes() throws {
        #expect(try #require(QualificationLevel(.nlqf, "Instroomniveau")).eqf == nil)
    }

    @Test(arguments: [
        (QualificationLevel.Framework.eqf, "0"), (.eqf, "9"), (.eqf, "4+"), (.eqf, "66"), (.eqf, "EQF"), (.eqf, "6.5"),
        (.nlqf, "9"), (.nlqf, "5+"), (.qfEHEA, "fourth"), (.qfEHEA, "6"),
    ])
    func refusesLevels(_ framework: QualificationLevel.Framework, _ text: String) {
        #expect(QualificationLevel(framework, text) == nil)
    }

    @Test func readsLevelsOfAuthorityTables() {
        #expect(QualificationLevel(iri: "http://data.europa.eu/snb/eqf/6")?.eqf == 6)
        #expect(QualificationLevel(iri: "http://data.europa.eu/snb/eqf/9") == nil)
        #expect(QualificationLevel(iri: "http://example.org/6") == nil)
    }
}
