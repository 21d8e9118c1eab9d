// SPDX-License-Identifier: Apache-2.0

import CommandLineKit
import Foundation
import StrictJSON
import Testing

@Suite("verify")
struct VerifyTests {
    private static let reliance: [Word] = [
        "--trust", Word(CommandBench.example("trust-list")), "--evidence", Word(CommandBench.example("issuer-did")),
        "--evidence", Word(CommandBench.example("status-list")),
    ]

    @Test(
        "ends with the verdict's exit code",
        arguments: [
            ("wound-care", 0), ("first-aid", 0), ("wound-care-tampered", 10), ("medication", 12),
            ("wound-care-revoked", 13), ("bundle", 0), ("trust-list", 65), ("issuer-did", 65), ("missing", 66),
        ])
    func exitCodes(_ name: String, _ code: Int32) throws {
        try CommandBench.with { bench in
            let result = bench.run(["verify", Word(CommandBench.example(name))] + Self.reliance)
            #expect(result.exitCode.rawValue == code)
            #expect(!bench.hasWallet)
        }
    }

    @Test("without anything to rely on says what is missing")
    func nothingToRelyOn() throws {
        try CommandBench.with { bench in
            let keys = bench.run("verify", CommandBench.example("wound-care"))
            #expect(keys.exitCode.rawValue == 14)
            #expect(keys.output.contains("The key did:web:hogeschool-voorbeeld.example#key-1 is not at hand."))
            let trust = bench.run("verify", CommandBench.example("first-aid"))
            #expect(trust.exitCode.rawValue == 11)
            #expect(trust.output.contains("as the credential itself claims"))
            let status = bench.run(
                "verify", CommandBench.example("wound-care"), "--trust", CommandBench.example("trust-list"),
                "--evidence", CommandBench.example("issuer-did"))
            #expect(status.exitCode.rawValue == 14)
            #expect(status.output.contains("is not at hand, so whether it was revoked is not known."))
            #expect(!bench.hasWallet)
        }
    }

    @Test("lets the worst of several inputs decide, and does them all")
    func several() throws {
        try CommandBench.with { bench in
            let names = ["wound-care", "medication", "missing", "wound-care-revoked"].map {
                Word(CommandBench.example($0))
            }
            let result = bench.run(["verify", "--json"] + names + Self.reliance)
            #expect(result.exitCode.rawValue == 13)
            let reports = try #require(try result.json["reports"]?.arrayValue)
            #expect(reports.map { $0["verdict"] } == [.string("valid"), .string("expired"), .string("revoked")])
            let jobs = bench.run(["verify", "--json", "--jobs", "3"] + names + Self.reliance)
            #expect(jobs.outputBytes == result.outputBytes)
        }
    }

    @Test(
        "answers 15 for a bundle that was not made for this occasion",
        arguments: [
            (["--challenge", "vacature-118", "--domain", "thuiszorg-de-linde.example"], 0),
            (["--challenge", "vacature-119"], 15), (["--domain", "elders.example"], 15),
            (["--at", "2027-03-01T00:00:00Z"], 15), (["--require-binding"], 15),
        ] as [([String], Int32)])
    func presentation(_ options: [String], _ code: Int32) throws {
        try CommandBench.with { bench in
            let result = bench.run(
                ["verify", "--json", Word(CommandBench.example("bundle"))] + options.map { Word($0) } + Self.reliance)
            #expect(result.exitCode.rawValue == code)
            let report = try #require(try result.json["reports"]?.arrayValue?.first)
            #expect(report["verdict"] == .string(code == 0 ? "valid" : "invalid"))
            let contained = try #require(report["credentials"]?.arrayValue)
            // The credentials keep their own verdicts.
            if !options.contains("--require-binding") {
                #expect(contained.allSatisfy { $0["verdict"] == .string("valid") })
            }
        }
    }

    @Test("of a bundle that holds nothing ends with 16")
    func empty() throws {
        try CommandBench.with { bench in
            let issuer = try TestIssuer("nothing")
            var document = JSONObject()
            document["@context"] = .array([.string("https://www.w3.org/ns/credentials/v2")])
            document["type"] = .array([.string("VerifiablePresentation")])
            document["holder"] = .string(issuer.did)
            let path = try bench.write("empty.json", issuer.sign(document, purpose: "authentication"))
            #expect(bench.run("verify", path).exitCode.rawValue == 16)
            #expect(bench.run("verify", "--ndjson").exitCode.rawValue == 16)
            #expect(bench.run("verify").exitCode == .usage)
        }
    }

    @Test("leaves the wallet out when told to, and counts it otherwise")
    func wallet() throws {
        try CommandBench.with { bench in
            bench.fill()
            #expect(bench.run("verify", CommandBench.example("wound-care")).exitCode == .success)
            #expect(bench.run("verify", "--no-wallet", CommandBench.example("wound-care")).exitCode.rawValue == 14)
            #expect(bench.run("verify", "1", "2").exitCode == .success)
            #expect(bench.run("verify", "9").exitCode == .missingInput)
            #expect(bench.run("verify", "urn:uuid:3f1d5c1e-6a52-4a7e-9a44-0c8a3f5e7b21").exitCode == .success)
        }
    }

    @Test("answers a stream line by line, in order")
    func stream() throws {
        try CommandBench.with { bench in
            func line(_ name: String) throws -> [UInt8] {
                JSONWriter.bytes(try JSONReader.read(try bench.read(CommandBench.example(name)))) + [0x0A]
            }
            let input = try line("wound-care") + Array("nonsense\n".utf8) + line("medication")
            let result = bench.run(["verify", "--ndjson"] + Self.reliance, input: input)
            #expect(result.exitCode.rawValue == 12)
            let answers = try result.output.split(separator: "\n").map { try JSONReader.read(Array($0.utf8)) }
            #expect(answers.map { $0["source"] } == (1...3).map { .string("line \($0)") })
            #expect(answers.map { $0["verdict"] } == [.string("valid"), nil, .string("expired")])
            #expect(answers[1]["code"] == .string("json.unexpected-byte"))
        }
    }

    @Test("reads standard input for '-'")
    func standardInput() throws {
        try CommandBench.with { bench in
            let bytes = try bench.read(CommandBench.example("wound-care"))
            let result = bench.run(["verify", "-"] + Self.reliance, input: bytes)
            #expect(result.exitCode == .success)
            #expect(result.output.hasPrefix("-: valid\n"))
        }
    }

    @Test("gives every check with --explain, in the plan's order")
    func explain() throws {
        try CommandBench.with { bench in
            let short = bench.run(["verify", Word(CommandBench.example("wound-care"))] + Self.reliance)
            let long = bench.run(["verify", "--explain", Word(CommandBench.example("wound-care"))] + Self.reliance)
            #expect(long.output.contains("proof.controller"))
            #expect(!short.output.contains("proof.controller"))
        }
    }

    @Test("moves the clock with --at")
    func clock() throws {
        try CommandBench.with { bench in
            let words: [Word] = ["verify", Word(CommandBench.example("medication"))] + Self.reliance
            #expect(bench.run(words + ["--at", "2026-11-01T00:00:00Z"]).exitCode.rawValue == 12)
            // A list says nothing about a moment before its own date.
            #expect(bench.run(words + ["--at", "2023-01-01T00:00:00Z"]).exitCode.rawValue == 14)
            #expect(bench.run(words + ["--at", "2021-01-01T00:00:00Z"]).exitCode.rawValue == 12)
            #expect(bench.run(words + ["--at", "2023-01-01"]).exitCode == .usage)
        }
    }
}
