// SPDX-License-Identifier: Apache-2.0

/// An option that is given or not.
package struct Flag: Parameter {
    package let definition: ParameterDefinition

    package init(_ name: String, short: Character? = nil, help: LocalizedText) {
        definition = ParameterDefinition(flag: name, short: short, help: help)
    }
}

/// An option with a value, given at most once.
package struct Option<Value: ArgumentValue>: Parameter {
    package let definition: ParameterDefinition

    /// `value` stands for the value in help; without it the choices do.
    package init(_ name: String, short: Character? = nil, value: String? = nil, help: LocalizedText) {
        definition = ParameterDefinition(
            .option(isRequired: false), name, short: short, valueName: value, of: Value.self, help: help)
    }
}

/// An option with a value that the command cannot do without.
package struct RequiredOption<Value: ArgumentValue>: Parameter {
    package let definition: ParameterDefinition

    package init(_ name: String, short: Character? = nil, value: String? = nil, help: LocalizedText) {
        definition = ParameterDefinition(
            .option(isRequired: true), name, short: short, valueName: value, of: Value.self, help: help)
    }
}

/// An option that has a value even when it is not given.
package struct DefaultedOption<Value: ArgumentValue>: Parameter {
    package let definition: ParameterDefinition
    let defaultValue: Value

    /// `defaultText` is the default as one would type it, for help.
    package init(
        _ name: String, short: Character? = nil, value: String? = nil, default defaultValue: Value,
        shownAs defaultText: String, help: LocalizedText
    ) {
        self.defaultValue = defaultValue
        definition = ParameterDefinition(
            .option(isRequired: false), name, short: short, valueName: value, of: Value.self, default: defaultText,
            help: help)
    }
}

extension DefaultedOption where Value: RawRepresentable, Value.RawValue == String {
    package init(
        _ name: String, short: Character? = nil, value: String? = nil, default defaultValue: Value, help: LocalizedText
    ) {
        self.init(
            name, short: short, value: value, default: defaultValue, shownAs: defaultValue.rawValue, help: help)
    }
}

/// An option with a value that may be given any number of times; the order is kept.
package struct Options<Value: ArgumentValue>: Parameter {
    package let definition: ParameterDefinition

    package init(_ name: String, short: Character? = nil, value: String? = nil, help: LocalizedText) {
        definition = ParameterDefinition(.options, name, short: short, valueName: value, of: Value.self, help: help)
    }
}

/// An argument that must be there.
package struct Argument<Value: ArgumentValue>: Parameter {
    package let definition: ParameterDefinition

    package init(_ name: String, help: LocalizedText) {
        definition = ParameterDefinition(.argument(isRequired: true), name, of: Value.self, help: help)
    }
}

/// An argument that may be left out.
package struct OptionalArgument<Value: ArgumentValue>: Parameter {
    package let definition: ParameterDefinition

    package init(_ name: String, help: LocalizedText) {
        definition = ParameterDefinition(.argument(isRequired: false), name, of: Value.self, help: help)
    }
}

/// All remaining arguments, at least `minimum` of them. Stands last among a command's arguments.
package struct Arguments<Value: ArgumentValue>: Parameter {
    package let definition: ParameterDefinition

    package init(_ name: String, minimum: Int = 1, help: LocalizedText) {
        definition = ParameterDefinition(.arguments(minimum: minimum), name, of: Value.self, help: help)
    }
}
