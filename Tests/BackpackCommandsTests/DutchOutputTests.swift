// SPDX-License-Identifier: Apache-2.0

import BackpackCommands
import CommandLineKit
import Credentials
import Foundation
import StrictJSON
import TestSupport
import Testing

/// What is said in Dutch, by every command, of a wallet with a credential of every form.
@Suite("Dutch output")
struct DutchOutputTests {
    /// Words that English cannot do without and Dutch does not have; what the program speaks of most; its verdicts.
    private static let english: Set<String> = [
        "a", "about", "all", "an", "and", "any", "are", "as", "at", "be", "been", "but", "by", "can", "cannot", "could",
        "does", "each", "for", "from", "had", "has", "have", "how", "into", "it", "its", "many", "may", "more", "must",
        "no", "none", "not", "nothing", "on", "one", "only", "or", "other", "out", "says", "than", "that", "the",
        "their",
        "them", "then", "there", "they", "this", "to", "too", "until", "what", "when", "where", "which", "who", "whom",
        "whose", "why", "will", "with", "without", "would", "yes", "you", "your",
        "added", "already", "award", "awards", "before", "choose", "credential", "credentials",
        "damaged",
        "day", "days", "disk", "error", "evidence", "expired", "expires", "file", "files",
        "folder", "form", "found", "held", "hint", "hours", "imported", "indeterminate", "invalid", "issued", "issuer",
        "issuers", "key", "keys", "known", "level", "like", "limit", "missing", "name", "needs", "note",
        "present",
        "proof", "read", "reader", "refused", "removed", "revoked", "shared", "shown", "signature", "signed", "stated",
        "status-list", "study", "takes", "title", "trusted", "unknown", "untrusted", "valid", "value", "verified",
        "wallet", "warning", "wrong", "written", "years",
    ]

    /// Lines that show a document or the program's own data as it is: statements, codes and evidence under their names.
    private static func isData(_ line: Substring, of words: [Word]) -> Bool {
        let indent = line.prefix { $0 == " " }.count
        // What can be given as a value is the same in every language.
        if line.hasPrefix("backpack: tip: kies uit ") { return true }
        if words.first == "inspect", indent == 2, line.contains("<") || line.contains("_:") || line.contains("\"") {
            return true
        }
        return words.contains("--explain") && indent >= 4
    }

    /// The program's own words in a line: without what is quoted, and what is no word but a name, a path or a code.
    private static func ownWords(_ line: String) -> [String] {
        var line = line
        for (open, close) in [("‘", "’"), ("'", "'"), ("<", ">"), ("“", "”")] as [(Character, Character)] {
            while let start = line.firstIndex(of: open),
                let end = line[line.index(after: start)...].firstIndex(of: close)
            {
                line.replaceSubrange(start...end, with: " ")
            }
        }
        return line.split(whereSeparator: \.isWhitespace).compactMap { word in
            let bare = word.drop { "([".contains($0) }.reversed().drop { ",.:;?!)]…".contains($0) }.reversed()
            let text = String(bare)
            let isWord = text.allSatisfy { $0.isLetter || $0 == "-" } && !text.hasPrefix("-")
            return isWord && text != text.uppercased() ? text.lowercased() : nil
        }
    }

    @Test("has no English words left over, of any command")
    func words() throws {
        try CommandBench.with { bench in
            let said = try DutchWallet.everything(&bench)
            let foreign = try DutchWallet.foreignTexts(bench)
            var left: [String: Set<String>] = [:]
            for (words, text) in said {
                var isExample = false
                for line in text.split(separator: "\n") where !Self.isData(line, of: words) {
                    // Command lines that can be copied.
                    isExample = line.contains("backpack ") && !line.hasPrefix("backpack: ")
                    guard !isExample else { continue }
                    // The name of a command is the same in every language.
                    var own = line.hasPrefix("  evidence  ") ? String(line.dropFirst(10)) : String(line)
                    for text in foreign where own.contains(text) { own.replace(text, with: " ") }
                    for word in Self.ownWords(own) where Self.english.contains(word) {
                        left[word, default: []].insert("\(words.map(\.shown).joined(separator: " ")): \(line)")
                    }
                }
            }
            for (word, lines) in left.sorted(by: { $0.key < $1.key }) {
                Issue.record("\(word): \(lines.sorted().prefix(3).joined(separator: " | "))")
            }
        }
    }

    /// What the English tables say, without the places for evidence.
    private static let englishTexts: [String] = {
        let words = Wording.of(.english)
        let elements = ElementWords.of(.english)
        var texts: [String] = CheckID.allCases.map { words.passed($0) }
        for code in FindingCode.allCases {
            texts += [words.finding(code).text, words.finding(code).next].compactMap { $0 }
        }
        for verdict in Verdict.allCases {
            texts += [words.verdict(verdict).text, words.verdict(verdict).next].compactMap { $0 }
        }
        texts += Statement.Caveat.allCases.map { elements.caveat($0) }
        texts += MicroCredentialLimits.Rule.allCases.map { elements.rule($0) }
        texts +=
            CheckID.allCases.map { "\(words.name($0)):" } + StandardElement.allCases.map { "\(elements.name($0)):" }
        let dutch = Wording.of(.dutch)
        let same = Set(CheckID.allCases.map { "\(dutch.name($0)):" })
        return texts.filter { !same.contains($0) }.flatMap { text in
            text.split(separator: "{").map { part in
                String(part.contains("}") ? part.drop { $0 != "}" }.dropFirst() : part[...])
            }
        }.filter { $0.count >= 8 }
    }()

    @Test("says nothing of the English tables, writes dates and amounts in Dutch, and counts one thing as one")
    func sentences() throws {
        try CommandBench.with { bench in
            let said = try DutchWallet.everything(&bench)
            let foreign = try DutchWallet.foreignTexts(bench)
            for (words, text) in said {
                let line = words.map(\.shown).joined(separator: " ")
                for sentence in Self.englishTexts { #expect(!text.contains(sentence), "\(line): \(sentence)") }
                for plural in ["bewijzen", "gegevens", "uitgevers", "dagen", "minuten", "seconden", "handtekeningen"] {
                    #expect(text.firstRange(of: try Regex("(^|[ (])1 \(plural)\\b")) == nil, "\(line): \(text)")
                }
                #expect(
                    text.firstRange(of: try Regex("[0-9]\\.[0-9]+ (EC|uur(?! UTC)|studiepunten)")) == nil,
                    "\(line): \(text)")
                // Documents, and claims of them, are shown as they are.
                guard words.first != "inspect", words.first != "share", !words.contains("--explain"),
                    words.first != "help", !words.contains("-h")
                else { continue }
                // How a moment is to be typed.
                var own = text.replacing("schrijf het als 2026-11-01T12:00:00Z", with: "")
                // The texts of a credential have dates of their own in them; only what is a date alone is ours to write.
                for text in foreign where text.count > 30 { own.replace(text, with: " ") }
                #expect(own.firstRange(of: try Regex("[0-9]{4}-[0-9]{2}-[0-9]{2}T")) == nil, "\(line): \(own)")
            }
        }
    }

    @Test("counts one credential as one")
    func singular() throws {
        try CommandBench.with { bench in
            bench.rely()
            bench.run("import", CommandBench.example("first-aid"))
            #expect(bench.run("doctor", "--lang", "nl").output == "1 bewijs, alles in orde\n")
            #expect(bench.run("doctor").output == "1 credential, all is well\n")
            #expect(bench.run("overview", "--lang", "nl").output.contains("1 keer iets behaald, in 1 bewijs\n"))
            let file = bench.folder.appending(path: "a.json").path
            #expect(
                bench.run("share", "1", "--to", "De Linde", "-o", file, "--lang", "nl").output
                    == "\(file): 1 bewijs voor De Linde, tot 18 februari 2027\n")
            #expect(
                bench.run("show", "1", "--lang", "nl").output.contains("uitgereikt: 8 november 2025 om 16.00 uur UTC\n")
            )
            #expect(bench.run("list", "--lang", "nl").output.contains("  geldig\n"))
            #expect(bench.run("list").output.contains("  valid\n"))
        }
    }
}
