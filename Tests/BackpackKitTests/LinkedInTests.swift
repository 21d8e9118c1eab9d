// SPDX-License-Identifier: Apache-2.0

import BackpackKit
import Credentials
import StrictJSON
import Testing

@Suite("The LinkedIn entry")
struct LinkedInTests {
    private static func entry(_ texts: CredentialTexts, limits: LinkedInLimits = LinkedInLimits()) throws
        -> LinkedInEntry
    {
        let content = try PageFixture.content(texts)
        return LinkedInEntry(content.view, content.report, limits: limits)
    }

    /// The link taken apart: names and decoded values in order.
    private static func query(_ url: String) throws -> [(name: String, value: ExactString)] {
        let parts = url.utf8.split(separator: UInt8(ascii: "?"), omittingEmptySubsequences: false)
        try #require(parts.count == 2)
        #expect(String(parts[0]) == "https://www.linkedin.com/profile/add")
        return try parts[1].split(separator: UInt8(ascii: "&"), omittingEmptySubsequences: false).map { pair in
            let sides = pair.split(separator: UInt8(ascii: "="), omittingEmptySubsequences: false)
            try #require(sides.count == 2)
            return (try #require(String(sides[0])), try decode(Array(sides[1])))
        }
    }

    private static func decode(_ text: [UInt8]) throws -> ExactString {
        var bytes: [UInt8] = []
        var rest = text[...]
        while let byte = rest.popFirst() {
            let isUnreserved =
                UInt8(ascii: "a")...UInt8(ascii: "z") ~= byte || UInt8(ascii: "A")...UInt8(ascii: "Z") ~= byte
                || UInt8(ascii: "0")...UInt8(ascii: "9") ~= byte || "-._~".utf8.contains(byte)
            if isUnreserved {
                bytes.append(byte)
                continue
            }
            try #require(byte == UInt8(ascii: "%"), "raw \(byte)")
            let digits = String(decoding: rest.prefix(2), as: UTF8.self)
            #expect(digits == digits.uppercased())
            bytes.append(try #require(UInt8(digits, radix: 16)))
            rest = rest.dropFirst(2)
        }
        return ExactString(try #require(String(validating: bytes, as: UTF8.self)))
    }

    @Test("the link, whole")
    func link() throws {
        #expect(
            try Self.entry(CredentialTexts()).url
                == "https://www.linkedin.com/profile/add?startTask=CERTIFICATION_NAME&name=Verkenning%20data-ethiek"
                + "&organizationName=Hogeschool%20aan%20de%20Maas&issueYear=2026&issueMonth=3&expirationYear=2031"
                + "&expirationMonth=3&certId=urn%3Auuid%3A5f1b2c9e-0d53-4b5e-9a58-6a2a3d1f7c10")
    }

    @Test("any text survives the link, and adds no field")
    func encoding() throws {
        let texts = [
            "a&name=b", "a=b", "50% & meer", "C++/C#?", "é", "e\u{301}", "数据", "🎓", "a+b c", "\"'<>`\\", "%2F", "~-._",
            "a#b", "\u{202E}x", "a;b", "//x", "[x]",
        ]
        for text in texts {
            var credential = CredentialTexts()
            credential.title = text
            credential.issuerName = text
            credential.id = "urn:example:x"
            let query = try Self.query(try Self.entry(credential).url)
            #expect(
                query.map(\.name) == [
                    "startTask", "name", "organizationName", "issueYear", "issueMonth", "expirationYear",
                    "expirationMonth", "certId",
                ])
            #expect(query[1].value == ExactString(text))
            #expect(query[2].value == ExactString(text))
        }
    }

    @Test(
        "months are those of UTC, 1 to 12",
        arguments: [
            ("2025-12-31T23:30:00-02:00", 2026, 1), ("2026-01-01T00:30:00+01:00", 2025, 12),
            ("2024-02-29T23:59:59Z", 2024, 2), ("2026-12-31T23:59:59Z", 2026, 12), ("2026-01-01T00:00:00Z", 2026, 1),
            ("2026-03-31T23:00:00-14:00", 2026, 4), ("2026-06-15T12:00:00", 2026, 6),
        ] as [(String, Int64, Int64)])
    func months(text: String, year: Int64, month: Int64) throws {
        var texts = CredentialTexts()
        texts.awarded = text
        texts.validUntil = text
        let entry = try Self.entry(texts)
        #expect(entry.issued?.year == year && entry.issued?.month == month)
        #expect(entry.expires == entry.issued)
        #expect(entry.fields["issueYear"] == .integer(year))
        #expect(entry.fields["expirationMonth"] == .integer(month))
    }

    @Test(
        "a date that is none is left out, with a warning", arguments: ["2026-02-30T00:00:00Z", "maart 2026", "2026-03"])
    func unreadableDate(text: String) throws {
        var texts = CredentialTexts()
        texts.validUntil = text
        let entry = try Self.entry(texts)
        #expect(entry.fields["expirationYear"] == nil && entry.fields["expirationMonth"] == nil)
        #expect(entry.warnings(.english).contains(.dateUnreadable(ExactString(text))))
        texts.awarded = text
        #expect(try Self.entry(texts).fields["issueMonth"] == nil)
    }

    @Test("without an end there is no expiration")
    func nonExpiring() throws {
        var texts = CredentialTexts()
        texts.validUntil = nil
        let entry = try Self.entry(texts)
        #expect(entry.expires == nil)
        #expect(entry.fields["expirationYear"] == nil && entry.fields["expirationMonth"] == nil)
        #expect(!entry.url.contains("expiration"))
        #expect(entry.fields["issueYear"] == .integer(2026))
        #expect(!entry.summary(.dutch).contains("Geldig tot"))
        #expect(entry.warnings(.dutch) == [])
    }

    @Test(
        "either the organisation's number or its name",
        arguments: [
            (["206815"], "206815"), (["206815", "206815"], "206815"), ([], nil), (["206 815"], nil), (["-1"], nil),
            (["12a"], nil), ([""], nil), (["٢٠٦"], nil), (["1", "2"], nil), ([String(repeating: "1", count: 21)], nil),
        ] as [([String], String?)])
    func organization(stated: [String], id: String?) throws {
        var texts = CredentialTexts()
        texts.organizationIDs = stated
        let fields = try Self.entry(texts).fields
        #expect(fields["organizationId"] == id.map { .string($0) })
        #expect((fields["organizationName"] == nil) == (id != nil))
        #expect(fields["organizationName"] == (id == nil ? .string("Hogeschool aan de Maas") : nil))
    }

    @Test("the organisation's number is read from what was signed")
    func organizationByMeaning() throws {
        var texts = CredentialTexts()
        texts.organizationIDs = ["206815"]
        let content = try PageFixture.content(texts, byMeaning: true)
        try #require(content.report.verdict == .untrusted)
        #expect(LinkedInEntry(content.view, content.report).organization == .id("206815"))
    }

    @Test("an issuer without a name is named by its identifier")
    func unnamedIssuer() throws {
        var texts = CredentialTexts()
        texts.issuerName = ""
        #expect(try Self.entry(texts).fields["organizationName"] == .string(try PageFixture.issuer()))
    }

    @Test("a trust list's name stands before the claimed one")
    func confirmedName() throws {
        let content = try PageFixture.content(CredentialTexts())
        var summary = content.report.summary
        summary.issuerName = "Hogeschool De Maas"
        summary.issuerNameSource = .trustList
        let report = VerificationReport(
            kind: .credential, format: .dataIntegrity, summary: summary, checks: content.report.checks, credentials: [])
        let entry = LinkedInEntry(content.view, report)
        #expect(entry.organization == .name("Hogeschool De Maas"))
        #expect(
            entry.summary(.dutch).hasPrefix(
                "‘Verkenning data-ethiek’, op 1 maart 2026 uitgereikt door Hogeschool De Maas.\n"))
        // Without a list, the same words are said to be the issuer's own.
        summary.issuerNameSource = .claimed
        let claimed = VerificationReport(
            kind: .credential, format: .dataIntegrity, summary: summary, checks: content.report.checks, credentials: [])
        #expect(LinkedInEntry(content.view, claimed).organization == .name("Hogeschool aan de Maas"))
        #expect(LinkedInEntry(content.view, claimed).summary(.english).contains("as the issuer calls itself"))
    }

    @Test(
        "an address is given only where the credential's identifier is one",
        arguments: [
            ("https://badges.example/a/1", true), ("http://badges.example/a/1", false), ("urn:uuid:1", false),
            ("did:example:1", false), ("https://a@badges.example/", false), ("https://badges.example/é", false),
            ("javascript:alert(1)", false),
        ])
    func address(id: String, isAddress: Bool) throws {
        var texts = CredentialTexts()
        texts.id = id
        let fields = try Self.entry(texts).fields
        #expect(fields["certId"] == .string(id))
        #expect(fields["certUrl"] == (isAddress ? .string(id) : nil))
    }

    @Test("no identifier, no title")
    func absent() throws {
        let content = try PageFixture.content(CredentialTexts())
        let document = try #require(Recognizer.secured(content.json.removing("id"), digest: "00"))
        let entry = LinkedInEntry(CredentialView(document, expanded: nil), content.report)
        #expect(entry.fields["certId"] == nil && entry.fields["certUrl"] == nil)
        #expect(!entry.url.contains("cert"))
        #expect(!entry.summary(.dutch).contains("kenmerk"))

        var texts = CredentialTexts()
        texts.title = " \n\t"
        let untitled = try Self.entry(texts)
        #expect(untitled.fields["name"] == nil)
        #expect(!untitled.url.contains("&name="))
        #expect(untitled.warnings(.dutch).contains(.noName))
        #expect(untitled.summary(.dutch).hasPrefix("Een digitaal bewijs, op 1 maart 2026 uitgereikt door"))
    }

    @Test("a field is one line")
    func oneLine() throws {
        var texts = CredentialTexts()
        texts.title = "  Data\r\n\tethiek\u{2028}in de zorg "
        #expect(try Self.entry(texts).name == "Data ethiek in de zorg")
    }

    @Test("summaries that read well")
    func summaries() throws {
        var texts = CredentialTexts()
        texts.ects = "3"
        let entry = try Self.entry(texts)
        #expect(
            entry.summary(.dutch) == """
                ‘Verkenning data-ethiek’, op 1 maart 2026 uitgereikt door Hogeschool aan de Maas (zo noemt de uitgever zich in het bewijs).

                De deelnemer herkent vooroordelen in gegevens.
                En doet er iets aan.

                Studielast: 3 ECTS-studiepunten. Niveau: EQF 5. Geldig tot 2 maart 2031.

                Leeruitkomsten:
                – Weegt belangen af

                Wat ervoor nodig was: Een werkstuk en een gesprek.

                Zelf overgenomen uit mijn digitale bewijs (kenmerk urn:uuid:5f1b2c9e-0d53-4b5e-9a58-6a2a3d1f7c10). Het origineel stuur ik op verzoek, zodat u het kunt controleren.
                """)
        #expect(
            entry.summary(.english) == """
                “Verkenning data-ethiek”, awarded by Hogeschool aan de Maas (as the issuer calls itself in the credential) on 1 March 2026.

                De deelnemer herkent vooroordelen in gegevens.
                En doet er iets aan.

                Study load: 3 ECTS credits. Level: EQF 5. Valid until 2 March 2031.

                Learning outcomes:
                – Weegt belangen af

                What it took: Een werkstuk en een gesprek.

                Copied by me from my digital credential (identifier urn:uuid:5f1b2c9e-0d53-4b5e-9a58-6a2a3d1f7c10). I will send the original on request, so that you can check it.
                """)
    }

    @Test("what is not signed is not said to be checkable")
    func unsigned() throws {
        let content = try PageFixture.content(CredentialTexts())
        let document = try #require(Recognizer.secured(content.json.removing("proof"), digest: "00"))
        let (report, view) = Verifier(Reliance(instant: try PageFixture.instant("2026-11-22T14:05:00Z")).inputs)
            .verifyWithView(document)
        let entry = LinkedInEntry(view, report)
        #expect(entry.summary(.dutch).hasSuffix("Het origineel stuur ik op verzoek."))
        #expect(entry.summary(.english).hasSuffix("I will send the original on request."))
    }

    @Test("lengths and hidden characters are warned about, and nothing is cut off")
    func warnings() throws {
        var limits = LinkedInLimits()
        limits.name = 5
        limits.summary = 100_000
        var texts = CredentialTexts()
        texts.title = "naam\u{301}e"
        #expect(try Self.entry(texts, limits: limits).warnings(.dutch) == [])
        texts.title = "zes en"
        let long = try Self.entry(texts, limits: limits)
        #expect(long.warnings(.dutch) == [.tooLong(.name, characters: 6, limit: 5)])
        #expect(long.name == "zes en")
        texts.title = "a\u{202E}b"
        let hidden = try Self.entry(texts, limits: limits).warnings(.dutch)
        #expect(hidden == [.hiddenCharacters(.name), .hiddenCharacters(.summary)])
        limits.summary = 10
        let summary = try Self.entry(CredentialTexts(), limits: limits).warnings(.english).last
        guard case .tooLong(.summary, let characters, 10) = summary else {
            Issue.record("no warning about the summary")
            return
        }
        #expect(characters > 100)
    }

    @Test("what is not fit to be shown is warned about", arguments: Verdict.allCases)
    func verdicts(verdict: Verdict) throws {
        let content = try PageFixture.content(CredentialTexts())
        let failing: [Verdict: CheckID] = [
            .invalid: .proofSignature, .revoked: .statusRevocation, .expired: .timeValidUntil,
            .indeterminate: .statusList, .untrusted: .trustIssuer,
        ]
        let checks = CheckID.allCases.map {
            Check(id: $0, outcome: $0 == failing[verdict] ? .failed : .passed, code: nil, evidence: [])
        }
        let report = VerificationReport(
            kind: .credential, format: .dataIntegrity, summary: content.report.summary, checks: checks, credentials: [])
        try #require(report.verdict == verdict)
        let isFit = [.valid, .untrusted, .indeterminate].contains(verdict)
        #expect(LinkedInEntry(content.view, report).warnings(.dutch) == (isFit ? [] : [.verdict(verdict)]))
    }

    @Test("the JSON of the contract")
    func json() throws {
        var texts = CredentialTexts()
        texts.id = "https://badges.example/a/1"
        texts.organizationIDs = ["206815"]
        let entry = try Self.entry(texts)
        let json = entry.json(.dutch)
        #expect(json.objectValue?.names == ["schema", "fields", "url", "summary"])
        #expect(json["schema"] == .string("backpack.linkedin/1"))
        #expect(
            JSONWriter.text(try #require(json["fields"]))
                == #"{"name":"Verkenning data-ethiek","organizationId":"206815","issueYear":2026,"issueMonth":3,"expirationYear":2031,"expirationMonth":3,"certId":"https://badges.example/a/1","certUrl":"https://badges.example/a/1"}"#
        )
        #expect(json["url"] == .string(entry.url))
        #expect(json["summary"] == .string(entry.summary(.dutch)))

        var limits = LinkedInLimits()
        limits.name = 5
        let warned = try Self.entry(texts, limits: limits).json(.dutch)
        #expect(
            warned["warnings"].map { JSONWriter.text($0) }
                == #"[{"code":"linkedin.too-long","field":"name","characters":22,"limit":5}]"#)
    }
}
