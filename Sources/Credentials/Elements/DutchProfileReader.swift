// SPDX-License-Identifier: Apache-2.0

import StrictJSON

/// What Dutch issuers add to an achievement of Open Badges 3.0: the educredentials profile, and edubadges.
///
/// The profile's own context cannot be applied (`FaultyContexts`), so that a document that follows it has no expanded form
/// and these members are read by name. Where a document could be expanded, what it calls so may mean anything and is left
/// out; only `ECTS` has an IRI that is in use.
enum DutchProfileReader {
    static func read(_ achievement: StatedNode, _ draft: inout ElementDraft) {
        draft.add(
            .participation,
            achievement.readings(.named("participationType")).map { $0.statement($0.term(.participation)) })
        draft.add(
            .assessment, achievement.readings(.named("assessmentType")).map { $0.statement($0.term(.assessment)) })
        draft.add(
            .supervision, achievement.readings(.named("supervisionType")).map { $0.statement($0.term(.supervision)) })
        draft.add(
            .supervision,
            achievement.readings(.named("identityChecked")).map { $0.statement($0.flag, .identityVerified) })
        let loads: [(Property, StudyLoad.Unit, Statement.Aspect)] = [
            (Property("https://schema.org/ECTS", "ECTS"), .ects, .ects), (.named("SBU"), .hours, .studyLoad),
            (.named("timeInvestment"), .hours, .timeInvestment),
        ]
        for (property, unit, aspect) in loads {
            draft.add(.workload, achievement.readings(property).map { $0.statement($0.load(unit), aspect) })
        }
        draft.add(
            .furtherInformation,
            achievement.readings(.named("educationProgramIdentifier")).map { $0.statement(nil, .programme) })
    }

    /// That the credential keeps to the profile's schema of micro-credentials.
    static func microCredentialSchema(_ schema: StatedNode) -> Statement? {
        guard let id = schema.identifier, id.text.contains("educredentials"),
            let file = id.text.text.split(separator: "/").last,
            ["microcredential.json", "microcredential_ects.json", "microcredential_sbu.json"].contains(file)
        else { return nil }
        return id.statement()
    }
}
