// SPDX-License-Identifier: Apache-2.0

/// The user typed something the application does not accept. Always exit code 64.
///
/// Words of the user stand here as `Word.shown` gives them; they are escaped when the message is printed.
package enum UsageError: Error, Sendable, Hashable {
    case missingCommand
    case unknownCommand(String, suggestion: String?)
    case unknownOption(String, suggestion: String?)
    /// An option of a command stands before the command's name.
    case optionBeforeCommand(String)
    case missingValue(option: String, valueName: String)
    /// A flag was given a value: `--json=yes`.
    case unexpectedValue(option: String)
    case repeatedOption(String)
    case missingOption(String, valueName: String)
    case missingArgument(String, minimum: Int)
    case unexpectedArgument(String)
    case invalidValue(String, parameter: String, choices: [String], suggestion: String?, reason: LocalizedText?)
    /// Two parameters that exclude each other.
    case conflict(String, String)
    /// None of several parameters was given, one of which is needed.
    case oneRequired([String])
}

extension UsageError {
    /// Stable across versions.
    package var code: String {
        switch self {
        case .missingCommand: "usage.missing-command"
        case .unknownCommand: "usage.unknown-command"
        case .unknownOption: "usage.unknown-option"
        case .optionBeforeCommand: "usage.option-before-command"
        case .missingValue: "usage.missing-value"
        case .unexpectedValue: "usage.unexpected-value"
        case .repeatedOption: "usage.repeated-option"
        case .missingOption: "usage.missing-option"
        case .missingArgument: "usage.missing-argument"
        case .unexpectedArgument: "usage.unexpected-argument"
        case .invalidValue: "usage.invalid-value"
        case .conflict: "usage.conflict"
        case .oneRequired: "usage.one-required"
        }
    }

    /// One line; lower case, no full stop.
    package var message: LocalizedText {
        switch self {
        case .missingCommand: LocalizedText(en: "name a command", nl: "noem een opdracht")
        case .unknownCommand(let name, _):
            LocalizedText(en: "unknown command '\(name)'", nl: "onbekende opdracht '\(name)'")
        case .unknownOption(let name, _):
            LocalizedText(en: "unknown option '\(name)'", nl: "onbekende optie '\(name)'")
        case .optionBeforeCommand(let name):
            LocalizedText(
                en: "option '\(name)' belongs behind the command's name",
                nl: "optie '\(name)' hoort achter de naam van de opdracht")
        case .missingValue(let option, let value):
            LocalizedText(en: "option '\(option)' needs a value \(value)", nl: "optie '\(option)' vraagt een \(value)")
        case .unexpectedValue(let option):
            LocalizedText(en: "option '\(option)' takes no value", nl: "optie '\(option)' heeft geen waarde")
        case .repeatedOption(let option):
            LocalizedText(en: "option '\(option)' is given twice", nl: "optie '\(option)' staat er twee keer")
        case .missingOption(let option, let value):
            LocalizedText(en: "option '\(option) \(value)' is missing", nl: "optie '\(option) \(value)' ontbreekt")
        case .missingArgument(let name, minimum: ...1):
            LocalizedText(en: "\(name) is missing", nl: "\(name) ontbreekt")
        case .missingArgument(let name, let minimum):
            LocalizedText(en: "at least \(minimum) \(name) are needed", nl: "er zijn minstens \(minimum) \(name) nodig")
        case .unexpectedArgument(let word):
            LocalizedText(en: "unexpected argument '\(word)'", nl: "onverwacht argument '\(word)'")
        case .invalidValue(let word, let parameter, _, _, let reason):
            LocalizedText(
                en: "'\(word)' is not a value for \(parameter)" + (reason.map { ": \($0.en)" } ?? ""),
                nl: "'\(word)' is geen waarde voor \(parameter)" + (reason.map { ": \($0.nl)" } ?? ""))
        case .conflict(let one, let other):
            LocalizedText(en: "\(one) and \(other) exclude each other", nl: "\(one) en \(other) sluiten elkaar uit")
        case .oneRequired(let names):
            LocalizedText(
                en: "one of \(names.joined(separator: ", ")) is needed",
                nl: "een van \(names.joined(separator: ", ")) is nodig")
        }
    }

    /// What to do about it; nil where only the help page can say.
    package var hint: LocalizedText? {
        switch self {
        case .unknownCommand(_, let name?), .unknownOption(_, let name?), .invalidValue(_, _, _, let name?, _):
            LocalizedText(en: "did you mean '\(name)'?", nl: "bedoelde je '\(name)'?")
        case .invalidValue(_, _, let choices, nil, _) where !choices.isEmpty:
            LocalizedText(
                en: "choose from \(choices.joined(separator: ", "))", nl: "kies uit \(choices.joined(separator: ", "))")
        case .missingValue(let option, let value):
            LocalizedText(
                en: "a value that begins with a hyphen is written \(option)=\(value)",
                nl: "een waarde die met een streepje begint schrijf je als \(option)=\(value)")
        default: nil
        }
    }
}
