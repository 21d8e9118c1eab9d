// SPDX-License-Identifier: Apache-2.0

import CredentialCrypto
import StrictJSON

/// The key that an issuer bound a token to, in the token's `cnf` (RFC 7800 §3).
struct Confirmation {
    private let member: JSONValue

    /// Nil where the token is bound to nobody.
    init?(_ claims: JSONObject) {
        guard let member = claims["cnf"] else { return nil }
        self.member = member
    }

    /// The key with the name it has: a JWK stands there itself, a `kid` has to be a DID URL.
    func method(_ resolver: VerificationMethodResolver) throws(VerificationMethodFailure) -> VerificationMethod {
        guard let object = member.objectValue else { throw .unusable("key.malformed") }
        if let jwk = object["jwk"] {
            guard let jwk = jwk.objectValue else { throw .unusable("key.malformed") }
            let key: PublicKey
            do { key = try PublicKey(jwk: jwk) } catch { throw VerificationMethodFailure(error) }
            return VerificationMethod(
                key: key, controller: DIDKey.did(for: key), source: .confirmation, relationships: nil, expires: nil,
                revoked: nil, evidence: nil)
        }
        // Other members of RFC 7800 and its registry name a key without holding it.
        guard let kid = object["kid"]?.stringValue else { throw .unsupported("key.unsupported") }
        let url = DIDURL(kid)
        guard url.method != nil else { throw .unavailable }
        return try resolver.resolve(TokenKey.onlyMethod(of: url) ?? url)
    }

    /// Whether it is one of these keys.
    func isAny(of keys: [PublicKey], _ resolver: VerificationMethodResolver) -> Bool {
        // A key has one spelling as a JWK, so that there is no need to make it again.
        if let jwk = member["jwk"]?.objectValue {
            return keys.contains { key in key.jwk.members.allSatisfy { jwk[$0.name] == $0.value } }
        }
        do { return keys.contains(try method(resolver).key) } catch { return false }
    }
}
