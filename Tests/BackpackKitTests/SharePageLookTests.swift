// SPDX-License-Identifier: Apache-2.0

import BackpackKit
import Foundation
import StrictJSON
import Testing

/// Makes the pages that `Tests/Browser/look.sh` shows in a browser.
@Suite("Pages to look at")
struct SharePageLookTests {
    private static let folder = ProcessInfo.processInfo.environment["BACKPACK_LOOK"]

    @Test(
        "three rich credentials with what layouts break on",
        .enabled(if: folder != nil, "BACKPACK_LOOK names no folder"), arguments: PageLanguage.allCases)
    func write(language: PageLanguage) throws {
        let folder = URL(filePath: try #require(Self.folder), directoryHint: .isDirectory)
        let bundle = try PageFixture.bundle(
            try Self.contents(), reader: "Gemeente ’s-Hertogenbosch, afdeling Arbeidsmarktbeleid", challenge: "7431",
            domain: "werkenbij.dalen.example", language: language)
        try Data(SharePage.html(bundle)).write(to: folder.appending(path: "\(language.rawValue).html"))

        let attack = InjectionCorpus.texts.joined(separator: " \n ")
        var injected = CredentialTexts(all: attack)
        injected.title = "<script>document.title='executed'</script><img src=x onerror=\"document.title='executed'\">"
        let hostile = try PageFixture.bundle(
            [try PageFixture.content(injected, listName: attack, listedAs: attack)], reader: attack, challenge: attack,
            domain: attack, language: language)
        try Data(SharePage.html(hostile)).write(to: folder.appending(path: "hostile-\(language.rawValue).html"))
    }

    private static func contents() throws -> [ShareContent] {
        var first = CredentialTexts()
        first.title = "Microcredential arbeidsongeschiktheidsverzekeringsdeskundige"
        first.description =
            "De arbeidsongeschiktheidsverzekeringsdeskundige beoordeelt meervoudigepersoonlijkheidsstoornisgerelateerde "
            + "aanspraken.\n\nHij of zij weegt medische gegevens, arbeidsdeskundige gegevens en het recht tegen elkaar af, en "
            + "legt uit wat er besloten is in taal die de aanvrager begrijpt."
        first.tags = [
            "verzekeringsgeneeskunde", "arbeidsongeschiktheidsverzekeringsrecht", "re-integratie", "dossieronderzoek",
        ]
        first.criteriaURL =
            "https://hogeschool.example/microcredentials/arbeidsongeschiktheidsverzekeringsdeskundige/eisen?jaar=2026&versie=3"

        var second = CredentialTexts()
        second.title = "أساسيات الذكاء الاصطناعي"
        second.description =
            "يفهم المشارك كيف تتعلم الآلات من البيانات، ويعرف حدودها. (Inleiding kunstmatige intelligentie)"
        second.subjectName = "لمى عبد الرحمن الخطيب"
        second.issuerName = "האוניברסיטה הפתוחה"
        second.language = "ar"
        second.tags = ["ذكاء", "בינה מלאכותית", "AI"]
        second.evidence =
            "https://hogeschool.example/bewijsstukken/0123456789abcdef0123456789abcdef0123456789abcdef0123456789"
        second.validUntil = nil
        second.credits = nil

        var third = CredentialTexts()
        third.title = "<b>Boekhouden</b> & \"recht\" \u{202E}gpj.exe"
        third.subjectName = "<script>document.title='executed'</script>"
        third.issuerName = "Echte Universiteit\u{202E}\u{200B} <img src=x onerror=alert(1)>"
        third.issuerURL = "javascript:alert(1)"
        third.description = "=HYPERLINK(\"https://kwaad.example\") </style></title></pre><script>alert(1)</script>"
        third.id = "https://badges.example/public/assertions/" + String(repeating: "a1b2c3", count: 20)
        return [
            try PageFixture.content(
                first, listName: "Nationale lijst van onderwijsinstellingen", listedAs: "Hogeschool De Maas"),
            try PageFixture.content(second), try PageFixture.content(third),
        ]
    }
}
