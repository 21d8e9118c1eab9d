// SPDX-License-Identifier: Apache-2.0

package import CredentialCrypto
package import StrictJSON

/// A key pair made from a name: the same name gives the same key in every run. Worthless outside tests.
package final class TestKey: Sendable {
    package let privateKey: PrivateKey
    package let publicKey: PublicKey

    package init(_ name: String, _ algorithm: PublicKey.Algorithm = .ed25519) throws {
        // One hash of the key's own size, so that P-384 gets its 48 bytes too.
        let seed = algorithm.hash.digest(Array("test key of \(name)".utf8))
        privateKey = try PrivateKey(algorithm, raw: seed)
        publicKey = privateKey.publicKey
    }

    /// The did:key that is this key.
    package var did: ExactString { DIDKey.did(for: publicKey) }

    /// How a proof names the key by its did:key.
    package var method: ExactString { ExactString("\(did)#\(publicKey.multikey)") }
}
