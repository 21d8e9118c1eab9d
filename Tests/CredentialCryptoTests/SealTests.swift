// SPDX-License-Identifier: Apache-2.0

import CredentialCrypto
import Testing

private func secret(_ text: String) -> SecretBytes {
    var bytes = Array(text.utf8)
    return SecretBytes(taking: &bytes)
}

/// RFC 7914 §12. The fourth vector takes a gigabyte, and is left out.
@Suite struct ScryptTests {
    @Test(arguments: [
        (
            "", "", UInt64(16), UInt64(1), UInt64(1),
            "77d6576238657b203b19ca42c18a0497f16b4844e3074ae8dfdffa3fede21442"
                + "fcd0069ded0948f8326a753a0fc81f17e8d3e0fb2e0d3628cf35e20c38d18906"
        ),
        (
            "password", "NaCl", 1_024, 8, 16,
            "fdbabe1c9d3472007856e7190d01e9fe7c6ad7cbc8237830e77376634b373162"
                + "2eaf30d92e22a3886ff109279d9830dac727afb94a83ee6d8360cbdfa2cc0640"
        ),
        (
            "pleaseletmein", "SodiumChloride", 16_384, 8, 1,
            "7023bdcb3afd7348461c06cd81fd38ebfda8fbba904f8e3ea9b543f6545da1f2"
                + "d5432955613f0fcf62d49705242a9af9e61e85dc0d651e40dfcf017b45575887"
        ),
    ])
    func published(passphrase: String, salt: String, n: UInt64, r: UInt64, p: UInt64, key: String) throws {
        let derived = try Scrypt.derive(secret(passphrase), salt: Array(salt.utf8), n: n, r: r, p: p, count: 64)
        #expect(derived.withBytes { Hexadecimal.encode(Array($0)) } == key)
    }

    @Test func everythingCounts() throws {
        let cost = ScryptCost.least
        func derive(_ passphrase: String, _ salt: [UInt8], _ cost: ScryptCost) throws -> [UInt8] {
            try Scrypt.derive(secret(passphrase), salt: salt, cost: cost, count: 32).withBytes { Array($0) }
        }
        let first = try derive("a", [1], cost)
        #expect(try derive("a", [1], cost) == first)
        #expect(try derive("b", [1], cost) != first)
        #expect(try derive("a", [2], cost) != first)
        #expect(try derive("a", [1], ScryptCost(logN: 14, r: 8, p: 2)) != first)
    }

    @Test func anotherNThanAPowerOfTwoIsNone() {
        #expect(throws: SealError.library) {
            _ = try Scrypt.derive(secret("a"), salt: [1], n: 1_000, r: 8, p: 1, count: 32).count
        }
    }

    /// Before anything is computed: neither weak enough to guess, nor more than a quarter of a gigabyte or some seconds.
    @Test(
        arguments: [
            (13, 8, 1), (14, 7, 1), (14, 8, 0), (0, 0, 0), (19, 8, 1), (18, 9, 1), (20, 64, 1), (255, 255, 255),
            (17, 8, 9),
            (14, 8, 17), (14, 65, 1),
        ] as [(UInt8, UInt8, UInt8)])
    func costsOutOfBounds(logN: UInt8, r: UInt8, p: UInt8) {
        #expect(throws: SealError.cost) { try ScryptCost(logN: logN, r: r, p: p) }
    }

    @Test(
        arguments: [(14, 8, 1), (17, 8, 1), (18, 8, 1), (18, 8, 4), (14, 8, 16), (15, 64, 1)] as [(UInt8, UInt8, UInt8)]
    )
    func costsWithinBounds(logN: UInt8, r: UInt8, p: UInt8) throws {
        #expect(try ScryptCost(logN: logN, r: r, p: p).logN == logN)
    }
}

/// RFC 8439 §2.8.2.
@Suite struct ChaCha20Poly1305Tests {
    private static let plaintext = Array(
        "Ladies and Gentlemen of the class of '99: If I could offer you only one tip for the future, sunscreen would be it."
            .utf8)
    private static let nonce: [UInt8] = [0x07, 0, 0, 0] + (0x40...0x47)
    private static let associatedData: [UInt8] = [0x50, 0x51, 0x52, 0x53] + (0xC0...0xC7)
    private static let sealed =
        "d31a8d34648e60db7b86afbc53ef7ec2a4aded51296e08fea9e2b5a736ee62d63dbea45e8ca9671282fafb69da92728b"
        + "1a71de0a9e060b2905d6a5b67ecd3b3692ddbd7f2d778b8c9803aee328091b58fab324e4fad675945585808b4831d7bc"
        + "3ff4def08e4b7a9de576d26586cec64b61161ae10b594f09e26a7e902ecbd0600691"

    private static func key() -> SecretBytes { SecretBytes(count: 32) { $0.copyBytes(from: 0x80...0x9F) } }

    @Test func published() throws {
        let sealed = try Self.plaintext.withUnsafeBytes {
            try ChaCha20Poly1305.seal($0, key: Self.key(), nonce: Self.nonce, associatedData: Self.associatedData)
        }
        #expect(Hexadecimal.encode(sealed) == Self.sealed)
        let opened = try ChaCha20Poly1305.open(
            sealed[...], key: Self.key(), nonce: Self.nonce, associatedData: Self.associatedData)
        #expect(opened.withBytes { Array($0) } == Self.plaintext)
    }

    @Test func everyBitCounts() throws {
        let sealed = try Self.plaintext.withUnsafeBytes {
            try ChaCha20Poly1305.seal($0, key: Self.key(), nonce: Self.nonce, associatedData: Self.associatedData)
        }
        func fails(_ sealed: [UInt8], _ nonce: [UInt8], _ data: [UInt8]) {
            #expect(throws: SealError.damaged) {
                _ = try ChaCha20Poly1305.open(sealed[...], key: Self.key(), nonce: nonce, associatedData: data).count
            }
        }
        for index in sealed.indices {
            var changed = sealed
            changed[index] ^= 1 << UInt8(index % 8)
            fails(changed, Self.nonce, Self.associatedData)
        }
        fails(sealed, [0x08] + Self.nonce.dropFirst(), Self.associatedData)
        fails(sealed, Self.nonce, Self.associatedData + [0])
        fails(Array(sealed.dropLast()), Self.nonce, Self.associatedData)
    }

    @Test func tooShortForATag() {
        #expect(throws: SealError.cut) {
            _ = try ChaCha20Poly1305.open([1, 2, 3], key: Self.key(), nonce: Self.nonce, associatedData: []).count
        }
    }

    @Test func otherLengthsOfKeyAndNonce() {
        for (keyCount, nonceCount) in [(31, 12), (32, 11), (0, 12)] {
            #expect(throws: SealError.malformed) {
                let key = SecretBytes(count: keyCount) { _ in }
                let nonce = [UInt8](repeating: 0, count: nonceCount)
                _ = try ChaCha20Poly1305.open(
                    [UInt8](repeating: 0, count: 16)[...], key: key, nonce: nonce, associatedData: []
                ).count
            }
        }
    }
}

@Suite struct PassphraseSealTests {
    private static func sealed(_ text: String = "content") throws -> [UInt8] {
        try PassphraseSeal.seal(secret(text), .backup, passphrase: secret("correct horse"), cost: .least)
    }

    private static func open(_ bytes: [UInt8], _ passphrase: String = "correct horse") throws -> [UInt8] {
        try PassphraseSeal.open(bytes, .backup, passphrase: secret(passphrase)).withBytes { Array($0) }
    }

    @Test(arguments: ["", "content", String(repeating: "long ", count: 20_000)])
    func roundTrip(_ text: String) throws {
        let sealed = try Self.sealed(text)
        #expect(sealed.count == PassphraseSeal.headerByteCount + text.utf8.count + 16)
        #expect(try Self.open(sealed) == Array(text.utf8))
    }

    @Test func twiceTheSameHasNothingInCommon() throws {
        let (first, second) = (try Self.sealed(), try Self.sealed())
        #expect(first[16..<60] != second[16..<60])
        #expect(first[100...] != second[100...])
    }

    @Test func theHeaderIsAsDocumented() throws {
        let sealed = try Self.sealed()
        #expect(sealed.starts(with: Array("BpckSafe".utf8) + [1, 1, 14, 8, 1, 1, 0, 0]))
        #expect(Array(sealed[60..<68]) == [0, 0, 0, 0, 0, 0, 0, 7])
    }

    @Test(arguments: ["", "correct hors", "correct horse ", "Correct horse"])
    func anotherPassphrase(_ passphrase: String) throws {
        let sealed = try Self.sealed()
        #expect(throws: SealError.wrongPassphrase) { try Self.open(sealed, passphrase) }
    }

    @Test func everyByteCounts() throws {
        let sealed = try Self.sealed()
        for index in sealed.indices {
            var changed = sealed
            changed[index] ^= 0x80
            let error = #expect(throws: SealError.self) { try Self.open(changed) }
            let expected: [SealError] =
                switch index {
                case 0..<8: [.notSealed]
                case 8: [.newerVersion(129)]
                case 9, 13, 14, 15: [.malformed]
                case 10...12: [.cost]
                case 60..<68: [.cut]
                case ..<100: [.wrongPassphrase]
                default: [.damaged]
                }
            #expect(expected.contains { $0 == error }, "byte \(index): \(error.map { "\($0)" } ?? "")")
        }
    }

    @Test func everyCutIsOne() throws {
        let sealed = try Self.sealed()
        for count in sealed.indices {
            let error = #expect(throws: SealError.self) { try Self.open(Array(sealed[..<count])) }
            #expect(error == (count < 8 ? .notSealed : .cut), "\(count)")
        }
        #expect(throws: SealError.cut) { try Self.open(sealed + [0]) }
    }

    @Test func aLaterVersionIsSaidToBeOne() throws {
        var sealed = try Self.sealed()
        sealed[8] = 2
        #expect(throws: SealError.newerVersion(2)) { try Self.open(sealed) }
        sealed[8] = 0
        #expect(throws: SealError.malformed) { try Self.open(sealed) }
    }

    @Test func oneKindIsNotAnother() throws {
        let sealed = try Self.sealed()
        #expect(throws: SealError.notSealed) {
            _ = try PassphraseSeal.open(sealed, .keyLock, passphrase: secret("correct horse")).count
        }
    }

    @Test func secretsAreComparedWhole() {
        func areEqual(_ first: String, _ second: String) -> Bool { secret(first).isEqual(to: secret(second)) }
        #expect(areEqual("abc", "abc"))
        #expect(!areEqual("abc", "abd"))
        #expect(!areEqual("abc", "ab"))
    }
}
