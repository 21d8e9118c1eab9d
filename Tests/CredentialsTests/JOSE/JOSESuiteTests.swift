// SPDX-License-Identifier: Apache-2.0

import CredentialCrypto
import Credentials
import StrictJSON
import TestSupport
import Testing

/// The JWS examples of RFC 7520, RFC 7797 and RFC 8037.
@Suite(.enabled(if: VectorFolder.has("jose-cookbook"), "no jose-cookbook suite at hand"))
struct CookbookTests {
    /// What becomes of each file: nil where all its forms verify.
    private static let expected: [String: String?] = [
        "jws/4_1.rsa_v15_signature.json": nil,
        // PS384, ES512 and everything with a shared secret are not done.
        "jws/4_2.rsa-pss_signature.json": "jws.algorithm-unsupported",
        "jws/4_3.ecdsa_signature.json": "jws.algorithm-unsupported",
        "jws/4_4.hmac-sha2_integrity_protection.json": "jws.algorithm-forbidden",
        "jws/4_5.signature_with_detached_content.json": "jws.algorithm-forbidden",
        "jws/4_6.protecting_specific_header_fields.json": "jws.algorithm-forbidden",
        // `alg` stands where nobody signed it.
        "jws/4_7.protecting_content_only.json": "jws.header",
        "curve25519/jws.json": nil,
        "rfc7797/hmac-sha2_b64_false.json": "jws.algorithm-forbidden",
        "rfc7797/4.2.hmac-sha2_b64_false.json": "jws.algorithm-forbidden",
    ]

    @Test(arguments: expected.keys.sorted())
    func signatures(name: String) throws {
        let file = try suiteFile("jose-cookbook/\(name)")
        let payload = try require(file["input"]?["payload"]?.stringValue.map { .string($0) }, "payload").stringValue
        let jwk = try #require(file["input"]?["key"]?.objectValue)
        let key: PublicKey
        if Self.expected[name] == .some(nil) {
            var publicJWK = jwk
            for member: ExactString in ["d", "p", "q", "dp", "dq", "qi"] { publicJWK[member] = nil }
            key = try PublicKey(jwk: publicJWK)
            #expect(throws: KeyError.self) { try PublicKey(jwk: jwk) }
        } else {
            key = try TestSigner("any", .es256).publicKey
        }
        let output = try #require(file["output"]?.objectValue)
        let isDetached = output["json_flat"]?["payload"] == nil
        let detached = isDetached ? payload.map { Array($0.utf8) } : nil
        var forms = 0
        for (form, value) in output.members {
            let code: String?
            do {
                let jws =
                    switch value {
                    case .string(let token): try JSONWebSignature(compact: Array(token.utf8), detached: detached)
                    case .object(let object): try JSONWebSignature(json: object, detached: detached)
                    default: throw VectorError.notUnderstood(form.text)
                    }
                #expect(payload.map { Array($0.utf8) } == jws.payload)
                try jws.signature.verify(with: key)
                code = nil
            } catch let error as JWSError {
                code = error.code
            }
            #expect(.some(code) == Self.expected[name], "\(form)")
            forms += 1
        }
        #expect(forms > 0)
    }

    /// Three signatures over one payload: RS256, ES512, HS256.
    @Test func multipleSignatures() throws {
        let file = try suiteFile("jose-cookbook/jws/4_8.multiple_signatures.json")
        let object = try #require(file["output"]?["json"]?.objectValue)
        let jws = try JSONWebSignature(json: object)
        #expect(jws.serialization == .general)
        var jwk = try #require(file["input"]?["key"]?.arrayValue?.first?.objectValue)
        for member: ExactString in ["d", "p", "q", "dp", "dq", "qi"] { jwk[member] = nil }
        let key = try PublicKey(jwk: jwk)
        var codes: [String?] = []
        for signature in jws.signatures {
            do {
                try signature.verify(with: key)
                codes.append(nil)
            } catch {
                codes.append(error.code)
            }
        }
        // The second has its `alg` unprotected, the third is symmetric.
        #expect(codes == [nil, "jws.header", "jws.algorithm-forbidden"])
    }

    @Test(arguments: [
        ("3_1.ec_public_key", "key.unsupported"), ("3_2.ec_private_key", "key.private-member"),
        ("3_3.rsa_public_key", nil), ("3_4.rsa_private_key", "key.private-member"),
        ("3_5.symmetric_key_mac_computation", "key.private-member"),
        ("3_6.symmetric_key_encryption", "key.private-member"),
    ])
    func keys(name: String, code: String?) throws {
        let jwk = try #require(try suiteFile("jose-cookbook/jwk/\(name).json").objectValue)
        do {
            #expect(try PublicKey(jwk: jwk).algorithm == .rsa)
            #expect(code == nil)
        } catch {
            #expect(error.code == code)
        }
    }
}

/// Wycheproof's JSON Web Signatures: nothing invalid is accepted, and what valid is refused is refused for a named reason.
@Suite(.enabled(if: VectorFolder.has("wycheproof"), "no wycheproof suite at hand"))
struct WycheproofJWSTests {
    /// Refused though the suite calls them valid: RS384, RS512, PS384, PS512 and ES512, everything with a shared secret, and one header with
    /// a letter in it that base64url does not have (RFC 7515 §2).
    @Test func everyToken() throws {
        let file = try suiteFile("wycheproof/json_web_signature_test.json")
        var accepted = 0
        var refused: [String: Int] = [:]
        var count = 0
        for group in try #require(file["testGroups"]?.arrayValue) {
            #expect(group["type"] == .string("JsonWebSignature"))
            let jwk = group["public"]?.objectValue ?? group["private"]?.objectValue
            for test in try #require(group["tests"]?.arrayValue) {
                count += 1
                let result = try #require(test["result"]?.stringValue)
                guard result == "valid" || result == "invalid" else { throw VectorError.notUnderstood(result.text) }
                let code = try Self.code(try require(test["jws"], "jws"), try #require(jwk))
                let id = test["tcId"]?.numberValue?.integer ?? 0
                if code == nil { accepted += 1 }
                if result == "invalid" {
                    #expect(code != nil, "\(id)")
                } else if let code {
                    refused[code, default: 0] += 1
                }
            }
        }
        #expect(count == 283)
        #expect(accepted == 11)
        #expect(refused == ["jws.algorithm-unsupported": 15, "jws.algorithm-forbidden": 7, "jws.encoding": 1])
    }

    private static func code(_ token: JSONValue, _ jwk: JSONObject) throws -> String? {
        do {
            let jws: JSONWebSignature
            if case .object(let object) = token {
                jws = try JSONWebSignature(json: object)
            } else if let text = token.stringValue, text.hasPrefix("{") {
                jws = try JSONWebSignature(json: try JSONObject(json: text.text))
            } else {
                jws = try JSONWebSignature(compact: Array((token.stringValue ?? "").utf8))
            }
            // Without a look at the header first, a key of another kind would be the reason every time.
            _ = try jws.signature.algorithm()
            // The key's `kid`, where it has one, has to be the token's.
            if let kid = jwk["kid"], let named = jws.signature.protectedHeader["kid"], kid != named { return "kid" }
            for signature in jws.signatures { try signature.verify(with: try PublicKey(jwk: jwk)) }
            return nil
        } catch let error as JWSError {
            return error.code
        } catch let error as KeyError {
            return error.code
        } catch is JSONError {
            return "json"
        }
    }
}
