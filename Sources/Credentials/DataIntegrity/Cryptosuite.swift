// SPDX-License-Identifier: Apache-2.0

import CredentialCrypto
import LinkedData
import StrictJSON

/// A cryptographic suite as a value: which keys it takes and how it turns a document into bytes to sign.
struct Cryptosuite: Sendable {
    enum Transformation: Sendable {
        /// RDF Dataset Canonicalization (RDFC-1.0).
        case rdfc
        /// JSON Canonicalization Scheme (RFC 8785).
        case jcs
    }

    /// What a proof value holds.
    enum Serialization: Sendable {
        /// One signature over the proof configuration and the document.
        case signature
        /// One over what must be shown, and one for each statement that need not be.
        case statements
    }

    /// The proof's `type`.
    let type: ExactString
    /// The proof's `cryptosuite`; nil for a type that is its own suite.
    let cryptosuite: ExactString?
    let transformation: Transformation
    var serialization = Serialization.signature
    /// The hash used throughout with each kind of key it takes.
    let hashes: [PublicKey.Algorithm: HashAlgorithm]

    /// The name that reports use.
    var name: ExactString { cryptosuite ?? type }

    /// Every suite there is. A new one is one more row.
    static let table: [Cryptosuite] = [
        Cryptosuite(
            type: "DataIntegrityProof", cryptosuite: "eddsa-rdfc-2022", transformation: .rdfc,
            hashes: [.ed25519: .sha256]),
        Cryptosuite(
            type: "DataIntegrityProof", cryptosuite: "eddsa-jcs-2022", transformation: .jcs,
            hashes: [.ed25519: .sha256]),
        Cryptosuite(
            type: "Ed25519Signature2020", cryptosuite: nil, transformation: .rdfc, hashes: [.ed25519: .sha256]),
        Cryptosuite(
            type: "DataIntegrityProof", cryptosuite: "ecdsa-rdfc-2019", transformation: .rdfc,
            hashes: [.p256: .sha256, .p384: .sha384]),
        Cryptosuite(
            type: "DataIntegrityProof", cryptosuite: "ecdsa-jcs-2019", transformation: .jcs,
            hashes: [.p256: .sha256, .p384: .sha384]),
        Cryptosuite(
            type: "DataIntegrityProof", cryptosuite: SelectiveDisclosure.cryptosuite, transformation: .rdfc,
            serialization: .statements, hashes: [.p256: .sha256]),
    ]

    static func of(_ proof: DataIntegrityProof) -> Cryptosuite? {
        table.first { $0.type == proof.type && ($0.cryptosuite == nil || $0.cryptosuite == proof.cryptosuite) }
    }
}

extension HashAlgorithm {
    /// The hash as canonicalisation takes it.
    var messageDigest: MessageDigest {
        let name: ExactString =
            switch self {
            case .sha256: "SHA-256"
            case .sha384: "SHA-384"
            case .sha512: "SHA-512"
            }
        return MessageDigest(name: name, byteCount: byteCount) { input, output in digest(input, into: output) }
    }
}
