// SPDX-License-Identifier: Apache-2.0

import LinkedData
import StrictJSON
import Testing

/// Graphs made to keep a canonicaliser busy, in N-Quads.
enum HostileGraph {
    static func clique(_ count: Int) -> String {
        (0..<count).flatMap { a in (0..<count).filter { $0 != a }.map { "_:e\(a) <urn:p> _:e\($0) .\n" } }.joined()
    }

    static func ring(_ count: Int) -> String {
        (0..<count).map { "_:e\($0) <urn:p> _:e\(($0 + 1) % count) .\n" }.joined()
    }

    static func twins(_ count: Int) -> String {
        (0..<count).map { "<urn:a> <urn:p> _:e\($0) .\n" }.joined()
    }

    static func pairs(_ count: Int) -> String {
        (0..<count).map { "_:a\($0) <urn:p> _:b\($0) .\n" }.joined()
    }

    static func hubs(_ count: Int) -> String {
        (0..<2).flatMap { hub in (0..<count).map { "_:h\(hub) <urn:p> _:e\(hub)x\($0) .\n" } }.joined()
    }
}

@Suite struct RDFC10PoisonTests {
    @Test(arguments: [8, 10])
    func cliquesAreRefused(_ count: Int) throws {
        let error = try #require(throws: RDFC10Error.self) {
            try RDFC10.canonicalize(try Fixture.read(HostileGraph.clique(count)), digest: .sha256)
        }
        #expect(error == .workLimitExceeded(limit: WorkLimit.default.steps, of: .steps))
        #expect(error.code == "resource.canonicalization")
    }

    @Test func longRingsAreRefused() throws {
        for count in [1_000, 10_000] {
            let dataset = try Fixture.read(HostileGraph.ring(count))
            let error = try #require(throws: RDFC10Error.self) { try RDFC10.canonicalize(dataset, digest: .sha256) }
            #expect(error == .workLimitExceeded(limit: WorkLimit.default.depth, of: .depth))
        }
    }

    @Test func identicalHubsAreRefused() throws {
        let dataset = try Fixture.read(HostileGraph.hubs(1_000))
        let error = try #require(throws: RDFC10Error.self) { try RDFC10.canonicalize(dataset, digest: .sha256) }
        #expect(error.code == "resource.canonicalization")
    }

    @Test(arguments: [
        HostileGraph.ring(100), HostileGraph.clique(5), HostileGraph.twins(2_000), HostileGraph.pairs(500),
    ])
    func whatCanBeComputedIs(_ graph: String) throws {
        let canonical = try Fixture.canonical(try Fixture.read(graph))
        #expect(canonical.split(separator: "\n").count == graph.split(separator: "\n").count)
    }

    @Test func limitsAreTheCallersChoice() throws {
        let ring = try Fixture.read(HostileGraph.ring(20))
        _ = try RDFC10.canonicalize(ring, digest: .sha256, workLimit: WorkLimit(steps: 10_000, depth: 25, bytes: 2_000))
        for (limit, resource): (WorkLimit, RDFC10Error.Resource) in [
            (WorkLimit(steps: 100), .steps), (WorkLimit(depth: 10), .depth), (WorkLimit(bytes: 100), .bytes),
        ] {
            let error = try #require(throws: RDFC10Error.self) {
                try RDFC10.canonicalize(ring, digest: .sha256, workLimit: limit)
            }
            guard case .workLimitExceeded(_, of: resource) = error else {
                Issue.record("\(error)")
                continue
            }
        }
    }

    /// A credential whose own context turns it into a clique.
    @Test func poisonInsideACredentialIsRefused() throws {
        let nodes = (0..<10).map { a in
            let links = (0..<10).filter { $0 != a }.map { #""_:e\#($0)""# }.joined(separator: ",")
            return #"{"id": "_:e\#(a)", "knows": [\#(links)]}"#
        }
        let document = #"""
            {"@context": ["https://www.w3.org/ns/credentials/v2", {"knows": {"@id": "urn:knows", "@type": "@id"}}],
             "type": "VerifiableCredential", "credentialSubject": [\#(nodes.joined(separator: ","))]}
            """#
        let dataset = try Fixture.expand(document).dataset()
        let error = try #require(throws: RDFC10Error.self) { try RDFC10.canonicalize(dataset, digest: .sha256) }
        #expect(error.code == "resource.canonicalization")
    }
}
