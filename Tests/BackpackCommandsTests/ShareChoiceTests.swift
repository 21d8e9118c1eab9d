// SPDX-License-Identifier: Apache-2.0

import CommandLineKit
import CredentialCrypto
import Credentials
import Foundation
import StrictJSON
import TestSupport
import Testing

@Suite("share --only and --hide")
struct ShareChoiceTests {
    /// The claims that a preview lists for its only credential.
    private static func claims(_ outcome: Outcome, _ member: ExactString = "claims") throws -> [String] {
        let disclosures = try #require(try outcome.json["discloses"]?.arrayValue)
        return try #require(disclosures.first?[member]?.arrayValue).compactMap { $0.stringValue?.text }
    }

    /// All values in what stands in the place of a credential, as whoever gets it reads them.
    private static func leaves(_ document: JSONObject, skipping: Set<ExactString>) -> [String: JSONValue] {
        var found: [String: JSONValue] = [:]
        func walk(_ value: JSONValue, _ path: String) {
            switch value {
            case .object(let object) where !object.isEmpty:
                for member in object.members { walk(member.value, "\(path)/\(JSONPointer.escape(member.name.text))") }
            case .array(let elements) where !elements.isEmpty:
                for (index, element) in elements.enumerated() { walk(element, "\(path)/\(index)") }
            default: found[path] = value
            }
        }
        for member in document.members where !skipping.contains(member.name) {
            walk(member.value, "/\(JSONPointer.escape(member.name.text))")
        }
        return found
    }

    /// What a bundle of one credential holds, read as its reader does.
    static func contained(_ bytes: [UInt8]) throws -> SecuredDocument {
        guard case .secured(let bundle) = try Recognizer.recognize(bytes) else {
            throw VectorError.notUnderstood("bundle")
        }
        let inner = try #require(bundle.containedCredentials.first)
        return inner.isKeyBound ? try #require(inner.containedCredentials.first) : inner
    }

    // MARK: Exactly what was chosen

    /// A hundred choices of each form: nothing that was not chosen is anywhere in the bundle, and the preview says exactly
    /// what is.
    @Test("leave out every value that was not chosen, at every layer", arguments: ShareForm.allCases)
    func overDisclosure(_ form: ShareForm) throws {
        try CommandBench.with { bench in
            try bench.take([form])
            let whole = bench.run("--json", "share", "1", "--to", "r", "--dry-run", "--anyway")
            let pointers = try Self.claims(whole)
            let hideable = try Self.claims(whole, "hideable")
            #expect(pointers.count > 3)
            #expect(form.canHide == !hideable.isEmpty)
            var generator = SeededGenerator(seed: 7)
            var sizes: Set<[String]> = []
            for round in 0..<100 {
                let wanted = hideable.filter { _ in Bool.random(using: &generator) }
                let isOnly = Bool.random(using: &generator)
                let rest = hideable.filter { !wanted.contains($0) }
                var words: [String] = []
                if form.canHide {
                    words =
                        isOnly
                        ? wanted.flatMap { ["--only", $0] } : rest.flatMap { ["--hide", $0] }
                    if words.isEmpty { continue }
                }
                let output = ["json", "jwt", "html"][round % 3]
                let file = bench.folder.appending(path: "\(round).\(output)").path
                let arguments = ["share", "1", "--to", "r", "--anyway", "-o", file] + words
                let preview = bench.run((["--json"] + arguments + ["--dry-run"]).map { Word($0) })
                let made = bench.run((["--json"] + arguments).map { Word($0) })
                #expect(preview.exitCode == made.exitCode, "\(words)")
                guard made.exitCode == .success else {
                    // What cannot be told apart is refused, and nothing is made.
                    #expect(!isOnly && made.error.contains("without"), "\(words): \(made.error)")
                    continue
                }
                #expect(try preview.json["discloses"] == made.json["discloses"])
                #expect(try preview.json["reveals"] == made.json["reveals"])
                let bundle = try bench.read(file)
                try Self.check(bundle, preview, whole: pointers, form, bench)
                sizes.insert(try Self.claims(made))
            }
            #expect(!form.canHide || sizes.count > min(hideable.count, 3))
        }
    }

    private static func check(
        _ bundle: [UInt8], _ preview: Outcome, whole: [String], _ form: ShareForm, _ bench: CommandBench
    ) throws {
        let inner = try contained(bundle)
        let skipping: Set<ExactString> = form.format == "vc-di" ? ["@context", "proof"] : ["@context"]
        let leaves = leaves(inner.stated, skipping: skipping)
        #expect(Set(leaves.keys) == Set(try claims(preview)))
        guard form.canHide else { return }
        let hidden = try claims(preview, "hidden")
        let original = try original(form)
        let visible = Set(leaves.values.map { JSONWriter.text($0) })
        let layers = DecodedLayers(bundle)
        for pointer in hidden {
            let value = try #require(original[pointer])
            // The same value may be chosen in another place; short ones stand everywhere.
            guard let text = value.stringValue?.text, text.utf8.count > 3, !visible.contains(JSONWriter.text(value)),
                !visible.contains(where: { $0.contains(text) })
            else { continue }
            #expect(!layers.contains(text), "\(pointer) of \(form.rawValue)")
        }
        // The layers do reach what is shown.
        for value in leaves.values.compactMap(\.stringValue) where value.utf8.count > 3 {
            #expect(layers.contains(value.text) || value.text.contains("\""))
        }
        #expect(!layers.layers.contains { $0.starts(with: [0xD9, 0x5D, 0x00]) })
    }

    private static func original(_ form: ShareForm) throws -> [String: JSONValue] {
        guard case .secured(let document) = try Recognizer.recognize(try form.bytes()) else {
            throw VectorError.notUnderstood(form.rawValue)
        }
        return leaves(document.json, skipping: form.format == "vc-di" ? ["@context", "proof"] : ["@context"])
    }

    /// The issuer's base proof is the holder's alone, also where she shows all.
    @Test("never send a base proof", arguments: [[], ["--hide", "/name"], ["--only", "/credentialSubject/result/1"]])
    func baseProof(_ words: [String]) throws {
        try CommandBench.with { bench in
            try bench.take([.statements])
            let made = bench.run((["share", "1", "--to", "r", "-o", "-"] + words).map { Word($0) })
            #expect(made.exitCode == .success, "\(made.error)")
            let proof = try #require(try Self.contained(made.outputBytes).json.value("/proof/proofValue")?.stringValue)
            #expect(try Multibase.decode(proof).starts(with: [0xD9, 0x5D, 0x01]))
        }
    }

    // MARK: Names

    @Test(
        "take the names of elements in either language, pointers and members",
        arguments: [
            ("/given_name", "given_name"), ("given_name", "given_name"), ("Learner", "given_name"),
            ("lerende", "given_name"), ("/place", "town"), ("street", "street"),
        ])
    func names(_ name: String, _ left: ExactString) throws {
        try CommandBench.with { bench in
            try bench.take([.selective])
            let made = bench.run("share", "1", "--to", "r", "-o", "-", "--only", name)
            #expect(made.exitCode == .success, "\(made.error)")
            let claims = try Self.contained(made.outputBytes).json
            let text = JSONWriter.text(.object(claims))
            #expect(text.contains("\"\(left)\""))
            for other in ["given_name", "town", "street", "fy"] where ExactString(other) != left {
                #expect(!text.contains("\"\(other)\""), "\(other)")
            }
        }
    }

    @Test(
        "refuse what cannot be kept to, and make nothing",
        arguments: [
            (ShareForm.selective, ["--hide", "/vct"], "without '/vct'"),
            (.selective, ["--hide", "/place"], "without '/place/country'"),
            (.selective, ["--only", "nickname"], "nothing is stated as 'nickname'"),
            (.selective, ["--hide", "/nothing"], "nothing is stated as '/nothing'"),
            (.selective, ["--only", "/address/street", "--hide", "/address/code"], "without '/address/code'"),
            (.statements, ["--hide", "/issuer/name"], "without '/issuer/name'"),
            (.statements, ["--hide", "/credentialSubject/id"], "without '/credentialSubject/id'"),
            (.dataIntegrity, ["--hide", "/name"], "only be shared whole"),
            (.sealed, ["--only", "title"], "only be shared whole"),
            (.token, ["--only", "title"], "only be shared whole"),
            (.hostedBadge, ["--hide", "/recipient"], "only be shared whole"),
        ])
    func refusals(_ form: ShareForm, _ words: [String], _ message: String) throws {
        try CommandBench.with { bench in
            try bench.take([form])
            let file = bench.folder.appending(path: "b.json").path
            let arguments = ["share", "1", "--to", "r", "--anyway", "-o", file] + words
            for extra in [[], ["--dry-run"]] {
                let result = bench.run((arguments + extra).map { Word($0) })
                #expect(result.exitCode == .usage && result.outputBytes.isEmpty)
                #expect(result.error.contains(message), "\(result.error)")
            }
            #expect(bench.run("me", "show").output.isEmpty)
        }
    }
}
