// SPDX-License-Identifier: Apache-2.0

import CommandLineKit

/// Help pages of the demonstration application, as they are printed.
enum HelpPages {
    struct Page: Sendable, CustomStringConvertible {
        let description: String
        let words: [Word]
        let text: String
    }

    static let all = [overview, importing, importNL, show, send, trust, completions]

    static let overview = Page(
        description: "the application", words: ["--help"],
        text: #"""
            Keeps papers.

            Papers stay on this device.

            Sizes:

              A4  210 mm × 297 mm

            Usage: satchel [--home DIR] [--json] [--lang nl|en] [--color auto|always|never]
                   [--quiet] [--help] [--version] COMMAND …

            Papers:
              import       Take papers in.
              show         Show a paper.
              send         Send papers.

            Trust:
              trust        Whom to trust.

            Help:
              help         Explain a command.
              completions  Print the completion script of a shell.

            Options:
                  --home DIR    The satchel's folder.
                  --json        Print JSON.
                  --lang nl|en  The language of messages.
                  --color auto|always|never
                                Colour; auto means on a terminal only. Default: auto.
              -q, --quiet       No notes or progress, only results and errors.
              -h, --help        Help; -h gives the short form.
                  --version     Print the version.

            Exit codes:
               0  done
              10  forged
              64  the command line is wrong

            Environment:
              SATCHEL_HOME  Where the papers are.

            'satchel help COMMAND' says more.

            """#)

    static let importing = Page(
        description: "a command", words: ["import", "--help"],
        text: #"""
            Take papers in.

            Each file is recognised by its bytes. The original stays as it is, byte for
            byte, and is looked at again each time it is read.

            Usage: satchel import [--recursive] [--kind KIND] [--tag WORD]… FILE…

            Arguments:
              FILE…  A file; - is standard input.

            Options:
              -r, --recursive  Also folders.
                  --kind KIND  What the papers are. One of: letter, diploma, receipt.
                  --tag WORD   A word to find them by. May be repeated.

            Options of every command:
                  --home DIR    The satchel's folder.
                  --json        Print JSON.
                  --lang nl|en  The language of messages.
                  --color auto|always|never
                                Colour; auto means on a terminal only. Default: auto.
              -q, --quiet       No notes or progress, only results and errors.
              -h, --help        Help; -h gives the short form.
                  --version     Print the version.

            Examples:
              $ satchel import diploma.json
                Take one file in.
              $ cat 'my letter.txt' | satchel import --kind letter -
                Take in standard input.

            Exit codes:
               0  done
              10  a paper was refused
              64  the command line is wrong

            Environment:
              SATCHEL_HOME  Where the papers are.

            """#)

    static let importNL = Page(
        description: "a command in Dutch", words: ["--lang", "nl", "import", "--help"],
        text: #"""
            Neem papieren op.

            Elk bestand wordt herkend aan zijn bytes. Het origineel blijft zoals het is,
            byte voor byte, en wordt bij elk lezen opnieuw bekeken.

            Gebruik: satchel import [--recursive] [--kind KIND] [--tag WORD]… FILE…

            Argumenten:
              FILE…  Een bestand; - is standaardinvoer.

            Opties:
              -r, --recursive  Ook mappen.
                  --kind KIND  Wat voor papieren het zijn. Een van: letter, diploma,
                               receipt.
                  --tag WORD   Een woord om ze te vinden. Mag vaker.

            Opties van elke opdracht:
                  --home DIR    De map van de tas.
                  --json        Toon JSON.
                  --lang nl|en  De taal van meldingen.
                  --color auto|always|never
                                Kleur; auto is alleen op een terminal. Standaard: auto.
              -q, --quiet       Geen opmerkingen of voortgang, alleen resultaten en fouten.
              -h, --help        Uitleg; -h geeft de korte vorm.
                  --version     Toon de versie.

            Voorbeelden:
              $ satchel import diploma.json
                Neem één bestand op.
              $ cat 'my letter.txt' | satchel import --kind letter -
                Neem de standaardinvoer op.

            Exitcodes:
               0  gedaan
              10  een papier is geweigerd
              64  de opdrachtregel klopt niet

            Omgeving:
              SATCHEL_HOME  Waar de papieren zijn.

            """#)

    static let show = Page(
        description: "a command, briefly", words: ["show", "-h"],
        text: #"""
            Show a paper.

            Usage: satchel show [--order KIND] [--limit N] REF [PAGE]

            Arguments:
              REF   Its number.
              PAGE  A page.

            Options:
                  --order KIND  What comes first. One of: letter, diploma, receipt.
                                Default: letter.
                  --limit N     At most N.

            'satchel show --help' says more.

            """#)

    static let send = Page(
        description: "required options, briefly", words: ["send", "-h"],
        text: #"""
            Send papers.

            Usage: satchel send --output FILE [--all] [REF…]

            Arguments:
              REF…  Numbers.

            Options:
              -o, --output FILE  Where to. Required.
                  --all          All papers.

            'satchel send --help' says more.

            """#)

    static let trust = Page(
        description: "a family", words: ["trust", "--help"],
        text: #"""
            Whom to trust.

            Usage: satchel trust COMMAND …

            Commands:
              add   Add a list.
              list  List the lists.

            'satchel help trust COMMAND' says more.

            """#)

    static let completions = Page(
        description: "choices of an argument", words: ["completions", "-h", "--lang=nl"],
        text: #"""
            Toon het aanvulscript van een shell.

            Gebruik: satchel completions SHELL

            Argumenten:
              SHELL  De shell die gaat aanvullen. Een van: bash, zsh, fish.

            'satchel completions --help' zegt meer.

            """#)
}
