// SPDX-License-Identifier: Apache-2.0

/// The values of a command line, read through the parameters that were declared for it.
///
/// Every value was read from its word while parsing, so looking one up cannot fail: `input[output]` is the `Value` of
/// `output`. Looking up a parameter that the command does not declare is a mistake in the program and stops it.
package struct ParsedArguments: Sendable {
    private var values: [String: [any Sendable]] = [:]

    mutating func declare(_ parameters: [ParameterDefinition]) {
        for parameter in parameters where values[parameter.name] == nil { values[parameter.name] = [] }
    }

    mutating func record(_ value: any Sendable, for parameter: ParameterDefinition) {
        values[parameter.name, default: []].append(value)
    }

    func count(of parameter: ParameterDefinition) -> Int { values[parameter.name]?.count ?? 0 }

    package subscript(_ flag: Flag) -> Bool { !values(of: flag.definition, as: Bool.self).isEmpty }

    package subscript<Value>(_ option: Option<Value>) -> Value? {
        values(of: option.definition, as: Value.self).first
    }

    package subscript<Value>(_ option: RequiredOption<Value>) -> Value { only(option.definition) }

    package subscript<Value>(_ option: DefaultedOption<Value>) -> Value {
        values(of: option.definition, as: Value.self).first ?? option.defaultValue
    }

    package subscript<Value>(_ options: Options<Value>) -> [Value] {
        values(of: options.definition, as: Value.self)
    }

    package subscript<Value>(_ argument: Argument<Value>) -> Value { only(argument.definition) }

    package subscript<Value>(_ argument: OptionalArgument<Value>) -> Value? {
        values(of: argument.definition, as: Value.self).first
    }

    package subscript<Value>(_ arguments: Arguments<Value>) -> [Value] {
        values(of: arguments.definition, as: Value.self)
    }

    /// The one value of a parameter that parsing does not let be absent.
    private func only<Value>(_ parameter: ParameterDefinition) -> Value {
        guard let value = values(of: parameter, as: Value.self).first else { Self.undeclared(parameter) }
        return value
    }

    private func values<Value>(of parameter: ParameterDefinition, as: Value.Type) -> [Value] {
        guard let found = values[parameter.name] else { Self.undeclared(parameter) }
        return found.map { value in
            guard let value = value as? Value else { Self.undeclared(parameter) }
            return value
        }
    }

    private static func undeclared(_ parameter: ParameterDefinition) -> Never {
        preconditionFailure("\(parameter.name) is not a parameter of the command that was parsed")
    }
}
