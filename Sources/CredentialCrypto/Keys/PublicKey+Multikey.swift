// SPDX-License-Identifier: Apache-2.0

package import StrictJSON

/// Multikey (Controlled Identifiers 1.0 §2.2.2): base58btc of a multicodec number and the key.
extension PublicKey {
    /// A type of key that is not verified here is `unsupported`; another base than `z` is not canonical.
    package init(multikey text: ExactString) throws(KeyError) {
        let bytes: [UInt8]
        do { bytes = try Multibase.decode(text) } catch { throw .encoding(error) }
        guard text.hasPrefix("z") else { throw .notCanonical }
        let (codec, key) = try Self.split(bytes)
        guard let algorithm = Algorithm.allCases.first(where: { $0.multicodec == codec }) else {
            throw .unsupported(ExactString("multicodec 0x" + String(codec, radix: 16)))
        }
        switch algorithm {
        case .ed25519: try self.init(ed25519: key)
        case .p256, .p384:
            guard key.count == 1 + (algorithm.curve?.byteCount ?? 0) else { throw .malformed("length") }
            try self.init(sec1: key)
        case .rsa: try self.init(pkcs1: key)
        }
    }

    static func multikey(_ algorithm: Algorithm, _ bytes: [UInt8]) -> ExactString {
        let codec = algorithm.multicodec
        // Every code here takes two bytes: seven bits each, least significant first.
        let prefix = [UInt8(codec & 0x7F | 0x80), UInt8(codec >> 7)]
        return Multibase.encode(prefix + bytes, .base58btc)
    }

    /// The one short form: an Ed25519 key's 32 bytes, a compressed point, or the DER of RFC 8017 §A.1.1.
    package var bytes: [UInt8] { material.shortForm }

    /// Parts an unsigned-varint of at most nine bytes, in its shortest form, from what follows it.
    private static func split(_ bytes: [UInt8]) throws(KeyError) -> (codec: UInt64, key: [UInt8]) {
        var codec: UInt64 = 0
        for (position, byte) in bytes.prefix(9).enumerated() {
            codec |= UInt64(byte & 0x7F) << UInt64(7 * position)
            guard byte & 0x80 == 0 else { continue }
            guard byte != 0 || position == 0 else { throw .notCanonical }
            return (codec, Array(bytes.dropFirst(position + 1)))
        }
        throw .malformed("multicodec")
    }
}

extension PublicKey.Material {
    var shortForm: [UInt8] {
        switch self {
        case .edwards(let x): x
        case .point(let x, let y): [2 | (y.last ?? 0) & 1] + x
        case .rsa(let modulus, let exponent): RSAPublicKey.encode(modulus: modulus, exponent: exponent)
        }
    }
}

extension PublicKey.Algorithm {
    /// The code of the multicodec table.
    fileprivate var multicodec: UInt64 {
        switch self {
        case .ed25519: 0xED
        case .p256: 0x1200
        case .p384: 0x1201
        case .rsa: 0x1205
        }
    }
}
