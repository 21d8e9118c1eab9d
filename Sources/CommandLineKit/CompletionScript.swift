// SPDX-License-Identifier: Apache-2.0

/// The script that teaches a shell to complete an application's command line.
///
/// All three scripts do the same: they walk over the words typed so far to find the command, and then offer what a
/// table, made from the declarations, has for that place. Nothing of the application runs while completing.
package struct CompletionScript: Sendable {
    let application: Application
    let language: Language

    package init(_ application: Application, language: Language) {
        self.application = application
        self.language = language
    }

    /// The whole script, to be sourced or saved where the shell looks for completions.
    package func text(for shell: Shell) -> String {
        let lines =
            switch shell {
            case .bash: bashLines
            case .zsh: zshLines
            case .fish: fishLines
            }
        return lines.joined(separator: "\n") + "\n"
    }

    /// A place in the command line: the words that lead there and what may follow.
    struct Place {
        /// ` trust add`, each word with a space before it; empty at the beginning.
        let key: String
        let words: [Offer]
        let parameters: [ParameterDefinition]

        var options: [ParameterDefinition] { parameters.filter(\.isOption) }

        /// The first argument for which there is something to offer.
        var argument: ParameterDefinition? { parameters.first { !$0.isOption && $0.completion != .none } }
    }

    struct Offer {
        let spelling: String
        let summary: String
    }

    /// Shell comments that stand above every script.
    var header: String { "# Completes \(application.name). Made by '\(application.name) completions'." }

    /// The beginning, every family, every command; in the order of the overview.
    var places: [Place] {
        let entries = application.entries.map { offer($0.name, $0.summary) }
        let start = Place(key: "", words: entries, parameters: [])
        let families = application.entries.compactMap { entry -> Place? in
            guard case .family(let family) = entry else { return nil }
            let words = family.commands.map { offer($0.about.name, $0.about.summary) }
            return Place(key: " \(family.name)", words: words, parameters: [])
        }
        let commands = application.commands.map { path, command in
            // `help` takes the names of commands.
            Place(
                key: path.map { " \($0)" }.joined(), words: command is HelpCommand ? entries : [],
                parameters: command.parameters)
        }
        return [start] + families + commands
    }

    func offer(_ spelling: String, _ summary: LocalizedText) -> Offer {
        Offer(spelling: spelling, summary: summary.text(in: language))
    }

    /// Every spelling of every option, with what it is for.
    func offers(_ options: [ParameterDefinition]) -> [Offer] {
        options.flatMap { option in option.spellings.map { offer($0, option.help) } }
    }

    /// The spellings of all options with a value, once each: the word behind one is not a command.
    var valueOptions: [String] {
        let options = application.globalParameters + places.flatMap(\.options)
        var seen: [String] = []
        for spelling in options.filter(\.takesValue).flatMap(\.spellings) where !seen.contains(spelling) {
            seen.append(spelling)
        }
        return seen
    }

    /// Options with a value, each with the pattern of the places it belongs to.
    var valueCases: [(place: String, option: ParameterDefinition)] {
        places.flatMap { place in place.options.map { (Self.quoted(place.key), $0) } }.filter(\.1.takesValue)
            + application.globalParameters.filter(\.takesValue).map { ("*", $0) }
    }

    /// Text between single quotes, as POSIX shells read it.
    static func quoted(_ text: String) -> String {
        "'" + text.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "'\\''") + "'"
    }

    /// The name of the script's function.
    var function: String {
        "_" + String(application.name.map { $0.isASCII && ($0.isLetter || $0.isNumber) ? $0 : "_" })
    }
}

extension ParameterDefinition {
    /// `-o` and `--output`.
    var spellings: [String] { (short.map { ["-\($0)"] } ?? []) + [name] }
}
