// SPDX-License-Identifier: Apache-2.0

import Foundation
import StrictJSON
import TestSupport
import Testing

@Suite struct CanonicalJSONTests {
    private static func canonical(_ text: String) throws -> String {
        String(decoding: try CanonicalJSON.bytes(try JSONReader.read(Array(text.utf8))), as: UTF8.self)
    }

    @Test(arguments: [
        ("null", "null"), (" [ 1 , true,false ] ", "[1,true,false]"),
        (#"{"b":1,"a":{"d":[],"c":{}}}"#, #"{"a":{"c":{},"d":[]},"b":1}"#),
        // The shortest escapes: two letters where there are any, lower-case digits, and nothing else escaped.
        (
            #""\u0008\u0009\u000a\u000C\u000d\u0022\u005C\u002f\u001F\u007f\u20ac""#,
            #""\b\t\n\f\r\"\\/\u001f"# + "\u{7F}€\""
        ),
        (#""\uD83D\uDE00""#, #""😀""#), (#""A\u030a""#, "\"A\u{30A}\""),
        ("-0", "0"), ("0.0", "0"), ("1.0", "1"), ("-1.50", "-1.5"), ("1E2", "100"), ("1e21", "1e+21"),
        ("1e20", "100000000000000000000"),
        ("123456789012345680000", "123456789012345680000"), ("0.000001", "0.000001"), ("1e-7", "1e-7"),
        ("12e-8", "1.2e-7"),
        ("5e-324", "5e-324"), ("1.7976931348623157e308", "1.7976931348623157e+308"),
        ("9007199254740991", "9007199254740991"),
        ("9007199254740992", "9007199254740992"), ("-9007199254740994", "-9007199254740994"), ("0.1", "0.1"),
        ("333333333.33333329", "333333333.3333333"), ("1e23", "1e+23"), ("4.35", "4.35"),
    ])
    func canonicalForms(text: String, expected: String) throws {
        #expect(try Self.canonical(text) == expected)
    }

    /// The example of RFC 8785 §3.2.3: neither byte order nor that of `String` is that of UTF-16.
    @Test func namesSortByUTF16CodeUnits() throws {
        let text = """
            {"\\u20ac":"Euro Sign","\\r":"Carriage Return","\\ufb33":"Hebrew Letter Dalet With Dagesh","1":"One",\
            "\\ud83d\\ude00":"Emoji: Grinning Face","\\u0080":"Control","\\u00f6":"Latin Small Letter O With Diaeresis"}
            """
        let sorted = try JSONReader.read(Array(try Self.canonical(text).utf8))
        #expect(
            sorted.objectValue?.names == ["\r", "1", "\u{80}", "\u{F6}", "\u{20AC}", "\u{1F600}", "\u{FB33}"])
    }

    @Test(arguments: [
        "9007199254740993", "-9007199254740993", "12345678901234567890123", "1e400", "-1e400", "1e309",
        "99999999999999999999999999999999999999999999",
        // The exact value of the double whose text is 123456789012345680000, and the least integer with an exponent.
        "123456789012345683968", "1000000000000000000000", #"{"a":[9007199254740993]}"#,
    ])
    func refusesNumbersADoubleCannotHold(text: String) throws {
        let value = try JSONReader.read(Array(text.utf8))
        let failure = try #require(throws: CanonicalJSON.Failure.self) { try CanonicalJSON.bytes(value) }
        #expect(failure.code == "json.number-not-exact")
    }

    @Test func namesTheNumberItRefuses() throws {
        let value = try JSONReader.read(Array("[1,9007199254740993]".utf8))
        #expect(throws: CanonicalJSON.Failure.numberNotExact("9007199254740993")) { try CanonicalJSON.bytes(value) }
    }

    @Test func theOrderOfMembersMakesNoDifference() throws {
        let members = [
            "\"b\":1", "\"a\":[{\"y\":0,\"x\":0}]", "\"aa\":\"\"", "\"A\":null", "\"é\":2", "\"e\\u0301\":3",
        ]
        let expected = try Self.canonical("{" + members.joined(separator: ",") + "}")
        for shift in members.indices {
            let turned = members[shift...] + members[..<shift]
            #expect(try Self.canonical("{" + turned.reversed().joined(separator: ", ") + "}") == expected)
        }
        #expect(try Self.canonical(expected) == expected)
    }

    // MARK: The public suite

    private static let isAtHand = VectorFolder.has("jcs")

    @Test(.enabled(if: isAtHand, "no jcs suite at hand"))
    func publishedDocuments() throws {
        let folder = VectorFolder.vectors.appending(path: "jcs")
        for file in try VectorFolder.files(in: folder.appending(path: "input"), extensions: ["json"]) {
            let canonical = try CanonicalJSON.bytes(try JSONReader.read(try file.bytes()))
            #expect(
                canonical == [UInt8](try Data(contentsOf: folder.appending(path: "output/\(file.name)"))), "\(file)")
            #expect(try CanonicalJSON.bytes(try JSONReader.read(canonical)) == canonical, "\(file)")
            let listing = folder.appending(path: "outhex/\(file.name.replacing(".json", with: ".txt"))")
            let bytes = try String(contentsOf: listing, encoding: .utf8).split { $0.isWhitespace }.map {
                UInt8($0, radix: 16)
            }
            #expect(bytes == canonical, "\(file)")
        }
    }

    /// Lines are the bits of a double in hexadecimal, a comma, and the text.
    @Test(.enabled(if: isAtHand, "no jcs suite at hand"))
    func publishedNumbers() throws {
        let url = VectorFolder.vectors.appending(path: "jcs/es6numbers.txt")
        let lines = try String(contentsOf: url, encoding: .utf8).split(separator: "\n")
        try #require(lines.count >= 1000)
        for line in lines {
            let parts = line.split(separator: ",")
            guard parts.count == 2, let bits = UInt64(parts[0], radix: 16) else {
                throw VectorError.notUnderstood(String(line))
            }
            let text = CanonicalJSON.ecmaScriptText(Double(bitPattern: bits))
            #expect(text == parts[1], "\(line)")
            // The text is a number of JSON again, and its canonical form is itself.
            let number = try JSONReader.read(Array(text.utf8))
            #expect(try CanonicalJSON.bytes(number) == Array(text.utf8), "\(line)")
        }
    }
}
