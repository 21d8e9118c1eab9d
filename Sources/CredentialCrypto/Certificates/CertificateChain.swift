// SPDX-License-Identifier: Apache-2.0

/// Path validation (RFC 5280 §6) by libcrypto, with nothing but the certificates at hand: no system store, no fetching,
/// no clock, no revocation (see `RevocationList` and `OCSPResponse`).
package enum CertificateChain {
    /// Certificates between the two ends at most.
    package static let maximumIntermediates = 8
    /// Certificates looked at in one verification.
    package static let maximumCertificates = 4_096

    /// A path that holds.
    package struct Path: Sendable, Hashable {
        /// From the leaf to the anchor, each issued by the next; a leaf that is itself an anchor stands alone.
        package let certificates: [Certificate]
        /// The one of the caller's anchors that the path ends at.
        package let anchor: Certificate
    }

    /// The path from `leaf` to one of `anchors` at a moment in seconds since 1970-01-01T00:00:00Z.
    ///
    /// An anchor need not sign itself: trust lists name authorities that others certified. Its own period counts, its own
    /// signature does not. Keys and signature digests below the anchor give at least 112 bits of security. Where the
    /// periods alone do not hold the error is `expired` or `notYetValid` and has the path; another fault goes first.
    package static func verify(
        leaf: Certificate, intermediates: [Certificate], anchors: [Certificate], at seconds: Int64,
        purpose: CertificatePurpose, maximumIntermediates: Int = Self.maximumIntermediates
    ) throws(CertificateError) -> Path {
        guard 1 + intermediates.count + anchors.count <= maximumCertificates else {
            throw .tooMany(limit: maximumCertificates)
        }
        guard let limit = Int32(exactly: maximumIntermediates), limit >= 0 else { throw .tooMany(limit: 0) }
        // What signed a leaf that is itself an anchor does not matter.
        let isAnchor = anchors.contains(leaf)
        let validation = PathValidation(
            leaf: leaf, intermediates: isAnchor ? [] : intermediates, anchors: isAnchor ? [leaf] : anchors,
            purpose: purpose, maximumIntermediates: limit)
        let path = try path(by: validation, at: seconds)
        guard isMeant(leaf, for: purpose) else { throw .purpose(leaf) }
        return path
    }

    private static func path(by validation: PathValidation, at seconds: Int64) throws(CertificateError) -> Path {
        switch try validation.run(at: seconds) {
        case .holds(let certificates): return try end(certificates, at: validation.anchors)
        case .fails(let error): throw error
        case .outsidePeriod: break
        }
        // Whether the rest holds decides what the fault is.
        switch try validation.run(at: nil) {
        case .holds(let certificates):
            let path = try end(certificates, at: validation.anchors)
            // libcrypto ends a period a second early, and may have meant an anchor above the one that suffices.
            guard let outside = path.certificates.first(where: { !$0.validity.contains(seconds) }) else { return path }
            throw seconds < outside.validity.notBefore
                ? .notYetValid(outside, path: path.certificates) : .expired(outside, path: path.certificates)
        case .fails(let error): throw error
        case .outsidePeriod: throw .library
        }
    }

    /// libcrypto goes on to a self-signed certificate where it has one; the path ends at the first anchor.
    private static func end(_ certificates: [Certificate], at anchors: [Certificate]) throws(CertificateError) -> Path {
        guard let end = certificates.firstIndex(where: anchors.contains) else { throw .library }
        return Path(certificates: Array(certificates[...end]), anchor: certificates[end])
    }

    private static func isMeant(_ leaf: Certificate, for purpose: CertificatePurpose) -> Bool {
        // libcrypto knows the other purposes itself.
        guard purpose == .documentSigning, let usage = leaf.keyUsage else { return true }
        return !usage.isDisjoint(with: [.digitalSignature, .contentCommitment])
    }
}
