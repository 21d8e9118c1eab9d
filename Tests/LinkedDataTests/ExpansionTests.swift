// SPDX-License-Identifier: Apache-2.0

import LinkedData
import StrictJSON
import Testing

/// A document and its expanded form.
struct ExpansionCase: Sendable, CustomStringConvertible {
    let description: String
    let document: String
    let expanded: String

    init(_ description: String, _ document: String, _ expanded: String) {
        self.description = description
        self.document = document
        self.expanded = expanded
    }

    static let containers: [ExpansionCase] = [
        .init(
            "list of lists", #"{"@context": {"l": {"@id": "urn:l", "@container": "@list"}}, "l": [1, [2, []]]}"#,
            #"[{"urn:l": [{"@list": [{"@value": 1}, {"@list": [{"@value": 2}, {"@list": []}]}]}]}]"#),
        .init(
            "list object in a list container",
            #"{"@context": {"l": {"@id": "urn:l", "@container": "@list"}}, "l": {"@list": ["a"]}}"#,
            #"[{"urn:l": [{"@list": [{"@value": "a"}]}]}]"#),
        .init(
            "language map",
            #"""
            {"@context": {"l": {"@id": "urn:l", "@container": "@language"}}, "l": {"nl": ["a", null],
            "@none": "b"}}
            """#,
            #"[{"urn:l": [{"@value": "a", "@language": "nl"}, {"@value": "b"}]}]"#),
        .init(
            "index map", #"{"@context": {"i": {"@id": "urn:i", "@container": "@index"}}, "i": {"x": 1, "@none": 2}}"#,
            #"[{"urn:i": [{"@value": 1, "@index": "x"}, {"@value": 2}]}]"#),
        .init(
            "index map kept in a property",
            #"""
            {"@context": {"i": {"@id": "urn:i", "@container": "@index", "@index": "urn:k"}},
            "i": {"x": {"@id": "urn:a"}}}
            """#,
            #"[{"urn:i": [{"@id": "urn:a", "urn:k": [{"@value": "x"}]}]}]"#),
        .init(
            "id map",
            #"""
            {"@context": {"m": {"@id": "urn:m", "@container": "@id"}}, "m": {"urn:a": {"urn:p": 1},
            "@none": {"urn:p": 2}}}
            """#,
            #"[{"urn:m": [{"@id": "urn:a", "urn:p": [{"@value": 1}]}, {"urn:p": [{"@value": 2}]}]}]"#),
        .init(
            "type map",
            #"""
            {"@context": {"@vocab": "urn:v#", "m": {"@container": "@type"}}, "m": {"T": {"@type": "U"},
            "@none": {"p": 1}}}
            """#,
            #"[{"urn:v#m": [{"@type": ["urn:v#T", "urn:v#U"]}, {"urn:v#p": [{"@value": 1}]}]}]"#),
        .init(
            "graph", #"{"@context": {"g": {"@id": "urn:g", "@container": "@graph"}}, "g": {"urn:p": 1}}"#,
            #"[{"urn:g": [{"@graph": [{"urn:p": [{"@value": 1}]}]}]}]"#),
        .init(
            "graph by id",
            #"{"@context": {"g": {"@id": "urn:g", "@container": ["@graph", "@id"]}}, "g": {"urn:x": {"urn:p": 1}}}"#,
            #"[{"urn:g": [{"@id": "urn:x", "@graph": [{"urn:p": [{"@value": 1}]}]}]}]"#),
        .init(
            "set",
            #"{"@context": {"s": {"@id": "urn:s", "@container": "@set"}}, "s": {"@set": []}}"#,
            #"[{"urn:s": []}]"#),
    ]

    static let contexts: [ExpansionCase] = [
        .init(
            "type-scoped contexts end with their node",
            #"""
            {"@context": {"T": {"@id": "urn:T", "@context": {"p": "urn:p"}}, "q": "urn:q"}, "@type": "T",
            "p": 1, "q": {"p": 2, "q": 3}}
            """#,
            #"[{"@type": ["urn:T"], "urn:p": [{"@value": 1}], "urn:q": [{"urn:q": [{"@value": 3}]}]}]"#),
        .init(
            "type-scoped contexts may propagate",
            #"""
            {"@context": {"T": {"@id": "urn:T", "@context": {"@propagate": true, "p": "urn:p"}}, "q": "urn:q"},
            "@type": "T", "q": {"p": 2}}
            """#,
            #"[{"@type": ["urn:T"], "urn:q": [{"urn:p": [{"@value": 2}]}]}]"#),
        .init(
            "property-scoped contexts propagate",
            #"{"@context": {"q": {"@id": "urn:q", "@context": {"p": "urn:p"}}, "r": "urn:r"}, "q": {"r": {"p": 2}}}"#,
            #"[{"urn:q": [{"urn:r": [{"urn:p": [{"@value": 2}]}]}]}]"#),
        .init(
            "contexts may not propagate",
            #"""
            {"@context": {"q": "urn:q"}, "q": {"@context": {"@propagate": false, "p": "urn:p"}, "p": 1,
            "q": {"p": 2, "q": 3}}}
            """#,
            #"[{"urn:q": [{"urn:p": [{"@value": 1}], "urn:q": [{"urn:q": [{"@value": 3}]}]}]}]"#),
        .init(
            "types are applied in their own order",
            #"""
            {"@context": {"B": {"@id": "urn:B", "@context": {"p": "urn:b"}}, "A": {"@id": "urn:A",
            "@context": {"p": "urn:a"}}}, "@type": ["B", "A"], "p": 1}
            """#,
            #"[{"@type": ["urn:B", "urn:A"], "urn:b": [{"@value": 1}]}]"#),
        .init(
            "property-scoped contexts override protection",
            #"""
            {"@context": {"@protected": true, "p": "urn:p", "q": {"@id": "urn:q",
            "@context": {"p": "urn:other"}}}, "q": {"p": 1}}
            """#,
            #"[{"urn:q": [{"urn:other": [{"@value": 1}]}]}]"#),
        .init(
            "the same definition may repeat a protected one",
            #"{"@context": [{"@protected": true, "p": "urn:p"}, {"p": "urn:p"}], "p": 1}"#,
            #"[{"urn:p": [{"@value": 1}]}]"#),
        .init(
            "null takes terms away",
            #"{"@context": [{"p": "urn:p"}, null], "p": 1, "urn:q": 2}"#,
            #"[{"urn:q": [{"@value": 2}]}]"#),
        .init(
            "defaults of language and direction, and their absence",
            #"""
            {"@context": {"@language": "NL", "@direction": "rtl", "p": "urn:p", "q": {"@id": "urn:q",
            "@language": null, "@direction": null}}, "p": "a", "q": "b"}
            """#,
            #"[{"urn:p": [{"@value": "a", "@language": "nl", "@direction": "rtl"}], "urn:q": [{"@value": "b"}]}]"#),
    ]

    static let nodes: [ExpansionCase] = [
        .init(
            "reverse", #"{"@id": "urn:a", "@reverse": {"urn:p": {"@id": "urn:b"}}}"#,
            #"[{"@id": "urn:a", "@reverse": {"urn:p": [{"@id": "urn:b"}]}}]"#),
        .init(
            "reversed twice",
            #"{"@context": {"r": {"@reverse": "urn:p"}}, "@id": "urn:a", "@reverse": {"r": {"@id": "urn:b"}}}"#,
            #"[{"@id": "urn:a", "urn:p": [{"@id": "urn:b"}]}]"#),
        .init(
            "included", #"{"@id": "urn:a", "@included": [{"@id": "urn:b", "urn:p": 1}]}"#,
            #"[{"@id": "urn:a", "@included": [{"@id": "urn:b", "urn:p": [{"@value": 1}]}]}]"#),
        .init(
            "nest with a scoped context",
            #"""
            {"@context": {"n": {"@id": "@nest", "@context": {"p": "urn:nested"}}, "p": "urn:p"}, "p": 1,
            "n": [{"p": 2}, {"p": 3}]}
            """#,
            #"[{"urn:p": [{"@value": 1}], "urn:nested": [{"@value": 2}, {"@value": 3}]}]"#),
        .init(
            "JSON literal", #"{"@context": {"j": {"@id": "urn:j", "@type": "@json"}}, "j": {"@id": [1, null]}}"#,
            #"[{"urn:j": [{"@type": "@json", "@value": {"@id": [1, null]}}]}]"#),
        .init(
            "null as a JSON literal", #"{"urn:j": {"@type": "@json", "@value": null}}"#,
            #"[{"urn:j": [{"@type": "@json", "@value": null}]}]"#),
        .init(
            "type coercion",
            #"""
            {"@context": {"@vocab": "urn:v#", "i": {"@type": "@id"}, "w": {"@type": "@vocab"},
            "n": {"@type": "@none"}}, "i": "urn:a", "w": ["T", 5], "n": "x"}
            """#,
            #"""
            [{"urn:v#i": [{"@id": "urn:a"}], "urn:v#w": [{"@id": "urn:v#T"}, {"@value": 5}],
            "urn:v#n": [{"@value": "x"}]}]
            """#),
        .init("a graph alone", #"{"@graph": [{"urn:p": 1}]}"#, #"[{"urn:p": [{"@value": 1}]}]"#),
        .init(
            "a graph alone in an array",
            #"[{"@graph": [{"urn:p": 1}]}]"#,
            #"[{"@graph": [{"urn:p": [{"@value": 1}]}]}]"#),
        .init("nothing", "null", "[]"),
        .init(
            "terms that only look alike", "{\"@context\": {\"\u{E9}\": \"urn:p\"}, \"\u{E9}\": 1, \"e\u{301}\": 2}",
            #"[{"urn:p": [{"@value": 1}]}]"#),
    ]
}

@Suite struct ExpansionTests {
    @Test(arguments: ExpansionCase.containers + ExpansionCase.contexts + ExpansionCase.nodes)
    func expands(_ test: ExpansionCase) throws {
        #expect(try Fixture.expanded(test.document) == Fixture.normalized(test.expanded))
    }

    @Test func importedContextsAreOverridden() throws {
        let evidence: [ExactString: String] = ["urn:c": #"{"@context": {"a": "urn:a", "b": "urn:b"}}"#]
        #expect(
            try Fixture.expanded(
                #"{"@context": {"@import": "urn:c", "b": "urn:own"}, "a": 1, "b": 2}"#, evidence: evidence)
                == Fixture.normalized(#"[{"urn:a": [{"@value": 1}], "urn:own": [{"@value": 2}]}]"#))
        for (document, code) in [
            (#"{"@context": ["x"]}"#, "invalid remote context"),
            (#"{"@context": {"@import": "urn:d"}}"#, "invalid context entry"),
        ] {
            let error = try #require(throws: JSONLDError.self) {
                try Fixture.expand(#"{"@context": {"@import": "urn:c"}}"#, evidence: ["urn:c": document])
            }
            #expect(error.code == code)
        }
    }

    @Test func aContextDocumentDoesNotMoveTheBase() throws {
        let document = #"{"@context": "urn:c", "@id": "a", "urn:p": 1}"#
        #expect(
            try Fixture.expanded(
                document, .init(base: "urn:base:/"), evidence: ["urn:c": #"{"@context": {"@base": "urn:moved:/"}}"#])
                == Fixture.normalized(#"[{"@id": "urn:base:/a", "urn:p": [{"@value": 1}]}]"#))
    }

    @Test func contextsOfOneDocumentDoNotReachTheNext() throws {
        let url = "https://www.w3.org/ns/credentials/v2"
        func document(_ iri: String) -> String {
            #"""
            {"@context": ["\#(url)", {"mine": {"@id": "\#(iri)", "@context": {"inner": "\#(iri):inner"}}}],
            "type": "VerifiableCredential", "mine": {"inner": 1}}
            """#
        }
        for iri in ["urn:first", "urn:second", "urn:first"] {
            let text = JSONWriter.text(try Fixture.expand(document(iri)).json)
            #expect(text.contains(#""\#(iri)":[{"\#(iri):inner":[{"@value":1}]}]"#))
        }
        let bare = try Fixture.expand(#"{"@context": "\#(url)", "type": "VerifiableCredential", "mine": 1}"#)
        #expect(bare.losses.map(\.term) == ["mine"])
    }

    @Test func contextsUsedAreNamed() throws {
        let url: ExactString = "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json"
        let document = try Fixture.json(
            #"{"@context": ["https://www.w3.org/ns/credentials/v2", "\#(url)", "urn:c", {"a": "urn:a"}], "a": 1}"#)
        let loader = DocumentLoader(
            evidence: ["urn:c": try Fixture.json(#"{"@context": {}}"#), url: .null], variants: [url: 2])
        #expect(
            try JSONLDProcessor(loader: loader).expand(document).contexts == [
                ContextUse(url: nil, origin: .inline),
                ContextUse(url: "https://www.w3.org/ns/credentials/v2", origin: .builtIn(variant: 0)),
                ContextUse(url: url, origin: .builtIn(variant: 2)),
                ContextUse(url: "urn:c", origin: .evidence),
            ])
    }

    @Test func variantsLeaveOutWhatTheyDidNotKnow() throws {
        let url: ExactString = "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json"
        let document = try Fixture.json(
            #"""
            {"@context": ["https://www.w3.org/ns/credentials/v2", "\#(url)"], "name": "n", "jti": "urn:j",
            "awardedDate": "2026-01-01T00:00:00Z"}
            """#)
        #expect(DocumentLoader.variantCount(of: url) == 3)
        for (variant, lost): (Int, [ExactString]) in [(0, []), (1, ["jti"]), (2, ["jti", "awardedDate"])] {
            let processor = JSONLDProcessor(loader: DocumentLoader(variants: [url: variant]))
            #expect(try processor.expand(document).losses.map(\.term) == lost)
        }
    }
}
