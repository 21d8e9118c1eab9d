// SPDX-License-Identifier: Apache-2.0

/// Scripts of the demonstration application, as they are printed.
enum CompletionScripts {
    static let bash = #"""
        # Completes satchel. Made by 'satchel completions'.
        _satchel() {
            local word=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD-1]}
            local place= skip= index offer= options=
            for ((index = 1; index < COMP_CWORD; index++)); do
                if [[ $skip ]]; then
                    # bash takes --name=value for three words.
                    [[ ${COMP_WORDS[index]} == '=' ]] || skip=
                    continue
                fi
                case ${COMP_WORDS[index]} in
                --home|--lang|--color|--kind|--tag|--order|--limit|-o|--output) skip=1 ;;
                -*) ;;
                *) case "$place ${COMP_WORDS[index]}" in ' trust'|' import'|' show'|' send'|' trust add'|' trust list'|' help'|' completions') place+=" ${COMP_WORDS[index]}" ;; esac ;;
                esac
            done
            if [[ $word == '=' ]]; then
                word=
            elif [[ $before == '=' ]]; then
                before=${COMP_WORDS[COMP_CWORD-2]}
            fi
            case "$place:$before" in
            ' import':--kind) offer='letter diploma receipt' ;;
            ' import':--tag) offer=nothing ;;
            ' show':--order) offer='letter diploma receipt' ;;
            ' show':--limit) offer=nothing ;;
            ' send':-o|' send':--output) offer=files ;;
            *:--home) offer=directories ;;
            *:--lang) offer='nl en' ;;
            *:--color) offer='auto always never' ;;
            *)
                case $place in
                '') options='' offer='import show send trust help completions' ;;
                ' trust') options='' offer='add list' ;;
                ' import') options='-r --recursive --kind --tag' offer=files ;;
                ' show') options='--order --limit' offer=nothing ;;
                ' send') options='-o --output --all' offer=nothing ;;
                ' trust add') options='' offer=files ;;
                ' trust list') options='' offer=nothing ;;
                ' help') options='' offer='import show send trust help completions' ;;
                ' completions') options='' offer='bash zsh fish' ;;
                esac
                options+=' --home --json --lang --color -q --quiet -h --help --version'
                [[ $word == -* ]] && offer=$options
                ;;
            esac
            case $offer in
            files) ;;
            directories) compopt -o dirnames +o default +o bashdefault 2>/dev/null ;;
            nothing) compopt +o default +o bashdefault 2>/dev/null ;;
            *)
                COMPREPLY=($(compgen -W "$offer" -- "$word"))
                compopt +o default +o bashdefault 2>/dev/null
                ;;
            esac
        }
        complete -o bashdefault -o default -F _satchel satchel

        """#

    static let zsh = #"""
        #compdef satchel
        # Completes satchel. Made by 'satchel completions'.
        _satchel() {
            local word=${words[CURRENT]} before=${words[CURRENT-1]} place= skip= index
            local -a offer options
            for ((index = 2; index < CURRENT; index++)); do
                if [[ -n $skip ]]; then skip=; continue; fi
                case ${words[index]} in
                --home|--lang|--color|--kind|--tag|--order|--limit|-o|--output) skip=1 ;;
                -*) ;;
                *) case "$place ${words[index]}" in ' trust'|' import'|' show'|' send'|' trust add'|' trust list'|' help'|' completions') place+=" ${words[index]}" ;; esac ;;
                esac
            done
            if [[ $word == --*=* ]]; then
                before=${word%%=*}
                compset -P '*='
            fi
            case "$place:$before" in
            ' import':--kind) compadd -- 'letter' 'diploma' 'receipt'; return ;;
            ' import':--tag) _message 'WORD'; return ;;
            ' show':--order) compadd -- 'letter' 'diploma' 'receipt'; return ;;
            ' show':--limit) _message 'N'; return ;;
            ' send':-o|' send':--output) _files; return ;;
            *:--home) _files -/; return ;;
            *:--lang) compadd -- 'nl' 'en'; return ;;
            *:--color) compadd -- 'auto' 'always' 'never'; return ;;
            esac
            options=('--home:The satchel'\''s folder.' '--json:Print JSON.' '--lang:The language of messages.' '--color:Colour; auto means on a terminal only.' '-q:No notes or progress, only results and errors.' '--quiet:No notes or progress, only results and errors.' '-h:Help; -h gives the short form.' '--help:Help; -h gives the short form.' '--version:Print the version.')
            case $place in
            '') options+=(); [[ $word == -* ]] || { offer=('import:Take papers in.' 'show:Show a paper.' 'send:Send papers.' 'trust:Whom to trust.' 'help:Explain a command.' 'completions:Print the completion script of a shell.'); _describe command offer; return } ;;
            ' trust') options+=(); [[ $word == -* ]] || { offer=('add:Add a list.' 'list:List the lists.'); _describe command offer; return } ;;
            ' import') options+=('-r:Also folders.' '--recursive:Also folders.' '--kind:What the papers are.' '--tag:A word to find them by.'); [[ $word == -* ]] || { _files; return } ;;
            ' show') options+=('--order:What comes first.' '--limit:At most N.'); [[ $word == -* ]] || { :; return } ;;
            ' send') options+=('-o:Where to.' '--output:Where to.' '--all:All papers.'); [[ $word == -* ]] || { :; return } ;;
            ' trust add') options+=(); [[ $word == -* ]] || { _files; return } ;;
            ' trust list') options+=(); [[ $word == -* ]] || { :; return } ;;
            ' help') options+=(); [[ $word == -* ]] || { offer=('import:Take papers in.' 'show:Show a paper.' 'send:Send papers.' 'trust:Whom to trust.' 'help:Explain a command.' 'completions:Print the completion script of a shell.'); _describe command offer; return } ;;
            ' completions') options+=(); [[ $word == -* ]] || { compadd -- 'bash' 'zsh' 'fish'; return } ;;
            esac
            _describe -o option options
        }
        if [[ $funcstack[1] == _satchel ]]; then
            _satchel "$@"
        else
            compdef _satchel satchel
        fi

        """#

    static let fish = #"""
        # Completes satchel. Made by 'satchel completions'.
        function __satchel_at
            set -l place ''
            set -l skip
            for word in (commandline -opc)[2..-1]
                if set -q skip[1]
                    set skip
                    continue
                end
                switch $word
                    case --home --lang --color --kind --tag --order --limit -o --output
                        set skip 1
                    case '-*'
                    case '*'
                        contains -- "$place $word" ' trust' ' import' ' show' ' send' ' trust add' ' trust list' ' help' ' completions'; and set place "$place $word"
                end
            end
            test "$place" = $argv[1]
        end
        complete -c satchel -f
        complete -c satchel -l home -r -f -a '(__fish_complete_directories)' -d 'De map van de tas.'
        complete -c satchel -l json -d 'Toon JSON.'
        complete -c satchel -l lang -r -f -a 'nl en' -d 'De taal van meldingen.'
        complete -c satchel -l color -r -f -a 'auto always never' -d 'Kleur; auto is alleen op een terminal.'
        complete -c satchel -s q -l quiet -d 'Geen opmerkingen of voortgang, alleen resultaten en fouten.'
        complete -c satchel -s h -l help -d 'Uitleg; -h geeft de korte vorm.'
        complete -c satchel -l version -d 'Toon de versie.'
        complete -c satchel -n '__satchel_at \'\'' -a import -d 'Neem papieren op.'
        complete -c satchel -n '__satchel_at \'\'' -a show -d 'Toon een papier.'
        complete -c satchel -n '__satchel_at \'\'' -a send -d 'Verstuur papieren.'
        complete -c satchel -n '__satchel_at \'\'' -a trust -d 'Wie te vertrouwen is.'
        complete -c satchel -n '__satchel_at \'\'' -a help -d 'Geef uitleg over een opdracht.'
        complete -c satchel -n '__satchel_at \'\'' -a completions -d 'Toon het aanvulscript van een shell.'
        complete -c satchel -n '__satchel_at \' trust\'' -a add -d 'Voeg een lijst toe.'
        complete -c satchel -n '__satchel_at \' trust\'' -a list -d 'Toon de lijsten.'
        complete -c satchel -n '__satchel_at \' import\'' -s r -l recursive -d 'Ook mappen.'
        complete -c satchel -n '__satchel_at \' import\'' -l kind -r -f -a 'letter diploma receipt' -d 'Wat voor papieren het zijn.'
        complete -c satchel -n '__satchel_at \' import\'' -l tag -r -f -d 'Een woord om ze te vinden.'
        complete -c satchel -n '__satchel_at \' import\'' -F
        complete -c satchel -n '__satchel_at \' show\'' -l order -r -f -a 'letter diploma receipt' -d 'Wat eerst komt.'
        complete -c satchel -n '__satchel_at \' show\'' -l limit -r -f -d 'Hoogstens N.'
        complete -c satchel -n '__satchel_at \' send\'' -s o -l output -r -F -d 'Waarheen.'
        complete -c satchel -n '__satchel_at \' send\'' -l all -d 'Alle papieren.'
        complete -c satchel -n '__satchel_at \' trust add\'' -F
        complete -c satchel -n '__satchel_at \' help\'' -a import -d 'Neem papieren op.'
        complete -c satchel -n '__satchel_at \' help\'' -a show -d 'Toon een papier.'
        complete -c satchel -n '__satchel_at \' help\'' -a send -d 'Verstuur papieren.'
        complete -c satchel -n '__satchel_at \' help\'' -a trust -d 'Wie te vertrouwen is.'
        complete -c satchel -n '__satchel_at \' help\'' -a help -d 'Geef uitleg over een opdracht.'
        complete -c satchel -n '__satchel_at \' help\'' -a completions -d 'Toon het aanvulscript van een shell.'
        complete -c satchel -n '__satchel_at \' completions\'' -f -a 'bash zsh fish'

        """#
}
