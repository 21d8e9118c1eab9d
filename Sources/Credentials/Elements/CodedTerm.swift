// SPDX-License-Identifier: Apache-2.0

package import StrictJSON

/// A word of a closed list, with what it is in Dutch and English.
package struct CodedTerm: Sendable, Equatable {
    /// As the format writes it.
    package let code: ExactString
    package let english: String
    package let dutch: String

    private init(_ code: ExactString, _ english: String, _ dutch: String) {
        self.code = code
        self.english = english
        self.dutch = dutch
    }

    enum List { case participation, assessment, supervision, result, resultStatus }

    /// Nil for a code that the list does not have.
    init?(_ list: List, _ code: ExactString) {
        let terms =
            switch list {
            case .participation: Self.participation
            case .assessment: Self.assessment
            case .supervision: Self.supervision
            case .result: Self.results
            case .resultStatus: Self.resultStatuses
            }
        guard let term = terms.first(where: { $0.code == code }) else { return nil }
        self = term
    }

    /// Of the Dutch educredentials profile, then of edubadges, then of the EU's list of learning modes.
    private static let participation: [CodedTerm] = [
        .init("online", "online", "online"), .init("onsite or blended", "on site or blended", "op locatie of gemengd"),
        .init("volunteering", "volunteering", "vrijwilligerswerk"),
        .init("work experience", "work experience", "werkervaring"),
        .init("personalized learning activities", "personalised learning activities", "persoonlijke leeractiviteiten"),
        .init("onsite", "on site", "op locatie"), .init("blended", "blended", "gemengd (op locatie en online)"),
        .init("work_experience", "work experience", "werkervaring"),
        .init("http://data.europa.eu/snb/learning-assessment/920fbb3cbe", "online", "online"),
    ]

    private static let assessment: [CodedTerm] = [
        .init("testing", "testing", "toets"),
        .init("application of a skill", "application of a skill", "toepassing van een vaardigheid"),
        .init("portfolio", "portfolio", "portfolio"),
        .init("recognition of prior learning", "recognition of prior learning", "erkenning van eerder geleerde"),
        .init("written_exam", "written exam", "schriftelijk tentamen"),
        .init("report_paper", "report or paper", "verslag of paper"),
        .init("behavioural_assessment", "behavioural assessment", "gedragsassessment"),
        .init("professional_product", "professional product", "beroepsproduct"),
        .init("development_report", "development report", "ontwikkelverslag"),
        .init("portfolio_assessment", "portfolio assessment", "portfoliobeoordeling"),
        // Spelled so in the field.
        .init("oram_exam", "oral exam", "mondeling tentamen"), .init("oral_exam", "oral exam", "mondeling tentamen"),
        .init("personalized_assessment", "personalised assessment", "persoonlijke beoordeling"),
    ]

    private static let supervision: [CodedTerm] = [
        .init(
            "unsupervised with no identity verification", "unsupervised, identity not verified",
            "zonder toezicht, identiteit niet gecontroleerd"),
        .init(
            "supervised with no identity verification", "supervised, identity not verified",
            "met toezicht, identiteit niet gecontroleerd"),
        .init("supervised online", "supervised online", "online met toezicht"),
        .init(
            "onsite with identity verification", "on site, identity verified", "op locatie, identiteit gecontroleerd"),
    ]

    /// Result types of Open Badges 3.0, and that of the Dutch profile.
    private static let results: [CodedTerm] = [
        .init("GradePointAverage", "grade point average", "cijfergemiddelde"),
        .init("LetterGrade", "letter grade", "lettercijfer"), .init("Percent", "percentage", "percentage"),
        .init("PerformanceLevel", "performance level", "prestatieniveau"),
        .init("PredictedScore", "predicted score", "voorspelde score"), .init("RawScore", "raw score", "ruwe score"),
        .init("Result", "result", "resultaat"), .init("RubricCriterion", "rubric criterion", "rubriccriterium"),
        .init("RubricCriterionLevel", "rubric criterion level", "niveau op een rubriccriterium"),
        .init("RubricScore", "rubric score", "rubricscore"), .init("ScaledScore", "scaled score", "geschaalde score"),
        .init("Status", "status", "status"),
        .init("ext:ECTSGradeScore", "grade from 1 to 10", "cijfer van 1 tot 10"),
    ]

    private static let resultStatuses: [CodedTerm] = [
        .init("Completed", "completed", "afgerond"), .init("Enrolled", "enrolled", "ingeschreven"),
        .init("Failed", "failed", "niet gehaald"), .init("InProgress", "in progress", "bezig"),
        .init("OnHold", "on hold", "onderbroken"), .init("Provisional", "provisional", "voorlopig"),
        .init("Withdrew", "withdrew", "teruggetrokken"),
    ]
}
