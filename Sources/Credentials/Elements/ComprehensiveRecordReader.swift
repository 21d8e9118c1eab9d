// SPDX-License-Identifier: Apache-2.0

import StrictJSON

/// Comprehensive Learner Record 2.0: a record of credentials and achievements, and how they belong together.
enum ComprehensiveRecordReader {
    /// What the parts state about these is stated of the record as well, each under its part's title.
    private static let collected: [StandardElement] = [
        .learningOutcomes, .workload, .level, .assessment, .participation, .qualityAssurance, .prerequisites,
        .supervision,
        .gradeAchieved,
    ]

    static func read(_ root: StatedNode) -> ElementDraft {
        var draft = ElementDraft()
        for subject in root.nodes(.credentials("credentialSubject")) {
            OpenBadges3Reader.readLearner(subject, &draft)
            let credentials = subject.nodes(.record("verifiableCredential"))
            let achievements = subject.nodes(.record("achievement"))
            for credential in credentials {
                // A part that is a token is not opened here: its own report shows it.
                guard !credential.isReference else { continue }
                let reader = ElementReader.reader(of: credential) ?? .openBadges3
                draft.parts.append(StandardElements(reader.name, reader.read(credential)))
            }
            let credentialAchievements = credentials.flatMap { credential in
                credential.nodes(.credentials("credentialSubject")).flatMap { $0.nodes(.openBadges("achievement")) }
            }
            for achievement in achievements where !credentialAchievements.contains(where: { $0.id == achievement.id }) {
                var part = ElementDraft()
                AchievementReader.read(achievement, &part)
                draft.parts.append(StandardElements(.openBadges3, part))
            }
            readAssociations(subject, names: titles(achievements + credentialAchievements), &draft)
        }
        OpenBadges3Reader.readCredential(root, &draft)
        for part in draft.parts {
            let title = part[.title].first?.text([])
            for element in collected { draft.add(element, part[element].map { $0.about(title) }) }
        }
        return draft
    }

    private static func titles(_ achievements: [StatedNode]) -> [ExactString: ExactString] {
        var titles: [ExactString: ExactString] = [:]
        for achievement in achievements {
            guard let id = achievement.id, titles[id] == nil else { continue }
            titles[id] = achievement.text(.schema("name"))
        }
        return titles
    }

    /// `A isParentOf B`, by titles where the record has them.
    private static func readAssociations(
        _ subject: StatedNode, names: [ExactString: ExactString], _ draft: inout ElementDraft
    ) {
        for association in subject.nodes(.record("association")) {
            guard let type = association.reading(.record("associationType", iri: "AssociationType")),
                let source = association.text(.record("sourceId")), let target = association.text(.record("targetId"))
            else { continue }
            let words = ExactString("\(names[source] ?? source) \(type.text) \(names[target] ?? target)")
            draft.add(.stackability, Statement([.init(words)], aspect: .association, pointer: type.pointer))
        }
    }
}

extension Property {
    static func record(_ name: ExactString, iri: ExactString? = nil) -> Property {
        Property(ExactString("https://purl.imsglobal.org/spec/vc/clr/vocab.html#\(iri ?? name)"), name)
    }
}
