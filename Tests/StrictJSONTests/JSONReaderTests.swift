// SPDX-License-Identifier: Apache-2.0

import StrictJSON
import Testing

/// One refused text, and where.
struct Refused: Sendable, CustomTestStringConvertible {
    let name: String
    let bytes: [UInt8]
    let code: String
    let line: Int
    let column: Int

    init(_ text: String, _ code: String, _ line: Int, _ column: Int) {
        name = text.debugDescription
        bytes = Array(text.utf8)
        self.code = code
        self.line = line
        self.column = column
    }

    init(bytes: [UInt8], _ code: String, _ line: Int, _ column: Int) {
        name = "\(bytes)"
        self.bytes = bytes
        self.code = code
        self.line = line
        self.column = column
    }

    /// A string whose bytes stand between quotes as they are.
    static func string(_ bytes: [UInt8], _ code: String, _ column: Int) -> Refused {
        Refused(bytes: [0x22] + bytes + [0x22], code, 1, column)
    }

    var testDescription: String { name }
}

@Suite struct JSONReaderTests {
    private static func read(_ text: String) throws(JSONError) -> JSONValue { try JSONReader.read(Array(text.utf8)) }

    private static func check(_ refused: Refused) throws {
        let error = try #require(throws: JSONError.self) { try JSONReader.read(refused.bytes) }
        #expect(error.code == refused.code)
        #expect(error.line == refused.line)
        #expect(error.column == refused.column)
    }

    // MARK: What is read

    @Test func readsEveryKindOfValue() throws {
        let value = try Self.read(
            " {\"a\" : [1, 2.50,\t\"x\\u00e9\"],\r\n\"b\":null,\"c\":true,\"d\":false,\"\":{},\"e\":[]} \n")
        let object = try #require(value.objectValue)
        #expect(object.names == ["a", "b", "c", "d", "", "e"])
        #expect(value["a"]?.arrayValue?.count == 3)
        #expect(value["a"]?.arrayValue?.first?.numberValue?.integer == 1)
        #expect(value["a"]?.arrayValue?.last?.stringValue == "x\u{E9}")
        #expect(value["b"] == .null)
        #expect(value["c"]?.boolValue == true)
        #expect(value["d"]?.boolValue == false)
        #expect(value[""]?.objectValue?.isEmpty == true)
        #expect(value["e"]?.arrayValue?.isEmpty == true)
        #expect(value["f"] == nil)
    }

    @Test(arguments: ["null", "\"\"", "0", "-1", "true", " [] "])
    func aTextMayBeAnyValue(text: String) throws {
        _ = try Self.read(text)
    }

    @Test func membersKeepTheirOrder() throws {
        let names = (0..<100).map { ExactString("n\($0 * 37 % 100)") }
        let text = "{" + names.map { "\"\($0.text)\":\"\($0.text)\"" }.joined(separator: ",") + "}"
        let object = try #require(try Self.read(text).objectValue)
        #expect(object.names == names)
        for name in names { #expect(object[name]?.stringValue == name) }
    }

    @Test(arguments: [
        "0", "-0", "1.0", "4.50", "1E2", "1e+2", "1e-02", "12345678901234567890123", "9007199254740993", "1e400",
        "0.1000000000000000055511151231257827021181583404541015625",
    ])
    func numbersKeepTheirText(text: String) throws {
        let number = try #require(try Self.read(text).numberValue)
        #expect(number.lexeme == ExactString(text))
        #expect(JSONWriter.text(.number(number)) == text)
    }

    @Test func numbersAreEqualWhenWrittenTheSame() throws {
        #expect(try Self.read("1.0") == (try Self.read("1.0")))
        #expect(try Self.read("1.0") != (try Self.read("1")))
        #expect(try Self.read("0") != (try Self.read("-0")))
        #expect(try Self.read("1") != (try Self.read("true")))
        #expect(try Self.read("1.0").numberValue?.integer == nil)
        #expect(try Self.read("9223372036854775808").numberValue?.integer == nil)
    }

    @Test(arguments: [
        (#""\"\\\/\b\f\n\r\t""#, "\"\\/\u{8}\u{C}\n\r\t"), (#""\u0041\u00e9\u20AC""#, "Aé€"), (#""\uD83D\uDE00""#, "😀"),
        (#""\u0000""#, "\0"), (#""é€😀\n""#, "é€😀\n"), (#""\uDBFF\uDFFF""#, "\u{10FFFF}"),
        (#""\uFFFF\uFEFF""#, "\u{FFFF}\u{FEFF}"),
        ("\"\u{7F}\u{2028}\"", "\u{7F}\u{2028}"), (#""a\u0301""#, "a\u{301}"),
    ])
    func stringsAreUnescaped(text: String, expected: String) throws {
        #expect(try Self.read(text).stringValue == ExactString(expected))
    }

    /// `String` compares these as equal; they are two names.
    @Test func namesThatOnlyLookTheSameAreTwo() throws {
        let object = try #require(try Self.read("{\"\u{E9}\":1,\"e\u{301}\":2}").objectValue)
        #expect(object.count == 2)
        #expect(object["\u{E9}"]?.numberValue?.integer == 1)
        #expect(object["e\u{301}"]?.numberValue?.integer == 2)
    }

    // MARK: What is refused

    @Test(arguments: [
        Refused(#"{"a":1,"a":1}"#, "json.duplicate-member", 1, 8),
        Refused("{\"a\":1,\n  \"\\u0061\":2}", "json.duplicate-member", 2, 3),
        Refused(#"[{"x":{"é":0,"\u00e9":0}}]"#, "json.duplicate-member", 1, 14),
        Refused(#"{"":1,"":2}"#, "json.duplicate-member", 1, 7),
        Refused(
            "{" + (0..<40).map { "\"m\($0)\":0," }.joined() + "\"m3\":0}", "json.duplicate-member", 1,
            2 + 10 * 7 + 30 * 8),
    ])
    func duplicateMembers(refused: Refused) throws { try Self.check(refused) }

    @Test func aDuplicateMemberIsNamed() throws {
        let error = try #require(throws: JSONError.self) { try Self.read(#"{"ab":1,"\u0061b":1}"#) }
        #expect(error.kind == .duplicateMember("ab"))
        #expect(error.offset == 8)
    }

    /// Only on request, and never silently.
    @Test func theFirstOfARepeatedNameIsKeptOnRequest() throws {
        let text = Array(#"{"a":1,"b":{"c":2,"c":3},"\u0061":4}"#.utf8)
        #expect(throws: JSONError.self) { try JSONReader.read(text) }
        let value = try JSONReader.read(text, limits: .init(keepsFirstOfRepeated: true))
        #expect(value["a"]?.numberValue?.integer == 1)
        #expect(value.objectValue?.repeated == ["a"])
        #expect(value["b"]?["c"]?.numberValue?.integer == 2)
        #expect(value["b"]?.objectValue?.repeated == ["c"])
        #expect(value.objectValue?.count == 2)
        #expect(try JSONReader.read(Array("{}".utf8)).objectValue?.repeated == [])
        #expect(throws: JSONError.self) {
            try JSONReader.read(Array("[1,]".utf8), limits: .init(keepsFirstOfRepeated: true))
        }
    }

    @Test(arguments: [
        Refused("", "json.unexpected-end", 1, 1), Refused("  \n ", "json.unexpected-end", 2, 2),
        Refused("{", "json.unexpected-end", 1, 2), Refused(#"{"a""#, "json.unexpected-end", 1, 5),
        Refused(#"{"a":"#, "json.unexpected-end", 1, 6), Refused(#"{"a":1"#, "json.unexpected-end", 1, 7),
        Refused(#"{"a":1,"#, "json.unexpected-end", 1, 8), Refused("[", "json.unexpected-end", 1, 2),
        Refused("[1,", "json.unexpected-end", 1, 4), Refused("\"abc", "json.unexpected-end", 1, 5),
        Refused(#""\"#, "json.unexpected-end", 1, 3), Refused(#""\u00"#, "json.unexpected-end", 1, 6),
        Refused("tru", "json.unexpected-end", 1, 4), Refused("-", "json.unexpected-end", 1, 2),
        Refused("1.", "json.unexpected-end", 1, 3), Refused("1e+", "json.unexpected-end", 1, 4),
    ])
    func endsTooSoon(refused: Refused) throws { try Self.check(refused) }

    @Test(arguments: [
        Refused("[1,2,]", "json.unexpected-byte", 1, 6), Refused(#"{"a":1,}"#, "json.unexpected-byte", 1, 8),
        Refused("[,1]", "json.unexpected-byte", 1, 2), Refused("[1 2]", "json.unexpected-byte", 1, 4),
        Refused("{a:1}", "json.unexpected-byte", 1, 2), Refused("{'a':1}", "json.unexpected-byte", 1, 2),
        Refused(#"{"a" 1}"#, "json.unexpected-byte", 1, 6), Refused(#"{"a":1;"b":2}"#, "json.unexpected-byte", 1, 7),
        Refused("[1}", "json.unexpected-byte", 1, 3), Refused(#"{"a":1]"#, "json.unexpected-byte", 1, 7),
        Refused("nul1", "json.unexpected-byte", 1, 4), Refused("True", "json.unexpected-byte", 1, 1),
        Refused("NaN", "json.unexpected-byte", 1, 1), Refused("+1", "json.unexpected-byte", 1, 1),
        Refused(".5", "json.unexpected-byte", 1, 1), Refused("/**/1", "json.unexpected-byte", 1, 1),
        Refused("\u{B}1", "json.unexpected-byte", 1, 1), Refused("\u{A0}1", "json.unexpected-byte", 1, 1),
        Refused("[\n\"é\", x]", "json.unexpected-byte", 2, 6), Refused("[1\0]", "json.unexpected-byte", 1, 3),
    ])
    func whatTheGrammarDoesNotKnow(refused: Refused) throws { try Self.check(refused) }

    @Test(arguments: [
        Refused("1 1", "json.trailing-content", 1, 3), Refused("{}{}", "json.trailing-content", 1, 3),
        Refused("[]\n]", "json.trailing-content", 2, 1), Refused("nulll", "json.trailing-content", 1, 5),
        Refused("01", "json.trailing-content", 1, 2), Refused("-01", "json.trailing-content", 1, 3),
        Refused("1\0", "json.trailing-content", 1, 2), Refused("1x", "json.trailing-content", 1, 2),
        Refused("\"\"\u{FEFF}", "json.trailing-content", 1, 3),
    ])
    func contentBehindTheValue(refused: Refused) throws { try Self.check(refused) }

    @Test(arguments: [
        Refused("\u{FEFF}{}", "json.byte-order-mark", 1, 1), Refused("\u{FEFF}", "json.byte-order-mark", 1, 1),
        // UTF-16 with its mark is no UTF-8 at all.
        Refused(bytes: [0xFF, 0xFE, 0x7B, 0, 0x7D, 0], "json.unexpected-byte", 1, 1),
        Refused(bytes: [0x7B, 0, 0x7D, 0], "json.unexpected-byte", 1, 2),
    ])
    func byteOrderMarks(refused: Refused) throws { try Self.check(refused) }

    @Test func aMarkInsideAStringIsText() throws {
        #expect(try Self.read("\"\u{FEFF}\"").stringValue == "\u{FEFF}")
    }

    @Test(arguments: [
        Refused.string([0x80], "json.invalid-utf8", 2), .string([0x61, 0xBF], "json.invalid-utf8", 3),
        .string([0xC0, 0x80], "json.invalid-utf8", 2), .string([0xC1, 0xBF], "json.invalid-utf8", 2),
        .string([0xC3], "json.invalid-utf8", 2), .string([0xC3, 0x41], "json.invalid-utf8", 2),
        .string([0xE0, 0x9F, 0xBF], "json.invalid-utf8", 2), .string([0xE2, 0x82], "json.invalid-utf8", 2),
        .string([0xED, 0xA0, 0x80], "json.invalid-utf8", 2), .string([0xED, 0xBF, 0xBF], "json.invalid-utf8", 2),
        .string([0xF0, 0x8F, 0xBF, 0xBF], "json.invalid-utf8", 2),
        .string([0xF4, 0x90, 0x80, 0x80], "json.invalid-utf8", 2),
        .string([0xF5, 0x80, 0x80, 0x80], "json.invalid-utf8", 2), .string([0xF0, 0x9F, 0x98], "json.invalid-utf8", 2),
        .string([0xF8, 0x88, 0x80, 0x80, 0x80], "json.invalid-utf8", 2), .string([0xFF], "json.invalid-utf8", 2),
        .string([0xC3, 0xA9, 0xFE], "json.invalid-utf8", 3),
        // The same behind an escape, where the string is put together piece by piece.
        .string([0x5C, 0x6E, 0x80], "json.invalid-utf8", 4),
        .string([0x5C, 0x6E, 0xED, 0xA0, 0x80], "json.invalid-utf8", 4),
        Refused(bytes: [0x22, 0xE2, 0x82], "json.invalid-utf8", 1, 2),
    ])
    func invalidUTF8(refused: Refused) throws { try Self.check(refused) }

    @Test(arguments: ["\u{80}", "\u{7FF}", "\u{800}", "\u{D7FF}", "\u{E000}", "\u{FFFF}", "\u{10000}", "\u{10FFFF}"])
    func theEdgesOfUTF8AreRead(text: String) throws {
        #expect(try Self.read("\"\(text)\"").stringValue == ExactString(text))
        #expect(try Self.read("\"\\t\(text)\"").stringValue == ExactString("\t" + text))
    }

    @Test(arguments: [
        Refused(#""\uD800""#, "json.lone-surrogate", 1, 2), Refused(#""\uDC00""#, "json.lone-surrogate", 1, 2),
        Refused(#""ab\uD83Dx""#, "json.lone-surrogate", 1, 4), Refused(#""\uD83D\n""#, "json.lone-surrogate", 1, 2),
        Refused(#""\uD83D\uD83D\uDE00""#, "json.lone-surrogate", 1, 2),
        Refused(#""\uDE00\uD83D""#, "json.lone-surrogate", 1, 2),
        Refused(#""\uD83D\u0041""#, "json.lone-surrogate", 1, 2),
        Refused(#"{"\uDFFF":1}"#, "json.lone-surrogate", 1, 3),
    ])
    func loneSurrogates(refused: Refused) throws { try Self.check(refused) }

    @Test(arguments: [
        Refused(#""\x41""#, "json.invalid-escape", 1, 3), Refused(#""\'""#, "json.invalid-escape", 1, 3),
        Refused(#""\N""#, "json.invalid-escape", 1, 3), Refused(#""\u00g0""#, "json.invalid-escape", 1, 6),
        Refused(#""\u{41}""#, "json.invalid-escape", 1, 4), Refused(#""\u+041""#, "json.invalid-escape", 1, 4),
        Refused(#""\U0041""#, "json.invalid-escape", 1, 3), Refused("\"\\\n\"", "json.invalid-escape", 1, 3),
        Refused(#""\uD83D\uDEx0""#, "json.invalid-escape", 1, 12),
    ])
    func invalidEscapes(refused: Refused) throws { try Self.check(refused) }

    @Test(arguments: [
        Refused("\"\n\"", "json.control-character", 1, 2), Refused("\"a\tb\"", "json.control-character", 1, 3),
        Refused("\"\0\"", "json.control-character", 1, 2), Refused("\"\u{1F}\"", "json.control-character", 1, 2),
        Refused("\"\\n\u{1}\"", "json.control-character", 1, 4), Refused("{\"\r\":1}", "json.control-character", 1, 3),
    ])
    func controlCharacters(refused: Refused) throws { try Self.check(refused) }

    @Test(arguments: [
        Refused("-x", "json.invalid-number", 1, 2), Refused("1.x", "json.invalid-number", 1, 3),
        Refused("1.e1", "json.invalid-number", 1, 3), Refused("1ex", "json.invalid-number", 1, 3),
        Refused("1e+-1", "json.invalid-number", 1, 4), Refused("[--1]", "json.invalid-number", 1, 3),
        Refused("-Infinity", "json.invalid-number", 1, 2), Refused("[1e]", "json.invalid-number", 1, 4),
        Refused("-.5", "json.invalid-number", 1, 2), Refused("1e１", "json.invalid-number", 1, 3),
    ])
    func invalidNumbers(refused: Refused) throws { try Self.check(refused) }

    // MARK: Limits

    private static func nested(_ depth: Int, object: Bool) -> [UInt8] {
        let open = object ? "{\"a\":" : "["
        let close = object ? "}" : "]"
        return Array((String(repeating: open, count: depth) + "0" + String(repeating: close, count: depth)).utf8)
    }

    @Test(arguments: [false, true])
    func sixtyFourLevelsAreRead(object: Bool) throws {
        _ = try JSONReader.read(Self.nested(64, object: object))
        let error = try #require(throws: JSONError.self) { try JSONReader.read(Self.nested(65, object: object)) }
        #expect(error.kind == .tooDeep(limit: 64))
        #expect(error.code == "json.too-deep")
        #expect(error.offset == (object ? 64 * 5 : 64))
    }

    @Test func depthCountsWhatIsOpenOnly() throws {
        let siblings = "[" + Array(repeating: "[[],{}]", count: 200).joined(separator: ",") + "]"
        _ = try JSONReader.read(Array(siblings.utf8), limits: .init(depth: 3))
        let error = try #require(throws: JSONError.self) {
            try JSONReader.read(Array(siblings.utf8), limits: .init(depth: 2))
        }
        #expect(error.kind == .tooDeep(limit: 2))
        #expect(error.column == 3)
        _ = try JSONReader.read(Array("1".utf8), limits: .init(depth: 0))
        #expect(throws: JSONError.self) { try JSONReader.read(Array("[]".utf8), limits: .init(depth: 0)) }
    }

    @Test func aHundredThousandBracketsCostNothing() throws {
        let error = try #require(throws: JSONError.self) {
            try JSONReader.read([UInt8](repeating: UInt8(ascii: "["), count: 100_000))
        }
        #expect(error.code == "json.too-deep")
    }

    @Test func largerThanTheLimitIsRefused() throws {
        let text = Array("[1,2,3]".utf8)
        _ = try JSONReader.read(text, limits: .init(size: text.count))
        let error = try #require(throws: JSONError.self) {
            try JSONReader.read(text, limits: .init(size: text.count - 1))
        }
        #expect(error.kind == .tooLarge(limit: 6))
        #expect(error.code == "json.too-large")
        #expect(JSONReader.Limits().size == 16 << 20)
        #expect(JSONReader.Limits().depth == 64)
    }
}
