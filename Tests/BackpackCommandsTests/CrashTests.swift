// SPDX-License-Identifier: Apache-2.0

import CommandLineKit
import Foundation
import StrictJSON
import TestSupport
import Testing

/// SplitMix64: the same numbers from the same seed.
private struct SeededGenerator: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = (state ^ (state >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}

/// An import of many files that is killed, and started again, at random moments.
private struct InterruptedImport {
    static let clock = "2026-11-20T09:00:00Z"
    let bench: CommandBench
    let program: URL
    let files: String
    let wallet: String
    /// Titles of which a line said that they are in.
    var acknowledged: Set<String> = []

    /// Kills the import some microseconds behind its `lines`th line.
    mutating func interrupt(lines: Int, microseconds: UInt32) throws {
        let running = try start()
        var output = running.readLines(lines)
        usleep(microseconds)
        running.kill()
        output += try running.finish().output
        acknowledge(output)
    }

    mutating func finish() throws -> Int32 {
        let (exitCode, output) = try start().finish()
        acknowledge(output)
        return exitCode
    }

    private func start() throws -> RunningProgram {
        try RunningProgram(
            program, ["--lang", "en", "--at", Self.clock, "--wallet", wallet, "import", "--recursive", files])
    }

    private mutating func acknowledge(_ output: [UInt8]) {
        // Only a line with its end was said.
        guard let end = output.lastIndex(of: UInt8(ascii: "\n")) else { return }
        for line in String(decoding: output[...end], as: UTF8.self).split(separator: "\n") {
            // imported …/0001.json → 1: Credential 1 (untrusted)
            guard let title = line.range(of: ": Credential ") else { continue }
            acknowledged.insert(String(line[title.upperBound...].prefix { $0 != " " }))
        }
    }

    /// The wallet holds what was acknowledged, at most the one credential beyond that was under way, and is whole.
    func check() throws {
        let list = bench.run("--wallet", wallet, "--at", Self.clock, "list", "--json")
        try #require(list.exitCode == .success)
        let titles = try #require(try list.json["credentials"]?.arrayValue).compactMap {
            $0["title"]?.stringValue?.text
        }
        let held = Set(titles.map { String($0.dropFirst("Credential ".count)) })
        #expect(held.count == titles.count)
        #expect(held.isSuperset(of: acknowledged), "lost: \(acknowledged.subtracting(held))")
        #expect(held.count <= acknowledged.count + 1)
        let doctor = bench.run("--wallet", wallet, "doctor", "--json")
        // Killed before there was a wallet.
        if doctor.exitCode == .missingInput, acknowledged.isEmpty { return }
        let findings = try #require(try doctor.json["findings"]?.arrayValue)
        // A name that an interrupted write left behind holds nothing.
        #expect(findings.allSatisfy { $0["code"] == .string("doctor.leftover") }, "\(doctor.output)")
    }
}

@Suite("A crash")
struct CrashTests {
    private static let credentialCount = 1_000

    @Test("loses nothing that was acknowledged and leaves nothing half done", .timeLimit(.minutes(5)))
    func killed() throws {
        let seed = ProcessInfo.processInfo.environment["BACKPACK_CRASH_SEED"].flatMap { UInt64($0) } ?? 20_261_120
        var generator = SeededGenerator(state: seed)
        try CommandBench.with { bench in
            let issuer = try TestIssuer("crash")
            for number in 1...Self.credentialCount {
                let name = "in/\(String(repeating: "0", count: 4 - String(number).count))\(number).json"
                try bench.write(name, issuer.credential(id: "urn:crash:\(number)", title: "Credential \(number)"))
            }
            let program = try BuiltProgram.url("backpack")
            // Five wallets, so that the making of a wallet is hit as well; each is killed ten times on its way.
            for wallet in 0..<5 {
                var run = InterruptedImport(
                    bench: bench, program: program, files: bench.folder.appending(path: "in").path,
                    wallet: bench.folder.appending(path: "wallet-\(wallet)").path)
                for round in 0..<10 {
                    let lines = round == 0 ? 0 : Int.random(in: 0...(40 * (round + 1)), using: &generator)
                    try run.interrupt(lines: lines, microseconds: .random(in: 0...20_000, using: &generator))
                    try run.check()
                }
                #expect(!run.acknowledged.isEmpty && run.acknowledged.count < Self.credentialCount)
                guard wallet == 0 else { continue }
                #expect(try run.finish() == 0)
                #expect(run.acknowledged.count == Self.credentialCount)
                try run.check()
            }
        }
    }
}
