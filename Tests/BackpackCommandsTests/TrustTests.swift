// SPDX-License-Identifier: Apache-2.0

import CommandLineKit
import StrictJSON
import Testing

@Suite("trust")
struct TrustTests {
    private func list(_ bench: borrowing CommandBench, version: Int, expires: String = "2030-01-01T00:00:00Z") throws
        -> String
    {
        try bench.write(
            "list-\(version).json",
            """
            {"schema":"backpack.trust-list/1","name":"Test","version":\(version),"issued":"2026-01-01T00:00:00Z",
             "expires":"\(expires)","issuers":[{"id":"did:web:a.example","name":"A"}]}
            """)
    }

    @Test("add takes newer editions and refuses older ones, which changes nothing")
    func rollback() throws {
        try CommandBench.with { bench in
            #expect(bench.run("trust", "add", try list(bench, version: 2)).output == "added “Test”, 1 issuers\n")
            #expect(bench.run("trust", "add", try list(bench, version: 3)).output == "replaced “Test”, 1 issuers\n")
            #expect(bench.run("trust", "add", try list(bench, version: 3)).output == "“Test” is held already\n")
            let before = bench.run("trust", "list", "--json").outputBytes
            let older = bench.run("trust", "add", try list(bench, version: 2))
            #expect(older.exitCode == .unreadableData)
            #expect(older.errorLines.count == 1 && older.error.contains("version 2 is older and is refused"))
            #expect(bench.run("trust", "list", "--json").outputBytes == before)
            // Not by way of taking it out either.
            bench.run("trust", "remove", "Test")
            #expect(bench.run("trust", "add", try list(bench, version: 2)).exitCode == .unreadableData)
        }
    }

    @Test("check says whether a list in force names an issuer")
    func check() throws {
        try CommandBench.with { bench in
            bench.run("trust", "add", try list(bench, version: 1))
            let named = bench.run("trust", "check", "did:web:a.example")
            #expect(named.exitCode == .success && named.output == "Test: A\n")
            let absent = bench.run("trust", "check", "did:web:b.example")
            #expect(absent.exitCode.rawValue == 11 && absent.output == "did:web:b.example is on no list\n")
            let later = bench.run("trust", "check", "did:web:a.example", "--at", "2031-01-01T00:00:00Z")
            #expect(later.exitCode.rawValue == 11 && later.output == "Test: A (not in force)\n")
        }
    }

    @Test("refuses what is no list, and names lists that are not there")
    func refusals() throws {
        try CommandBench.with { bench in
            #expect(bench.run("trust", "add", CommandBench.example("wound-care")).exitCode == .unreadableData)
            #expect(bench.run("trust", "add", "/nowhere.json").exitCode == .missingInput)
            let broken = try bench.write("list.json", #"{"schema":"backpack.trust-list/1","name":"x"}"#)
            let refused = bench.run("trust", "add", broken)
            #expect(refused.exitCode == .unreadableData && refused.error.contains("“version”"))
            bench.run("trust", "add", try list(bench, version: 1))
            for command in ["show", "remove"] {
                let result = bench.run("trust", command, "Nothing")
                #expect(result.exitCode == .missingInput)
                #expect(result.error == "backpack: error: there is no such trust list\n")
            }
            #expect(bench.run("trust", "show", "Test").output.contains("  did:web:a.example  A\n"))
        }
    }

    @Test("an expired list makes nobody trusted or untrusted")
    func expired() throws {
        try CommandBench.with { bench in
            bench.rely()
            let words: [Word] = [
                "verify", "--json", Word(CommandBench.example("wound-care")), "--at", "2036-11-01T00:00:00Z",
            ]
            let result = bench.run(words)
            let report = try #require(try result.json["reports"]?.arrayValue?.first)
            let check = try #require(report["checks"]?.arrayValue?.first { $0["id"] == .string("trust.list") })
            #expect(check["outcome"] == .string("unknown"))
            #expect(check["code"] == .string("trust.list-stale"))
        }
    }
}
