// SPDX-License-Identifier: Apache-2.0

package import StrictJSON

/// The form in which a wallet keeps what it knows of an award.
extension Award {
    /// Raised when what is read of a credential changes, so that what was read before is read anew.
    private static let schema: ExactString = "backpack.award/1"

    package var json: JSONValue {
        func text(_ value: ExactString?) -> JSONValue { value.map(JSONValue.string) ?? .null }
        func list(_ values: [ExactString]) -> JSONValue { .array(values.map(JSONValue.string)) }
        let levelValue: JSONValue =
            switch level {
            case .eqf(let number): .integer(number)
            case .other: .string("other")
            case .notStated: .null
            }
        return .object([
            "schema": .string(Self.schema), "record": .bool(isRecord),
            "reader": reader.map { .string($0.rawValue) } ?? .null, "id": text(identifier),
            "achievements": list(achievements), "related": list(related), "titles": list(titles),
            "issuer": text(issuerID), "issuerNames": list(issuerNames), "days": list(days),
            "learner": text(learnerName), "born": text(learnerBirth),
            "ects": load.ects.map { .integer($0.thousandths) } ?? .null,
            "hours": load.hours.map { .integer($0.thousandths) } ?? .null, "otherCredits": .bool(hasOtherCredits),
            "level": levelValue,
            "outcomes": .array(
                outcomes.map { outcome in
                    .object([
                        "wordings": .array(
                            outcome.wordings.map { .object(["text": .string($0.text), "language": text($0.language)]) }),
                        "aligned": .bool(outcome.isAligned), "framework": text(outcome.framework),
                        "url": text(outcome.url),
                    ])
                }),
        ])
    }

    /// Nil for anything but what `json` gives in this version.
    package init?(_ json: JSONValue) {
        self.init()
        guard json["schema"]?.stringValue == Self.schema, let record = json["record"]?.boolValue,
            let other = json["otherCredits"]?.boolValue, let outcomes = json["outcomes"]?.arrayValue,
            let achievements = Self.list(json["achievements"]), let related = Self.list(json["related"]),
            let titles = Self.list(json["titles"]), let names = Self.list(json["issuerNames"]),
            let days = Self.list(json["days"])
        else { return nil }
        isRecord = record
        hasOtherCredits = other
        (self.achievements, self.related, self.titles) = (achievements, related, titles)
        (issuerNames, self.days) = (names, days)
        reader = json["reader"]?.stringValue.flatMap { ElementReader.Name(rawValue: $0.text) }
        identifier = json["id"]?.stringValue
        issuerID = json["issuer"]?.stringValue
        learnerName = json["learner"]?.stringValue
        learnerBirth = json["born"]?.stringValue
        load = AwardLoad(ects: Self.amount(json["ects"]), hours: Self.amount(json["hours"]))
        switch json["level"] {
        case .number(let number)?: level = number.integer.map { .eqf($0) } ?? .other
        case .string?: level = .other
        default: level = .notStated
        }
        for value in outcomes {
            guard let outcome = Self.outcome(value) else { return nil }
            self.outcomes.append(outcome)
        }
    }

    private static func outcome(_ value: JSONValue) -> Outcome? {
        guard let isAligned = value["aligned"]?.boolValue, let wordings = value["wordings"]?.arrayValue else {
            return nil
        }
        let read = wordings.compactMap { wording in
            wording["text"]?.stringValue.map { Statement.Wording($0, wording["language"]?.stringValue) }
        }
        guard !read.isEmpty, read.count == wordings.count else { return nil }
        return Outcome(
            wordings: read, isAligned: isAligned, framework: value["framework"]?.stringValue,
            url: value["url"]?.stringValue)
    }

    private static func list(_ value: JSONValue?) -> [ExactString]? {
        guard let elements = value?.arrayValue else { return nil }
        let texts = elements.compactMap(\.stringValue)
        return texts.count == elements.count ? texts : nil
    }

    private static func amount(_ value: JSONValue?) -> Amount? {
        value?.numberValue?.integer.flatMap(Amount.init(thousandths:))
    }
}
