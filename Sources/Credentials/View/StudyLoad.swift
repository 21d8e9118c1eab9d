// SPDX-License-Identifier: Apache-2.0

package import StrictJSON

/// How much work a credential stands for.
package struct StudyLoad: Sendable, Hashable {
    package enum Unit: String, Sendable, CaseIterable {
        /// Credits of the European Credit Transfer and Accumulation System; EC in Dutch.
        case ects
        /// Hours of study; in Dutch vocational education studiebelastingsuren (SBU).
        case hours
    }

    package let amount: Amount
    package let unit: Unit

    package init(_ amount: Amount, _ unit: Unit) {
        self.amount = amount
        self.unit = unit
    }

    /// Reads an amount with its unit: `3 EC`, `2,5 ECTS`, `84 uur`, `240 SBU`, `PT84H`. Nil where either is in doubt.
    package init?(_ text: ExactString) {
        if let hours = Self.duration(text.text) {
            self.init(hours, .hours)
            return
        }
        let words = text.text.lowercased().split { $0 == " " || $0 == "\u{A0}" || $0 == "-" }.map(String.init)
        let joined = words.joined(separator: " ")
        guard text.utf8.first != UInt8(ascii: "-"),
            let end = joined.firstIndex(where: { !("0"..."9").contains($0) && $0 != "." && $0 != "," }),
            let amount = Amount(joined[..<end]),
            let unit = Self.units[joined[end...].trimmingPrefix(" ").description]
        else { return nil }
        self.init(amount, unit)
    }

    /// The words for units, in Dutch and English, in lower case.
    private static let units: [String: Unit] = [
        "ec": .ects, "ecs": .ects, "ects": .ects, "ec's": .ects, "ects credits": .ects, "ects points": .ects,
        "ects punten": .ects, "ects credit": .ects, "studiepunten (ec)": .ects, "european credits": .ects,
        "uur": .hours, "uren": .hours, "u": .hours, "h": .hours, "hr": .hours, "hrs": .hours, "hour": .hours,
        "hours": .hours, "sbu": .hours, "studiebelastingsuren": .hours, "klokuren": .hours, "hours of study": .hours,
        "study hours": .hours,
    ]

    /// An XML Schema duration (ISO 8601) of hours and minutes. A day of study has no fixed number of hours, so that
    /// longer units are not turned into any.
    private static func duration(_ text: String) -> Amount? {
        guard text.hasPrefix("PT") else { return nil }
        var hours = 0
        var minutes = 0
        var rest = text.dropFirst(2)
        for (mark, most) in [(Character("H"), 6), ("M", 4)] {
            guard let end = rest.firstIndex(of: mark) else { continue }
            let digits = rest[..<end]
            guard 1...most ~= digits.count, digits.allSatisfy({ ("0"..."9").contains($0) }), let value = Int(digits)
            else { return nil }
            if mark == "H" { hours = value } else { minutes = value }
            rest = rest[rest.index(after: end)...]
        }
        guard rest.isEmpty, text.count > 2, (minutes * 1_000).isMultiple(of: 60) else { return nil }
        return Amount(thousandths: hours * 1_000 + minutes * 1_000 / 60)
    }
}
