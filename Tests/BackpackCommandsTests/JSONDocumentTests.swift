// SPDX-License-Identifier: Apache-2.0

import CommandLineKit
import Credentials
import Foundation
import StrictJSON
import Testing

/// The members that the contract promises. More may stand beside them.
@Suite("JSON output")
struct JSONDocumentTests {
    private func expect(
        _ object: JSONValue?, has names: [ExactString], _ location: SourceLocation = #_sourceLocation
    ) throws {
        let object = try #require(object?.objectValue, sourceLocation: location)
        for name in names { #expect(object[name] != nil, "\(name)", sourceLocation: location) }
    }

    @Test("of verify: backpack.report/1")
    func report() throws {
        try CommandBench.with { bench in
            bench.rely()
            let result = bench.run(
                "verify", "--json", CommandBench.example("bundle"), "/nowhere.json", CommandBench.example("medication"))
            let document = try result.json
            #expect(document["schema"] == .string("backpack.report/1"))
            let reports = try #require(document["reports"]?.arrayValue)
            #expect(reports.count == 2)
            for report in reports + (reports[0]["credentials"]?.elements ?? []) {
                try expect(
                    report, has: ["source", "kind", "format", "verdict", "credential", "checks", "credentials"])
                try expect(
                    report["credential"],
                    has: ["id", "title", "issuer", "subject", "issued", "validFrom", "validUntil", "digest"])
                let checks = try #require(report["checks"]?.arrayValue)
                #expect(checks.map { $0["id"]?.stringValue?.text } == CheckID.allCases.map(\.rawValue))
                for check in checks { try expect(check, has: ["id", "outcome", "code", "message", "evidence"]) }
            }
            #expect(reports[0]["kind"] == .string("presentation") && reports[1]["kind"] == .string("credential"))
            try expect(reports[1]["credential"]?["issuer"], has: ["id", "name", "nameSource"])
            let errors = try #require(document["errors"]?.arrayValue)
            #expect(errors.count == 1)
            try expect(errors[0], has: ["source", "code", "message"])
        }
    }

    @Test("of list: backpack.list/1")
    func list() throws {
        try CommandBench.with { bench in
            bench.fill()
            let document = try bench.run("list", "--json").json
            #expect(document["schema"] == .string("backpack.list/1"))
            let credentials = try #require(document["credentials"]?.arrayValue)
            #expect(credentials.count == 2)
            for credential in credentials {
                try expect(
                    credential,
                    has: [
                        "number", "id", "digest", "title", "issuer", "issued", "validUntil", "format", "verdict",
                        "ects",
                        "eqf",
                    ])
                try expect(credential["issuer"], has: ["id", "name"])
            }
            #expect(credentials[0]["eqf"] == .integer(5))
        }
    }

    @Test("of import: backpack.import/1, also for what was refused")
    func importResults() throws {
        try CommandBench.with { bench in
            let document = try bench.run(
                "import", "--json", CommandBench.example("issuer-did"), CommandBench.example("first-aid"),
                CommandBench.example("first-aid"), CommandBench.example("wound-care-tampered"), "/nowhere.json"
            ).json
            #expect(document["schema"] == .string("backpack.import/1"))
            let results = try #require(document["results"]?.arrayValue)
            for result in results {
                try expect(
                    result,
                    has: ["source", "result", "kind", "id", "digest", "title", "verdict", "code", "message"])
            }
            #expect(
                results.map { $0["result"]?.stringValue } == [
                    "evidence", "imported", "already-held", "refused", "refused",
                ])
            #expect(results.last?["code"] == .string("file.missing"))
        }
    }

    @Test("of linkedin: backpack.linkedin/1, in both languages")
    func linkedIn() throws {
        try CommandBench.with { bench in
            bench.fill()
            let document = try bench.run("linkedin", "1", "--json").json
            #expect(document["schema"] == .string("backpack.linkedin/1"))
            try expect(.object(document), has: ["fields", "url", "summary"])
            let fields = try #require(document["fields"]?.objectValue)
            let known: Set<ExactString> = [
                "name", "organizationName", "organizationId", "issueYear", "issueMonth", "expirationYear",
                "expirationMonth", "certId", "certUrl",
            ]
            #expect(known.isSuperset(of: fields.names))
            #expect((fields["organizationName"] == nil) != (fields["organizationId"] == nil))
            #expect(fields["issueYear"] == .integer(2026) && fields["issueMonth"] == .integer(6))
            let dutch = try bench.run("linkedin", "1", "--json", "--lang", "nl").json
            #expect(dutch["summary"] != document["summary"] && dutch["fields"] == document["fields"])
            // Without an end there is no member for it.
            let other = try #require(try bench.run("linkedin", "2", "--json").json["fields"]?.objectValue)
            #expect(other["expirationYear"] == nil)
        }
    }

    @Test("of trust list: backpack.trust/1")
    func trust() throws {
        try CommandBench.with { bench in
            bench.rely()
            let document = try bench.run("trust", "list", "--json").json
            #expect(document["schema"] == .string("backpack.trust/1"))
            let lists = try #require(document["lists"]?.arrayValue)
            #expect(lists.count == 1)
            try expect(
                lists.first,
                has: ["name", "format", "issuers", "issued", "expires", "added", "digest", "signer"])
            #expect(lists.first?["issuers"] == .integer(2))
        }
    }

    @Test("of share --dry-run: backpack.share/1")
    func share() throws {
        try CommandBench.with { bench in
            bench.fill()
            let document = try bench.run("share", "1", "2", "--to", "x", "--dry-run", "--json").json
            #expect(document["schema"] == .string("backpack.share/1"))
            let discloses = try #require(document["discloses"]?.arrayValue)
            #expect(discloses.count == 2)
            for item in discloses { try expect(item, has: ["credential", "claims"]) }
            #expect(document["reveals"]?.arrayValue?.isEmpty == false)
        }
    }

    @Test("is one document with a schema, from every command that takes --json")
    func all() throws {
        try CommandBench.with { bench in
            bench.fill()
            let folder = bench.folder.path
            for words in [
                ["show", "1"], ["me", "show"], ["trust", "show", "Voorbeeldregister opleiders"],
                ["trust", "check", "did:web:x.example"], ["shares"], ["doctor"],
                ["export", "1", "-o", "\(folder)/out"],
                ["share", "1", "--to", "x", "-o", "\(folder)/b.json"],
                ["trust", "add", CommandBench.example("trust-list")],
                ["trust", "remove", "Voorbeeldregister opleiders"], ["me", "add", "name:a"], ["remove", "2"],
                ["inspect", CommandBench.example("first-aid")],
            ] {
                let result = bench.run((words + ["--json"]).map { Word($0) })
                let document = try result.json
                #expect(document["schema"]?.stringValue?.hasPrefix("backpack.") == true, "\(words)")
            }
        }
    }

    @Test("has the same members in both languages, and only messages differ")
    func languages() throws {
        try CommandBench.with { bench in
            let words: [Word] = ["verify", "--json", Word(CommandBench.example("wound-care"))]
            func plain(_ value: JSONValue) -> JSONValue {
                switch value {
                case .object(let object):
                    .object(
                        JSONObject(object.members.map { ($0.name, $0.name == "message" ? .null : plain($0.value)) }))
                case .array(let elements): .array(elements.map(plain))
                default: value
                }
            }
            let english = try bench.run(words).json
            let dutch = try bench.run(words + ["--lang", "nl"]).json
            #expect(english != dutch)
            #expect(plain(.object(english)) == plain(.object(dutch)))
        }
    }
}
