// SPDX-License-Identifier: Apache-2.0

import StrictJSON

/// SubjectPublicKeyInfo (RFC 5280 §4.1.2.7) and RSAPublicKey (RFC 8017 §A.1.1).
extension PublicKey {
    /// Bytes that are not exactly those that `spki` writes for the key are refused: BER, other parameters of the same curve and
    /// compressed points included.
    package init(spki bytes: [UInt8]) throws(KeyError) {
        let key = try EVPKey.spki(bytes).publicKey()
        guard key.spki == bytes else { throw .notCanonical }
        self = key
    }

    package var spki: [UInt8] { key.spkiBytes }

    /// As strict as `init(spki:)`.
    package init(pkcs1 bytes: [UInt8]) throws(KeyError) {
        guard let numbers = RSAPublicKey.decode(bytes) else { throw .malformed("RSAPublicKey") }
        let key = try PublicKey(rsaModulus: numbers.modulus, exponent: numbers.exponent)
        guard key.bytes == bytes else { throw .notCanonical }
        self = key
    }
}
