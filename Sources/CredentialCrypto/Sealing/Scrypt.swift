// SPDX-License-Identifier: Apache-2.0

internal import COpenSSL

/// What deriving a key from a passphrase costs (RFC 7914 §2).
package struct ScryptCost: Sendable, Equatable {
    /// Binary logarithm of N.
    package let logN: UInt8
    /// Block size.
    package let r: UInt8
    /// Parallelization.
    package let p: UInt8

    /// 128 MiB, and about half a second of one processor.
    package static let standard = ScryptCost(17, 8, 1)
    /// The least that is taken: 16 MiB.
    package static let least = ScryptCost(14, 8, 1)

    /// The most memory that a file can make this program ask for, in bytes.
    static let memoryLimit = 256 << 20
    /// The most work: N · r · p, about four seconds.
    static let workLimit = 1 << 23

    /// Parameters from outside, held against the limits before anything is computed with them.
    package init(logN: UInt8, r: UInt8, p: UInt8) throws(SealError) {
        // Both bounds keep the products below far from overflowing.
        guard Self.least.logN...20 ~= logN, Self.least.r...64 ~= r, 1...16 ~= p else { throw .cost }
        self.init(logN, r, p)
        guard memory <= Self.memoryLimit, (1 << Int(logN)) * Int(r) * Int(p) <= Self.workLimit else { throw .cost }
    }

    private init(_ logN: UInt8, _ r: UInt8, _ p: UInt8) {
        self.logN = logN
        self.r = r
        self.p = p
    }

    /// Bytes of the large vector V (RFC 7914 §5, step 1).
    private var memory: Int { 128 * Int(r) << Int(logN) }
}

/// scrypt (RFC 7914).
package enum Scrypt {
    /// - Throws: `SealError.library`, also for parameters that the algorithm does not have.
    package static func derive(
        _ passphrase: borrowing SecretBytes, salt: [UInt8], cost: ScryptCost, count: Int
    ) throws(SealError) -> SecretBytes {
        try derive(
            passphrase, salt: salt, n: 1 << UInt64(cost.logN), r: UInt64(cost.r), p: UInt64(cost.p), count: count)
    }

    /// With any parameters: for the published vectors.
    package static func derive(
        _ passphrase: borrowing SecretBytes, salt: [UInt8], n: UInt64, r: UInt64, p: UInt64, count: Int
    ) throws(SealError) -> SecretBytes {
        // What libcrypto adds up before it begins: B and V with its two blocks of room.
        let memory = 128 * r * (n + p + 2)
        return try passphrase.withBytes { secret throws(SealError) in
            try SecretBytes(count: count) { output throws(SealError) in
                let outcome = EVP_PBE_scrypt(
                    secret.baseAddress?.assumingMemoryBound(to: CChar.self), secret.count, salt, salt.count, n, r, p,
                    memory, output.baseAddress?.assumingMemoryBound(to: UInt8.self), output.count)
                guard outcome == 1 else {
                    ERR_clear_error()
                    throw .library
                }
            }
        }
    }
}
