// SPDX-License-Identifier: Apache-2.0

import StrictJSON

/// A date of a badge (Open Badges 2.0, DateTime): ISO 8601 with a time zone, where seconds may be left out.
struct BadgeDate {
    let date: DateTime
    /// As it is to be shown.
    let text: ExactString
    /// False for the seconds since 1970 of earlier versions, and where the time zone is missing.
    let isConformant: Bool

    /// The last second of the year 9999.
    private static let latest = 253_402_300_799

    /// Nil for what is no moment.
    init?(_ value: JSONValue) {
        switch value {
        case .string(let string):
            guard let date = Self.read(string) else { return nil }
            (self.date, text, isConformant) = (date, string, date.hasOffset)
        case .number(let number):
            guard let seconds = number.integer, 0...Self.latest ~= seconds else { return nil }
            text = ExactString(Instant(seconds: Int64(seconds)).rfc3339)
            guard let date = Self.read(text) else { return nil }
            (self.date, isConformant) = (date, false)
        default: return nil
        }
    }

    private static func read(_ text: ExactString) -> DateTime? {
        // `2016-12-31T23:59` and what follows a minute where there are no seconds.
        let minuteEnd = 16
        var bytes = Array(text.utf8)
        if bytes.count >= minuteEnd, bytes.dropFirst(minuteEnd).first != UInt8(ascii: ":") {
            bytes.insert(contentsOf: ":00".utf8, at: minuteEnd)
        }
        guard let complete = String(validating: bytes, as: UTF8.self) else { return nil }
        do { return try DateTime(ExactString(complete)) } catch { return nil }
    }
}
