// SPDX-License-Identifier: Apache-2.0

import CommandLineKit
import Foundation
import Testing

@Suite("Keeping the wallet")
struct KeepingTests {
    @Test("remove takes one out, and its number does not come back")
    func remove() throws {
        try CommandBench.with { bench in
            bench.fill()
            #expect(bench.run("remove", "2").output == "removed 2  Reanimatie en AED\n")
            #expect(bench.run("show", "2").exitCode == .missingInput)
            #expect(bench.run("remove", "2").exitCode == .missingInput)
            #expect(bench.run("import", CommandBench.example("first-aid")).output.contains("→ 3: "))
        }
    }

    @Test("remove of several takes out all or nothing")
    func removeSeveral() throws {
        try CommandBench.with { bench in
            bench.fill()
            #expect(bench.run("remove", "1", "9").exitCode == .missingInput)
            #expect(bench.run("show", "1").exitCode == .success)
        }
    }

    @Test("doctor finds a whole wallet whole")
    func doctor() throws {
        try CommandBench.with { bench in
            bench.fill()
            #expect(bench.run("doctor").output == "2 credentials, all is well\n")
            bench.language = "nl_NL.UTF-8"
            #expect(bench.run("doctor").output == "2 bewijzen, alles in orde\n")
        }
    }

    @Test("a damaged wallet ends every command with 74")
    func damaged() throws {
        try CommandBench.with { bench in
            bench.fill()
            try bench.write("wallet/wallet.sqlite", Array(repeating: 0x41, count: 40_000))
            for words in [["list"], ["doctor"], ["import", CommandBench.example("medication")], ["show", "1"]] {
                let result = bench.run(words.map { Word($0) })
                #expect(result.exitCode == .inputOutput, "\(words)")
                #expect(result.errorLines.count <= 2)
            }
        }
    }

    @Test("a wallet from a newer version ends every command with 78, untouched")
    func newer() throws {
        try CommandBench.with { bench in
            bench.fill()
            let path = bench.wallet.appending(path: "wallet.sqlite").path
            var bytes = try bench.read(path)
            // The database's user_version (SQLite file format §1.3, offset 60).
            bytes.replaceSubrange(60..<64, with: [0, 0, 0, 99])
            try bench.write("wallet/wallet.sqlite", bytes)
            for words in [["list"], ["import", CommandBench.example("medication")], ["verify", "1"]] {
                #expect(bench.run(words.map { Word($0) }).exitCode == .configuration, "\(words)")
            }
            #expect(try bench.read(path) == bytes)
            #expect(bench.run("verify", "--no-wallet", CommandBench.example("first-aid")).exitCode.rawValue == 11)
        }
    }

    @Test("a wallet that others may write to ends with 77")
    func permission() throws {
        try CommandBench.with { bench in
            bench.fill()
            try FileManager.default.setAttributes([.posixPermissions: 0o777], ofItemAtPath: bench.wallet.path)
            #expect(bench.run("list").exitCode == .permissionDenied)
        }
    }

    @Test("me keeps who the learner is, once, and credentials made out to her are recognised")
    func me() throws {
        try CommandBench.with { bench in
            bench.fill()
            #expect(bench.run("me", "add", "email:noor@voorbeeld.example").output == "added\n")
            #expect(bench.run("me", "add", "email:noor@voorbeeld.example").output == "was there already\n")
            #expect(bench.run("me", "show").output == "email: noor@voorbeeld.example\n")
            #expect(bench.run("me", "add", "noor").exitCode == .usage)
            #expect(bench.run("me", "add", "email:").exitCode == .usage)
            #expect(bench.run("verify", "1", "--explain").output.contains("recognised by your email"))
            #expect(bench.run("verify", "2").output.contains("None of the identifiers you gave"))
        }
    }

    @Test("the wallet's folder comes from the option, else the environment, in the contract's order")
    func place() throws {
        try CommandBench.with { bench in
            let option = bench.folder.appending(path: "option").path
            let data = bench.folder.appending(path: "data").path
            let home = bench.folder.appending(path: "home").path
            bench.environment = ["XDG_DATA_HOME": Word(data), "HOME": Word(home)]
            bench.run("--wallet", option, "me", "add", "name:a")
            #expect(FileManager.default.fileExists(atPath: "\(option)/wallet.sqlite") && !bench.hasWallet)
            bench.run("me", "add", "name:a")
            #expect(bench.hasWallet && !FileManager.default.fileExists(atPath: data))
            #if os(Linux)
                bench.environment["BACKPACK_HOME"] = ""
                bench.run("me", "add", "name:a")
                #expect(FileManager.default.fileExists(atPath: "\(data)/backpack/wallet.sqlite"))
                bench.environment["XDG_DATA_HOME"] = ""
                bench.run("me", "add", "name:a")
                #expect(FileManager.default.fileExists(atPath: "\(home)/.local/share/backpack/wallet.sqlite"))
                bench.environment["HOME"] = ""
                #expect(bench.run("me", "add", "name:a").exitCode == .missingInput)
            #endif
        }
    }

    @Test("colours appear on a terminal, unless NO_COLOR or --color says otherwise")
    func colour() throws {
        try CommandBench.with { bench in
            let words: [Word] = ["verify", Word(CommandBench.example("first-aid"))]
            func hasColour(_ more: Word...) -> Bool { bench.run(words + more).outputBytes.contains(0x1B) }
            #expect(!hasColour())
            #expect(hasColour("--color", "always"))
            bench.outputWidth = 80
            #expect(hasColour())
            #expect(!hasColour("--color", "never"))
            bench.environment["NO_COLOR"] = "1"
            #expect(!hasColour())
            #expect(hasColour("--color", "always"))
        }
    }

    @Test("the language follows --lang, else the surroundings")
    func language() throws {
        try CommandBench.with { bench in
            let words: [Word] = ["verify", Word(CommandBench.example("first-aid"))]
            #expect(bench.run(words).output.contains("Signature"))
            #expect(bench.run(words + ["--lang", "nl"]).output.contains("Handtekening"))
            bench.language = "nl_NL.UTF-8"
            #expect(bench.run(words).output.contains("Handtekening"))
            #expect(bench.run(words + ["--lang", "en"]).output.contains("Signature"))
            #expect(bench.run(words + ["--lang", "fr"]).exitCode == .usage)
        }
    }
}
