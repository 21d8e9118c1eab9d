// SPDX-License-Identifier: Apache-2.0

/// Everything a command may touch of the outside world.
package struct CommandContext: Sendable {
    package let application: Application
    package let console: Console
    package let language: Language
    package let isQuiet: Bool
    private let color: ColorChoice

    package init(
        application: Application, console: Console, language: Language, isQuiet: Bool = false,
        color: ColorChoice = .auto
    ) {
        self.application = application
        self.console = console
        self.language = language
        self.isQuiet = isQuiet
        self.color = color
    }

    /// Styles for standard output.
    package var palette: Palette { palette(for: console.output) }

    private func palette(for channel: OutputChannel) -> Palette {
        Palette(isOn: color.isOn(isTerminal: channel.isTerminal, environment: console.environment))
    }

    /// Writes a result and a line feed to standard output.
    package func print(_ line: SafeText) throws(OutputError) {
        try console.output.write(Array((line.text + "\n").utf8))
    }

    /// Writes the lines at once; nothing for none.
    package func print(_ lines: [SafeText]) throws(OutputError) {
        guard !lines.isEmpty else { return }
        try print(lines.joined(separator: "\n"))
    }

    /// Writes a table in the width of the terminal, uncut elsewhere.
    package func print(_ table: TextTable) throws(OutputError) {
        try print(table.lines(width: console.output.width, palette: palette))
    }

    /// Writes bytes that are a document, not a message, to standard output: JSON, original files.
    package func write(_ bytes: [UInt8]) throws(OutputError) { try console.output.write(bytes) }

    /// Foreign or translated text in this run's language, escaped.
    package func text(_ text: LocalizedText, keepingNewlines: Bool = false) -> SafeText {
        SafeText(text.text(in: language), keepingNewlines: keepingNewlines)
    }

    /// Tells the user something beside the result, on standard error. Silent with `--quiet`.
    package func note(_ line: SafeText) {
        guard !isQuiet else { return }
        writeError([line])
    }

    /// Tells the user what she should not overlook, on standard error, also with `--quiet`.
    package func warn(_ message: LocalizedText) {
        writeError([label(LocalizedText(en: "warning", nl: "let op"), .yellow) + text(message)])
    }

    /// Prints an error in one line, and its hint in a second.
    package func report(_ diagnostic: Diagnostic) {
        var lines = [label(LocalizedText(en: "error", nl: "fout"), .red) + text(diagnostic.message)]
        if let hint = diagnostic.hint { lines.append(label(LocalizedText(en: "hint", nl: "tip"), .bold) + text(hint)) }
        writeError(lines)
    }

    /// A progress line on standard error, where that makes sense.
    package func progress() -> ProgressLine {
        ProgressLine(isQuiet ? nil : console.error, uptime: console.uptime)
    }

    private func label(_ word: LocalizedText, _ style: Style) -> SafeText {
        "\(application.name): " + palette(for: console.error).apply(style, to: text(word) + ":") + " "
    }

    func writeError(_ lines: [SafeText]) {
        do {
            try console.error.write(Array((lines.joined(separator: "\n").text + "\n").utf8))
        } catch {
            // Standard error itself is gone, so there is nowhere left to say it; the exit code still does.
        }
    }
}
