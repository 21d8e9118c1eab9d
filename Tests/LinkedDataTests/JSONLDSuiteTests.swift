// SPDX-License-Identifier: Apache-2.0

import LinkedData
import StrictJSON
import TestSupport
import Testing

private let hasSuite = VectorFolder.has("json-ld-api")

/// The W3C JSON-LD API suite: expand and toRdf.
@Suite(.enabled(if: hasSuite, "the json-ld-api suite is not at hand"))
struct JSONLDSuiteTests {
    @Test(arguments: hasSuite ? try JSONLDSuite.cases("expand") : [])
    func expand(_ test: JSONLDCase) throws {
        let processor = JSONLDProcessor(loader: try JSONLDSuite.loader.get(), options: test.options)
        let input = try Suite.json(test.input)
        switch test.expectation {
        case .result(let url):
            let expanded = try processor.expand(input).json
            let expected = try Suite.json(url)
            #expect(
                ExpandedComparison.normalized(expanded) == ExpandedComparison.normalized(expected),
                "\(JSONWriter.text(expanded))")
        case .error(let code):
            let error = try #require(throws: JSONLDError.self) { try processor.expand(input) }
            #expect(ExactString(error.code) == code)
        case .accepted: _ = try processor.expand(input)
        }
    }

    @Test(arguments: hasSuite ? try JSONLDSuite.cases("toRdf") : [])
    func toRdf(_ test: JSONLDCase) throws {
        let processor = JSONLDProcessor(loader: try JSONLDSuite.loader.get(), options: test.options)
        let input = try Suite.json(test.input)
        switch test.expectation {
        case .result(let url):
            let dataset = try processor.expand(input).dataset()
            let expected = try NQuads.read(try Suite.bytes(url))
            #expect(try canonical(dataset) == canonical(expected))
        case .error(let code):
            let error = try #require(throws: JSONLDError.self) { try processor.expand(input).dataset() }
            #expect(ExactString(error.code) == code)
        case .accepted: _ = try processor.expand(input).dataset()
        }
    }

    private func canonical(_ dataset: RDFDataset) throws -> String {
        String(decoding: try RDFC10.canonicalize(dataset, digest: .sha256).nquads, as: UTF8.self)
    }
}

/// Expanded documents are the same when they differ in the order of arrays only, lists excepted.
enum ExpandedComparison {
    /// Every array but a list's sorted by the canonical text of its elements.
    static func normalized(_ value: JSONValue, isList: Bool = false) -> JSONValue {
        switch value {
        case .array(let elements):
            let inner = elements.map { normalized($0) }
            return .array(isList ? inner : inner.sorted { key($0) < key($1) })
        case .object(let object):
            let isLiteral = object["@type"] == .string("@json")
            return .object(
                JSONObject(
                    object.members.map { member in
                        // The contents of a JSON literal are data, order of arrays included.
                        if isLiteral, member.name == "@value" { return (member.name, data(member.value)) }
                        // Language tags are the same in any case.
                        if member.name == "@language", case .string(let tag) = member.value {
                            return (member.name, .string(tag.text.lowercased()))
                        }
                        return (member.name, normalized(member.value, isList: member.name == "@list"))
                    }))
        // Numbers are compared by their value, however they are written.
        case .number(let number): return .string(CanonicalJSON.ecmaScriptText(number.double))
        default: return value
        }
    }

    private static func data(_ value: JSONValue) -> JSONValue {
        switch value {
        case .array(let elements): .array(elements.map(data))
        case .object(let object): .object(JSONObject(object.members.map { ($0.name, data($0.value)) }))
        default: normalized(value)
        }
    }

    private static func key(_ value: JSONValue) -> ExactString {
        guard case .object(let object) = value else { return ExactString(JSONWriter.text(value)) }
        let members = object.members.sorted { $0.name < $1.name }
        return ExactString(members.map { $0.name.text + key($0.value).text }.joined(separator: "\u{0}"))
    }
}
