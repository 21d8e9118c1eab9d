// SPDX-License-Identifier: Apache-2.0

package import CredentialCrypto
package import StrictJSON

/// Signs with any of the algorithms that are verified: the same name gives the same key in every run.
package struct TestSigner: Sendable {
    package let algorithm: SignatureAlgorithm
    package let publicKey: PublicKey
    private let signing: @Sendable ([UInt8]) throws -> [UInt8]

    /// There is one RSA key, whatever the name.
    package init(_ name: String, _ algorithm: SignatureAlgorithm) throws {
        switch algorithm {
        case .rs256, .ps256:
            let key = try TestRSAKey.shared.get()
            self.init(algorithm, key.publicKey) { try key.sign($0, algorithm == .rs256 ? .pkcs1 : .pss) }
        case .ed25519, .es256, .es384: self.init(try TestKey(name, algorithm.keyAlgorithm), algorithm)
        }
    }

    package init(_ key: TestKey) { self.init(key, key.publicKey.signatureAlgorithms.first ?? .ed25519) }

    private init(_ key: TestKey, _ algorithm: SignatureAlgorithm) {
        self.init(algorithm, key.publicKey) { try key.privateKey.sign($0) }
    }

    init(
        _ algorithm: SignatureAlgorithm, _ publicKey: PublicKey,
        _ signing: @escaping @Sendable ([UInt8]) throws -> [UInt8]
    ) {
        self.algorithm = algorithm
        self.publicKey = publicKey
        self.signing = signing
    }

    package var did: ExactString { DIDKey.did(for: publicKey) }

    /// The did:key as a key identifier.
    package var method: ExactString { ExactString("\(did)#\(publicKey.multikey)") }

    package func sign(_ message: [UInt8]) throws -> [UInt8] { try signing(message) }
}
