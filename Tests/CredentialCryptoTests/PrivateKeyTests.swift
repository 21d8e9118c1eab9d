// SPDX-License-Identifier: Apache-2.0

import CredentialCrypto
import Testing

@Suite struct PrivateKeyTests {
    @Test(arguments: PrivateKey.algorithms)
    func generatedKeysSignForThemselvesOnly(algorithm: PublicKey.Algorithm) throws {
        let message = Array("a message".utf8)
        let one = try PrivateKey.generate(algorithm)
        let other = try PrivateKey.generate(algorithm)
        #expect(one.algorithm == algorithm)
        #expect(one.publicKey != other.publicKey)
        let signature = try one.sign(message)
        #expect(one.publicKey.isValidSignature(signature, for: message))
        #expect(!one.publicKey.isValidSignature(signature, for: message + message))
        #expect(!other.publicKey.isValidSignature(signature, for: message))
    }

    @Test(arguments: PrivateKey.algorithms)
    func theRawBytesMakeTheSameKey(algorithm: PublicKey.Algorithm) throws {
        let key = try PrivateKey.generate(algorithm)
        let raw = key.withRawBytes { [UInt8]($0) }
        #expect(raw.count == (algorithm == .p384 ? 48 : 32))
        #expect(try PrivateKey(algorithm, raw: raw).publicKey == key.publicKey)
        let again = try raw.withUnsafeBytes { bytes in try PrivateKey(algorithm, raw: bytes).publicKey }
        #expect(again == key.publicKey)
    }

    @Test func noKeySignsWithRSA() {
        #expect(refusal { _ = try PrivateKey.generate(.rsa) } == "key.unsupported")
        #expect(refusal { _ = try PrivateKey(.rsa, raw: [UInt8](repeating: 1, count: 32)) } == "key.unsupported")
    }

    @Test(arguments: PrivateKey.algorithms)
    func seedsHaveOneLength(algorithm: PublicKey.Algorithm) {
        for count in [0, 31, 33, 47, 49, 64] {
            #expect(
                refusal { _ = try PrivateKey(algorithm, raw: [UInt8](repeating: 1, count: count)) } == "key.malformed")
        }
    }

    /// One key holds one object of libcrypto, whatever thread asks.
    @Test(arguments: PrivateKey.algorithms)
    func threadsVerifyWithOneKey(algorithm: PublicKey.Algorithm) async throws {
        let signer = try PrivateKey.generate(algorithm)
        let key = signer.publicKey
        let messages = (0..<8).map { [UInt8](repeating: UInt8($0), count: 100) }
        let signatures = try messages.map { try signer.sign($0) }
        await withTaskGroup(of: Bool.self) { group in
            for shift in 0..<8 {
                group.addTask {
                    messages.indices.allSatisfy { position in
                        let other = (position + shift) % 8
                        return key.isValidSignature(signatures[other], for: messages[position]) == (shift == 0)
                    }
                }
            }
            for await isRight in group { #expect(isRight) }
        }
    }

    @Test(arguments: PrivateKey.algorithms)
    func emptyAndLongMessagesAreSigned(algorithm: PublicKey.Algorithm) throws {
        let key = try PrivateKey.generate(algorithm)
        for message in [[], [UInt8](repeating: 7, count: 100_000)] {
            #expect(key.publicKey.isValidSignature(try key.sign(message), for: message))
        }
    }
}
