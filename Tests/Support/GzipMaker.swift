// SPDX-License-Identifier: Apache-2.0

/// Writes gzip members (RFC 1952) that hold long runs in few bytes, by the fixed Huffman codes (RFC 1951 §3.2.6).
package enum GzipMaker {
    package static func gzip(_ bytes: [UInt8]) -> [UInt8] {
        var bits = BitWriter()
        bits.append(1, count: 1)  // BFINAL
        bits.append(1, count: 2)  // fixed Huffman codes
        var position = 0
        while position < bytes.count {
            let run = bytes[position...].prefix { $0 == bytes[position] }.count
            bits.appendLiteral(Int(bytes[position]))
            // The rest of a run repeats the byte before it, 258 bytes at a time.
            let repeats = (run - 1) / 258
            for _ in 0..<repeats { bits.appendMaximalMatch() }
            position += 1 + repeats * 258
        }
        bits.appendLiteral(256)
        let header: [UInt8] = [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 0xFF]
        return header + bits.finished() + littleEndian(crc32(bytes))
            + littleEndian(UInt32(truncatingIfNeeded: bytes.count))
    }

    private static func littleEndian(_ value: UInt32) -> [UInt8] {
        (0..<4).map { UInt8(truncatingIfNeeded: value >> (8 * UInt32($0))) }
    }

    private static func crc32(_ bytes: [UInt8]) -> UInt32 {
        var crc: UInt32 = ~0
        for byte in bytes {
            crc ^= UInt32(byte)
            for _ in 0..<8 { crc = crc & 1 == 0 ? crc >> 1 : crc >> 1 ^ 0xEDB8_8320 }
        }
        return ~crc
    }
}

private struct BitWriter {
    private var bytes: [UInt8] = []
    private var pending: UInt32 = 0
    private var count: UInt32 = 0

    /// Least significant bit first.
    mutating func append(_ value: UInt32, count more: UInt32) {
        pending |= value << count
        count += more
        while count >= 8 {
            bytes.append(UInt8(truncatingIfNeeded: pending))
            pending >>= 8
            count -= 8
        }
    }

    /// Huffman codes stand most significant bit first.
    private mutating func appendCode(_ code: UInt32, count: UInt32) {
        for bit in (0..<count).reversed() { append(code >> bit & 1, count: 1) }
    }

    mutating func appendLiteral(_ symbol: Int) {
        switch symbol {
        case ..<144: appendCode(UInt32(0x30 + symbol), count: 8)
        case ..<256: appendCode(UInt32(0x190 + symbol - 144), count: 9)
        case ..<280: appendCode(UInt32(symbol - 256), count: 7)
        default: appendCode(UInt32(0xC0 + symbol - 280), count: 8)
        }
    }

    /// Length 258 (symbol 285), distance 1 (code 0 of five bits).
    mutating func appendMaximalMatch() {
        appendLiteral(285)
        appendCode(0, count: 5)
    }

    func finished() -> [UInt8] { count == 0 ? bytes : bytes + [UInt8(truncatingIfNeeded: pending)] }
}
