// SPDX-License-Identifier: Apache-2.0

import CredentialCrypto
import Credentials
import StrictJSON
import TestSupport

/// How an issuer is called, and with it where its keys are found.
enum KeyIdentity: String, CaseIterable, Sendable {
    case didKey, didJWK, didWeb, metadata, certificate, keyDocument
}

/// Someone who issues, with a key of their own under every kind of name.
struct KeyParty: Sendable {
    let name: String
    /// What signs tokens and seals.
    let authority: TestAuthority
    /// What signs embedded proofs.
    let key: TestKey
    /// Whether this is about embedded proofs.
    let isEmbedded: Bool

    var publicKey: PublicKey { get throws { isEmbedded ? key.publicKey : try authority.certificate.publicKey } }

    var page: ExactString { ExactString("https://\(name).example") }
    var web: ExactString { ExactString("did:web:\(name).example") }

    private var jwkDID: ExactString {
        get throws { ExactString("did:jwk:\(Base64URL.encode(JSONWriter.bytes(.object(try publicKey.jwk))))") }
    }

    func id(_ identity: KeyIdentity) throws -> ExactString {
        switch identity {
        case .didKey: DIDKey.did(for: try publicKey)
        case .didJWK: try jwkDID
        case .didWeb: web
        case .metadata, .certificate, .keyDocument: page
        }
    }

    /// What a signature calls the key; nil where the certificate says it.
    func method(_ identity: KeyIdentity) throws -> ExactString? {
        switch identity {
        case .didKey: ExactString("\(DIDKey.did(for: try publicKey))#\(try publicKey.multikey)")
        case .didJWK: ExactString("\(try jwkDID)#0")
        case .didWeb: ExactString("\(web)#key-1")
        case .metadata: "key-1"
        case .certificate: nil
        case .keyDocument: ExactString("\(page)#key-1")
        }
    }

    /// What the reader holds of this party.
    func evidence(_ identity: KeyIdentity) throws -> [EvidenceItem] {
        func item(_ kind: EvidenceItem.Kind, _ document: JSONObject, url: ExactString? = nil) -> EvidenceItem {
            EvidenceItem(kind: kind, url: url, document: document, digest: "00", origin: .owner, added: nil)
        }
        switch identity {
        case .didKey, .didJWK, .certificate: return []
        case .didWeb:
            return [
                item(.controlledIdentifierDocument, DIDDocumentMaker(web, [.init("key-1", try publicKey)]).document)
            ]
        case .metadata:
            var jwk = try publicKey.jwk
            jwk["kid"] = .string("key-1")
            return [
                item(
                    .issuerMetadata,
                    JSONObject([
                        (name: "issuer", value: .string(page)),
                        (name: "jwks", value: .object(["keys": .array([.object(jwk)])])),
                    ]))
            ]
        case .keyDocument:
            let document: JSONObject = JSONObject([
                (name: "id", value: .string("\(page)#key-1")), (name: "controller", value: .string(page)),
                (name: "publicKeyMultibase", value: .string(try publicKey.multikey)),
            ])
            return [item(.keyDocument, document)]
        }
    }

    /// Entries of a trust list that name this party in every way, and the authority that certified it.
    func entries(_ identities: [KeyIdentity], under root: TestAuthority) throws -> [TrustListMaker.Issuer] {
        var ids: [ExactString] = []
        for identity in identities where !ids.contains(try id(identity)) { ids.append(try id(identity)) }
        return ids.map { id in
            var entry = TrustListMaker.Issuer(id, name: "Listed")
            entry.certificates = [root.der]
            return entry
        }
    }
}
