// SPDX-License-Identifier: Apache-2.0

package import Credentials
package import StrictJSON

/// How long a value may be before the learner is warned, in characters.
///
/// LinkedIn publishes no limits; these are careful guesses, and nothing is ever cut off.
package struct LinkedInLimits: Sendable {
    package var name = 255
    package var organizationName = 100
    package var certificateID = 255
    package var certificateURL = 2_000
    package var summary = 2_000

    package init() {}

    fileprivate func limit(of field: LinkedInWarning.Field) -> Int {
        switch field {
        case .name: name
        case .organizationName: organizationName
        case .certificateID: certificateID
        case .certificateURL: certificateURL
        case .summary: summary
        }
    }
}

/// Something about an entry that the learner should know before she sends the form.
package enum LinkedInWarning: Sendable, Equatable {
    package enum Field: String, Sendable, CaseIterable {
        case name
        case organizationName
        case certificateID = "certId"
        case certificateURL = "certUrl"
        case summary
    }

    /// LinkedIn may cut the value off or refuse it.
    case tooLong(Field, characters: Int, limit: Int)
    /// The value holds characters that cannot be seen or that change direction.
    case hiddenCharacters(Field)
    /// The credential has no title.
    case noName
    /// A date is there and cannot be read; the field is left out.
    case dateUnreadable(ExactString)
    /// The credential is not fit to be shown to others.
    case verdict(Verdict)

    /// Stable across versions.
    package var code: String {
        switch self {
        case .tooLong: "linkedin.too-long"
        case .hiddenCharacters: "linkedin.hidden-characters"
        case .noName: "linkedin.no-name"
        case .dateUnreadable: "linkedin.date-unreadable"
        case .verdict: "linkedin.verdict"
        }
    }

    var json: JSONValue {
        let code = (name: "code" as ExactString, value: JSONValue.string(code))
        let members: [JSONObject.Member] =
            switch self {
            case .tooLong(let field, let characters, let limit):
                [("field", .string(field.rawValue)), ("characters", .integer(characters)), ("limit", .integer(limit))]
            case .hiddenCharacters(let field): [("field", .string(field.rawValue))]
            case .noName: []
            case .dateUnreadable(let text): [("value", .string(text))]
            case .verdict(let verdict): [("verdict", .string(verdict.rawValue))]
            }
        return .object(JSONObject([code] + members))
    }
}

extension LinkedInEntry {
    /// What the learner should know before she sends the form, with the summary in this language.
    package func warnings(_ language: PageLanguage) -> [LinkedInWarning] {
        var found: [LinkedInWarning] = []
        if [.invalid, .revoked, .expired].contains(verdict) { found.append(.verdict(verdict)) }
        if name == nil { found.append(.noName) }
        var organizationName: ExactString?
        if case .name(let name) = organization { organizationName = name }
        let values: [(LinkedInWarning.Field, ExactString?)] = [
            (.name, name), (.organizationName, organizationName), (.certificateID, certificateID),
            (.certificateURL, certificateURL), (.summary, ExactString(summary(language))),
        ]
        for (field, text) in values {
            if let text { found += LinkedInWarning.about(field, text, limits) }
        }
        for (date, month) in [(view.issued, issued), (view.validUntil, expires)] {
            if let date, month == nil { found.append(.dateUnreadable(date)) }
        }
        return found
    }
}

extension LinkedInWarning {
    fileprivate static func about(_ field: Field, _ text: ExactString, _ limits: LinkedInLimits) -> [LinkedInWarning] {
        var found: [LinkedInWarning] = []
        let characters = text.text.count
        let limit = limits.limit(of: field)
        if characters > limit { found.append(.tooLong(field, characters: characters, limit: limit)) }
        if HTMLText(text.text, keepingLines: true).showsHidden { found.append(.hiddenCharacters(field)) }
        return found
    }
}
