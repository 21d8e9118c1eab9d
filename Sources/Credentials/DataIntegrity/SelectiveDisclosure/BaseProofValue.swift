// SPDX-License-Identifier: Apache-2.0

import CredentialCrypto
package import StrictJSON

/// What an issuer gives the holder: a signature for every statement, and the secret that names blank nodes
/// (serializeBaseProofValue and parseBaseProofValue, ECDSA Cryptosuites 1.0, ecdsa-sd-2023 functions).
package struct BaseProofValue: Sendable, Equatable {
    static let header: [UInt8] = [0xD9, 0x5D, 0x00]

    /// The issuer's own, over the proof configuration, `publicKey` and the mandatory statements.
    package var baseSignature: [UInt8]
    /// The key of this proof alone, which signed the statements that may be left out.
    package var publicKey: DisclosureKey
    package var hmacKey: [UInt8]
    /// One for each statement that may be left out, in the order of the statements.
    package var signatures: [[UInt8]]
    package var mandatoryPointers: [JSONPointer]

    package init(
        baseSignature: [UInt8], publicKey: DisclosureKey, hmacKey: [UInt8], signatures: [[UInt8]],
        mandatoryPointers: [JSONPointer]
    ) {
        self.baseSignature = baseSignature
        self.publicKey = publicKey
        self.hmacKey = hmacKey
        self.signatures = signatures
        self.mandatoryPointers = mandatoryPointers
    }

    /// - Throws: `ProofValueError` unless the text is what `text` writes.
    package init(_ text: ExactString) throws(ProofValueError) {
        // Steps 1–4.
        let components = try ProofValueComponents(text, header: Self.header)
        baseSignature = try components.signature(at: 0)
        publicKey = try components.key(at: 1)
        hmacKey = try components.bytes(at: 2, count: HMACSHA256.byteCount)
        signatures = try components.signatures(at: 3)
        mandatoryPointers = []
        for item in try components.array(at: 4) {
            guard case .text(let text) = item else { throw .component(4) }
            do { mandatoryPointers.append(try JSONPointer(text)) } catch { throw .pointer(text) }
        }
    }

    package var text: ExactString {
        let components = CBOR.array([
            .bytes(baseSignature), .bytes(publicKey.bytes), .bytes(hmacKey), .array(signatures.map { .bytes($0) }),
            .array(mandatoryPointers.map { .text($0.text) }),
        ])
        return Multibase.encode(Self.header + components.encoded, .base64url)
    }
}
