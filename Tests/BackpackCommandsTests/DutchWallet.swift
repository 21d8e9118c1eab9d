// SPDX-License-Identifier: Apache-2.0

import BackpackCommands
import CommandLineKit
import CredentialCrypto
import Foundation
import StrictJSON
import TestSupport
import Testing

/// A wallet with a credential of every form, and all that can be asked of it.
enum DutchWallet {
    /// A record of two achievements, one of which is part of the other.
    private static let record = """
        {"@context": ["https://www.w3.org/ns/credentials/v2", "https://purl.imsglobal.org/spec/clr/v2p0/context-2.0.1.json",
           "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json"],
         "id": "urn:uuid:55555555-5555-4555-8555-555555555555", "type": ["VerifiableCredential", "ClrCredential"],
         "issuer": {"id": "https://roc.example", "type": ["Profile"], "name": "ROC Voorbeeld"}, "name": "Dossier",
         "validFrom": "2026-03-01T00:00:00Z", "credentialSubject": {"type": ["ClrSubject"], "achievement": [
           {"id": "urn:uuid:66666666-6666-4666-8666-666666666666", "type": ["Achievement"], "name": "Module",
            "description": "Een module.", "criteria": {"id": "https://roc.example/eisen"}},
           {"id": "urn:uuid:77777777-7777-4777-8777-777777777777", "type": ["Achievement"], "name": "Opleiding",
            "description": "Een opleiding.", "criteria": {"narrative": "Alles."}}],
          "association": [{"type": "Association", "associationType": "isPartOf",
            "sourceId": "urn:uuid:66666666-6666-4666-8666-666666666666",
            "targetId": "urn:uuid:77777777-7777-4777-8777-777777777777"}]}}
        """

    /// Every file that goes in; some are refused.
    private static func files(_ bench: CommandBench) throws -> [Word] {
        let examples = [
            "issuer-did", "status-list", "trust-list", "wound-care", "wound-care", "first-aid", "medication",
            "wound-care-revoked", "wound-care-tampered", "bundle",
        ].map { Word(CommandBench.example($0)) }
        let vocabulary = try bench.write("context.json", #"{"@context": {"woord": "https://woord.example/"}}"#)
        return examples + [
            Word(try bench.write("record.json", record)), Word(vocabulary),
            Word(try bench.write("nothing.json", "{}")), Word(try bench.write("broken.json", "{\"a\": 1,,}")),
            Word(try bench.write("picture.png", PNGMaker.image(PNGMaker.badge("Comment", "x")))),
            Word(try bench.write("empty", "")), Word(bench.folder.appending(path: "none.json").path),
        ]
    }

    /// Runs every command, with mistakes among them, and gives what each said on either channel.
    static func everything(_ bench: inout CommandBench) throws -> [(line: [Word], said: String)] {
        var said: [(line: [Word], said: String)] = []
        func run(_ words: [Word]) {
            let outcome = bench.run(["--lang", "nl"] + words)
            said.append((words, outcome.output + outcome.error))
        }
        for words in [
            ["list"], ["show", "1"], ["doctor"], ["shares"], ["me", "show"], ["trust", "list"], ["overview"],
        ] {
            run(words.map { Word($0) })
        }
        try MixedWallet.fill(bench)
        run(["import"] + (try files(bench)))
        run(["trust", "add", Word(CommandBench.example("trust-list"))])
        run(["trust", "add", Word(CommandBench.example("trust-list"))])
        run(["me", "add", "email:noor@example.nl"])
        run(["import"] + (try files(bench)))
        let numbers = try bench.run("list", "--json").json["credentials"]?.arrayValue?.compactMap {
            $0["number"]?.numberValue?.lexeme.text
        }
        for number in try #require(numbers) {
            for option in [[], ["--elements"], ["--at", "2020-01-01T00:00:00Z"]] as [[Word]] {
                run(["show", Word(number)] + option)
            }
            for command in ["inspect", "linkedin"] as [Word] { run([command, Word(number)]) }
            run(["verify", "--explain", Word(number)])
            run(["share", Word(number), "--to", "De Linde", "--dry-run"])
            let form = ["json", "jwt", "html"][said.count % 3]
            run([
                "share", Word(number), "--to", "De Linde", "-o",
                Word(bench.folder.appending(path: "\(number).\(form)").path), "--anyway",
            ])
        }
        for words in lines(bench) { run(words) }
        let application = BackpackApplication.application
        for (path, _) in application.commands {
            run(["help"] + path.map { Word($0) })
            run(path.map { Word($0) } + ["-h"])
            // Without what they need, and with what they do not know.
            if path != ["completions"] { run(path.map { Word($0) }) }
            run(path.map { Word($0) } + ["--onbekend"])
        }
        return said
    }

    private static func lines(_ bench: CommandBench) -> [[Word]] {
        let folder = bench.folder.path
        let texts: [[String]] = [
            ["list", "lassen"], ["list", "zoek dit"], ["list", "--level", "6"], ["list", "--verdict", "x"],
            ["list", "--limit", "0"], ["overview"], ["overview", "--ics", "\(folder)/agenda.ics"],
            ["overview", "--ics", "\(folder)/agenda.ics"], ["shares"], ["me", "show"], ["me", "add", "zomaar"],
            ["me", "add", "email:noor@example.nl"], ["trust", "list"], ["trust", "show", "Register"],
            ["trust", "show", "Onbekend"], ["trust", "check", "https://onbekend.example"],
            ["trust", "check", "did:web:hogeschool-voorbeeld.example"], ["trust", "remove", "Register"],
            ["trust", "add", "\(folder)/nothing.json"], ["verify", "\(folder)/none.json", "\(folder)/nothing.json"],
            ["verify", CommandBench.example("bundle"), "--require-binding", "--challenge", "x", "--domain", "y"],
            ["verify", CommandBench.example("status-list"), "--trust", "\(folder)/nothing.json"],
            ["verify", CommandBench.example("wound-care"), "--evidence", CommandBench.example("first-aid")],
            ["inspect", CommandBench.example("trust-list")], ["inspect", "\(folder)/none.json"],
            ["export", "1", "-o", "\(folder)/out"], ["export", "--all", "-o", "\(folder)/out"],
            ["export", "1", "--bake", "\(folder)/picture.png", "-o", "\(folder)/baked"], ["export", "-o", folder],
            ["share", "1", "--to", "x", "-o", "\(folder)/x.zip"], ["share", "99", "--to", "x", "--dry-run"],
            ["share", "1", "-o", "\(folder)/x.json"], ["linkedin", "99"], ["remove", "1"], ["remove", "1"], ["doctor"],
            [], ["help"], ["help", "onbekend"], ["imprt"], ["--kleur"], ["list", "--limit"], ["list", "--json=ja"],
            ["--lang", "fr", "list"], ["--version"], ["completions", "onbekend"], ["--at", "gisteren", "list"],
        ]
        return texts.map { $0.map { Word($0) } }
    }

    // MARK: What is not ours

    /// Every text of the credentials and lists that are held, longest first: theirs, in the language that they chose.
    static func foreignTexts(_ bench: CommandBench) throws -> [String] {
        var texts: Set<String> = []
        for file in try VectorFolder.files(in: bench.folder) where !file.name.hasPrefix("wallet") {
            for document in documents(try file.bytes()) { collect(document, &texts) }
        }
        for name in ["issuer-did", "status-list", "trust-list", "wound-care", "first-aid", "medication", "bundle"] {
            for document in documents(try bench.read(CommandBench.example(name))) { collect(document, &texts) }
        }
        return texts.filter { $0.count > 2 }.sorted { ($0.count, $0) > ($1.count, $1) }
    }

    /// A JSON document, or those inside a token.
    private static func documents(_ bytes: [UInt8]) -> [JSONValue] {
        do { return [try JSONReader.read(bytes)] } catch {
            let parts = bytes.split { [UInt8(ascii: "."), UInt8(ascii: "~")].contains($0) }
            return parts.compactMap { part in
                do { return try JSONReader.read(try Base64URL.decode(String(decoding: part, as: UTF8.self))) } catch {
                    return nil
                }
            }
        }
    }

    private static func collect(_ value: JSONValue, _ texts: inout Set<String>) {
        switch value {
        case .string(let text): texts.insert(text.text)
        case .array(let elements): for element in elements { collect(element, &texts) }
        case .object(let object):
            for member in object.members { collect(member.value, &texts) }
        default: break
        }
    }
}
