// SPDX-License-Identifier: Apache-2.0

/// A hash of bytes for tables that live in memory: multiply and fold, eight bytes a step. A small part of what the
/// standard library's hash takes on texts as short as terms and IRIs.
enum ByteHash {
    /// Unknown outside the process, so that nobody can prepare texts that collide.
    private static let seed = UInt64.random(in: .min ... .max)

    static func hash(_ bytes: UnsafeRawBufferPointer) -> UInt64 {
        let seed = seed
        var state = seed ^ UInt64(truncatingIfNeeded: bytes.count)
        var offset = 0
        while offset + 8 <= bytes.count {
            state = fold(state, bytes.loadUnaligned(fromByteOffset: offset, as: UInt64.self), seed)
            offset += 8
        }
        var rest: UInt64 = 0
        while offset < bytes.count {
            rest = rest << 8 | UInt64(bytes[offset])
            offset += 1
        }
        return fold(fold(state, rest, seed), 0x9E37_79B9_7F4A_7C15, seed)
    }

    @inline(__always)
    private static func fold(_ state: UInt64, _ word: UInt64, _ seed: UInt64) -> UInt64 {
        let product = (state ^ word ^ 0xA076_1D64_78BD_642F).multipliedFullWidth(by: seed | 1)
        return product.high ^ product.low
    }
}
