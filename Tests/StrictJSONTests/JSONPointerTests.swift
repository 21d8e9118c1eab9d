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
}
