// SPDX-License-Identifier: Apache-2.0

import Foundation
import LinkedData
import StrictJSON
import TestSupport
import Testing

struct RDFCanonCase: Sendable, CustomStringConvertible {
    enum Expectation: Sendable {
        case nquads(URL)
        case identifiers(URL)
        case refused
    }

    let id: String
    let input: URL
    let digest: MessageDigest
    let expectation: Expectation

    var description: String { id }

    static let folder = VectorFolder.vectors.appending(path: "rdf-canon")

    private static let known: Set<ExactString> = [
        "id", "type", "name", "comment", "computationalComplexity", "approval", "action", "result", "hashAlgorithm",
    ]

    static func all() throws -> [RDFCanonCase] {
        guard case .array(let entries)? = try Suite.json(folder.appending(path: "manifest.jsonld"))["entries"] else {
            throw VectorError.notUnderstood("rdf-canon manifest")
        }
        return try entries.map(read)
    }

    private static func read(_ entry: JSONValue) throws -> RDFCanonCase {
        let members = try Suite.members(entry, known: known)
        func result() throws -> URL { folder.appending(path: try Suite.text(members, "result")) }
        let expectation: Expectation
        switch try Suite.text(members, "type") {
        case "rdfc:RDFC10EvalTest": expectation = .nquads(try result())
        case "rdfc:RDFC10MapTest": expectation = .identifiers(try result())
        case "rdfc:RDFC10NegativeEvalTest": expectation = .refused
        case let other: throw VectorError.notUnderstood("type \(other)")
        }
        return RDFCanonCase(
            id: try Suite.text(members, "id"), input: folder.appending(path: try Suite.text(members, "action")),
            digest: try .named(members["hashAlgorithm"]?.stringValue), expectation: expectation)
    }
}

private let hasSuite = VectorFolder.has("rdf-canon")

/// The W3C RDF Dataset Canonicalization suite.
@Suite(.enabled(if: hasSuite, "the rdf-canon suite is not at hand"))
struct RDFCanonSuiteTests {
    @Test(arguments: hasSuite ? try RDFCanonCase.all() : [])
    func canonicalize(_ test: RDFCanonCase) throws {
        let dataset = try NQuads.read(try Suite.bytes(test.input))
        switch test.expectation {
        case .nquads(let url):
            let canonical = try RDFC10.canonicalize(dataset, digest: test.digest)
            let expected = try Suite.bytes(url)
            #expect(String(decoding: canonical.nquads, as: UTF8.self) == String(decoding: expected, as: UTF8.self))
        case .identifiers(let url):
            let canonical = try RDFC10.canonicalize(dataset, digest: test.digest)
            let expected = try Suite.json(url).objectValue
            let issued = JSONObject(canonical.issuedIdentifiers.map { ($0.key, .string($0.value)) })
            #expect(issued == expected)
        case .refused:
            let error = try #require(throws: RDFC10Error.self) {
                try RDFC10.canonicalize(dataset, digest: test.digest)
            }
            #expect(error.code == "resource.canonicalization")
        }
    }
}
