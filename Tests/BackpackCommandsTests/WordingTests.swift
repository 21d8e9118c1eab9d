// SPDX-License-Identifier: Apache-2.0

import BackpackCommands
import CommandLineKit
import Credentials
import Foundation
import TestSupport
import Testing

@Suite("What reports say, in both languages")
struct WordingTests {
    @Test("has a sentence of its own for every finding", arguments: Language.allCases)
    func findings(_ language: Language) {
        let wording = Wording.of(language)
        var codes: [String: FindingCode] = [:]
        for code in FindingCode.allCases {
            let phrase = wording.finding(code)
            #expect(phrase.text.hasSuffix("."), "\(code)")
            #expect(phrase.next?.hasSuffix(".") != false, "\(code)")
            #expect(codes[phrase.text] == nil, "\(code) and \(codes[phrase.text].map { "\($0)" } ?? "")")
            codes[phrase.text] = code
        }
    }

    @Test("names every check and says what passed", arguments: Language.allCases)
    func checks(_ language: Language) {
        let wording = Wording.of(language)
        #expect(Set(CheckID.allCases.map(wording.name)).count == CheckID.allCases.count)
        #expect(Set(CheckID.allCases.map(wording.passed)).count == CheckID.allCases.count)
        for id in CheckID.allCases {
            #expect(!wording.name(id).isEmpty)
            #expect(wording.passed(id).hasSuffix("."))
        }
    }

    @Test("tells verdicts apart, with a next step where one is needed", arguments: Language.allCases)
    func verdicts(_ language: Language) {
        let wording = Wording.of(language)
        #expect(Set(Verdict.allCases.map { wording.verdict($0).text }).count == Verdict.allCases.count)
        #expect(Set(Verdict.allCases.map(wording.word)).count == Verdict.allCases.count)
        for verdict in Verdict.allCases { #expect((wording.verdict(verdict).next == nil) == (verdict == .valid)) }
    }

    @Test("differs between the languages")
    func languages() {
        let dutch = Wording.of(.dutch)
        let english = Wording.of(.english)
        for code in FindingCode.allCases {
            #expect(dutch.finding(code).text != english.finding(code).text, "\(code)")
            #expect((dutch.finding(code).next == nil) == (english.finding(code).next == nil), "\(code)")
        }
        for id in CheckID.allCases {
            #expect(dutch.name(id) != english.name(id), "\(id)")
            #expect(dutch.passed(id) != english.passed(id), "\(id)")
        }
        for verdict in Verdict.allCases {
            #expect(dutch.verdict(verdict).text != english.verdict(verdict).text)
            #expect(dutch.word(verdict) != english.word(verdict))
        }
    }

    @Test("quotes the same evidence in both languages")
    func places() {
        func places(_ text: String) -> Set<String> {
            // What stands before the first brace is no place, be it empty.
            let parts = text.split(separator: "{", omittingEmptySubsequences: false).dropFirst()
            return Set(parts.map { String($0.prefix { $0 != "}" }) })
        }
        #expect(places("{a} and {b}") == ["a", "b"])
        for code in FindingCode.allCases {
            let dutch = Wording.of(.dutch).finding(code)
            let english = Wording.of(.english).finding(code)
            #expect(places(dutch.text) == places(english.text), "\(code)")
            #expect(places(dutch.next ?? "") == places(english.next ?? ""), "\(code)")
        }
        for id in CheckID.allCases {
            #expect(places(Wording.of(.dutch).passed(id)) == places(Wording.of(.english).passed(id)), "\(id)")
        }
    }

    @Test("stands in Docs/Verification.md, every check and every code")
    func documented() throws {
        let url = VectorFolder.root.appending(path: "Docs/Verification.md")
        let page = try String(contentsOf: url, encoding: .utf8)
        for id in CheckID.allCases { #expect(page.contains("| `\(id.rawValue)` |"), "\(id.rawValue)") }
        for code in FindingCode.allCases { #expect(page.contains("`\(code.rawValue)`"), "\(code.rawValue)") }
        for verdict in Verdict.allCases { #expect(page.contains("| `\(verdict.rawValue)` |"), "\(verdict.rawValue)") }
    }
}
