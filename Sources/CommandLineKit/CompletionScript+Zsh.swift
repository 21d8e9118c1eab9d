// SPDX-License-Identifier: Apache-2.0

extension CompletionScript {
    var zshLines: [String] {
        let keys = places.map(\.key).filter { !$0.isEmpty }.map(Self.quoted).joined(separator: "|")
        return [
            "#compdef \(application.name)",
            header,
            "\(function)() {",
            "    local word=${words[CURRENT]} before=${words[CURRENT-1]} place= skip= index",
            "    local -a offer options",
            "    for ((index = 2; index < CURRENT; index++)); do",
            "        if [[ -n $skip ]]; then skip=; continue; fi",
            "        case ${words[index]} in",
            "        \(valueOptions.joined(separator: "|"))) skip=1 ;;",
            "        -*) ;;",
            "        *) case \"$place ${words[index]}\" in \(keys)) place+=\" ${words[index]}\" ;; esac ;;",
            "        esac",
            "    done",
            "    if [[ $word == --*=* ]]; then",
            "        before=${word%%=*}",
            "        compset -P '*='",
            "    fi",
            "    case \"$place:$before\" in",
        ]
            + valueCases.map { place, option in
                let patterns = option.spellings.map { "\(place):\($0)" }.joined(separator: "|")
                return "    \(patterns)) \(Self.zshAction(option)); return ;;"
            }
            + [
                "    esac",
                "    options=(\(zshItems(offers(application.globalParameters))))",
                "    case $place in",
            ]
            + places.map { place in
                let action =
                    place.words.isEmpty
                    ? Self.zshAction(place.argument) : "offer=(\(zshItems(place.words))); _describe command offer"
                return "    \(Self.quoted(place.key))) options+=(\(zshItems(offers(place.options))))"
                    + "; [[ $word == -* ]] || { \(action); return } ;;"
            }
            + [
                "    esac",
                "    _describe -o option options",
                "}",
                // Sourced, the file defines; as an autoloaded function, it is the body.
                "if [[ $funcstack[1] == \(function) ]]; then",
                "    \(function) \"$@\"",
                "else",
                "    compdef \(function) \(application.name)",
                "fi",
            ]
    }

    /// `'name:summary'`; a colon in either would part them elsewhere.
    private func zshItems(_ offers: [Offer]) -> String {
        offers.map { offer in
            let parts = [offer.spelling, offer.summary].map {
                $0.split(separator: ":", omittingEmptySubsequences: false).joined(separator: "\\:")
            }
            return Self.quoted(parts.joined(separator: ":"))
        }.joined(separator: " ")
    }

    private static func zshAction(_ parameter: ParameterDefinition?) -> String {
        switch parameter?.completion ?? .none {
        case .none: parameter.map { "_message \(quoted($0.valueName ?? $0.name))" } ?? ":"
        case .choices: "compadd -- \(parameter?.choices.map(quoted).joined(separator: " ") ?? "")"
        case .files: "_files"
        case .directories: "_files -/"
        }
    }
}
