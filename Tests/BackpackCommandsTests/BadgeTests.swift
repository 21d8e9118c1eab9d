// SPDX-License-Identifier: Apache-2.0

import CommandLineKit
import CredentialCrypto
import Foundation
import StrictJSON
import TestSupport
import Testing

@Suite("Open Badges 2 in the wallet")
struct BadgeTests {
    /// Writes the parts of a badge and takes them in, the badge last.
    private static func fill(_ bench: CommandBench, _ scenario: BadgeScenario) throws {
        let parts = [
            ("class", scenario.badgeClass), ("issuer", scenario.issuer), ("key", scenario.key),
            ("revoked", scenario.revocationList),
        ]
        for (name, part) in parts {
            guard let part else { continue }
            let path = try bench.write("\(name).json", JSONWriter.bytes(.object(part)))
            #expect(bench.run("import", path).exitCode == .success, "\(name)")
        }
        #expect(bench.run("import", try bench.write("badge", try scenario.bytes())).exitCode == .success)
    }

    private static func check(_ report: JSONObject, _ id: ExactString) throws -> JSONValue {
        let checks = try #require(report["reports"]?.arrayValue?.first?["checks"]?.arrayValue)
        return try #require(checks.first { $0["id"]?.stringValue == id })
    }

    @Test("dates a copy of a hosted badge by its import, and never calls it valid")
    func hosted() throws {
        try CommandBench.with { bench in
            try Self.fill(bench, try .hosted())
            bench.now += .seconds(86_400)
            let result = bench.run("verify", "--json", "1")
            #expect(result.exitCode.rawValue == 14)
            let snapshot = try Self.check(try result.json, "hosted.snapshot")
            #expect(snapshot["outcome"]?.stringValue == "unknown")
            #expect(snapshot["evidence"]?["held"]?.stringValue == "2026-11-20T09:00:00Z")
            #expect(snapshot["evidence"]?["url"]?.stringValue == "https://school.example/assertions/1")
            let list = try #require(try bench.run("list", "--json").json["credentials"]?.arrayValue?.first)
            #expect(list["title"]?.stringValue == "Reading tide tables")
            #expect(list["issuer"]?["id"]?.stringValue == "https://school.example/issuer")
            #expect(list["format"]?.stringValue == "ob2-hosted")
        }
    }

    @Test("shows what a badge was brought together from, when and by which bytes, and what is not held")
    func parts() throws {
        try CommandBench.with { bench in
            let scenario = try BadgeScenario.hosted()
            let assertion = try bench.write("badge", try scenario.bytes())
            bench.run("import", assertion)
            let before = bench.run("show", "1").output
            #expect(
                before.contains(
                    "\n  brought together from:\n    assertion https://school.example/assertions/1, held since"))
            #expect(before.contains(", not held\n"))
            bench.now += .seconds(86_400)
            let badgeClass = JSONWriter.bytes(.object(try #require(scenario.badgeClass)))
            bench.run("import", try bench.write("class.json", badgeClass))
            let digest = Hexadecimal.encode(HashAlgorithm.sha256.digest(badgeClass))
            let id = try #require(scenario.badgeClass?["id"]?.stringValue)
            let dutch = bench.run("--lang", "nl", "show", "1").output
            #expect(dutch.contains("\n  bijeengebracht uit:\n    toekenning https://school.example/assertions/1"))
            #expect(
                dutch.contains(
                    "\n    badgeklasse \(id), bewaard sinds 21 november 2026 om 09.00 uur UTC, sha256:\(digest)\n"))
            let parts = try #require(try bench.run("show", "1", "--json").json["credential"]?["parts"]?.arrayValue)
            #expect(
                parts.prefix(2).map { $0["kind"]?.stringValue } == ["assertion", "badge-class"])
            #expect(parts[0]["held"]?.stringValue == "2026-11-20T09:00:00Z")
            #expect(parts[1]["digest"]?.stringValue == ExactString("sha256:\(digest)"))
            // A newer copy that says it was revoked counts.
            let newer = #"{"id":"https://school.example/assertions/1","revoked":true,"revocationReason":"vergissing"}"#
            bench.run("import", try bench.write("newer.json", newer))
            #expect(bench.run("show", "1").output.contains("says that it was revoked"))
            #expect(
                try bench.run("overview", "--json").json["excluded"]?.arrayValue?.first?["reason"]?.stringValue
                    == "revoked")
            // A copy with everything inside says so.
            bench.run("import", try bench.write("edubadge.json", MixedWallet.edubadge))
            let inside = bench.run("show", "2").output
            #expect(inside.contains("    badge class https://badges.example/classes/1, in the assertion itself\n"))
            #expect(inside.contains("    issuer https://badges.example/issuers/1, in the assertion itself\n"))
            #expect(inside.contains("    image https://badges.example/1.png, not held\n"))
        }
    }

    @Test("names a badge by files that come after it")
    func completed() throws {
        try CommandBench.with { bench in
            let scenario = try BadgeScenario.hosted()
            bench.run("import", try bench.write("badge", try scenario.bytes()))
            #expect(bench.run("list", "tide").output.isEmpty)
            for (name, part) in [("class", scenario.badgeClass), ("issuer", scenario.issuer)] {
                bench.run("import", try bench.write(name, JSONWriter.bytes(.object(try #require(part)))))
            }
            let list = try #require(try bench.run("list", "tide", "--json").json["credentials"]?.arrayValue)
            #expect(list.map { $0["title"]?.stringValue } == ["Reading tide tables"])
            #expect(list.first?["issuer"]?["name"]?.stringValue == "School as it calls itself")
            #expect(bench.run("doctor").exitCode == .success)
        }
    }

    @Test("takes a later copy that says revoked as evidence, and shows it with the badge")
    func revokedLater() throws {
        try CommandBench.with { bench in
            var scenario = try BadgeScenario.hosted()
            try Self.fill(bench, scenario)
            try scenario.assertion.set("/revoked", .bool(true))
            let later = bench.run("import", "--json", try bench.write("later.json", try scenario.bytes()))
            let result = try #require(try later.json["results"]?.arrayValue?.first)
            #expect(result["result"]?.stringValue == "evidence")
            #expect(result["kind"]?.stringValue == "revoked-assertion")
            let verified = bench.run("verify", "--json", "1")
            #expect(verified.exitCode.rawValue == 14)
            let revocation = try Self.check(try verified.json, "status.revocation")
            #expect(revocation["outcome"]?.stringValue == "failed")
            #expect(revocation["code"]?.stringValue == "hosted.revoked")
        }
    }

    @Test("verifies a signed badge with what was imported before it")
    func signed() throws {
        try CommandBench.with { bench in
            try Self.fill(bench, try .listed("[]"))
            #expect(bench.run("verify", "1").exitCode.rawValue == 11)
            #expect(
                bench.run("verify", "--no-wallet", try bench.write("badge", try BadgeScenario.signed().bytes()))
                    .exitCode.rawValue == 14)
            let revoked = try #require(
                try BadgeScenario.listed(#"["https://school.example/assertions/1"]"#).revocationList)
            bench.run("import", try bench.write("newer.json", JSONWriter.bytes(.object(revoked))))
            #expect(bench.run("verify", "1").exitCode.rawValue == 13)
        }
    }

    @Test("puts a badge into a presentation with every byte that secures it")
    func share() throws {
        try CommandBench.with { bench in
            try Self.fill(bench, try .signed())
            let path = bench.folder.appending(path: "x.json").path
            #expect(bench.run("share", "1", "--to", "Employer", "-o", path).exitCode == .success)
            let bundle = try JSONReader.read(Array(try Data(contentsOf: URL(fileURLWithPath: path))))
            let held = bundle["verifiableCredential"]?.elements.first
            #expect(held?["type"]?.elements.contains(.string("EnvelopedVerifiableCredential")) == true)
            #expect(held?["id"]?.stringValue?.hasPrefix("data:application/") == true)
        }
    }
}
