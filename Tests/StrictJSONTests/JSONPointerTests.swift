// SPDX-License-Identifier: Apache-2.0

import StrictJSON
import Testing

@Suite struct JSONPointerTests {
    /// RFC 6901 §3 and §5; a combining mark does not hide the character it follows.
    @Test(arguments: [
        ("", ""), ("foo", "foo"), ("a/b", "a~1b"), ("m~n", "m~0n"), ("~1", "~01"), ("//~~", "~1~1~0~0"),
        ("/\u{301}", "~1\u{301}"), ("e\u{301}", "e\u{301}"),
    ])
    func escapes(name: String, token: String) {
        #expect(ExactString(JSONPointer.escape(name)) == ExactString(token))
    }

    /// RFC 6901 §5, and what it leaves to the tokens.
    @Test(
        arguments: [
            ("", []), ("/", [""]), ("/foo/0", ["foo", "0"]), ("/a~1b", ["a/b"]), ("/m~0n", ["m~n"]), ("/~01", ["~1"]),
            ("//~1~0", ["", "/~"]), ("/c%d", ["c%d"]), ("/ ", [" "]), ("/e\u{301}/\u{E9}", ["e\u{301}", "\u{E9}"]),
        ] as [(String, [String])])
    func reads(text: String, tokens: [String]) throws {
        let pointer = try JSONPointer(ExactString(text))
        #expect(pointer.tokens == tokens.map { ExactString($0) })
        #expect(pointer.text == ExactString(text))
        #expect(pointer == JSONPointer(tokens: pointer.tokens))
    }

    @Test(arguments: ["a", "a/b", "#/a", "~", "/~", "/a~", "/~2", "/a~b/c", "/~~0"])
    func refuses(text: String) {
        let error = #expect(throws: JSONPointer.Malformed.self) { try JSONPointer(ExactString(text)) }
        #expect(error?.text == ExactString(text))
    }

    @Test(
        arguments: [
            ("0", 0), ("7", 7), ("10", 10), ("00", nil), ("01", nil), ("-", nil), ("-1", nil), ("+1", nil),
            ("1e1", nil),
            ("", nil), ("\u{0661}", nil), ("99999999999999999999", nil),
        ] as [(String, Int?)])
    func positions(token: String, position: Int?) {
        #expect(JSONPointer.position(ExactString(token)) == position)
    }
}
