// SPDX-License-Identifier: Apache-2.0

import BackpackCommands
import CommandLineKit
import CredentialCrypto
import Credentials
import Foundation
import StrictJSON
import TestSupport
import Testing

@Suite("A bundle")
struct ShareBundleTests {
    private static let options: [String] = ["--to", "De Linde", "--challenge", "7431", "--domain", "linde.example"]
    private static let asked: [String] = ["--challenge", "7431", "--domain", "linde.example", "--no-wallet"]

    private static func words(_ lists: [String]...) -> [Word] { lists.flatMap { $0 }.map { Word($0) } }

    private static func report(_ outcome: Outcome) throws -> JSONObject {
        try #require(try outcome.json["reports"]?.arrayValue?.first?.objectValue)
    }

    private static func check(_ id: ExactString, _ report: JSONObject) -> (outcome: String?, code: String?) {
        let check = report["checks"]?.arrayValue?.first { $0["id"]?.stringValue == id }
        return (check?["outcome"]?.stringValue?.text, check?["code"]?.stringValue?.text)
    }

    // MARK: What it holds

    @Test("carries every form so that its signature can be checked", arguments: ["json", "jwt", "html"])
    func forms(_ ending: String) throws {
        try CommandBench.with { bench in
            let own = try bench.take(ShareForm.allCases)
            let file = bench.folder.appending(path: "b.\(ending)").path
            let numbers = ShareForm.allCases.indices.map { String($0 + 1) }
            let made = bench.run(Self.words(["share"], numbers, Self.options, ["-o", file, "--anyway"]))
            #expect(made.exitCode == .success, "\(made.error)")
            let report = try Self.report(bench.run(Self.words(["--json", "verify", file], Self.asked)))
            let inner = try #require(report["credentials"]?.arrayValue)
            #expect(inner.compactMap { $0["format"]?.stringValue } == ShareForm.allCases.map(\.format))
            #expect(report["presentation"]?["madeFor"]?.arrayValue == [.string("linde.example")])
            #expect(report["presentation"]?["expires"]?.stringValue == "2027-02-18T09:00:00Z")
            #expect(report["presentation"]?["holderProven"] == .bool(true))
            #expect(Self.check("proof.signature", report).outcome == "passed")
            for ((form, credential), file) in zip(zip(ShareForm.allCases, inner), own) {
                let object = try #require(credential.objectValue)
                let own = try Self.report(bench.run(Self.words(["--json", "verify", file], ["--no-wallet"])))
                #expect(object["verdict"] == own["verdict"], "\(form)")
                for id: ExactString in ["format.parse", "model.required", "proof.signature", "time.valid-until"] {
                    #expect(Self.check(id, object).outcome == Self.check(id, own).outcome, "\(form) \(id)")
                }
                // Enveloped bytes survive: the digest is that of the file.
                guard ![ShareForm.statements, .dataIntegrity, .dataIntegrityV1].contains(form) else { continue }
                #expect(object["credential"]?["digest"] == own["credential"]?["digest"], "\(form)")
            }
        }
    }

    @Test("is the same for the same choice, key and moment", arguments: ["json", "jwt", "html"])
    func reproducible(_ ending: String) throws {
        try CommandBench.with { bench in
            try bench.take([.statements, .selective, .sealed])
            let files = try ["a", "b"].map { name in
                let file = bench.folder.appending(path: "\(name).\(ending)").path
                let made = bench.run("share", "1", "2", "3", "--to", "r", "-o", file, "--anyway")
                #expect(made.exitCode == .success, "\(made.error)")
                return try bench.read(file)
            }
            #expect(files[0] == files[1])
        }
    }

    @Test("says what its sender knew to be wrong")
    func faults() throws {
        try CommandBench.with { bench in
            bench.rely()
            bench.run("import", CommandBench.example("wound-care-revoked"))
            for form in ["json", "jwt"] {
                let file = bench.folder.appending(path: "b.\(form)").path
                #expect(bench.run("share", "1", "--to", "x", "-o", file).exitCode == .revoked)
                #expect(bench.run("share", "1", "--to", "x", "-o", file, "--anyway").exitCode == .success)
                guard case .secured(let bundle) = try Recognizer.recognize(try bench.read(file)) else { continue }
                #expect(
                    bundle.json["description"]?.stringValue
                        == "Sent knowingly, as the sender's wallet found on 2026-11-20: 1: revoked.")
            }
        }
    }

    // MARK: Key binding

    /// Gives the wallet a key for one reader, and a credential whose issuer bound it to that key.
    private static func bindCredential(_ bench: CommandBench) throws {
        try bench.take([.dataIntegrity])
        let made = bench.run("share", "1", "--to", "School", "-o", "-", "--anyway")
        let holder = try #require(try made.json["holder"]?.stringValue)
        let multikey = try #require(DIDKey.multikey(of: holder))
        var scenario = try SDJWTScenario.credential()
        scenario.maker.claims["cnf"] = .object(["jwk": .object(try PublicKey(multikey: multikey).jwk)])
        let file = try bench.write("bound", try scenario.bytes())
        #expect(bench.run("import", "--keep-invalid", file).exitCode == .success)
    }

    @Test("binds a credential to its reader where the issuer bound it to the wallet", arguments: ["json", "jwt"])
    func keyBinding(_ ending: String) throws {
        try CommandBench.with { bench in
            try Self.bindCredential(bench)
            let file = bench.folder.appending(path: "b.\(ending)").path
            let made = bench.run(
                Self.words(["share", "2"], Self.options, ["-o", file, "--only", "/given_name"]))
            #expect(made.exitCode == .success, "\(made.error)")
            let checked = bench.run(Self.words(["--json", "verify", file, "--require-binding"], Self.asked))
            #expect(checked.exitCode == .untrusted, "\(checked.output)")
            let presented = try #require(try Self.report(checked)["credentials"]?.arrayValue?.first?.objectValue)
            #expect(presented["kind"] == .string("presentation"))
            #expect(Self.check("disclosure.integrity", presented).outcome == "passed")
            let credential = try #require(presented["credentials"]?.arrayValue?.first?.objectValue)
            #expect(Self.check("holder.binding", credential).outcome == "passed")
            // Another question, another reader, another moment: its own signature answers none of them.
            for change in [["7432", "linde.example"], ["7431", "roos.example"]] {
                let other = bench.run(
                    Self.words(["verify", file, "--no-wallet", "--challenge", change[0], "--domain", change[1]]))
                #expect(other.exitCode == .presentation)
            }
            // The claims that were left out cannot be put back: the binding is for these disclosures.
            let text = String(decoding: try bench.read(file), as: UTF8.self)
            guard ending == "json" else { return }
            let disclosures = SDJWTMaker.disclosure("family_name", .string("de Wit"))
            let spliced = try Self.replaceToken(text) { token in
                let cut = try #require(token.lastIndex(of: "~"))
                return token[...cut] + disclosures + "~" + token[token.index(after: cut)...]
            }
            let inner = try Self.report(
                bench.run(Self.words(["--json", "verify", try bench.write("s.json", spliced)], Self.asked)))
            let bound = try #require(inner["credentials"]?.arrayValue?.first?.objectValue)
            #expect(Self.check("disclosure.integrity", bound).code == "disclosure.hash-mismatch")
        }
    }

    private static func replaceToken(_ bundle: String, _ change: (String) throws -> String) throws -> String {
        var object = try JSONObject(json: bundle)
        let url = try #require(object.value("/verifiableCredential/0/id")?.stringValue?.text)
        try object.set("/verifiableCredential/0/id", .string(ExactString(try change(url))))
        return JSONWriter.text(.object(object))
    }

    // MARK: Attacks

    /// What an attacker does with a bundle of numbers 1 and 2, and what the reader's report then says.
    struct Attack: CustomTestStringConvertible, Sendable {
        let name: String
        let check: ExactString
        let code: String
        let exit: Int32
        var arguments = ["--challenge", "7431", "--domain", "linde.example"]
        var change: @Sendable (inout JSONObject, JSONObject) throws -> Void = { _, _ in }

        var testDescription: String { name }
    }

    private static let attacks: [Attack] = [
        Attack(
            name: "replayed to another question", check: "presentation.challenge",
            code: "presentation.challenge-mismatch", exit: 15,
            arguments: ["--challenge", "7432", "--domain", "linde.example"]),
        Attack(
            name: "passed on to another reader", check: "presentation.domain", code: "presentation.domain-mismatch",
            exit: 15, arguments: ["--challenge", "7431", "--domain", "roos.example"]),
        Attack(
            name: "shown after its end", check: "time.valid-until", code: "proof.expired", exit: 15,
            arguments: ["--challenge", "7431", "--domain", "linde.example", "--at", "2027-03-01T00:00:00Z"]),
        Attack(name: "a credential taken out", check: "proof.signature", code: "proof.signature-invalid", exit: 15) {
            bundle, _ in try bundle.set("/verifiableCredential/1", nil)
        },
        Attack(
            name: "a credential of another bundle", check: "proof.signature", code: "proof.signature-invalid", exit: 15
        ) { bundle, other in try bundle.set("/verifiableCredential/1", other.value("/verifiableCredential/0")) },
        Attack(name: "another holder", check: "proof.controller", code: "proof.controller-mismatch", exit: 15) {
            bundle, other in bundle["holder"] = other["holder"]
        },
        Attack(name: "another's proof", check: "proof.controller", code: "proof.controller-mismatch", exit: 15) {
            bundle, other in bundle["proof"] = other["proof"]
        },
        Attack(name: "holder and proof of another", check: "proof.signature", code: "proof.signature-invalid", exit: 15)
        {
            bundle, other in
            bundle["holder"] = other["holder"]
            bundle["proof"] = other["proof"]
        },
        Attack(name: "a later end", check: "proof.signature", code: "proof.signature-invalid", exit: 15) { bundle, _ in
            try bundle.set("/proof/expires", .string("2099-01-01T00:00:00Z"))
        },
        Attack(name: "the question rewritten", check: "proof.signature", code: "proof.signature-invalid", exit: 15) {
            bundle, _ in try bundle.set("/proof/challenge", .string("7432"))
        },
    ]

    @Test("does not hold for what it was not made for", arguments: attacks)
    func attacked(_ attack: Attack) throws {
        try CommandBench.with { bench in
            bench.fill()
            func make(_ numbers: [String], _ options: [String]) throws -> JSONObject {
                let made = bench.run(Self.words(["share"], numbers, options, ["-o", "-"]))
                #expect(made.exitCode == .success, "\(made.error)")
                return try made.json
            }
            var bundle = try make(["1", "2"], Self.options)
            let other = try make(["1"], ["--to", "Another", "--challenge", "7431", "--domain", "linde.example"])
            try attack.change(&bundle, other)
            let file = try bench.write("attacked.json", JSONWriter.bytes(.object(bundle)))
            let checked = bench.run(Self.words(["--json", "verify", file], attack.arguments))
            #expect(checked.exitCode.rawValue == attack.exit, "\(checked.exitCode.rawValue)")
            let report = try Self.report(checked)
            let found = Self.check(attack.check, report)
            #expect(found.outcome == "failed" && found.code == attack.code, "\(found)")
            #expect(report["verdict"]?.stringValue == "invalid" || attack.check == "time.valid-until")
        }
    }

    @Test("does not hold without its proof, nor around another envelope")
    func stripped() throws {
        try CommandBench.with { bench in
            try bench.take([.sealed])
            let made = bench.run(Self.words(["share", "1", "--anyway", "-o", "-"], Self.options))
            let bundle = try made.json
            let bare = try bench.write("bare.json", JSONWriter.bytes(.object(bundle.removing("proof"))))
            let report = try Self.report(bench.run(Self.words(["--json", "verify", bare], Self.asked)))
            #expect(Self.check("proof.present", report).code == "proof.absent")
            #expect(report["verdict"]?.stringValue != "valid")
            #expect(report["presentation"]?["holderProven"] == .bool(false))
            // An envelope says what is in it; under another name nothing is read.
            let url = try #require(bundle.value("/verifiableCredential/0/id")?.stringValue?.text)
            #expect(url.hasPrefix("data:application/jose+json;base64,"))
            for type in ["text/html", "application/jwt", "application/jose+json", "application/vc;base64"] {
                var changed = bundle
                let comma = try #require(url.firstIndex(of: ","))
                try changed.set("/verifiableCredential/0/id", .string(ExactString("data:\(type)" + url[comma...])))
                let file = try bench.write("t.json", JSONWriter.bytes(.object(changed)))
                let report = try Self.report(bench.run(Self.words(["--json", "verify", file], Self.asked)))
                let inner = try #require(report["credentials"]?.arrayValue?.first?.objectValue)
                #expect(Self.check("format.parse", inner).code == "format.unreadable", "\(type)")
                #expect(Self.check("proof.signature", report).code == "proof.signature-invalid")
            }
        }
    }
}
