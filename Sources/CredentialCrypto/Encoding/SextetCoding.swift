// SPDX-License-Identifier: Apache-2.0

/// What the two 64-letter alphabets of RFC 4648 share: six bits a character, most significant first.
struct SextetCoding: Sendable {
    private static let padding = UInt8(ascii: "=")
    /// Marks a byte outside the alphabet; every real value is below 64.
    private static let none: UInt8 = 0xFF

    private let scheme: EncodingError.Scheme
    private let isPadded: Bool
    private let letters: [UInt8]
    private let values: [UInt8]

    /// `last` are the letters for 62 and 63.
    init(_ scheme: EncodingError.Scheme, last: String, isPadded: Bool) {
        self.scheme = scheme
        self.isPadded = isPadded
        letters = Array(("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789" + last).utf8)
        var values = [UInt8](repeating: Self.none, count: 256)
        for (value, letter) in letters.enumerated() { values[Int(letter)] = UInt8(value) }
        self.values = values
    }

    func encode(_ bytes: [UInt8]) -> String {
        var output: [UInt8] = []
        output.reserveCapacity((bytes.count + 2) / 3 * 4)
        var bits: UInt32 = 0
        var pending = 0
        for byte in bytes {
            bits = bits << 8 | UInt32(byte)
            pending += 8
            while pending >= 6 {
                pending -= 6
                output.append(letters[Int(bits >> UInt32(pending) & 63)])
            }
        }
        if pending > 0 { output.append(letters[Int(bits << UInt32(6 - pending) & 63)]) }
        if isPadded {
            while output.count % 4 != 0 { output.append(Self.padding) }
        }
        return String(decoding: output, as: UTF8.self)
    }

    /// Exactly the inverse of `encode`: nothing else decodes (RFC 4648 §3.2, §3.3 and §3.5 taken strictly).
    func decode(_ text: [UInt8]) throws(EncodingError) -> [UInt8] {
        let end = try endOfLetters(text)
        var output: [UInt8] = []
        output.reserveCapacity(end / 4 * 3 + 2)
        var bits: UInt32 = 0
        var pending: UInt32 = 0
        for offset in 0..<end {
            let value = values[Int(text[offset])]
            guard value != Self.none else { throw EncodingError(scheme, .character(offset: offset)) }
            bits = bits << 6 | UInt32(value)
            pending += 6
            if pending >= 8 {
                pending -= 8
                output.append(UInt8(truncatingIfNeeded: bits >> pending))
            }
        }
        guard bits & (1 << pending - 1) == 0 else { throw EncodingError(scheme, .unusedBits) }
        return output
    }

    /// Where the letters end and the padding, if the scheme has any, begins.
    private func endOfLetters(_ text: [UInt8]) throws(EncodingError) -> Int {
        guard isPadded else {
            // One character left over holds six bits: not a byte.
            guard text.count % 4 != 1 else { throw EncodingError(scheme, .length) }
            return text.count
        }
        guard text.count % 4 == 0 else { throw EncodingError(scheme, .padding) }
        // At most two; a third one is no letter and fails as such.
        return text.count - text.suffix(2).reversed().prefix { $0 == Self.padding }.count
    }
}
