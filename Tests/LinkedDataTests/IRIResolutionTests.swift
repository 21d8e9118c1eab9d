// SPDX-License-Identifier: Apache-2.0

import LinkedData
import StrictJSON
import Testing

/// RFC 3986 §5.4 and references beyond it, resolved as `@id`.
@Suite struct IRIResolutionTests {
    private func resolve(_ reference: String, against base: String) throws -> ExactString? {
        let document = JSONValue.object(["@id": .string(reference), "urn:p": .bool(true)])
        let expanded = try JSONLDProcessor(options: .init(base: ExactString(base))).expand(document)
        return expanded.json.elements.first?["@id"]?.stringValue
    }

    static let normal: [(String, String)] = [
        ("g:h", "g:h"), ("g", "http://a/b/c/g"), ("./g", "http://a/b/c/g"), ("g/", "http://a/b/c/g/"),
        ("/g", "http://a/g"), ("//g", "http://g"), ("?y", "http://a/b/c/d;p?y"), ("g?y", "http://a/b/c/g?y"),
        ("#s", "http://a/b/c/d;p?q#s"), ("g#s", "http://a/b/c/g#s"), ("g?y#s", "http://a/b/c/g?y#s"),
        (";x", "http://a/b/c/;x"), ("g;x", "http://a/b/c/g;x"), ("g;x?y#s", "http://a/b/c/g;x?y#s"),
        ("", "http://a/b/c/d;p?q"), (".", "http://a/b/c/"), ("./", "http://a/b/c/"), ("..", "http://a/b/"),
        ("../", "http://a/b/"), ("../g", "http://a/b/g"), ("../..", "http://a/"), ("../../", "http://a/"),
        ("../../g", "http://a/g"),
    ]

    static let abnormal: [(String, String)] = [
        ("../../../g", "http://a/g"), ("../../../../g", "http://a/g"), ("/./g", "http://a/g"), ("/../g", "http://a/g"),
        ("g.", "http://a/b/c/g."), (".g", "http://a/b/c/.g"), ("g..", "http://a/b/c/g.."), ("..g", "http://a/b/c/..g"),
        ("./../g", "http://a/b/g"), ("./g/.", "http://a/b/c/g/"), ("g/./h", "http://a/b/c/g/h"),
        ("g/../h", "http://a/b/c/h"), ("g;x=1/./y", "http://a/b/c/g;x=1/y"), ("g;x=1/../y", "http://a/b/c/y"),
        ("g?y/./x", "http://a/b/c/g?y/./x"), ("g?y/../x", "http://a/b/c/g?y/../x"), ("g#s/./x", "http://a/b/c/g#s/./x"),
        ("g#s/../x", "http://a/b/c/g#s/../x"),
    ]

    @Test(arguments: normal + abnormal)
    func examplesOfTheStandard(_ reference: String, _ target: String) throws {
        #expect(try resolve(reference, against: "http://a/b/c/d;p?q") == ExactString(target))
    }

    @Test(arguments: [
        ("http://example.org", "a", "http://example.org/a"), ("http://example.org?q", "#f", "http://example.org?q#f"),
        ("tag:example", "a", "tag:a"), ("urn:ex:s307", "#frag", "urn:ex:s307#frag"),
        ("file:///a/bb/ccc/d;p?q", "../g", "file:///a/bb/g"), ("http://é.example/ü/x", "../ß", "http://é.example/ß"),
        ("http://a/b/../c/d", "e", "http://a/c/e"), ("http://a//b//c", "../d", "http://a//b/d"),
    ])
    func otherBases(_ base: String, _ reference: String, _ target: String) throws {
        #expect(try resolve(reference, against: base) == ExactString(target))
    }

    @Test func withoutABaseAReferenceStaysOne() throws {
        let document = #"{"@context": {"@base": null}, "@id": "a/../b", "urn:p": 1}"#
        let expanded = try Fixture.expand(document, .init(base: "urn:x:"))
        #expect(expanded.json.elements.first?["@id"] == .string("a/../b"))
        #expect(expanded.losses.map(\.kind) == [.relativeID])
    }
}
