// SPDX-License-Identifier: Apache-2.0

/// Hash First Degree Quads (RDFC-1.0 §4.6), with the memory it reuses from node to node.
struct FirstDegreeHasher {
    private let dataset: RDFDataset
    private let digest: MessageDigest
    private var quads: [RDFDataset.Quad] = []

    init(_ dataset: RDFDataset, _ digest: MessageDigest) {
        self.dataset = dataset
        self.digest = digest
    }

    mutating func hash(_ node: Int32, _ indices: ArraySlice<Int32>, _ terms: TermBytes) -> Digest {
        let reference = RDFDataset.TermID(blankNode: Int(node))
        quads.removeAll(keepingCapacity: true)
        var size = 0
        for index in indices {
            let quad = dataset.quads[Int(index)]
            quads.append(quad)
            size += dataset.byteCount(quad)
        }
        return Self.hash(&quads, of: reference, terms, size: size, digest)
    }

    private static func hash(
        _ quads: inout [RDFDataset.Quad], of reference: RDFDataset.TermID, _ terms: TermBytes, size: Int,
        _ digest: MessageDigest
    ) -> Digest {
        // Steps 1–4: the node itself is `_:a`, every other blank node `_:z`.
        if quads.count > 1 {
            quads.sort { LineOrder.precedes($0, $1, terms) { $0 == reference ? 0 : 1 } }
        }
        // Step 5.
        return withUnsafeTemporaryAllocation(byteCount: size, alignment: 1) { memory in
            var writer = LineWriter(memory)
            for quad in quads {
                writer.write(quad, of: terms) { term, writer in
                    writer.write(UInt8(ascii: term == reference ? "a" : "z"))
                }
            }
            return Digest(of: writer.written, by: digest)
        }
    }
}
