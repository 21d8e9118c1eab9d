// SPDX-License-Identifier: Apache-2.0

import CommandLineKit
import Foundation
import StrictJSON
import Testing

/// Text from outside that would take a terminal over, turn text around or hide it.
@Suite("What reaches a terminal")
struct TerminalSafetyTests {
    private static let hostile = "a\u{1b}[2Jb\u{9b}31mc\u{202e}d\u{200b}e\u{7}f\rg\u{2028}h\u{e0041}i\u{feff}j"

    /// Whether anything is left that a terminal would act upon; line feeds are the program's own.
    private static func isClean(_ text: String) -> Bool {
        text.unicodeScalars.allSatisfy {
            $0 == "\n"
                || $0.properties.generalCategory != .control && !$0.properties.isDefaultIgnorableCodePoint
                    && $0.value != 0x2028 && $0.value != 0x2029
        }
    }

    private static func poison(_ value: JSONValue, _ name: ExactString = "") -> JSONValue {
        switch value {
        case .object(let object): .object(JSONObject(object.members.map { ($0.name, poison($0.value, $0.name)) }))
        case .array(let elements): .array(elements.map { poison($0, name) })
        case .string(let text) where !["@context", "type", "validFrom", "awardedDate"].contains(name):
            .string("\(text)\(hostile)")
        default: value
        }
    }

    /// A credential with such text wherever text may stand.
    private static func credential() throws -> [UInt8] {
        try TestIssuer("hostile").credential(id: "urn:uuid:1", title: hostile) { document in
            document["description"] = .string(hostile)
            document["awardedDate"] = .string("2026-01-01T00:00:00Z")
            document["evidence"] = .array([
                .object(["id": .string("urn:e"), "type": .string("Evidence"), "name": .string(hostile)])
            ])
            document["credentialSubject"] = document["credentialSubject"].map { subject in
                var subject = subject.objectValue ?? JSONObject()
                subject["id"] = .string("urn:s:\(hostile)")
                subject["name"] = .string(hostile)
                var achievement = subject["achievement"]?.objectValue ?? JSONObject()
                for name in ["achievementType", "inLanguage", "fieldOfStudy", "humanCode"] as [ExactString] {
                    achievement[name] = .string(hostile)
                }
                achievement["tag"] = .array([.string(hostile)])
                achievement["alignment"] = .array([
                    .object([
                        "type": .string("Alignment"), "targetName": .string(hostile), "targetCode": .string(hostile),
                        "targetFramework": .string(hostile), "targetUrl": .string("urn:\(hostile)"),
                    ])
                ])
                subject["achievement"] = poison(.object(achievement))
                return .object(subject)
            }
            document["undefined\u{1b}\u{202e}"] = .string(hostile)
        }
    }

    @Test("is shown escaped by every command, as text and as JSON, in both languages", arguments: ["en", "nl"])
    func commands(_ language: String) throws {
        try CommandBench.with { bench in
            let name = "file\u{1b}[2J\u{202e}.json"
            let path = try bench.write(name, try Self.credential())
            let list = try bench.write(
                "list\u{202e}.json",
                JSONWriter.bytes(
                    .object([
                        "schema": .string("backpack.trust-list/1"), "name": .string(Self.hostile),
                        "version": .integer(1),
                        "issuers": .array([
                            .object([
                                "id": .string(try TestIssuer("hostile").did), "name": .string(Self.hostile),
                                "country": .string(Self.hostile),
                            ])
                        ]),
                    ])))
            let bundle = bench.folder.appending(path: "b\u{1b}\u{202e}.html").path
            let out = bench.folder.appending(path: "out\u{9b}").path
            var shown = 0
            for words in [
                ["import", path, "/no\u{1b}where"], ["import", "--keep-invalid", path], ["trust", "add", list],
                ["trust", "list"], ["trust", "show", Self.hostile], ["trust", "check", Self.hostile], ["list"],
                ["show", "1"], ["verify", "1", path], ["verify", path, "--explain"], ["inspect", path],
                ["linkedin", "1"],
                ["share", "1", "--to", Self.hostile, "--anyway", "--dry-run"],
                ["share", "1", "--to", Self.hostile, "--challenge", Self.hostile, "--anyway", "-o", bundle], ["shares"],
                ["verify", bundle, "--domain", Self.hostile, "--explain"], ["me", "add", "name:\(Self.hostile)"],
                ["me", "show"], ["export", "1", "-o", out], ["doctor"], ["show", Self.hostile], ["list", Self.hostile],
                [Self.hostile], ["list", "--\(Self.hostile)"], ["trust", "remove", Self.hostile],
            ] {
                for more in [[], ["--json"]] {
                    // A second bundle or export would only meet the first.
                    if more == ["--json"], words.contains(bundle) || words.contains(out), words.first != "verify" {
                        continue
                    }
                    let result = bench.run((words + more + ["--lang", language]).map { Word($0) })
                    #expect(result.exitCode.rawValue != 70, "\(words)")
                    #expect(Self.isClean(result.output), "\(words + more)")
                    #expect(Self.isClean(result.error), "\(words + more)")
                    if result.output.contains("202e") { shown += 1 }
                }
            }
            // The text did arrive: it was shown, not left out.
            #expect(shown > 20)
            #expect(bench.run("remove", "1").exitCode == .success)
        }
    }

    @Test("still means the same as JSON")
    func meaning() throws {
        try CommandBench.with { bench in
            let path = try bench.write("a.json", try Self.credential())
            let report = try #require(try bench.run("verify", "--json", path).json["reports"]?.arrayValue?.first)
            #expect(report["credential"]?["title"]?.stringValue?.text == Self.hostile + Self.hostile)
        }
    }
}
