// SPDX-License-Identifier: Apache-2.0

import CredentialCrypto
import Testing

@Suite struct HashAlgorithmTests {
    /// The one-block example of FIPS 180-4, and no input at all.
    @Test(arguments: [
        (HashAlgorithm.sha256, "abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
        (.sha256, "", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
        (
            .sha384, "abc",
            "cb00753f45a35e8bb5a03d699ac65007272c32ab0eded1631a8b605a43ff5bed8086072ba1e7cc2358baeca134c825a7"
        ),
        (
            .sha512, "abc",
            """
            ddaf35a193617abacc417349ae20413112e6fa4e89a97ea20a9eeee64b55d39a2192992a274fc1a836ba3c23a3feebbd454d4423643ce80e2a9ac94fa54ca49f
            """
        ),
    ])
    func publishedDigests(algorithm: HashAlgorithm, text: String, digest: String) {
        #expect(Hexadecimal.encode(algorithm.digest(Array(text.utf8))) == digest)
    }

    @Test(arguments: HashAlgorithm.allCases)
    func writesIntoABuffer(algorithm: HashAlgorithm) {
        let input = Array("one input".utf8)
        var output = [UInt8](repeating: 0xAA, count: algorithm.byteCount + 2)
        input.withUnsafeBytes { input in output.withUnsafeMutableBytes { algorithm.digest(input, into: $0) } }
        #expect(Array(output.prefix(algorithm.byteCount)) == algorithm.digest(input))
        #expect(Array(output.suffix(2)) == [0xAA, 0xAA])
    }

    /// The context in use is shared; a caller that finds it taken must not disturb the one that has it.
    @Test func threadsDoNotDisturbOneAnother() async {
        let inputs = (0..<400).map { [UInt8](repeating: UInt8($0 % 251), count: 1 + $0 * 13 % 700) }
        let expected = inputs.map { HashAlgorithm.sha256.digest($0) }
        await withTaskGroup(of: Bool.self) { group in
            for _ in 0..<8 {
                group.addTask { inputs.map { HashAlgorithm.sha256.digest($0) } == expected }
            }
            for await isRight in group { #expect(isRight) }
        }
    }
}

@Suite struct RandomAndComparisonTests {
    @Test func randomBytesHaveTheLengthAndDiffer() {
        #expect(SecureRandom.bytes(0) == [])
        let draws = Set((0..<64).map { _ in SecureRandom.bytes(32) })
        #expect(draws.count == 64)
        #expect(draws.allSatisfy { $0.count == 32 })
    }

    @Test func wipingLeavesZeros() {
        var bytes: [UInt8] = [1, 2, 3]
        let copy = bytes
        wipe(&bytes)
        #expect(bytes == [0, 0, 0])
        #expect(copy == [1, 2, 3])
        var none: [UInt8] = []
        wipe(&none)
        #expect(none == [])
    }
}
