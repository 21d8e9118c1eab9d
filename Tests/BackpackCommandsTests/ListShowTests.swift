// SPDX-License-Identifier: Apache-2.0

import BackpackKit
import CommandLineKit
import Foundation
import StrictJSON
import Testing
import WalletStore

@Suite("list and show")
struct ListShowTests {
    @Test(
        "finds credentials by any word in them",
        arguments: [
            (["wondzorg"], ["Wondzorg in de wijk"]), (["WOND"], ["Wondzorg in de wijk"]),
            (["wijkverpleging"], ["Wondzorg in de wijk"]),
            (["stichting", "reanimatie"], ["Reanimatie en AED"]),
            (["voorbeeld"], ["Wondzorg in de wijk", "Reanimatie en AED"]),
            (["wondzorg", "reanimatie"], []), (["zorgwond"], []), (["\""], []), (["AND", "*"], []),
            (["--issuer", "hogeschool"], ["Wondzorg in de wijk"]), (["--verdict", "revoked"], []),
            (["--verdict", "valid", "--limit", "1", "--sort", "title"], ["Reanimatie en AED"]),
            (["--format", "vc-jwt"], []),
            (["--level", "5"], ["Wondzorg in de wijk"]), (["--level", "EQF 5"], ["Wondzorg in de wijk"]),
            (["--level", "6"], []), (["--skill", "wondzorg"], ["Wondzorg in de wijk"]),
            (["--skill", "reanimatie"], []),
            (["--skill", "wond", "--skill", "verl"], ["Wondzorg in de wijk"]), (["--min-ects", "1"], []),
        ])
    func search(_ words: [String], _ titles: [String]) throws {
        try CommandBench.with { bench in
            bench.fill()
            let result = bench.run(["list", "--json"] + words.map { Word($0) })
            #expect(result.exitCode == .success)
            let found = try #require(try result.json["credentials"]?.arrayValue).compactMap {
                $0["title"]?.stringValue?.text
            }
            #expect(Set(found) == Set(titles))
        }
    }

    @Test("refuses what cannot be: a verdict, an order or a number")
    func usage() throws {
        try CommandBench.with { bench in
            bench.fill()
            for words in [
                ["--level", "9"], ["--level", "hoog"], ["--min-ects", "1.000"], ["--min-ects", "-1"],
                ["--verdict", "good"], ["--sort", "size"], ["--limit", "0"], ["--limit", "-1"], ["--colour"],
            ] {
                let result = bench.run(["list"] + words.map { Word($0) })
                #expect(result.exitCode == .usage)
                #expect(result.output.isEmpty)
            }
        }
    }

    @Test("finds by level, load and skills in every form, with numbers as they are written in Dutch and English")
    func elements() throws {
        try CommandBench.with { bench in
            try MixedWallet.fill(bench)
            func numbers(_ words: Word...) throws -> [Int] {
                let list = try bench.run(["list", "--json"] + words).json
                return try #require(list["credentials"]?.arrayValue).compactMap { $0["number"]?.numberValue?.integer }
            }
            #expect(try numbers("--level", "6") == [1, 2, 4, 5, 7, 8, 9])
            #expect(try numbers("--level", "4") == [3])
            #expect(try numbers("--min-ects", "2,5") == [1, 2, 4, 7, 8, 9, 10])
            #expect(try numbers("--min-ects", "4.5") == [4, 7, 8, 10])
            #expect(try numbers("--level", "6", "--min-ects", "3", "--skill", "onderzoek") == [4])
            #expect(try numbers("--skill", "study") == [4], "in English as well")
            #expect(try numbers("--skill", "wonden") == [3])
            #expect(try numbers("--skill", "metaal") == [1, 9], "a tag")
            #expect(try numbers("--skill", "toetsen") == [5])
            #expect(try numbers("--skill", "hogeschool") == [], "an issuer is no skill")
            #expect(try numbers("hogeschool", "--skill", "lassen") == [1, 9])
            // The title before what was learnt, and that before the rest.
            #expect(try numbers("lassen").prefix(3).contains(2))
            let rows = try #require(try bench.run("list", "--json").json["credentials"]?.arrayValue)
            let stated = rows.map { row in
                [row["ects"], row["eqf"]].map { $0?.numberValue?.lexeme.text ?? "-" }.joined(separator: "/")
            }
            #expect(stated == ["2.5/6", "2.5/6", "-/4", "4.5/6", "-/6", "-/-", "9/6", "9/6", "2.5/6", "7.5/7"])
        }
    }

    @Test("reads what an earlier version took in anew, so that it is found as well")
    func earlierVersion() throws {
        try CommandBench.with { bench in
            bench.fill()
            let path = try #require(FilePath(bench.wallet.path))
            let store = try Backpack(at: path, mode: .write).store
            try store.write { wallet in
                for record in try wallet.list() {
                    var facts = record.facts
                    facts.eqf = nil
                    try wallet.setFacts(facts, words: "", skills: "", summary: "", of: record.number)
                }
            }
            let result = try bench.run("list", "--json", "--level", "5", "--skill", "wondzorg").json
            #expect(result["credentials"]?.arrayValue?.count == 1)
            #expect(try store.read { try $0.numbersWithoutSummary() } == [])
            #expect(try bench.run("overview", "--json").json["credentials"]?.numberValue?.integer == 2)
        }
    }

    @Test("shows a verdict anew when what it rests on changes")
    func refreshed() throws {
        try CommandBench.with { bench in
            bench.run("import", CommandBench.example("wound-care"))
            #expect(bench.run("list").output.contains("indeterminate"))
            bench.rely()
            #expect(bench.run("list").output.hasSuffix("  valid\n"))
            #expect(bench.run("list", "--at", "2037-01-01T00:00:00Z").output.hasSuffix("  expired\n"))
            bench.run("trust", "remove", "Voorbeeldregister opleiders")
            #expect(bench.run("list").output.hasSuffix("  untrusted\n"))
        }
    }

    @Test(
        "make no wallet where there is none: what lists is empty, what needs one says so",
        arguments: [
            (["list"], 0), (["shares"], 0), (["me", "show"], 0), (["trust", "list"], 0), (["show", "1"], 66),
            (["doctor"], 66), (["remove", "1"], 66), (["linkedin", "1"], 66), (["export", "--all", "-o", "x"], 66),
            (["share", "1", "--to", "x", "--dry-run"], 66),
        ] as [([String], Int32)])
    func noWallet(_ words: [String], _ code: Int32) throws {
        try CommandBench.with { bench in
            let result = bench.run(words.map { Word($0) })
            #expect(result.exitCode.rawValue == code)
            #expect(result.output.isEmpty)
            if code != 0 { #expect(result.errorLines.first == "backpack: error: there is no wallet yet") }
            #expect(!bench.hasWallet)
        }
    }

    @Test("show takes a number, an id or the start of a digest")
    func references() throws {
        try CommandBench.with { bench in
            bench.fill()
            let list = try #require(try bench.run("list", "--json").json["credentials"]?.arrayValue?.first)
            let digest = try #require(list["digest"]?.stringValue?.text.dropFirst("sha256:".count))
            let id = try #require(list["id"]?.stringValue?.text)
            let expected = bench.run("show", "1").output
            #expect(expected.hasPrefix("1  Wondzorg in de wijk\n"))
            for reference in [id, String(digest), String(digest.prefix(8))] {
                #expect(bench.run("show", reference).output == expected)
            }
            for reference in [String(digest.prefix(7)), "0", "99", "-1", "urn:nothing", "01x"] {
                let result = bench.run("show", "--", reference)
                #expect([66, 64].contains(result.exitCode.rawValue), "\(reference)")
                #expect(result.output.isEmpty)
            }
        }
    }

    @Test("show --raw and export give the very bytes that were taken in")
    func original() throws {
        try CommandBench.with { bench in
            bench.fill()
            let bytes = try bench.read(CommandBench.example("wound-care"))
            #expect(bench.run("show", "1", "--raw").outputBytes == bytes)
            let folder = bench.folder.appending(path: "out").path
            let exported = bench.run("export", "--all", "-o", folder)
            #expect(exported.exitCode == .success)
            #expect(try bench.read("\(folder)/0001-wondzorg-in-de-wijk.json") == bytes)
            #expect(exported.output.split(separator: "\n").count == 2)
            // What is there already stays.
            try bench.write("out/0001-wondzorg-in-de-wijk.json", "mine")
            #expect(bench.run("export", "1", "-o", folder).exitCode == .cannotCreateOutput)
            #expect(try bench.read("\(folder)/0001-wondzorg-in-de-wijk.json") == Array("mine".utf8))
            #expect(bench.run("export", "1").exitCode == .usage)
            #expect(bench.run("export", "--all", "1", "-o", folder).exitCode == .usage)
        }
    }
}
