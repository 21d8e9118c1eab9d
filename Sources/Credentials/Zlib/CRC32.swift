// SPDX-License-Identifier: Apache-2.0

import CZlib

/// The checksum that PNG chunks end in (PNG, Third Edition, §5.5).
enum CRC32 {
    static func checksum(_ bytes: ArraySlice<UInt8>) -> UInt32 {
        bytes.withUnsafeBufferPointer { buffer in
            var value = crc32(0, nil, 0)
            // zlib counts in 32 bits; a longer buffer is taken in pieces.
            var rest = UnsafeBufferPointer(rebasing: buffer[...])
            while !rest.isEmpty {
                let piece = UnsafeBufferPointer(rebasing: rest.prefix(1 << 30))
                value = crc32(value, piece.baseAddress, UInt32(piece.count))
                rest = UnsafeBufferPointer(rebasing: rest.dropFirst(piece.count))
            }
            return UInt32(truncatingIfNeeded: value)
        }
    }
}
