// SPDX-License-Identifier: Apache-2.0

import CommandLineKit
import CredentialCrypto
import Foundation
import StrictJSON
import TestSupport
import Testing

@Suite("backup and restore")
struct BackupTests {
    private static let phrase = "zeven stille fietsen"

    /// A wallet with something of everything, and its backup.
    private static func backup(_ bench: inout CommandBench, more: Int = 0) throws -> String {
        bench.fill()
        bench.run("me", "add", "email:noor@voorbeeld.example")
        bench.run("import", CommandBench.example("wound-care-revoked"), CommandBench.example("medication"))
        // A number that was given once: what comes after keeps its own.
        bench.run("remove", "3")
        bench.run("share", "2", "--to", "De Linde", "-o", "-")
        if more > 0 {
            let issuer = try TestIssuer("backup")
            for number in 0..<more {
                try bench.write(
                    "many/\(number).json",
                    try issuer.credential(id: "urn:test:\(number)", title: "Cursus \(number)"))
            }
            #expect(bench.run("import", "-r", bench.folder.appending(path: "many").path).exitCode == .success)
        }
        return try make(&bench)
    }

    private static func make(_ bench: inout CommandBench) throws -> String {
        let path = bench.folder.appending(path: "\(UUID().uuidString).backup").path
        bench.descriptors = [3: [phrase]]
        let result = bench.run("backup", "-o", path, "--passphrase-fd", "3")
        #expect(result.exitCode == .success, "\(result.error)")
        return path
    }

    /// What a wallet holds, as its commands tell it, and its original bytes.
    private static func content(_ bench: CommandBench) throws -> [String] {
        let commands = [
            ["list", "--json"], ["shares", "--json"], ["me", "show", "--json"], ["me", "keys", "--json"],
            ["trust", "list", "--json"], ["doctor"],
        ]
        let out = bench.folder.appending(path: UUID().uuidString)
        #expect(bench.run("export", "--all", "-o", out.path).exitCode == .success)
        let names = try FileManager.default.contentsOfDirectory(atPath: out.path).sorted()
        let files = try names.map { name in
            "\(name) " + Hexadecimal.encode(HashAlgorithm.sha256.digest(try bench.read(out.appending(path: name).path)))
        }
        return commands.map { bench.run($0.map { Word($0) }).output } + files
    }

    private static func elsewhere(_ bench: CommandBench) -> CommandBench {
        var other = bench
        other.environment["BACKPACK_HOME"] = Word(bench.folder.appending(path: "other").path)
        return other
    }

    private static func restore(_ bench: inout CommandBench, _ path: String, _ lines: [String] = [phrase]) -> Outcome {
        bench.descriptors = [3: lines]
        return bench.run("restore", path, "--passphrase-fd", "3")
    }

    @Test("bring everything back, numbers and digests too, and again change nothing", arguments: [0, 250])
    func everything(_ more: Int) throws {
        try CommandBench.with { bench in
            let path = try Self.backup(&bench, more: more)
            var other = Self.elsewhere(bench)
            let result = Self.restore(&other, path)
            #expect(result.exitCode == .success, "\(result.error)")
            #expect(result.output.hasSuffix("also new: 2 evidence, 1 trust lists, 1 identifiers, 1 keys, 1 shares\n"))
            #expect(result.output.split(separator: "\n").count(where: { $0.hasPrefix("new → ") }) == 3 + more)
            let content = try Self.content(bench)
            #expect(try Self.content(other) == content)
            let again = Self.restore(&other, path)
            #expect(again.output.hasSuffix("also new: 0 evidence, 0 trust lists, 0 identifiers, 0 keys, 0 shares\n"))
            #expect(again.output.split(separator: "\n").count(where: { $0.hasPrefix("already held → ") }) == 3 + more)
            #expect(try Self.content(other) == content)
        }
    }

    @Test("tell what is new and what replaces an older one in a wallet that has something already")
    func merge() throws {
        try CommandBench.with { bench in
            let issuer = try TestIssuer("merge")
            let older = try issuer.credential(id: "urn:test:1", title: "Eerste", validFrom: "2026-01-01T00:00:00Z")
            let newer = try issuer.credential(id: "urn:test:1", title: "Tweede", validFrom: "2026-02-01T00:00:00Z")
            bench.run("import", try bench.write("newer.json", newer))
            let path = try Self.make(&bench)
            var other = Self.elsewhere(bench)
            other.run("import", CommandBench.example("first-aid"), try bench.write("older.json", older))
            let result = Self.restore(&other, path)
            #expect(result.output.hasPrefix("replaced → 3: Tweede (untrusted)\n"))
            #expect(other.run("list").output.contains("Tweede"))
            #expect(!other.run("list").output.contains("Eerste"))
        }
    }

    @Test("are rehearsed in a wallet that is gone afterwards")
    func rehearse() throws {
        try CommandBench.with { bench in
            let path = try Self.backup(&bench)
            let scratch = bench.folder.appending(path: "tmp")
            try FileManager.default.createDirectory(at: scratch, withIntermediateDirectories: true)
            bench.environment["TMPDIR"] = Word(scratch.path)
            bench.descriptors = [3: [Self.phrase]]
            let result = bench.run("backup", "--verify", path, "--passphrase-fd", "3")
            #expect(result.output == "\(path): 3 credentials, all of it can be restored\n")
            #expect(try FileManager.default.contentsOfDirectory(atPath: scratch.path).isEmpty)
            bench.descriptors = [3: ["zeven stille fietse"]]
            #expect(bench.run("backup", "--verify", path, "--passphrase-fd", "3").exitCode == .permissionDenied)
            #expect(try FileManager.default.contentsOfDirectory(atPath: scratch.path).isEmpty)
        }
    }

    @Test("refuse a wrong passphrase, a cut, a changed byte and a later version, and change nothing")
    func refused() throws {
        try CommandBench.with { bench in
            let path = try Self.backup(&bench)
            let bytes = try bench.read(path)
            var other = Self.elsewhere(bench)
            other.run("import", CommandBench.example("first-aid"))
            let before = try Self.content(other)
            func expect(_ bytes: [UInt8], _ code: ExitCode, _ passphrase: String = Self.phrase) throws {
                let result = Self.restore(&other, try bench.write("changed.backup", bytes), [passphrase])
                #expect(result.exitCode == code, "\(result.error)")
                #expect(result.output.isEmpty)
                #expect(result.errorLines.count == 1)
            }
            try expect(bytes, .permissionDenied, "zeven stille fietsen ")
            for index in [0, 9, 11, 61, 100, bytes.count - 1] {
                var changed = bytes
                changed[index] ^= 0x80
                try expect(changed, .unreadableData)
            }
            for count in [0, 99, bytes.count - 1] { try expect(Array(bytes[..<count]), .unreadableData) }
            var later = bytes
            later[8] = 2
            try expect(later, .configuration)
            #expect(try Self.content(other) == before)
        }
    }

    @Test("use the passphrase of a wallet whose keys have one, and lock them where they come back")
    func locked() throws {
        try CommandBench.with { bench in
            bench.descriptors = [3: [Self.phrase]]
            bench.run("me", "passphrase", "--passphrase-fd", "3")
            bench.fill()
            bench.run("share", "2", "--to", "De Linde", "-o", "-", "--passphrase-fd", "3")
            let path = bench.folder.appending(path: "a.backup").path
            bench.descriptors = [3: ["another passphrase"]]
            #expect(bench.run("backup", "-o", path, "--passphrase-fd", "3").exitCode == .permissionDenied)
            #expect(!FileManager.default.fileExists(atPath: path))
            bench.descriptors = [3: [Self.phrase]]
            #expect(bench.run("backup", "-o", path, "--passphrase-fd", "3").exitCode == .success)
            var other = Self.elsewhere(bench)
            #expect(Self.restore(&other, path).exitCode == .success)
            #expect(other.run("me", "keys").output == bench.run("me", "keys").output)
            #expect(other.run("me", "keys").output.hasSuffix("  locked\n"))
            #expect(other.run("doctor").exitCode == .success)
            // Into a wallet with a passphrase of its own: that one is asked for behind the backup's.
            var third = bench
            third.environment["BACKPACK_HOME"] = Word(bench.folder.appending(path: "third").path)
            third.descriptors = [3: ["een heel andere zin"]]
            third.run("me", "passphrase", "--passphrase-fd", "3")
            #expect(Self.restore(&third, path).exitCode == .permissionDenied)
            #expect(third.run("me", "keys").output.isEmpty)
            #expect(Self.restore(&third, path, [Self.phrase, "een heel andere zin"]).exitCode == .success)
            third.descriptors = [3: ["een heel andere zin"]]
            let share = third.run("share", "2", "--to", "De Linde", "-o", "-", "--passphrase-fd", "3")
            #expect(share.exitCode == .success)
        }
    }

    @Test("leave no trace of a passphrase in the wallet, in temporary files or in what is printed")
    func canary() throws {
        try CommandBench.with { bench in
            let canary = "kanarie 0f4b1c77 in de mijn"
            let scratch = bench.folder.appending(path: "tmp")
            try FileManager.default.createDirectory(at: scratch, withIntermediateDirectories: true)
            bench.environment["TMPDIR"] = Word(scratch.path)
            bench.fill()
            let path = bench.folder.appending(path: "canary.backup").path
            let other = Word(bench.folder.appending(path: "other").path)
            let commands: [[Word]] = [
                ["me", "passphrase"], ["share", "2", "--to", "x", "-o", "-"], ["me", "rotate", "x"],
                ["backup", "-o", Word(path)], ["backup", "--verify", Word(path)],
                ["--wallet", other, "restore", Word(path)], ["me", "passphrase", "--remove"],
            ]
            for isWrong in [false, true] {
                for words in commands {
                    bench.typed = Array(repeating: isWrong ? canary + "!" : canary, count: 2)
                    let result = bench.run(words)
                    #expect(result.exitCode == .success || isWrong, "\(words): \(result.error)")
                    #expect(!result.output.contains(canary) && !result.error.contains(canary))
                    for file in try #require(FileManager.default.enumerator(atPath: bench.folder.path)) {
                        let url = bench.folder.appending(path: "\(file)")
                        guard !url.hasDirectoryPath, let data = FileManager.default.contents(atPath: url.path) else {
                            continue
                        }
                        #expect(data.range(of: Data(canary.utf8)) == nil, "\(file)")
                    }
                }
            }
            // There is no option or argument that would take one.
            #expect(bench.run("me", "passphrase", canary).exitCode == .usage)
            #expect(bench.run("me", "passphrase", "--passphrase", canary).exitCode == .usage)
        }
    }

    @Test("are asked for in full", arguments: [["backup"], ["backup", "-o", "a", "--verify", "b"], ["restore"]])
    func usage(_ words: [String]) throws {
        try CommandBench.with { bench in #expect(bench.run(words.map { Word($0) }).exitCode == .usage) }
    }
}
