// SPDX-License-Identifier: Apache-2.0

import BackpackKit
import CommandLineKit
import Credentials

/// How one language speaks of what a wallet comes to.
struct OverviewWords: Sendable {
    let studyLoad: String
    let none: String
    let and: String
    let level: String
    let issuer: String
    let awards: String
    let hours: String
    let withoutLoad: String
    let byLevel: String
    let byIssuer: String
    let joined: String
    let excluded: String
    let learnt: String
    let expiring: @Sendable (_ until: String) -> String
    let noneExpiring: @Sendable (_ until: String) -> String
    /// In how many awards, held in how many credentials.
    let counted: @Sendable (_ awards: Int, _ credentials: Int) -> String
    let ofWhichValid: @Sendable (_ load: String, _ awards: Int) -> String
    let lacking: @Sendable (_ awards: Int) -> String
    let otherCredits: @Sendable (_ awards: Int) -> String
    let levelName: @Sendable (AwardLevel) -> String
    let link: @Sendable (AwardLink) -> String
    let reason: @Sendable (Overview.Excluded.Reason) -> String
    let more: @Sendable (Int) -> String
    let calendarWritten: String
    let noCalendar: String
    /// What an entry of the calendar is called.
    let ends: @Sendable (_ title: String) -> String
    let calendarNote: @Sendable (_ number: Int, _ issuer: String?) -> String

    static func of(_ language: Language) -> OverviewWords {
        switch language {
        case .english: .english
        case .dutch: .dutch
        }
    }

    private static let dutch = OverviewWords(
        studyLoad: "Studielast", none: "geen bewijzen die meetellen", and: " en ", level: "niveau",
        issuer: "uitgever", awards: "behaald", hours: "uur", withoutLoad: "zonder studielast",
        byLevel: "Per niveau", byIssuer: "Per uitgever", joined: "Eén keer geteld", excluded: "Niet meegeteld",
        learnt: "Leeruitkomsten en vaardigheden", expiring: { "Verloopt tot en met \($0)" },
        noneExpiring: { "Tot en met \($0) verloopt er niets." },
        counted: { awards, credentials in
            let held = credentials == 1 ? "1 bewijs" : "\(credentials) bewijzen"
            return awards == 1 ? "1 keer iets behaald, in \(held)" : "\(awards) keer iets behaald, in \(held)"
        },
        ofWhichValid: { "daarvan geldig bevonden: \($0) (\($1) keer iets behaald)" },
        lacking: { $0 == 1 ? "van 1 staat de studielast er niet bij" : "van \($0) staat de studielast er niet bij" },
        otherCredits: { "van \($0) staan er studiepunten, maar niet welke soort; die tellen niet mee als EC" },
        levelName: { level in
            switch level {
            case .eqf(let number): "EQF \(number)"
            case .other: "ander of niet eenduidig"
            case .notStated: "niet vermeld"
            }
        },
        link: { link in
            switch link {
            case .identifier: "dezelfde aanduiding"
            case .related: "het ene noemt het andere verwant"
            case .content: "dezelfde titel, uitgever en dag"
            }
        },
        reason: { reason in
            switch reason {
            case .invalid: "klopt niet"
            case .revoked: "ingetrokken"
            case .expired: "verlopen of nog niet geldig"
            case .notAnAward: "gaat niet over iets dat je geleerd of gedaan hebt"
            }
        }, more: { "… en nog \($0); met --json staan ze er alle" }, calendarWritten: "agenda geschreven",
        noCalendar: "er verloopt niets in het komende jaar; er is geen agenda geschreven",
        ends: { "\($0) verloopt" },
        calendarNote: { number, issuer in
            "Bewijs \(number) in je portemonnee" + (issuer.map { ", van \($0)" } ?? "")
                + ". Vraag de uitgever of je het kunt verlengen."
        })

    private static let english = OverviewWords(
        studyLoad: "Study load", none: "no credentials that count", and: " and ", level: "level", issuer: "issuer",
        awards: "awards", hours: "hours", withoutLoad: "without study load", byLevel: "By level",
        byIssuer: "By issuer", joined: "Counted once", excluded: "Not counted", learnt: "Outcomes and skills",
        expiring: { "Expires by \($0)" }, noneExpiring: { "Nothing expires by \($0)." },
        counted: { awards, credentials in
            let held = credentials == 1 ? "1 credential" : "\(credentials) credentials"
            return awards == 1 ? "1 award, in \(held)" : "\(awards) awards, in \(held)"
        },
        ofWhichValid: { $1 == 1 ? "found valid: \($0) (1 award)" : "found valid: \($0) (\($1) awards)" },
        lacking: { $0 == 1 ? "1 award states no study load" : "\($0) awards state no study load" },
        otherCredits: {
            $0 == 1
                ? "1 award states credits, and not of which kind; they do not count as EC"
                : "\($0) awards state credits, and not of which kind; they do not count as EC"
        },
        levelName: { level in
            switch level {
            case .eqf(let number): "EQF \(number)"
            case .other: "other, or in doubt"
            case .notStated: "not stated"
            }
        },
        link: { link in
            switch link {
            case .identifier: "the same identifier"
            case .related: "one calls the other related"
            case .content: "the same title, issuer and day"
            }
        },
        reason: { reason in
            switch reason {
            case .invalid: "invalid"
            case .revoked: "revoked"
            case .expired: "expired, or not yet valid"
            case .notAnAward: "not about something that you learned or did"
            }
        }, more: { "… and \($0) more; --json has them all" }, calendarWritten: "calendar written",
        noCalendar: "nothing expires in the coming year; no calendar was written", ends: { "\($0) expires" },
        calendarNote: { number, issuer in
            "Credential \(number) in your wallet" + (issuer.map { ", from \($0)" } ?? "")
                + ". Ask the issuer whether it can be renewed."
        })
}
