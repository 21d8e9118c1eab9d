// SPDX-License-Identifier: Apache-2.0

import StrictJSON

/// The contexts this module knows by heart, newest text first under each URL.
enum BuiltInContexts {
    static func variants(of url: ExactString) -> [ContextTable] { tables[url] ?? [] }

    static var urls: [ExactString] { tables.keys.sorted() }

    private static let tables: [ExactString: [ContextTable]] = [
        "https://www.w3.org/2018/credentials/v1": [.credentialsV1],
        "https://www.w3.org/ns/credentials/v2": [.credentialsV2],
        "https://w3id.org/security/data-integrity/v1": [.dataIntegrityV1],
        "https://w3id.org/security/data-integrity/v2": [.dataIntegrityV2],
        "https://w3id.org/security/suites/ed25519-2020/v1": [.ed25519Signature2020],
        "https://w3id.org/security/multikey/v1": [.multikey],
        "https://www.w3.org/ns/cid/v1": [.controlledIdentifiers],
        "https://www.w3.org/ns/did/v1": [.decentralizedIdentifiers],
        "https://www.w3.org/ns/credentials/status/v1": [.credentialStatus],
        "https://w3id.org/vc/status-list/2021/v1": [.statusList2021],
        "https://purl.imsglobal.org/spec/ob/v3p0/context.json": [.openBadges300],
        "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.1.json": [.openBadges301],
        "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.2.json": [.openBadges302],
        "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json": [
            .openBadges303, .openBadges303Specification, .openBadges303Library,
        ],
        "https://purl.imsglobal.org/spec/ob/v3p0/extensions.json": [.openBadgesExtensions],
        "https://w3id.org/openbadges/v2": [.openBadges2],
        "https://purl.imsglobal.org/spec/clr/v2p0/context-2.0.1.json": [.comprehensiveLearnerRecord],
        "https://purl.imsglobal.org/spec/clr/v2p0/context.json": [.comprehensiveLearnerRecord200],
        "https://w3id.org/dcc/v1": [.digitalCredentialsConsortium],
        "http://data.europa.eu/snb/model/context/edc-ap": [.europeanDigitalCredentials],
    ]
}
