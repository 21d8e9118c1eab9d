// SPDX-License-Identifier: Apache-2.0

import LinkedData
import StrictJSON
import Testing

/// Contexts derived from built-in ones are remembered for the whole process; nobody may notice.
@Suite struct SharedContextTests {
    private static let extensions = "https://purl.imsglobal.org/spec/ob/v3p0/extensions.json"
    private static let badges = "https://purl.imsglobal.org/spec/ob/v3p0/context.json"
    private static let records = "https://purl.imsglobal.org/spec/clr/v2p0/context.json"

    private func document(_ contexts: [String]) -> JSONValue {
        .object([
            "@context": .array(contexts.map { .string($0) }), "id": .string("urn:a"),
            "type": .array([.string("1EdTechRevocationList"), .string("ClrSubject"), .string("Achievement")]),
        ])
    }

    @Test func expansionIsTheSameInEveryTask() async throws {
        let document = document([Self.extensions, Self.badges, Self.records])
        let expected = try JSONLDProcessor().expand(document).json
        try await withThrowingTaskGroup(of: Bool.self) { group in
            for _ in 0..<8 {
                group.addTask {
                    for _ in 0..<25 where try JSONLDProcessor().expand(document).json != expected { return false }
                    return true
                }
            }
            for try await isSame in group { #expect(isSame) }
        }
    }

    /// More series of contexts than are kept, so that remembering starts afresh along the way.
    @Test func seriesWithoutEndAreExpandedAlike() throws {
        let expected = try JSONLDProcessor().expand(document([Self.extensions, Self.badges, Self.records])).json
        for series in 0..<2_187 {
            var digits = series
            var contexts = [Self.extensions, Self.badges, Self.records]
            for _ in 0..<7 {
                contexts.append([Self.extensions, Self.badges, Self.records][digits % 3])
                digits /= 3
            }
            #expect(try JSONLDProcessor().expand(document(contexts)).json == expected)
        }
    }
}
