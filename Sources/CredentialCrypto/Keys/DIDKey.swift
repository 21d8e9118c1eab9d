// SPDX-License-Identifier: Apache-2.0

package import StrictJSON

/// The `did:key` method: the identifier is the Multikey.
package enum DIDKey {
    package static let prefix: ExactString = "did:key:"

    /// The key of a DID, not of a DID URL: a fragment, path or query is malformed.
    package static func publicKey(of did: ExactString) throws(KeyError) -> PublicKey {
        guard let multikey = multikey(of: did) else { throw .malformed("did:key") }
        return try PublicKey(multikey: multikey)
    }

    /// What stands behind the method's name; nil for an identifier of another method.
    package static func multikey(of did: ExactString) -> ExactString? {
        guard did.hasPrefix(prefix) else { return nil }
        return ExactString(String(Substring(did.text.utf8.dropFirst(prefix.utf8.count))))
    }

    package static func did(for key: PublicKey) -> ExactString {
        ExactString(prefix.text + key.multikey.text)
    }
}
