// SPDX-License-Identifier: Apache-2.0

import CommandLineKit
import Foundation
import StrictJSON
import Testing

/// Then and now, and how old the evidence may be.
@Suite("verify, about moments")
struct MomentTests {
    private static let reliance: [Word] = [
        "--trust", Word(CommandBench.example("trust-list")), "--evidence", Word(CommandBench.example("issuer-did")),
        "--evidence", Word(CommandBench.example("status-list")),
    ]

    private func report(
        _ bench: CommandBench, _ name: String, _ options: [Word] = reliance
    ) throws -> (exitCode: Int32, report: JSONValue) {
        let result = bench.run(["verify", "--json", Word(CommandBench.example(name))] + options)
        return (result.exitCode.rawValue, try #require(try result.json["reports"]?.arrayValue?.first))
    }

    @Test(
        "tells how it stood when it was issued and how it stands today",
        arguments: [
            ("wound-care", "valid", "valid"), ("medication", "valid", "expired"),
            ("wound-care-revoked", "indeterminate", "revoked"), ("wound-care-tampered", "invalid", "invalid"),
        ])
    func history(_ name: String, _ whenIssued: ExactString, _ today: ExactString) throws {
        try CommandBench.with { bench in
            let report = try report(bench, name).report
            #expect(report["whenIssued"]?["verdict"] == .string(whenIssued))
            #expect(report["today"]?["verdict"] == .string(today))
            #expect(report["verdict"] == .string(today))
            #expect(report["asOf"] == nil)
            let text = bench.run(["verify", Word(CommandBench.example(name))] + Self.reliance).output
            #expect(text.contains("When issued ("))
            #expect(text.contains("): \(whenIssued)"))
            #expect(text.contains("Today ("))
            #expect(text.contains("): \(today)"))
        }
    }

    @Test("--as-of asks about an earlier moment, with what is at hand now")
    func asOf() throws {
        try CommandBench.with { bench in
            // Valid for four years from September 2021.
            let (exitCode, report) = try report(
                bench, "medication", Self.reliance + ["--as-of", "2024-01-01T00:00:00Z"])
            #expect(exitCode == 0)
            #expect(report["asOf"]?["moment"] == .string("2024-01-01T00:00:00Z"))
            #expect(report["asOf"]?["verdict"] == .string("valid"))
            #expect(report["asOf"]?["code"] == .string("proof.key-later"))
            #expect(report["today"]?["verdict"] == .string("expired"))
            let before = try self.report(bench, "medication", Self.reliance + ["--as-of", "2020-01-01T00:00:00Z"])
            #expect(before.exitCode == 12)
            let revoked = try self.report(
                bench, "wound-care-revoked", Self.reliance + ["--as-of", "2026-10-01T00:00:00Z"])
            #expect(revoked.exitCode == 14)
            #expect(revoked.report["asOf"]?["code"] == .string("status.list-later"))
        }
    }

    @Test(
        "--as-of takes a moment that was, written in full",
        arguments: [
            "2126-01-01T00:00:00Z", "2026-01-01", "2026-01-01T00:00:00", "yesterday", "",
        ])
    func asOfRefuses(_ moment: String) throws {
        try CommandBench.with { bench in
            let result = bench.run("verify", CommandBench.example("first-aid"), "--as-of", moment)
            #expect(result.exitCode == .usage)
        }
    }

    @Test("a status list in the wallet grows old, and the report says how old")
    func age() throws {
        try CommandBench.with { bench in
            bench.fill()
            func ask(_ options: Word...) throws -> (exitCode: Int32, list: JSONValue) {
                let result = bench.run(["verify", "--json", "1"] + options)
                let checks = try #require(try result.json["reports"]?.arrayValue?.first?["checks"]?.arrayValue)
                return (result.exitCode.rawValue, try #require(checks.first { $0["id"] == .string("status.list") }))
            }
            let fresh = try ask()
            #expect(fresh.exitCode == 0)
            #expect(fresh.list["evidence"]?["age"] == .string("PT0S"))
            #expect(fresh.list["evidence"]?["maximumAge"] == .string("P7D"))
            let old = try ask("--at", "2026-12-20T09:00:00Z")
            #expect(old.exitCode == 14)
            #expect(old.list["code"] == .string("status.stale"))
            #expect(old.list["evidence"]?["age"] == .string("P30D"))
            let allowed = try ask("--at", "2026-12-20T09:00:00Z", "--max-age", "30")
            #expect(allowed.exitCode == 0)
            #expect(allowed.list["evidence"]?["maximumAge"] == .string("P30D"))
            let refused = try ask("--at", "2026-12-20T09:00:00Z", "--max-age", "29")
            #expect(refused.exitCode == 14)
            let text = bench.run("verify", "1", "--at", "2026-12-20T09:00:00Z").output
            #expect(text.contains("was obtained 30 days ago, and may be at most 7 days old"))
            let dutch = bench.run("verify", "1", "--at", "2026-12-20T09:00:00Z", "--lang", "nl").output
            #expect(dutch.contains("is 30 dagen geleden verkregen, en mag hoogstens 7 dagen oud zijn"))
            #expect(bench.run("verify", "1", "--max-age", "0").exitCode == .usage)
        }
    }

    /// What `list` shows is found anew once a status list has become too old.
    @Test("list does not keep a verdict that rests on a list grown old")
    func listed() throws {
        try CommandBench.with { bench in
            bench.fill()
            func verdict(_ options: Word...) throws -> JSONValue? {
                let credentials = try bench.run(["list", "--json"] + options).json["credentials"]?.arrayValue
                return credentials?.first { $0["number"] == .integer(1) }?["verdict"]
            }
            let now = try verdict()
            let later = try verdict("--at", "2026-12-20T09:00:00Z")
            let again = try verdict()
            #expect([now, later, again] == [.string("valid"), .string("indeterminate"), .string("valid")])
        }
    }

    @Test("every entry of a status stands in the report by itself")
    func statuses() throws {
        try CommandBench.with { bench in
            let report = try report(bench, "wound-care").report
            let statuses = try #require(report["statuses"]?.arrayValue)
            #expect(statuses.count == 1)
            #expect(statuses.first?["id"] == .string("status.revocation"))
            #expect(statuses.first?["outcome"] == .string("passed"))
            #expect(statuses.first?["evidence"]?["purpose"] == .string("revocation"))
        }
    }
}
