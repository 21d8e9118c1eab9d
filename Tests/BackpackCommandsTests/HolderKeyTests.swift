// SPDX-License-Identifier: Apache-2.0

import CommandLineKit
import Foundation
import StrictJSON
import TestSupport
import Testing

@Suite("Holder keys and their passphrase")
struct HolderKeyTests {
    private static let phrase = "vijf paarse kamelen"

    private static func share(_ bench: CommandBench, _ reader: String = "De Linde") -> Outcome {
        bench.run("share", "2", "--to", reader, "-o", "-")
    }

    private static func holder(_ outcome: Outcome) throws -> String {
        try #require(try outcome.json["holder"]?.stringValue?.text)
    }

    /// The files of the folder of keys, by name.
    private static func files(_ bench: CommandBench) throws -> [String: [UInt8]] {
        let keys = bench.wallet.appending(path: "keys")
        let names = try FileManager.default.contentsOfDirectory(atPath: keys.path)
        return try Dictionary(uniqueKeysWithValues: names.map { ($0, try bench.read(keys.appending(path: $0).path)) })
    }

    @Test("are listed by their public parts, with reader, day and whether they are locked")
    func list() throws {
        try CommandBench.with { bench in
            #expect(bench.run("me", "keys").output.isEmpty)
            bench.fill()
            let holder = try Self.holder(Self.share(bench))
            #expect(bench.run("me", "keys").output == "2026-11-20  De Linde  \(holder)  not locked\n")
            let key = try #require(try bench.run("me", "keys", "--json").json["keys"]?.elements.first?.objectValue)
            #expect(key["did"] == .string(holder))
            #expect(key["protected"] == .bool(false))
            bench.typed = [Self.phrase, Self.phrase]
            #expect(bench.run("me", "passphrase").output == "passphrase set\n")
            bench.language = "nl_NL.UTF-8"
            #expect(bench.run("me", "keys").output == "2026-11-20  De Linde  \(holder)  versleuteld\n")
        }
    }

    @Test("are rotated for one reader, and the earlier one stays")
    func rotate() throws {
        try CommandBench.with { bench in
            bench.fill()
            let first = try Self.holder(Self.share(bench))
            let other = try Self.holder(Self.share(bench, "Radboudumc"))
            let result = bench.run("me", "rotate", "De Linde")
            let second = try Self.holder(Self.share(bench))
            #expect(result.output == "new key for De Linde: \(second)\n")
            #expect(second != first)
            #expect(try Self.holder(Self.share(bench, "Radboudumc")) == other)
            let listed = bench.run("me", "keys").output
            #expect([first, second, other].allSatisfy(listed.contains))
            #expect(bench.run("me", "rotate", "Nobody").exitCode == .missingInput)
            #expect(bench.run("me", "rotate").exitCode == .usage)
            #expect(bench.run("me", "keys").output == listed)
            #expect(bench.run("doctor").exitCode == .success)
        }
    }

    @Test("are no longer on the disk in the clear once there is a passphrase, and sign only with it")
    func set() throws {
        try CommandBench.with { bench in
            bench.fill()
            let holder = try Self.holder(Self.share(bench))
            let bare = try Self.files(bench)
            #expect(bare.values.map(\.count) == [32])
            bench.typed = [Self.phrase, Self.phrase]
            #expect(bench.run("me", "passphrase").exitCode == .success)
            let locked = try Self.files(bench)
            #expect(locked.count == 2 && locked["lock"] != nil)
            for secret in bare.values {
                #expect(locked.values.allSatisfy { Data($0).range(of: Data(secret)) == nil })
            }
            #expect(bench.run("doctor").exitCode == .success)
            bench.typed = []
            let without = Self.share(bench)
            #expect(without.exitCode == .permissionDenied)
            #expect(without.error.contains("--passphrase-fd"))
            bench.typed = [Self.phrase]
            #expect(try Self.holder(Self.share(bench)) == holder)
            #expect(try Self.holder(Self.share(bench, "new")) != holder)
            #expect(try Self.files(bench).values.allSatisfy { $0.count != 32 }, "a new key is locked too")
            bench.typed = []
            bench.descriptors = [7: [Self.phrase]]
            let words: [Word] = ["share", "2", "--to", "De Linde", "-o", "-", "--passphrase-fd", "7"]
            #expect(try Self.holder(bench.run(words)) == holder)
            // Nothing else needs the keys.
            for words in [["list"], ["verify", "2"], ["me", "keys"], ["share", "2", "--to", "x", "--dry-run"]] {
                bench.descriptors = [:]
                #expect(bench.run(words.map { Word($0) }).exitCode == .success, "\(words)")
            }
        }
    }

    @Test("do not open with another passphrase, and nothing is changed by trying")
    func wrong() throws {
        try CommandBench.with { bench in
            bench.fill()
            _ = Self.share(bench)
            bench.typed = [Self.phrase, Self.phrase]
            bench.run("me", "passphrase")
            let before = try Self.files(bench)
            for words in [
                ["share", "2", "--to", "De Linde", "-o", "-"], ["me", "passphrase"], ["me", "passphrase", "--remove"],
                ["me", "rotate", "De Linde"], ["share", "2", "--to", "new", "-o", "-"],
            ] {
                bench.typed = ["vijf paarse kamelen ", "another one", "another one"]
                let result = bench.run(words.map { Word($0) })
                #expect(result.exitCode == .permissionDenied, "\(words)")
                #expect(result.errorLines == ["backpack: error: the passphrase does not fit; nothing was changed"])
                #expect(try Self.files(bench) == before)
            }
            #expect(bench.run("shares").output.split(separator: "\n").count == 2)
        }
    }

    @Test("take another passphrase in one step, and none again")
    func change() throws {
        try CommandBench.with { bench in
            bench.fill()
            let holder = try Self.holder(Self.share(bench))
            let bare = try Self.files(bench)
            bench.typed = [Self.phrase, Self.phrase]
            bench.run("me", "passphrase")
            let before = try Self.files(bench)
            bench.descriptors = [0: [Self.phrase, "een andere zin"]]
            #expect(bench.run("me", "passphrase", "--passphrase-fd", "0").output == "passphrase changed\n")
            let after = try Self.files(bench)
            #expect(after["lock"] != before["lock"])
            #expect(after.filter { $0.key != "lock" } == before.filter { $0.key != "lock" })
            bench.typed = [Self.phrase]
            #expect(Self.share(bench).exitCode == .permissionDenied)
            bench.typed = ["een andere zin"]
            #expect(try Self.holder(Self.share(bench)) == holder)
            #expect(bench.run("me", "passphrase", "--remove").output == "passphrase removed\n")
            #expect(try Self.files(bench) == bare)
            bench.typed = []
            #expect(try Self.holder(Self.share(bench)) == holder)
            #expect(bench.run("me", "passphrase", "--remove").exitCode == .usage)
        }
    }

    @Test(
        "refuse a passphrase that is short, mistyped or not there, and stay as they are",
        arguments: [
            (["short", "short"], ExitCode.usage), (["vijf paarse kamelen", "vijf paarse kamels"], .usage),
            (["", ""], .usage), ([], .permissionDenied), (["vijf paarse kamelen"], .permissionDenied),
        ] as [([String], ExitCode)])
    func unfit(_ typed: [String], _ code: ExitCode) throws {
        try CommandBench.with { bench in
            bench.fill()
            _ = Self.share(bench)
            let before = try Self.files(bench)
            bench.typed = typed
            #expect(bench.run("me", "passphrase").exitCode == code)
            #expect(try Self.files(bench) == before)
        }
    }

    @Test("say so when the lock or a locked key was damaged")
    func damaged() throws {
        try CommandBench.with { bench in
            bench.fill()
            _ = Self.share(bench)
            bench.typed = [Self.phrase, Self.phrase]
            bench.run("me", "passphrase")
            bench.typed = [Self.phrase]
            let files = try Self.files(bench)
            for (name, bytes) in files {
                let path = bench.wallet.appending(path: "keys/\(name)").path
                var changed = bytes
                changed[changed.count - 1] ^= 1
                try Data(changed).write(to: URL(fileURLWithPath: path))
                let result = Self.share(bench)
                #expect(result.exitCode == .inputOutput)
                #expect(result.error.contains("passphrase.lock-damaged"))
                try Data(bytes).write(to: URL(fileURLWithPath: path))
            }
            try FileManager.default.removeItem(at: bench.wallet.appending(path: "keys/lock"))
            #expect(Self.share(bench).exitCode == .inputOutput)
        }
    }

    @Test(
        "read a passphrase only from a descriptor that is open and has one", arguments: ["7", "-1", "x", "99999999999"])
    func descriptor(_ number: String) throws {
        try CommandBench.with { bench in
            bench.descriptors = [7: []]
            let result = bench.run("me", "passphrase", "--passphrase-fd", number)
            #expect(result.exitCode == (number == "7" ? .permissionDenied : .usage))
            #expect(bench.run("me", "passphrase", "--passphrase-fd", "8").exitCode == .inputOutput)
        }
    }
}
