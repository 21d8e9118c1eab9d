// SPDX-License-Identifier: Apache-2.0

import StrictJSON
import Testing

@Suite struct JSONWriterTests {
    @Test func compactAndIndented() {
        let value = JSONValue.object([
            "b": .array([.integer(1), .string("x\n"), .array([]), .object([:])]), "a": .object(["c": .null]),
            "": .bool(true),
        ])
        #expect(JSONWriter.text(value) == #"{"b":[1,"x\n",[],{}],"a":{"c":null},"":true}"#)
        #expect(
            JSONWriter.text(value, .indented) == """
                {
                  "b": [
                    1,
                    "x\\n",
                    [],
                    {}
                  ],
                  "a": {
                    "c": null
                  },
                  "": true
                }
                """)
    }

    @Test(arguments: [
        "null", #"{"z":1,"a":[1.0,-0,1e2,{"":[]}],"é":"\u0001\"\\/"}"#, "\"\u{7F}\u{2028}\u{FFFF}\"", "[[],[[]],{}]",
        "123456789012345678901234567890.10e-7",
    ])
    func compactTextsReturnByteForByte(text: String) throws {
        let value = try JSONReader.read(Array(text.utf8))
        #expect(JSONWriter.text(value) == text)
        #expect(try JSONReader.read(JSONWriter.bytes(value, .indented)) == value)
    }

    /// Every value that can be built is read back as it was: values drawn from a fixed sequence.
    @Test func whatIsWrittenIsReadBack() throws {
        var source = ValueSource(state: 20_260_101)
        for _ in 0..<300 {
            let value = source.value(depth: 4)
            #expect(try JSONReader.read(JSONWriter.bytes(value)) == value)
            #expect(try JSONReader.read(JSONWriter.bytes(value, .indented)) == value)
            let canonical = try CanonicalJSON.bytes(value)
            #expect(try CanonicalJSON.bytes(try JSONReader.read(canonical)) == canonical)
            #expect(try CanonicalJSON.bytes(try JSONReader.read(JSONWriter.bytes(value, .indented))) == canonical)
        }
    }

    /// A linear congruential sequence: the same values in every run.
    private struct ValueSource {
        var state: UInt64

        mutating func next(below bound: Int) -> Int {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int(state >> 33) % bound
        }

        mutating func text() -> ExactString {
            let pieces = [
                "a", "é", "e\u{301}", "\u{1F600}", "\"", "\\", "/", "\n", "\0", "\u{1F}", "\u{7F}", "\u{FB33}", "\r\n",
                " ",
            ]
            return ExactString((0..<next(below: 5)).map { _ in pieces[next(below: pieces.count)] }.joined())
        }

        mutating func value(depth: Int) -> JSONValue {
            switch next(below: depth > 0 ? 7 : 5) {
            case 0: return .null
            case 1: return .bool(next(below: 2) == 1)
            case 2: return .integer(next(below: 2_000_000) - 1_000_000)
            case 3, 4: return .string(text())
            case 5: return .array((0..<next(below: 5)).map { _ in value(depth: depth - 1) })
            default:
                var object = JSONObject()
                for _ in 0..<next(below: 24) { object[text()] = value(depth: depth - 1) }
                return .object(object)
            }
        }
    }
}
