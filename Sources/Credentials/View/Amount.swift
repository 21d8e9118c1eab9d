// SPDX-License-Identifier: Apache-2.0

package import StrictJSON

/// An exact amount of study load: up to three decimals, and no binary fractions that fail to add up.
package struct Amount: Sendable, Hashable, Comparable {
    package let thousandths: Int

    private static let largest = 1_000_000_000

    package init?(thousandths: Int) {
        guard 0...Self.largest ~= thousandths else { return nil }
        self.thousandths = thousandths
    }

    package static let zero = Amount(unchecked: 0)

    private init(unchecked thousandths: Int) { self.thousandths = thousandths }

    package static func < (lhs: Amount, rhs: Amount) -> Bool { lhs.thousandths < rhs.thousandths }

    /// Nil where the sum is beyond any study.
    package func adding(_ other: Amount) -> Amount? { Amount(thousandths: thousandths + other.thousandths) }

    /// Reads a number as people and programs write it: `3`, `2.5`, `2,5`.
    ///
    /// A dot or comma before exactly three digits could part thousands as well as decimals, so that it is not read at
    /// all: `1.000` is a thousand in Dutch and one in English. `1,000` after a zero is not: `0.125`.
    package init?(_ text: some StringProtocol) {
        let parts = text.split(omittingEmptySubsequences: false) { $0 == "." || $0 == "," }
        guard let whole = parts.first, parts.count <= 2, let units = Self.digits(whole, atMost: 6) else { return nil }
        guard parts.count == 2, let fraction = parts.last else {
            self.init(thousandths: units * 1_000)
            return
        }
        guard fraction.count < 3 || (fraction.count == 3 && units == 0),
            let decimals = Self.digits(fraction, atMost: 3)
        else { return nil }
        let scale = [1: 100, 2: 10, 3: 1][fraction.count] ?? 0
        self.init(thousandths: units * 1_000 + decimals * scale)
    }

    /// A JSON number, whose dot is always decimal.
    package init?(_ number: JSONNumber) {
        let text = number.lexeme.text
        let parts = text.split(separator: ".", omittingEmptySubsequences: false)
        if parts.count == 2, let whole = parts.first, let fraction = parts.last,
            let units = Self.digits(whole, atMost: 6)
        {
            let significant = String(fraction.reversed().drop { $0 == "0" }.reversed())
            guard !fraction.isEmpty, fraction.allSatisfy(\.isASCIIDigit), significant.count <= 3 else { return nil }
            let padded = significant + String(repeating: "0", count: 3 - significant.count)
            guard let decimals = Self.digits(padded, atMost: 3) else { return nil }
            self.init(thousandths: units * 1_000 + decimals)
        } else {
            guard let units = Self.digits(text, atMost: 6) else { return nil }
            self.init(thousandths: units * 1_000)
        }
    }

    private static func digits(_ text: some StringProtocol, atMost count: Int) -> Int? {
        guard 1...count ~= text.count, text.allSatisfy(\.isASCIIDigit) else { return nil }
        return Int(text)
    }

    /// With as many decimals as it takes, after the mark that the language uses.
    package func text(decimalMark: Character = ".") -> String {
        let whole = String(thousandths / 1_000)
        var fraction = String(thousandths % 1_000 + 1_000).dropFirst()
        while fraction.last == "0" { fraction = fraction.dropLast() }
        return fraction.isEmpty ? whole : "\(whole)\(decimalMark)\(fraction)"
    }
}

extension Character {
    fileprivate var isASCIIDigit: Bool { ("0"..."9").contains(self) }
}
