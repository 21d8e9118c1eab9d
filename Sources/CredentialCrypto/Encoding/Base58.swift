// SPDX-License-Identifier: Apache-2.0

package import StrictJSON

/// Bytes as one big number in base 58 with Bitcoin's alphabet; each leading zero byte is a leading `1`.
///
/// Every byte sequence has exactly one spelling and every text over the alphabet is one, so nothing else needs refusing.
/// Changing base takes time quadratic in the length; texts are keys and signatures of some hundred characters.
package enum Base58 {
    /// Characters that `decode` takes at most.
    package static let maximumLength = 4096

    private static let alphabet = Array("123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz".utf8)
    private static let none: UInt8 = 0xFF
    private static let values: [UInt8] = {
        var values = [UInt8](repeating: none, count: 256)
        for (value, letter) in alphabet.enumerated() { values[Int(letter)] = UInt8(value) }
        return values
    }()

    package static func encode(_ bytes: some Collection<UInt8>) -> String { encode(Array(bytes)) }

    private static func encode(_ bytes: [UInt8]) -> String {
        var digits: [UInt32] = []  // Base 58⁵, least significant first: the largest power of 58 below 2³².
        // Four bytes a pass; the first group may be shorter.
        var rest = bytes[...]
        while !rest.isEmpty {
            let group = rest.prefix((rest.count - 1) % 4 + 1)
            rest = rest.dropFirst(group.count)
            let value = group.reduce(UInt32(0)) { $0 << 8 | UInt32($1) }
            multiply(&digits, by: 1 << UInt64(8 * group.count), adding: value, base: 656_356_768)
        }
        var output: [UInt8] = []
        for digit in digits {
            var rest = digit
            for _ in 0..<5 {
                output.append(alphabet[Int(rest % 58)])
                rest /= 58
            }
        }
        // The top digit may be short; whatever zeros the bytes begin with are written back one by one.
        while output.last == alphabet[0] { output.removeLast() }
        output += repeatElement(alphabet[0], count: bytes.prefix { $0 == 0 }.count)
        return String(decoding: output.reversed(), as: UTF8.self)
    }

    package static func decode(_ text: ExactString) throws(EncodingError) -> [UInt8] {
        try decode(Array(text.utf8))
    }

    package static func decode(_ text: some StringProtocol) throws(EncodingError) -> [UInt8] {
        try decode(Array(text.utf8))
    }

    /// The same from the text's UTF-8 bytes, for callers that hold a slice of a document.
    package static func decode(utf8 text: some Sequence<UInt8>) throws(EncodingError) -> [UInt8] {
        try decode(Array(text))
    }

    private static func decode(_ text: [UInt8]) throws(EncodingError) -> [UInt8] {
        guard text.count <= maximumLength else { throw EncodingError(.base58, .tooLong(limit: maximumLength)) }
        var words: [UInt64] = []  // Base 2⁶⁴, least significant first.
        words.reserveCapacity(text.count / 10 + 1)
        // Ten letters a pass, as many as have a place in 64 bits; the last group may be shorter.
        var group: (value: UInt64, factor: UInt64) = (0, 1)
        for (offset, letter) in text.enumerated() {
            let value = values[Int(letter)]
            guard value != none else { throw EncodingError(.base58, .character(offset: offset)) }
            group = (group.value * 58 + UInt64(value), group.factor * 58)
            if group.factor == 430_804_206_899_405_824 || offset == text.count - 1 {
                multiply(&words, by: group.factor, adding: group.value)
                group = (0, 1)
            }
        }
        let zeros = text.prefix { $0 == alphabet[0] }.count
        var output = [UInt8](repeating: 0, count: zeros)
        output.reserveCapacity(zeros + 8 * words.count)
        // The top word may be short.
        var skipped = words.last.map { $0.leadingZeroBitCount / 8 } ?? 0
        for word in words.reversed() {
            for position in skipped..<8 { output.append(UInt8(truncatingIfNeeded: word >> UInt64(56 - 8 * position))) }
            skipped = 0
        }
        return output
    }

    /// number ← number × factor + carry in base 2⁶⁴; a new top word appears where one is carried out.
    private static func multiply(_ words: inout [UInt64], by factor: UInt64, adding addend: UInt64) {
        var carry = addend
        for position in words.indices {
            let product = words[position].multipliedFullWidth(by: factor)
            let (sum, overflow) = product.low.addingReportingOverflow(carry)
            words[position] = sum
            // The high word of a product is two below its limit at least.
            carry = product.high + (overflow ? 1 : 0)
        }
        if carry > 0 { words.append(carry) }
    }

    /// number ← number × factor + carry, for digits in the given base; new top digits appear where they are carried out.
    private static func multiply(_ digits: inout [UInt32], by factor: UInt64, adding addend: UInt32, base: UInt64) {
        var carry = UInt64(addend)
        for position in digits.indices {
            carry += UInt64(digits[position]) * factor
            digits[position] = UInt32(truncatingIfNeeded: carry % base)
            carry /= base
        }
        while carry > 0 {
            digits.append(UInt32(truncatingIfNeeded: carry % base))
            carry /= base
        }
    }
}
