// SPDX-License-Identifier: Apache-2.0

/// Hash First Degree Quads (RDFC-1.0 §4.6), with the buffers it reuses from node to node.
struct FirstDegreeHasher {
    private let dataset: RDFDataset
    private let digest: MessageDigest
    private var lines = LineBuffer()

    init(_ dataset: RDFDataset, _ digest: MessageDigest) {
        self.dataset = dataset
        self.digest = digest
    }

    mutating func hash(_ node: Int32, _ quads: ArraySlice<Int32>) -> Digest {
        // Steps 1–3: the node itself is `_:a`, every other blank node `_:z`.
        lines.removeAll()
        let reference = RDFDataset.TermID(blankNode: Int(node))
        for index in quads {
            lines.append(dataset.quads[Int(index)], of: dataset) { term, output in
                output.append(UInt8(ascii: term == reference ? "a" : "z"))
            }
        }
        // Steps 4 and 5.
        return lines.withSortedBytes { Digest(of: $0, by: digest) }
    }
}
