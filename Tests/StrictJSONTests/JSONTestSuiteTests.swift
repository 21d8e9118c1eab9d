// SPDX-License-Identifier: Apache-2.0

import Foundation
import StrictJSON
import TestSupport
import Testing

/// The public parsing suite. The first letter of a file's name says what a parser has to do with it.
@Suite(.enabled(if: VectorFolder.has("JSONTestSuite"), "no JSONTestSuite at hand"))
struct JSONTestSuiteTests {
    private static func files(_ prefix: String) throws -> [VectorFile] {
        let all = try VectorFolder.files(
            in: VectorFolder.vectors.appending(path: "JSONTestSuite/test_parsing"), extensions: ["json"])
        if let stray = all.first(where: { !["y_", "n_", "i_"].contains($0.name.prefix(2)) }) {
            throw VectorError.notUnderstood(stray.name)
        }
        let chosen = all.filter { $0.name.hasPrefix(prefix) }
        guard !chosen.isEmpty else { throw VectorError.missing(prefix) }
        return chosen
    }

    @Test func acceptsWhatMustBeAccepted() throws {
        for file in try Self.files("y_") {
            let bytes = try file.bytes()
            // RFC 8259 §4 leaves objects with a name twice to the reader; this one refuses them.
            if file.name.hasPrefix("y_object_duplicated_key") {
                let error = try #require(throws: JSONError.self, "\(file)") { try JSONReader.read(bytes) }
                #expect(error.code == "json.duplicate-member")
                continue
            }
            do {
                let value = try JSONReader.read(bytes)
                let again = try JSONReader.read(JSONWriter.bytes(value))
                #expect(again == value, "\(file)")
            } catch {
                Issue.record("\(file): \(error)")
            }
        }
    }

    @Test func refusesWhatMustBeRefused() throws {
        for file in try Self.files("n_") {
            let bytes = try file.bytes()
            #expect(throws: JSONError.self, "\(file)") { try JSONReader.read(bytes) }
        }
    }

    /// Where the grammar leaves the choice: numbers of any size are kept as text, text that is no Unicode and structures
    /// deeper than the limit are refused.
    @Test func choosesWhereTheGrammarDoesNot() throws {
        let refusals: Set = [
            "json.invalid-utf8", "json.lone-surrogate", "json.byte-order-mark", "json.unexpected-byte", "json.too-deep",
        ]
        for file in try Self.files("i_") {
            let bytes = try file.bytes()
            do {
                let value = try JSONReader.read(bytes)
                #expect(file.name.hasPrefix("i_number_"), "\(file)")
                #expect(JSONWriter.bytes(value) == bytes, "\(file)")
            } catch {
                #expect(file.name.hasPrefix("i_str"), "\(file): \(error)")
                #expect(refusals.contains(error.code), "\(file): \(error)")
            }
        }
    }
}
