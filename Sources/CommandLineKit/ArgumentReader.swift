// SPDX-License-Identifier: Apache-2.0

/// Goes through the words once: options are recorded on the way, arguments are handed out one by one.
struct ArgumentReader {
    private var words: ArraySlice<Word>
    private var options: [ParameterDefinition] = []
    private var optionsEnded = false
    private(set) var parsed = ParsedArguments()

    init(_ words: [Word]) { self.words = words[...] }

    /// Makes parameters known from here on.
    mutating func declare(_ parameters: [ParameterDefinition]) {
        options += parameters.filter(\.isOption)
        parsed.declare(parameters)
    }

    /// The next word that is not an option or an option's value; nil at the end.
    mutating func nextArgument() throws(UsageError) -> Word? {
        while let word = words.popFirst() {
            if optionsEnded || !word.looksLikeOption { return word }
            if word.isOptionTerminator {
                optionsEnded = true
            } else {
                try readOption(word)
            }
        }
        return nil
    }

    private mutating func readOption(_ word: Word) throws(UsageError) {
        let (name, inlineValue) = word.splitOption()
        guard let option = options.first(where: { $0.isNamed(name) }) else {
            let names = options.map(\.name)
            throw .unknownOption(name.shown, suggestion: NearMiss.suggestion(for: name.shown, among: names))
        }
        switch option.kind {
        case .flag:
            guard inlineValue == nil else { throw .unexpectedValue(option: option.name) }
            parsed.record(true, for: option)
            return
        case .option:
            guard parsed.count(of: option) == 0 else { throw .repeatedOption(option.name) }
        case .options, .argument, .arguments:
            break
        }
        if let inlineValue {
            try record(inlineValue, for: option)
        } else {
            try record(try takeValue(for: option), for: option)
        }
    }

    /// The word after an option. One that is itself written as an option is taken for a forgotten value.
    private mutating func takeValue(for option: ParameterDefinition) throws(UsageError) -> Word {
        guard let next = words.first, !next.looksLikeOption else {
            throw .missingValue(option: option.name, valueName: option.valueName ?? "VALUE")
        }
        words.removeFirst()
        return next
    }

    private mutating func record(_ word: Word, for parameter: ParameterDefinition) throws(UsageError) {
        do {
            parsed.record(try parameter.read(word), for: parameter)
        } catch {
            throw .invalidValue(
                word.shown, parameter: parameter.name, choices: parameter.choices,
                suggestion: NearMiss.suggestion(for: word.shown, among: parameter.choices), reason: error.reason)
        }
    }

    /// Reads everything that is left as the arguments among `parameters`, and checks that nothing required is absent.
    mutating func readArguments(of parameters: [ParameterDefinition]) throws(UsageError) {
        var arguments = parameters.filter { !$0.isOption }[...]
        while let word = try nextArgument() {
            guard let argument = arguments.first else { throw .unexpectedArgument(word.shown) }
            if case .argument = argument.kind { arguments.removeFirst() }
            try record(word, for: argument)
        }
        for parameter in parameters {
            switch parameter.kind {
            case .option(isRequired: true) where parsed.count(of: parameter) == 0:
                throw .missingOption(parameter.name, valueName: parameter.valueName ?? "VALUE")
            case .argument(isRequired: true) where parsed.count(of: parameter) == 0:
                throw .missingArgument(parameter.name, minimum: 1)
            case .arguments(let minimum) where parsed.count(of: parameter) < minimum:
                throw .missingArgument(parameter.name, minimum: minimum)
            default:
                break
            }
        }
    }
}
