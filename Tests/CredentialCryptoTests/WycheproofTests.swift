// SPDX-License-Identifier: Apache-2.0

import CredentialCrypto
import StrictJSON
import TestSupport
import Testing

/// The Wycheproof suites of the algorithms verified here: nothing invalid passes, nothing valid fails.
@Suite(.enabled(if: VectorFolder.has("wycheproof"), "no wycheproof suite at hand"))
struct WycheproofTests {
    private struct Suite {
        let groups: [JSONValue]

        /// Fails on a kind of group that is not understood, and on a count other than the file's own.
        init(_ name: String, type: String) throws {
            let file = try vector("wycheproof/\(name)_test.json")
            groups = try file.requiredArray("testGroups")
            var count = 0
            for group in groups {
                guard try group.requiredText("type") == type else { throw VectorError.notUnderstood(name) }
                count += try group.requiredArray("tests").count
            }
            guard count > 0, file["numberOfTests"]?.numberValue?.integer == count else {
                throw VectorError.notUnderstood("number of tests in \(name)")
            }
        }
    }

    private static func isValid(_ test: JSONValue) throws -> Bool {
        switch try test.requiredText("result") {
        case "valid": true
        // `acceptable` is what a lenient reader takes.
        case "invalid", "acceptable": false
        case let other: throw VectorError.notUnderstood(other)
        }
    }

    private static func checkSignatures(
        _ group: JSONValue, _ key: PublicKey, _ algorithm: SignatureAlgorithm? = nil
    ) throws {
        for test in try group.requiredArray("tests") {
            let signature = try hex(try test.requiredText("sig"))
            let message = try hex(try test.requiredText("msg"))
            let isValid = key.isValidSignature(signature, for: message, by: algorithm)
            #expect(isValid == (try Self.isValid(test)), "test \(test["tcId"]?.numberValue?.integer ?? 0)")
        }
    }

    @Test func ed25519() throws {
        for group in try Suite("ed25519", type: "EddsaVerify").groups {
            let key = try PublicKey(ed25519: try hex(try group.required("publicKey").requiredText("pk")))
            let jwk = try #require(try group.required("publicKeyJwk").objectValue)
            #expect(try PublicKey(jwk: jwk) == key)
            try Self.checkSignatures(group, key)
        }
    }

    @Test(arguments: ["ecdsa_secp256r1_sha256_p1363", "ecdsa_secp384r1_sha384_p1363"])
    func ecdsa(name: String) throws {
        for group in try Suite(name, type: "EcdsaP1363Verify").groups {
            let key = try PublicKey(sec1: try hex(try group.required("publicKey").requiredText("uncompressed")))
            if let jwk = group["publicKeyJwk"]?.objectValue { #expect(try PublicKey(jwk: jwk) == key) }
            #expect(try PublicKey(multikey: key.multikey) == key)
            try Self.checkSignatures(group, key)
        }
    }

    /// libcrypto reads ECDSA signatures in DER; JOSE and Data Integrity do not, so every one of these is refused, the valid ones
    /// for their spelling.
    @Test func ecdsaInDER() throws {
        for group in try Suite("ecdsa_secp256r1_sha256", type: "EcdsaVerify").groups {
            let key = try PublicKey(sec1: try hex(try group.required("publicKey").requiredText("uncompressed")))
            #expect(try PublicKey(spki: try hex(try group.requiredText("publicKeyDer"))) == key)
            for test in try group.requiredArray("tests") {
                #expect(
                    !key.isValidSignature(
                        try hex(try test.requiredText("sig")), for: try hex(try test.requiredText("msg"))))
            }
        }
    }

    /// A curve that is not verified here is refused with its key, in every form.
    @Test func secp256k1() throws {
        for group in try Suite("ecdsa_secp256k1_sha256_p1363", type: "EcdsaP1363Verify").groups {
            let der = try hex(try group.requiredText("publicKeyDer"))
            #expect(refusal { _ = try PublicKey(spki: der) } == "key.unsupported")
            let pem = ExactString(try group.requiredText("publicKeyPem"))
            #expect(refusal { _ = try PublicKey(pem: pem) } == "key.unsupported")
            if let jwk = group["publicKeyJwk"]?.objectValue {
                #expect(refusal { _ = try PublicKey(jwk: jwk) } == "key.unsupported")
            }
        }
    }

    @Test func keysInDERAndPEM() throws {
        for (name, type) in [
            ("ed25519", "EddsaVerify"), ("ecdsa_secp256r1_sha256_p1363", "EcdsaP1363Verify"),
            ("ecdsa_secp384r1_sha384_p1363", "EcdsaP1363Verify"), ("rsa_pss_2048_sha256_mgf1_32", "RsassaPssVerify"),
        ] {
            for group in try Suite(name, type: type).groups {
                let key = try PublicKey(spki: try hex(try group.requiredText("publicKeyDer")))
                #expect(try PublicKey(pem: ExactString(try group.requiredText("publicKeyPem"))) == key)
                #expect(try PublicKey(multikey: key.multikey) == key)
                if let jwk = group["publicKeyJwk"]?.objectValue { #expect(try PublicKey(jwk: jwk) == key) }
            }
        }
    }

    /// The suite counts one signature whose digest's parameters are left out as acceptable; RFC 8017 §8.2.2 step 4 compares
    /// with the one encoding, which has them. Two groups have the exponent 3 and are refused with their key, with the
    /// four valid signatures that belong to them.
    @Test func rsaPKCS1() throws {
        var refusedKeys = 0
        for group in try Suite("rsa_signature_2048_sha256", type: "RsassaPkcs1Verify").groups {
            let der = try hex(try group.requiredText("publicKeyAsn"))
            guard try group.required("publicKey").requiredText("publicExponent") != "03" else {
                #expect(refusal { _ = try PublicKey(pkcs1: der) } == "key.weak-exponent")
                refusedKeys += 1
                continue
            }
            let key = try PublicKey(pkcs1: der)
            #expect(try PublicKey(spki: try hex(try group.requiredText("publicKeyDer"))) == key)
            #expect(try PublicKey(jwk: try #require(try group.required("keyJwk").objectValue)) == key)
            try Self.checkSignatures(group, key, .rs256)
        }
        #expect(refusedKeys == 2)
    }

    @Test func rsaPSS() throws {
        for group in try Suite("rsa_pss_2048_sha256_mgf1_32", type: "RsassaPssVerify").groups {
            try Self.checkSignatures(
                group, try PublicKey(pkcs1: try hex(try group.requiredText("publicKeyAsn"))), .ps256)
        }
    }

    /// Key sets with one signed message each. A message counts as accepted when exactly one key of the set has its `kid`,
    /// that key is taken and verifies it. Valid messages under a shared secret are refused with the key.
    @Test func jsonWebKey() throws {
        let refusals = [
            "key.not-for-verification", "key.not-on-curve", "key.malformed", "key.unsupported", "key.size",
            "key.weak-exponent", "key.weak-modulus",
        ]
        var accepted = 0
        for group in try Suite("json_web_key", type: "JsonWebKey").groups {
            let keys = try (try group["public"] ?? group.required("private")).requiredArray("keys")
            for test in try group.requiredArray("tests") {
                let isValid = try Self.isValid(test)
                let parts = try test.requiredText("jws").split(separator: ".", omittingEmptySubsequences: false)
                try #require(parts.count == 3)
                let header = try JSONReader.read(try Base64URL.decode(parts[0]))
                let named = keys.filter { $0["kid"] == header["kid"] }
                guard named.count == 1, let jwk = named.first?.objectValue else {
                    #expect(!isValid)
                    continue
                }
                let key: PublicKey
                do {
                    key = try PublicKey(jwk: jwk)
                } catch {
                    let isSecret = jwk["kty"] == .string("oct")
                    #expect(refusals.contains(error.code) || isSecret, "\(error)")
                    #expect(isSecret || !isValid, "\(error)")
                    continue
                }
                let message = Array("\(parts[0]).\(parts[1])".utf8)
                let signature = try Base64URL.decode(parts[2])
                let algorithm = header["alg"]?.stringValue.flatMap(SignatureAlgorithm.init(joseName:))
                let isAccepted =
                    algorithm.map { key.isValidSignature(signature, for: message, by: $0) } ?? false
                #expect(isAccepted == isValid)
                accepted += isAccepted ? 1 : 0
            }
        }
        // One valid message is by an RSA key; the four others are under a shared secret.
        #expect(accepted == 1)
    }
}
