// SPDX-License-Identifier: Apache-2.0

import CredentialCrypto
import StrictJSON
import Testing

/// The keys of RFC 8032 §7.1 test 1 and RFC 6979 §A.2.5 and §A.2.6 in every form.
struct KeyForms: Sendable, CustomTestStringConvertible {
    let algorithm: PublicKey.Algorithm
    let multikey: ExactString
    let jwk: String
    let thumbprint: ExactString

    var testDescription: String { "\(algorithm)" }

    static let all = [
        KeyForms(
            algorithm: .ed25519,
            multikey: "z6MktwupdmLXVVqTzCw4i46r4uGyosGXRnR3XjN4Zq7oMMsw",
            jwk: #"{"crv":"Ed25519","kty":"OKP","x":"11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo"}"#,
            // RFC 8037 §A.3.
            thumbprint: "kPrK_qmxVWaYVA9wwBF6Iuo3vVzz7TxHCTwXBygrS4k"),
        KeyForms(
            algorithm: .p256,
            multikey: "zDnaepBuvsQ8cpsWrVKw8fbpGpvPeNSjVPTWoq6cRqaYzBKVP",
            jwk: """
                {"crv":"P-256","kty":"EC","x":"YP7UuiVanTHJYet0xjVtaMBJuJI7Yfps5mliLmDyn7Y",\
                "y":"eQP-EAi4vJmkGunpVii8ZPLxsgwtfp9Rd6PClNRGIpk"}
                """,
            thumbprint: "DOvxvJiAdIqVWIkFt5hDtCunXLF0BV4-JGv4f-ALSm0"),
        KeyForms(
            algorithm: .p384,
            multikey: "z82LkuBieyGShVBhvtE2zoiD6Kma4tJGFtkAhxR5pfkp5QPw4LutoYWhvQCnGjdVn14kujQ",
            jwk: """
                {"crv":"P-384","kty":"EC","x":"7DpOQVtOGaRWhhgCn0J_pdqai8SukuAuBqrlKGswDGTe-PDqkFWGYGSiVFFUgLwT",\
                "y":"gBXZty19VyROqO-awMYhiWcIpZNn-d-59UyoSz8cnbEoiyMcOuDU_nNE_SUzJkcg"}
                """,
            thumbprint: "l2tfkSzhekdOr24I18E1O_-49AlK14MTo7OxJMS7-HI"),
    ]
}

@Suite struct MultikeyTests {
    @Test(arguments: KeyForms.all)
    func readsAndWrites(forms: KeyForms) throws {
        let key = try PublicKey(multikey: forms.multikey)
        #expect(key.algorithm == forms.algorithm)
        #expect(key.multikey == forms.multikey)
        #expect(try PublicKey(jwk: try object(forms.jwk)) == key)
        #expect(DIDKey.did(for: key).text == "did:key:" + forms.multikey.text)
        #expect(try DIDKey.publicKey(of: DIDKey.did(for: key)) == key)
    }

    private static let ed25519: [UInt8] = [0xED, 0x01]

    @Test(arguments: [
        // X25519, secp256k1, P-521, and RSA with bytes that are no key.
        ("z6LSbgBAXJos6Tik6PNmXeWxKbDUr9Y7hcB9syigVTeXiNmm", "key.unsupported"),
        ("z6DtMnkmBcbzt3s7zq46m3HWh4Xtz1rS9Dp8pnkSnP46h9if", "key.unsupported"),
        ("z3wdvKLohRP79Pnr2TZRB7RALhcxUDxNLWxsqkYrQDor99Fd", "key.unsupported"),
        ("z41a4ebSuEhpse725nxDdskpvDdWPWAaUMBVGs8bRfmJkgHV", "key.malformed"),
        ("", "encoding.multibase"), ("z", "key.malformed"), ("z6Mkl", "encoding.base58"),
        ("m7QE", "encoding.multibase-unsupported"),
        (" z6MktwupdmLXVVqTzCw4i46r4uGyosGXRnR3XjN4Zq7oMMsw", "encoding.multibase-unsupported"),
        ("z6MktwupdmLXVVqTzCw4i46r4uGyosGXRnR3XjN4Zq7oMMsw#", "encoding.base58"),
    ])
    func refuses(text: String, code: String) {
        #expect(refusal { _ = try PublicKey(multikey: ExactString(text)) } == code)
    }

    @Test func refusesOtherLengthsAndForms() throws {
        let bytes = try PublicKey(multikey: KeyForms.all[0].multikey).bytes
        func code(_ bytes: [UInt8], _ base: Multibase.Base = .base58btc) -> String? {
            refusal { _ = try PublicKey(multikey: Multibase.encode(bytes, base)) }
        }
        #expect(code(Self.ed25519 + bytes) == nil)
        #expect(code(Self.ed25519 + bytes, .base64url) == "key.not-canonical")
        #expect(code(Self.ed25519 + bytes.dropLast()) == "key.malformed")
        #expect(code(Self.ed25519 + bytes + [0]) == "key.malformed")
        // The same number in three bytes.
        #expect(code([0xED, 0x81, 0x00] + bytes) == "key.not-canonical")
        #expect(code([0] + Self.ed25519 + bytes) == "key.unsupported")
        #expect(code([0xED]) == "key.malformed")
        #expect(code([UInt8](repeating: 0x80, count: 40)) == "key.malformed")
        // Points in full length, and a P-384 point under the number of P-256.
        let p256 = try PublicKey(multikey: KeyForms.all[1].multikey)
        let p384 = try PublicKey(multikey: KeyForms.all[2].multikey)
        let y = try Base64URL.decode(try #require(p256.jwk["y"]?.stringValue))
        #expect(code([0x80, 0x24] + p256.bytes) == nil)
        #expect(code([0x80, 0x24, 4] + p256.bytes.dropFirst() + y) == "key.malformed")
        #expect(code([0x80, 0x24] + p384.bytes) == "key.malformed")
        #expect(code([0x81, 0x24] + p256.bytes) == "key.malformed")
        #expect(code([0x80, 0x24, 0] + p256.bytes.dropFirst()) == "key.malformed")
    }

    @Test func keysCompareByWhatTheyAre() throws {
        let keys = try KeyForms.all.map { try PublicKey(multikey: $0.multikey) }
        let again = try KeyForms.all.map { try PublicKey(jwk: try object($0.jwk)) }
        #expect(Set(keys + again).count == 3)
        #expect(keys == again)
        #expect(keys[0] != keys[1])
    }
}

@Suite struct JWKTests {
    @Test(arguments: KeyForms.all)
    func readsAndWrites(forms: KeyForms) throws {
        let key = try PublicKey(jwk: try object(forms.jwk))
        #expect(key.algorithm == forms.algorithm)
        #expect(key.multikey == forms.multikey)
        #expect(JSONWriter.text(.object(key.jwk)) == forms.jwk)
        #expect(key.jwkThumbprint == forms.thumbprint)
    }

    private static let ed25519 = #""kty":"OKP","crv":"Ed25519","x":"11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo""#
    private static let p256 = """
        "kty":"EC","crv":"P-256","x":"YP7UuiVanTHJYet0xjVtaMBJuJI7Yfps5mliLmDyn7Y",\
        "y":"eQP-EAi4vJmkGunpVii8ZPLxsgwtfp9Rd6PClNRGIpk"
        """

    @Test(arguments: [
        (ed25519, #""alg":"EdDSA""#), (ed25519, #""alg":"Ed25519""#), (ed25519, #""use":"sig""#),
        (ed25519, #""key_ops":["verify"]"#), (ed25519, #""kid":"d","ext":true,"y2":null"#),
        (p256, #""alg":"ES256","use":"sig","key_ops":["sign","verify"]"#),
    ])
    func acceptsMembersThatFit(key: String, more: String) throws {
        #expect(try PublicKey(jwk: try object("{\(key),\(more)}")) == (try PublicKey(jwk: try object("{\(key)}"))))
    }

    @Test(arguments: [
        (ed25519, #""d":"nWGxne_9WmC6hEr0kuwsxERJxWl7MmkZcDusAxyuf2A""#, "key.private-member"),
        (ed25519, #""d":null"#, "key.private-member"), (p256, #""k":"AA""#, "key.private-member"),
        (p256, #""p":"AA","q":"AA""#, "key.private-member"), (ed25519, #""oth":[]"#, "key.private-member"),
        (p256, #""dp":"""#, "key.private-member"), (p256, #""dq":"""#, "key.private-member"),
        (p256, #""qi":"""#, "key.private-member"),
        (ed25519, #""use":"enc""#, "key.not-for-verification"), (ed25519, #""use":1"#, "key.malformed"),
        (p256, #""use":"SIG""#, "key.not-for-verification"),
        (ed25519, #""key_ops":["sign"]"#, "key.not-for-verification"),
        (p256, #""key_ops":[]"#, "key.not-for-verification"),
        (p256, #""key_ops":"verify""#, "key.malformed"), (p256, #""key_ops":["verify","verify"]"#, "key.malformed"),
        (p256, #""key_ops":["verify",1]"#, "key.malformed"),
        (ed25519, #""alg":"ES256""#, "key.not-for-verification"), (p256, #""alg":"ES384""#, "key.not-for-verification"),
        (p256, #""alg":"Ed25519""#, "key.not-for-verification"), (p256, #""alg":"none""#, "key.not-for-verification"),
        (p256, #""alg":["ES256"]"#, "key.malformed"),
    ])
    func refusesMembersThatForbid(key: String, more: String, code: String) throws {
        let jwk = try object("{\(key),\(more)}")
        #expect(refusal { _ = try PublicKey(jwk: jwk) } == code)
    }

    @Test(arguments: [
        ("{}", "key.malformed"), (#"{"kty":1}"#, "key.malformed"),
        (#"{"kty":"RSA","e":"AQAB"}"#, "key.malformed"), (#"{"kty":"RSA","n":"AQ","e":"AQAB"}"#, "key.size"),
        (#"{"kty":"oct"}"#, "key.unsupported"), (#"{"kty":"okp","crv":"Ed25519","x":"AA"}"#, "key.unsupported"),
        (#"{"kty":"OKP"}"#, "key.malformed"), (#"{"kty":"OKP","crv":"X25519","x":"AA"}"#, "key.unsupported"),
        (#"{"kty":"OKP","crv":"Ed448","x":"AA"}"#, "key.unsupported"),
        (#"{"kty":"EC","crv":"P-521"}"#, "key.unsupported"),
        (#"{"kty":"EC","crv":"secp256k1"}"#, "key.unsupported"), (#"{"kty":"EC","crv":"Ed25519"}"#, "key.unsupported"),
        (#"{"kty":"OKP","crv":"P-256"}"#, "key.unsupported"), (#"{"kty":"OKP","crv":"Ed25519"}"#, "key.malformed"),
        (#"{"kty":"OKP","crv":"Ed25519","x":5}"#, "key.malformed"),
        (#"{"kty":"OKP","crv":"Ed25519","x":""}"#, "key.malformed"),
        (#"{"kty":"OKP","crv":"Ed25519","x":"11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo="}"#, "encoding.base64url"),
        (#"{"kty":"OKP","crv":"Ed25519","x":"11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURp"}"#, "encoding.base64url"),
        (#"{"kty":"OKP","crv":"Ed25519","x":"ANdamAGCsQq31Uv-08lkBzoO4XLz2qYjJa8CGmj3B1Ea"}"#, "key.malformed"),
        (#"{"kty":"EC","crv":"P-256","x":"YP7UuiVanTHJYet0xjVtaMBJuJI7Yfps5mliLmDyn7Y"}"#, "key.malformed"),
    ])
    func refusesKeysThatAreNone(text: String, code: String) throws {
        let jwk = try object(text)
        #expect(refusal { _ = try PublicKey(jwk: jwk) } == code)
    }

    /// RFC 7518 §6.2.1.2: leading zeros are neither added nor dropped.
    @Test func coordinatesHaveTheFullLength() throws {
        let x = try hex("60FED4BA255A9D31C961EB74C6356D68C049B8923B61FA6CE669622E60F29FB6")
        let y = try hex("7903FE1008B8BC99A41AE9E95628BC64F2F1B20C2D7E9F5177A3C294D4462299")
        func code(_ x: [UInt8], _ y: [UInt8], _ crv: String = "P-256") throws -> String? {
            let jwk = try object(
                #"{"kty":"EC","crv":"\#(crv)","x":"\#(Base64URL.encode(x))","y":"\#(Base64URL.encode(y))"}"#)
            return refusal { _ = try PublicKey(jwk: jwk) }
        }
        #expect(try code(x, y) == nil)
        #expect(try code([0] + x, y) == "key.malformed")
        #expect(try code(x, [0] + y) == "key.malformed")
        #expect(try code(Array(x.dropFirst()), y) == "key.malformed")
        #expect(try code(y, x) == "key.not-on-curve")
        #expect(try code(x, y, "P-384") == "key.malformed")
    }
}
