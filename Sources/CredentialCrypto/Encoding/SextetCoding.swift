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
        let letters = text[..<(try endOfLetters(text))]
        /// All values together: a byte outside the alphabet raises it beyond them.
        var seen: UInt8 = 0
        var unused: UInt32 = 0
        let output = [UInt8](unsafeUninitializedCapacity: letters.count / 4 * 3 + 3) { output, count in
            letters.withUnsafeBufferPointer { letters in
                values.withUnsafeBufferPointer { values in
                    Self.decode(letters, values, into: output, &count, &seen, &unused)
                }
            }
        }
        guard seen < 64 else {
            let offset = letters.firstIndex { values[Int($0)] == Self.none } ?? letters.endIndex
            throw EncodingError(scheme, .character(offset: offset))
        }
        guard unused == 0 else { throw EncodingError(scheme, .unusedBits) }
        return output
    }

    /// Four letters to three bytes; two or three letters that remain leave bits that no byte has.
    ///
    /// - Parameter output: has room for three bytes for every four letters or part of four.
    private static func decode(
        _ letters: UnsafeBufferPointer<UInt8>, _ values: UnsafeBufferPointer<UInt8>,
        into output: UnsafeMutableBufferPointer<UInt8>, _ count: inout Int, _ seen: inout UInt8, _ unused: inout UInt32
    ) {
        var offset = 0
        while letters.count - offset >= 4 {
            let (a, b) = (values[Int(letters[offset])], values[Int(letters[offset + 1])])
            let (c, d) = (values[Int(letters[offset + 2])], values[Int(letters[offset + 3])])
            seen |= a | b | c | d
            let bits = UInt32(a) << 18 | UInt32(b) << 12 | UInt32(c) << 6 | UInt32(d)
            output[count] = UInt8(truncatingIfNeeded: bits >> 16)
            output[count + 1] = UInt8(truncatingIfNeeded: bits >> 8)
            output[count + 2] = UInt8(truncatingIfNeeded: bits)
            offset &+= 4
            count &+= 3
        }
        var bits: UInt32 = 0
        var pending: UInt32 = 0
        for letter in letters[offset...] {
            let value = values[Int(letter)]
            seen |= value
            bits = bits << 6 | UInt32(value)
            pending += 6
            guard pending >= 8 else { continue }
            pending -= 8
            output[count] = UInt8(truncatingIfNeeded: bits >> pending)
            count += 1
        }
        unused = bits & (1 << pending - 1)
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
