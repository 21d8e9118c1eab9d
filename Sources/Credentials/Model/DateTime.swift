// SPDX-License-Identifier: Apache-2.0

package import StrictJSON

/// A moment as text, read strictly: the calendar's own days only, and no leap second.
package struct DateTime: Sendable, Hashable {
    /// The moment; without an offset, the moment it would be in UTC.
    package let instant: Instant
    /// False where the text names no offset, so that the moment is known to within 14 hours either way only.
    package let hasOffset: Bool

    package enum Failure: Error, Sendable, Equatable {
        case malformed
        /// Second 60: no clock of ours can place it.
        case leapSecond
    }

    init(_ instant: Instant) {
        self.instant = instant
        hasOffset = true
    }

    package enum Grammar: Sendable {
        /// `xsd:dateTime` (XML Schema 1.1-2 §3.3.7): years of more digits or before year 0, 24:00:00 for the end of a day,
        /// and an offset of at most 14 hours, which may be missing.
        case xmlSchema
        /// RFC 3339 §5.6: four-digit years, small letters, and an offset of any hour and minute, which has to be there.
        case rfc3339
    }

    package init(_ text: ExactString, _ grammar: Grammar = .xmlSchema) throws(Failure) {
        var reader = DigitReader(Array(text.utf8), grammar)
        let year = try reader.year()
        try reader.expect(UInt8(ascii: "-"))
        let month = try reader.number(digits: 2)
        try reader.expect(UInt8(ascii: "-"))
        guard let date = CivilDate(year: year, month: month, day: try reader.number(digits: 2)) else {
            throw .malformed
        }
        try reader.expectTime()
        let hour = try reader.number(digits: 2)
        try reader.expect(UInt8(ascii: ":"))
        let minute = try reader.number(digits: 2)
        try reader.expect(UInt8(ascii: ":"))
        let second = try reader.number(digits: 2)
        let nanoseconds = try reader.fraction()
        let offset = try reader.offset()
        // Only XML Schema has an hour 24, and it has no minute but the first.
        let isEndOfDay = grammar == .xmlSchema && hour == 24 && minute == 0 && second == 0 && nanoseconds == 0
        guard hour < 24 || isEndOfDay, minute < 60 else { throw .malformed }
        guard second < 60 else { throw second == 60 ? .leapSecond : .malformed }
        let local = date.daysSinceEpoch * 86_400 + hour * 3_600 + minute * 60 + second
        instant = Instant(seconds: local - (offset ?? 0), nanoseconds: nanoseconds)
        hasOffset = offset != nil
    }
}

private struct DigitReader {
    private let bytes: [UInt8]
    private var position = 0

    private let grammar: DateTime.Grammar

    init(_ bytes: [UInt8], _ grammar: DateTime.Grammar) {
        self.bytes = bytes
        self.grammar = grammar
    }

    private var next: UInt8? { position < bytes.count ? bytes[position] : nil }

    private var isAtEnd: Bool { position == bytes.count }

    /// Four digits; in XML Schema also more, which do not begin with a zero, and a minus sign.
    mutating func year() throws(DateTime.Failure) -> Int64 {
        guard grammar == .xmlSchema else { return try number(digits: 4) }
        let isNegative = next == UInt8(ascii: "-")
        if isNegative { position += 1 }
        let count = bytes[position...].prefix { UInt8(ascii: "0")...UInt8(ascii: "9") ~= $0 }.count
        // The calendar's arithmetic holds for nine digits; nobody means more.
        guard 4...9 ~= count, count == 4 || next != UInt8(ascii: "0") else { throw .malformed }
        let year = try number(digits: count)
        return isNegative ? -year : year
    }

    mutating func expectTime() throws(DateTime.Failure) {
        let isTime = next == UInt8(ascii: "T") || (grammar == .rfc3339 && next == UInt8(ascii: "t"))
        guard isTime else { throw .malformed }
        position += 1
    }

    mutating func expect(_ byte: UInt8) throws(DateTime.Failure) {
        guard next == byte else { throw .malformed }
        position += 1
    }

    private mutating func digit() -> Int64? {
        guard let byte = next, UInt8(ascii: "0")...UInt8(ascii: "9") ~= byte else { return nil }
        position += 1
        return Int64(byte - UInt8(ascii: "0"))
    }

    mutating func number(digits: Int) throws(DateTime.Failure) -> Int64 {
        var value: Int64 = 0
        for _ in 0..<digits {
            guard let next = digit() else { throw .malformed }
            value = value * 10 + next
        }
        return value
    }

    /// Nanoseconds; digits beyond the ninth are read and dropped.
    mutating func fraction() throws(DateTime.Failure) -> Int32 {
        guard next == UInt8(ascii: ".") else { return 0 }
        position += 1
        guard var value = digit() else { throw .malformed }
        var count = 1
        while let next = digit() {
            count += 1
            if count <= 9 { value = value * 10 + next }
        }
        for _ in min(count, 9)..<9 { value *= 10 }
        return Int32(value)
    }

    /// Seconds east of UTC, or nil at the end of the text.
    mutating func offset() throws(DateTime.Failure) -> Int64? {
        guard let sign = next else {
            guard grammar == .xmlSchema else { throw .malformed }
            return nil
        }
        position += 1
        if sign == UInt8(ascii: "Z") || (grammar == .rfc3339 && sign == UInt8(ascii: "z")) {
            guard isAtEnd else { throw .malformed }
            return 0
        }
        guard sign == UInt8(ascii: "+") || sign == UInt8(ascii: "-") else { throw .malformed }
        let hours = try number(digits: 2)
        try expect(UInt8(ascii: ":"))
        let minutes = try number(digits: 2)
        let widest: Int64 = grammar == .xmlSchema ? 14 * 60 : 23 * 60 + 59
        guard isAtEnd, minutes < 60, hours * 60 + minutes <= widest else { throw .malformed }
        return (sign == UInt8(ascii: "-") ? -1 : 1) * (hours * 3_600 + minutes * 60)
    }
}
