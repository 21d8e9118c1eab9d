// SPDX-License-Identifier: Apache-2.0

import CredentialCrypto
package import StrictJSON

/// What a holder gives a verifier: signatures for the statements that are shown, and the names that their blank nodes
/// were signed under (serializeDerivedProofValue and parseDerivedProofValue, ECDSA Cryptosuites 1.0, ecdsa-sd-2023
/// functions).
package struct DerivedProofValue: Sendable, Equatable {
    static let header: [UInt8] = [0xD9, 0x5D, 0x01]

    package var baseSignature: [UInt8]
    package var publicKey: DisclosureKey
    /// One for each statement shown that is not mandatory, in the order of the statements.
    package var signatures: [[UInt8]]
    /// By the number behind `c14n`, ascending: 32 bytes, of which the label is the base64url.
    package var labelMap: [(number: UInt64, label: [UInt8])]
    /// Positions of mandatory statements among those shown, ascending.
    package var mandatoryIndexes: [Int]

    package init(
        baseSignature: [UInt8], publicKey: DisclosureKey, signatures: [[UInt8]],
        labelMap: [(number: UInt64, label: [UInt8])], mandatoryIndexes: [Int]
    ) {
        self.baseSignature = baseSignature
        self.publicKey = publicKey
        self.signatures = signatures
        self.labelMap = labelMap
        self.mandatoryIndexes = mandatoryIndexes
    }

    /// - Throws: `ProofValueError` unless the text is what `text` writes. No index may stand twice or out of order.
    package init(_ text: ExactString) throws(ProofValueError) {
        // Steps 1–4.
        let components = try ProofValueComponents(text, header: Self.header)
        baseSignature = try components.signature(at: 0)
        publicKey = try components.key(at: 1)
        signatures = try components.signatures(at: 2)
        labelMap = []
        for entry in try components.map(at: 3) {
            guard case .bytes(let label) = entry.value, label.count == HMACSHA256.byteCount else { throw .component(3) }
            labelMap.append((entry.key, label))
        }
        mandatoryIndexes = []
        for item in try components.array(at: 4) {
            guard case .unsigned(let number) = item, let index = Int(exactly: number),
                mandatoryIndexes.last.map({ $0 < index }) ?? true
            else { throw .component(4) }
            mandatoryIndexes.append(index)
        }
    }

    package var text: ExactString {
        let components = CBOR.array([
            .bytes(baseSignature), .bytes(publicKey.bytes), .array(signatures.map { .bytes($0) }),
            .map(labelMap.map { CBOR.Entry($0.number, .bytes($0.label)) }),
            .array(mandatoryIndexes.map { .unsigned(UInt64($0.magnitude)) }),
        ])
        return Multibase.encode(Self.header + components.encoded, .base64url)
    }

    package static func == (lhs: Self, rhs: Self) -> Bool { lhs.text == rhs.text }
}
