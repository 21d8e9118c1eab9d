// SPDX-License-Identifier: Apache-2.0

import LinkedData
import StrictJSON
import Testing

/// A document that is refused, and the specification's code for it.
struct RefusedDocument: Sendable, CustomStringConvertible {
    let code: String
    let document: String

    init(_ code: String, _ document: String) {
        self.code = code
        self.document = document
    }

    var description: String { "\(code): \(document)" }

    static let contexts: [RefusedDocument] = [
        .init("invalid local context", #"{"@context": 42}"#),
        .init("invalid local context", #"{"@context": [true]}"#),
        .init("invalid @version value", #"{"@context": {"@version": "1.1"}}"#),
        .init("invalid @version value", #"{"@context": {"@version": 1.0}}"#),
        .init("invalid @import value", #"{"@context": {"@import": 1}}"#),
        .init("invalid @import value", #"{"@context": {"@import": null}}"#),
        .init("invalid @propagate value", #"{"@context": {"@propagate": "yes"}}"#),
        .init("invalid @propagate value", #"{"@context": {"@propagate": null}}"#),
        .init("invalid @protected value", #"{"@context": {"a": {"@id": "urn:a", "@protected": "yes"}}}"#),
        .init("invalid @protected value", #"{"@context": {"@protected": 1, "a": "urn:a"}}"#),
        .init("invalid base IRI", #"{"@context": {"@base": 1}}"#),
        .init("invalid base IRI", #"{"@context": {"@base": "relative/"}}"#),
        .init("invalid vocab mapping", #"{"@context": {"@vocab": true}}"#),
        .init("invalid vocab mapping", #"{"@context": {"@vocab": "@id"}}"#),
        .init("invalid default language", #"{"@context": {"@language": 1}}"#),
        .init("invalid default language", #"{"@context": {"@language": ["en"]}}"#),
        .init("invalid base direction", #"{"@context": {"@direction": "up"}}"#),
        .init("invalid base direction", #"{"@context": {"a": {"@id": "urn:a", "@direction": 1}}}"#),
        .init("invalid context nullification", #"{"@context": [{"@protected": true, "a": "urn:a"}, null]}"#),
        .init(
            "invalid context nullification",
            #"{"@context": {"a": {"@id": "urn:a", "@protected": true}}, "a": {"@context": null}}"#),
        .init(
            "protected term redefinition",
            #"{"@context": [{"@protected": true, "a": "urn:a"}, {"a": "urn:b"}]}"#),
        .init(
            "protected term redefinition",
            #"{"@context": [{"@protected": true, "a": "urn:a"}, {"a": {"@id": "urn:a", "@type": "@id"}}]}"#),
        .init(
            "protected term redefinition",
            #"{"@context": [{"@protected": true, "a": "urn:a"}, {"a": {"@reverse": "urn:b"}}]}"#),
    ]

    static let terms: [RefusedDocument] = [
        .init("invalid term definition", #"{"@context": {"a": 1}}"#),
        .init("invalid term definition", #"{"@context": {"": "urn:a"}}"#),
        .init("invalid term definition", #"{"@context": {"a": {"@id": "urn:a", "@foo": 1}}}"#),
        .init("invalid term definition", #"{"@context": {"a": {"@id": "urn:a", "@index": "urn:i"}}}"#),
        .init("invalid term definition", #"{"@context": {"urn:a": {"@prefix": true}}}"#),
        .init("keyword redefinition", #"{"@context": {"@id": "urn:a"}}"#),
        .init("keyword redefinition", #"{"@context": {"@type": {"@container": "@list"}}}"#),
        .init("keyword redefinition", #"{"@context": {"@type": {}}}"#),
        .init("cyclic IRI mapping", #"{"@context": {"a": "b:x", "b": "a:y"}}"#),
        .init("cyclic IRI mapping", #"{"@context": {"a": {"@id": "a:b"}}}"#),
        .init("invalid type mapping", #"{"@context": {"a": {"@id": "urn:a", "@type": 1}}}"#),
        .init("invalid type mapping", #"{"@context": {"a": {"@id": "urn:a", "@type": "relative"}}}"#),
        .init(
            "invalid type mapping",
            #"{"@context": {"a": {"@id": "urn:a", "@container": "@type", "@type": "@json"}}}"#),
        .init("invalid reverse property", #"{"@context": {"a": {"@id": "urn:a", "@reverse": "urn:b"}}}"#),
        .init("invalid reverse property", #"{"@context": {"a": {"@reverse": "urn:b", "@container": "@list"}}}"#),
        .init("invalid IRI mapping", #"{"@context": {"a": {"@reverse": 1}}}"#),
        .init("invalid IRI mapping", #"{"@context": {"a": {"@id": true}}}"#),
        .init("invalid IRI mapping", #"{"@context": {"a": "relative"}}"#),
        .init("invalid IRI mapping", #"{"@context": {"a": {}}}"#),
        .init("invalid IRI mapping", #"{"@context": {"urn:a": "urn:b"}}"#),
        .init("invalid keyword alias", #"{"@context": {"a": "@context"}}"#),
        .init("invalid keyword alias", #"{"@context": {"a": {"@id": "@context"}}}"#),
        .init("invalid container mapping", #"{"@context": {"a": {"@id": "urn:a", "@container": "@value"}}}"#),
        .init("invalid container mapping", #"{"@context": {"a": {"@id": "urn:a", "@container": ["@list", "@set"]}}}"#),
        .init("invalid container mapping", #"{"@context": {"a": {"@id": "urn:a", "@container": ["@index", "@id"]}}}"#),
        .init("invalid container mapping", #"{"@context": {"a": {"@id": "urn:a", "@container": []}}}"#),
        .init("invalid scoped context", #"{"@context": {"a": {"@id": "urn:a", "@context": {"b": "relative"}}}}"#),
        .init("invalid scoped context", #"{"@context": {"a": {"@id": "urn:a", "@context": 1}}}"#),
        .init("invalid language mapping", #"{"@context": {"a": {"@id": "urn:a", "@language": 1}}}"#),
        .init("invalid language mapping", #"{"@context": {"a": {"@id": "urn:a", "@language": {}}}}"#),
        .init("invalid @nest value", #"{"@context": {"a": {"@id": "urn:a", "@nest": "@id"}}}"#),
        .init("invalid @nest value", #"{"@context": {"a": {"@id": "urn:a", "@nest": 1}}}"#),
        .init("invalid @prefix value", #"{"@context": {"a": {"@id": "urn:a", "@prefix": "yes"}}}"#),
        .init("invalid @prefix value", #"{"@context": {"a": {"@id": "urn:a", "@prefix": 1}}}"#),
    ]

    static let documents: [RefusedDocument] = [
        .init("invalid @id value", #"{"@id": 1}"#),
        .init("invalid @id value", #"{"@id": ["urn:a"]}"#),
        .init("invalid type value", #"{"@type": 1}"#),
        .init("invalid type value", #"{"@type": ["urn:a", {}]}"#),
        .init("invalid @index value", #"{"@index": 1, "urn:p": 1}"#),
        .init("invalid @index value", #"{"@index": null, "urn:p": 1}"#),
        .init("invalid @included value", #"{"@included": "text"}"#),
        .init("invalid @included value", #"{"urn:p": {"@included": {"@value": 1}}}"#),
        .init("invalid @reverse value", #"{"@reverse": "urn:a"}"#),
        .init("invalid @reverse value", #"{"@reverse": []}"#),
        .init("invalid reverse property map", #"{"@reverse": {"@id": "urn:a"}}"#),
        .init("invalid reverse property map", #"{"@reverse": {"@graph": []}}"#),
        .init("invalid reverse property value", #"{"@reverse": {"urn:p": "text"}}"#),
        .init("invalid reverse property value", #"{"@context": {"r": {"@reverse": "urn:p"}}, "r": {"@list": []}}"#),
        .init("colliding keywords", #"{"@context": {"id": "@id"}, "@id": "urn:a", "id": "urn:b"}"#),
        .init("colliding keywords", #"{"@context": {"v": "@value"}, "urn:p": {"@value": 1, "v": 2}}"#),
        .init("invalid value object", #"{"urn:p": {"@value": 1, "urn:q": 2}}"#),
        .init("invalid value object", #"{"urn:p": {"@value": "a", "@type": "urn:t", "@language": "en"}}"#),
        .init("invalid value object value", #"{"urn:p": {"@value": []}}"#),
        .init("invalid value object value", #"{"urn:p": {"@value": {"a": 1}, "@type": "urn:t"}}"#),
        .init("invalid typed value", #"{"urn:p": {"@value": "a", "@type": "relative"}}"#),
        .init("invalid typed value", #"{"urn:p": {"@value": "a", "@type": ["urn:t"]}}"#),
        .init("invalid typed value", #"{"urn:p": {"@value": "a", "@type": "_:t"}}"#),
        .init("invalid language-tagged string", #"{"urn:p": {"@value": "a", "@language": 1}}"#),
        .init("invalid language-tagged string", #"{"urn:p": {"@value": "a", "@language": null}}"#),
        .init("invalid language-tagged value", #"{"urn:p": {"@value": 1, "@language": "en"}}"#),
        .init("invalid language-tagged value", #"{"urn:p": {"@value": true, "@language": "en"}}"#),
        .init(
            "invalid language map value",
            #"{"@context": {"l": {"@id": "urn:l", "@container": "@language"}}, "l": {"en": 1}}"#),
        .init(
            "invalid language map value",
            #"{"@context": {"l": {"@id": "urn:l", "@container": "@language"}}, "l": {"en": [{"@value": "a"}]}}"#),
        .init("invalid set or list object", #"{"urn:p": {"@list": [], "@id": "urn:a"}}"#),
        .init("invalid set or list object", #"{"urn:p": {"@set": [], "@list": []}}"#),
        .init("invalid set or list object", #"{"urn:p": {"@list": [], "urn:q": 1}}"#),
        .init("invalid @nest value", #"{"@context": {"n": "@nest"}, "n": "text"}"#),
        .init("invalid @nest value", #"{"@context": {"n": "@nest"}, "n": [{"@value": 1}]}"#),
        .init(
            "conflicting indexes",
            #"[{"@id": "urn:a", "@index": "x", "urn:p": 1}, {"@id": "urn:a", "@index": "y", "urn:p": 2}]"#),
        .init("invalid JSON literal", #"{"urn:p": {"@value": 1e999, "@type": "@json"}}"#),
        .init("invalid JSON literal", #"{"urn:p": {"@value": [9007199254740993], "@type": "@json"}}"#),
    ]
}

@Suite struct JSONLDErrorTests {
    @Test(arguments: RefusedDocument.contexts + RefusedDocument.terms + RefusedDocument.documents)
    func refuses(_ refused: RefusedDocument) throws {
        let error = try #require(throws: JSONLDError.self) { try Fixture.expand(refused.document).dataset() }
        #expect(error.code == refused.code)
    }

    @Test func locatesTheFault() throws {
        let document = #"{"urn:a": [1, {"urn:b/c": {"@id": 1}}]}"#
        let error = try #require(throws: JSONLDError.self) { try Fixture.expand(document) }
        #expect(error.pointer == "/urn:a/1/urn:b~1c/@id")
    }

    @Test func unknownContextsAreNamed() throws {
        for document in [
            #"{"@context": ["https://www.w3.org/ns/credentials/v2", "https://example.org/unknown"]}"#,
            #"{"@context": {"@import": "https://example.org/unknown"}}"#,
        ] {
            let error = try #require(throws: JSONLDError.self) { try Fixture.expand(document) }
            #expect(error.code == "loading remote context failed")
            #expect(error.missingContext == "https://example.org/unknown")
        }
        let scoped = #"{"@context": {"a": {"@id": "urn:a", "@context": "https://example.org/unknown"}}}"#
        let error = try #require(throws: JSONLDError.self) { try Fixture.expand(scoped) }
        #expect(error.code == "invalid scoped context")
        #expect(error.missingContext == "https://example.org/unknown")
    }

    @Test func relativeContextsNeedABase() throws {
        let error = try #require(throws: JSONLDError.self) { try Fixture.expand(#"{"@context": "other.jsonld"}"#) }
        #expect(error.code == "loading document failed")
        #expect(
            try Fixture.expanded(
                #"{"@context": "other.jsonld", "a": 1}"#, .init(base: "https://example.org/dir/doc"),
                evidence: ["https://example.org/dir/other.jsonld": #"{"@context": {"a": "urn:a"}}"#])
                == Fixture.normalized(#"[{"urn:a": [{"@value": 1}]}]"#))
    }

    @Test(arguments: ["[]", "{}", #"{"context": {}}"#, "null"])
    func evidenceWithoutContextIsNone(_ document: String) throws {
        let error = try #require(throws: JSONLDError.self) {
            try Fixture.expand(#"{"@context": "urn:c"}"#, evidence: ["urn:c": document])
        }
        #expect(error.code == "invalid remote context")
    }

    @Test func contextsThatIncludeOneAnotherOverflow() throws {
        let error = try #require(throws: JSONLDError.self) {
            try Fixture.expand(
                #"{"@context": "urn:a"}"#,
                evidence: ["urn:a": #"{"@context": "urn:b"}"#, "urn:b": #"{"@context": ["urn:a"]}"#])
        }
        #expect(error.code == "context overflow")
    }

    @Test func documentsThatSwellAreRefused() throws {
        let members = (0..<200).map { #""p:\#($0)": 1"# }.joined(separator: ",")
        let names = #"{"@context": {"p": "urn:\#(String(repeating: "x", count: 1_000)):"}, \#(members)}"#
        // The same property each time, and a datatype that is written out with each value.
        let datatype = "urn:" + String(repeating: "x", count: 1_000)
        let values = (0..<200).map { "\($0)" }.joined(separator: ",")
        let literals = #"{"@context": {"p": {"@id": "urn:p", "@type": "\#(datatype)"}}, "p": [\#(values)]}"#
        for document in [names, literals] {
            _ = try Fixture.expand(document, .init(byteLimit: 1 << 20)).dataset()
            let error = try #require(throws: JSONLDError.self) {
                try Fixture.expand(document, .init(byteLimit: 100_000)).dataset()
            }
            #expect(error.kind == .resourceLimit)
        }
    }
}
