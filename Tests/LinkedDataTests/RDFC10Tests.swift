// SPDX-License-Identifier: Apache-2.0

import LinkedData
import StrictJSON
import Testing

@Suite struct RDFC10Tests {
    /// A quad that mentions a blank node twice is one quad of that node. Libraries that count it twice hash
    /// `_:a <p> _:a .` twice over; the predicates are chosen so that this gives the two nodes each other's label.
    @Test(arguments: LinkPredicate.all)
    func aNodeLinkedToItselfCountsItsQuadOnce(_ predicate: LinkPredicate) throws {
        let link = "_:a <\(predicate.iri)> _:a .\n"
        let value = "_:a <\(predicate.iri)> \"v\" .\n"
        func precedes(_ left: String, _ right: String) -> Bool {
            MessageDigest.sha256.hash(Array(left.utf8))
                .lexicographicallyPrecedes(MessageDigest.sha256.hash(Array(right.utf8)))
        }
        let linkedFirst = precedes(link, value)
        #expect(linkedFirst != precedes(link + link, value), "the case tells the two ways apart")
        let (linked, other) = linkedFirst ? ("c14n0", "c14n1") : ("c14n1", "c14n0")
        let dataset = try Fixture.read("_:x <\(predicate.iri)> _:x .\n_:y <\(predicate.iri)> \"v\" .\n")
        let canonical = try RDFC10.canonicalize(dataset, digest: .sha256)
        #expect(canonical.issuedIdentifiers == ["x": ExactString(linked), "y": ExactString(other)])
    }

    struct LinkPredicate: Sendable, CustomStringConvertible {
        let iri: String
        var description: String { iri }

        /// The first few that distinguish.
        static let all: [LinkPredicate] = (0..<200).map { "urn:p\($0)" }.filter { iri in
            func digest(_ text: String) -> [UInt8] { MessageDigest.sha256.hash(Array(text.utf8)) }
            let once = digest("_:a <\(iri)> _:a .\n")
            let twice = digest("_:a <\(iri)> _:a .\n_:a <\(iri)> _:a .\n")
            let value = digest("_:a <\(iri)> \"v\" .\n")
            return once.lexicographicallyPrecedes(value) != twice.lexicographicallyPrecedes(value)
        }.prefix(4).map { LinkPredicate(iri: $0) }
    }

    @Test func selfLinksBesideOthersAreStable() throws {
        let quads = [
            "_:a <urn:p> _:a .", "_:a <urn:p> _:b .", "_:b <urn:p> _:b .", "_:b <urn:p> _:a .",
            "_:c <urn:p> _:a _:c .",
        ]
        let first = try Fixture.canonical(try Fixture.read(quads.joined(separator: "\n")))
        let renamed = quads.reversed().map { $0.replacing("_:a", with: "_:z").replacing("_:b", with: "_:a") }
        #expect(try Fixture.canonical(try Fixture.read(renamed.joined(separator: "\n"))) == first)
        #expect(first.split(separator: "\n").count == quads.count)
    }

    @Test func theDigestDecidesTheLabels() throws {
        var differs = false
        for number in 0..<8 {
            let dataset = try Fixture.read("_:a <urn:p> \"\(number)\" .\n_:b <urn:q> \"\(number)\" .\n")
            let narrow = try RDFC10.canonicalize(dataset, digest: .sha256).issuedIdentifiers
            let wide = try RDFC10.canonicalize(dataset, digest: .sha384).issuedIdentifiers
            #expect(Set(narrow.values) == Set(wide.values))
            if narrow != wide { differs = true }
        }
        #expect(differs)
    }

    @Test func linesSortByCodePointsAndCountOnce() throws {
        let dataset = try Fixture.read(
            "<urn:b> <urn:p> \"a\" .\n<urn:a> <urn:p> \"a\"@en .\n<urn:a> <urn:p> \"a\" <urn:g> .\n"
                + "<urn:a> <urn:p> \"a\" .\n<urn:a> <urn:p> \"a\" .\n<urn:a> <urn:p> \"\u{FB33}\" .\n"
                + "<urn:a> <urn:p> \"\u{1F600}\" .\n")
        #expect(
            try Fixture.canonical(dataset)
                == "<urn:a> <urn:p> \"a\" .\n<urn:a> <urn:p> \"a\" <urn:g> .\n<urn:a> <urn:p> \"a\"@en .\n"
                + "<urn:a> <urn:p> \"\u{FB33}\" .\n<urn:a> <urn:p> \"\u{1F600}\" .\n<urn:b> <urn:p> \"a\" .\n")
    }

    @Test func labelsSortAsText() throws {
        let quads = (0..<120).map { "_:n\($0) <urn:p> \"\($0)\" .\n" }.joined()
        let lines = try Fixture.canonical(try Fixture.read(quads)).split(separator: "\n").map(String.init)
        #expect(lines == lines.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) })
        #expect(lines.count == 120)
    }

    @Test func nothingIsCanonicalAlready() throws {
        #expect(try Fixture.canonical(RDFDataset()).isEmpty)
        #expect(try RDFC10.canonicalize(RDFDataset(), digest: .sha256).issuedIdentifiers.isEmpty)
    }
}
