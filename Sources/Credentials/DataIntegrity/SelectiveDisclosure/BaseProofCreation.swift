// SPDX-License-Identifier: Apache-2.0

import CredentialCrypto
import StrictJSON

/// Create base proof (ECDSA Cryptosuites 1.0, ecdsa-sd-2023).
struct BaseProofCreation {
    let transformer: Transformer

    /// The proof value of a base proof by `key`, with a new HMAC key and a new key of its own, whose secret goes when this
    /// ends.
    ///
    /// - Parameters:
    ///   - document: the document without proofs.
    ///   - proof: the proof without its value.
    func proofValue(
        _ document: JSONObject, _ proof: JSONObject, mandatory: [JSONPointer], key: borrowing PrivateKey
    ) throws(SelectiveDisclosureFailure) -> ExactString {
        do {
            return try sign(document, proof, mandatory, key, proofKey: try PrivateKey.generate(.p256))
        } catch {
            throw error as? SelectiveDisclosureFailure ?? .library
        }
    }

    private func sign(
        _ document: JSONObject, _ proof: JSONObject, _ mandatory: [JSONPointer], _ key: borrowing PrivateKey,
        proofKey: borrowing PrivateKey
    ) throws -> ExactString {
        var value = BaseProofValue(
            baseSignature: [], publicKey: try DisclosureKey(proofKey.publicKey),
            hmacKey: SecureRandom.bytes(HMACSHA256.byteCount), signatures: [], mandatoryPointers: mandatory)
        // Base proof transformation and hashing.
        let data = try DisclosureData(base: document, proof, value, transformer)
        // Base proof serialization.
        for statement in data.nonMandatory { value.signatures.append(try proofKey.sign(statement)) }
        value.baseSignature = try key.sign(data.hashData.combined)
        return value.text
    }
}
