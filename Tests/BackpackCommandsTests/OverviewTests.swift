// SPDX-License-Identifier: Apache-2.0

import CommandLineKit
import Foundation
import StrictJSON
import Testing

@Suite("overview")
struct OverviewTests {
    /// `7 EC, 84 hours, 3 awards, 1 without`.
    private static func sum(_ value: JSONValue?) -> String {
        func number(_ name: ExactString) -> String { value?[name]?.numberValue?.lexeme.text ?? "-" }
        let load = "\(number("ects")) EC, \(number("hours")) h"
        return "\(load), \(number("awards")) awards, \(number("withoutLoad")) without"
    }

    @Test("adds up a wallet of every form as it was worked out by hand")
    func mixed() throws {
        try CommandBench.with { bench in
            try MixedWallet.fill(bench)
            let result = bench.run("overview", "--json")
            #expect(result.exitCode == .success)
            let overview = try result.json
            #expect(overview["schema"]?.stringValue == "backpack.overview/1")
            // 2.5 (1 and 2) + 3 + 1.5 (4) + 7.5 (10) credits; 84 (3) + 84 (5) hours; 6 states none that can be added.
            #expect(Self.sum(overview["total"]) == "14.5 EC, 168 h, 6 awards, 1 without")
            #expect(overview["credentials"]?.numberValue?.integer == 7)
            #expect(overview["otherCredits"]?.numberValue?.integer == 1)
            // 5 and 6: the words of the other signed ones cannot all be checked.
            #expect(Self.sum(overview["valid"]) == "- EC, 84 h, 2 awards, 1 without")
            let levels = try #require(overview["levels"]?.arrayValue).map {
                "\($0["eqf"]?.numberValue?.lexeme.text ?? "-"): \(Self.sum($0))"
            }
            #expect(
                levels == [
                    "7: 7.5 EC, - h, 1 awards, 0 without", "6: 7 EC, 84 h, 3 awards, 0 without",
                    "4: - EC, 84 h, 1 awards, 0 without", "-: - EC, - h, 1 awards, 1 without",
                ])
            let issuers = try #require(overview["issuers"]?.arrayValue).map {
                "\($0["name"]?.stringValue?.text ?? "-"): \(Self.sum($0))"
            }
            #expect(
                issuers == [
                    "Hogeschool Voorbeeld: 10 EC, - h, 3 awards, 1 without",
                    "ROC Voorbeeld: - EC, 84 h, 1 awards, 0 without",
                    "Universiteit Voorbeeld: 4.5 EC, 84 h, 2 awards, 0 without",
                ])
        }
    }

    @Test("names what was counted once, what was not counted, and what ends")
    func named() throws {
        try CommandBench.with { bench in
            try MixedWallet.fill(bench)
            let overview = try bench.run("overview", "--json").json
            func list(_ name: ExactString, _ member: ExactString) throws -> [String] {
                try #require(overview[name]?.arrayValue).map { item in
                    let numbers = item["numbers"]?.arrayValue ?? [item["number"] ?? .null]
                    let shown = numbers.compactMap { $0.numberValue?.lexeme.text }.joined(separator: "+")
                    let value = (item[member]?.elements ?? []).compactMap { $0.stringValue?.text }
                    return "\(shown) \(value.joined(separator: "+"))"
                }
            }
            #expect(try list("joined", "because") == ["1+2 content"])
            #expect(try list("excluded", "reason") == ["7 expired", "8 invalid", "9 revoked"])
            #expect(try list("expiring", "validUntil") == ["10 2027-01-15T22:30:00Z", "5 2027-03-01T00:00:00Z"])
            #expect(
                try list("learnt", "text") == [
                    "1+5 Je kunt lassen.", "3 wonden verzorgen", "4 You can set up a study.",
                    "5 Je kunt toetsen kiezen.",
                ])
        }
    }

    @Test("reads like Dutch in Dutch, and like English in English")
    func text() throws {
        try CommandBench.with { bench in
            try MixedWallet.fill(bench)
            let dutch = bench.run("--lang", "nl", "overview").output
            for line in [
                "Studielast: 14,5 EC (ECTS) en 168 uur", "  6 keer iets behaald, in 7 bewijzen",
                "  daarvan geldig bevonden: 84 uur (2 keer iets behaald)",
                "  van 1 staat de studielast er niet bij",
                "  van 1 staan er studiepunten, maar niet welke soort; die tellen niet mee als EC",
                "  EQF 6           7   84        3", "  niet vermeld                  1                  1",
                "  1, 2: Lassen (dezelfde titel, uitgever en dag)", "  7: Oude cursus (verlopen of nog niet geldig)",
                "  8: Vervalscht (klopt niet)", "  9: Lassen (ingetrokken)", "  Je kunt lassen.: 1, 5",
                "  Je kunt een onderzoek opzetten.: 4", "  wonden verzorgen (ESCO): 3",
                "Verloopt tot en met 20 november 2027", "  15 januari 2027: 10 Statistiek; deel 2, vervolg",
            ] { #expect(dutch.contains("\(line)\n"), "\(line) in \(dutch)") }
            let english = bench.run("overview").output
            for line in [
                "Study load: 14.5 EC (ECTS) and 168 hours", "  6 awards, in 7 credentials",
                "  found valid: 84 hours (2 awards)", "  1 award states no study load",
                "  1, 2: Lassen (the same title, issuer and day)", "  7: Oude cursus (expired, or not yet valid)",
                "  8: Vervalscht (invalid)", "  9: Lassen (revoked)", "  You can set up a study.: 4",
                "Expires by 20 November 2027", "  1 March 2027: 5 Statistiek",
            ] { #expect(english.contains("\(line)\n"), "\(line) in \(english)") }
            for word in ["award", "credential", "level", "issuer", "hours", "stated", "expire"] {
                #expect(!dutch.contains(word), "\(word) is left over in Dutch")
            }
        }
    }

    @Test("says so where there is nothing, and makes no wallet")
    func empty() throws {
        try CommandBench.with { bench in
            #expect(
                bench.run("overview").output
                    == "no credentials that count\n\nNothing expires by 20 November 2027.\n")
            #expect(
                bench.run("overview", "--lang", "nl").output
                    == "geen bewijzen die meetellen\n\nTot en met 20 november 2027 verloopt er niets.\n")
            let json = try bench.run("overview", "--json").json
            #expect(json["credentials"]?.numberValue?.integer == 0)
            #expect(!bench.hasWallet)
        }
    }

    @Test("follows the clock: what has ended since is not counted, and nothing of it is kept from the last time")
    func later() throws {
        try CommandBench.with { bench in
            try MixedWallet.fill(bench)
            let later = try bench.run("overview", "--json", "--at", "2027-02-01T00:00:00Z").json
            #expect(Self.sum(later["total"]) == "7 EC, 168 h, 5 awards, 1 without")
            let now = try bench.run("overview", "--json").json
            #expect(Self.sum(now["total"]) == "14.5 EC, 168 h, 6 awards, 1 without")
        }
    }

    @Test("counts the credentials of a record, each by its own verdict, and the record not")
    func record() throws {
        try CommandBench.with { bench in
            let issuer = try TestIssuer("record")
            let parts = try [
                MixedWallet.badge(issuer, "Eén", from: "2026-01-01T00:00:00Z", ects: "2", id: "urn:uuid:1"),
                MixedWallet.badge(issuer, "Twee", from: "2026-01-02T00:00:00Z", ects: "3"),
                MixedWallet.badge(
                    issuer, "Voorbij", from: "2025-01-02T00:00:00Z", until: "2026-01-01T00:00:00Z", ects: "4"),
            ].map { try JSONReader.read($0) }
            var document = try #require(parts[0].objectValue)
            document["proof"] = nil
            document["@context"] = .array([
                .string("https://www.w3.org/ns/credentials/v2"),
                .string("https://purl.imsglobal.org/spec/clr/v2p0/context-2.0.1.json"),
                .string("https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json"),
            ])
            document["id"] = .string("urn:uuid:44444444-4444-4444-8444-444444444444")
            document["name"] = .string("Dossier")
            document["type"] = .array([.string("VerifiableCredential"), .string("ClrCredential")])
            document["credentialSubject"] = .object([
                "type": .array([.string("ClrSubject")]), "verifiableCredential": .array(parts),
            ])
            let record = try bench.write("clr.json", JSONWriter.bytes(.object(document)))
            let result = bench.run("import", record)
            #expect(result.exitCode == .success, "\(result.error)")
            // The same credential beside the record counts once.
            bench.run("import", try bench.write("one.json", JSONWriter.bytes(parts[0])))
            let overview = try bench.run("overview", "--json").json
            #expect(Self.sum(overview["total"]) == "5 EC, - h, 2 awards, 0 without")
            #expect(overview["excluded"]?.arrayValue?.first?["reason"]?.stringValue == "expired")
        }
    }

    // MARK: The calendar

    /// Content lines, unfolded, after the rules of RFC 5545 §3.1 were checked.
    private static func unfolded(_ bytes: [UInt8]) throws -> [String] {
        let text = String(decoding: bytes, as: UTF8.self)
        #expect(Array(text.utf8) == bytes, "no character is cut in two")
        #expect(text.utf8.count { $0 == UInt8(ascii: "\n") } == text.utf8.count { $0 == UInt8(ascii: "\r") })
        #expect(bytes.suffix(2) == [13, 10])
        let physical = text.components(separatedBy: "\r\n").dropLast()
        for line in physical {
            #expect(line.utf8.count <= 75)
            #expect(String(decoding: line.utf8, as: UTF8.self) == line)
        }
        return text.replacingOccurrences(of: "\r\n ", with: "").components(separatedBy: "\r\n").dropLast()
    }

    @Test("writes a calendar of what expires, with the clock's moment and identifiers that stay")
    func calendar() throws {
        try CommandBench.with { bench in
            try MixedWallet.fill(bench)
            let path = bench.folder.appending(path: "expires.ics").path
            let result = bench.run("overview", "--lang", "nl", "--ics", path)
            #expect(result.exitCode == .success)
            #expect(result.error == "agenda geschreven: \(path)\n")
            let lines = try Self.unfolded(try bench.read(path))
            #expect(lines.first == "BEGIN:VCALENDAR")
            #expect(lines[1...2] == ["VERSION:2.0", "PRODID:-//Backpack//overview//NL"])
            #expect(lines.last == "END:VCALENDAR")
            #expect(lines.filter { $0 == "BEGIN:VEVENT" }.count == 2)
            #expect(lines.filter { $0 == "DTSTAMP:20261120T090000Z" }.count == 2)
            #expect(lines.contains("DTSTART:20270115T223000Z"))
            #expect(lines.contains("SUMMARY:Statistiek\\; deel 2\\, vervolg verloopt"))
            #expect(
                lines.contains(
                    "DESCRIPTION:Bewijs 5 in je portemonnee\\, van Universiteit Voorbeeld. Vraag de uitgever of je het kunt verlengen."
                ))
            let identifiers = lines.filter { $0.hasPrefix("UID:") }
            #expect(Set(identifiers).count == 2)
            bench.now += .seconds(3_600)
            let again = try Self.unfolded(bench.run("overview", "--ics", "-").outputBytes)
            #expect(again.filter { $0.hasPrefix("UID:") } == identifiers)
            #expect(again.contains("DTSTAMP:20261120T100000Z"))
            #expect(again.contains("SUMMARY:Statistiek\\; deel 2\\, vervolg expires"))
            // What is there already stays.
            #expect(bench.run("overview", "--ics", path).exitCode == .cannotCreateOutput)
        }
    }

    @Test("folds and escapes titles that would be lines of their own")
    func hostileTitles() throws {
        try CommandBench.with { bench in
            let issuer = try TestIssuer("calendar")
            let title = "a\\b;c,d\nEND:VCALENDAR\r\u{202E}" + String(repeating: "ï🎓", count: 60)
            let bytes = try MixedWallet.badge(
                issuer, title, from: "2026-01-01T00:00:00Z", until: "2027-01-01T00:00:00Z")
            bench.run("import", try bench.write("a.json", bytes))
            let lines = try Self.unfolded(bench.run("overview", "--ics", "-").outputBytes)
            let expected =
                "SUMMARY:a\\\\b\\;c\\,d\\nEND:VCALENDAR\\\\u{d}\\\\u{202e}" + String(repeating: "ï🎓", count: 60)
                + " expires"
            #expect(lines.filter { $0.hasPrefix("SUMMARY:") } == [expected])
            #expect(lines.filter { $0 == "END:VCALENDAR" }.count == 1)
        }
    }

    @Test("writes no calendar without an event, for that would be none, and none into JSON")
    func noCalendar() throws {
        try CommandBench.with { bench in
            bench.fill()
            let path = bench.folder.appending(path: "expires.ics").path
            let result = bench.run("overview", "--ics", path)
            #expect(result.exitCode == .success)
            #expect(result.error == "nothing expires in the coming year; no calendar was written\n")
            #expect(!FileManager.default.fileExists(atPath: path))
            #expect(bench.run("overview", "--ics", "-").output.isEmpty)
            #expect(bench.run("overview", "--json", "--ics", "-").exitCode == .usage)
        }
    }
}
