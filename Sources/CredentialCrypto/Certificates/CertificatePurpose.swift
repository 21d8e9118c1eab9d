// SPDX-License-Identifier: Apache-2.0

/// What the certificate at the end of a path is relied on for.
package enum CertificatePurpose: Sendable, Hashable, CaseIterable {
    /// Signatures and seals on documents. Where key usage is stated it names digitalSignature or contentCommitment
    /// (ETSI EN 319 412-2 §4.3.2); extended key usage is not asked for, since seals have none of their own.
    case documentSigning
    /// RFC 3161 §2.3: extended key usage is critical, and timeStamping alone.
    case timeStamping
    /// The key of a host on the web (RFC 5280 §4.2.1.12).
    case serverAuthentication
}
