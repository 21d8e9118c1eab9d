// SPDX-License-Identifier: Apache-2.0

package import StrictJSON

/// What the algorithms ask of the form of an IRI (RFC 3987, on UTF-8 bytes).
package enum IRISyntax {
    static let colonSlashQuestionHash = Array(":/?#".utf8)
    static let slashQuestionHash = Array("/?#".utf8)

    /// ALPHA *( ALPHA / DIGIT / "+" / "-" / "." )
    static func isScheme(_ bytes: some Collection<UInt8>) -> Bool {
        guard let first = bytes.first, isLetter(first) else { return false }
        return bytes.allSatisfy { isLetter($0) || isDigit($0) || $0 == 0x2B || $0 == 0x2D || $0 == 0x2E }
    }

    @inline(__always)
    static func isLetter(_ byte: UInt8) -> Bool { (byte | 0x20) &- UInt8(ascii: "a") < 26 }

    @inline(__always)
    static func isDigit(_ byte: UInt8) -> Bool { byte &- UInt8(ascii: "0") < 10 }

    /// Whether the text begins with a scheme and a colon.
    static func hasScheme(_ text: ExactString) -> Bool { text.withBytes { schemeLength($0) != nil } }

    /// Whether the text is an IRI rather than a reference: a scheme, no character that RFC 3987 excludes, and
    /// one fragment at most.
    package static func isAbsoluteIRI(_ text: ExactString) -> Bool {
        text.withBytes { bytes in
            guard var index = schemeLength(bytes) else { return false }
            var fragments = 0
            while index < bytes.count {
                let end = min(index + 8, bytes.count)
                // Eight bytes at a time; the last eight may reach back to some that were seen already.
                if bytes.count < 8 || !isPlain(bytes, from: min(index, bytes.count - 8)) {
                    for byte in bytes[index..<end] {
                        guard isAllowed(byte) else { return false }
                        if byte == UInt8(ascii: "#") { fragments += 1 }
                    }
                }
                index = end
            }
            return fragments <= 1
        }
    }

    /// Whether nothing need be asked of the eight bytes from `index`, which all lie within `bytes`: none outside ASCII, none
    /// that `isAllowed` refuses, no number sign. A few that are allowed are not plain either.
    @inline(__always)
    private static func isPlain(_ bytes: UnsafeBufferPointer<UInt8>, from index: Int) -> Bool {
        let ones: UInt64 = 0x0101_0101_0101_0101
        let word = UnsafeRawBufferPointer(bytes).loadUnaligned(fromByteOffset: index, as: UInt64.self)
        // The top bit of each byte that is zero; borrows may mark others beside such a byte, never alone.
        func zeros(_ word: UInt64) -> UInt64 { (word &- ones) & ~word }
        let folded = word | (ones &* 0x20)
        let other =
            word | (word &+ ones &* 5)  // { and everything behind it
            | ((word &- ones &* 0x21) & ~word)  // the space and everything before it
            | zeros((word & (ones &* 0xFE)) ^ (ones &* 0x22))  // " and #
            | zeros((word & (ones &* 0xFD)) ^ (ones &* 0x3C))  // < and >
            | zeros(folded ^ (ones &* 0x60))  // ` and @
            | zeros(folded ^ (ones &* 0x7C))  // | and \
            | zeros(word ^ (ones &* 0x5E))  // ^
        return other & (ones &* 0x80) == 0
    }

    /// A blank node identifier: `_:` and what follows.
    @inline(__always)
    static func isBlankNode(_ text: ExactString) -> Bool {
        text.withBytes { $0.count >= 2 && $0[0] == UInt8(ascii: "_") && $0[1] == UInt8(ascii: ":") }
    }

    /// Not a control, a space, or one of `<>"{}|^` and the two that remain of IRIREF's exclusions.
    @inline(__always)
    static func isAllowed(_ byte: UInt8) -> Bool {
        // One bit a byte, 0x00...0x3F and 0x40...0x7F.
        if byte < 0x40 { return 0xAFFF_FFFA_0000_0000 as UInt64 >> UInt64(byte) & 1 == 1 }
        return byte >= 0x80 || 0xC7FF_FFFE_AFFF_FFFF as UInt64 >> UInt64(byte & 0x3F) & 1 == 1
    }

    private static func schemeLength(_ bytes: UnsafeBufferPointer<UInt8>) -> Int? {
        guard let first = bytes.first, isLetter(first) else { return nil }
        for index in 1..<max(1, bytes.count) {
            let byte = bytes[index]
            if byte == UInt8(ascii: ":") { return index }
            guard isLetter(byte) || isDigit(byte) || byte == 0x2B || byte == 0x2D || byte == 0x2E else { return nil }
        }
        return nil
    }

    /// Well-formed by BCP 47's shape: subtags of one to eight letters or digits, the first of letters only.
    static func isLanguageTag(_ text: ExactString) -> Bool {
        let subtags = text.utf8.split(separator: UInt8(ascii: "-"), omittingEmptySubsequences: false)
        return subtags.enumerated().allSatisfy { position, subtag in
            1...8 ~= subtag.count && subtag.allSatisfy { isLetter($0) || (position > 0 && isDigit($0)) }
        }
    }
}

extension ExactString {
    @inline(__always)
    var firstByte: UInt8? { utf8.first }
}
