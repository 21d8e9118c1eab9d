// SPDX-License-Identifier: Apache-2.0

import StrictJSON
import Testing
import TrustLists

/// TL-20 to TL-22: names that could be taken for one another.
@Suite struct AppearanceTests {
    @Test(arguments: [
        // Cyrillic, Greek, digits, accents, wide and mathematical letters, invisible characters, case and spaces.
        "Utrесht University", "Utrecht Univеrsity", "Utrecht Univers\u{1D422}ty", "Utrecht Uni\u{03BD}ersity",
        "Utrecht Unive\u{200B}rsity", "Utrecht\u{00A0}University", "UTRECHT  UNIVERSITY", "Utrécht Üniversitý",
        "Ｕtrecht University", "Utrecht Un1vers1ty", "Utrecht\u{2003}University\u{200F}", "Utrecht Univers\u{0131}ty",
        "U\u{0442}recht University",
    ])
    func looksLike(_ name: String) {
        #expect(Appearance(ExactString(name)).skeleton == Appearance("Utrecht University").skeleton)
    }

    @Test(arguments: ["Utrecht University 2", "Utrech University", "University Utrecht", "", "大学"])
    func looksOther(_ name: String) {
        #expect(Appearance(ExactString(name)).skeleton != Appearance("Utrecht University").skeleton)
    }

    @Test(arguments: [
        ("Utrecht University", []), ("Utreсht University", [Appearance.Oddity.mixedScript]),
        ("Университет Utrecht", []), ("Πανεπιστήμιο", []), ("Utr\u{200B}echt", [.invisible]),
        ("Utr\u{202E}thce", [.bidirectional]), ("\u{1D414}trecht", [.disguised]),
        ("Utr\u{200D}\u{2066}еcht", [.mixedScript, .invisible, .bidirectional]), ("北京大学 Peking", []),
    ])
    func tellsOddities(_ name: String, _ oddities: [Appearance.Oddity]) {
        #expect(Appearance(ExactString(name)).oddities == oddities)
    }

    @Test func pairsOfLettersCount() {
        #expect(Appearance("Modern Arts").skeleton == Appearance("Modem Arts").skeleton)
    }
}
