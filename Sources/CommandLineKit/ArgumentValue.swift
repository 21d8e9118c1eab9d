// SPDX-License-Identifier: Apache-2.0

/// A value that can be read from one word of the command line.
package protocol ArgumentValue: Sendable {
    init(word: Word) throws(InvalidValue)

    /// Every word that is accepted, where that is a short list.
    static var choices: [String] { get }

    /// What a shell offers for such a value.
    static var completion: Completion { get }
}

extension ArgumentValue {
    package static var choices: [String] { [] }
    package static var completion: Completion { choices.isEmpty ? .none : .choices }
}

/// A word that is not such a value, with a reason where "not one of the choices" does not say it.
package struct InvalidValue: Error, Sendable, Hashable {
    package let reason: LocalizedText?

    package init(_ reason: LocalizedText? = nil) { self.reason = reason }
}

/// What a shell offers in the place of a value.
package enum Completion: Sendable, Hashable {
    case none, choices, files, directories
}

extension Word: ArgumentValue {
    package init(word: Word) { self = word }
}

extension String: ArgumentValue {
    package init(word: Word) throws(InvalidValue) {
        guard let text = word.text else {
            throw InvalidValue(LocalizedText(en: "it is not UTF-8 text", nl: "het is geen UTF-8-tekst"))
        }
        self = text
    }
}

extension Int: ArgumentValue {
    package init(word: Word) throws(InvalidValue) {
        guard let text = word.text, let number = Int(text) else {
            throw InvalidValue(LocalizedText(en: "it is not a whole number", nl: "het is geen geheel getal"))
        }
        self = number
    }
}

/// A whole number from 1.
package struct PositiveInteger: ArgumentValue, Hashable {
    package let value: Int

    package init(word: Word) throws(InvalidValue) {
        value = try Int(word: word)
        guard value > 0 else {
            throw InvalidValue(LocalizedText(en: "it must be 1 or more", nl: "het moet 1 of meer zijn"))
        }
    }
}

extension ArgumentValue where Self: RawRepresentable & CaseIterable, RawValue == String {
    package init(word: Word) throws(InvalidValue) {
        guard let match = Self.allCases.first(where: { word.equals($0.rawValue) }) else { throw InvalidValue() }
        self = match
    }

    package static var choices: [String] { allCases.map(\.rawValue) }
}
