// SPDX-License-Identifier: Apache-2.0

import BackpackKit
import Credentials
import StrictJSON

extension ElementWords {
    static let dutch = ElementWords(
        languages: ["nl", "en"], mandatory: "Verplichte elementen", optional: "Optionele elementen",
        missing: "niet vermeld", elsewhere: "niet in het bewijs zelf; het verwijst naar", hashed: "alleen als hash",
        notRead: "Van deze vorm worden de elementen niet gelezen.", yes: "ja", no: "nee", decimalMark: ",",
        dates: .of(.dutch),
        name: { element in
            switch element {
            case .learner: "Lerende"
            case .title: "Titel"
            case .country: "Land of regio van de uitgever"
            case .awardingBody: "Toekennende instelling"
            case .dateOfIssuing: "Datum van uitgifte"
            case .learningOutcomes: "Leeruitkomsten"
            case .workload: "Studielast"
            case .level: "Niveau"
            case .assessment: "Soort toetsing"
            case .participation: "Vorm van deelname"
            case .qualityAssurance: "Soort kwaliteitsborging"
            case .prerequisites: "Vooropleiding en andere voorwaarden"
            case .supervision: "Toezicht en identiteitscontrole"
            case .gradeAchieved: "Behaald resultaat"
            case .stackability: "Inpasbaar en stapelbaar"
            case .furtherInformation: "Verdere informatie"
            }
        },
        label: { aspect in
            switch aspect {
            case .name, .identifier, .ects, .credits: nil
            case .creator: "bedacht door"
            case .creditsAvailable: "te behalen"
            case .creditsEarned: "behaald"
            case .dateOfBirth: "geboren"
            case .studyLoad: "studiebelasting"
            case .timeInvestment: "tijdsinvestering"
            case .volumeOfLearning: "leeromvang"
            case .supervised: "onder toezicht"
            case .identityVerified: "identiteit gecontroleerd"
            case .levelVerified: "niveau geverifieerd"
            case .description: "omschrijving"
            case .criteria: "eisen"
            case .evidence: "onderbouwing"
            case .narrative: "toelichting"
            case .image: "afbeelding"
            case .language: "taal"
            case .fieldOfStudy: "vakgebied"
            case .tag: "trefwoord"
            case .related: "verwant"
            case .alignment: "sluit aan op"
            case .programme: "opleidingsnummer"
            case .validUntil: "geldig tot"
            case .activity: "activiteit"
            case .role: "rol"
            case .licence: "licentienummer"
            case .homepage: "webpagina"
            case .document: "document"
            case .credentialTitle: "titel van het bewijs"
            case .gradingTable: "cijfertabel"
            case .gradeRequired: "een cijfer is vereist"
            case .association: "samenhang"
            case .part: "heeft als onderdeel"
            case .partial: "deel van een groter geheel"
            case .learningSetting: "leeromgeving"
            }
        },
        caveat: { caveat in
            switch caveat {
            case .unitNotStated: "welk soort studiepunten staat er niet bij"
            case .descriptionOnly: "een leeruitkomst staat er niet als zodanig"
            case .resultOnly: "hoe het resultaat wordt uitgedrukt; het soort toetsing staat er niet"
            case .issuerOnly: "de uitgever; een toekennende instelling staat er niet"
            }
        },
        unit: { unit in
            switch unit {
            case .ects: "EC (ECTS)"
            case .hours: "uur"
            }
        },
        credits: "studiepunten", term: \.dutch,
        limit: { outcome, load in
            switch outcome {
            case .notApplicable:
                "SURF-raamwerk: niet van toepassing, want er staat niet dat het een microcredential is."
            case .notStated: "SURF-raamwerk: niet te toetsen, want er staat geen studielast in EC of uren."
            case .below: "SURF-raamwerk: \(load) is minder dan een microcredential heeft."
            case .within: "SURF-raamwerk: \(load) past bij een microcredential."
            case .above: "SURF-raamwerk: \(load) is meer dan een microcredential heeft."
            case .offStep: "SURF-raamwerk: \(load) is geen heel aantal halve studiepunten."
            }
        },
        rule: { rule in
            switch rule {
            case .higherEducation: "In het hoger onderwijs is dat 3 tot en met 30 EC, in stappen van een half."
            case .timeInvestment: "In het hoger onderwijs is dat 84 tot en met 840 uur: 3 tot en met 30 EC van 28 uur."
            case .vocationalEducation: "In het mbo is dat ten minste 240 uur studiebelasting (SBU)."
            }
        })
}
