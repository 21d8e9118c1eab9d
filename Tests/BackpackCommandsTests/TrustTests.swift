// SPDX-License-Identifier: Apache-2.0

import CommandLineKit
import CredentialCrypto
import StrictJSON
import TestSupport
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
            #expect(bench.run("trust", "add", try list(bench, version: 2)).output == "added “Test”, 1 issuer\n")
            #expect(bench.run("trust", "add", try list(bench, version: 3)).output == "replaced “Test”, 1 issuer\n")
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
            #expect(named.exitCode == .success && named.output == "Test: A\n  by any key of its own\n")
            let absent = bench.run("trust", "check", "did:web:b.example")
            #expect(absent.exitCode.rawValue == 11 && absent.output == "did:web:b.example is on no list\n")
            let later = bench.run("trust", "check", "did:web:a.example", "--at", "2031-01-01T00:00:00Z")
            #expect(later.exitCode.rawValue == 11)
            #expect(
                later.output == "Test: A (not in force)\n  by any key of its own\nthe list Test is out of date\n")
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

    // MARK: Signed lists

    private func maker(_ version: Int, _ change: (inout TrustListMaker) -> Void = { _ in }) -> TrustListMaker {
        TrustListMaker(name: "Schools", [.init("did:web:a.example", name: "Listed School")]).with {
            $0.version = version
            change(&$0)
        }
    }

    @Test("a signed list pins its signer, who is shown; another one is refused, and so is none")
    func signer() throws {
        try CommandBench.with { bench in
            let key = try TestKey("list signer")
            let other = try TestKey("another signer")
            let first = try bench.write("1.jwt", try maker(1).signed(by: key))
            let added = bench.run("trust", "add", first)
            #expect(
                added.output
                    == "added “Schools”, 1 issuer\nsigned by \(key.publicKey.multikey), from now on by this key only\n"
            )
            let before = bench.run("trust", "list", "--json").outputBytes
            #expect(String(decoding: before, as: UTF8.self).contains(key.publicKey.multikey.text))
            for bytes in [try maker(2).signed(by: other), maker(2).bytes] {
                let refused = bench.run("trust", "add", try bench.write("2.jwt", bytes))
                #expect(refused.exitCode == .unreadableData)
                #expect(refused.error.contains("is to be signed by \(key.publicKey.multikey)"))
                #expect(bench.run("trust", "list", "--json").outputBytes == before)
            }
            let second = try bench.write("2.jwt", try maker(2).signed(by: key))
            #expect(bench.run("trust", "add", second).output.hasSuffix(", as before\n"))
            // Taken out first, the next signer is new again, and the version still counts.
            bench.run("trust", "remove", "Schools")
            #expect(
                bench.run("trust", "add", try bench.write("x", try maker(1).signed(by: other))).exitCode
                    == .unreadableData)
            #expect(
                bench.run("trust", "add", try bench.write("x", try maker(3).signed(by: other))).exitCode == .success)
        }
    }

    @Test("--signer asks for one key, --sha256 for one file")
    func conditions() throws {
        try CommandBench.with { bench in
            let key = try TestKey("list signer")
            let other = try TestKey("another signer").publicKey.multikey.text
            // The list names no key itself.
            let path = try bench.write("list.jwt", try maker(1).signed(by: key, header: JSONObject()))
            #expect(bench.run("trust", "add", path).error.contains("nothing says by which key"))
            #expect(bench.run("trust", "add", path, "--signer", other).exitCode == .unreadableData)
            #expect(bench.run("trust", "add", path, "--signer", "z6Mk").exitCode == .usage)
            #expect(bench.run("trust", "add", path, "--sha256", "00").exitCode == .usage)
            let wrong = String(repeating: "0", count: 64)
            #expect(bench.run("trust", "add", path, "--sha256", wrong).error.contains("another SHA-256"))
            #expect(!bench.run("trust", "list").output.contains("Schools"))
            #expect(bench.run("trust", "add", path, "--signer", key.publicKey.multikey.text).exitCode == .success)
            // Known from then on.
            let next = try bench.write("list.jwt", try maker(2).signed(by: key, header: JSONObject()))
            #expect(bench.run("trust", "add", next).exitCode == .success)
            let list = bench.run("trust", "check", "did:web:a.example")
            #expect(list.output.contains("list signed by \(key.publicKey.multikey)"))
        }
    }

    @Test("refuses what is dated in the future, leaps ahead, or comes again otherwise")
    func editions() throws {
        try CommandBench.with { bench in
            bench.run("trust", "add", try bench.write("1", maker(5).bytes))
            let before = bench.run("trust", "list", "--json").outputBytes
            let refused: [(TrustListMaker, String)] = [
                (maker(6) { $0.issued = "2036-01-01T00:00:00Z" }, "dated in the future"),
                (maker(1 << 40), "leaps too far ahead"),
                (maker(5) { $0.issuers.append(.init("did:web:b.example")) }, "other content"),
                (maker(6) { $0.issued = "2024-01-01T00:00:00Z" }, "is older"), (maker(4), "is older"),
            ]
            for (list, words) in refused {
                let outcome = bench.run("trust", "add", try bench.write("2", list.bytes))
                #expect(outcome.exitCode == .unreadableData && outcome.error.contains(words), "\(words)")
                #expect(bench.run("trust", "list", "--json").outputBytes == before)
            }
        }
    }

    @Test("a national list needs its digest, and its report says that nobody checked its signature")
    func national() throws {
        try CommandBench.with { bench in
            let service = ServiceListMaker.Service([[0x30, 0x00]])
            let bytes = ServiceListMaker([service]).xml
            let digest = Hexadecimal.encode(HashAlgorithm.sha256.digest(bytes))
            let path = try bench.write("tl.xml", bytes)
            let refused = bench.run("trust", "add", path)
            #expect(refused.exitCode == .unreadableData && refused.error.contains(digest))
            let added = bench.run("trust", "add", path, "--sha256", digest)
            #expect(
                added.output
                    == "added “Trusted list NL”, 1 service\nlist signature not checked; it counts because of its SHA-256\n"
            )
            let shown = bench.run("trust", "show", "Trusted list NL")
            #expect(shown.output.contains("CA/QC Seals: granted since 2020-01-01T00:00:00Z"))
            #expect(shown.output.contains("list signature not checked"))
            let json = try bench.run("trust", "show", "Trusted list NL", "--json").json
            #expect(json["services"]?.arrayValue?.first?["approved"] == .bool(true))
            #expect(json["list"]?["signature"] == .string("not-checked"))
            // A trust list is nothing to import, whatever its form.
            #expect(bench.run("import", path).error.contains("trust add"))
            // Given with the command, its digest stands before it.
            let example = CommandBench.example("first-aid")
            #expect(bench.run("verify", example, "--no-wallet", "--trust", path).exitCode == .unreadableData)
            let relied = bench.run("verify", example, "--no-wallet", "--trust", "sha256:\(digest)=\(path)")
            #expect(relied.exitCode.rawValue == 11 && relied.output.contains("List signature not checked"))
        }
    }

    @Test("diff tells what an update changes, and changes nothing")
    func diff() throws {
        try CommandBench.with { bench in
            bench.run("trust", "add", try bench.write("1.json", maker(1).bytes))
            let before = bench.run("trust", "list", "--json").outputBytes
            let update = maker(2) {
                $0.issuers = [
                    .init("did:web:a.example", name: "Renamed School"), .init("did:web:b.example", name: "B"),
                ]
            }
            let path = try bench.write("2.json", update.bytes)
            let diff = bench.run("trust", "diff", "Schools", path)
            #expect(
                diff.output == """
                    ~ list Schools
                        - version: 1
                        + version: 2
                    + issuer did:web:b.example  B
                    ~ issuer did:web:a.example  Renamed School
                        - name: Listed School
                        + name: Renamed School

                    """)
            let files = bench.run("trust", "diff", path, path)
            #expect(files.exitCode == .success && files.output == "no difference\n")
            let json = try bench.run("trust", "diff", "Schools", path, "--json").json
            #expect(json["schema"] == .string("backpack.trust-diff/1"))
            #expect(json["changes"]?.arrayValue?.count == 3)
            #expect(bench.run("trust", "diff", "Nothing", path).exitCode == .missingInput)
            #expect(bench.run("trust", "list", "--json").outputBytes == before)
        }
    }

    @Test("check tells look-alikes beside the confirmed one")
    func lookAlikes() throws {
        try CommandBench.with { bench in
            let list = TrustListMaker([
                .init("did:web:a.example", name: "Listed School"), .init("did:web:b.example", name: "Listеd Schооl"),
            ])
            bench.run("trust", "add", try bench.write("1.json", list.bytes))
            let confirmed = bench.run("trust", "check", "did:web:a.example")
            #expect(confirmed.exitCode == .success)
            #expect(confirmed.output.contains("! looks like another party: Listеd Schооl (did:web:b.example)"))
            let odd = bench.run("trust", "check", "did:web:b.example")
            #expect(odd.output.contains("mixes letters of several alphabets"))
            // By a name, and by an identifier that only looks like a listed one.
            for other in ["listed schoo1", "did:web:а.example"] {
                let absent = bench.run("trust", "check", other)
                #expect(absent.exitCode.rawValue == 11)
                #expect(absent.output.contains("looks like another party: Listed School (did:web:a.example)"))
            }
            let json = try bench.run("trust", "check", "did:web:a.example", "--json").json
            #expect(json["lookAlikes"]?.arrayValue?.count == 1 && json["standing"] == .string("named"))
        }
    }
}
