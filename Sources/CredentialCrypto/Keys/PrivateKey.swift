// SPDX-License-Identifier: Apache-2.0

import StrictJSON

/// A key that signs. It cannot be copied, and its secret is overwritten when it goes.
package struct PrivateKey: ~Copyable, Sendable {
    package let publicKey: PublicKey
    private let secret: SecretBytes
    private let key: EVPKey

    package var algorithm: PublicKey.Algorithm { publicKey.algorithm }

    /// The kinds of key that sign here. RSA is verified only.
    package static let algorithms: [PublicKey.Algorithm] = [.ed25519, .p256, .p384]

    /// A new key from the system's randomness.
    package static func generate(_ algorithm: PublicKey.Algorithm = .ed25519) throws(KeyError) -> PrivateKey {
        let count = try algorithm.secretByteCount
        // An EC scalar that misses 1…n−1 is drawn again (FIPS 186-5 §A.2.2): less often than once in 2³².
        while true {
            do {
                return try PrivateKey(
                    algorithm,
                    SecretBytes(count: count) { SecureRandom.fill($0, isSecret: true) })
            } catch KeyError.secretOutOfRange {
                continue
            }
        }
    }

    /// From an Ed25519 seed (RFC 8032 §5.1.5) or an EC scalar, most significant byte first; 32 bytes, for P-384 48. The
    /// bytes are copied; wiping the original is the caller's.
    package init(_ algorithm: PublicKey.Algorithm, raw: UnsafeRawBufferPointer) throws(KeyError) {
        guard try raw.count == algorithm.secretByteCount else { throw .malformed("length") }
        try self.init(algorithm, SecretBytes(count: raw.count) { $0.copyMemory(from: raw) })
    }

    package init(_ algorithm: PublicKey.Algorithm, raw: [UInt8]) throws(KeyError) {
        guard try raw.count == algorithm.secretByteCount else { throw .malformed("length") }
        try self.init(algorithm, SecretBytes(count: raw.count) { $0.copyBytes(from: raw) })
    }

    private init(_ algorithm: PublicKey.Algorithm, _ secret: consuming SecretBytes) throws(KeyError) {
        let pair = try secret.withBytes { bytes throws(KeyError) in try Self.pair(algorithm, bytes) }
        key = pair.key
        publicKey = pair.publicKey
        self.secret = secret
    }

    private static func pair(
        _ algorithm: PublicKey.Algorithm, _ secret: UnsafeRawBufferPointer
    ) throws(KeyError) -> (key: EVPKey, publicKey: PublicKey) {
        guard let curve = algorithm.curve else {
            let pair = try EVPKey.ed25519(seed: secret)
            return (pair.key, try PublicKey(ed25519: pair.publicKey))
        }
        let pair = try EVPKey.ec(curve, scalar: secret)
        return (pair.key, try PublicKey(sec1: pair.point))
    }

    /// A signature in the form `PublicKey.isValidSignature` takes.
    package borrowing func sign(_ message: [UInt8]) throws(KeyError) -> [UInt8] {
        guard let curve = algorithm.curve else { return try key.signEd25519(message) }
        let der = try key.signECDSA(digest: algorithm.hash.digest(message))
        guard let signature = ECDSASignature.p1363(fromDER: der, byteCount: curve.byteCount) else { throw .library }
        return signature
    }

    /// Lends the bytes `init(_:raw:)` takes, to be stored. What the closure copies out is the caller's to protect.
    package borrowing func withRawBytes<Result: ~Copyable, Failure: Error>(
        _ body: (UnsafeRawBufferPointer) throws(Failure) -> Result
    ) throws(Failure) -> Result {
        try secret.withBytes(body)
    }
}

extension PublicKey.Algorithm {
    /// Bytes of a seed or scalar; `unsupported` for a kind of key that does not sign here.
    fileprivate var secretByteCount: Int {
        get throws(KeyError) {
            switch self {
            case .ed25519: 32
            case .p256, .p384: curve?.byteCount ?? 0
            case .rsa: throw .unsupported("RSA")
            }
        }
    }
}
