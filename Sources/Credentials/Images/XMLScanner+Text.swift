// SPDX-License-Identifier: Apache-2.0

extension XMLScanner {
    /// The value of an attribute (XML 1.0 §3.3.3): references replaced, literal white space turned into spaces.
    package func value(of attribute: Attribute) throws(BadgeImageError) -> [UInt8] {
        try replacingReferences(in: attribute.value).map { $0.isLiteral && Self.isWhiteSpace($0.byte) ? 0x20 : $0.byte }
    }

    /// Character data with its references replaced.
    package func text(in range: Range<Int>) throws(BadgeImageError) -> [UInt8] {
        try replacingReferences(in: range).map(\.byte)
    }

    /// What a CDATA section holds.
    package func characterData(in range: Range<Int>) -> [UInt8] {
        var output: [UInt8] = []
        output.reserveCapacity(range.count)
        for index in range {
            if let byte = lineEnd(at: index, in: range) { output.append(byte) }
        }
        return output
    }

    private func replacingReferences(
        in range: Range<Int>
    ) throws(BadgeImageError) -> [(byte: UInt8, isLiteral: Bool)] {
        var output: [(byte: UInt8, isLiteral: Bool)] = []
        output.reserveCapacity(range.count)
        var index = range.lowerBound
        while index < range.upperBound {
            if bytes[index] == UInt8(ascii: "&") {
                let (character, end) = try reference(at: index)
                output += character.map { ($0, false) }
                index = end
            } else {
                if let byte = lineEnd(at: index, in: range) { output.append((byte, true)) }
                index += 1
            }
        }
        return output
    }

    /// §2.11: a CR, and a CR with the LF behind it, count as one LF.
    private func lineEnd(at index: Int, in range: Range<Int>) -> UInt8? {
        guard bytes[index] == 0x0D else { return bytes[index] }
        let next = index + 1
        return next < range.upperBound && bytes[next] == 0x0A ? nil : 0x0A
    }

    /// The character that a reference names, in UTF-8, and the place behind it.
    func reference(at start: Int) throws(BadgeImageError) -> (character: [UInt8], end: Int) {
        // The longest there is: `&#x10FFFF;`, with some room for zeros in front.
        let rest = bytes[start...].prefix(16)
        guard let semicolon = rest.firstIndex(of: UInt8(ascii: ";")) else {
            if rest.endIndex == bytes.count { throw .truncated }
            throw rest.dropFirst().first.map(Self.isNameStart) == true ? .entities : .malformed(offset: start)
        }
        let name = String(decoding: rest[(start + 1)..<semicolon], as: UTF8.self)
        let predefined: UInt8? =
            switch name {
            case "lt": UInt8(ascii: "<")
            case "gt": UInt8(ascii: ">")
            case "amp": UInt8(ascii: "&")
            case "quot": UInt8(ascii: "\"")
            case "apos": UInt8(ascii: "'")
            default: nil
            }
        if let predefined { return ([predefined], semicolon + 1) }
        guard name.hasPrefix("#") else {
            throw rest.dropFirst().first.map(Self.isNameStart) == true ? .entities : .malformed(offset: start)
        }
        let isHexadecimal = name.hasPrefix("#x")
        let digits = name.dropFirst(isHexadecimal ? 2 : 1)
        guard digits.first != "+", digits.first != "-", let number = UInt32(digits, radix: isHexadecimal ? 16 : 10),
            let scalar = Unicode.Scalar(number), Self.isCharacter(scalar)
        else { throw .malformed(offset: start) }
        return (Array(String(Character(scalar)).utf8), semicolon + 1)
    }

    /// §2.2, Char.
    private static func isCharacter(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x09, 0x0A, 0x0D, 0x20...0xD7FF, 0xE000...0xFFFD, 0x1_0000...0x10_FFFF: true
        default: false
        }
    }
}
