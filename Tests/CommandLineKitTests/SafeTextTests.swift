// SPDX-License-Identifier: Apache-2.0

import CommandLineKit
import Testing

@Suite struct SafeTextTests {
    static let hidden: [(String, [ClosedRange<UInt32>])] = [
        ("C0", [0x00...0x1F]), ("DEL and C1", [0x7F...0x9F]), ("soft hyphen", [0xAD...0xAD]),
        ("grapheme joiner", [0x34F...0x34F]), ("Arabic letter mark", [0x61C...0x61C]),
        ("Hangul fillers", [0x115F...0x1160, 0x3164...0x3164, 0xFFA0...0xFFA0]),
        ("Khmer inherent vowels", [0x17B4...0x17B5]), ("Mongolian selectors", [0x180B...0x180F]),
        ("zero width", [0x200B...0x200D]), ("direction marks", [0x200E...0x200F]),
        ("line and paragraph separators", [0x2028...0x2029]), ("embeddings and overrides", [0x202A...0x202E]),
        ("word joiner and invisible operators", [0x2060...0x2064]), ("isolates", [0x2066...0x2069]),
        ("deprecated format characters", [0x206A...0x206F]), ("variation selectors", [0xFE00...0xFE0F]),
        ("byte order mark", [0xFEFF...0xFEFF]), ("interlinear annotation", [0xFFF9...0xFFFB]),
        ("tags", [0xE0000...0xE007F]), ("more variation selectors", [0xE0100...0xE01EF]),
        ("musical format characters", [0x1D173...0x1D17A]),
    ]

    @Test(arguments: hidden)
    func escapesEveryCharacter(of name: String, ranges: [ClosedRange<UInt32>]) throws {
        for value in ranges.joined() {
            let scalar = try #require(Unicode.Scalar(value))
            let expected = "a\\u{\(String(value, radix: 16))}b"
            #expect(SafeText.escape("a\(scalar)b") == expected)
            #expect(SafeText.hidesCharacters("\(scalar)"))
        }
    }

    @Test(arguments: [
        "plain ASCII ~ \\u{1b}", "Eén maatschappelijk diploma", "محمد", "שלום", "学位", "école e\u{301}", "🎓",
        "❤\u{FE0F}",
        "no\u{A0}break", "\u{E000}", "\u{FFFD}", "नमस्ते",
    ])
    func leavesVisibleTextAlone(text: String) {
        #expect(SafeText.escape(text) == text)
        #expect(!SafeText.hidesCharacters(text))
    }

    @Test func allowsEmojiPresentationOnlyBehindAnEmoji() {
        #expect(SafeText.escape("a\u{FE0F}") == "a\\u{fe0f}")
        #expect(SafeText.escape("1\u{FE0F}") == "1\\u{fe0f}")
        #expect(SafeText.escape("\u{FE0F}") == "\\u{fe0f}")
        #expect(SafeText.escape("❤\u{FE0F}\u{FE0F}") == "❤\u{FE0F}\\u{fe0f}")
    }

    @Test func letsLineFeedsThroughOnlyWhenAsked() {
        #expect(SafeText.escape("a\nb") == "a\\u{a}b")
        #expect(SafeText.escape("a\nb\r\n\u{2028}", keepingNewlines: true) == "a\nb\\u{d}\n\\u{2028}")
        #expect(SafeText("a\nb", keepingNewlines: true).text == "a\nb")
    }

    @Test func escapesWhatIsInterpolated() {
        let title = "\u{1B}[2Jgone\n"
        let safe: SafeText = "title: \(title)\n"
        #expect(safe.text == "title: \\u{1b}[2Jgone\\u{a}\n")
        #expect(("\(Word(bytes: [0xFF, 0x1B])) \(7)" as SafeText).text == "\\x{ff}\\u{1b} 7")
    }

    @Test func doesNotEscapeTwice() {
        let inner: SafeText = "\(Palette(isOn: true).apply(.bold, to: "\("\u{7}")"))"
        #expect(inner.text == "\u{1B}[1m\\u{7}\u{1B}[0m")
        #expect(("<\(inner)>" as SafeText).text == "<\(inner.text)>")
        #expect((["a", "\("\u{7}")"] as [SafeText]).joined(separator: ", ").text == "a, \\u{7}")
    }

    @Test func leavesNothingThatControlsATerminal() {
        for value in Array(UInt32(0)...0xFFFF) + Array(0xE0000...0xE0FFF) {
            guard let scalar = Unicode.Scalar(value) else { continue }
            let kept = SafeText.escape(String(scalar)).unicodeScalars
            guard kept.count == 1 else { continue }
            let isControl = [.control, .lineSeparator, .paragraphSeparator].contains(scalar.properties.generalCategory)
            if isControl || scalar.properties.isBidiControl || scalar.properties.isDefaultIgnorableCodePoint {
                Testing.Issue.record("U+\(String(value, radix: 16)) is not escaped")
            }
        }
    }
}

@Suite struct StyleTests {
    @Test(arguments: zip(Style.allCases, ["1", "2", "31", "32", "33"]))
    func writesOneRenditionAndResetsIt(style: Style, code: String) {
        #expect(Palette(isOn: true).apply(style, to: "x").text == "\u{1B}[\(code)mx\u{1B}[0m")
        #expect(Palette.plain.apply(style, to: "x").text == "x")
        #expect(Palette(isOn: true).apply(style, to: "").isEmpty)
        #expect(Palette(isOn: true).apply(nil, to: "x").text == "x")
    }

    @Test(
        arguments: [
            (.auto, true, [:], true), (.auto, false, [:], false), (.auto, true, ["NO_COLOR": "1"], false),
            (.auto, true, ["NO_COLOR": ""], true), (.auto, true, ["TERM": "dumb"], false),
            (.auto, true, ["TERM": "xterm"], true), (.always, false, ["NO_COLOR": "1", "TERM": "dumb"], true),
            (.never, true, [:], false),
        ] as [(ColorChoice, Bool, [String: String], Bool)])
    func decides(choice: ColorChoice, isTerminal: Bool, environment: [String: String], expected: Bool) {
        #expect(choice.isOn(isTerminal: isTerminal) { environment[$0].map { Word($0) } } == expected)
    }
}

@Suite struct DisplayWidthTests {
    @Test(
        arguments: [
            ("", 0), ("abc", 3), ("één", 3), ("e\u{301}", 1), ("学位", 4), ("ｆ", 2), ("한국", 4),
            ("\u{1112}\u{1161}\u{11AB}", 2),
            ("🎓", 2), ("❤\u{FE0F}", 2), ("👍🏽", 2), ("🇳🇱", 2), ("…", 1), ("שלום", 4), ("नमस्ते", 4),
        ] as [(SafeText, Int)])
    func counts(text: SafeText, columns: Int) {
        #expect(DisplayWidth.of(text) == columns)
    }

    @Test func doesNotCountStyles() {
        #expect(DisplayWidth.of(Palette(isOn: true).apply(.green, to: "mmm")) == 3)
    }

    @Test(
        arguments: [
            ("abc", 3, "abc"), ("abcd", 3, "ab…"), ("a bcd", 3, "a…"), ("abcd", 1, "…"), ("abcd", 0, ""),
            ("abcd", -1, ""), ("学位学", 5, "学位…"),
            ("学位学", 4, "学…"), ("e\u{301}e\u{301}e\u{301}", 2, "e\u{301}…"), ("", 0, ""),
        ] as [(SafeText, Int, String)])
    func truncates(text: SafeText, width: Int, expected: String) {
        #expect(DisplayWidth.truncate(text, to: width).text == expected)
    }
}

@Suite struct TextTableTests {
    private var table: TextTable {
        var table = TextTable(columns: [
            .init("No", .trailing), .init("Title", minimumWidth: 6), .init("Issuer", minimumWidth: 4), .init("Verdict"),
        ])
        table.append(["1", "Ondernemend gedrag", "\("Hogeschool\n")", .init("valid", style: .green)])
        table.append(["12", "学位", "", .init("untrusted", style: .yellow)])
        table.append(["3", "short"])
        return table
    }

    @Test func alignsWithoutTrailingSpaces() {
        let expected = """
            No  Title               Issuer           Verdict
             1  Ondernemend gedrag  Hogeschool\\u{a}  valid
            12  学位                                 untrusted
             3  short
            """
        #expect(Demo.text(table.lines(width: nil)) == expected)
        #expect(Demo.text(table.lines(width: 200)) == expected)
    }

    @Test func narrowsTheWidestColumnsThatMay() {
        let expected = """
            No  Title          Issuer          Verdict
             1  Ondernemend…   Hogeschool\\u{…  valid
            12  学位                           untrusted
             3  short
            """
        let lines = table.lines(width: 44)
        #expect(Demo.text(lines) == expected)
        #expect(lines.allSatisfy { DisplayWidth.of($0) <= 44 })
    }

    @Test func stopsAtTheMinimum() {
        let lines = table.lines(width: 1)
        #expect(lines[1].text == " 1  Onder…  Hog…  valid")
        #expect(lines[2].text == "12  学位          untrusted")
    }

    @Test func stylesWithoutChangingTheWidth() {
        let plain = table.lines(width: 44)
        let styled = table.lines(width: 44, palette: Palette(isOn: true))
        #expect(plain.map { DisplayWidth.of($0) } == styled.map { DisplayWidth.of($0) })
        #expect(styled[1].text.hasSuffix("\u{1B}[32mvalid\u{1B}[0m"))
    }
}
