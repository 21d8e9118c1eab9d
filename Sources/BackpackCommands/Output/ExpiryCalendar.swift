// SPDX-License-Identifier: Apache-2.0

import BackpackKit
import CommandLineKit
import CredentialCrypto
import Credentials
import StrictJSON

/// What expires, as a calendar (RFC 5545).
struct ExpiryCalendar {
    /// When the calendar is made.
    let made: Instant
    let language: Language

    /// Nil without an event: a calendar must hold at least one component (§3.4).
    func bytes(_ expiring: [Overview.Expiring]) -> [UInt8]? {
        guard !expiring.isEmpty else { return nil }
        let product = "PRODID:-//Backpack//overview//\(language.rawValue.uppercased())"
        let lines = ["BEGIN:VCALENDAR", "VERSION:2.0", product] + expiring.flatMap(event) + ["END:VCALENDAR"]
        return lines.flatMap(Self.folded)
    }

    private func event(_ item: Overview.Expiring) -> [String] {
        let words = OverviewWords.of(language)
        return [
            "BEGIN:VEVENT",
            // The same for the same file in every run, so that a calendar knows the event again.
            "UID:\(Hexadecimal.encode(item.digest))-expires@backpack",
            "DTSTAMP:\(Self.dateTime(made))", "DTSTART:\(Self.dateTime(item.end))",
            "SUMMARY:\(Self.text(words.ends(item.title.text)))",
            "DESCRIPTION:\(Self.text(words.calendarNote(item.number, item.issuer?.text)))",
            "TRANSP:TRANSPARENT", "END:VEVENT",
        ]
    }

    /// Form 2 of §3.3.5: date with UTC time.
    private static func dateTime(_ instant: Instant) -> String {
        String(instant.rfc3339.filter { $0 != "-" && $0 != ":" })
    }

    /// A TEXT value (§3.3.11). Controls and what cannot be seen are shown escaped, as on a terminal.
    private static func text(_ text: String) -> String {
        var escaped = ""
        for scalar in SafeText.escape(text, keepingNewlines: true).unicodeScalars {
            switch scalar {
            case "\\", ";", ",": escaped += "\\\(scalar)"
            case "\n": escaped += "\\n"
            default: escaped.unicodeScalars.append(scalar)
            }
        }
        return escaped
    }

    /// A content line in pieces of at most 75 octets, each but the first behind a space (§3.1). No character is cut in two.
    private static func folded(_ line: String) -> [UInt8] {
        var bytes: [UInt8] = []
        var used = 0
        for scalar in line.unicodeScalars {
            let octets = Array(String(scalar).utf8)
            if used + octets.count > 75 {
                bytes += Array("\r\n ".utf8)
                used = 1
            }
            bytes += octets
            used += octets.count
        }
        return bytes + Array("\r\n".utf8)
    }
}
