// SPDX-License-Identifier: Apache-2.0

/// Comparison of bytes and search among them, eight at a time: the standard library's own goes one by one.
@usableFromInline
package enum ByteOrder {
    @inlinable
    package static func precedes(_ left: UnsafeRawBufferPointer, _ right: UnsafeRawBufferPointer) -> Bool {
        let common = min(left.count, right.count)
        var offset = 0
        while offset + 8 <= common {
            let a = UInt64(bigEndian: left.loadUnaligned(fromByteOffset: offset, as: UInt64.self))
            let b = UInt64(bigEndian: right.loadUnaligned(fromByteOffset: offset, as: UInt64.self))
            if a != b { return a < b }
            offset += 8
        }
        while offset < common {
            if left[offset] != right[offset] { return left[offset] < right[offset] }
            offset += 1
        }
        return left.count < right.count
    }

    /// Where a byte stands first at or behind `start`; nil where it does not.
    @inlinable
    package static func firstIndex(
        of byte: UInt8, in bytes: UnsafeRawBufferPointer, from start: Int = 0
    ) -> Int? {
        let ones: UInt64 = 0x0101_0101_0101_0101
        let pattern = ones &* UInt64(byte)
        var offset = start
        while offset + 8 <= bytes.count {
            let word = UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: offset, as: UInt64.self)) ^ pattern
            // The top bit of each byte that is zero; borrows may mark others behind such a byte, never before it.
            let zeros = (word &- ones) & ~word & (ones &* 0x80)
            if zeros != 0 { return offset + zeros.trailingZeroBitCount / 8 }
            offset += 8
        }
        while offset < bytes.count {
            if bytes[offset] == byte { return offset }
            offset += 1
        }
        return nil
    }

    /// Whether two ranges hold the same bytes. Identifiers differ at their ends more often than at their beginnings, so
    /// that the last eight bytes are looked at first.
    @inlinable
    package static func areEqual(_ left: UnsafeRawBufferPointer, _ right: UnsafeRawBufferPointer) -> Bool {
        guard left.count == right.count else { return false }
        guard left.count >= 8 else {
            for offset in left.indices where left[offset] != right[offset] { return false }
            return true
        }
        var offset = left.count - 8
        repeat {
            if left.loadUnaligned(fromByteOffset: offset, as: UInt64.self)
                != right.loadUnaligned(fromByteOffset: offset, as: UInt64.self)
            {
                return false
            }
            offset -= 8
        } while offset >= 0
        // Fewer than eight bytes are left at the front; the word that starts there covers them.
        return offset == -8
            || left.loadUnaligned(fromByteOffset: 0, as: UInt64.self)
                == right.loadUnaligned(fromByteOffset: 0, as: UInt64.self)
    }
}
