// SPDX-License-Identifier: Apache-2.0

package import StrictJSON

/// Two hexadecimal digits a byte (RFC 4648 §8): written in lower case, read in either.
package enum Hexadecimal {
    package static func encode(_ bytes: some Collection<UInt8>) -> String { encode(Array(bytes)) }

    private static func encode(_ bytes: [UInt8]) -> String {
        let digits = Array("0123456789abcdef".utf8)
        var output: [UInt8] = []
        output.reserveCapacity(2 * bytes.count)
        for byte in bytes {
            output.append(digits[Int(byte >> 4)])
            output.append(digits[Int(byte & 15)])
        }
        return String(decoding: output, as: UTF8.self)
    }

    package static func decode(_ text: ExactString) throws(EncodingError) -> [UInt8] {
        try decode(Array(text.utf8))
    }

    package static func decode(_ text: some StringProtocol) throws(EncodingError) -> [UInt8] {
        try decode(Array(text.utf8))
    }

    private static func decode(_ text: [UInt8]) throws(EncodingError) -> [UInt8] {
        guard text.count % 2 == 0 else { throw EncodingError(.hexadecimal, .length) }
        var output: [UInt8] = []
        output.reserveCapacity(text.count / 2)
        for offset in stride(from: 0, to: text.count, by: 2) {
            output.append(try nibble(text, offset) << 4 | (try nibble(text, offset + 1)))
        }
        return output
    }

    private static func nibble(_ text: [UInt8], _ offset: Int) throws(EncodingError) -> UInt8 {
        switch text[offset] {
        case let byte where UInt8(ascii: "0")...UInt8(ascii: "9") ~= byte: byte - UInt8(ascii: "0")
        case let byte where UInt8(ascii: "a")...UInt8(ascii: "f") ~= byte: byte - UInt8(ascii: "a") + 10
        case let byte where UInt8(ascii: "A")...UInt8(ascii: "F") ~= byte: byte - UInt8(ascii: "A") + 10
        default: throw EncodingError(.hexadecimal, .character(offset: offset))
        }
    }
}
