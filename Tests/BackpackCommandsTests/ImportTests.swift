// SPDX-License-Identifier: Apache-2.0

import CommandLineKit
import Foundation
import StrictJSON
import Testing

@Suite("import")
struct ImportTests {
    @Test("takes in what is good beside what is bad, one clear line each")
    func mixed() throws {
        try CommandBench.with { bench in
            let words = try bench.write("words.json", "hello")
            let empty = try bench.write("empty.json", "")
            let missing = bench.folder.appending(path: "missing.json").path
            let result = bench.run(
                "import", words, empty, missing, CommandBench.example("trust-list"), CommandBench.example("first-aid"))
            #expect(result.exitCode == .unreadableData)
            #expect(
                result.output == "imported \(CommandBench.example("first-aid")) → 1: Reanimatie en AED (untrusted)\n")
            let errors = result.errorLines.filter { $0.hasPrefix("backpack: error: ") }
            #expect(errors.count == 4)
            #expect(
                zip(errors, [words, empty, missing, CommandBench.example("trust-list")]).allSatisfy { $0.contains($1) })
            #expect(result.error.contains("trust add"))
            #expect(bench.run("list").output.contains("Reanimatie en AED"))
        }
    }

    @Test("ends with 66 where only files are missing, and with 10 where one is refused")
    func exitCodes() throws {
        try CommandBench.with { bench in
            bench.rely()
            let missing = bench.folder.appending(path: "missing.json").path
            #expect(bench.run("import", missing).exitCode == .missingInput)
            #expect(bench.run("import", bench.folder.path).exitCode == .missingInput)
            let refused = bench.run("import", missing, CommandBench.example("wound-care-tampered"))
            #expect(refused.exitCode.rawValue == 10)
            #expect(refused.errorLines.contains { $0.contains("refused: The signature does not hold") })
            #expect(bench.run("list").output.isEmpty)
        }
    }

    @Test("keeps what is invalid only when asked")
    func keepInvalid() throws {
        try CommandBench.with { bench in
            bench.rely()
            let result = bench.run("import", "--keep-invalid", CommandBench.example("wound-care-tampered"))
            #expect(result.exitCode == .success)
            #expect(result.output.hasSuffix("→ 1: Wondzorg in de wijk (invalid)\n"))
            #expect(bench.run("list").output.contains("invalid"))
        }
    }

    @Test("exits with 0 whatever the verdict, as long as all is taken in")
    func verdicts() throws {
        try CommandBench.with { bench in
            bench.rely()
            let names = ["wound-care", "wound-care-revoked", "medication"].map(CommandBench.example)
            let result = bench.run(["import"] + names.map { Word($0) })
            #expect(result.exitCode == .success)
            #expect(["(valid)", "(revoked)", "(expired)"].allSatisfy(result.output.contains))
        }
    }

    @Test("says what is held already, byte for byte")
    func alreadyHeld() throws {
        try CommandBench.with { bench in
            bench.run("import", CommandBench.example("first-aid"))
            let again = bench.run("import", CommandBench.example("first-aid"))
            #expect(again.exitCode == .success)
            #expect(again.output.hasPrefix("already held "))
            #expect(bench.run("list").output.components(separatedBy: "Reanimatie").count == 2)
        }
    }

    @Test("lets a newer version take the place of an older one")
    func replaced() throws {
        try CommandBench.with { bench in
            let issuer = try TestIssuer("replaced")
            let id = "urn:uuid:22222222-2222-4222-8222-222222222222"
            let older = try bench.write("a.json", issuer.credential(id: id, title: "Older"))
            let newer = try bench.write(
                "b.json", issuer.credential(id: id, title: "Newer", validFrom: "2026-05-01T00:00:00Z"))
            bench.run("import", older)
            let result = bench.run("import", newer)
            #expect(result.output.hasPrefix("replaced ") && result.output.hasSuffix(", a newer version of 1\n"))
            let list = bench.run("list").output
            #expect(list.contains("Newer") && !list.contains("Older"))
            // Somebody else's credential of the same id replaces nothing.
            let other = try bench.write("c.json", TestIssuer("other").credential(id: id, title: "Foreign"))
            #expect(bench.run("import", other).output.hasPrefix("imported "))
            #expect(bench.run("list").output.contains("Newer"))
        }
    }

    @Test("reads standard input for '-', beside files")
    func standardInput() throws {
        try CommandBench.with { bench in
            let bytes = try bench.read(CommandBench.example("first-aid"))
            let result = bench.run("import", "-", CommandBench.example("wound-care"), input: bytes)
            #expect(result.exitCode == .success)
            #expect(result.output.hasPrefix("imported - → 1: Reanimatie en AED"))
            let nothing = bench.run("import", "-")
            #expect(nothing.exitCode == .unreadableData)
            #expect(nothing.error == "backpack: error: -: the file is empty\n")
        }
    }

    @Test("refuses what is too large and still does the others")
    func tooLarge() throws {
        try CommandBench.with { bench in
            let input = [UInt8](repeating: 0x20, count: (16 << 20) + 2)
            let file = try bench.write("large.json", input)
            let result = bench.run("import", "-", file, CommandBench.example("first-aid"), input: input)
            #expect(result.exitCode == .unreadableData)
            #expect(result.errorLines.count == 2)
            #expect(result.errorLines.allSatisfy { $0.contains("is larger than") })
            #expect(result.output.contains("Reanimatie"))
        }
    }

    @Test("takes in a folder's files with --recursive, in name order")
    func recursive() throws {
        try CommandBench.with { bench in
            let issuer = try TestIssuer("folder")
            try bench.write("in/b/2.json", issuer.credential(title: "Second"))
            try bench.write("in/a.json", issuer.credential(title: "First"))
            try bench.write("in/c.txt", "no credential")
            let folder = bench.folder.appending(path: "in").path
            let result = bench.run("import", "--recursive", folder)
            #expect(result.exitCode == .unreadableData)
            #expect(
                result.output.split(separator: "\n").map { $0.suffix(19) }
                    == ["1: First (untrusted)", "2: Second (untrusted)"].map { $0.suffix(19) })
            #expect(result.errorLines.count == 1)
        }
    }

    @Test("ends with 16 for a folder without files")
    func emptyFolder() throws {
        try CommandBench.with { bench in
            try FileManager.default.createDirectory(
                at: bench.folder.appending(path: "in"), withIntermediateDirectories: false)
            let result = bench.run("import", "-r", bench.folder.appending(path: "in").path)
            #expect(result.exitCode.rawValue == 16)
        }
    }

    @Test("takes a file name of any bytes")
    func fileNames() throws {
        try CommandBench.with { bench in
            let name = Word(
                bytes: Array(bench.folder.path.utf8) + Array("/caf".utf8) + [0xE9, 0x1B] + Array(".json".utf8))
            let bytes = try bench.read(CommandBench.example("first-aid"))
            try #require(name.bytes.withUnsafeBufferPointer { _ in writeFile(name.bytes, bytes) })
            let result = bench.run(["import", name])
            #expect(result.exitCode == .success)
            #expect(result.output.contains("Reanimatie"))
            #expect(!result.outputBytes.contains(0x1B))
            #expect(bench.run(["verify", name]).exitCode.rawValue == 11)
        }
    }

    @Test("takes evidence by the address it came from")
    func from() throws {
        try CommandBench.with { bench in
            let context = try bench.write("context.json", #"{"@context":{"x":"https://example.org/x"}}"#)
            let refused = bench.run("import", context)
            #expect(refused.exitCode == .unreadableData)
            #expect(refused.error.contains("--from"))
            let taken = bench.run("import", "--from", "https://example.org/context", context)
            #expect(taken.exitCode == .success)
            #expect(taken.output.hasSuffix("json-ld-context https://example.org/context\n"))
            #expect(bench.run("import", "--from", "https://example.org/context", context, context).exitCode == .usage)
        }
    }

    /// A name that Foundation cannot spell.
    private func writeFile(_ name: [UInt8], _ bytes: [UInt8]) -> Bool {
        let path = name.map { CChar(bitPattern: $0) } + [0]
        guard let file = fopen(path, "wb") else { return false }
        defer { fclose(file) }
        return fwrite(bytes, 1, bytes.count, file) == bytes.count
    }
}
