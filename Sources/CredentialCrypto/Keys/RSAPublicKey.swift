// SPDX-License-Identifier: Apache-2.0

/// The DER of two positive numbers in a sequence (RSAPublicKey, RFC 8017 §A.1.1). libcrypto's decoders take far longer to be found than a
/// signature to be checked.
enum RSAPublicKey {
    private static let integer: UInt8 = 0x02
    private static let sequence: UInt8 = 0x30

    /// Numbers most significant byte first, without leading zeros.
    static func encode(modulus: [UInt8], exponent: [UInt8]) -> [UInt8] {
        element(sequence, element(integer, unsigned(modulus)) + element(integer, unsigned(exponent)))
    }

    /// Nil for anything but two numbers. What is no DER is told by encoding them again.
    static func decode(_ bytes: [UInt8]) -> (modulus: [UInt8], exponent: [UInt8])? {
        var outer = bytes[...]
        guard var content = contents(sequence, &outer), outer.isEmpty, let modulus = contents(integer, &content),
            let exponent = contents(integer, &content), content.isEmpty
        else { return nil }
        return (Array(modulus.drop { $0 == 0 }), Array(exponent.drop { $0 == 0 }))
    }

    /// A first bit that is set would make the number negative.
    private static func unsigned(_ number: [UInt8]) -> [UInt8] {
        (number.first ?? 0x80) & 0x80 == 0 ? number : [0] + number
    }

    private static func element(_ tag: UInt8, _ content: [UInt8]) -> [UInt8] {
        guard content.count >= 0x80 else { return [tag, UInt8(content.count)] + content }
        var length: [UInt8] = []
        var rest = content.count
        while rest > 0 {
            length.insert(UInt8(rest & 0xFF), at: 0)
            rest >>= 8
        }
        return [tag, 0x80 | UInt8(length.count)] + length + content
    }

    /// Takes one element off the front. A key of a size that is taken has a length of two bytes at most.
    private static func contents(_ tag: UInt8, _ bytes: inout ArraySlice<UInt8>) -> ArraySlice<UInt8>? {
        guard bytes.popFirst() == tag, let first = bytes.popFirst() else { return nil }
        var count = Int(first)
        if first >= 0x80 {
            guard first == 0x81 || first == 0x82 else { return nil }
            count = 0
            for _ in 0..<Int(first & 0x7F) {
                guard let byte = bytes.popFirst() else { return nil }
                count = count << 8 | Int(byte)
            }
        }
        guard bytes.count >= count else { return nil }
        defer { bytes = bytes.dropFirst(count) }
        return bytes.prefix(count)
    }
}
