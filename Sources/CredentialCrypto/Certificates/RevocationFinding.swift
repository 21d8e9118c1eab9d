// SPDX-License-Identifier: Apache-2.0

/// What one piece of revocation evidence says about one certificate.
package struct RevocationFinding: Sendable, Hashable {
    package enum Status: Sendable, Hashable {
        /// Not revoked at the time asked for.
        case good
        /// Revoked since then, in seconds since 1970-01-01T00:00:00Z. The evidence says so whether or not it covers the time
        /// asked for, and whether that lies before or after: comparing is the caller's.
        case revoked(at: Int64, Reason)
        /// The responder does not know the certificate.
        case unknown
        case notCovered(Gap)
    }

    /// RFC 5280 §5.3.1.
    package enum Reason: Int64, Sendable, Hashable, CaseIterable {
        case unspecified = 0
        case keyCompromise, cACompromise, affiliationChanged, superseded, cessationOfOperation
        /// Suspended: it may be lifted again.
        case certificateHold
        case removeFromCRL = 8
        case privilegeWithdrawn, aACompromise
    }

    /// Why evidence says nothing.
    package enum Gap: Sendable, Hashable {
        /// It is about the certificates of another authority, or the certificate is not this issuer's.
        case otherIssuer
        /// It is about other certificates of this authority.
        case otherCertificate
        /// The time asked for is not between thisUpdate and nextUpdate.
        case notInForce
        /// The signature on it does not hold.
        case signature
        /// Its signer is not the authority nor a responder the authority certified for this.
        case signerNotAuthorized
        /// The digest in its signature is broken.
        case weakSignature
        /// It holds an extension that must be understood and is not.
        case criticalExtension
        /// The response reports an error in place of an answer.
        case noAnswer
    }

    package let status: Status
    /// Since when the evidence speaks, in seconds since 1970-01-01T00:00:00Z; nil where it says nothing on this certificate.
    package let thisUpdate: Int64?
    /// Until when; nil: for the moment of thisUpdate alone, since newer evidence may exist from then on.
    package let nextUpdate: Int64?

    init(_ status: Status, thisUpdate: Int64? = nil, nextUpdate: Int64? = nil) {
        (self.status, self.thisUpdate, self.nextUpdate) = (status, thisUpdate, nextUpdate)
    }

    /// `good` and `unknown` count in the evidence's period only; a revocation stays.
    init(_ status: Status, from thisUpdate: Int64, until nextUpdate: Int64?, at seconds: Int64) {
        let isCovered = thisUpdate <= seconds && seconds <= nextUpdate ?? thisUpdate
        let counts =
            switch status {
            case .good, .unknown: isCovered
            case .revoked, .notCovered: true
            }
        self.init(counts ? status : .notCovered(.notInForce), thisUpdate: thisUpdate, nextUpdate: nextUpdate)
    }
}
