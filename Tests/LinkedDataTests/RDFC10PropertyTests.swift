// SPDX-License-Identifier: Apache-2.0

import LinkedData
import StrictJSON
import Testing

/// What holds for every dataset, tried on random ones: the same seeds on every run.
@Suite struct RDFC10PropertyTests {
    /// A few blank nodes under few predicates, so that many look alike.
    private func randomQuads(_ generator: inout SeededGenerator) -> [String] {
        let nodes = Int.random(in: 1...6, using: &generator)
        func node() -> String { "_:n\(Int.random(in: 0..<nodes, using: &generator))" }
        return (0..<Int.random(in: 1...10, using: &generator)).map { _ in
            let subject = Int.random(in: 0..<6, using: &generator) == 0 ? "<urn:s>" : node()
            let object =
                switch Int.random(in: 0..<6, using: &generator) {
                case 0: "\"v\(Int.random(in: 0..<2, using: &generator))\""
                case 1: "<urn:o>"
                default: node()
                }
            let graph =
                switch Int.random(in: 0..<6, using: &generator) {
                case 0: " " + node()
                case 1: " <urn:g>"
                default: ""
                }
            return "\(subject) <urn:p\(Int.random(in: 0..<2, using: &generator))> \(object)\(graph) ."
        }
    }

    /// The same statements in another order, under other labels.
    private func disguised(_ quads: [String], _ generator: inout SeededGenerator) -> String {
        let labels = (0..<200).shuffled(using: &generator)
        return quads.shuffled(using: &generator).map { quad in
            quad.replacing(/_:[a-z](\d+)/) { match in "_:x\(Int(match.1).map { labels[$0] } ?? 0)" }
        }.joined(separator: "\n")
    }

    private func canonical(_ text: String) throws -> String { try Fixture.canonical(try Fixture.read(text)) }

    @Test(arguments: 0..<20)
    func orderAndLabelsDoNotMatter(_ batch: Int) throws {
        var generator = SeededGenerator(seed: UInt64(batch))
        for _ in 0..<150 {
            let quads = randomQuads(&generator)
            let expected = try canonical(quads.joined(separator: "\n"))
            #expect(try canonical(disguised(quads, &generator)) == expected, "\(quads)")
        }
    }

    @Test func canonicalFormIsCanonical() throws {
        var generator = SeededGenerator(seed: 4_711)
        for _ in 0..<500 {
            let once = try canonical(randomQuads(&generator).joined(separator: "\n"))
            #expect(try canonical(once) == once)
        }
    }

    @Test func everyStatementIsKeptOnce() throws {
        var generator = SeededGenerator(seed: 42)
        for _ in 0..<300 {
            let quads = randomQuads(&generator)
            let lines = try canonical((quads + quads).joined(separator: "\n")).split(separator: "\n")
            #expect(lines.count == Set(quads).count)
            #expect(Set(lines).count == lines.count)
        }
    }

    @Test(arguments: [3, 4, 7, 20, 40])
    func ringsInDisguise(_ count: Int) throws {
        var generator = SeededGenerator(seed: UInt64(count))
        let quads = HostileGraph.ring(count).split(separator: "\n").map(String.init)
        let expected = try canonical(quads.joined(separator: "\n"))
        for _ in 0..<3 { #expect(try canonical(disguised(quads, &generator)) == expected) }
    }

    @Test(arguments: [2, 3, 4, 5])
    func cliquesInDisguise(_ count: Int) throws {
        var generator = SeededGenerator(seed: UInt64(count))
        let quads = HostileGraph.clique(count).split(separator: "\n").map(String.init)
        let expected = try canonical(quads.joined(separator: "\n"))
        for _ in 0..<3 { #expect(try canonical(disguised(quads, &generator)) == expected) }
    }

    /// A ring of six and two rings of three look alike to each node's own statements.
    @Test func lookAlikesAreToldApart() throws {
        let two = HostileGraph.ring(3) + HostileGraph.ring(3).replacing("_:e", with: "_:f")
        #expect(try canonical(HostileGraph.ring(6)) != canonical(two))
    }
}
