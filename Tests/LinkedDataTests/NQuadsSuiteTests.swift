// SPDX-License-Identifier: Apache-2.0

import Foundation
import LinkedData
import StrictJSON
import TestSupport
import Testing

struct NQuadsCase: Sendable, CustomStringConvertible {
    enum Expectation: Sendable {
        case accepted
        case rejected
        case canonical(URL)
    }

    let name: String
    let input: URL
    let expectation: Expectation

    var description: String { name }

    /// The cases of every N-Quads or N-Triples manifest in the suite.
    static func all() throws -> [NQuadsCase] {
        let folder = VectorFolder.vectors.appending(path: "rdf-tests")
        let manifests = try VectorFolder.files(in: folder, extensions: ["json"])
            .filter { $0.url.lastPathComponent == "manifest.json" }
        return try manifests.flatMap { file in
            let manifest = try Suite.members(try Suite.json(file.url), known: ["suite", "cases"])
            guard case .array(let cases)? = manifest["cases"] else { throw VectorError.notUnderstood(file.name) }
            let suite = try Suite.text(manifest, "suite")
            return try cases.map { try read($0, in: file.url.deletingLastPathComponent(), suite) }
        }
    }

    private static func read(_ entry: JSONValue, in folder: URL, _ suite: String) throws -> NQuadsCase {
        let members = try Suite.members(entry, known: ["name", "input", "expect", "canonical"])
        let expectation: Expectation
        switch (members["expect"]?.stringValue, members["canonical"]?.stringValue) {
        case ("accept", nil): expectation = .accepted
        case ("reject", nil): expectation = .rejected
        case (nil, let canonical?): expectation = .canonical(folder.appending(path: canonical.text))
        default: throw VectorError.notUnderstood("\(entry)")
        }
        return NQuadsCase(
            name: suite + "/" + (try Suite.text(members, "name")),
            input: folder.appending(path: try Suite.text(members, "input")), expectation: expectation)
    }
}

private let hasSuite = VectorFolder.has("rdf-tests")

/// The W3C RDF test suites for N-Quads and N-Triples.
@Suite(.enabled(if: hasSuite, "the rdf-tests suite is not at hand"))
struct NQuadsSuiteTests {
    @Test(arguments: hasSuite ? try NQuadsCase.all() : [])
    func read(_ test: NQuadsCase) throws {
        let input = try Suite.bytes(test.input)
        switch test.expectation {
        case .accepted: _ = try NQuads.read(input)
        case .rejected: #expect(throws: NQuadsError.self) { try NQuads.read(input) }
        case .canonical(let url):
            let written = try NQuads.read(input).nquads
            #expect(String(decoding: written, as: UTF8.self) == String(decoding: try Suite.bytes(url), as: UTF8.self))
        }
    }
}
