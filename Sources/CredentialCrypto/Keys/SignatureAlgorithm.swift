// SPDX-License-Identifier: Apache-2.0

package import StrictJSON

/// The signature algorithms that are verified here, under their JOSE names. Nothing else is one: neither `none` nor anything with a
/// shared secret.
package enum SignatureAlgorithm: Sendable, Hashable, CaseIterable {
    /// Pure Ed25519 (RFC 8037 §3.1, RFC 9864 §2.2).
    case ed25519
    /// ECDSA on P-256 over SHA-256 (RFC 7518 §3.4).
    case es256
    /// ECDSA on P-384 over SHA-384 (RFC 7518 §3.4).
    case es384
    /// RSASSA-PKCS1-v1_5 over SHA-256 (RFC 7518 §3.3).
    case rs256
    /// RSASSA-PSS over SHA-256 with MGF1 over the same and a salt of 32 bytes (RFC 7518 §3.5).
    case ps256

    /// Nil for every name that is not verified here. Letter case counts (RFC 7515 §4.1.1).
    package init?(joseName name: ExactString) {
        guard let algorithm = Self.allCases.first(where: { $0.joseNames.contains(name) }) else { return nil }
        self = algorithm
    }

    /// The name to write.
    package var joseName: ExactString {
        switch self {
        case .ed25519: "EdDSA"
        case .es256: "ES256"
        case .es384: "ES384"
        case .rs256: "RS256"
        case .ps256: "PS256"
        }
    }

    /// The names to read: RFC 9864 §2.2 gives Ed25519 one of its own.
    private var joseNames: [ExactString] { self == .ed25519 ? [joseName, "Ed25519"] : [joseName] }

    /// The one kind of key that makes such signatures.
    package var keyAlgorithm: PublicKey.Algorithm {
        switch self {
        case .ed25519: .ed25519
        case .es256: .p256
        case .es384: .p384
        case .rs256, .ps256: .rsa
        }
    }
}
