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
        case "invalid": false
        case let other: throw VectorError.notUnderstood(other)
        }
    }

    private static func checkSignatures(_ group: JSONValue, _ key: PublicKey) throws {
        for test in try group.requiredArray("tests") {
            let signature = try hex(try test.requiredText("sig"))
            let message = try hex(try test.requiredText("msg"))
            let isValid = key.isValidSignature(signature, for: message)
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

    /// Key sets with one signed message each. A message counts as accepted when exactly one key of the set has its `kid`,
    /// that key is taken and verifies it. Valid messages by RSA and symmetric keys are refused with the key: the one kind is not
    /// verified by this type and a shared secret never is.
    @Test func jsonWebKey() throws {
        let refusals = ["key.not-for-verification", "key.not-on-curve", "key.malformed"]
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
                    let isOtherKind = jwk["kty"] == .string("RSA") || jwk["kty"] == .string("oct")
                    #expect(isOtherKind || refusals.contains(error.code), "\(error)")
                    #expect(isOtherKind || !isValid)
                    continue
                }
                let message = Array("\(parts[0]).\(parts[1])".utf8)
                let signature = try Base64URL.decode(parts[2])
                let isAccepted =
                    header["alg"]?.stringValue == key.algorithm.joseAlgorithm
                    && key.isValidSignature(signature, for: message)
                #expect(isAccepted == isValid)
                accepted += isAccepted ? 1 : 0
            }
        }
        // Every valid message of this suite is by an RSA or symmetric key.
        #expect(accepted == 0)
    }
}
