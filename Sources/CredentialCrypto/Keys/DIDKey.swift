// SPDX-License-Identifier: Apache-2.0

package import StrictJSON

/// The `did:key` method: the identifier is the Multikey.
package enum DIDKey {
    package static let prefix: ExactString = "did:key:"

    /// The key of a DID, not of a DID URL: a fragment, path or query is malformed.
    package static func publicKey(
        of did: ExactString, pointCheck: PublicKey.PointCheck = .atOnce
    ) throws(KeyError) -> PublicKey {
        guard did.hasPrefix(prefix) else { throw .malformed("did:key") }
        let multikey = ExactString(String(Substring(did.text.utf8.dropFirst(prefix.utf8.count))))
        return try PublicKey(multikey: multikey, pointCheck: pointCheck)
    }

    package static func did(for key: PublicKey) -> ExactString {
        ExactString(prefix.text + key.multikey.text)
    }
}
