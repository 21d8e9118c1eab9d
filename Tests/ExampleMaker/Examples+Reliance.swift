// SPDX-License-Identifier: Apache-2.0

import StrictJSON

/// What a reader relies on to judge the credentials.
extension Examples {
    /// 131,072 entries, of which one, 94567, is set: compressed once, so that no compressor's version shows.
    private static let encodedList =
        "uH4sIAAAAAAACA-3QAQ0AAAwCIO1f2hz_IAIJAAAAAAAAAAAAAADfVAEAAADAOQNQdb5gAEAAAA"

    func statusList() throws -> JSONObject {
        try .example(
            """
            {
              "@context": ["https://www.w3.org/ns/credentials/v2"],
              "id": "https://hogeschool-voorbeeld.example/status/2026",
              "type": ["VerifiableCredential", "BitstringStatusListCredential"],
              "issuer": "\(university.did)",
              "validFrom": "2026-11-01T06:00:00Z",
              "credentialSubject": {
                "id": "https://hogeschool-voorbeeld.example/status/2026#list",
                "type": "BitstringStatusList",
                "statusPurpose": "revocation",
                "encodedList": "\(Self.encodedList)"
              }
            }
            """)
    }

    /// What the employer of `AnEmployersCheck.md` asks.
    func policy() throws -> JSONObject {
        try .example(
            """
            {
              "schema": "backpack.policy/1",
              "name": "Thuiszorg De Linde, vacatures",
              "rules": [
                {
                  "name": "micro-credentials",
                  "types": ["OpenBadgeCredential"],
                  "formats": ["vc-di", "vc-jwt", "sd-jwt"],
                  "lists": ["Voorbeeldregister opleiders"],
                  "require": ["trust.issuer", "status.list"],
                  "warnings": ["holder.not-bound"],
                  "gaps": ["status.list-unavailable", "status.stale"],
                  "maximumStatusDays": 3,
                  "maximumEvidenceDays": 90
                },
                {
                  "name": "certificates",
                  "require": ["trust.issuer", "holder.binding"]
                }
              ]
            }
            """)
    }

    func trustList() throws -> JSONObject {
        try .example(
            """
            {
              "schema": "backpack.trust-list/1",
              "name": "Voorbeeldregister opleiders",
              "version": 3,
              "issued": "2026-10-01T00:00:00Z",
              "expires": "2036-10-01T00:00:00Z",
              "issuers": [
                {
                  "id": "\(university.did)",
                  "name": "Hogeschool Voorbeeld",
                  "country": "NL",
                  "url": "https://hogeschool-voorbeeld.example",
                  "keys": ["\(university.multikey)"],
                  "from": "2020-09-01T00:00:00Z",
                  "until": null
                },
                { "id": "\(foundation.did)", "name": "Stichting EHBO Voorbeeld", "country": "NL" }
              ]
            }
            """)
    }
}
