// SPDX-License-Identifier: Apache-2.0

/// The reference of the demonstration application, as it is printed.
enum ReferencePages {
    static let english = #"""
        # satchel

        Keeps papers.

        Papers stay on this device.

        Sizes:

            A4  210 mm × 297 mm

        Usage:

            satchel [--home DIR] [--json] [--lang nl|en] [--color auto|always|never] [--quiet] [--help] [--version] COMMAND …

        ## Papers

        - [`import`](#satchel-import) — Take papers in.
        - [`show`](#satchel-show) — Show a paper.
        - [`send`](#satchel-send) — Send papers.

        ## Trust

        - [`trust`](#satchel-trust) — Whom to trust.

        ## Help

        - [`help`](#satchel-help) — Explain a command.
        - [`completions`](#satchel-completions) — Print the completion script of a shell.

        ## Options of every command

        | | Meaning |
        |---|---|
        | `--home DIR` | The satchel's folder. |
        | `--json` | Print JSON. |
        | `--lang nl\|en` | The language of messages. |
        | `--color auto\|always\|never` | Colour; auto means on a terminal only. Default: auto. |
        | `-q, --quiet` | No notes or progress, only results and errors. |
        | `-h, --help` | Help; -h gives the short form. |
        | `--version` | Print the version. |

        ## Exit codes

        | | Meaning |
        |---|---|
        | 0 | done |
        | 10 | forged |
        | 64 | the command line is wrong |

        ## Environment

        | | Meaning |
        |---|---|
        | `SATCHEL_HOME` | Where the papers are. |

        ## satchel import

        Take papers in.

        Each file is recognised by its bytes. The original stays as it is, byte for byte, and is looked at again each time it is read.

        Usage:

            satchel import [--recursive] [--kind KIND] [--tag WORD]… FILE…

        ### Arguments

        | | Meaning |
        |---|---|
        | `FILE…` | A file; - is standard input. |

        ### Options

        | | Meaning |
        |---|---|
        | `-r, --recursive` | Also folders. |
        | `--kind KIND` | What the papers are. One of: letter, diploma, receipt. |
        | `--tag WORD` | A word to find them by. May be repeated. |

        ### Examples

        Take one file in.

            $ satchel import diploma.json

        Take in standard input.

            $ cat 'my letter.txt' | satchel import --kind letter -

        ### Exit codes

        | | Meaning |
        |---|---|
        | 0 | done |
        | 10 | a paper was refused |
        | 64 | the command line is wrong |

        ## satchel show

        Show a paper.

        Usage:

            satchel show [--order KIND] [--limit N] REF [PAGE]

        ### Arguments

        | | Meaning |
        |---|---|
        | `REF` | Its number. |
        | `PAGE` | A page. |

        ### Options

        | | Meaning |
        |---|---|
        | `--order KIND` | What comes first. One of: letter, diploma, receipt. Default: letter. |
        | `--limit N` | At most N. |

        ### Examples

        Show number 3.

            $ satchel show 3

        ### Exit codes

        | | Meaning |
        |---|---|
        | 0 | done |
        | 64 | the command line is wrong |

        ## satchel send

        Send papers.

        Usage:

            satchel send --output FILE [--all] [REF…]

        ### Arguments

        | | Meaning |
        |---|---|
        | `REF…` | Numbers. |

        ### Options

        | | Meaning |
        |---|---|
        | `-o, --output FILE` | Where to. Required. |
        | `--all` | All papers. |

        ### Examples

        All of them.

            $ satchel send --all -o out.json

        ### Exit codes

        | | Meaning |
        |---|---|
        | 0 | done |
        | 64 | the command line is wrong |

        ## satchel trust

        Whom to trust.

        Usage:

            satchel trust COMMAND …

        ### satchel trust add

        Add a list.

        Usage:

            satchel trust add LIST…

        #### Arguments

        | | Meaning |
        |---|---|
        | `LIST…` | Lists. |

        #### Examples

        Add two.

            $ satchel trust add a.json b.json

        #### Exit codes

        | | Meaning |
        |---|---|
        | 0 | done |
        | 64 | the command line is wrong |

        ### satchel trust list

        List the lists.

        Usage:

            satchel trust list

        #### Examples

        All of them.

            $ satchel trust list

        #### Exit codes

        | | Meaning |
        |---|---|
        | 0 | done |
        | 64 | the command line is wrong |

        ## satchel help

        Explain a command.

        Usage:

            satchel help [COMMAND…]

        ### Arguments

        | | Meaning |
        |---|---|
        | `COMMAND…` | The command to explain. |

        ### Examples

        Everything about 'trust add'.

            $ satchel help trust add

        ### Exit codes

        | | Meaning |
        |---|---|
        | 0 | done |
        | 64 | the command line is wrong |

        ## satchel completions

        Print the completion script of a shell.

        Usage:

            satchel completions SHELL

        ### Arguments

        | | Meaning |
        |---|---|
        | `SHELL` | The shell to complete in. One of: bash, zsh, fish. |

        ### Examples

        For bash, from the next session on.

            $ satchel completions bash >> ~/.bash_completion

        For fish.

            $ satchel completions fish > ~/.config/fish/completions/satchel.fish

        ### Exit codes

        | | Meaning |
        |---|---|
        | 0 | done |
        | 64 | the command line is wrong |

        """#
}
