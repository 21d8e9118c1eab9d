// SPDX-License-Identifier: Apache-2.0

package import StrictJSON

/// Why a certificate is not read, or no path from it to an anchor holds.
package enum CertificateError: Error, Sendable, Equatable {
    package enum Constraint: Sendable, Equatable {
        /// It signed a certificate and is none of an authority (basic constraints).
        case notAnAuthority
        /// More certificates follow than it allows.
        case pathLength
        /// Its key usage does not cover signing certificates, or contradicts its basic constraints.
        case keyUsage
        /// A name lies outside what an authority above it may certify.
        case names
    }

    /// Not the form of RFC 5280; the text names the part.
    case malformed(String)
    /// Everything else on the path holds at the time asked for, and this certificate's period was over.
    case expired(Certificate, path: [Certificate])
    /// Everything else on the path holds at the time asked for, and this certificate's period had not begun.
    case notYetValid(Certificate, path: [Certificate])
    /// The certificates end here: none of the anchors issued this one.
    case untrusted(Certificate)
    /// The signature on this certificate is not its issuer's.
    case signature(Certificate)
    case constraints(Certificate, Constraint)
    /// An extension that must be understood and is not; the text is its object identifier.
    case criticalExtension(Certificate, ExactString)
    /// The certificate, or an authority above it, is not for this use.
    case purpose(Certificate)
    /// The key, or the digest in the signature, gives less than 112 bits of security: RSA below 2048 bits, SHA-1.
    case weakKey(Certificate)
    /// More certificates than are looked at.
    case tooMany(limit: Int)
    /// libcrypto could not carry the operation out, for want of memory or of an algorithm.
    case library

    /// Stable across versions.
    package var code: String {
        switch self {
        case .malformed: "certificate.malformed"
        case .expired: "certificate.expired"
        case .notYetValid: "certificate.not-yet-valid"
        case .untrusted: "certificate.untrusted"
        case .signature: "certificate.signature"
        case .constraints: "certificate.constraints"
        case .criticalExtension: "certificate.critical-extension"
        case .purpose: "certificate.purpose"
        case .weakKey: "certificate.weak-key"
        case .tooMany: "certificate.too-many"
        case .library: "certificate.library"
        }
    }

    /// The certificate at fault.
    package var certificate: Certificate? {
        switch self {
        case .expired(let certificate, _), .notYetValid(let certificate, _), .untrusted(let certificate),
            .signature(let certificate), .constraints(let certificate, _), .criticalExtension(let certificate, _),
            .purpose(let certificate), .weakKey(let certificate):
            certificate
        case .malformed, .tooMany, .library: nil
        }
    }
}
