// SPDX-License-Identifier: Apache-2.0

import CommandLineKit
import Testing

@Suite struct WordTests {
    @Test func readsValidUTF8() {
        #expect(Word(bytes: [0xC3, 0xA9]).text == "é")
        #expect(Word("").text?.isEmpty == true)
    }

    @Test(
        arguments: [
            [0xFF], [0xC3], [0x61, 0x80], [0xC0, 0xAF], [0xED, 0xA0, 0x80], [0xF4, 0x90, 0x80, 0x80],
        ] as [[UInt8]])
    func hasNoTextWhereBytesAreNotUTF8(bytes: [UInt8]) {
        #expect(Word(bytes: bytes).text == nil)
    }

    @Test func showsEachStrayByte() {
        #expect(Word(bytes: [0x61, 0xFF, 0xC3, 0xA9, 0xC3]).shown == "a\\x{ff}é\\x{c3}")
        #expect(Word(bytes: [0xED, 0xA0, 0x80]).shown == "\\x{ed}\\x{a0}\\x{80}")
        #expect(Word("é€😀").shown == "é€😀")
    }

    @Test func comparesBytes() {
        #expect(Word("é") != Word("e\u{301}"))
        #expect(Word("a") == Word(bytes: [0x61]))
    }

    @Test func readsTheProcessArguments() {
        #expect(Word.processArguments().map(\.text) == CommandLine.arguments.dropFirst().map { $0 })
    }

    @Test func standsForTheStream() {
        #expect(Word("-").isStandardStream)
        #expect(!Word("--").isStandardStream)
        #expect(!Word("").isStandardStream)
    }
}

@Suite struct ArgumentValueTests {
    @Test func readsNumbers() throws {
        #expect(try Int(word: "42") == 42)
        #expect(try PositiveInteger(word: "1").value == 1)
        for word: Word in ["", "4.0", " 4", "0x4", "٤", "99999999999999999999"] {
            #expect(throws: InvalidValue.self) { try Int(word: word) }
        }
        for word: Word in ["0", "-1", "x"] {
            #expect(throws: InvalidValue.self) { try PositiveInteger(word: word) }
        }
    }

    @Test func readsTextOnlyFromUTF8() throws {
        #expect(try String(word: "é") == "é")
        #expect(throws: InvalidValue.self) { try String(word: Word(bytes: [0xFF])) }
        #expect(throws: InvalidValue.self) { try String(word: Word(bytes: [0x61, 0xC3])) }
    }

    @Test func readsCasesByTheirBytes() throws {
        enum Unit: String, CaseIterable, ArgumentValue { case kelvin = "K" }
        #expect(try Unit(word: "K") == .kelvin)
        #expect(Unit.choices == ["K"])
        // U+212A KELVIN SIGN is canonically equivalent to K, but not the same word.
        #expect(throws: InvalidValue()) { try Unit(word: "\u{212A}") }
        #expect(throws: InvalidValue()) { try Unit(word: "k") }
    }

    @Test func keepsBytesOfAValueDeclaredElsewhere() {
        #expect(Path(word: Word(bytes: [0x66, 0xFF])).bytes == [0x66, 0xFF])
        #expect(Path.completion == .files)
        #expect(Paper.completion == .choices)
        #expect(Int.completion == .none)
    }
}

@Suite struct LanguageTests {
    @Test(
        arguments: [
            (["LANG": "nl_NL.UTF-8"], Language.dutch), (["LANG": "nl"], .dutch), (["LANG": "en_GB"], .english),
            (["LANG": "de_DE.UTF-8"], .english), (["LANG": "nlx"], .english), (["LANG": "C"], .english),
            ([:], .english),
            (["LC_ALL": "en_US", "LANG": "nl_NL"], .english), (["LC_ALL": "", "LANG": "nl_NL"], .dutch),
            (["LC_MESSAGES": "nl_BE", "LANG": "en_US"], .dutch),
        ] as [([String: String], Language)])
    func followsTheLocale(environment: [String: String], expected: Language) {
        #expect(Language.preferred { environment[$0].map { Word($0) } } == expected)
    }
}
