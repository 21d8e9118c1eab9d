// SPDX-License-Identifier: Apache-2.0

package import StrictJSON

/// RDF Dataset Canonicalization (RDFC-1.0).
package enum RDFC10 {
    package static func canonicalize(
        _ dataset: RDFDataset, digest: MessageDigest, workLimit: WorkLimit = .default
    ) throws(RDFC10Error) -> CanonicalDataset {
        CanonicalDataset(nquads: dataset.nquads, issuedIdentifiers: [:])
    }
}

package struct CanonicalDataset: Sendable {
    /// Canonical N-Quads: sorted lines, each ending in LF.
    package let nquads: [UInt8]
    /// Labels of the input to canonical labels, both without `_:`.
    package let issuedIdentifiers: [ExactString: ExactString]
}

/// How much work canonicalisation may take before the graph is taken for poison.
package struct WorkLimit: Sendable, Hashable {
    package var steps: Int
    package static let `default` = WorkLimit(steps: 400_000)

    package init(steps: Int) { self.steps = steps }
}

package enum RDFC10Error: Error, Sendable, Equatable {
    /// The dataset needs more than `limit` steps.
    case workLimitExceeded(limit: Int)

    package var code: String { "resource.canonicalization" }
}
