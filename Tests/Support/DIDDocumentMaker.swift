// SPDX-License-Identifier: Apache-2.0

package import CredentialCrypto
package import StrictJSON

/// Makes DID documents with one verification method a key.
package struct DIDDocumentMaker: Sendable {
    package struct Method: Sendable {
        package var fragment: ExactString
        package var key: PublicKey
        /// The identity itself where nil.
        package var controller: ExactString?
        package var relationships: [ExactString]
        package var expires: ExactString?
        package var revoked: ExactString?

        package init(
            _ fragment: ExactString, _ key: PublicKey, controller: ExactString? = nil,
            relationships: [ExactString] = ["assertionMethod", "authentication"], expires: ExactString? = nil,
            revoked: ExactString? = nil
        ) {
            self.fragment = fragment
            self.key = key
            self.controller = controller
            self.relationships = relationships
            self.expires = expires
            self.revoked = revoked
        }
    }

    package var id: ExactString
    package var methods: [Method]

    package init(_ id: ExactString, _ methods: [Method]) {
        self.id = id
        self.methods = methods
    }

    package var document: JSONObject {
        var document = JSONObject()
        document["@context"] = .array([
            .string("https://www.w3.org/ns/did/v1"), .string("https://w3id.org/security/multikey/v1"),
        ])
        document["id"] = .string(id)
        document["verificationMethod"] = .array(methods.map(description))
        for relationship: ExactString in ["assertionMethod", "authentication"] {
            let listed = methods.filter { $0.relationships.contains(relationship) }
            guard !listed.isEmpty else { continue }
            document[relationship] = .array(listed.map { .string("\(id)#\($0.fragment)") })
        }
        return document
    }

    private func description(_ method: Method) -> JSONValue {
        var description = JSONObject()
        description["id"] = .string("\(id)#\(method.fragment)")
        description["type"] = .string("Multikey")
        description["controller"] = .string(method.controller ?? id)
        description["publicKeyMultibase"] = .string(method.key.multikey)
        if let expires = method.expires { description["expires"] = .string(expires) }
        if let revoked = method.revoked { description["revoked"] = .string(revoked) }
        return .object(description)
    }
}
