// SPDX-License-Identifier: Apache-2.0

/// What a micro-credential is to state (Council Recommendation 2022/C 243/02, Annex I), in the Annex's order.
package enum StandardElement: String, Sendable, CaseIterable {
    case learner
    case title
    /// Country or region of the issuer.
    case country
    case awardingBody
    case dateOfIssuing
    case learningOutcomes
    /// Notional workload, in ECTS wherever possible.
    case workload
    /// Level of the learning experience, and cycle where there is one.
    case level
    case assessment
    case participation
    case qualityAssurance
    case prerequisites
    /// Supervision and identity verification during assessment.
    case supervision
    case gradeAchieved
    /// Whether and how it combines with other credentials.
    case stackability
    case furtherInformation

    package var isMandatory: Bool {
        switch self {
        case .learner, .title, .country, .awardingBody, .dateOfIssuing, .learningOutcomes, .workload, .level,
            .assessment,
            .participation, .qualityAssurance:
            true
        case .prerequisites, .supervision, .gradeAchieved, .stackability, .furtherInformation: false
        }
    }
}
