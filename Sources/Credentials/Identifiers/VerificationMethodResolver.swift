// SPDX-License-Identifier: Apache-2.0

import CredentialCrypto
import StrictJSON

/// Finds the key behind a verification method without a network: in the identifier itself or in the evidence at hand
/// (retrieve verification method, CID 1.0 §3.3).
package struct VerificationMethodResolver: Sendable {
    private let evidence: EvidenceSet

    package init(evidence: EvidenceSet) { self.evidence = evidence }

    package func resolve(_ url: DIDURL) throws(VerificationMethodFailure) -> VerificationMethod {
        switch url.method {
        case "key":
            let identifier = DIDKey.multikey(of: url.document)
            // did:key documents name their only signing key by the identifier's own multibase value.
            guard url.fragment == identifier else { throw .notInDocument }
            return try intrinsic(.didKey, url) { () throws(KeyError) in
                try DIDKey.publicKey(of: url.document)
            }
        case "jwk":
            guard url.fragment == "0" else { throw .notInDocument }
            return try intrinsic(.didJWK, url) { () throws(KeyError) in try DIDJWK.publicKey(of: url.document) }
        default:
            return try resolveInDocument(url)
        }
    }

    private func intrinsic(
        _ source: VerificationMethod.Source, _ url: DIDURL, _ key: () throws(KeyError) -> PublicKey
    ) throws(VerificationMethodFailure) -> VerificationMethod {
        do {
            return VerificationMethod(
                key: try key(), controller: url.document, source: source, relationships: nil, expires: nil,
                revoked: nil,
                evidence: nil)
        } catch {
            throw VerificationMethodFailure(error)
        }
    }

    /// The controlled identifier document of an identity, where the owner holds it. What travels with a bundle lends no identity.
    func document(of identifier: ExactString) -> ControlledIdentifierDocument? {
        evidence.find(.controlledIdentifierDocument, identifier).first { $0.origin == .owner }
            .map { ControlledIdentifierDocument($0, identifier: identifier) }
    }

    /// A key on its own, or a set of them, that the owner fetched from the address that names the key.
    private func keyDocument(_ url: DIDURL) throws(VerificationMethodFailure) -> VerificationMethod? {
        for name in [url.text, url.document] {
            if let item = evidence.find(.keyDocument, name).first(where: { $0.origin == .owner }) {
                return try KeyDocument(item).method(url)
            }
        }
        return nil
    }

    private func resolveInDocument(_ url: DIDURL) throws(VerificationMethodFailure) -> VerificationMethod {
        if let document = document(of: url.document) { return try document.method(url) }
        if let method = try keyDocument(url) { return method }
        // Open Badges 3.0 lets a profile's URL carry its key in the fragment.
        guard url.method == nil, let fragment = url.fragment, fragment.hasPrefix("z") else { throw .unavailable }
        do {
            return VerificationMethod(
                key: try PublicKey(multikey: fragment), controller: url.document, source: .selfAsserted,
                relationships: nil,
                expires: nil, revoked: nil, evidence: nil)
        } catch {
            // A fragment is free text: one that merely starts like a key names a key we do not have.
            throw .unavailable
        }
    }
}

/// A DID document or another controlled identifier document (CID 1.0 §2).
struct ControlledIdentifierDocument {
    private let item: EvidenceItem
    private let identifier: ExactString

    init(_ item: EvidenceItem, identifier: ExactString) {
        self.item = item
        self.identifier = identifier
    }

    /// The method with the relationships that list it.
    func method(_ url: DIDURL) throws(VerificationMethodFailure) -> VerificationMethod {
        var description = listed(in: "verificationMethod", url)
        var relationships: Set<VerificationRelationship> = []
        for relationship in [VerificationRelationship.assertionMethod, .authentication] {
            let name = ExactString(relationship.rawValue)
            for entry in item.document[name]?.elements ?? [] {
                if let reference = entry.stringValue, isSame(reference, url) { relationships.insert(relationship) }
            }
            if let embedded = listed(in: name, url) {
                relationships.insert(relationship)
                description = description ?? embedded
            }
        }
        guard let description else { throw .notInDocument }
        return VerificationMethod(
            key: try Self.key(description), controller: description["controller"]?.stringValue ?? identifier,
            source: .document, relationships: relationships, expires: description["expires"]?.stringValue,
            revoked: description["revoked"]?.stringValue, evidence: item)
    }

    /// Whether the document lists a method of another identity for itself.
    func references(_ url: DIDURL, as relationship: VerificationRelationship) -> Bool {
        (item.document[ExactString(relationship.rawValue)]?.elements ?? []).contains { $0.stringValue == url.text }
    }

    private func listed(in member: ExactString, _ url: DIDURL) -> JSONObject? {
        for entry in item.document[member]?.elements ?? [] {
            if let object = entry.objectValue, let id = object["id"]?.stringValue, isSame(id, url) { return object }
        }
        return nil
    }

    /// An absolute identifier, or a fragment relative to the document.
    private func isSame(_ id: ExactString, _ url: DIDURL) -> Bool {
        id == url.text || (id.hasPrefix("#") && ExactString(identifier.text + id.text) == url.text)
    }

    /// The address of the one method whose JWK has this name.
    func address(ofKeyNamed kid: ExactString) -> DIDURL? {
        address { $0["publicKeyJwk"]?["kid"]?.stringValue == kid }
    }

    /// The address of the one method with this key.
    func address(of key: PublicKey) -> DIDURL? {
        address { description in
            do { return try Self.key(description) == key } catch { return false }
        }
    }

    /// The address of the only method that the document lists for a use.
    func onlyAddress(for relationship: VerificationRelationship) -> DIDURL? {
        let entries = item.document[ExactString(relationship.rawValue)]?.elements ?? []
        guard entries.count == 1, let entry = entries.first else { return nil }
        return (entry.stringValue ?? entry["id"]?.stringValue).map(absolute)
    }

    private func address(_ isMeant: (JSONObject) -> Bool) -> DIDURL? {
        let members: [ExactString] = ["verificationMethod", "assertionMethod", "authentication"]
        let found = members.flatMap { item.document[$0]?.elements ?? [] }.compactMap(\.objectValue).filter(isMeant)
            .compactMap { $0["id"]?.stringValue }
        // Two methods of one name name neither.
        guard let first = found.first, found.allSatisfy({ $0 == first }) else { return nil }
        return absolute(first)
    }

    private func absolute(_ id: ExactString) -> DIDURL {
        DIDURL(id.hasPrefix("#") ? ExactString(identifier.text + id.text) : id)
    }

    static func key(_ description: JSONObject) throws(VerificationMethodFailure) -> PublicKey {
        do {
            if let pem = description["publicKeyPem"]?.stringValue { return try PublicKey(pem: pem) }
            if let multikey = description["publicKeyMultibase"]?.stringValue {
                return try PublicKey(multikey: multikey)
            }
            if let jwk = description["publicKeyJwk"]?.objectValue { return try PublicKey(jwk: jwk) }
        } catch {
            throw VerificationMethodFailure(error)
        }
        throw .unsupported("key.unsupported")
    }
}
