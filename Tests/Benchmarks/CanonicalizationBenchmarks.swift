// SPDX-License-Identifier: Apache-2.0

import LinkedData

/// RDFC-1.0 alone, on graphs from easy to poisonous.
enum CanonicalizationBenchmarks {
    static func run(_ stopwatch: inout Stopwatch) throws {
        var trees: [Int: Double] = [:]
        for count in [10, 100, 1_000, 10_000] {
            trees[count] = try measure("tree of \(count) quads", tree(count), &stopwatch)
        }
        if let small = trees[100], let large = trees[10_000] { stopwatch.note("tree 10,000 / tree 100", large / small) }
        for count in [10, 100, 1_000, 10_000] { try measure("\(count) twins", twins(count), &stopwatch) }
        for count in [10, 100, 1_000] { try measure("ring of \(count)", ring(count), &stopwatch) }
        for count in [4, 5, 6, 7, 8, 10] { try measure("clique of \(count)", clique(count), &stopwatch) }
    }

    @discardableResult
    private static func measure(_ name: String, _ quads: String, _ stopwatch: inout Stopwatch) throws -> Double {
        let dataset = try NQuads.read(Array(quads.utf8))
        var refused = false
        let median = try stopwatch.measure([
            (
                name,
                {
                    do {
                        _ = try RDFC10.canonicalize(dataset, digest: BenchmarkIssuer.sha256)
                    } catch {
                        refused = true
                    }
                }
            )
        ])[0]
        if refused { print("    refused by the work limit") }
        return median
    }

    /// Every node points at two others, leaves hold a number.
    private static func tree(_ count: Int) -> String {
        (0..<count).map { index in
            "_:n\(index) <urn:p\(index % 2)> "
                + (2 * index + 2 < count ? "_:n\(2 * index + 1 + index % 2)" : "\"\(index)\"") + " .\n"
        }.joined()
    }

    /// Blank nodes that nothing tells apart.
    private static func twins(_ count: Int) -> String {
        (0..<count).map { "<urn:s> <urn:p> _:n\($0) .\n" }.joined()
    }

    private static func ring(_ count: Int) -> String {
        (0..<count).map { "_:n\($0) <urn:p> _:n\(($0 + 1) % count) .\n" }.joined()
    }

    private static func clique(_ count: Int) -> String {
        (0..<count).flatMap { from in
            (0..<count).filter { $0 != from }.map { "_:n\(from) <urn:p> _:n\($0) .\n" }
        }.joined()
    }
}
