// SPDX-License-Identifier: Apache-2.0

package import StrictJSON

/// A public key that verifies signatures, valid for its curve from the moment it exists.
package struct PublicKey: Sendable {
    package enum Algorithm: Sendable, Hashable, CaseIterable {
        /// Pure Ed25519 (RFC 8032).
        case ed25519
        /// ECDSA on P-256 over SHA-256.
        case p256
        /// ECDSA on P-384 over SHA-384.
        case p384
    }

    package let algorithm: Algorithm
    /// Ed25519: the 32 bytes of the key. Else the point's x, as long as the field.
    let x: [UInt8]
    /// The point's y; nil for Ed25519.
    let y: [UInt8]?
    private let key: EVPKey

    /// From the 32 bytes of RFC 8032 §5.1.2. Points of low order and a y that is not reduced are refused.
    package init(ed25519 bytes: [UInt8]) throws(KeyError) {
        if let flaw = Edwards25519.flaw(of: bytes) { throw flaw }
        guard try Edwards25519Field.holdsPoint(bytes) else { throw .notOnCurve }
        self.init(.ed25519, bytes, nil, try EVPKey.ed25519(publicKey: bytes))
    }

    /// From a point of SEC 1 §2.3.3, compressed or uncompressed; its length tells P-256 from P-384.
    package init(sec1 bytes: [UInt8]) throws(KeyError) {
        guard
            let algorithm = Algorithm.allCases.first(where: { algorithm in
                guard let curve = algorithm.curve else { return false }
                switch bytes.first {
                case 2, 3: return bytes.count == 1 + curve.byteCount
                case 4: return bytes.count == 1 + 2 * curve.byteCount
                default: return false
                }
            }), let curve = algorithm.curve
        else { throw .malformed("point") }
        let key = try EVPKey.ec(curve, point: bytes)
        // libcrypto took the coordinates, so they are reduced and stand for no other point.
        let coordinates = bytes.dropFirst()
        let y =
            coordinates.count > curve.byteCount
            ? Array(coordinates.dropFirst(curve.byteCount)) : try key.ordinate(curve)
        self.init(algorithm, Array(coordinates.prefix(curve.byteCount)), y, key)
    }

    init(_ algorithm: Algorithm, _ x: [UInt8], _ y: [UInt8]?, _ key: EVPKey) {
        self.algorithm = algorithm
        self.x = x
        self.y = y
        self.key = key
    }

    /// The one short form: an Ed25519 key's 32 bytes, else the compressed point.
    package var bytes: [UInt8] {
        guard let y else { return x }
        return [2 | (y.last ?? 0) & 1] + x
    }

    /// Whether the signature is this key's over the message. Ed25519: 64 bytes, S < L, R neither of low order nor
    /// unreduced. ECDSA: r ‖ s, each as long as the field, each in 1…n−1.
    package func isValidSignature(_ signature: [UInt8], for message: [UInt8]) -> Bool {
        guard let curve = algorithm.curve else {
            let r = signature.prefix(Edwards25519.byteCount)
            return signature.count == 64 && Edwards25519.flaw(of: r) == nil && key.verifiesEd25519(signature, message)
        }
        guard let der = ECDSASignature.der(fromP1363: signature, byteCount: curve.byteCount) else { return false }
        return key.verifiesECDSA(der, digest: algorithm.hash.digest(message))
    }
}

extension PublicKey: Hashable {
    package static func == (lhs: PublicKey, rhs: PublicKey) -> Bool {
        lhs.algorithm == rhs.algorithm && lhs.x == rhs.x && lhs.y == rhs.y
    }

    package func hash(into hasher: inout Hasher) {
        hasher.combine(algorithm)
        hasher.combine(x)
        hasher.combine(y)
    }
}

extension PublicKey.Algorithm {
    /// The JOSE name of signatures by such a key (RFC 7518 §3.1, RFC 8037 §3.1).
    package var joseAlgorithm: ExactString {
        switch self {
        case .ed25519: "EdDSA"
        case .p256: "ES256"
        case .p384: "ES384"
        }
    }

    /// The hash of the curve's strength: what ECDSA signs, and what Data Integrity suites transform documents with.
    /// Ed25519 itself hashes inside the signature.
    package var hash: HashAlgorithm {
        switch self {
        case .ed25519, .p256: .sha256
        case .p384: .sha384
        }
    }

    var curve: NISTCurve? {
        switch self {
        case .ed25519: nil
        case .p256: .p256
        case .p384: .p384
        }
    }
}
