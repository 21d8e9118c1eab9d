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
        let subjects = (credential["credentialSubject"]?.elements ?? []).compactMap(\.objectValue)
        let achievements = subjects.flatMap { $0["achievement"]?.elements ?? [] }.compactMap(\.objectValue)
        let profiles = [credential["issuer"]] + achievements.map { $0["creator"] }
        let places = [credential] + profiles.compactMap { $0?.objectValue } + achievements
        return places.flatMap { place in
            ["endorsement", "endorsementJwt"].flatMap { place[$0]?.elements ?? [] }
        }
    }
}
