// SPDX-License-Identifier: Apache-2.0

import CommandLineKit
import Credentials
import Foundation
import StrictJSON
import TestSupport
import Testing

@Suite("evidence list")
struct EvidenceListTests {
    @Test("tells of each piece its kind, source, date, hash, and which credentials are checked with it")
    func all() throws {
        try CommandBench.with { bench in
            bench.fill()
            let list = try #require(try bench.run("--json", "evidence", "list").json["evidence"]?.arrayValue)
            #expect(list.map { $0["kind"] } == [.string("did-document"), .string("status-list")])
            #expect(list.map { $0["added"] } == Array(repeating: .string("2026-11-20T09:00:00Z"), count: 2))
            #expect(
                list.map { $0["id"] } == [
                    .string("did:web:hogeschool-voorbeeld.example"),
                    .string("https://hogeschool-voorbeeld.example/status/2026"),
                ])
            for item in list {
                // The first credential's issuer keeps both; the second names its own key and no list.
                #expect(item["reliedOnBy"] == .array([.integer(1)]))
                #expect(item["digest"]?.stringValue?.text.count == "sha256:".count + 64)
                #expect(item["source"]?.stringValue?.text.hasSuffix(".json") == true)
            }
            let text = bench.run("evidence", "list")
            #expect(text.output.contains("the issuer's keys (DID document)"))
            #expect(bench.run("--lang", "nl", "evidence", "list").output.contains("een statuslijst"))
        }
    }

    @Test("is empty without a wallet, and what nothing rests on is said to be so")
    func nothing() throws {
        try CommandBench.with { bench in
            let none = bench.run("evidence", "list")
            #expect(none.exitCode == .success)
            #expect(none.error.contains("no evidence"))
            #expect(!bench.hasWallet)
            bench.rely()
            let list = try #require(try bench.run("--json", "evidence", "list").json["evidence"]?.arrayValue)
            #expect(list.map { $0["reliedOnBy"] } == [.array([]), .array([])])
        }
    }

    @Test("lists the parts of a badge with the badges that consist of them")
    func badgeParts() throws {
        try CommandBench.with { bench in
            let badge = """
                {"@context": "https://w3id.org/openbadges/v2", "type": "Assertion", "id": "https://badges.example/a/1",
                 "recipient": {"type": "email", "hashed": false, "identity": "noor@example.nl"},
                 "issuedOn": "2026-02-03T10:00:00Z", "verification": {"type": "HostedBadge"}, "badge": "https://badges.example/c/1"}
                """
            let part = """
                {"@context": "https://w3id.org/openbadges/v2", "type": "BadgeClass", "id": "https://badges.example/c/1",
                 "name": "Lassen", "description": "Lassen.", "image": "https://badges.example/1.png",
                 "criteria": {"narrative": "Een proefstuk."}, "issuer": "https://badges.example/i/1"}
                """
            #expect(bench.run("import", try bench.write("a.json", badge)).exitCode == .success)
            #expect(bench.run("import", try bench.write("c.json", part)).exitCode == .success)
            let list = try #require(try bench.run("--json", "evidence", "list").json["evidence"]?.arrayValue)
            #expect(list.map { $0["reliedOnBy"] } == [.array([.integer(1)])])
            // The class tells who issues it, so that only now the issuer's profile is asked for.
            let plan = try bench.run("--json", "refresh", "--plan").json
            let urls = try #require(plan["fetches"]?.arrayValue).map { $0["url"] }
            #expect(urls == ["a/1", "c/1", "i/1"].map { .string("https://badges.example/\($0)") })
        }
    }
}

@Suite("refresh --plan")
struct RefreshPlanTests {
    @Test("names each address once, for whom and why, and fetches nothing")
    func plan() throws {
        try CommandBench.with { bench in
            bench.fill()
            bench.run("import", CommandBench.example("medication"), CommandBench.example("wound-care-revoked"))
            let result = bench.run("--json", "refresh", "--plan")
            #expect(result.exitCode == .success)
            let fetches = try #require(try result.json["fetches"]?.arrayValue)
            #expect(
                fetches.map { $0["url"] } == [
                    .string("https://hogeschool-voorbeeld.example/.well-known/did.json"),
                    .string("https://hogeschool-voorbeeld.example/status/2026"),
                ])
            #expect(fetches.map { $0["kind"] } == [.string("did-document"), .string("status-list")])
            #expect(fetches.allSatisfy { $0["host"] == .string("hogeschool-voorbeeld.example") })
            #expect(fetches.allSatisfy { $0["held"] == .string("2026-11-20T09:00:00Z") })
            let users = fetches.map { ($0["for"]?.elements ?? []).map { $0["number"] } }
            #expect(users == [[1, 3, 4].map { .integer($0) }, [1, 4].map { .integer($0) }])
            #expect(try result.json["never"] == .array([]))
            let one = try #require(try bench.run("--json", "refresh", "--plan", "2").json["fetches"]?.arrayValue)
            #expect(one.isEmpty)
        }
    }

    @Test("says it in words, in both languages")
    func words() throws {
        try CommandBench.with { bench in
            bench.fill()
            let english = bench.run("refresh", "--plan").output
            #expect(
                english.hasPrefix(
                    "A refresh would fetch:\n  https://hogeschool-voorbeeld.example/.well-known/did.json\n"))
            #expect(english.contains("    a status list, held since 2026-11-20\n    for 1: Wondzorg in de wijk\n"))
            let dutch = bench.run("--lang", "nl", "refresh", "--plan").output
            #expect(dutch.hasPrefix("Bij verversen zou opgehaald worden:\n"))
            #expect(bench.run("refresh", "--plan", "2").output == "A refresh would fetch nothing.\n")
        }
    }

    @Test("names what is never fetched, and why")
    func never() throws {
        try CommandBench.with { bench in
            let issuer = try TestIssuer("plan")
            let lists = [
                "http://status.example/1", "https://127.0.0.1/1", "https://[::1]/1", "https://2130706433/1",
                "https://intern/1", "https://printer.local/1", "https://u:p@status.example/1", "urn:uuid:1",
                "https://status.example/1",
            ]
            let file = try issuer.credential(title: "Lists") { document in
                document["credentialStatus"] = .array(
                    lists.map { list in
                        .object([
                            "type": .string("BitstringStatusListEntry"), "statusPurpose": .string("revocation"),
                            "statusListIndex": .string("1"), "statusListCredential": .string(list),
                        ])
                    })
            }
            #expect(bench.run("import", try bench.write("a.json", file)).exitCode == .success)
            let plan = try bench.run("--json", "refresh", "--plan").json
            #expect(plan["fetches"]?.arrayValue?.map { $0["url"] } == [.string("https://status.example/1")])
            let never = try #require(plan["never"]?.arrayValue)
            let reasons = Dictionary(
                uniqueKeysWithValues: never.map {
                    ($0["target"]?.stringValue?.text ?? "", $0["reason"]?.stringValue?.text)
                })
            #expect(
                reasons == [
                    "http://status.example/1": "not-https", "https://127.0.0.1/1": "numeric-host",
                    "https://[::1]/1": "numeric-host", "https://2130706433/1": "numeric-host",
                    "https://intern/1": "local-host", "https://printer.local/1": "local-host",
                    "https://u:p@status.example/1": "credentials-in-url", "urn:uuid:1": "not-https",
                ])
            let text = bench.run("refresh", "--plan").output
            #expect(text.contains("Never fetched:\n  http://status.example/1 (it is not https)\n"))
        }
    }

    @Test("is all that 'refresh' does so far")
    func onlyThePlan() throws {
        try CommandBench.with { bench in
            bench.fill()
            #expect(bench.run("refresh").exitCode == .usage)
            #expect(bench.run("refresh", "1").exitCode == .usage)
            #expect(bench.run("refresh", "--plan", "99").exitCode == .missingInput)
        }
        try CommandBench.with { bench in
            #expect(bench.run("refresh", "--plan").exitCode == .missingInput)
            #expect(!bench.hasWallet)
        }
    }
}

@Suite("Addresses that a credential names")
struct FetchAddressTests {
    @Test(
        "may be fetched from public names over https",
        arguments: [
            ("https://example.edu", "example.edu"), ("HTTPS://Example.EDU:8443/a?b#c", "example.edu"),
            ("https://a-b.example.edu./x", "a-b.example.edu."), ("https://1.example.edu/", "1.example.edu"),
            ("https://local.example/", "local.example"), ("https://xn--bcher-kva.example/", "xn--bcher-kva.example"),
        ])
    func fetched(_ address: String, _ host: String) throws {
        #expect(try FetchAddress.host(of: ExactString(address)).get() == ExactString(host))
    }

    @Test(
        "are refused for what they are",
        arguments: [
            ("http://example.edu/", .notHTTPS), ("ftp://example.edu/", .notHTTPS), ("file:///etc/passwd", .notHTTPS),
            ("https:example.edu", .notHTTPS), ("", .notHTTPS), ("https://10.0.0.1/", .numericHost),
            ("https://192.168.1.1:443/", .numericHost), ("https://0x7f000001/", .numericHost),
            ("https://127.1/", .numericHost), ("https://127.0.0.1./", .numericHost),
            ("https://example.0x7f/", .numericHost), ("https://[fe80::1]/", .numericHost),
            ("https://[::ffff:10.0.0.1]/", .numericHost), ("https://localhost/", .localHost),
            ("https://a.LOCALHOST./", .localHost), ("https://router/", .localHost), ("https://x.internal/", .localHost),
            ("https://x.home.arpa/", .localHost), ("https://a@example.edu/", .credentials),
            ("https://example.edu@127.0.0.1/", .credentials), ("https:///path", .malformed),
            ("https://exa mple.edu/", .malformed), ("https://b\u{FC}cher.example/", .malformed),
            ("https://example.edu:port/", .malformed), ("https://example.edu:1:2/", .malformed),
            ("https://a..example/", .malformed), ("https://a%2eexample.edu/", .malformed),
            ("https://example.edu\\@x.example/", .malformed),
        ] as [(String, FetchAddress.Refusal)])
    func refused(_ address: String, _ refusal: FetchAddress.Refusal) {
        #expect(FetchAddress.host(of: ExactString(address)) == .failure(.init(refusal: refusal)))
    }
}
