// SPDX-License-Identifier: Apache-2.0

extension LinkedInWording {
    static let dutch = LinkedInWording(
        award: { title, issuer, day in
            (title.map { "‘\($0)’" } ?? "Een digitaal bewijs")
                + (day.map { ", op \($0) uitgereikt" } ?? ", uitgereikt")
                + (issuer.map { " door \($0)" } ?? "") + "."
        },
        claimed: { "\($0) (zo noemt de uitgever zich in het bewijs)" },
        ects: { "Studielast: \($0) ECTS-studiepunten." },
        credits: { "Studielast: \($0) studiepunten." },
        eqf: { "Niveau: EQF \($0)." },
        until: { "Geldig tot \($0)." },
        outcomes: "Leeruitkomsten:",
        criteria: "Wat ervoor nodig was:",
        source: { id, isSigned in
            "Zelf overgenomen uit mijn digitale bewijs\(id.map { " (kenmerk \($0))" } ?? ""). Het origineel stuur ik op verzoek"
                + (isSigned ? ", zodat u het kunt controleren." : ".")
        })
}
