// SPDX-License-Identifier: Apache-2.0

import StrictJSON

/// What a value comes to. Nil where it is in doubt.
extension Reading {
    var amount: Amount? {
        switch json {
        case .number(let number): Amount(number)
        default: Amount(text.text)
        }
    }

    /// An amount of the unit that its property is for, unless the words name a unit themselves.
    func load(_ unit: StudyLoad.Unit) -> StatedValue? {
        if let amount { return .load(StudyLoad(amount, unit)) }
        return StudyLoad(text).map(StatedValue.load)
    }

    var credits: StatedValue? {
        if let amount { return .credits(amount) }
        return StudyLoad(text).map(StatedValue.load)
    }

    var date: StatedValue? {
        // A day without a time is that day in UTC.
        for text in [text, ExactString("\(text)T00:00:00Z")] {
            do throws(DateTime.Failure) {
                return .date(try DateTime(text).instant)
            } catch {
                continue
            }
        }
        return nil
    }

    /// Seconds since 1970 as tokens count them (RFC 7519 §2), to the second.
    var numericDate: StatedValue? {
        guard let seconds = json.numberValue?.integer, 0...253_402_300_799 ~= seconds else { return date }
        return .date(Instant(seconds: Int64(seconds)))
    }

    var flag: StatedValue? {
        switch json {
        case .bool(let flag): .flag(flag)
        case .string("true"): .flag(true)
        case .string("false"): .flag(false)
        default: nil
        }
    }

    var webAddress: ExactString? { text.isWebAddress ? text : nil }

    func term(_ list: CodedTerm.List) -> StatedValue? { CodedTerm(list, text).map(StatedValue.term) }

    func level(_ framework: QualificationLevel.Framework) -> StatedValue? {
        QualificationLevel(framework, text.text).map(StatedValue.level)
    }

    /// Two capital letters, as countries are coded.
    var country: StatedValue? {
        let bytes = Array(text.utf8)
        let isCode = bytes.count == 2 && bytes.allSatisfy { UInt8(ascii: "A")...UInt8(ascii: "Z") ~= $0 }
        return isCode ? .country(text) : nil
    }

    /// Each of several codes that stand in one text with commas between them, at the same place.
    var split: [Reading] {
        guard let tail = json.stringValue, tail.text.contains(",") else { return [self] }
        return tail.text.split(separator: ",").compactMap { part in
            let code = part.drop { $0 == " " }
            let trimmed = ExactString(String(code.reversed().drop { $0 == " " }.reversed()))
            return trimmed.isEmpty ? nil : Reading([.init(trimmed)], .string(trimmed), pointer)
        }
    }
}

extension ExactString {
    var isWebAddress: Bool { hasPrefix("https://") || hasPrefix("http://") }
}
