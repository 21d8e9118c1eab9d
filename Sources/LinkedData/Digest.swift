// SPDX-License-Identifier: Apache-2.0

/// A digest of up to 64 bytes as eight words, highest first: ordered as its hexadecimal text is, and cheap to compare.
struct Digest: Hashable, Comparable {
    private var words: SIMD8<UInt64>

    /// Hashes a message and pads the digest with zeros.
    init(of message: UnsafeRawBufferPointer, by function: MessageDigest) {
        var words = SIMD8<UInt64>()
        withUnsafeMutableBytes(of: &words) { bytes in
            function.function(message, UnsafeMutableRawBufferPointer(rebasing: bytes[..<function.byteCount]))
        }
        for index in words.indices { words[index] = UInt64(bigEndian: words[index]) }
        self.words = words
    }

    /// The first eight bytes, which nearly always decide the order.
    var prefix: UInt64 { words[0] }

    static func < (lhs: Digest, rhs: Digest) -> Bool {
        for index in lhs.words.indices where lhs.words[index] != rhs.words[index] {
            return lhs.words[index] < rhs.words[index]
        }
        return false
    }

    /// Lower-case hexadecimal, `byteCount` bytes of it.
    func appendHexadecimal(byteCount: Int, to output: inout [UInt8]) {
        withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 2 * byteCount) { text in
            for index in 0..<byteCount {
                let byte = UInt8(truncatingIfNeeded: words[index >> 3] >> UInt64((7 - index & 7) << 3))
                text[2 * index] = Self.digit(byte >> 4)
                text[2 * index + 1] = Self.digit(byte & 15)
            }
            output.append(contentsOf: text)
        }
    }

    @inline(__always)
    private static func digit(_ nibble: UInt8) -> UInt8 { nibble + (nibble < 10 ? 0x30 : 0x57) }
}
