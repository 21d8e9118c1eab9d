// SPDX-License-Identifier: Apache-2.0

import BackpackCommands
import CommandLineKit
import Credentials
import StrictJSON
import Testing

@Suite("show --elements")
struct ElementsTests {
    private static func elements(_ bench: CommandBench, _ number: String) throws -> [ExactString: JSONValue] {
        let document = try bench.run("show", number, "--elements", "--json").json
        #expect(document["schema"]?.stringValue == "backpack.elements/1")
        var elements: [ExactString: JSONValue] = [:]
        for element in try #require(document["elements"]?.arrayValue) {
            elements[try #require(element["element"]?.stringValue)] = element
        }
        return elements
    }

    @Test("holds a credential against eleven mandatory and five optional elements, below its verdict")
    func english() throws {
        try CommandBench.with { bench in
            bench.fill()
            let output = bench.run("show", "1", "--elements").output
            #expect(output.hasPrefix("1: valid\n  Wondzorg in de wijk\n"))
            for line in [
                "Mandatory elements (7/11)", "Optional elements (1/5)", "  ✓ Title: Wondzorg in de wijk",
                "  - Country or region of the issuer: not stated", "  ✓ Level: EQF 5 (EQF niveau 5)",
                "      available: 5 credits (the kind of credits is not stated)",
                "      earned: 5 credits (the kind of credits is not stated)",
                "  ✓ Learning outcomes: aligned with: wondzorg verlenen (ESCO; https://esco.voorbeeld.example/skill/voorbeeld-0001)",
                "SURF framework: cannot be held against it, for no study load in EC or hours is stated.",
            ] { #expect(output.contains("\n\(line)\n"), "\(line)") }
        }
    }

    @Test("says the same in Dutch, with a decimal comma")
    func dutch() throws {
        try CommandBench.with { bench in
            let issuer = try TestIssuer("elements")
            let path = try bench.write(
                "a.json",
                try issuer.credential(title: "Lassen") { document in
                    document["@context"] = .array([
                        .string("https://www.w3.org/ns/credentials/v2"),
                        .string("https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json"),
                        .object(["ECTS": .string("https://schema.org/ECTS")]),
                    ])
                    var subject = document["credentialSubject"]?.objectValue
                    var achievement = subject?["achievement"]?.objectValue
                    achievement?["achievementType"] = .string("MicroCredential")
                    achievement?["ECTS"] = .string("2,5")
                    subject?["achievement"] = achievement.map(JSONValue.object)
                    document["credentialSubject"] = subject.map(JSONValue.object)
                })
            bench.run("import", path)
            let output = bench.run("--lang", "nl", "show", "1", "--elements").output
            for line in [
                "Verplichte elementen (5/11)", "  ✓ Studielast: 2,5 EC (ECTS)",
                "  - Soort kwaliteitsborging: niet vermeld",
                "SURF-raamwerk: 2,5 EC (ECTS) is minder dan een microcredential heeft. In het hoger onderwijs is dat 3 tot en met 30 EC, in stappen van een half.",
            ] { #expect(output.contains("\n\(line)\n"), "\(line) in \(output)") }
        }
    }

    @Test("shows what is stated where the signature does not hold, under the verdict that says so")
    func tampered() throws {
        try CommandBench.with { bench in
            bench.rely()
            bench.run("import", "--keep-invalid", CommandBench.example("wound-care-tampered"))
            let output = bench.run("show", "1", "--elements").output
            #expect(output.hasPrefix("1: invalid\n"))
            #expect(output.contains("\n  ✓ Title: "))
        }
    }

    @Test("gives every element as JSON, with words, value and place")
    func json() throws {
        try CommandBench.with { bench in
            bench.fill()
            let elements = try Self.elements(bench, "1")
            #expect(Set(elements.keys.map(\.text)) == Set(StandardElement.allCases.map(\.rawValue)))
            #expect(elements.values.count { $0["mandatory"]?.boolValue == true } == 11)
            let level = try #require(elements["level"])
            #expect(level["presence"]?.stringValue == "present")
            let statement = try #require(level["statements"]?.arrayValue?.first)
            #expect(statement["text"]?.stringValue == "5")
            #expect(statement["pointer"]?.stringValue == "/credentialSubject/achievement/alignment/0/targetCode")
            #expect(statement["value"]?["kind"]?.stringValue == "level")
            #expect(statement["value"]?["eqf"]?.numberValue?.integer == 5)
            #expect(elements["country"]?["presence"]?.stringValue == "missing")
            #expect(elements["country"]?["statements"]?.arrayValue?.isEmpty == true)
            let document = try bench.run("show", "1", "--elements", "--json").json
            #expect(document["verdict"]?.stringValue == "valid")
            #expect(document["limits"]?["outcome"]?.stringValue == "not-stated")
        }
    }

    @Test("has words of its own for everything, in both languages")
    func words() {
        for language in Language.allCases {
            let words = ElementWords.of(language)
            #expect(Set(StandardElement.allCases.map(words.name)).count == StandardElement.allCases.count)
            #expect(Set(Statement.Caveat.allCases.map(words.caveat)).count == Statement.Caveat.allCases.count)
            let labels = Statement.Aspect.allCases.compactMap(words.label)
            #expect(Set(labels).count == labels.count)
            #expect(
                Set(MicroCredentialLimits.Rule.allCases.map(words.rule)).count
                    == MicroCredentialLimits.Rule.allCases.count)
        }
        let (dutch, english) = (ElementWords.of(.dutch), ElementWords.of(.english))
        for element in StandardElement.allCases { #expect(dutch.name(element) != english.name(element)) }
        for caveat in Statement.Caveat.allCases { #expect(dutch.caveat(caveat) != english.caveat(caveat)) }
        for rule in MicroCredentialLimits.Rule.allCases { #expect(dutch.rule(rule) != english.rule(rule)) }
        #expect(dutch.languages.first == "nl")
        #expect(english.languages.first == "en")
    }
}
