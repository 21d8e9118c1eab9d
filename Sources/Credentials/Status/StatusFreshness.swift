// SPDX-License-Identifier: Apache-2.0

import StrictJSON

/// How old what a copy of a list says is, at the moment asked about.
///
/// What the wallet's owner brings is as old as her import of it, and what she names with the command is of this moment, by
/// her word. What travels in a bundle is as old as its own signature says: whoever presents it chose the edition.
package struct StatusFreshness: Sendable, Equatable {
    /// Seven days, in seconds.
    package static let standardMaximumAge: Int64 = 7 * 86_400

    /// The latest moment that the copy is known to speak of; nil where that is later than the moment asked about, or not
    /// known at all.
    package let captured: Instant?
    /// When the copy was made, for one that came after the moment asked about.
    package let later: Instant?
    /// Seconds from then to the moment asked about.
    package let age: Int64?
    /// The most that is accepted, in seconds.
    package let maximumAge: Int64

    /// - Parameter timeToLive: seconds, as the list itself says.
    package init(_ item: EvidenceItem, timeToLive: Int64?, _ inputs: VerificationInputs) {
        maximumAge = min(inputs.maximumStatusAge, timeToLive ?? .max)
        let signed = item.secured?.signedAt
        let held: Instant?
        switch item.origin {
        case .owner: held = item.added.flatMap(Self.instant) ?? inputs.askedAt ?? inputs.instant
        case .bundle: held = signed ?? item.statedStart
        }
        guard var held else {
            (captured, later, age) = (nil, nil, nil)
            return
        }
        // `--at` sets the clock back: then what is at hand is at hand at that moment.
        held = min(held, inputs.askedAt ?? inputs.instant)
        if held <= inputs.instant {
            captured = held
        } else if let signed, max(signed, item.statedStart ?? signed) <= inputs.instant {
            captured = signed
        } else {
            captured = nil
        }
        later = captured == nil ? held : nil
        age = captured.map { inputs.instant.seconds(since: $0) }
    }

    /// Whether evidence is a list that has become too old to rely on.
    package static func isStale(_ item: EvidenceItem, _ inputs: VerificationInputs) -> Bool {
        guard item.kind == .statusListCredential || item.kind == .revocationList else { return false }
        do { return StatusFreshness(item, timeToLive: try timeToLive(of: item), inputs).isStale } catch { return true }
    }

    private static func timeToLive(of item: EvidenceItem) throws(StatusFailure) -> Int64? {
        if item.secured?.mechanism is StatusListToken { return try StatusListToken.timeToLive(item.document) }
        return try BitstringStatusListEntry.timeToLive(item.document["credentialSubject"]?.objectValue ?? JSONObject())
    }

    package var isStale: Bool { later == nil && age.map { $0 > maximumAge } ?? true }

    /// Whether another copy, nothing being set in either, answers the question better.
    func tellsLess(than other: StatusFreshness) -> Bool {
        guard isStale == other.isStale else { return isStale }
        return (captured ?? .distantPast) < (other.captured ?? .distantPast)
    }

    var evidence: [Check.Evidence] {
        var evidence: [Check.Evidence] = []
        if let moment = captured ?? later { evidence.append(.init("captured", moment.rfc3339)) }
        if let age { evidence.append(.init("age", Duration8601.text(age))) }
        evidence.append(.init("maximumAge", Duration8601.text(maximumAge)))
        return evidence
    }

    private static func instant(_ text: ExactString) -> Instant? {
        do { return try DateTime(text).instant } catch { return nil }
    }
}

/// Durations as XML Schema 1.1-2 §3.4.27 (`dayTimeDuration`) writes them, to the second.
package enum Duration8601 {
    /// The seconds of a text that `text` wrote; nil for any other.
    package static func seconds(_ text: String) -> Int64? {
        let units: [UInt8: Int64] = [
            UInt8(ascii: "D"): 86_400, UInt8(ascii: "H"): 3_600, UInt8(ascii: "M"): 60, UInt8(ascii: "S"): 1,
        ]
        guard text.utf8.first == UInt8(ascii: "P") else { return nil }
        var sum: Int64 = 0
        var digits = ""
        for byte in text.utf8.dropFirst() where byte != UInt8(ascii: "T") {
            guard let unit = units[byte] else {
                digits.append(Character(Unicode.Scalar(byte)))
                continue
            }
            guard let count = Int64(digits) else { return nil }
            let (product, productOverflows) = count.multipliedReportingOverflow(by: unit)
            let (next, sumOverflows) = sum.addingReportingOverflow(product)
            guard !productOverflows, !sumOverflows else { return nil }
            (sum, digits) = (next, "")
        }
        return digits.isEmpty ? sum : nil
    }

    package static func text(_ seconds: Int64) -> String {
        guard seconds > 0 else { return "PT0S" }
        let parts: [(Int64, String)] = [
            (seconds / 3_600 % 24, "H"), (seconds / 60 % 60, "M"), (seconds % 60, "S"),
        ]
        let time = parts.filter { $0.0 > 0 }.map { "\($0.0)\($0.1)" }.joined()
        let days = seconds / 86_400
        return "P" + (days > 0 ? "\(days)D" : "") + (time.isEmpty ? "" : "T" + time)
    }
}
