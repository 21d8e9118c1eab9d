// SPDX-License-Identifier: Apache-2.0

import Foundation
import TestSupport
import Testing

/// The program itself, where no network is and where every system call is seen.
@Suite("The network")
struct NetworkTests {
    private static let unshare = RunningProgram.tool("unshare", "-rn", "true")
    private static let strace = RunningProgram.tool("strace", "-o", "/dev/null", "-e", "trace=network", "true")

    private static let commands: [[String]] = [
        ["verify", CommandBench.example("wound-care"), CommandBench.example("first-aid")],
        ["verify", "1", "--explain"],
        ["list"], ["show", "1"], ["linkedin", "1"], ["doctor"],
        ["share", "1", "2", "--to", "reader", "-o", "bundle.json"],
        ["share", "1", "2", "--to", "reader", "-o", "bundle.html"],
        ["import", CommandBench.example("medication"), CommandBench.example("status-list")],
        ["trust", "add", CommandBench.example("trust-list")],
        ["evidence", "list"], ["refresh", "--plan"],
        ["share", "1", "--with-evidence", "--to", "reader", "-o", "bundle.json"],
    ]

    /// The command line with its wallet; an output's name is put into the test's folder.
    private static func arguments(_ words: [String], _ bench: borrowing CommandBench) -> [String] {
        let words = words.map { $0.hasPrefix("bundle.") ? bench.folder.appending(path: $0).path : $0 }
        return ["--wallet", bench.wallet.path, "--at", "2026-11-20T09:00:00Z"] + words
    }

    @Test(
        "is not needed", .enabled(if: unshare != nil, "unshare cannot make a network namespace here"),
        arguments: commands)
    func withoutNetwork(_ words: [String]) throws {
        let unshare = try #require(Self.unshare)
        try CommandBench.with { bench in
            bench.fill()
            let program = try BuiltProgram.url("backpack").path
            let run = try RunningProgram(unshare, ["-rn", program] + Self.arguments(words, bench))
            #expect(try run.finish().exitCode == 0)
        }
    }

    @Test("is not asked for", .enabled(if: strace != nil, "strace does not run here"), arguments: commands)
    func noSocket(_ words: [String]) throws {
        let strace = try #require(Self.strace)
        try CommandBench.with { bench in
            bench.fill()
            let program = try BuiltProgram.url("backpack").path
            let log = bench.folder.appending(path: "calls").path
            let options = ["-f", "-qq", "-o", log, "-e", "trace=network", "-e", "signal=none", program]
            let run = try RunningProgram(strace, options + Self.arguments(words, bench))
            #expect(try run.finish().exitCode == 0)
            let calls = String(decoding: try bench.read(log), as: UTF8.self)
            #expect(calls.isEmpty, "\(calls)")
        }
    }
}
