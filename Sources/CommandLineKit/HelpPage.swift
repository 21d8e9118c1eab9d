// SPDX-License-Identifier: Apache-2.0

extension Application {
    /// A help page, line by line, each at most 79 columns wide as far as the declarations allow.
    package func help(
        _ topic: HelpTopic, length: HelpLength, language: Language, palette: Palette = .plain
    ) -> [SafeText] {
        var page = HelpPage(application: self, language: language, palette: palette)
        switch topic {
        case .application: page.addApplication(length)
        case .family(let family): page.addFamily(family, length)
        case .command(let command, let path): page.addCommand(command, path, length)
        }
        return page.lines
    }
}

/// Builds a help page from declarations. Every text on it is the program's own.
struct HelpPage {
    let application: Application
    let language: Language
    let palette: Palette
    private(set) var lines: [SafeText] = []

    init(application: Application, language: Language, palette: Palette) {
        self.application = application
        self.language = language
        self.palette = palette
    }

    mutating func addApplication(_ length: HelpLength) {
        add(HelpLayout.wrap(text(application.summary)))
        if length == .long, let discussion = application.discussion { addDiscussion(discussion) }
        let options = application.globalParameters
        addUsage([application.name] + options.map(Self.usage) + [text(HelpWords.command), "…"])
        let termWidth = HelpLayout.termWidth(application.entries.map(\.name))
        for group in application.groups {
            addList(group.title, group.entries.map { ($0.name, text($0.summary)) }, termWidth: termWidth)
        }
        addParameters(HelpWords.options, options)
        if length == .long {
            addExitCodes(application.exitCodes.sorted { $0.code < $1.code })
            addEnvironment()
        }
        addMore(["help", text(HelpWords.command)])
    }

    mutating func addFamily(_ family: CommandFamily, _ length: HelpLength) {
        add(HelpLayout.wrap(text(family.summary)))
        if length == .long, let discussion = family.discussion { addDiscussion(discussion) }
        addUsage([application.name, family.name, text(HelpWords.command), "…"])
        addList(HelpWords.commands, family.commands.map { ($0.about.name, text($0.about.summary)) })
        addMore(["help", family.name, text(HelpWords.command)])
    }

    mutating func addCommand(_ command: any Command, _ path: [String], _ length: HelpLength) {
        let about = command.about
        let parameters = command.parameters
        add(HelpLayout.wrap(text(about.summary)))
        if length == .long, let discussion = about.discussion { addDiscussion(discussion) }
        addUsage([application.name] + path + Self.usage(of: parameters))
        addParameters(HelpWords.arguments, parameters.filter { !$0.isOption })
        addParameters(HelpWords.options, parameters.filter(\.isOption))
        guard length == .long else { return addMore(path + ["--help"]) }
        addParameters(HelpWords.globalOptions, application.globalParameters)
        addHeading(HelpWords.examples)
        for example in about.examples {
            add(["  $ \(example.line)"] + HelpLayout.wrap(text(example.meaning), indent: 4))
        }
        addExitCodes(application.exitCodes(of: command))
        addEnvironment()
    }

    private func text(_ text: LocalizedText) -> String { text.text(in: language) }

    private mutating func add(_ plain: [String]) { lines += plain.map { .trusted($0) } }

    private mutating func addHeading(_ title: LocalizedText) {
        lines += ["", palette.apply(.bold, to: .trusted(text(title) + ":"))]
    }

    private mutating func addDiscussion(_ discussion: LocalizedText) {
        add([""] + HelpLayout.paragraphs(text(discussion)))
    }

    private mutating func addUsage(_ fragments: [String]) {
        // Fragments hold spaces of their own, at which a line must not break.
        let glued = fragments.map { $0.split(separator: " ").joined(separator: Self.glue) }
        let title = text(HelpWords.usage) + ": "
        let wrapped = HelpLayout.wrap(title + glued.joined(separator: " "), hanging: DisplayWidth.of(title))
        add([""] + wrapped.map { $0.split(separator: Self.glue).joined(separator: " ") })
    }

    /// A character that no declaration holds and that is one column wide.
    private static let glue = "\u{E000}"

    private mutating func addList(
        _ title: LocalizedText, _ rows: [(term: String, meaning: String)], termWidth: Int? = nil
    ) {
        guard !rows.isEmpty else { return }
        addHeading(title)
        add(HelpLayout.list(rows, termWidth: termWidth))
    }

    private mutating func addParameters(_ title: LocalizedText, _ parameters: [ParameterDefinition]) {
        addList(title, parameters.map { ($0.label, text($0.fullHelp)) })
    }

    private mutating func addExitCodes(_ codes: [ExitCodeMeaning]) {
        let widest = codes.map { String($0.code.rawValue).utf8.count }.max() ?? 0
        addList(
            HelpWords.exitCodes,
            codes.map { entry in
                let code = String(entry.code.rawValue)
                return (String(repeating: " ", count: widest - code.utf8.count) + code, text(entry.meaning))
            })
    }

    private mutating func addEnvironment() {
        addList(HelpWords.environment, application.environment.map { ($0.name, text($0.meaning)) })
    }

    private mutating func addMore(_ path: [String]) {
        let page = ([application.name] + path).joined(separator: " ")
        add([""] + HelpLayout.wrap(text(HelpWords.more(page))))
    }
}

extension HelpPage {
    /// Options first, then arguments, both in declaration order.
    static func usage(of parameters: [ParameterDefinition]) -> [String] {
        (parameters.filter(\.isOption) + parameters.filter { !$0.isOption }).map(usage)
    }

    static func usage(_ parameter: ParameterDefinition) -> String {
        let name = parameter.name
        let withValue = "\(name) \(parameter.valueName ?? "VALUE")"
        return switch parameter.kind {
        case .flag: "[\(name)]"
        case .option(isRequired: true): withValue
        case .option(isRequired: false): "[\(withValue)]"
        case .options: "[\(withValue)]…"
        case .argument(isRequired: true): name
        case .argument(isRequired: false): "[\(name)]"
        case .arguments(minimum: ...0): "[\(name)…]"
        case .arguments: "\(name)…"
        }
    }
}

extension ParameterDefinition {
    /// `-o, --output FILE`, aligned with options that have no short form; `FILE…`.
    var label: String {
        switch kind {
        case .argument: name
        case .arguments: "\(name)…"
        case .flag: prefix + name
        case .option, .options: prefix + "\(name) \(valueName ?? "VALUE")"
        }
    }

    private var prefix: String { short.map { "-\($0), " } ?? "    " }

    /// The help text with what follows from the declaration itself.
    var fullHelp: LocalizedText {
        var parts = [help]
        // Where the choices stand in the label already, they are not repeated.
        let isInLabel = isOption && valueName == choices.joined(separator: "|")
        if !choices.isEmpty, !isInLabel { parts.append(HelpWords.choices(choices)) }
        if let defaultText { parts.append(HelpWords.defaultValue(defaultText)) }
        if kind == .options { parts.append(HelpWords.repeatable) }
        if kind == .option(isRequired: true) { parts.append(HelpWords.required) }
        return LocalizedText(
            en: parts.map(\.en).joined(separator: " "), nl: parts.map(\.nl).joined(separator: " "))
    }
}

extension Application {
    /// The general exit codes and the command's own, which win, in numerical order.
    package func exitCodes(of command: any Command) -> [ExitCodeMeaning] {
        let own = command.about.exitCodes
        let general = exitCodes.filter { entry in entry.isGeneral && !own.contains { $0.code == entry.code } }
        return (own + general).sorted { $0.code < $1.code }
    }
}
