// SPDX-License-Identifier: Apache-2.0

extension CompletionScript {
    var fishLines: [String] {
        let keys = places.map(\.key).filter { !$0.isEmpty }.map(Self.fishQuoted).joined(separator: " ")
        let complete = "complete -c \(application.name)"
        return [
            header,
            "function _\(function)_at",
            "    set -l place ''",
            "    set -l skip",
            "    for word in (commandline -opc)[2..-1]",
            "        if set -q skip[1]",
            "            set skip",
            "            continue",
            "        end",
            "        switch $word",
            "            case \(valueOptions.joined(separator: " "))",
            "                set skip 1",
            "            case '-*'",
            "            case '*'",
            "                contains -- \"$place $word\" \(keys); and set place \"$place $word\"",
            "        end",
            "    end",
            "    test \"$place\" = $argv[1]",
            "end",
            "\(complete) -f",
        ]
            + application.globalParameters.map { "\(complete) \(fishOption($0))" }
            + places.flatMap { place -> [String] in
                let here = "\(complete) -n \(Self.fishQuoted("_\(function)_at \(Self.fishQuoted(place.key))"))"
                return place.words.map { "\(here) -a \($0.spelling) -d \(Self.fishQuoted($0.summary))" }
                    + place.options.map { "\(here) \(fishOption($0))" }
                    + [place.argument].compactMap { $0 }.map { "\(here) \(Self.fishValues($0))" }
            }
    }

    private func fishOption(_ option: ParameterDefinition) -> String {
        let short = option.short.map { "-s \($0) " } ?? ""
        let value = option.takesValue ? " -r \(Self.fishValues(option))" : ""
        let help = Self.fishQuoted(option.help.text(in: language))
        return "\(short)-l \(option.name.drop { $0 == "-" })\(value) -d \(help)"
    }

    private static func fishValues(_ parameter: ParameterDefinition) -> String {
        switch parameter.completion {
        case .none: "-f"
        case .choices: "-f -a \(fishQuoted(parameter.choices.joined(separator: " ")))"
        case .files: "-F"
        case .directories: "-f -a '(__fish_complete_directories)'"
        }
    }

    /// Text between single quotes, as fish reads it.
    private static func fishQuoted(_ text: String) -> String {
        "'" + String(text.flatMap { $0 == "'" || $0 == "\\" ? ["\\", $0] : [$0] }) + "'"
    }
}
