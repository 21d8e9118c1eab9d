// SPDX-License-Identifier: Apache-2.0

import BackpackKit
import Credentials
import StrictJSON

extension ElementWords {
    static let english = ElementWords(
        languages: ["en", "nl"], mandatory: "Mandatory elements", optional: "Optional elements", missing: "not stated",
        elsewhere: "not in the credential; it points to", hashed: "as a hash",
        notRead: "It is of a form whose elements are not read.", yes: "yes", no: "no", decimalMark: ".",
        dates: .of(.english),
        name: { element in
            switch element {
            case .learner: "Learner"
            case .title: "Title"
            case .country: "Country or region of the issuer"
            case .awardingBody: "Awarding body"
            case .dateOfIssuing: "Date of issuing"
            case .learningOutcomes: "Learning outcomes"
            case .workload: "Notional workload"
            case .level: "Level"
            case .assessment: "Type of assessment"
            case .participation: "Form of participation"
            case .qualityAssurance: "Type of quality assurance"
            case .prerequisites: "Prerequisites"
            case .supervision: "Supervision and identity verification"
            case .gradeAchieved: "Grade achieved"
            case .stackability: "Integration and stackability"
            case .furtherInformation: "Further information"
            }
        },
        label: { aspect in
            switch aspect {
            case .name, .identifier, .ects, .credits: nil
            case .creator: "created by"
            case .creditsAvailable: "available"
            case .creditsEarned: "earned"
            case .dateOfBirth: "born"
            case .studyLoad: "study load"
            case .timeInvestment: "time invested"
            case .volumeOfLearning: "volume of learning"
            case .supervised: "supervised"
            case .identityVerified: "identity verified"
            case .levelVerified: "level verified"
            case .description: "description"
            case .criteria: "criteria"
            case .evidence: "evidence"
            case .narrative: "narrative"
            case .image: "image"
            case .language: "language"
            case .fieldOfStudy: "field of study"
            case .tag: "tag"
            case .related: "related"
            case .alignment: "aligned with"
            case .programme: "programme number"
            case .validUntil: "valid until"
            case .activity: "activity"
            case .role: "role"
            case .licence: "licence number"
            case .homepage: "home page"
            case .document: "document"
            case .credentialTitle: "title of the credential"
            case .gradingTable: "grading table"
            case .gradeRequired: "a grade is required"
            case .association: "association"
            case .part: "has part"
            case .partial: "part of a larger whole"
            case .learningSetting: "learning setting"
            }
        },
        caveat: { caveat in
            switch caveat {
            case .unitNotStated: "the kind of credits is not stated"
            case .descriptionOnly: "no outcome is stated as such"
            case .resultOnly: "how the result is expressed; the type of assessment is not stated"
            case .issuerOnly: "the issuer; no awarding body is named"
            }
        },
        unit: { unit in
            switch unit {
            case .ects: "EC (ECTS)"
            case .hours: "hours"
            }
        },
        credits: "credits", term: \.english,
        limit: { outcome, load in
            switch outcome {
            case .notApplicable: "SURF framework: does not apply, for it does not state that it is a micro-credential."
            case .notStated: "SURF framework: cannot be held against it, for no study load in EC or hours is stated."
            case .below: "SURF framework: \(load) is below what a micro-credential has."
            case .within: "SURF framework: \(load) is within what a micro-credential has."
            case .above: "SURF framework: \(load) is above what a micro-credential has."
            case .offStep: "SURF framework: \(load) is not a whole number of half credits."
            }
        },
        rule: { rule in
            switch rule {
            case .higherEducation: "In higher education that is 3 to 30 EC, in steps of half a credit."
            case .timeInvestment: "In higher education that is 84 to 840 hours: 3 to 30 EC of 28 hours."
            case .vocationalEducation: "In vocational education (MBO) that is at least 240 hours of study load (SBU)."
            }
        })
}
