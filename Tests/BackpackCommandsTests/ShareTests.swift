// SPDX-License-Identifier: Apache-2.0

import CommandLineKit
import Foundation
import StrictJSON
import TestSupport
import Testing

@Suite("share and shares")
struct ShareTests {
    private static let readerReliance: [Word] = [
        "--no-wallet", "--trust", Word(CommandBench.example("trust-list")), "--evidence",
        Word(CommandBench.example("issuer-did")), "--evidence", Word(CommandBench.example("status-list")),
    ]

    @Test("make a bundle that its reader can verify, in every form", arguments: ["json", "jwt", "html"])
    func bundle(_ form: String) throws {
        try CommandBench.with { bench in
            bench.fill()
            let path = bench.folder.appending(path: "bundle.\(form)").path
            let result = bench.run(
                "share", "1", "2", "--to", "De Linde", "--challenge", "7431", "--domain", "linde.example", "-o", path)
            #expect(result.exitCode == .success)
            #expect(result.output == "\(path): 2 for De Linde, until 18 February 2027\n")
            let mode = try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
            #expect(mode == 0o600)
            let check: [Word] =
                ["verify", Word(path), "--challenge", "7431", "--domain", "linde.example"] + Self.readerReliance
            #expect(bench.run(check).exitCode == .success)
            #expect(bench.run(check + ["--at", "2027-03-01T00:00:00Z"]).exitCode.rawValue == 15)
            #expect(bench.run("share", "1", "--to", "De Linde", "-o", path).exitCode == .cannotCreateOutput)
            let shares = bench.run("shares").output
            #expect(shares.hasPrefix("1  2026-11-20  De Linde, until 18 February 2027  \(path)\n"))
            #expect(shares.split(separator: "\n").count == 3)
        }
    }

    @Test("write to standard output for '-'")
    func standardOutput() throws {
        try CommandBench.with { bench in
            bench.fill()
            let result = bench.run("share", "2", "--to", "x", "-o", "-")
            #expect(result.exitCode == .success)
            let check = bench.run(["verify", "-"] + Self.readerReliance, input: result.outputBytes)
            #expect(check.exitCode == .success)
        }
    }

    @Test("--dry-run lists everything that would leave, and makes nothing")
    func dryRun() throws {
        try CommandBench.with { bench in
            bench.fill()
            let path = bench.folder.appending(path: "bundle.json").path
            let preview = bench.run("share", "1", "--to", "De Linde", "-o", path, "--dry-run")
            #expect(preview.exitCode == .success)
            #expect(preview.output.hasPrefix("This would go to De Linde, and nothing else:\n"))
            #expect(!FileManager.default.fileExists(atPath: path))
            let keys = bench.wallet.appending(path: "keys").path
            let names =
                FileManager.default.fileExists(atPath: keys)
                ? try FileManager.default.contentsOfDirectory(atPath: keys) : []
            #expect(names.isEmpty)
            #expect(bench.run("shares").output.isEmpty)
            #expect(bench.run("me", "show").output.isEmpty)
            // Every value that is in the bundle afterwards stood in the preview.
            bench.run("share", "1", "--to", "De Linde", "-o", path)
            let bundle = try #require(try JSONReader.read(try bench.read(path)).objectValue)
            let credential = try #require(bundle["verifiableCredential"]?.elements.first?.objectValue)
            func check(_ value: JSONValue) {
                switch value {
                case .object(let object): for member in object.members { check(member.value) }
                case .array(let elements): elements.forEach(check)
                case .string(let text): #expect(preview.output.contains(": \(text.text)\n"), "\(text)")
                default: #expect(preview.output.contains(": \(JSONWriter.text(value))\n"))
                }
            }
            check(.object(credential.removing("proof").removing("@context")))
        }
    }

    @Test("use another key for each reader, and the same one again")
    func pairwise() throws {
        try CommandBench.with { bench in
            bench.fill()
            func holder(_ reader: String) throws -> ExactString {
                let result = bench.run("share", "2", "--to", reader, "-o", "-")
                return try #require(try result.json["holder"]?.stringValue)
            }
            let first = try holder("a")
            #expect(try holder("a") == first)
            #expect(try holder("b") != first)
        }
    }

    @Test("hold back what is not fit to be sent, unless told otherwise")
    func unfit() throws {
        try CommandBench.with { bench in
            bench.rely()
            bench.run("import", CommandBench.example("wound-care-revoked"), CommandBench.example("medication"))
            let path = bench.folder.appending(path: "bundle.json").path
            #expect(bench.run("share", "1", "--to", "x", "-o", path).exitCode.rawValue == 13)
            #expect(bench.run("share", "2", "--to", "x", "-o", path).exitCode.rawValue == 12)
            #expect(!FileManager.default.fileExists(atPath: path))
            #expect(bench.run("share", "1", "--to", "x", "-o", path, "--anyway").exitCode == .success)
        }
    }

    @Test(
        "refuse what cannot be done, before anything is made",
        arguments: [
            ["share", "1", "--to", "x"], ["share", "1", "-o", "b.json"], ["share", "--to", "x", "-o", "b.json"],
            ["share", "1", "--to", "x", "-o", "b.pdf"], ["share", "1", "--to", "x", "-o", "b.json", "--only", "name"],
            ["share", "1", "--to", "x", "-o", "b.json", "--hide", "name"],
            ["share", "1", "--to", "x", "-o", "b.json", "--expires", "2020-01-01T00:00:00Z"],
            ["share", "1", "--to", "x", "-o", "b.json", "--expires", "soon"],
        ])
    func usage(_ words: [String]) throws {
        try CommandBench.with { bench in
            bench.fill()
            let result = bench.run(words.map { Word($0) })
            #expect(result.exitCode == .usage)
            #expect(result.output.isEmpty)
            #expect(bench.run("me", "show").output.isEmpty)
        }
    }

    @Test("say that the output cannot be created where its folder is missing")
    func output() throws {
        try CommandBench.with { bench in
            bench.fill()
            let path = bench.folder.appending(path: "nowhere/bundle.json").path
            let result = bench.run("share", "1", "--to", "x", "-o", path)
            #expect(result.exitCode == .cannotCreateOutput)
            #expect(result.errorLines.count == 1)
            #expect(bench.run("shares").output.isEmpty)
        }
    }
}
