// SPDX-License-Identifier: Apache-2.0

import LinkedData
import StrictJSON
import Testing

/// Blank nodes known by their place in the source document.
@Suite struct PlaceTests {
    private static let document = #"""
        {"@context":{"@vocab":"https://a.example/","list":{"@container":"@list"},"graph":{"@container":"@graph"}},
         "one":{"p":"x"},"many":[{"p":"y"},{"@id":"_:known","p":"y"},{"@id":"https://a.example/z","p":"y"}],
         "list":[{"p":"z"},"w"],"graph":{"p":"v"}}
        """#

    private func dataset(_ text: String, tracksPlaces: Bool) throws -> RDFDataset {
        var options = JSONLDProcessor.Options()
        options.tracksPlaces = tracksPlaces
        return try JSONLDProcessor(options: options).expand(try JSONReader.read(Array(text.utf8))).dataset()
    }

    @Test func everyBlankNodeHasItsPlace() throws {
        let labels = try dataset(Self.document, tracksPlaces: true).blankNodeLabels
        #expect(
            Set(labels) == [
                "", "/one", "/many/0", "known", "/list/0", "/list~list0", "/list~list1", "/graph", "/graph~graph",
            ])
        #expect(labels.count == Set(labels).count)
    }

    @Test func noneIsKeptUnasked() throws {
        #expect(Set(try dataset(Self.document, tracksPlaces: false).blankNodeLabels) == [nil, "known"])
    }

    /// Places change nothing of what is said.
    @Test func canonicalFormIsTheSame() throws {
        let forms = try [true, false].map { tracks in
            try RDFC10.canonicalize(try dataset(Self.document, tracksPlaces: tracks), digest: .sha256).nquads
        }
        #expect(forms[0] == forms[1])
    }

    /// Lines under other labels come in code point order, each node under its own.
    @Test func linesUnderOtherLabels() throws {
        let dataset = try dataset(
            #"{"https://a.example/p":[{"https://a.example/q":1},{"https://a.example/q":2}]}"#, tracksPlaces: true)
        let canonical = try RDFC10.canonicalize(dataset, digest: .sha256)
        let plain = dataset.sortedLines(labels: canonical.canonicalNumbers.map { ExactString("c14n\($0)") })
        #expect(Array(plain.joined()) == canonical.nquads)
        let turned = dataset.sortedLines(labels: canonical.canonicalNumbers.map { ExactString("z\(9 - $0)") })
        #expect(
            turned.map { String(decoding: $0, as: UTF8.self) }.sorted()
                == turned.map { String(decoding: $0, as: UTF8.self) })
        #expect(turned.count == plain.count && turned != plain)
    }
}
