// SPDX-License-Identifier: Apache-2.0

import BackpackKit
import CredentialCrypto
import Credentials
import StrictJSON
import Testing

@Suite("The page of a bundle")
struct SharePageTests {
    private static let elements: Set<String> = [
        "html", "head", "meta", "title", "style", "body", "main", "header", "section", "article", "h1", "h2", "h3", "p",
        "div", "dl", "dt", "dd", "ol", "ul", "li", "a", "bdi", "time", "strong", "code", "pre", "span",
    ]
    private static let attributes: Set<String> = [
        "lang", "dir", "charset", "http-equiv", "content", "name", "id", "class", "aria-labelledby", "href", "rel",
        "datetime", "hidden",
    ]

    private static func bundle(_ language: PageLanguage) throws -> ShareBundle {
        let confirmed = try PageFixture.content(CredentialTexts(), listName: "Lijst van scholen", listedAs: "De Maas")
        var other = CredentialTexts()
        other.title = "Boekhouden"
        other.validUntil = nil
        return try PageFixture.bundle(
            [confirmed, try PageFixture.content(other)], challenge: "woord-7431", domain: "dalen.example",
            language: language)
    }

    @Test("uses known elements and attributes only, and loads nothing", arguments: PageLanguage.allCases)
    func nothingLoads(language: PageLanguage) throws {
        let page = try PageFixture.page(try Self.bundle(language))
        #expect(Set(page.elements.map(\.name)).subtracting(Self.elements) == [])
        #expect(Set(page.elements.flatMap { $0.attributes.map(\.name) }).subtracting(Self.attributes) == [])
        let ids = page.elements.compactMap { $0["id"] }
        #expect(Set(ids).count == ids.count)
        for link in page.elements("a") {
            let target = try #require(link["href"])
            if target.hasPrefix("#") {
                #expect(ids.contains(String(target.dropFirst())))
            } else {
                #expect(target.hasPrefix("https://"))
                #expect(link["rel"] == "noreferrer noopener")
            }
        }
        #expect(page.elements.compactMap { $0["aria-labelledby"] }.filter { !ids.contains($0) } == [])
    }

    @Test("allows its own style and nothing else")
    func policy() throws {
        let page = try PageFixture.page(try Self.bundle(.dutch))
        let style = try #require(page.texts(in: "style").first)
        let hash = Base64.encode(HashAlgorithm.sha256.digest(Array(style.utf8)))
        let meta = page.elements("meta")
        #expect(meta.compactMap { $0["http-equiv"] } == ["Content-Security-Policy"])
        #expect(
            meta.first { $0["http-equiv"] != nil }?["content"]
                == "default-src 'none'; style-src 'sha256-\(hash)'; img-src data:; base-uri 'none'; form-action 'none'")
        #expect(meta.first { $0["name"] == "referrer" }?["content"] == "no-referrer")
        // What the policy does not reach stands behind it.
        #expect(meta.firstIndex { $0["http-equiv"] != nil } == 1)
        #expect(!style.contains("url(") && !style.contains("@import"))
    }

    @Test("carries the presentation byte for byte, and it verifies", arguments: PageLanguage.allCases)
    func readBack(language: PageLanguage) throws {
        let bundle = try Self.bundle(language)
        let html = SharePage.html(bundle)
        guard case .secured(let document) = try Recognizer.recognize(html) else {
            Issue.record("not a secured document")
            return
        }
        #expect(document.kind == .presentation)
        #expect(document.json == bundle.presentation)
        #expect(JSONWriter.bytes(.object(document.json), .indented) + Array("\n".utf8) == bundle.json)
        let element = try #require(try HTMLDocument(html).texts.last)
        #expect(Array(element.text.utf8) == bundle.json)
        #expect(element.parents.last?["hidden"] != nil)

        var inputs = Reliance(instant: bundle.created).inputs
        inputs.challenge = "woord-7431"
        inputs.domain = "dalen.example"
        let report = Verifier(inputs).verify(document)
        for id: CheckID in [.proofSignature, .proofPurpose, .presentationChallenge, .presentationDomain] {
            #expect(report.check(id)?.outcome == .passed, "\(id)")
        }
        #expect(report.credentials.map { $0.check(.proofSignature)?.outcome } == [.passed, .passed])
    }

    @Test("a changed page no longer verifies")
    func changed() throws {
        let html = SharePage.html(try Self.bundle(.english))
        let before = Array("&quot;".utf8)
        #expect(html.ranges(of: before).isEmpty == true)
        let text = String(decoding: html, as: UTF8.self)
        let parts = text.components(around: #"<pre id="backpack-presentation" hidden>"#)
        let changed = parts.head + parts.tail.replacingFirst("Boekhouden", with: "Boekhouder")
        #expect(changed != text)
        guard case .secured(let document) = try Recognizer.recognize(Array(changed.utf8)) else {
            Issue.record("not a secured document")
            return
        }
        let report = Verifier(Reliance(instant: try PageFixture.instant("2026-11-23T00:00:00Z")).inputs).verify(
            document)
        #expect(report.verdict == .invalid)
        #expect(report.check(.proofSignature)?.outcome == .failed)
    }

    @Test("gives the fingerprints that verifying the page gives")
    func fingerprints() throws {
        let bundle = try Self.bundle(.english)
        let html = SharePage.html(bundle)
        guard case .secured(let document) = try Recognizer.recognize(html) else {
            Issue.record("not a secured document")
            return
        }
        let report = Verifier(Reliance(instant: bundle.created).inputs).verify(document)
        let shown = try HTMLDocument(html).texts(in: "code")
        #expect(report.credentials.count == 2)
        for credential in report.credentials { #expect(shown.contains(credential.summary.digest.text)) }
        #expect(shown.contains(Hexadecimal.encode(HashAlgorithm.sha256.digest(bundle.json))))
    }

    @Test("says what was signed: read by meaning and by name, the page is the same")
    func meaning() throws {
        func page(_ byMeaning: Bool) throws -> [UInt8] {
            let content = try PageFixture.content(
                CredentialTexts(), listName: "Lijst van scholen", listedAs: "De Maas", byMeaning: byMeaning)
            #expect(content.report.verdict == .valid)
            return SharePage.html(try PageFixture.bundle([content], language: .dutch))
        }
        #expect(try page(true) == page(false))
    }

    @Test("the same bundle gives the same bytes")
    func reproducible() throws {
        let bundle = try Self.bundle(.dutch)
        #expect(SharePage.html(bundle) == SharePage.html(bundle))
    }

    @Test("has headings in order and names its language", arguments: PageLanguage.allCases)
    func headings(language: PageLanguage) throws {
        let page = try PageFixture.page(try Self.bundle(language))
        #expect(page.elements("html").first?["lang"] == language.rawValue)
        let levels = page.elements.map(\.name).filter { ["h1", "h2", "h3", "h4"].contains($0) }
        #expect(levels == ["h1", "h2", "h2", "h3", "h3", "h2"])
        #expect(page.elements("main").count == 1)
        #expect(page.texts(in: "title").count == 1)
        #expect(page.elements("dt").count == page.elements("dd").count)
    }

    @Test("says who confirmed the issuer's name")
    func issuerNames() throws {
        func text(_ content: ShareContent) throws -> String {
            try PageFixture.page(try PageFixture.bundle([content], language: .english)).texts(in: "dd")
                .joined(separator: " ")
        }
        let confirmed = try text(
            try PageFixture.content(CredentialTexts(), listName: "Lijst van scholen", listedAs: "De Maas"))
        let listed = try text(try PageFixture.content(CredentialTexts(), listName: "Lijst van scholen"))
        let claimed = try text(try PageFixture.content(CredentialTexts()))
        #expect(confirmed.contains("De Maas According to the sender’s wallet, confirmed by the trust list"))
        #expect(confirmed.contains("the issuer calls itself  Hogeschool aan de Maas"))
        #expect(listed.contains("this address is on the trust list"))
        #expect(claimed.contains("no trust list of the sender confirms it"))
        #expect(!claimed.contains("confirmed by the trust list"))
    }

    @Test("claims nothing but what the sender's wallet found", arguments: PageLanguage.allCases)
    func claim(language: PageLanguage) throws {
        let content = try PageFixture.content(CredentialTexts())
        for verdict in Verdict.allCases {
            let shown = ShareContent(
                json: content.json, view: content.view, report: Self.report(verdict, content.report))
            try #require(shown.report.verdict == verdict)
            let page = try PageFixture.page(try PageFixture.bundle([shown], language: language))
            let found = page.texts(in: "strong")
            #expect(found.count == 1)
            let claims = page.texts.filter { $0.isInside { $0["class"] == "claim" } }.map(\.text)
            #expect(
                claims.first?.hasPrefix(language == .dutch ? "Op het moment van delen" : "At the time of sharing")
                    == true)
            #expect(
                claims.last
                    == (language == .dutch
                        ? "Dit zegt de afzender. Het vervangt uw eigen controle niet."
                        : "This is what the sender says. It does not replace your own check."))
        }
    }

    /// A report of the same credential with another verdict.
    private static func report(_ verdict: Verdict, _ report: VerificationReport) -> VerificationReport {
        let failing: CheckID? =
            switch verdict {
            case .invalid: .proofSignature
            case .revoked: .statusRevocation
            case .expired: .timeValidUntil
            case .indeterminate: .statusList
            case .untrusted: .trustIssuer
            case .valid: nil
            }
        let checks = CheckID.allCases.map {
            Check(id: $0, outcome: $0 == failing ? .failed : .passed, code: nil, evidence: [])
        }
        return VerificationReport(
            kind: report.kind, format: report.format, summary: report.summary, checks: checks, credentials: [])
    }

    @Test("tells dates in UTC, whole days without a time")
    func dates() throws {
        var texts = CredentialTexts()
        texts.awarded = "2025-12-31T23:30:00-02:00"
        texts.validFrom = "not a date"
        func times(_ language: PageLanguage) throws -> [String: String] {
            let page = try PageFixture.page(
                try PageFixture.bundle([try PageFixture.content(texts)], language: language))
            let shown = zip(page.elements("time"), page.texts(in: "time"))
            return Dictionary(uniqueKeysWithValues: shown.map { ($0["datetime"] ?? "", $1) })
        }
        #expect(
            try times(.dutch) == [
                "2026-11-22T14:05:00Z": "22 november 2026 om 14.05 uur UTC", "2027-02-20T00:00:00Z": "20 februari 2027",
                "2026-01-01T01:30:00Z": "1 januari 2026 om 01.30 uur UTC", "2031-03-02T00:00:00Z": "2 maart 2031",
            ])
        #expect(
            try times(.english) == [
                "2026-11-22T14:05:00Z": "22 November 2026 at 14:05 UTC", "2027-02-20T00:00:00Z": "20 February 2027",
                "2026-01-01T01:30:00Z": "1 January 2026 at 01:30 UTC", "2031-03-02T00:00:00Z": "2 March 2031",
            ])
        let page = try PageFixture.page(try PageFixture.bundle([try PageFixture.content(texts)], language: .english))
        #expect(page.texts(in: "dd").contains("not a date"))
    }

    @Test("foreign text keeps its own direction, and long words may break")
    func directions() throws {
        let name = "لمى عبد الرحمن"
        let word = "arbeidsongeschiktheidsverzekeringsdeskundige"
        var texts = CredentialTexts(all: name)
        texts.title = word
        texts.description = "\(word) \(name)"
        let page = try PageFixture.page(
            try PageFixture.bundle([try PageFixture.content(texts)], reader: name, language: .dutch))
        let foreign = page.texts.filter { text in
            (text.text.contains(name) || text.text.contains(word))
                && !text.isInside { $0.name == "title" || $0.name == "pre" }
        }
        #expect(foreign.count > 20)
        for text in foreign {
            #expect(text.isInside { $0.name == "bdi" || $0["dir"] == "auto" }, "\(text.text)")
        }
        let style = try #require(page.texts(in: "style").first)
        #expect(style.contains("overflow-wrap:anywhere") && style.contains("hyphens:auto"))
    }

    @Test("is legible: 4.5 to 1 or better, in light, in the dark and on paper")
    func contrast() throws {
        let page = try PageFixture.page(try Self.bundle(.dutch))
        let style = try #require(page.texts(in: "style").first)
        let palettes = Palette.all(in: style)
        #expect(palettes.count == 3)
        for palette in palettes {
            for text in ["ink", "soft", "link"] {
                for ground in ["ground", "paper", "note"] {
                    let ratio = try #require(palette.contrast(text, ground))
                    #expect(ratio >= 4.5, "\(text) on \(ground): \(ratio)")
                }
            }
        }
    }

    @Test("ten rich credentials stay under a megabyte")
    func size() throws {
        var texts = CredentialTexts()
        texts.description = String(repeating: "Een lange beschrijving met alles erin. ", count: 100)
        texts.criteria = texts.description
        let content = try PageFixture.content(texts)
        let bundle = try PageFixture.bundle(Array(repeating: content, count: 10), language: .dutch)
        #expect(SharePage.html(bundle).count < 1_000_000)
    }
}

/// The custom colours of one `:root` rule.
private struct Palette {
    let colours: [Substring: [Double]]

    static func all(in style: String) -> [Palette] {
        style.split(separator: ":root{", omittingEmptySubsequences: false).dropFirst().map { rule in
            var colours: [Substring: [Double]] = [:]
            for declaration in rule.prefix(while: { $0 != "}" }).split(separator: ";") {
                let parts = declaration.split(separator: ":")
                guard parts.count == 2, parts[0].hasPrefix("--"), parts[1].hasPrefix("#"), parts[1].count == 7,
                    let value = UInt32(parts[1].dropFirst(), radix: 16)
                else { continue }
                colours[parts[0].dropFirst(2)] = [value >> 16, value >> 8 & 255, value & 255].map { Double($0) / 255 }
            }
            return Palette(colours: colours)
        }
    }

    /// Relative luminance, WCAG 2.2, with the transfer curve's power 2.4 as the square times the fifth root of the square.
    private func luminance(_ name: String) -> Double? {
        guard let channels = colours[Substring(name)] else { return nil }
        let linear = channels.map { $0 <= 0.04045 ? $0 / 12.92 : Self.power(($0 + 0.055) / 1.055) }
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
    }

    /// x to the power 2.4, by Newton's method for the fifth root of x².
    private static func power(_ x: Double) -> Double {
        var root = 1.0
        for _ in 0..<60 { root -= (root * root * root * root * root - x * x) / (5 * root * root * root * root) }
        return x * x * root
    }

    func contrast(_ first: String, _ second: String) -> Double? {
        guard let a = luminance(first), let b = luminance(second) else { return nil }
        return (max(a, b) + 0.05) / (min(a, b) + 0.05)
    }
}

extension String {
    fileprivate func components(around separator: String) -> (head: String, tail: String) {
        guard let range = ranges(of: separator).first else { return (self, "") }
        return (String(self[..<range.lowerBound]), String(self[range.lowerBound...]))
    }

    fileprivate func replacingFirst(_ target: String, with replacement: String) -> String {
        guard let range = ranges(of: target).first else { return self }
        return replacingCharacters(range, replacement)
    }

    private func replacingCharacters(_ range: Range<Index>, _ replacement: String) -> String {
        String(self[..<range.lowerBound]) + replacement + String(self[range.upperBound...])
    }
}
