// SPDX-License-Identifier: Apache-2.0

import CredentialCrypto
import Foundation
import StrictJSON
import TestSupport
import Testing

@Suite struct DIDKeyTests {
    @Test(arguments: [
        ("did:key:", "encoding.multibase"), ("did:key", "key.malformed"), ("", "key.malformed"),
        ("DID:key:z6MktwupdmLXVVqTzCw4i46r4uGyosGXRnR3XjN4Zq7oMMsw", "key.malformed"),
        ("did:web:z6MktwupdmLXVVqTzCw4i46r4uGyosGXRnR3XjN4Zq7oMMsw", "key.malformed"),
        ("did:key:z6MktwupdmLXVVqTzCw4i46r4uGyosGXRnR3XjN4Zq7oMMsw#z6M", "encoding.base58"),
        ("did:key:z6MktwupdmLXVVqTzCw4i46r4uGyosGXRnR3XjN4Zq7oMMsw?a=b", "encoding.base58"),
        ("did:key:\u{301}z6MktwupdmLXVVqTzCw4i46r4uGyosGXRnR3XjN4Zq7oMMsw", "encoding.multibase-unsupported"),
        ("did:key:z6LSbgBAXJos6Tik6PNmXeWxKbDUr9Y7hcB9syigVTeXiNmm", "key.unsupported"),
    ])
    func refuses(did: String, code: String) {
        #expect(refusal { _ = try DIDKey.publicKey(of: ExactString(did)) } == code)
    }

    /// What a key of each kind in the suites begins with, and whether it is one that is verified here.
    private static let kinds: [(prefix: String, algorithm: PublicKey.Algorithm?)] = [
        ("z6Mk", .ed25519), ("zDn", .p256), ("z82", .p384), ("z6LS", nil), ("zQ3s", nil), ("z2J9", nil), ("z4MX", .rsa),
        ("z5Tc", nil), ("zUC7", nil), ("z3tE", nil),
    ]

    private static func kind(of did: ExactString) throws -> PublicKey.Algorithm? {
        guard let kind = kinds.first(where: { did.text.hasPrefix("did:key:" + $0.prefix) }) else {
            throw VectorError.notUnderstood(did.text)
        }
        return kind.algorithm
    }

    /// Compares key material only: the documents use verification method types of several ages.
    private static func check(_ did: ExactString, _ methods: [JSONValue]) throws {
        guard let algorithm = try kind(of: did) else {
            #expect(refusal { _ = try DIDKey.publicKey(of: did) } == "key.unsupported", "\(did)")
            return
        }
        let key = try DIDKey.publicKey(of: did)
        #expect(key.algorithm == algorithm)
        #expect(DIDKey.did(for: key) == did)
        var compared = 0
        // Key agreement keys stand in the same list under their own fragment.
        for method in methods where try method.requiredText("id").hasSuffix("#" + key.multikey.text) {
            let material: PublicKey
            if let jwk = method["publicKeyJwk"]?.objectValue {
                material = try PublicKey(jwk: jwk)
            } else if let multikey = method["publicKeyMultibase"]?.stringValue {
                material = try PublicKey(multikey: multikey)
            } else {
                material = try PublicKey(ed25519: try Base58.decode(try method.requiredText("publicKeyBase58")))
            }
            #expect(material == key)
            compared += 1
        }
        #expect(compared == 1, "\(did)")
    }

    @Test(.enabled(if: VectorFolder.has("did-key"), "no did-key suite at hand"))
    func publishedKeys() throws {
        var seeds = 0
        for file in try VectorFolder.files(in: VectorFolder.vectors.appending(path: "did-key"), extensions: ["json"]) {
            let dids = try #require(try JSONReader.read(try file.bytes()).objectValue)
            for (did, value) in dids.members {
                try Self.check(did, try value.required("didDocument").requiredArray("verificationMethod"))
                guard try Self.kind(of: did) == .ed25519, let seed = value["seed"]?.stringValue else { continue }
                let signer = try PrivateKey(.ed25519, raw: try Hexadecimal.decode(seed))
                #expect(DIDKey.did(for: signer.publicKey) == did)
                seeds += 1
            }
        }
        #expect(seeds > 0)
    }

    @Test(.enabled(if: VectorFolder.has("did-test-suite"), "no did-test-suite at hand"))
    func implementersDocuments() throws {
        let folder = VectorFolder.vectors.appending(path: "did-test-suite")
        var checked = 0
        for file in try VectorFolder.files(in: folder, extensions: ["json"]) where file.name.hasPrefix("did-key-") {
            let suite = try JSONReader.read(try file.bytes())
            for did in try suite.requiredArray("dids").compactMap(\.stringValue) {
                let representation = try suite.required(did)
                let properties = try representation.required("didDocumentDataModel").required("properties")
                // Documents of before DID Core 1.0 call the list `publicKey`.
                let methods = properties["verificationMethod"]?.arrayValue ?? properties["publicKey"]?.arrayValue
                try Self.check(did, try #require(methods))
                checked += 1
            }
        }
        #expect(checked > 0)
    }
}

@Suite struct DIDJWKTests {
    @Test(arguments: KeyForms.all)
    func readsAndWrites(forms: KeyForms) throws {
        let did = ExactString("did:jwk:" + Base64URL.encode(forms.jwk.utf8))
        let key = try DIDJWK.publicKey(of: did)
        #expect(key == (try PublicKey(jwk: try object(forms.jwk))))
        #expect(DIDJWK.did(for: key) == did)
    }

    @Test(arguments: [
        (
            #"{"kty":"OKP","crv":"Ed25519","x":"11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo","d":"AA"}"#,
            "key.private-member"
        ),
        (#"{"kty":"OKP","crv":"X25519","use":"enc","x":"AA"}"#, "key.unsupported"),
        (#"{"kty":"OKP","kty":"OKP"}"#, "json.duplicate-member"), ("[]", "key.malformed"), ("", "json.unexpected-end"),
        (#"{"kty":"OKP"} x"#, "json.trailing-content"),
    ])
    func refusesJWKs(jwk: String, code: String) {
        #expect(refusal { _ = try DIDJWK.publicKey(of: ExactString("did:jwk:" + Base64URL.encode(jwk.utf8))) } == code)
    }

    @Test(arguments: [
        ("did:jwk:e30=", "encoding.base64url"), ("did:jwk:e30#0", "encoding.base64url"),
        ("did:jwk:e31", "encoding.base64url"),
        ("did:key:e30", "key.malformed"), ("did:jwk", "key.malformed"), ("Did:jwk:e30", "key.malformed"),
    ])
    func refusesTexts(did: String, code: String) {
        #expect(refusal { _ = try DIDJWK.publicKey(of: ExactString(did)) } == code)
    }

    @Test(.enabled(if: VectorFolder.has("did-jwk"), "no did-jwk suite at hand"))
    func publishedKeys() throws {
        let cases = try vector("did-jwk/vectors.json").requiredArray("cases")
        #expect(!cases.isEmpty)
        for example in cases {
            let did = ExactString(try example.requiredText("did"))
            let jwk = try #require(try example.required("jwk").objectValue)
            if jwk["crv"] == .string("X25519") {
                #expect(refusal { _ = try DIDJWK.publicKey(of: did) } == "key.unsupported")
            } else {
                #expect(try DIDJWK.publicKey(of: did) == (try PublicKey(jwk: jwk)))
            }
        }
    }
}
