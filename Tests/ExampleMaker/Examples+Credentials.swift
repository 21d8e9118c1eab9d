// SPDX-License-Identifier: Apache-2.0

import CredentialCrypto
import StrictJSON

extension Examples {
    private static let site = "https://hogeschool-voorbeeld.example"

    /// A micro-credential in Open Badges 3.0 on the data model 2.0, with a status.
    func woundCare() throws -> JSONObject { try woundCare(number: "2026-0412", statusIndex: 48_213) }

    /// The same award to someone else, which the status list says is revoked.
    func revoked() throws -> JSONObject { try woundCare(number: "2026-0399", statusIndex: 94_567) }

    private func woundCare(number: String, statusIndex: Int) throws -> JSONObject {
        try .example(
            """
            {
              "@context": [
                "https://www.w3.org/ns/credentials/v2",
                "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json"
              ],
              "id": "\(Self.site)/bewijzen/\(number)",
              "type": ["VerifiableCredential", "OpenBadgeCredential"],
              "name": "Wondzorg in de wijk",
              "issuer": \(universityProfile),
              "validFrom": "2026-06-19T14:30:00Z",
              "validUntil": "2036-06-19T14:30:00Z",
              "awardedDate": "2026-06-19T14:30:00Z",
              "credentialSubject": {
                "type": ["AchievementSubject"],
                "identifier": [\(try Self.identity("noor@voorbeeld.example", salt: number))],
                "creditsEarned": 5,
                "achievement": {
                  "id": "\(Self.site)/aanbod/wondzorg-in-de-wijk",
                  "type": ["Achievement"],
                  "achievementType": "MicroCredential",
                  "name": "Wondzorg in de wijk",
                  "description": "Zelfstandig complexe wonden beoordelen, behandelen en vastleggen bij mensen thuis.",
                  "criteria": {
                    "id": "\(Self.site)/aanbod/wondzorg-in-de-wijk/toetsing",
                    "narrative": "Een portfolio van vijf behandelde wonden, een praktijktoets en een gesprek daarover."
                  },
                  "creditsAvailable": 5,
                  "inLanguage": "nl",
                  "tag": ["verpleegkunde", "wondzorg", "wijkverpleging"],
                  "alignment": [
                    {
                      "type": ["Alignment"],
                      "targetName": "EQF niveau 5",
                      "targetFramework": "European Qualifications Framework",
                      "targetCode": "5",
                      "targetType": "ext:EQF",
                      "targetUrl": "https://europa.eu/europass/en/description-eight-eqf-levels"
                    },
                    {
                      "type": ["Alignment"],
                      "targetName": "wondzorg verlenen",
                      "targetFramework": "ESCO",
                      "targetCode": "voorbeeld-0001",
                      "targetType": "ext:ESCO",
                      "targetUrl": "https://esco.voorbeeld.example/skill/voorbeeld-0001"
                    }
                  ]
                }
              },
              "credentialStatus": {
                "id": "\(Self.site)/status/2026#\(statusIndex)",
                "type": "BitstringStatusListEntry",
                "statusPurpose": "revocation",
                "statusListIndex": "\(statusIndex)",
                "statusListCredential": "\(Self.site)/status/2026"
              }
            }
            """)
    }

    /// One that was worth something until last year.
    func medication() throws -> JSONObject {
        try .example(
            """
            {
              "@context": [
                "https://www.w3.org/ns/credentials/v2",
                "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json"
              ],
              "id": "\(Self.site)/bewijzen/2021-1187",
              "type": ["VerifiableCredential", "OpenBadgeCredential"],
              "name": "Medicatie toedienen",
              "issuer": \(universityProfile),
              "validFrom": "2021-09-03T09:00:00Z",
              "validUntil": "2025-09-03T09:00:00Z",
              "credentialSubject": {
                "type": ["AchievementSubject"],
                "identifier": [\(try Self.identity("noor@voorbeeld.example", salt: "2021-1187"))],
                "achievement": {
                  "id": "\(Self.site)/aanbod/medicatie-toedienen",
                  "type": ["Achievement"],
                  "achievementType": "Certificate",
                  "name": "Medicatie toedienen",
                  "description": "Bekwaam in het veilig klaarmaken en toedienen van medicijnen.",
                  "criteria": { "narrative": "Een theorietoets en drie handelingen onder toezicht." },
                  "inLanguage": "nl"
                }
              }
            }
            """)
    }

    /// On the data model 1.1, from an issuer without a website, to a key of the learner's.
    func firstAid() throws -> JSONObject {
        try .example(
            """
            {
              "@context": [
                "https://www.w3.org/2018/credentials/v1",
                "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.1.json",
                "https://w3id.org/security/suites/ed25519-2020/v1"
              ],
              "id": "urn:uuid:3f1d5c1e-6a52-4a7e-9a44-0c8a3f5e7b21",
              "type": ["VerifiableCredential", "OpenBadgeCredential"],
              "name": "Reanimatie en AED",
              "issuer": { "id": "\(foundation.did)", "type": ["Profile"], "name": "Stichting EHBO Voorbeeld" },
              "issuanceDate": "2025-11-08T16:00:00Z",
              "credentialSubject": {
                "id": "\(learner.did)",
                "type": ["AchievementSubject"],
                "achievement": {
                  "id": "urn:uuid:8c9c6a55-6f3a-4d0b-8b07-51a1d1f5f7c0",
                  "type": ["Achievement"],
                  "achievementType": "Certification",
                  "name": "Reanimatie en AED",
                  "description": "Basale reanimatie van volwassenen en het gebruik van een AED.",
                  "criteria": { "narrative": "Een praktijktoets volgens de richtlijn van 2025." }
                }
              }
            }
            """)
    }

    /// What the learner sends when she applies for a job.
    func presentation(_ credentials: [JSONObject]) throws -> JSONObject {
        var presentation = try JSONObject.example(
            """
            {
              "@context": ["https://www.w3.org/ns/credentials/v2"],
              "type": ["VerifiablePresentation"],
              "holder": "\(learner.did)"
            }
            """)
        presentation["verifiableCredential"] = .array(credentials.map(JSONValue.object))
        return presentation
    }

    private var universityProfile: String {
        """
        {
            "id": "\(university.did)", "type": ["Profile"], "name": "Hogeschool Voorbeeld", "url": "\(Self.site)"
        }
        """
    }

    /// An e-mail address that only who knows it already can recognise (Open Badges 3.0, IdentityObject).
    private static func identity(_ address: String, salt: String) throws -> String {
        let digest = Hexadecimal.encode(HashAlgorithm.sha256.digest(Array("\(address)\(salt)".utf8)))
        return """
            {
              "type": "IdentityObject", "identityType": "emailAddress", "hashed": true, "salt": "\(salt)",
              "identityHash": "sha256$\(digest)"
            }
            """
    }
}
