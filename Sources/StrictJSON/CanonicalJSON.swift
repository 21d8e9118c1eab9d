// SPDX-License-Identifier: Apache-2.0

/// The JSON Canonicalization Scheme (RFC 8785).
package enum CanonicalJSON {
    package enum Failure: Error, Sendable, Equatable {
        /// The number is outside the range of an IEEE 754 double, or an integer beyond 2⁵³ − 1 written otherwise than its
        /// double is (RFC 8785 §3.1 asks for I-JSON, RFC 7493 §2.2).
        case numberNotExact(ExactString)

        package var code: String { "json.number-not-exact" }
    }

    package static func bytes(_ value: JSONValue) throws(Failure) -> [UInt8] {
        var output: [UInt8] = []
        try append(value, to: &output)
        return output
    }

    private static func append(_ value: JSONValue, to output: inout [UInt8]) throws(Failure) {
        switch value {
        case .null: output += "null".utf8
        case .bool(let flag): output += (flag ? "true" : "false").utf8
        case .number(let number): output += try text(of: number).utf8
        case .string(let text): JSONWriter.append(text, to: &output)
        case .array(let elements):
            output.append(UInt8(ascii: "["))
            for (position, element) in elements.enumerated() {
                if position > 0 { output.append(UInt8(ascii: ",")) }
                try append(element, to: &output)
            }
            output.append(UInt8(ascii: "]"))
        case .object(let object):
            output.append(UInt8(ascii: "{"))
            // §3.2.3: names sort by their UTF-16 code units.
            let sorted = object.members.sorted { $0.name.text.utf16.lexicographicallyPrecedes($1.name.text.utf16) }
            for (position, member) in sorted.enumerated() {
                if position > 0 { output.append(UInt8(ascii: ",")) }
                JSONWriter.append(member.name, to: &output)
                output.append(UInt8(ascii: ":"))
                try append(member.value, to: &output)
            }
            output.append(UInt8(ascii: "}"))
        }
    }

    private static func text(of number: JSONNumber) throws(Failure) -> String {
        let double = number.double
        guard double.isFinite else { throw .numberNotExact(number.lexeme) }
        let isInteger = !number.lexeme.utf8.contains { $0 == UInt8(ascii: ".") || $0 | 0x20 == UInt8(ascii: "e") }
        let text = ecmaScriptText(double)
        // Out here several integers round to one double. Only the one its text names is taken, so that no two share a
        // canonical form and a canonical form is its own.
        if isInteger, abs(double) > 9_007_199_254_740_991, number.lexeme != ExactString(text) {
            throw .numberNotExact(number.lexeme)
        }
        return text
    }

    /// A finite double as ECMAScript's Number::toString writes it (RFC 8785 §3.2.2.3).
    package static func ecmaScriptText(_ value: Double) -> String {
        if value == 0 { return "0" }
        if value < 0 { return "-" + ecmaScriptText(-value) }
        // Swift's description has the same shortest digits in another layout: take digits and exponent, lay out anew.
        let parts = value.description.split(separator: "e")
        let mantissa = parts[0].split(separator: ".", omittingEmptySubsequences: false)
        var exponent = parts.count > 1 ? Int(parts[1]) ?? 0 : 0
        let whole = mantissa[0]
        let fraction = mantissa.count > 1 ? mantissa[1] : ""
        exponent += whole.utf8.count
        var digits = Array((whole + fraction).utf8)
        let leadingZeros = digits.prefix { $0 == UInt8(ascii: "0") }.count
        digits.removeFirst(leadingZeros)
        exponent -= leadingZeros
        while digits.last == UInt8(ascii: "0") { digits.removeLast() }
        return layOut(String(decoding: digits, as: UTF8.self), exponent)
    }

    /// ECMA-262 Number::toString steps 6–10; `digits` are k decimal digits, and the value is 0.digits × 10ⁿ.
    private static func layOut(_ digits: String, _ n: Int) -> String {
        let k = digits.utf8.count
        func zeros(_ count: Int) -> String { String(repeating: "0", count: count) }
        if k <= n, n <= 21 { return digits + zeros(n - k) }
        if 0 < n, n <= 21 { return digits.prefix(n) + "." + digits.dropFirst(n) }
        if -6 < n, n <= 0 { return "0." + zeros(-n) + digits }
        let exponent = (n > 0 ? "+" : "-") + String(abs(n - 1))
        return digits.prefix(1) + (k > 1 ? "." + digits.dropFirst(1) : "") + "e" + exponent
    }
}
