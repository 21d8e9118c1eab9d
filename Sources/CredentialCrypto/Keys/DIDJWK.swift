// SPDX-License-Identifier: Apache-2.0

package import StrictJSON

/// The `did:jwk` method: the identifier is base64url of a JWK.
package enum DIDJWK {
    package static let prefix: ExactString = "did:jwk:"

    /// The key of a DID, not of a DID URL: a fragment, path or query is no base64url.
    package static func publicKey(of did: ExactString) throws(KeyError) -> PublicKey {
        guard did.hasPrefix(prefix) else { throw .malformed("did:jwk") }
        let bytes: [UInt8]
        do { bytes = try Base64URL.decode(utf8: did.utf8.dropFirst(prefix.utf8.count)) } catch {
            throw .encoding(error)
        }
        let value: JSONValue
        do { value = try JSONReader.read(bytes) } catch { throw .json(error) }
        guard let jwk = value.objectValue else { throw .malformed("did:jwk") }
        return try PublicKey(jwk: jwk)
    }

    package static func did(for key: PublicKey) -> ExactString {
        ExactString(prefix.text + Base64URL.encode(JSONWriter.bytes(.object(key.jwk))))
    }
}
