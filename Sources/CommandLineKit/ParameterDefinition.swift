// SPDX-License-Identifier: Apache-2.0

/// One thing a user can type after a command's name.
///
/// A parameter is declared once, as a stored property of its command. Parsing, help, completions and the command
/// reference are all derived from its definition.
package protocol Parameter: Sendable {
    var definition: ParameterDefinition { get }
}

/// A parameter without the type of its values: what parsing and help need to know of it.
package struct ParameterDefinition: Sendable {
    package enum Kind: Sendable, Hashable {
        /// An option without a value.
        case flag
        case option(isRequired: Bool)
        /// An option that may be given any number of times.
        case options
        case argument(isRequired: Bool)
        /// All remaining arguments.
        case arguments(minimum: Int)
    }

    package let kind: Kind
    /// `--output` for options, `FILE` for arguments.
    package let name: String
    /// `o` for `-o`.
    package let short: Character?
    /// What stands for an option's value in help: `DIR`, or the choices.
    package let valueName: String?
    package let help: LocalizedText
    package let choices: [String]
    package let completion: Completion
    /// The value in force when the option is not given, as it would be typed.
    package let defaultText: String?
    /// Reads a word as this parameter's value. Called once, while parsing.
    let read: @Sendable (Word) throws(InvalidValue) -> any Sendable

    init<Value: ArgumentValue>(
        _ kind: Kind, _ name: String, short: Character? = nil, valueName: String? = nil, of: Value.Type,
        default defaultText: String? = nil, help: LocalizedText
    ) {
        self.kind = kind
        self.name = name
        self.short = short
        self.help = help
        self.defaultText = defaultText
        choices = Value.choices
        completion = Value.completion
        self.valueName = valueName ?? (choices.isEmpty ? nil : choices.joined(separator: "|"))
        read = { (word) throws(InvalidValue) in try Value(word: word) }
    }

    init(flag name: String, short: Character?, help: LocalizedText) {
        kind = .flag
        self.name = name
        self.short = short
        self.help = help
        valueName = nil
        choices = []
        completion = .none
        defaultText = nil
        read = { (_) throws(InvalidValue) in true }
    }

    package var isOption: Bool {
        switch kind {
        case .flag, .option, .options: true
        case .argument, .arguments: false
        }
    }

    package var takesValue: Bool { kind != .flag }

    /// Whether `word` spells this option, long or short.
    func isNamed(_ word: Word) -> Bool {
        word.equals(name) || short.map { word.equals("-\($0)") } == true
    }
}

/// Something whose stored properties are parameters, or sets of them.
package protocol ParameterSet: Sendable {}

extension ParameterSet {
    /// The parameters in declaration order. Reflection only lists them; it never sets anything.
    package var parameters: [ParameterDefinition] {
        Mirror(reflecting: self).children.flatMap { child -> [ParameterDefinition] in
            switch child.value {
            case let parameter as any Parameter: [parameter.definition]
            case let set as any ParameterSet: set.parameters
            default: []
            }
        }
    }
}
