// SPDX-License-Identifier: Apache-2.0

import CredentialCrypto
import StrictJSON
import TestSupport
import Testing

@Suite struct RSAKeyTests {
    private static func modulus(bits: Int) -> [UInt8] {
        var bytes = [UInt8](repeating: 0xFF, count: (bits + 7) / 8)
        bytes[0] = bits % 8 == 0 ? 0xFF : 0xFF >> UInt8(8 - bits % 8)
        return bytes
    }

    private static func code(_ n: [UInt8], _ e: [UInt8]) throws -> String? {
        let jwk = try object(#"{"kty":"RSA","n":"\#(Base64URL.encode(n))","e":"\#(Base64URL.encode(e))"}"#)
        let code = refusal { _ = try PublicKey(jwk: jwk) }
        #expect(refusal { _ = try PublicKey(rsaModulus: n, exponent: e) } == code)
        return code
    }

    @Test func sizesAndExponents() throws {
        let e: [UInt8] = [1, 0, 1]
        for bits in [2_048, 2_049, 3_072, 4_096, 8_192] { #expect(try Self.code(Self.modulus(bits: bits), e) == nil) }
        for bits in [8, 512, 1_024, 2_047, 8_193] {
            #expect(try Self.code(Self.modulus(bits: bits), e) == "key.size")
        }
        let n = Self.modulus(bits: 2_048)
        for e: [UInt8] in [[1, 0, 1], [1, 0, 3], [0x80, 0, 0, 0, 0, 0, 0, 1]] { #expect(try Self.code(n, e) == nil) }
        for e: [UInt8] in [[1], [3], [17], [0xFF, 0xFF], [1, 0, 0], [1, 0, 2]] {
            #expect(try Self.code(n, e) == "key.weak-exponent")
        }
        #expect(try Self.code(n, [1, 0, 0, 0, 0, 0, 0, 0, 1]) == "key.unsupported")
    }

    /// RFC 7518 §2: Base64urlUInt has no leading zeros, and no number here is zero.
    @Test func numbersAreMinimal() throws {
        let n = Self.modulus(bits: 2_048)
        #expect(try Self.code([0] + n, [1, 0, 1]) == "key.malformed")
        #expect(try Self.code(n, [0, 1, 0, 1]) == "key.malformed")
        #expect(try Self.code([], [1, 0, 1]) == "key.malformed")
        #expect(try Self.code(n, []) == "key.malformed")
        #expect(try Self.code(Array(n.dropLast()) + [0xFE], [1, 0, 1]) == "key.malformed")
    }

    /// RFC 7638 §3.1 gives the thumbprint of this key.
    @Test func jwkAndThumbprint() throws {
        let text = """
            {"e":"AQAB","kty":"RSA","n":"0vx7agoebGcQSuuPiLJXZptN9nndrQmbXEps2aiAFbWhM78LhWx4cbbfAAtVT86zwu1RK7aPFFxuhDR1L6tSo\
            c_BJECPebWKRXjBZCiFV4n3oknjhMstn64tZ_2W-5JsGY4Hc5n9yBXArwl93lqt7_RN5w6Cf0h4QyQ5v-65YGjQR0_FDW2QvzqY368QQMicAtaSqzs\
            8KJZgnYb9c7d0zgdAZHzu6qMQvRL5hajrn1n91CbOpbISD08qNLyrdkt-bFTWhAI4vMQFh6WeZu0fM4lFd2NcRwr3XPksINHaQ-G_xBniIqbw0Ls1j\
            F44-csFCur-kEgU8awapJzKnqDKgw"}
            """
        let key = try PublicKey(jwk: try object(text))
        #expect(JSONWriter.text(.object(key.jwk)) == text)
        #expect(key.jwkThumbprint == "NzbLsXh8uDCcd-6MNwXF4W_7noWXFZAfHkxZsRGC9Xs")
        #expect(try PublicKey(multikey: key.multikey) == key)
        #expect(try PublicKey(spki: key.spki) == key)
        #expect(try DIDKey.publicKey(of: DIDKey.did(for: key)) == key)
        #expect(try DIDJWK.publicKey(of: DIDJWK.did(for: key)) == key)
    }

    @Test func purposeInAJWK() throws {
        let key = try TestRSAKey.shared.get().publicKey
        func read(_ name: ExactString, _ value: ExactString) throws -> PublicKey {
            var jwk = key.jwk
            jwk[name] = .string(value)
            return try PublicKey(jwk: jwk)
        }
        #expect(key.signatureAlgorithms == [.rs256, .ps256])
        #expect(try read("alg", "RS256").signatureAlgorithms == [.rs256])
        #expect(try read("alg", "PS256").signatureAlgorithms == [.ps256])
        #expect(try read("alg", "PS256") == key)
        for alg: ExactString in ["RS512", "RSA-OAEP", "ES256", "rs256", "none"] {
            #expect(refusal { _ = try read("alg", alg) } == "key.not-for-verification")
        }
        for name: ExactString in ["d", "p", "q", "dp", "dq", "qi", "oth"] {
            #expect(refusal { _ = try read(name, "AQAB") } == "key.private-member")
        }
        #expect(refusal { _ = try read("use", "enc") } == "key.not-for-verification")
    }

    @Test func eachPaddingIsItsOwn() throws {
        let signer = try TestRSAKey.shared.get()
        let key = signer.publicKey
        let message = Array("a message".utf8)
        let pkcs1 = try signer.sign(message, .pkcs1)
        let pss = try signer.sign(message, .pss)
        #expect(key.isValidSignature(pkcs1, for: message, by: .rs256))
        #expect(key.isValidSignature(pss, for: message, by: .ps256))
        #expect(!key.isValidSignature(pkcs1, for: message, by: .ps256))
        #expect(!key.isValidSignature(pss, for: message, by: .rs256))
        for algorithm in [SignatureAlgorithm.ed25519, .es256, .es384] {
            #expect(!key.isValidSignature(pkcs1, for: message, by: algorithm))
        }
        // Without being told, a key of two kinds of signature takes neither.
        #expect(!key.isValidSignature(pkcs1, for: message))
        var jwk = key.jwk
        jwk["alg"] = .string("PS256")
        let restricted = try PublicKey(jwk: jwk)
        #expect(restricted.isValidSignature(pss, for: message))
        #expect(!restricted.isValidSignature(pkcs1, for: message, by: .rs256))
        // RFC 7518 §3.5: the salt is as long as the digest.
        for length: Int32 in [0, 20, 31, 33, 64] {
            let other = try signer.sign(message, .pss, saltLength: length)
            #expect(!key.isValidSignature(other, for: message, by: .ps256))
        }
    }

    @Test func signaturesHaveTheLengthOfTheModulus() throws {
        let signer = try TestRSAKey.shared.get()
        let message = Array("a message".utf8)
        for (padding, algorithm) in [(TestRSAKey.Padding.pkcs1, SignatureAlgorithm.rs256), (.pss, .ps256)] {
            let signature = try signer.sign(message, padding)
            #expect(!signer.publicKey.isValidSignature([0] + signature, for: message, by: algorithm))
            #expect(!signer.publicKey.isValidSignature(signature + [0], for: message, by: algorithm))
            #expect(!signer.publicKey.isValidSignature(Array(signature.dropFirst()), for: message, by: algorithm))
            #expect(!signer.publicKey.isValidSignature([], for: message, by: algorithm))
            for flipped in singleBitFlips(of: signature) {
                #expect(!signer.publicKey.isValidSignature(flipped, for: message, by: algorithm))
            }
        }
    }
}

@Suite struct DERAndPEMTests {
    private static let keys = KeyForms.all.map(\.multikey)

    @Test func writesWhatItReads() throws {
        for multikey in Self.keys {
            let key = try PublicKey(multikey: multikey)
            #expect(try PublicKey(spki: key.spki) == key)
        }
    }

    /// No byte of the encoding is free.
    @Test func otherBytesAreOtherKeysOrNone() throws {
        for multikey in Self.keys {
            let key = try PublicKey(multikey: multikey)
            for flipped in singleBitFlips(of: key.spki) {
                do { #expect(try PublicKey(spki: flipped) != key) } catch { continue }
            }
            #expect(refusal { _ = try PublicKey(spki: key.spki + [0]) } == "key.not-canonical")
            #expect(refusal { _ = try PublicKey(spki: key.spki.dropLast()) } == "key.malformed")
        }
    }

    @Test(arguments: [
        // A compressed point of P-256, an X25519 key, nothing.
        (
            "3039301306072A8648CE3D020106082A8648CE3D03010703220003"
                + "60FED4BA255A9D31C961EB74C6356D68C049B8923B61FA6CE669622E60F29FB6", "key.not-canonical"
        ),
        (
            "302A300506032B656E032100" + "60FED4BA255A9D31C961EB74C6356D68C049B8923B61FA6CE669622E60F29FB6",
            "key.unsupported"
        ),
        ("", "key.malformed"), ("3000", "key.malformed"),
    ])
    func refusesOtherKeys(text: String, code: String) {
        #expect(refusal { _ = try PublicKey(spki: try hex(text)) } == code)
    }

    @Test func pemBlocks() throws {
        let rsa = try TestRSAKey.shared.get().publicKey
        let spki = Base64.encode(rsa.spki)
        let lines = stride(from: 0, to: spki.count, by: 64).map { String(spki.dropFirst($0).prefix(64)) }
        func pem(_ label: String, _ body: String, end: String? = nil) -> ExactString {
            ExactString("-----BEGIN \(label)-----\n\(body)\n-----END \(end ?? label)-----\n")
        }
        for separator in ["\n", "\r\n", ""] {
            #expect(try PublicKey(pem: pem("PUBLIC KEY", lines.joined(separator: separator))) == rsa)
        }
        let pkcs1 = Base64.encode(rsa.bytes)
        #expect(try PublicKey(pem: pem("RSA PUBLIC KEY", pkcs1)) == rsa)
        func code(_ text: ExactString) -> String? { refusal { _ = try PublicKey(pem: text) } }
        #expect(code(pem("PUBLIC KEY", pkcs1)) == "key.malformed")
        #expect(code(pem("RSA PUBLIC KEY", spki)) == "key.malformed")
        #expect(code(pem("PRIVATE KEY", spki)) == "key.unsupported")
        #expect(code(pem("PUBLIC KEY", spki, end: "RSA PUBLIC KEY")) == "key.malformed")
        #expect(code(pem("PUBLIC KEY", spki + "=")) == "encoding.base64")
        #expect(code(ExactString("x" + pem("PUBLIC KEY", spki).text)) == "key.malformed")
        #expect(code(ExactString(pem("PUBLIC KEY", spki).text + pem("PUBLIC KEY", spki).text)) == "key.malformed")
        #expect(code(ExactString(spki)) == "key.malformed")
        #expect(code("") == "key.malformed")
        #expect(code(pem("CERTIFICATE", spki)) == "key.malformed")
    }

    /// A certificate of the P-256 key below, signed by itself.
    @Test func certificateKey() throws {
        let key = try PublicKey(pem: ExactString(Self.certificateKeyPEM))
        #expect(try PublicKey(pem: ExactString(Self.certificatePEM)) == key)
        #expect(key.algorithm == .p256)
    }

    private static let certificatePEM = """
        -----BEGIN CERTIFICATE-----
        MIIBcjCCARmgAwIBAgIUZQNsAzRHqcm/Q2e6pF58K9FKgTwwCgYIKoZIzj0EAwIw
        DzENMAsGA1UEAwwEVGVzdDAeFw0yNjExMjIxODI3NTFaFw0zNjExMTkxODI3NTFa
        MA8xDTALBgNVBAMMBFRlc3QwWTATBgcqhkjOPQIBBggqhkjOPQMBBwNCAAR+dptN
        5DvrBPQ/UFUzsU6r1/ZahbJDGvQBWLlfHDzjqBFBI8I5hQMbQ5acGjVFayuscr7T
        szMLuhL4eCMgYlEXo1MwUTAdBgNVHQ4EFgQUuD/ADDUVvoSh15X2oNqj5Gq5TTcw
        HwYDVR0jBBgwFoAUuD/ADDUVvoSh15X2oNqj5Gq5TTcwDwYDVR0TAQH/BAUwAwEB
        /zAKBggqhkjOPQQDAgNHADBEAiAGE3ccgMukMg+jK6oWW3Jq7KPOZ01c3l5Ruh5Q
        SkzyCQIgXROHAxKqbf0plIJlhvYvBafXJyI8GBiuxIvFRy55J1w=
        -----END CERTIFICATE-----
        """
    private static let certificateKeyPEM = """
        -----BEGIN PUBLIC KEY-----
        MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAEfnabTeQ76wT0P1BVM7FOq9f2WoWy
        Qxr0AVi5Xxw846gRQSPCOYUDG0OWnBo1RWsrrHK+07MzC7oS+HgjIGJRFw==
        -----END PUBLIC KEY-----
        """
}
