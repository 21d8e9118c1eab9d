// SPDX-License-Identifier: Apache-2.0

import BackpackKit
import Credentials

extension Wording {
    static let dutch = Wording(
        name: { id in
            switch id {
            case .formatParse: "Bestand lezen"
            case .modelContext: "Begrippen"
            case .modelRequired: "Verplichte onderdelen"
            case .modelTerms: "Alles is ondertekend"
            case .proofPresent: "Handtekening aanwezig"
            case .proofSuite: "Soort handtekening"
            case .proofKey: "Sleutel van de ondertekenaar"
            case .proofController: "Van wie de sleutel is"
            case .proofPurpose: "Bedoeld voor dit gebruik"
            case .proofSignature: "Handtekening"
            case .disclosureIntegrity: "Getoonde onderdelen"
            case .timeValidFrom: "Geldig vanaf"
            case .timeValidUntil: "Geldig tot"
            case .statusRevocation: "Niet ingetrokken"
            case .statusSuspension: "Niet opgeschort"
            case .statusList: "Statuslijst"
            case .trustIssuer: "Uitgever op een vertrouwenslijst"
            case .trustList: "Vertrouwenslijst van kracht"
            case .trustName: "Lijkt niet op een naam van de lijst"
            case .holderBinding: "Gebonden aan wie het toont"
            case .ownerMatch: "Op jouw naam"
            case .assetDigest: "Bijlagen"
            case .hostedSnapshot: "Kopie van een gehoste badge"
            case .presentationChallenge: "Controlewoord"
            case .presentationDomain: "Bedoeld voor deze lezer"
            }
        },
        passed: { id in
            switch id {
            case .formatParse: "Het bestand is gelezen als {format}."
            case .modelContext: "Alle begrippenlijsten die het gebruikt zijn bekend."
            case .modelRequired: "Alles wat verplicht is, staat erin."
            case .modelTerms: "Elk woord erin is vastgelegd; de handtekening dekt dus alles."
            case .proofPresent: "Het aantal handtekeningen is {proofs}."
            case .proofSuite: "Ondertekend met {suite}."
            case .proofKey: "De sleutel {key} is gevonden ({source})."
            case .proofController: "De sleutel is van {controller}."
            case .proofPurpose: "De sleutel is gebruikt waarvoor hij bedoeld is ({proofPurpose})."
            case .proofSignature: "De handtekening klopt: er is sindsdien niets veranderd."
            case .disclosureIntegrity: "Elk getoond onderdeel is wat de uitgever ondertekende."
            case .timeValidFrom: "Geldig sinds {date}."
            case .timeValidUntil: "Nog geldig."
            case .statusRevocation:
                "Volgens een gecontroleerde statuslijst niet ingetrokken (lijst van {listDate}, {age} geleden verkregen)."
            case .statusSuspension:
                "Volgens een gecontroleerde statuslijst niet opgeschort (lijst van {listDate}, {age} geleden verkregen)."
            case .statusList: "De statuslijst {list} is ondertekend, van kracht en de juiste."
            case .trustIssuer: "De vertrouwenslijst ‘{list}’ noemt de uitgever bij deze sleutel, als ‘{name}’."
            case .trustList: "De vertrouwenslijst ‘{list}’ is van kracht."
            case .trustName: "Geen ander op je vertrouwenslijsten heeft een naam die op ‘{name}’ lijkt."
            case .holderBinding: "Getoond door degene aan wie het is uitgereikt."
            case .ownerMatch: "Op jouw naam (herkend aan: {through})."
            case .assetDigest: "De bijlagen zijn ongewijzigd."
            case .hostedSnapshot: "De kopie is wat er gepubliceerd was."
            case .presentationChallenge: "Het antwoordt op het gevraagde controlewoord."
            case .presentationDomain: "Het is voor deze lezer gemaakt."
            }
        },
        finding: { dutchFindings[$0] ?? Phrase($0.rawValue) },
        verdict: { verdict in
            switch verdict {
            case .invalid:
                Phrase(
                    "Niet geldig: de handtekening of het document zelf klopt niet.",
                    next: "Vertrouw er niet op; vraag een nieuw origineel.")
            case .revoked:
                Phrase(
                    "Ingetrokken: het is echt, en de uitgever heeft het ingetrokken.", next: "Vraag de uitgever waarom."
                )
            case .expired:
                Phrase(
                    "Buiten de geldigheid: het is echt, maar op dit moment niet geldig.",
                    next: "Vraag de uitgever of het verlengd kan worden.")
            case .indeterminate:
                Phrase(
                    "Niet te beslissen: er ontbreekt iets om het te controleren.",
                    next: "Bij de controles met een vraagteken staat wat er ontbreekt.")
            case .untrusted:
                Phrase(
                    "Echt, voor zover te zien: alles klopt, maar geen vertrouwenslijst die je gebruikt noemt deze uitgever bij deze sleutel.",
                    next: "Voeg met 'backpack trust add' een lijst toe waarop je vertrouwt.")
            case .valid: Phrase("Geldig: alle verplichte controles zijn goed.")
            }
        },
        word: { verdict in
            switch verdict {
            case .invalid: "ongeldig"
            case .revoked: "ingetrokken"
            case .expired: "niet van kracht"
            case .indeterminate: "niet te beslissen"
            case .untrusted: "uitgever onbekend"
            case .valid: "geldig"
            }
        },
        duration: { count, unit in
            let words: (one: String, many: String) =
                switch unit {
                case .days: ("dag", "dagen")
                case .hours: ("uur", "uur")
                case .minutes: ("minuut", "minuten")
                case .seconds: ("seconde", "seconden")
                }
            return "\(count) \(count == 1 ? words.one : words.many)"
        },
        standing: { question in
            switch question {
            case .whenIssued: "Bij uitgifte"
            case .asOf: "Op"
            case .today: "Nu"
            }
        }, policy: .dutch, evidence: .dutch, dates: .of(.dutch))
}
