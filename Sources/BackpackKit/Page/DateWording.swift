// SPDX-License-Identifier: Apache-2.0

package import Credentials
import StrictJSON

/// How a language writes a day and a moment.
package struct DateWording: Sendable {
    /// January first.
    let months: [String]
    /// What follows the day: hours and minutes, two digits each.
    let time: @Sendable (_ hours: String, _ minutes: String) -> String

    package static func of(_ language: PageLanguage) -> DateWording {
        switch language {
        case .dutch: .dutch
        case .english: .english
        }
    }

    private static let dutch = DateWording(
        months: [
            "januari", "februari", "maart", "april", "mei", "juni", "juli", "augustus", "september", "oktober",
            "november", "december",
        ],
        time: { " om \($0).\($1) uur UTC" })

    private static let english = DateWording(
        months: [
            "January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
            "November", "December",
        ],
        time: { " at \($0):\($1) UTC" })

    /// `22 november 2026`.
    package func day(_ date: CivilDate) -> String {
        guard let index = Int(exactly: date.month - 1), months.indices.contains(index) else { return date.text }
        return "\(date.day) \(months[index]) \(date.year)"
    }

    /// A day, or a moment with its offset, as a document writes it. Anything else stays as it is: without an offset it is
    /// no moment yet.
    package func written(_ text: String) -> String {
        for (candidate, isDay) in [(text, false), ("\(text)T00:00:00Z", true)] {
            do throws(DateTime.Failure) {
                let date = try DateTime(ExactString(candidate))
                guard date.hasOffset else { return text }
                return isDay ? day(date.instant.date) : moment(date.instant)
            } catch {
                continue
            }
        }
        return text
    }

    /// The day in UTC, with the time where it is not midnight.
    package func moment(_ instant: Instant) -> String {
        let clock = Array(instant.rfc3339.utf8.suffix(9))
        guard clock != Array("00:00:00Z".utf8), clock.count == 9 else { return day(instant.date) }
        return day(instant.date)
            + time(String(decoding: clock[0..<2], as: UTF8.self), String(decoding: clock[3..<5], as: UTF8.self))
    }
}
