// SPDX-License-Identifier: Apache-2.0

import BackpackKit
import Credentials
import StrictJSON
import Testing

@Suite("The languages of a page")
struct SharePageWordingTests {
    /// Words that stand in ordinary sentences of one language and never in one of the other.
    private static let words: [PageLanguage: Set<String>] = [
        .english: [
            "the", "and", "with", "this", "that", "for", "issuer", "credential", "credentials", "valid", "until",
            "awarded", "shared", "check", "description", "criteria", "identifier", "fingerprint", "sender", "key",
            "you",
            "not", "no", "from", "made", "to", "level", "outcomes", "keywords", "evidence", "trust", "list", "by",
            "study", "load", "framework", "language", "type", "contents", "challenge", "dates", "times", "signed",
        ],
        .dutch: [
            "de", "het", "een", "en", "van", "voor", "met", "dit", "dat", "uitgever", "bewijs", "bewijzen", "geldig",
            "tot", "uitgereikt", "gedeeld", "eisen", "kenmerk", "vingerafdruk", "afzender", "sleutel", "niet", "geen",
            "gemaakt", "niveau", "leeruitkomsten", "trefwoorden", "onderbouwing", "vertrouwenslijst", "studielast",
            "raamwerk", "taal", "soort", "inhoud", "controlewoord", "datums", "tijden", "ondertekend", "u", "op",
        ],
    ]

    /// Everything a page can say: each verdict, a name confirmed, listed and claimed, one credential and several.
    private static func ownWords(_ language: PageLanguage) throws -> [String] {
        var texts = CredentialTexts(all: "7")
        texts.eqf = "5"
        texts.outcomeCode = "6"
        var open = texts
        open.validUntil = nil
        open.title = ""
        open.ects = nil
        open.credits = 3
        open.subjectName = ""
        var plain = try PageFixture.content(texts)
        plain = ShareContent(json: plain.json, view: plain.view, report: report(plain.report, nil, nil))
        let contents =
            Verdict.allCases.map { verdict in
                ShareContent(
                    json: plain.json, view: plain.view,
                    report: report(plain.report, "8", "9", failing: failure(verdict)))
            } + [
                ShareContent(json: plain.json, view: plain.view, report: report(plain.report, "8", nil)), plain,
                try PageFixture.content(open), try PageFixture.content(CredentialTexts(all: "\u{202E}7")),
            ]
        let bundles = try [
            PageFixture.bundle(contents, reader: "7", challenge: "7", domain: "7", language: language),
            PageFixture.bundle([try PageFixture.content(open)], reader: "7", language: language),
        ]
        return try bundles.flatMap { bundle in
            try PageFixture.page(bundle).texts.filter {
                !$0.isInside { ["pre", "style", "bdi", "code"].contains($0.name) }
            }
            .map(\.text)
        }
    }

    private static func failure(_ verdict: Verdict) -> CheckID? {
        switch verdict {
        case .invalid: .proofSignature
        case .revoked: .statusRevocation
        case .expired: .timeValidUntil
        case .indeterminate: .statusList
        case .untrusted: .assetDigest
        case .valid: nil
        }
    }

    private static func report(
        _ report: VerificationReport, _ list: String?, _ name: String?, failing: CheckID? = nil
    ) -> VerificationReport {
        var summary = report.summary
        if let name {
            summary.issuerName = ExactString(name)
            summary.issuerNameSource = .trustList
        }
        let checks = CheckID.allCases.map { id in
            let isListed = id == .trustIssuer && list != nil
            let evidence = isListed ? [list].compactMap { $0 }.map { Check.Evidence("list", $0) } : []
            let passes = id != failing && (id != .trustIssuer || isListed)
            return Check(id: id, outcome: passes ? .passed : .failed, code: nil, evidence: evidence)
        }
        return VerificationReport(
            kind: report.kind, format: report.format, summary: summary, checks: checks, credentials: [])
    }

    private static func split(_ texts: [String]) -> Set<String> {
        // `\u{202e}` is no word.
        Set(
            texts.flatMap { text in
                text.lowercased().split(separator: " ").filter { !$0.hasPrefix("\\u{") }
                    .flatMap { $0.split { !$0.isLetter } }.map(String.init)
            })
    }

    @Test("no word of another language", arguments: PageLanguage.allCases)
    func oneLanguage(language: PageLanguage) throws {
        let found = Self.split(try Self.ownWords(language))
        for (other, words) in Self.words where other != language {
            #expect(found.intersection(words) == [], "\(other)")
        }
        // The lists are of use only while the page's own words are on them.
        let own = try #require(Self.words[language])
        #expect(own.subtracting(found) == [])
    }

    @Test("every text is said in every language")
    func complete() throws {
        let dutch = try Self.ownWords(.dutch)
        let english = try Self.ownWords(.english)
        #expect(dutch.count == english.count)
        #expect(!dutch.contains { $0.isEmpty } && !english.contains { $0.isEmpty })
        let same = Set(dutch).intersection(english).filter { $0.contains { $0.isLetter } && !$0.hasPrefix("\\u{") }
        #expect(same == [" · Code: ", "(SHA-256)"])
    }

    @Test("says how to check, with the command", arguments: PageLanguage.allCases)
    func command(language: PageLanguage) throws {
        let page = try PageFixture.page(
            try PageFixture.bundle([try PageFixture.content(CredentialTexts())], language: language))
        let expected = language == .dutch ? "backpack verify BESTAND" : "backpack verify FILE"
        #expect(page.texts(in: "code").contains(expected))
        // A challenge is spoken of only where there is one.
        #expect(!page.texts(in: "code").contains("--challenge"))
    }
}
