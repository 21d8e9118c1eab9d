// SPDX-License-Identifier: Apache-2.0

import CredentialCrypto
import Credentials
import StrictJSON

/// Someone of the examples who signs.
struct Party {
    let did: ExactString
    let multikey: ExactString
    private let seed: [UInt8]

    /// - Parameters:
    ///   - did: the party's identifier; a did:key where it is not given.
    ///   - seed: the text that the key is made of.
    init(did: ExactString? = nil, seed: String) throws {
        self.seed = HashAlgorithm.sha256.digest(Array("Backpack example key: \(seed)".utf8))
        let key = try PrivateKey(.ed25519, raw: self.seed)
        multikey = key.publicKey.multikey
        self.did = did ?? DIDKey.did(for: key.publicKey)
    }

    private var isWeb: Bool { did.hasPrefix("did:web:") }

    var verificationMethod: ExactString { ExactString(isWeb ? "\(did)#key-1" : "\(did)#\(multikey)") }

    /// Adds a proof.
    func sign(
        _ document: JSONObject, at created: ExactString, suite: ExactString = "eddsa-rdfc-2022",
        purpose: ExactString = "assertionMethod", expires: ExactString? = nil, challenge: ExactString? = nil,
        domain: ExactString? = nil
    ) throws -> JSONObject {
        let options = ProofOptions(
            cryptosuite: suite, verificationMethod: verificationMethod, proofPurpose: purpose,
            created: try DateTime(created).instant, expires: try expires.map { try DateTime($0).instant },
            challenge: challenge, domain: domain)
        return try ProofCreator().secured(document, options, key: try PrivateKey(.ed25519, raw: seed))
    }

    /// The DID document that a did:web issuer publishes.
    func document() throws -> JSONObject {
        try JSONObject.example(
            """
            {
              "@context": ["https://www.w3.org/ns/did/v1", "https://w3id.org/security/multikey/v1"],
              "id": "\(did)",
              "verificationMethod": [
                {
                  "id": "\(verificationMethod)",
                  "type": "Multikey",
                  "controller": "\(did)",
                  "publicKeyMultibase": "\(multikey)"
                }
              ],
              "assertionMethod": ["\(verificationMethod)"]
            }
            """)
    }
}

extension JSONObject {
    /// An object from its text.
    static func example(_ text: String) throws -> JSONObject {
        guard let object = try JSONReader.read(Array(text.utf8)).objectValue else { throw ExampleError.notAnObject }
        return object
    }
}

enum ExampleError: Error {
    case notAnObject
}
