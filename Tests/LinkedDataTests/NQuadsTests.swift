// SPDX-License-Identifier: Apache-2.0

import LinkedData
import StrictJSON
import Testing

@Suite struct NQuadsTests {
    private func rewritten(_ text: String) throws -> String {
        String(decoding: try Fixture.read(text).nquads, as: UTF8.self)
    }

    @Test(arguments: [
        ("<urn:a>\t<urn:p>  _:b.c.\n", "<urn:a> <urn:p> _:b.c .\n"),
        ("<urn:a><urn:p>\"x\"@en-GB<urn:g>.", "<urn:a> <urn:p> \"x\"@en-GB <urn:g> .\n"),
        ("# comment\r\n\r\n_:0 <urn:p> <urn:a> _:g . # more\r", "_:0 <urn:p> <urn:a> _:g .\n"),
        (
            #"<urn:\u00e9> <urn:p> "\t\b\n\r\f\"\'\\\u0041\U0001F600\u0000" ."#,
            #"<urn:é> <urn:p> "\t\b\n\r\f\"'\\A😀\u0000" ."# + "\n"
        ),
        (#"<urn:a> <urn:p> "x"^^<http://www.w3.org/2001/XMLSchema#string> ."#, "<urn:a> <urn:p> \"x\" .\n"),
        (
            "<urn:a> <urn:p> \"\u{7F}\u{FFFE}\u{FFFF}\u{FFFD}\" .",
            "<urn:a> <urn:p> \"\\u007F\\uFFFE\\uFFFF\u{FFFD}\" .\n"
        ),
        ("<urn:a> <urn:p> <urn:b> .\n<urn:a> <urn:p> <urn:b> .\n", "<urn:a> <urn:p> <urn:b> .\n"),
        ("", ""),
    ])
    func reads(_ text: String, _ canonical: String) throws {
        #expect(try rewritten(text) == canonical)
    }

    @Test(arguments: [
        ("n-quads.invalid-statement", "<urn:a> <urn:p> ."),
        ("n-quads.invalid-statement", "<urn:a> \"p\" <urn:b> ."),
        ("n-quads.invalid-statement", "<urn:a> <urn:p> <urn:b>"),
        ("n-quads.invalid-statement", "\"a\" <urn:p> <urn:b> ."),
        ("n-quads.invalid-statement", "<urn:a> _:p <urn:b> ."),
        ("n-quads.invalid-statement", "<urn:a> <urn:p> <urn:b> . <urn:c>"),
        ("n-quads.invalid-iri", "<a> <urn:p> <urn:b> ."),
        ("n-quads.invalid-iri", "<urn:a b> <urn:p> <urn:b> ."),
        ("n-quads.invalid-iri", #"<urn:\u0020> <urn:p> <urn:b> ."#),
        ("n-quads.invalid-iri", "<urn:a"),
        ("n-quads.invalid-escape", #"<urn:\n> <urn:p> <urn:b> ."#),
        ("n-quads.invalid-escape", #"<urn:a> <urn:p> "\x" ."#),
        ("n-quads.invalid-escape", #"<urn:a> <urn:p> "\uD800" ."#),
        ("n-quads.invalid-escape", #"<urn:a> <urn:p> "\u12" ."#),
        ("n-quads.invalid-literal", "<urn:a> <urn:p> \"a\nb\" ."),
        ("n-quads.invalid-literal", "<urn:a> <urn:p> \"a"),
        ("n-quads.invalid-literal", "<urn:a> <urn:p> \"a\"^<urn:t> ."),
        ("n-quads.invalid-literal", "<urn:a> <urn:p> \"a\"^^_:t ."),
        ("n-quads.invalid-language-tag", "<urn:a> <urn:p> \"a\"@1 ."),
        ("n-quads.invalid-language-tag", "<urn:a> <urn:p> \"a\"@en- ."),
        ("n-quads.invalid-blank-node", "_: <urn:p> <urn:b> ."),
        ("n-quads.invalid-blank-node", "_:-a <urn:p> <urn:b> ."),
        ("n-quads.invalid-blank-node", "_b <urn:p> <urn:b> ."),
    ])
    func refuses(_ code: String, _ text: String) throws {
        let error = try #require(throws: NQuadsError.self) { try Fixture.read("\n" + text) }
        #expect(error.code == code)
        #expect(error.line == 2)
    }

    @Test(arguments: [[0x80], [0xC0, 0xAF], [0xED, 0xA0, 0x80], [0x22, 0xFF]] as [[UInt8]])
    func refusesWhatIsNotUTF8(_ bytes: [UInt8]) throws {
        let error = try #require(throws: NQuadsError.self) { try NQuads.read(bytes) }
        #expect(error.code == "n-quads.invalid-utf8")
    }
}
