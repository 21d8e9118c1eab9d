// SPDX-License-Identifier: Apache-2.0

package import StrictJSON

/// RDF Dataset Canonicalization (RDFC-1.0).
package enum RDFC10 {
    /// The Canonicalization Algorithm (§4.4). The digest both distinguishes blank nodes and is the caller's choice for
    /// what follows: suites that hash with SHA-384 label with it too.
    package static func canonicalize(
        _ dataset: RDFDataset, digest: MessageDigest, workLimit: WorkLimit = .default
    ) throws(RDFC10Error) -> CanonicalDataset {
        let numbers = try canonicalNumbers(dataset, digest, workLimit)
        // Steps 6 and 7.
        return CanonicalDataset(
            nquads: try dataset.canonicalNQuads(numbers, workLimit), canonicalNumbers: numbers,
            labels: dataset.blankNodeLabels)
    }

    /// Steps 1 to 5: the number of each blank node's canonical identifier.
    private static func canonicalNumbers(
        _ dataset: RDFDataset, _ digest: MessageDigest, _ workLimit: WorkLimit
    ) throws(RDFC10Error) -> [Int32] {
        if dataset.blankNodeCount == 1 {
            // There is no other to tell it from, so that its hash decides nothing.
            let isMentioned = dataset.quads.contains {
                $0.subject.isBlankNode || $0.object.isBlankNode || $0.graph.isBlankNode
            }
            return [isMentioned ? 0 : -1]
        }
        var state = CanonicalizationState(dataset, digest, workLimit)
        // Step 3.
        state.hashAllFirstDegreeQuads()
        // Step 4.
        let ambiguous = state.issueUniqueIdentifiers()
        // Step 5.
        for group in ambiguous { try state.issueIdentifiers(for: group) }
        return state.canonical.numbers
    }
}

package struct CanonicalDataset: Sendable {
    /// Canonical N-Quads: sorted lines, each ending in LF.
    package let nquads: [UInt8]
    /// The number behind `c14n` of each blank node, in the order in which the dataset counts them; -1 where no quad
    /// mentions it.
    package let canonicalNumbers: [Int32]
    private let labels: [ExactString?]

    init(nquads: [UInt8], canonicalNumbers: [Int32], labels: [ExactString?]) {
        self.nquads = nquads
        self.canonicalNumbers = canonicalNumbers
        self.labels = labels
    }

    /// The issued identifiers map: labels of the input to canonical labels, both without `_:`. Blank nodes that had no
    /// label, as most of JSON-LD's, are not in it.
    package var issuedIdentifiers: [ExactString: ExactString] {
        var map: [ExactString: ExactString] = [:]
        for (label, number) in zip(labels, canonicalNumbers) {
            if let label, number >= 0 { map[label] = ExactString("c14n\(number)") }
        }
        return map
    }
}

/// How much work canonicalisation may take before the graph is taken for poison.
package struct WorkLimit: Sendable, Hashable {
    /// Steps of the Hash N-Degree Quads algorithm: a hash of up to 64 bytes, or an element of a permutation. Blank nodes
    /// that their own statements tell apart cost none.
    package var steps: Int
    /// Blank nodes that exploration may lead through one after the other.
    package var depth: Int
    /// Bytes of canonical N-Quads.
    package var bytes: Int

    /// Refuses within a second what honest credentials stay a thousand times below.
    package static let `default` = WorkLimit()

    package init(steps: Int = 1_500_000, depth: Int = 512, bytes: Int = 128 << 20) {
        self.steps = steps
        self.depth = depth
        self.bytes = bytes
    }
}

package enum RDFC10Error: Error, Sendable, Equatable {
    /// The dataset needs more than `limit` steps, depth or bytes.
    case workLimitExceeded(limit: Int, of: Resource)

    package enum Resource: String, Sendable {
        case steps
        case depth
        case bytes
    }

    package var code: String { "resource.canonicalization" }
}
