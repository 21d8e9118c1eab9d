// SPDX-License-Identifier: Apache-2.0

extension CompletionScript {
    /// For bash from 3.2, which macOS has. An empty answer makes bash offer file names.
    var bashLines: [String] {
        [header, "\(function)() {"] + bashWalk + bashTable + bashAnswer
            + ["}", "complete -o bashdefault -o default -F \(function) \(application.name)"]
    }

    /// Finds the place.
    private var bashWalk: [String] {
        let keys = places.map(\.key).filter { !$0.isEmpty }.map(Self.quoted).joined(separator: "|")
        return [
            "    local word=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD-1]}",
            "    local place= skip= index offer= options=",
            "    for ((index = 1; index < COMP_CWORD; index++)); do",
            "        if [[ $skip ]]; then",
            "            # bash takes --name=value for three words.",
            "            [[ ${COMP_WORDS[index]} == '=' ]] || skip=",
            "            continue",
            "        fi",
            "        case ${COMP_WORDS[index]} in",
            "        \(valueOptions.joined(separator: "|"))) skip=1 ;;",
            "        -*) ;;",
            "        *) case \"$place ${COMP_WORDS[index]}\" in \(keys)) place+=\" ${COMP_WORDS[index]}\" ;; esac ;;",
            "        esac",
            "    done",
            "    if [[ $word == '=' ]]; then",
            "        word=",
            "    elif [[ $before == '=' ]]; then",
            "        before=${COMP_WORDS[COMP_CWORD-2]}",
            "    fi",
        ]
    }

    /// What there is to offer in each place.
    private var bashTable: [String] {
        let globals = offers(application.globalParameters).map(\.spelling).joined(separator: " ")
        return ["    case \"$place:$before\" in"]
            + valueCases.map { place, option in
                let patterns = option.spellings.map { "\(place):\($0)" }.joined(separator: "|")
                return "    \(patterns)) \(Self.bashOffer(option)) ;;"
            }
            + ["    *)", "        case $place in"]
            + places.map { place in
                let options = place.options.flatMap(\.spellings).joined(separator: " ")
                let offer =
                    place.words.isEmpty
                    ? Self.bashOffer(place.argument)
                    : "offer=\(Self.quoted(place.words.map(\.spelling).joined(separator: " ")))"
                return "        \(Self.quoted(place.key))) options=\(Self.quoted(options)) \(offer) ;;"
            }
            + [
                "        esac",
                "        options+=\(Self.quoted(" " + globals))",
                "        [[ $word == -* ]] && offer=$options",
                "        ;;",
                "    esac",
            ]
    }

    private var bashAnswer: [String] {
        [
            "    case $offer in",
            "    files) ;;",
            "    directories) compopt -o dirnames +o default +o bashdefault 2>/dev/null ;;",
            "    nothing) compopt +o default +o bashdefault 2>/dev/null ;;",
            "    *)",
            "        COMPREPLY=($(compgen -W \"$offer\" -- \"$word\"))",
            "        compopt +o default +o bashdefault 2>/dev/null",
            "        ;;",
            "    esac",
        ]
    }

    private static func bashOffer(_ parameter: ParameterDefinition?) -> String {
        switch parameter?.completion ?? .none {
        case .none: "offer=nothing"
        case .choices: "offer=\(quoted(parameter?.choices.joined(separator: " ") ?? ""))"
        case .files: "offer=files"
        case .directories: "offer=directories"
        }
    }
}
