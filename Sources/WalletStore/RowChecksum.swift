// SPDX-License-Identifier: Apache-2.0

/// A checksum over the values of a row, kept in the row, against a disk or copy that changes bytes.
///
/// SQLite does not notice a changed letter in a title, and `PRAGMA integrity_check` does not either. This does: every step
/// is a bijection of the state, so a change within one eight-byte word always shows. It is no protection against someone
/// who rewrites the file on purpose; what is shown as verified is verified anew from the original bytes.
///
/// Part of the file's form: FNV-1a in 64 bits, taken over little-endian words of eight bytes, each value led by one word of
/// its type (1 null, 2 integer, 3 real, 4 text, 5 blob) and, for text and blobs, one of its length, and followed by zeros
/// up to a whole word.
struct RowChecksum {
    private(set) var state: UInt64 = 0xCBF2_9CE4_8422_2325

    /// The state as SQLite stores it.
    var value: Int { Int(truncatingIfNeeded: state) }

    init() {}

    init(of values: [SQLValue]) {
        for value in values { combine(value) }
    }

    private mutating func mix(_ word: UInt64) {
        state = (state ^ word) &* 0x0000_0100_0000_01B3
        // Moves what the multiplication gathers at the top back down.
        state = (state << 29) | (state >> 35)
    }

    private mutating func combine(_ value: SQLValue) {
        switch value {
        case .null: combineNull()
        case .integer(let number): combine(number)
        case .real(let number): combine(number)
        case .text(var text): text.withUTF8 { combineText(UnsafeRawBufferPointer($0)) }
        case .blob(let bytes): bytes.withUnsafeBytes { combineBlob($0) }
        }
    }

    mutating func combineNull() { mix(1) }

    mutating func combine(_ number: Int) {
        mix(2)
        mix(UInt64(bitPattern: Int64(number)))
    }

    mutating func combine(_ number: Double) {
        mix(3)
        mix(number.bitPattern)
    }

    mutating func combineText(_ bytes: UnsafeRawBufferPointer) { combine(bytes, type: 4) }
    mutating func combineBlob(_ bytes: UnsafeRawBufferPointer) { combine(bytes, type: 5) }

    private mutating func combine(_ bytes: UnsafeRawBufferPointer, type: UInt64) {
        mix(type)
        mix(UInt64(bytes.count))
        var offset = 0
        while bytes.count - offset >= 8 {
            mix(UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: offset, as: UInt64.self)))
            offset += 8
        }
        if offset < bytes.count {
            var last: UInt64 = 0
            for (position, byte) in bytes[offset...].enumerated() { last |= UInt64(byte) << UInt64(8 * position) }
            mix(last)
        }
    }
}
