// SPDX-License-Identifier: Apache-2.0

package import CredentialCrypto
import Credentials
package import StrictJSON

/// Finds the key that a list's signature is by, and checks the signature with it.
///
/// A key in the list's own header proves no more than that nothing changed: whose it is the reader decides, by naming it
/// or by seeing it when it is pinned at first use. Nothing a header points to is fetched.
struct ListSigner {
    let signature: JSONWebSignature.Signature
    let conditions: TrustListConditions

    init(_ signature: JSONWebSignature.Signature, _ conditions: TrustListConditions) {
        self.signature = signature
        self.conditions = conditions
    }

    /// - Parameter issued: when the list says it was issued; the signer's certificate has to have been in force then.
    func verify(issued: Instant?) throws(TrustListError) -> PublicKey {
        let key = try signature.protectedHeader["x5c"] == nil ? keyed() : certified(issued)
        if let signer = conditions.signer, signer != key { throw TrustListError(.otherSigner(key.multikey)) }
        return key
    }

    /// JAdES: by the certificate in the header (ETSI TS 119 182-1 §5.1.8).
    private func certified(_ issued: Instant?) throws(TrustListError) -> PublicKey {
        let header: JAdESHeader
        let key: PublicKey
        do throws(JAdESError) {
            header = try JAdESHeader(signature)
            key = try header.verify(signature)
        } catch {
            throw TrustListError(.signature(error.code))
        }
        guard header.leaf.validity.contains((issued ?? header.claimedTime)?.seconds ?? header.leaf.validity.notBefore)
        else { throw TrustListError(.signerOutsidePeriod) }
        return key
    }

    private func keyed() throws(TrustListError) -> PublicKey {
        if let key = try carriedKey() {
            try check(key)
            return key
        }
        let candidates = conditions.signer.map { [$0] } ?? conditions.knownSigners
        guard !candidates.isEmpty else { throw TrustListError(.signerUnknown) }
        var failure = TrustListError(.signerUnknown)
        for key in candidates {
            do throws(TrustListError) {
                try check(key)
                return key
            } catch {
                failure = error
            }
        }
        throw candidates.count == 1 ? failure : TrustListError(.signerUnknown)
    }

    /// The header's `jwk`, or the key that its `kid` spells out (did:key, did:jwk).
    private func carriedKey() throws(TrustListError) -> PublicKey? {
        if let member = signature.protectedHeader["jwk"] {
            guard let jwk = member.objectValue else { throw TrustListError(.signature("jws.header")) }
            do { return try PublicKey(jwk: jwk) } catch { throw TrustListError(.signature(error.code)) }
        }
        guard let kid = signature.protectedHeader["kid"]?.stringValue else { return nil }
        return try Self.key(kid)
    }

    private func check(_ key: PublicKey) throws(TrustListError) {
        do { try signature.verify(with: key) } catch { throw TrustListError(.signature(error.code)) }
    }

    /// The key of a did:key or did:jwk, with or without a fragment; nil for any other name.
    static func key(_ name: ExactString) throws(TrustListError) -> PublicKey? {
        let did = name.split(at: "#")?.head ?? name
        do {
            if did.hasPrefix("did:key:") { return try DIDKey.publicKey(of: did) }
            if did.hasPrefix("did:jwk:") { return try DIDJWK.publicKey(of: did) }
        } catch {
            throw TrustListError(.signature(error.code))
        }
        return nil
    }
}

/// A signer as people write one: a Multikey, a did:key, a did:jwk or a JWK.
package enum SignerName {
    /// - Throws: `KeyError`.
    package static func key(_ text: ExactString) throws(KeyError) -> PublicKey {
        if text.hasPrefix("did:key:") { return try DIDKey.publicKey(of: text) }
        if text.hasPrefix("did:jwk:") { return try DIDJWK.publicKey(of: text) }
        if text.hasPrefix("{") {
            let value: JSONValue
            do { value = try JSONReader.read(Array(text.utf8)) } catch { throw .malformed("jwk") }
            guard let jwk = value.objectValue else { throw .malformed("jwk") }
            return try PublicKey(jwk: jwk)
        }
        return try PublicKey(multikey: text)
    }
}
