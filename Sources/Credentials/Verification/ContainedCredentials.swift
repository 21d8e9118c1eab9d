// SPDX-License-Identifier: Apache-2.0

import StrictJSON

/// The credentials that another document holds, each with a signature of its own.
enum ContainedCredentials {
    /// Types whose endorsements are credentials (Open Badges 3.0 §B.1, CLR 2.0 §B.1).
    private static let endorsed: [ExactString] = [
        "OpenBadgeCredential", "AchievementCredential", "ClrCredential", "EndorsementCredential",
    ]

    /// The credentials of a presentation; of a credential those that a comprehensive record lists in its subject, and the
    /// endorsements of the credential, its issuer and its achievements.
    static func of(_ document: SecuredDocument) -> [SecuredDocument] {
        let listed = document.containedCredentials
        guard document.kind == .credential, document.mechanism.contained == nil,
            endorsed.contains(where: document.hasType)
        else { return listed }
        return listed + endorsements(of: document.json).map(Recognizer.contained)
    }

    /// As embedded credentials (`endorsement`) and as tokens (`endorsementJwt`).
    private static func endorsements(of credential: JSONObject) -> [JSONValue] {
        var found = stated(by: credential)
        if let issuer = credential["issuer"]?.objectValue { found += stated(by: issuer) }
        for subject in credential["credentialSubject"]?.elements ?? [] {
            for achievement in subject["achievement"]?.elements ?? [] {
                guard let achievement = achievement.objectValue else { continue }
                if let creator = achievement["creator"]?.objectValue { found += stated(by: creator) }
                found += stated(by: achievement)
            }
        }
        return found
    }

    private static func stated(by place: JSONObject) -> [JSONValue] {
        var found: [JSONValue] = []
        if let endorsements = place["endorsement"] { found += endorsements.elements }
        if let tokens = place["endorsementJwt"] { found += tokens.elements }
        return found
    }
}
