// SPDX-License-Identifier: Apache-2.0

import CredentialCrypto
import Testing

@Suite struct Ed25519Tests {
    struct Vector: Sendable {
        let seed: String
        let publicKey: String
        let message: String
        let signature: String
    }

    /// RFC 8032 §7.1, tests 1 to 3.
    static let rfc8032 = [
        Vector(
            seed: "9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60",
            publicKey: "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a",
            message: "",
            signature: """
                e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b
                """),
        Vector(
            seed: "4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb",
            publicKey: "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c",
            message: "72",
            signature: """
                92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00
                """),
        Vector(
            seed: "c5aa8df43f9f837bedb7442f31dcb7b166d38535076f094b85ce3a2e0b4458f7",
            publicKey: "fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025",
            message: "af82",
            signature: """
                6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac18ff9b538d16f290ae67f760984dc6594a7c15e9716ed28dc027beceea1ec40a
                """),
    ]

    /// All encodings of a point whose order divides 8: y of 0, ±1 and the two of order 8, with p and p + 1 for 0 and 1,
    /// each with either sign of x.
    static let lowOrder: [String] = [
        "0000000000000000000000000000000000000000000000000000000000000000",
        "0100000000000000000000000000000000000000000000000000000000000000",
        "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05",
        "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a",
        "ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
        "edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
        "eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
        "0000000000000000000000000000000000000000000000000000000000000080",
        "0100000000000000000000000000000000000000000000000000000000000080",
        "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc85",
        "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac03fa",
        "ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff",
        "edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff",
        "eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff",
    ]

    @Test(arguments: rfc8032)
    func rfc8032Vectors(vector: Vector) throws {
        let key = try PublicKey(ed25519: try hex(vector.publicKey))
        #expect(key.algorithm == .ed25519)
        #expect(key.bytes == (try hex(vector.publicKey)))
        #expect(key.isValidSignature(try hex(vector.signature), for: try hex(vector.message)))
        let signer = try PrivateKey(.ed25519, raw: try hex(vector.seed))
        #expect(signer.publicKey == key)
        #expect(try signer.sign(try hex(vector.message)) == (try hex(vector.signature)))
    }

    @Test func noFlippedBitGoesUnnoticed() throws {
        let vector = Self.rfc8032[2]
        let key = try PublicKey(ed25519: try hex(vector.publicKey))
        let message = try hex(vector.message)
        let signature = try hex(vector.signature)
        #expect(key.isValidSignature(signature, for: message))
        for flipped in singleBitFlips(of: signature) { #expect(!key.isValidSignature(flipped, for: message)) }
        for flipped in singleBitFlips(of: message) { #expect(!key.isValidSignature(signature, for: flipped)) }
    }

    @Test func signaturesOfAnotherLengthAreInvalid() throws {
        let vector = Self.rfc8032[0]
        let key = try PublicKey(ed25519: try hex(vector.publicKey))
        let signature = try hex(vector.signature)
        #expect(!key.isValidSignature([], for: []))
        #expect(!key.isValidSignature(Array(signature.dropLast()), for: []))
        #expect(!key.isValidSignature(signature + [0], for: []))
    }

    /// S + L verifies the same equation; RFC 8032 §5.1.7 step 1 asks for S < L.
    @Test func refusesSNotBelowTheGroupOrder() throws {
        let vector = Self.rfc8032[0]
        let key = try PublicKey(ed25519: try hex(vector.publicKey))
        var signature = try hex(vector.signature)
        let order = try hex("edd3f55c1a631258d69cf7a2def9de1400000000000000000000000000000010")
        var carry = 0
        for position in 0..<32 {
            let sum = Int(signature[32 + position]) + Int(order[position]) + carry
            signature[32 + position] = UInt8(sum & 0xFF)
            carry = sum >> 8
        }
        try #require(carry == 0)
        #expect(!key.isValidSignature(signature, for: []))
        #expect(key.isValidSignature(try hex(vector.signature), for: []))
    }

    @Test(arguments: lowOrder)
    func refusesKeysOfLowOrder(encoding: String) throws {
        let bytes = try hex(encoding)
        #expect(refusal { _ = try PublicKey(ed25519: bytes) } == "key.low-order")
        let multikey = Multibase.encode([0xED, 0x01] + bytes, .base58btc)
        #expect(refusal { _ = try PublicKey(multikey: multikey) } == "key.low-order")
        let jwk = try object(#"{"kty":"OKP","crv":"Ed25519","x":"\#(Base64URL.encode(bytes))"}"#)
        #expect(refusal { _ = try PublicKey(jwk: jwk) } == "key.low-order")
    }

    /// With S = 0 and R the identity such signatures hold for every message under a key of low order.
    @Test(arguments: lowOrder)
    func refusesSignaturesWithROfLowOrder(encoding: String) throws {
        let key = try PublicKey(ed25519: try hex(Self.rfc8032[0].publicKey))
        #expect(!key.isValidSignature(try hex(encoding) + [UInt8](repeating: 0, count: 32), for: []))
    }

    /// S = k·a for R the identity: the holder of the key can make one, the equation holds, and it has no randomness.
    @Test func refusesAnEquationThatHoldsWithROfLowOrder() throws {
        let key = try PublicKey(ed25519: try hex(Self.rfc8032[0].publicKey))
        let signature = try hex(
            """
            0100000000000000000000000000000000000000000000000000000000000000
            756cf9b1d6f0d7a979b9d2af3dc2bc1294ec7cb6daa20eaff534c024fc57920f
            """)
        #expect(signature.count == 64)
        #expect(!key.isValidSignature(signature, for: []))
    }

    @Test func thereAreFourteenDistinctEncodings() { #expect(Set(Self.lowOrder).count == 14) }

    /// y from p + 2 to 2²⁵⁵ − 1, with either sign.
    @Test func refusesYNotBelowThePrime() throws {
        for low in UInt8(0xEF)...0xFF {
            for sign in [UInt8(0x7F), 0xFF] {
                let bytes = [low] + [UInt8](repeating: 0xFF, count: 30) + [sign]
                #expect(refusal { _ = try PublicKey(ed25519: bytes) } == "key.not-canonical")
            }
        }
        // p − 2 and p − 3 are reduced, whether or not they are points.
        for low in [UInt8(0xEB), 0xEA] {
            let bytes = [low] + [UInt8](repeating: 0xFF, count: 30) + [0x7F]
            #expect(refusal { _ = try PublicKey(ed25519: bytes) } != "key.not-canonical")
        }
    }

    @Test func refusesYWithoutX() throws {
        func small(_ y: UInt8) -> [UInt8] { [y] + [UInt8](repeating: 0, count: 31) }
        for y in [UInt8(2), 7, 8, 11, 12] {
            #expect(refusal { _ = try PublicKey(ed25519: small(y)) } == "key.not-on-curve")
        }
        for y in [UInt8(3), 4, 5, 6, 9] { #expect(try PublicKey(ed25519: small(y)).bytes == small(y)) }
    }

    /// What was found sound once is not taken for something else later.
    @Test func knowsAKeyAgain() throws {
        func small(_ y: UInt8) -> [UInt8] { [y] + [UInt8](repeating: 0, count: 31) }
        for _ in 0..<2 {
            #expect(try PublicKey(ed25519: small(3)).multikey != PublicKey(ed25519: small(4)).multikey)
            #expect(refusal { _ = try PublicKey(ed25519: small(2)) } == "key.not-on-curve")
            #expect(refusal { _ = try PublicKey(ed25519: small(1)) } == "key.low-order")
        }
        // More than are kept.
        for seed in 0..<600 {
            let key = try PrivateKey(
                .ed25519, raw: [UInt8(seed & 0xFF), UInt8(seed >> 8)] + [UInt8](repeating: 3, count: 30))
            #expect(try PublicKey(multikey: key.publicKey.multikey) == key.publicKey)
        }
    }

    @Test(arguments: [0, 1, 31, 33, 64])
    func refusesOtherLengths(count: Int) {
        #expect(refusal { _ = try PublicKey(ed25519: [UInt8](repeating: 9, count: count)) } == "key.malformed")
    }
}
