// SPDX-License-Identifier: Apache-2.0

import CredentialCrypto
package import StrictJSON

/// A file that holds keys and no more: a JWK (RFC 7517 §4), a JWK Set (§5), or one verification method with its key.
package struct KeyDocument {
    private static let keyMembers: [ExactString] = ["publicKeyPem", "publicKeyMultibase", "publicKeyJwk"]

    private let item: EvidenceItem

    init(_ item: EvidenceItem) { self.item = item }

    static func isKeyDocument(_ object: JSONObject) -> Bool {
        if isBare(object) { return true }
        return object["id"]?.stringValue != nil && keyMembers.contains { object[$0] != nil }
    }

    /// Whether it names no address of its own, so that only where it was fetched tells whose keys these are.
    package static func isBare(_ object: JSONObject) -> Bool {
        object["kty"]?.stringValue != nil
            || object["keys"]?.arrayValue.map { !$0.isEmpty && $0.allSatisfy { $0["kty"]?.stringValue != nil } } == true
    }

    /// The key at an address. A set is asked for the key whose `kid` is the whole address or its fragment, and has to have one such;
    /// without a fragment it has to be a set of one.
    func method(_ url: DIDURL) throws(VerificationMethodFailure) -> VerificationMethod {
        let document = item.document
        let key: PublicKey
        if let keys = document["keys"]?.arrayValue {
            let named = keys.compactMap(\.objectValue).filter { jwk in
                let kid = jwk["kid"]?.stringValue
                return kid == url.text || (kid != nil && kid == url.fragment)
                    || (url.fragment == nil && keys.count == 1)
            }
            guard named.count == 1, let jwk = named.first else { throw .notInDocument }
            key = try Self.key(jwk)
        } else if document["kty"] != nil {
            key = try Self.key(document)
        } else {
            key = try ControlledIdentifierDocument.key(document)
        }
        let owner = document["controller"]?.stringValue ?? document["owner"]?.stringValue
        return VerificationMethod(
            key: key, controller: owner ?? url.document, source: .document, relationships: nil,
            expires: document["expires"]?.stringValue, revoked: document["revoked"]?.stringValue, evidence: item)
    }

    private static func key(_ jwk: JSONObject) throws(VerificationMethodFailure) -> PublicKey {
        do { return try PublicKey(jwk: jwk) } catch { throw VerificationMethodFailure(error) }
    }
}
