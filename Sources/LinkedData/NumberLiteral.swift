// SPDX-License-Identifier: Apache-2.0

import StrictJSON

/// The literal a JSON number becomes (JSON-LD 1.1 API §8.2.2 steps 9 and 10).
struct NumberLiteral {
    private let number: JSONNumber
    private let double: Double
    /// Written as `xsd:double` rather than `xsd:integer`.
    private let isDouble: Bool

    init(_ number: JSONNumber, datatype: ValueObject.Datatype?) {
        self.number = number
        double = number.double
        isDouble =
            double.rounded(.towardZero) != double || abs(double) >= 1e21 || datatype == .iri(RDFVocabulary.double)
    }

    var defaultDatatype: ExactString { isDouble ? RDFVocabulary.double : RDFVocabulary.integer }

    var lexical: ExactString {
        guard isDouble else { return ExactString(String(Int128(double))) }
        return ExactString(ScientificText.text(double))
    }

    /// Whether no other number becomes the same literal, notation aside: fifteen significant digits always survive.
    var isExact: Bool {
        guard double.isFinite else { return false }
        if !isDouble, let integer = Int128(number.lexeme.text) { return Int128(double) == integer }
        var digits = number.lexeme.utf8.prefix { $0 | 0x20 != UInt8(ascii: "e") }.filter(IRISyntax.isDigit)
        while digits.last == UInt8(ascii: "0") { digits.removeLast() }
        let significant = digits.drop { $0 == UInt8(ascii: "0") }
        if double == 0 { return significant.isEmpty }
        return significant.count <= 15
    }
}

/// `%1.15E` without the zeros at the end of the mantissa and the ornaments of the exponent: the canonical form of
/// `xsd:double`, computed from the exact value of the double.
enum ScientificText {
    private static let fractionDigits = 15

    static func text(_ value: Double) -> String {
        if value.isNaN { return "NaN" }
        if value.isInfinite { return value < 0 ? "-INF" : "INF" }
        if value == 0 { return value.sign == .minus ? "-0.0E0" : "0.0E0" }
        var (digits, exponent) = exactDigits(abs(value))
        // Half to even, as printf rounds.
        let kept = fractionDigits + 1
        if digits.count > kept {
            let rest = digits[kept...]
            let isAbove = rest.first == 5 ? rest.dropFirst().contains { $0 != 0 } || digits[kept - 1] % 2 == 1 : false
            let roundsUp = rest.first.map { $0 > 5 } == true || isAbove
            digits.removeSubrange(kept...)
            if roundsUp { increment(&digits, &exponent) }
        }
        while digits.count > 2, digits.last == 0 { digits.removeLast() }
        if digits.count == 1 { digits.append(0) }
        let text = digits.map { Character(Unicode.Scalar($0 + 0x30)) }
        return (value < 0 ? "-" : "") + String(text[0]) + "." + String(text[1...]) + "E\(exponent)"
    }

    private static func increment(_ digits: inout [UInt8], _ exponent: inout Int) {
        for index in digits.indices.reversed() {
            if digits[index] < 9 {
                digits[index] += 1
                return
            }
            digits[index] = 0
        }
        digits.insert(1, at: 0)
        digits.removeLast()
        exponent += 1
    }

    /// All decimal digits of a positive double, and the power of ten of the first.
    private static func exactDigits(_ value: Double) -> (digits: [UInt8], exponent: Int) {
        let shift = Int(value.exponent) - Double.significandBitCount
        let isNormal = value.isNormal
        let significand = value.significandBitPattern | (isNormal ? 1 << UInt64(Double.significandBitCount) : 0)
        let power = isNormal ? shift : 1 - 1023 - Double.significandBitCount
        // m × 2ᵖ, or m × 5⁻ᵖ / 10⁻ᵖ where p is negative.
        var number = Decimal9(significand)
        number.multiply(by: power >= 0 ? 2 : 5, times: abs(power))
        let digits = number.digits
        return (digits, digits.count - 1 + min(power, 0))
    }
}

/// A natural number in limbs of nine decimal digits, lowest first.
private struct Decimal9 {
    private static let base: UInt64 = 1_000_000_000
    private var limbs: [UInt64] = []

    init(_ value: UInt64) {
        var rest = value
        repeat {
            limbs.append(rest % Self.base)
            rest /= Self.base
        } while rest > 0
    }

    mutating func multiply(by factor: UInt64, times count: Int) {
        // As many factors at a time as keep a product within 64 bits.
        let step = factor == 2 ? 29 : 12
        var left = count
        while left > 0 {
            var product: UInt64 = 1
            for _ in 0..<min(step, left) { product *= factor }
            multiply(by: product)
            left -= step
        }
    }

    private mutating func multiply(by factor: UInt64) {
        var carry: UInt64 = 0
        for index in limbs.indices {
            let product = limbs[index] * factor + carry
            limbs[index] = product % Self.base
            carry = product / Self.base
        }
        if carry > 0 { limbs.append(carry) }
    }

    /// Highest first, without leading zeros.
    var digits: [UInt8] {
        var result: [UInt8] = []
        for limb in limbs {
            var rest = limb
            for _ in 0..<9 {
                result.append(UInt8(rest % 10))
                rest /= 10
            }
        }
        while result.last == 0 { result.removeLast() }
        return result.reversed()
    }
}
