// SPDX-License-Identifier: Apache-2.0

extension LinkedInWording {
    static let english = LinkedInWording(
        award: { title, issuer, day in
            (title.map { "“\($0)”" } ?? "A digital credential")
                + ", awarded" + (issuer.map { " by \($0)" } ?? "") + (day.map { " on \($0)" } ?? "") + "."
        },
        claimed: { "\($0) (as the issuer calls itself in the credential)" },
        ects: { "Study load: \($0) ECTS credits." },
        credits: { "Study load: \($0) credits." },
        eqf: { "Level: EQF \($0)." },
        until: { "Valid until \($0)." },
        outcomes: "Learning outcomes:",
        criteria: "What it took:",
        source: { id, isSigned in
            "Copied by me from my digital credential\(id.map { " (identifier \($0))" } ?? ""). I will send the original on request"
                + (isSigned ? ", so that you can check it." : ".")
        })
}
