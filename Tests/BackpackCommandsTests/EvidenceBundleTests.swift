// SPDX-License-Identifier: Apache-2.0

import CommandLineKit
import CredentialCrypto
import Credentials
import Foundation
import StrictJSON
import TestSupport
import Testing

@Suite("share --with-evidence")
struct EvidenceBundleTests {
    /// The list of the example is 19 days old, by its own signature.
    private static let trust: [Word] = [
        "--no-wallet", "--max-age", "30", "--trust", Word(CommandBench.example("trust-list")),
    ]
    private static let keys: [Word] = ["--evidence", Word(CommandBench.example("issuer-did"))]

    /// Shares credential 1 with its evidence, and gives the bundle's path.
    private func share(_ bench: borrowing CommandBench, as form: String = "json") throws -> String {
        bench.fill()
        let path = bench.folder.appending(path: "with.\(form)").path
        let result = bench.run("share", "1", "2", "--to", "De Linde", "--with-evidence", "-o", path)
        #expect(result.exitCode == .success, "\(result.error)")
        return path
    }

    private func standings(_ result: Outcome) throws -> [String] {
        let report = try #require(try result.json["reports"]?.arrayValue?.first)
        return (report["evidence"]?.elements ?? []).compactMap { $0["standing"]?.stringValue?.text }
    }

    @Test("packs what a reader needs, dated and hashed, beside a presentation that stays what it is")
    func contents() throws {
        try CommandBench.with { bench in
            let bundle = try #require(try JSONReader.read(try bench.read(try share(bench))).objectValue)
            #expect(bundle.names == ["schema", "presentation", "evidence"])
            let evidence = try #require(bundle["evidence"]?.arrayValue)
            #expect(evidence.map { $0["kind"] } == [.string("did-document"), .string("status-list")])
            for (piece, name) in zip(evidence, ["issuer-did", "status-list"]) {
                let original = try bench.read(CommandBench.example(name))
                let content = try Base64URL.decode(try #require(piece["content"]?.stringValue))
                #expect(content == original)
                let digest = "sha256:" + Hexadecimal.encode(HashAlgorithm.sha256.digest(original))
                #expect(piece["digest"] == .string(digest))
                #expect(piece["obtained"] == .string("2026-11-20T09:00:00Z"))
                // Where the file lay on her machine is nobody's business.
                #expect(piece["source"] == nil)
            }
            let presentation = try #require(bundle["presentation"])
            let alone = try bench.write("alone.json", JSONWriter.bytes(presentation))
            let all = Self.trust + Self.keys + ["--evidence", Word(CommandBench.example("status-list"))]
            #expect(bench.run(["verify", Word(alone)] + all).exitCode == .success)
        }
    }

    @Test("lets a status list count by its own signature, and keys never", arguments: ["json", "html"])
    func worth(_ form: String) throws {
        try CommandBench.with { bench in
            let path = try share(bench, as: form)
            // The reader knows the issuer's keys, and no list of its own.
            let known = bench.run(["--json", "verify", Word(path)] + Self.trust + Self.keys)
            #expect(known.exitCode == .success)
            #expect(try standings(known) == ["own-copy", "counted"])
            // The presenter's word for whose keys these are is worth nothing, and so is the list that they signed.
            let unknown = bench.run(["--json", "verify", Word(path)] + Self.trust)
            #expect(unknown.exitCode.rawValue == 14)
            #expect(try standings(unknown) == ["identity", "not-used"])
            // A year later the list that the presenter chose is too old.
            let late = bench.run(
                ["--json", "verify", Word(path), "--at", "2027-01-20T09:00:00Z"] + Self.trust + Self.keys)
            #expect(late.exitCode.rawValue == 14)
            #expect(try standings(late) == ["own-copy", "not-carried"])
            let text = bench.run(["verify", Word(path)] + Self.trust + Self.keys).output
            #expect(
                text.contains(
                    "✓ a status list https://hogeschool-voorbeeld.example/status/2026 (2026-11-20): It counted"))
            let dutch = bench.run(["--lang", "nl", "verify", Word(path)] + Self.trust).output
            #expect(dutch.contains("Telde niet mee: sleutels die alleen de afzender meebrengt"))
        }
    }

    @Test("says what is packed before it leaves, and packs nothing unasked")
    func preview() throws {
        try CommandBench.with { bench in
            bench.fill()
            let asked = bench.run("share", "1", "--to", "x", "--with-evidence", "--dry-run")
            #expect(
                asked.output.contains("For checking without internet:\n  the issuer's keys (DID document) did:web:"))
            #expect(asked.output.contains("when you obtained those files"))
            let json = try bench.run("--json", "share", "1", "--to", "x", "--with-evidence", "--dry-run").json
            #expect(json["evidence"]?.arrayValue?.count == 2)
            let unasked = try bench.run("--json", "share", "1", "--to", "x", "--dry-run").json
            #expect(unasked["evidence"] == .array([]))
            // What rests on nothing takes nothing along, and stays a plain presentation.
            let path = bench.folder.appending(path: "plain.json").path
            #expect(bench.run("share", "2", "--to", "x", "--with-evidence", "-o", path).exitCode == .success)
            let plain = try #require(try JSONReader.read(try bench.read(path)).objectValue)
            #expect(plain["type"] != nil && plain["evidence"] == nil)
        }
    }

    /// The bundle with one piece of evidence in place of its own.
    private func replaced(
        _ bench: borrowing CommandBench, _ path: String, _ change: (inout JSONObject) throws -> Void
    ) throws -> Outcome {
        var bundle = try #require(try JSONReader.read(try bench.read(path)).objectValue)
        let list = try #require(bundle["evidence"]?.arrayValue?.last?.objectValue)
        var piece = list
        try change(&piece)
        bundle["evidence"] = .array([.object(piece)])
        let file = try bench.write("changed.json", JSONWriter.bytes(.object(bundle)))
        return bench.run(["--json", "verify", Word(file)] + Self.trust + Self.keys)
    }

    @Test("never counts what is not what the bundle says, or does not hold by itself")
    func tampered() throws {
        try CommandBench.with { bench in
            let path = try share(bench)
            func set(_ bytes: [UInt8], in piece: inout JSONObject) {
                piece["content"] = .string(Base64URL.encode(bytes))
                piece["digest"] = .string("sha256:" + Hexadecimal.encode(HashAlgorithm.sha256.digest(bytes)))
            }
            let same = try replaced(bench, path) { _ in }
            #expect(same.exitCode == .success)
            let otherBytes = try replaced(bench, path) {
                $0["content"] = .string(Base64URL.encode(try bench.read(CommandBench.example("issuer-did"))))
            }
            #expect(otherBytes.exitCode.rawValue == 14)
            #expect(try standings(otherBytes) == ["digest-mismatch"])
            let otherKind = try replaced(bench, path) { $0["kind"] = .string("did-document") }
            #expect(otherKind.exitCode.rawValue == 14)
            #expect(try standings(otherKind) == ["kind-mismatch"])
            let trustList = try replaced(bench, path) {
                set(try bench.read(CommandBench.example("trust-list")), in: &$0)
            }
            #expect(try standings(trustList) == ["kind-mismatch"])
            // A forged list, with a hash that fits.
            let original = String(decoding: try bench.read(CommandBench.example("status-list")), as: UTF8.self)
            let forged = try replaced(bench, path) {
                set(Array(original.replacing("2026-11-01", with: "2026-11-02").utf8), in: &$0)
            }
            #expect(forged.exitCode.rawValue == 14)
            #expect(try standings(forged) == ["not-carried"])
            let vocabulary = try replaced(bench, path) {
                $0["kind"] = .string("json-ld-context")
                set(Array(#"{"@context":{"name":"https://evil.example/name"}}"#.utf8), in: &$0)
            }
            #expect(try standings(vocabulary) == ["meaning"])
        }
    }

    @Test(
        "refuses a bundle that is none",
        arguments: [
            #"{"schema":"backpack.bundle/1"}"#, #"{"schema":"backpack.bundle/1","presentation":{},"evidence":[]}"#,
            #"{"schema":"backpack.bundle/1","presentation":{"type":"VerifiablePresentation"},"evidence":{}}"#,
            #"{"schema":"backpack.bundle/1","presentation":{"type":"VerifiablePresentation"},"evidence":[1]}"#,
            #"{"schema":"backpack.bundle/1","presentation":{"type":"VerifiablePresentation"},"evidence":[],"x":1}"#,
            #"{"schema":"backpack.bundle/1","presentation":{"type":"VerifiableCredential","issuer":"a","credentialSubject":{}},"evidence":[]}"#,
            #"{"schema":"backpack.bundle/1","presentation":{"type":"VerifiablePresentation"},"evidence":[{"kind":"context","digest":"sha256:00","content":"="}]}"#,
            #"{"schema":"backpack.bundle/1","presentation":{"type":"VerifiablePresentation"},"evidence":[{"kind":"context","digest":"00","content":""}]}"#,
            #"{"schema":"backpack.bundle/1","presentation":{"type":"VerifiablePresentation"},"evidence":[{"kind":"context","digest":"sha256:00","content":"","trust":"me"}]}"#,
        ])
    func malformed(_ text: String) throws {
        try CommandBench.with { bench in
            let file = try bench.write("bundle.json", text)
            #expect(bench.run("verify", file).exitCode.rawValue == 65)
        }
    }
}
