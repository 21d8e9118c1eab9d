// SPDX-License-Identifier: Apache-2.0

import StrictJSON

/// How the standard elements are read from credentials of one content, whatever envelope they came in.
package struct ElementReader: Sendable {
    package enum Name: String, Sendable, CaseIterable {
        case comprehensiveLearnerRecord = "clr"
        case europeanLearningModel = "elm"
        case openBadges2 = "ob2"
        case openBadges3 = "ob3"
        case tokenClaims = "sd-jwt-vc"
    }

    let name: Name
    /// Whether it reads properties by what a context makes of them. The others read by name.
    let isLinkedData: Bool
    let knows: @Sendable (StatedNode) -> Bool
    let read: @Sendable (StatedNode) -> ElementDraft

    static let openBadges3 = ElementReader(
        name: .openBadges3, isLinkedData: true, knows: { $0.hasMember("credentialSubject") },
        read: OpenBadges3Reader.read)

    /// The first row that knows a credential reads it.
    private static let readers: [ElementReader] = [
        ElementReader(
            name: .comprehensiveLearnerRecord, isLinkedData: true, knows: { $0.hasType("ClrCredential") },
            read: ComprehensiveRecordReader.read),
        ElementReader(
            name: .europeanLearningModel, isLinkedData: false,
            knows: { root in
                root.hasType("EuropeanDigitalCredential")
                    || root.nodes(.named("credentialSubject")).contains { $0.hasMember("hasClaim") }
            }, read: EuropeanLearningModelReader.read),
        ElementReader(
            name: .openBadges2, isLinkedData: false,
            knows: { $0.hasType("Assertion") || ($0.hasMember("badge") && $0.hasMember("recipient")) },
            read: OpenBadges2Reader.read),
        openBadges3,
        ElementReader(
            name: .tokenClaims, isLinkedData: false, knows: { $0.hasMember("vct") || $0.hasMember("iss") },
            read: TokenClaimsReader.read),
    ]

    static func reader(of document: StatedNode) -> ElementReader? { readers.first { $0.knows(document) } }
}
