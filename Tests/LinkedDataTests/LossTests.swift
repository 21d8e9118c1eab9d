// SPDX-License-Identifier: Apache-2.0

import LinkedData
import StrictJSON
import Testing

/// A document and what its dataset does not hold.
struct LossCase: Sendable, CustomStringConvertible {
    let document: String
    let losses: [Loss]

    init(_ document: String, _ losses: (Loss.Kind, ExactString, ExactString)...) {
        self.document = document
        self.losses = losses.map { Loss(kind: $0.0, term: $0.1, pointer: $0.2) }
    }

    var description: String { document }

    static let all: [LossCase] = [
        .init(#"{"undefined": 1, "urn:p": 2}"#, (.undefinedTerm, "undefined", "/undefined")),
        .init(#"{"@context": {"a": null}, "a": 1, "urn:p": 2}"#, (.undefinedTerm, "a", "/a")),
        .init(#"{"urn:p": [{}, {"a/b": 1, "urn:q": 1}]}"#, (.undefinedTerm, "a/b", "/urn:p/1/a~1b")),
        .init(#"{"@foo": 1, "urn:p": 2}"#, (.reservedTerm, "@foo", "/@foo")),
        .init(#"{"@base": "urn:x", "urn:p": 2}"#, (.reservedTerm, "@base", "/@base")),
        .init(#"{"@id": "relative", "urn:p": 2}"#, (.relativeID, "relative", "/@id")),
        .init(#"{"@id": "urn:a b", "urn:p": 2}"#, (.relativeID, "urn:a b", "/@id")),
        .init(#"{"@context": {"i": {"@id": "urn:i", "@type": "@id"}}, "i": ["x"]}"#, (.relativeID, "x", "/i/0")),
        .init(#"{"@type": ["T"], "urn:p": 2}"#, (.relativeType, "T", "/@type")),
        .init(#"{"@type": "@foo", "urn:p": 2}"#, (.reservedTerm, "@foo", "/@type")),
        .init(#"{"urn:p q": 1}"#, (.relativeProperty, "urn:p q", "/urn:p q")),
        .init(#"{"_:p": 1}"#, (.blankNodeProperty, "_:p", "/_:p")),
        .init(#"["text", {"@value": 1}, {"urn:p": 1}]"#, (.freeFloating, "text", "/0"), (.freeFloating, "1", "/1")),
        .init(
            #"[{"@id": "urn:a"}, {"@list": [1]}]"#, (.freeFloating, "urn:a", "/0"),
            (.freeFloating, "@list", "/1/@list"), (.freeFloating, "{}", "/1")),
        .init(#"{"urn:p": {"@value": "a", "@language": "not a tag"}}"#, (.invalidLanguage, "not a tag", "/urn:p")),
        .init(#"{"urn:p": {"@value": "a", "@direction": "rtl"}}"#, (.direction, "rtl", "/urn:p")),
        .init(#"{"urn:p": {"@value": "a", "@index": "i"}}"#, (.index, "i", "/urn:p/@index")),
        .init(
            #"{"@context": {"i": {"@id": "urn:i", "@container": "@index"}}, "i": {"k": 1, "@none": 2}}"#,
            (.index, "k", "/i/k")),
        .init(#"{"urn:p": 1.2345678901234567}"#, (.inexactNumber, "1.2345678901234567", "/urn:p")),
        .init(#"{"urn:p": 9007199254740993}"#, (.inexactNumber, "9007199254740993", "/urn:p")),
        .init(#"{"urn:p": null, "urn:q": [null, 1]}"#, (.null, "null", "/urn:p"), (.null, "null", "/urn:q/0")),
    ]

    /// Everything of these is in their datasets.
    static let lossless: [String] = [
        #"{"@id": "_:b", "@type": ["_:t", "urn:T"], "urn:p": [1.5, 9007199254740992, "a", true, {"@id": "urn:x"}]}"#,
        #"{"@context": {"@language": "nl-NL", "p": "urn:p"}, "p": ["a", {"@list": []}], "urn:q": {"@set": []}}"#,
        #"{"urn:j": {"@type": "@json", "@value": [null, 1.2345678901234567]}}"#,
        #"""
        {"@graph": [{"urn:p": {"@graph": {"@id": "urn:a", "urn:p": 1}}}], "@id": "urn:g",
        "@context": {"a": "urn:a"}}
        """#,
    ]
}

@Suite struct LossTests {
    @Test(arguments: LossCase.all)
    func namesWhatIsLost(_ test: LossCase) throws {
        #expect(try Fixture.expand(test.document).losses == test.losses)
    }

    @Test(arguments: LossCase.lossless)
    func staysSilentWhereNothingIs(_ document: String) throws {
        #expect(try Fixture.expand(document).losses.isEmpty)
    }

    @Test func directionHasAPlaceWhereTheOptionsGiveItOne() throws {
        let document = #"{"@id": "urn:a", "urn:p": {"@value": "a", "@language": "AR", "@direction": "rtl"}}"#
        let tagged = try Fixture.expand(document, .init(rdfDirection: .i18nDatatype))
        #expect(tagged.losses.isEmpty)
        #expect(
            try Fixture.canonical(try tagged.dataset())
                == "<urn:a> <urn:p> \"a\"^^<https://www.w3.org/ns/i18n#ar_rtl> .\n")
        let compound = try Fixture.canonical(document, .init(rdfDirection: .compoundLiteral))
        #expect(compound.split(separator: "\n").count == 4)
    }

    /// What was lost really is not in the dataset, and the rest is.
    @Test func lossesAreNotInTheDataset() throws {
        let document = #"{"@id": "urn:a", "@type": "T", "undefined": "x", "urn:p": "kept", "urn:q": {"@id": "rel"}}"#
        let expanded = try Fixture.expand(document)
        #expect(expanded.losses.map(\.kind) == [.relativeType, .undefinedTerm, .relativeID])
        #expect(try Fixture.canonical(try expanded.dataset()) == "<urn:a> <urn:p> \"kept\" .\n")
    }
}
