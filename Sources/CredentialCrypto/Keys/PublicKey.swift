// SPDX-License-Identifier: Apache-2.0

package import StrictJSON

/// A public key that verifies signatures, sound for its kind from the moment it exists.
package struct PublicKey: Sendable {
    package enum Algorithm: Sendable, Hashable, CaseIterable {
        /// Pure Ed25519 (RFC 8032).
        case ed25519
        /// ECDSA on P-256 over SHA-256.
        case p256
        /// ECDSA on P-384 over SHA-384.
        case p384
        /// RSA of 2,048 to 8,192 bits.
        case rsa
    }

    /// The numbers that are the key, most significant byte first unless its specification says otherwise.
    enum Material: Sendable, Hashable {
        /// The 32 bytes of RFC 8032 §5.1.2.
        case edwards([UInt8])
        /// Coordinates as long as the field.
        case point(x: [UInt8], y: [UInt8])
        /// Without leading zeros.
        case rsa(modulus: [UInt8], exponent: [UInt8])
    }

    package let algorithm: Algorithm
    let material: Material
    /// The only signatures it verifies, where the form it came in says so (RFC 7517 §4.4).
    private var restriction: SignatureAlgorithm?
    let key: EVPKey
    /// The key as a Multikey (Controlled Identifiers 1.0 §2.2.2); every key has one.
    package let multikey: ExactString

    /// From the 32 bytes of RFC 8032 §5.1.2. Points of low order, bytes that are no point and a y that is not reduced are
    /// refused.
    package init(ed25519 bytes: [UInt8]) throws(KeyError) {
        self = try KeyCache.key(.edwards(bytes)) { () throws(KeyError) in
            if let flaw = Edwards25519.flaw(of: bytes) { throw flaw }
            guard try Edwards25519Field.holdsPoint(bytes) else { throw .notOnCurve }
            return PublicKey(.ed25519, .edwards(bytes), try EVPKey.ed25519(publicKey: bytes))
        }
    }

    /// From a point of SEC 1 §2.3.3, compressed or uncompressed; its length tells P-256 from P-384.
    package init(sec1 bytes: [UInt8]) throws(KeyError) {
        self = try KeyCache.key(.point(bytes)) { () throws(KeyError) in try Self.point(bytes) }
    }

    private static func point(_ bytes: [UInt8]) throws(KeyError) -> PublicKey {
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
        return PublicKey(algorithm, .point(x: Array(coordinates.prefix(curve.byteCount)), y: y), key)
    }

    /// From the two numbers of RFC 8017 §3.1, most significant byte first, without leading zeros.
    package init(rsaModulus modulus: [UInt8], exponent: [UInt8]) throws(KeyError) {
        self = try KeyCache.key(.rsa(modulus: modulus, exponent: exponent)) { () throws(KeyError) in
            try RSAKey.check(modulus: modulus, exponent: exponent)
            return PublicKey(
                .rsa, .rsa(modulus: modulus, exponent: exponent), try EVPKey.rsa(modulus: modulus, exponent: exponent))
        }
    }

    private init(_ algorithm: Algorithm, _ material: Material, _ key: EVPKey) {
        self.algorithm = algorithm
        self.material = material
        self.key = key
        multikey = Self.multikey(algorithm, material.shortForm)
    }

    /// The same key for one kind of signature only.
    func restricted(to algorithm: SignatureAlgorithm) -> PublicKey {
        var copy = self
        copy.restriction = algorithm
        return copy
    }

    /// The signatures this key verifies. An RSA key that says nothing else verifies both kinds; every other key has one.
    package var signatureAlgorithms: [SignatureAlgorithm] {
        SignatureAlgorithm.allCases.filter {
            $0.keyAlgorithm == algorithm && (restriction == nil || restriction == $0)
        }
    }

    /// Whether the signature is this key's over the message. Ed25519: 64 bytes, S < L, R neither of low order nor
    /// unreduced. ECDSA: r ‖ s, each as long as the field, each in 1…n−1. RSA: as long as the modulus.
    ///
    /// - Parameter algorithm: what the signature claims to be; nil where the key leaves no choice. One that is not the key's
    ///   own is false whatever the signature.
    package func isValidSignature(
        _ signature: [UInt8], for message: [UInt8], by algorithm: SignatureAlgorithm? = nil
    ) -> Bool {
        let own = signatureAlgorithms
        guard let chosen = algorithm ?? (own.count == 1 ? own.first : nil), own.contains(chosen) else { return false }
        switch chosen {
        case .ed25519:
            let r = signature.prefix(Edwards25519.byteCount)
            return signature.count == 64 && Edwards25519.flaw(of: r) == nil && key.verifiesEd25519(signature, message)
        case .es256, .es384:
            guard let curve = self.algorithm.curve,
                let der = ECDSASignature.der(fromP1363: signature, byteCount: curve.byteCount)
            else { return false }
            return key.verifiesECDSA(der, digest: self.algorithm.hash.digest(message))
        case .rs256: return isValidRSA(signature, message, .pkcs1)
        case .ps256: return isValidRSA(signature, message, .pss)
        }
    }

    /// libcrypto takes a PSS signature without its leading zeros; RFC 8017 §8.1.2 step 1 and §8.2.2 step 1 do not.
    private func isValidRSA(_ signature: [UInt8], _ message: [UInt8], _ padding: EVPKey.RSAPadding) -> Bool {
        guard case .rsa(let modulus, _) = material, signature.count == modulus.count else { return false }
        return key.verifiesRSA(signature, sha256: HashAlgorithm.sha256.digest(message), padding)
    }
}

/// Two keys are one when their numbers are, whatever each was said to be for.
extension PublicKey: Hashable {
    package static func == (lhs: PublicKey, rhs: PublicKey) -> Bool {
        lhs.algorithm == rhs.algorithm && lhs.material == rhs.material
    }

    package func hash(into hasher: inout Hasher) {
        hasher.combine(algorithm)
        hasher.combine(material)
    }
}

extension PublicKey.Algorithm {
    /// The hash of the key's strength: what ECDSA signs, and what Data Integrity suites transform documents with.
    /// Ed25519 itself hashes inside the signature.
    package var hash: HashAlgorithm {
        switch self {
        case .ed25519, .p256, .rsa: .sha256
        case .p384: .sha384
        }
    }

    var curve: NISTCurve? {
        switch self {
        case .ed25519, .rsa: nil
        case .p256: .p256
        case .p384: .p384
        }
    }
}
