// SPDX-License-Identifier: Apache-2.0

import CredentialCrypto
import Testing

@Suite struct ECDSATests {
    struct Vector: Sendable {
        let algorithm: PublicKey.Algorithm
        let scalar: String
        let x: String
        let y: String
        let signature: String
        let order: String
        /// An x that no point has.
        let strayX: UInt8
        let prime: String
    }

    /// RFC 6979 §A.2.5 and §A.2.6, message "sample" under the curve's own hash.
    static let rfc6979 = [
        Vector(
            algorithm: .p256,
            scalar: "C9AFA9D845BA75166B5C215767B1D6934E50C3DB36E89B127B8A622B120F6721",
            x: "60FED4BA255A9D31C961EB74C6356D68C049B8923B61FA6CE669622E60F29FB6",
            y: "7903FE1008B8BC99A41AE9E95628BC64F2F1B20C2D7E9F5177A3C294D4462299",
            signature: """
                EFD48B2AACB6A8FD1140DD9CD45E81D69D2C877B56AAF991C34D0EA84EAF3716
                F7CB1C942D657C41D436C7A1B6E29F65F3E900DBB9AFF4064DC4AB2F843ACDA8
                """,
            order: "FFFFFFFF00000000FFFFFFFFFFFFFFFFBCE6FAADA7179E84F3B9CAC2FC632551",
            strayX: 1,
            prime: "FFFFFFFF00000001000000000000000000000000FFFFFFFFFFFFFFFFFFFFFFFF"),
        Vector(
            algorithm: .p384,
            scalar: """
                6B9D3DAD2E1B8C1C05B19875B6659F4DE23C3B667BF297BA9AA47740787137D8
                96D5724E4C70A825F872C9EA60D2EDF5
                """,
            x: """
                EC3A4E415B4E19A4568618029F427FA5DA9A8BC4AE92E02E06AAE5286B300C64
                DEF8F0EA9055866064A254515480BC13
                """,
            y: """
                8015D9B72D7D57244EA8EF9AC0C621896708A59367F9DFB9F54CA84B3F1C9DB1
                288B231C3AE0D4FE7344FD2533264720
                """,
            signature: """
                94EDBB92A5ECB8AAD4736E56C691916B3F88140666CE9FA73D64C4EA95AD133C
                81A648152E44ACF96E36DD1E80FABE46
                99EF4AEB15F178CEA1FE40DB2603138F130E740A19624526203B6351D0A3A94F
                A329C145786E679E7B82C71A38628AC8
                """,
            order: """
                FFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFC7634D81F4372DDF
                581A0DB248B0A77AECEC196ACCC52973
                """,
            strayX: 1,
            prime: """
                FFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFE
                FFFFFFFF0000000000000000FFFFFFFF
                """),
    ]

    private static let message = Array("sample".utf8)

    private static func key(_ vector: Vector) throws -> PublicKey {
        try PublicKey(sec1: [4] + (try hex(vector.x)) + (try hex(vector.y)))
    }

    @Test(arguments: rfc6979)
    func rfc6979Vectors(vector: Vector) throws {
        let key = try Self.key(vector)
        #expect(key.algorithm == vector.algorithm)
        #expect(key.isValidSignature(try hex(vector.signature), for: Self.message))
        #expect(!key.isValidSignature(try hex(vector.signature), for: Self.message + [0]))
    }

    @Test(arguments: rfc6979)
    func bothFormsOfAPointAreOneKey(vector: Vector) throws {
        let key = try Self.key(vector)
        let y = try hex(vector.y)
        let compressed = [2 | (y.last ?? 0) & 1] + (try hex(vector.x))
        #expect(key.bytes == compressed)
        #expect(try PublicKey(sec1: compressed) == key)
        #expect(try PublicKey(sec1: compressed).jwk == key.jwk)
        // The other root is the other key.
        var other = compressed
        other[0] ^= 1
        #expect(try PublicKey(sec1: other) != key)
        #expect(!(try PublicKey(sec1: other)).isValidSignature(try hex(vector.signature), for: Self.message))
    }

    @Test(arguments: rfc6979)
    func noFlippedBitGoesUnnoticed(vector: Vector) throws {
        let key = try Self.key(vector)
        for flipped in singleBitFlips(of: try hex(vector.signature)) {
            #expect(!key.isValidSignature(flipped, for: Self.message))
        }
    }

    @Test(arguments: rfc6979)
    func refusesNumbersOutOfRange(vector: Vector) throws {
        let key = try Self.key(vector)
        let signature = try hex(vector.signature)
        let half = signature.count / 2
        let zero = [UInt8](repeating: 0, count: half)
        let order = try hex(vector.order)
        let r = Array(signature.prefix(half))
        let s = Array(signature.suffix(half))
        for forged in [zero + zero, zero + s, r + zero, order + s, r + order, order + order, order + zero] {
            #expect(!key.isValidSignature(forged, for: Self.message))
        }
        #expect(!key.isValidSignature([], for: Self.message))
        #expect(!key.isValidSignature(Array(signature.dropLast()), for: Self.message))
        #expect(!key.isValidSignature(signature + [0], for: Self.message))
        #expect(!key.isValidSignature([0] + r + [0] + s, for: Self.message))
    }

    /// The DER form belongs elsewhere: here a signature is r ‖ s and nothing else.
    @Test func refusesDER() throws {
        let vector = Self.rfc6979[0]
        let signature = try hex(vector.signature)
        let der = [0x30, 0x46, 0x02, 0x21, 0x00] + signature.prefix(32) + [0x02, 0x21, 0x00] + signature.suffix(32)
        #expect(!(try Self.key(vector)).isValidSignature(der, for: Self.message))
    }

    @Test(arguments: rfc6979)
    func refusesPointsOffTheCurve(vector: Vector) throws {
        let x = try hex(vector.x)
        var y = try hex(vector.y)
        y[y.count - 1] ^= 2
        #expect(refusal { _ = try PublicKey(sec1: [4] + x + y) } == "key.not-on-curve")
        let stray = [UInt8](repeating: 0, count: x.count - 1) + [vector.strayX]
        #expect(refusal { _ = try PublicKey(sec1: [2] + stray) } == "key.not-on-curve")
        let zero = [UInt8](repeating: 0, count: x.count)
        #expect(refusal { _ = try PublicKey(sec1: [4] + zero + zero) } == "key.not-on-curve")
        // A coordinate that is not reduced is no coordinate.
        let prime = try hex(vector.prime)
        #expect(refusal { _ = try PublicKey(sec1: [2] + prime) } == "key.not-on-curve")
        #expect(refusal { _ = try PublicKey(sec1: [4] + prime + y) } == "key.not-on-curve")
    }

    /// The point at infinity is the single byte 0; hybrid forms begin with 6 or 7.
    @Test func refusesOtherForms() throws {
        let vector = Self.rfc6979[0]
        let x = try hex(vector.x)
        let y = try hex(vector.y)
        #expect(refusal { _ = try PublicKey(sec1: [0]) } == "key.malformed")
        #expect(refusal { _ = try PublicKey(sec1: []) } == "key.malformed")
        #expect(refusal { _ = try PublicKey(sec1: [0] + x + y) } == "key.malformed")
        #expect(refusal { _ = try PublicKey(sec1: [7] + x + y) } == "key.malformed")
        #expect(refusal { _ = try PublicKey(sec1: [4] + x) } == "key.malformed")
        #expect(refusal { _ = try PublicKey(sec1: [2] + x + y) } == "key.malformed")
        #expect(refusal { _ = try PublicKey(sec1: x + y) } == "key.malformed")
    }

    @Test(arguments: rfc6979)
    func aScalarGivesItsKey(vector: Vector) throws {
        let signer = try PrivateKey(vector.algorithm, raw: try hex(vector.scalar))
        let key = try Self.key(vector)
        #expect(signer.publicKey == key)
        let signature = try signer.sign(Self.message)
        #expect(key.isValidSignature(signature, for: Self.message))
        #expect(!key.isValidSignature(signature, for: []))
    }

    @Test(arguments: rfc6979)
    func refusesScalarsOutOfRange(vector: Vector) throws {
        let order = try hex(vector.order)
        var largest = order
        largest[largest.count - 1] -= 1
        let zero = [UInt8](repeating: 0, count: order.count)
        #expect(refusal { _ = try PrivateKey(vector.algorithm, raw: largest) } == nil)
        #expect(refusal { _ = try PrivateKey(vector.algorithm, raw: order) } == "key.secret-out-of-range")
        #expect(refusal { _ = try PrivateKey(vector.algorithm, raw: zero) } == "key.secret-out-of-range")
        #expect(refusal { _ = try PrivateKey(vector.algorithm, raw: zero + [1]) } == "key.malformed")
        #expect(refusal { _ = try PrivateKey(vector.algorithm, raw: []) } == "key.malformed")
    }
}
