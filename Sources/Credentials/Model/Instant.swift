// SPDX-License-Identifier: Apache-2.0

/// A moment on the UTC time line, to the nanosecond.
package struct Instant: Sendable, Hashable, Comparable {
    /// Seconds since 1970-01-01T00:00:00Z, leap seconds not counted.
    package let seconds: Int64
    /// 0..<1,000,000,000, counted forward from `seconds`.
    package let nanoseconds: Int32

    package init(seconds: Int64, nanoseconds: Int32 = 0) {
        self.seconds = seconds
        self.nanoseconds = nanoseconds
    }

    /// Before every other moment.
    static let distantPast = Instant(seconds: .min)

    package static func < (lhs: Instant, rhs: Instant) -> Bool {
        (lhs.seconds, lhs.nanoseconds) < (rhs.seconds, rhs.nanoseconds)
    }

    /// The moment so many seconds later; saturates at the ends of the range.
    package func advanced(bySeconds delta: Int64) -> Instant {
        let (sum, overflow) = seconds.addingReportingOverflow(delta)
        return Instant(seconds: overflow ? (delta > 0 ? .max : .min) : sum, nanoseconds: nanoseconds)
    }

    /// Whole seconds from another moment to this one, rounded down; saturates at the ends of the range.
    package func seconds(since other: Instant) -> Int64 {
        let (difference, overflow) = seconds.subtractingReportingOverflow(other.seconds)
        guard !overflow else { return seconds < other.seconds ? .min : .max }
        return nanoseconds < other.nanoseconds && difference > .min ? difference - 1 : difference
    }

    /// `2026-11-01T00:00:00Z`: UTC, to the second; the fraction is cut off.
    package var rfc3339: String {
        let second = seconds - seconds.floorDivided(by: 86_400) * 86_400
        var text = Array(date.text.utf8)
        for (mark, value) in [(UInt8(ascii: "T"), second / 3_600), (UInt8(ascii: ":"), second / 60 % 60)] {
            text.append(mark)
            text.appendDigits(value, 2)
        }
        text.append(UInt8(ascii: ":"))
        text.appendDigits(second % 60, 2)
        text.append(UInt8(ascii: "Z"))
        return String(decoding: text, as: UTF8.self)
    }

    /// The day in UTC.
    package var date: CivilDate { CivilDate(daysSinceEpoch: seconds.floorDivided(by: 86_400)) }
}

/// A day of the proleptic Gregorian calendar.
package struct CivilDate: Sendable, Hashable {
    package let year: Int64
    /// 1...12.
    package let month: Int64
    /// 1...31.
    package let day: Int64

    /// Nil where the calendar has no such day.
    package init?(year: Int64, month: Int64, day: Int64) {
        guard 1...12 ~= month, day >= 1, day <= Self.days(in: month, of: year) else { return nil }
        (self.year, self.month, self.day) = (year, month, day)
    }

    /// Counts in eras of 400 years from 1 March of year 0, so that the leap day ends a year.
    package init(daysSinceEpoch: Int64) {
        let days = daysSinceEpoch + 719_468
        let era = days.floorDivided(by: 146_097)
        let dayOfEra = days - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let shifted = (5 * dayOfYear + 2) / 153
        day = dayOfYear - (153 * shifted + 2) / 5 + 1
        month = shifted < 10 ? shifted + 3 : shifted - 9
        year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
    }

    package var daysSinceEpoch: Int64 {
        let shiftedYear = month <= 2 ? year - 1 : year
        let era = shiftedYear.floorDivided(by: 400)
        let yearOfEra = shiftedYear - era * 400
        let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
        return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
    }

    private static func days(in month: Int64, of year: Int64) -> Int64 {
        switch month {
        case 4, 6, 9, 11: 30
        case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
        default: 31
        }
    }

    /// `2026-11-01`.
    package var text: String {
        var text: [UInt8] = []
        text.reserveCapacity(20)
        if year < 0 { text.append(UInt8(ascii: "-")) }
        if -9_999...9_999 ~= year { text.appendDigits(abs(year), 4) } else { text += String(year.magnitude).utf8 }
        for value in [month, day] {
            text.append(UInt8(ascii: "-"))
            text.appendDigits(value, 2)
        }
        return String(decoding: text, as: UTF8.self)
    }
}

extension Int64 {
    fileprivate func floorDivided(by divisor: Int64) -> Int64 {
        let quotient = self / divisor
        return self % divisor != 0 && (self < 0) != (divisor < 0) ? quotient - 1 : quotient
    }
}

extension [UInt8] {
    /// The last `count` decimal digits of a natural number.
    fileprivate mutating func appendDigits(_ number: Int64, _ count: Int) {
        var scale: Int64 = 1
        for _ in 1..<count { scale *= 10 }
        while scale > 0 {
            append(UInt8(truncatingIfNeeded: 0x30 + number / scale % 10))
            scale /= 10
        }
    }
}
