// SPDX-License-Identifier: Apache-2.0

/// A mistake in an application's declarations, which a test would like to know of.
package enum LintProblem: Sendable, Hashable {
    /// Two entries, parameters, exit codes or variables in one place with the same name.
    case duplicateName(String, in: String)
    /// A name that cannot be typed, or does not look like what it names.
    case badName(String, in: String)
    /// A text that is empty in a language.
    case missingText(String, Language)
    /// A summary or a parameter's help that does not end as a sentence, or an exit code's meaning that does.
    case wrongEnding(String, Language)
    case missingExample(of: String)
    case badExample(String, UsageError?)
    /// An example that does not run the command it stands under.
    case foreignExample(String, of: String)
    /// An argument behind one that takes all the rest, or a required one behind an optional one.
    case misplacedArgument(String, in: String)
    /// A command that does not say what it ends with when all went well.
    case missingSuccessCode(of: String)
    case wideLine(String, Language)
}

extension Application {
    /// Every problem in the declarations; none in an application that is fit to ship.
    package func lint() -> [LintProblem] {
        var lint = Lint(application: self)
        lint.checkApplication()
        for (path, command) in commands { lint.checkCommand(command, path: path) }
        for entry in entries {
            if case .family(let family) = entry { lint.checkFamily(family) }
        }
        return lint.problems
    }
}

private struct Lint {
    let application: Application
    var problems: [LintProblem] = []

    mutating func checkApplication() {
        let name = application.name
        checkText(application.summary, of: name, isSentence: true)
        if let discussion = application.discussion { checkText(discussion, of: name) }
        checkNames(application.entries.map(\.name), in: name)
        checkNames(application.environment.map(\.name), in: name, isWord: false)
        for variable in application.environment { checkText(variable.meaning, of: variable.name, isSentence: true) }
        for group in application.groups { checkText(group.title, of: "group") }
        checkParameters(application.globalParameters, in: name)
        checkExitCodes(application.exitCodes, in: name)
        checkPages(.application)
    }

    mutating func checkFamily(_ family: CommandFamily) {
        checkText(family.summary, of: family.name, isSentence: true)
        if let discussion = family.discussion { checkText(discussion, of: family.name) }
        checkNames(family.commands.map(\.about.name), in: family.name)
        checkPages(.family(family))
    }

    mutating func checkCommand(_ command: any Command, path: [String]) {
        let place = path.joined(separator: " ")
        checkText(command.about.summary, of: place, isSentence: true)
        if let discussion = command.about.discussion { checkText(discussion, of: place) }
        checkParameters(command.parameters, in: place, beside: application.globalParameters)
        checkArgumentOrder(command.parameters, in: place)
        checkExamples(command.about.examples, of: path)
        checkExitCodes(command.about.exitCodes, in: place)
        if !application.exitCodes(of: command).contains(where: { $0.code == .success }) {
            problems.append(.missingSuccessCode(of: place))
        }
        checkPages(.command(command, path: path))
    }

    private mutating func checkText(_ text: LocalizedText, of place: String, isSentence: Bool? = nil) {
        for language in Language.allCases {
            let words = text.text(in: language)
            if words.allSatisfy(\.isWhitespace) {
                problems.append(.missingText(place, language))
            } else if let isSentence, words.hasSuffix(".") != isSentence {
                problems.append(.wrongEnding(place, language))
            }
        }
    }

    /// Reports each name that occurs twice once, and each that cannot be typed on any keyboard.
    private mutating func checkNames(_ names: [String], in place: String, isWord: Bool = true) {
        var seen: Set<String> = []
        for name in names where !seen.insert(name).inserted { problems.append(.duplicateName(name, in: place)) }
        for name in names where isWord && !Self.isTypeable(name[...]) { problems.append(.badName(name, in: place)) }
    }

    private static let nameBytes = Set("abcdefghijklmnopqrstuvwxyz0123456789-".utf8)
    /// `FILE|REF`, `KIND:VALUE`.
    private static let argumentBytes = Set("ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-|:=".utf8)

    private static func isTypeable(_ name: Substring) -> Bool {
        !name.isEmpty && name.first != "-" && name.utf8.allSatisfy(nameBytes.contains)
    }

    private mutating func checkParameters(
        _ parameters: [ParameterDefinition], in place: String, beside others: [ParameterDefinition] = []
    ) {
        var seen = Set(others.flatMap(\.spellings))
        for parameter in parameters {
            for spelling in parameter.spellings where !seen.insert(spelling).inserted {
                problems.append(.duplicateName(spelling, in: place))
            }
            let isGood =
                parameter.isOption
                ? parameter.name.hasPrefix("--") && Self.isTypeable(parameter.name.dropFirst(2))
                : !parameter.name.isEmpty && parameter.name.utf8.allSatisfy(Self.argumentBytes.contains)
            if !isGood { problems.append(.badName(parameter.name, in: place)) }
            if let short = parameter.short, !short.isASCII || !short.isLetter {
                problems.append(.badName("-\(short)", in: place))
            }
            checkText(parameter.help, of: "\(place) \(parameter.name)", isSentence: true)
        }
    }

    private mutating func checkArgumentOrder(_ parameters: [ParameterDefinition], in place: String) {
        var restSeen = false
        var optionalSeen = false
        for parameter in parameters where !parameter.isOption {
            let isRequired: Bool
            switch parameter.kind {
            case .argument(let required): isRequired = required
            case .arguments(let minimum): isRequired = minimum > 0
            case .flag, .option, .options: isRequired = false
            }
            if restSeen || (optionalSeen && isRequired) {
                problems.append(.misplacedArgument(parameter.name, in: place))
            }
            if case .arguments = parameter.kind { restSeen = true }
            optionalSeen = optionalSeen || !isRequired
        }
    }

    /// Every example must run, with the meaning it had when it was written: through the command it stands under.
    private mutating func checkExamples(_ examples: [Example], of path: [String]) {
        let place = path.joined(separator: " ")
        if examples.isEmpty { problems.append(.missingExample(of: place)) }
        for example in examples {
            checkText(example.meaning, of: "\(place): \(example.line)", isSentence: true)
            let commands = ShellWords.commands(in: example.line)?.filter { $0.first == application.name } ?? []
            guard !commands.isEmpty else {
                problems.append(.badExample(example.line, nil))
                continue
            }
            let readings = commands.map { application.interpret($0.dropFirst().map { Word($0) }) }
            for case .failure(let error) in readings.map(\.request) {
                problems.append(.badExample(example.line, error))
            }
            if !readings.contains(where: { $0.topic.path == path }) {
                problems.append(.foreignExample(example.line, of: place))
            }
        }
    }

    private mutating func checkExitCodes(_ codes: [ExitCodeMeaning], in place: String) {
        checkNames(codes.map { String($0.code.rawValue) }, in: place, isWord: false)
        for entry in codes { checkText(entry.meaning, of: "\(place) \(entry.code.rawValue)", isSentence: false) }
    }

    private mutating func checkPages(_ topic: HelpTopic) {
        for language in Language.allCases {
            for length in [HelpLength.short, .long] {
                for line in application.help(topic, length: length, language: language)
                where DisplayWidth.of(line) > HelpLayout.width {
                    let problem = LintProblem.wideLine(line.text, language)
                    if !problems.contains(problem) { problems.append(problem) }
                }
            }
        }
    }
}
