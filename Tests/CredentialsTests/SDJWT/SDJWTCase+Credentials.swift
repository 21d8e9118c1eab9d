// SPDX-License-Identifier: Apache-2.0

import CredentialCrypto
import Credentials
import StrictJSON
import TestSupport
import Testing

extension SDJWTCase {
    private static let issuerURL: ExactString = "https://school.example"

    private static func changed(
        _ name: String, _ claim: ExactString, _ value: JSONValue?, _ check: CheckID, _ code: FindingCode,
        _ outcome: CheckOutcome = .failed, _ verdict: Verdict = .invalid
    ) -> SDJWTCase {
        SDJWTCase(name, check, outcome, code, verdict) { $0.maker.claims[claim] = value }
    }

    /// SD-JWT VC §3.2.2, RFC 7519 §4.1.
    static let credentials =
        [
            SDJWTCase("whole", .modelRequired, .passed, nil, .valid),
            SDJWTCase("by EdDSA", .proofSignature, .passed, nil, .valid) { $0 = try .credential(.ed25519) },
            SDJWTCase("by ES384", .proofSignature, .passed, nil, .valid) { $0 = try .credential(.es384) },
            SDJWTCase("by RS256", .proofSuite, .passed, nil, .valid) { scenario in
                scenario.maker.signer = try TestSigner("issuer", .rs256)
                // The address of such a key is longer than a name may be.
                scenario.setIssuer(scenario.maker.signer.did, kid: nil)
            },
            changed("no type", "vct", nil, .modelRequired, .modelMissing),
            changed("a type that is a number", "vct", .integer(1), .modelRequired, .modelType),
            changed("an empty type", "vct", .string(""), .modelRequired, .modelType),
            changed("no issuer", "iss", nil, .modelRequired, .modelMissing),
            changed("a confirmation that is a text", "cnf", .string("key"), .modelRequired, .modelType),
            changed("a status that is a text", "status", .string("ok"), .modelRequired, .modelType),
            changed("an end before the beginning", "exp", .integer(1_735_689_599), .modelRequired, .modelPeriod),
            changed("an issuer that is a number", "iss", .integer(1), .formatParse, .tokenClaim),
            changed("a subject that is a number", "sub", .integer(1), .formatParse, .tokenClaim),
            changed("an end that is a text", "exp", .string("2027"), .formatParse, .tokenClaim),
            changed(
                "a beginning with a fraction", "nbf", .number(JSONNumber(1.5) ?? JSONNumber(0)), .formatParse,
                .tokenClaim),
            changed("an end beyond the calendar", "exp", .integer(253_402_300_800), .formatParse, .tokenClaim),
            changed(
                "a date of issue that is a text", "iat", .string("2026"), .formatParse, .tokenClaim, .warning, .valid),
            changed(
                "not yet valid", "nbf", .integer(SDJWTScenario.now + 1), .timeValidFrom, .timeNotYetValid, .failed,
                .expired),
            SDJWTCase("valid from this second", .timeValidFrom, .passed, nil, .valid) {
                $0.maker.claims["nbf"] = .integer(SDJWTScenario.now)
            },
            changed(
                "over at this second", "exp", .integer(SDJWTScenario.now), .timeValidUntil, .timeExpired, .failed,
                .expired),
            SDJWTCase("over in a second", .timeValidUntil, .passed, nil, .valid) {
                $0.maker.claims["exp"] = .integer(SDJWTScenario.now + 1)
            },
            changed(
                "issued later", "iat", .integer(SDJWTScenario.now + 1), .timeValidFrom, .proofCreatedLater, .warning,
                .valid),
            SDJWTCase("no dates", .timeValidUntil, .skipped, .doesNotApply, .valid) {
                for name: ExactString in ["exp", "nbf", "iat"] { $0.maker.claims[name] = nil }
            },
            SDJWTCase("the older media type", .formatParse, .passed, nil, .valid) {
                $0.maker.header["typ"] = .string("vc+sd-jwt")
            },
            SDJWTCase("the media type in full", .formatParse, .passed, nil, .valid) {
                $0.maker.header["typ"] = .string("application/dc+sd-jwt")
            },
            SDJWTCase(
                "binding asked for and nobody presents", .holderBinding, .failed, .holderBindingRequired, .invalid
            ) {
                $0.requiresBinding = true
            },
        ]
        + [nil, "JWT", "kb+jwt", "vp+sd-jwt", "example+sd-jwt", "dc+sd-jwt2"].map { type in
            SDJWTCase("media type \(type ?? "none")", .formatParse, .failed, .tokenType, .invalid) {
                $0.maker.header["typ"] = type.map { .string($0) }
            }
        }

    // MARK: Keys and signatures

    private static func published(
        _ name: String, _ check: CheckID, _ outcome: CheckOutcome, _ code: FindingCode?, _ verdict: Verdict,
        kid: ExactString? = "key-1", _ change: @escaping SDJWTScenario.Change = { _ in }
    ) -> SDJWTCase {
        SDJWTCase(name, check, outcome, code, verdict) { scenario in
            scenario.setIssuer(issuerURL, kid: kid)
            scenario.addEvidence(.issuerMetadata, try scenario.metadata(of: issuerURL))
            try change(&scenario)
        }
    }

    private static func replaceMetadata(
        _ scenario: inout SDJWTScenario, origin: EvidenceItem.Origin = .owner, url: ExactString? = nil,
        _ change: (inout JSONObject) throws -> Void = { _ in }
    ) throws {
        var metadata = try scenario.metadata(of: issuerURL)
        try change(&metadata)
        scenario.evidence = []
        scenario.addEvidence(.issuerMetadata, metadata, url: url, origin: origin)
    }

    static let keys =
        [
            published("by the issuer's metadata", .proofKey, .passed, nil, .valid),
            published("by a metadata's only key", .proofKey, .passed, nil, .valid, kid: nil) { scenario in
                try replaceMetadata(&scenario) { try $0.set("/jwks/keys/1", nil) }
            },
            published("no name among two keys", .proofKey, .unknown, .proofKeyNotInDocument, .indeterminate, kid: nil),
            published(
                "a name that metadata lacks", .proofKey, .unknown, .proofKeyNotInDocument, .indeterminate, kid: "key-3"),
            published("a name that two keys have", .proofKey, .unknown, .proofKeyNotInDocument, .indeterminate) {
                scenario in
                try replaceMetadata(&scenario) { try $0.set("/jwks/keys/1/kid", "key-1") }
            },
            published("the name of another key", .proofSuite, .failed, .proofSuiteKey, .invalid, kid: "key-2"),
            published("metadata of another issuer", .proofKey, .unknown, .proofKeyUnavailable, .indeterminate) {
                scenario in
                try replaceMetadata(&scenario) { try $0.set("/issuer", "https://other.example") }
            },
            published(
                "metadata fetched from the issuer that names another", .proofKey, .unknown, .proofKeyUnavailable,
                .indeterminate
            ) { scenario in
                try replaceMetadata(&scenario, url: issuerURL) { try $0.set("/issuer", "https://other.example") }
            },
            published("metadata of nearly that issuer", .proofKey, .unknown, .proofKeyUnavailable, .indeterminate) {
                scenario in
                try replaceMetadata(&scenario) { try $0.set("/issuer", "https://school.example/") }
            },
            published("metadata that came with a bundle", .proofKey, .unknown, .proofKeyUnavailable, .indeterminate) {
                scenario in
                try replaceMetadata(&scenario, origin: .bundle)
            },
            published("metadata with a private key", .proofKey, .failed, .proofKeyInvalid, .invalid) { scenario in
                try replaceMetadata(&scenario) { try $0.set("/jwks/keys/0/d", "AAAA") }
            },
            published("metadata that points to its keys, which are at hand", .proofKey, .passed, nil, .valid) {
                scenario in
                try replaceMetadata(&scenario) { metadata in
                    metadata["jwks"] = nil
                    metadata["jwks_uri"] = .string("https://school.example/keys")
                }
                scenario.addEvidence(.keyDocument, try scenario.keySet(), url: "https://school.example/keys")
            },
            published(
                "metadata that points to keys elsewhere", .proofKey, .unknown, .proofKeyUnavailable, .indeterminate
            ) { scenario in
                try replaceMetadata(&scenario) { metadata in
                    metadata["jwks"] = nil
                    metadata["jwks_uri"] = .string("https://school.example/keys")
                }
                scenario.addEvidence(.keyDocument, try scenario.keySet(), url: "https://other.example/keys")
            },
            SDJWTCase("by a did:web document", .proofKey, .passed, nil, .valid) { scenario in
                scenario.setIssuer("did:web:school.example", kid: "did:web:school.example#key-1")
                let maker = DIDDocumentMaker(
                    "did:web:school.example", [.init("key-1", scenario.maker.signer.publicKey)])
                scenario.addEvidence(.controlledIdentifierDocument, maker.document)
            },
            SDJWTCase("by did:jwk without a name", .proofKey, .passed, nil, .valid) { scenario in
                scenario.setIssuer(DIDJWK.did(for: scenario.maker.signer.publicKey), kid: nil)
            },
            SDJWTCase(
                "a did:web document that is not at hand", .proofKey, .unknown, .proofKeyUnavailable, .indeterminate
            ) {
                $0.setIssuer("did:web:school.example", kid: "did:web:school.example#key-1")
            },
            SDJWTCase("another issuer under its own key", .proofController, .failed, .proofControllerMismatch, .invalid)
            { scenario in
                scenario.maker.claims["iss"] = .string(try Scenario.strangerKey.get().did)
            },
            SDJWTCase("signed by a stranger under the issuer's name", .proofSuite, .failed, .proofSuiteKey, .invalid) {
                scenario in
                scenario.maker.signer = TestSigner(try Scenario.strangerKey.get())
            },
            SDJWTCase(
                "signed by a stranger with the issuer's algorithm", .proofSignature, .failed, .proofSignatureInvalid,
                .invalid
            ) { scenario in
                scenario.maker.signer = try TestSigner("stranger", .es256)
            },
            SDJWTCase("a key in its header alone", .proofKey, .unknown, .proofKeySelfAsserted, .indeterminate) {
                scenario in
                scenario.setIssuer(issuerURL, kid: nil)
                scenario.maker.header["jwk"] = .object(scenario.maker.signer.publicKey.jwk)
            },
            SDJWTCase("a stranger's key in its header", .proofKey, .failed, .tokenKeyMismatch, .invalid) { scenario in
                scenario.maker.header["jwk"] = .object(try Scenario.strangerKey.get().publicKey.jwk)
            },
            SDJWTCase("a place to fetch keys from", .proofPresent, .warning, .tokenPointerIgnored, .valid) {
                $0.maker.header["jku"] = .string("https://other.example/keys")
            },
            SDJWTCase("an extension that is not read", .proofSuite, .failed, .tokenCritical, .invalid) {
                $0.maker.header["crit"] = .array([.string("x")])
                $0.maker.header["x"] = .integer(1)
            },
            SDJWTCase("a payload that is not encoded", .proofSuite, .failed, .tokenHeader, .invalid) {
                $0.maker.header["b64"] = .integer(0)
            },
            SDJWTCase("an issuer on no list", .trustIssuer, .failed, .trustIssuerAbsent, .untrusted) {
                $0.lists = [TrustListMaker()]
            },
        ]
        + ["none", "None", "HS256"].map { name in
            SDJWTCase("algorithm \(name)", .proofSuite, .failed, .tokenAlgorithmForbidden, .invalid) {
                $0.maker.header["alg"] = .string(name)
            }
        }
        + ["ES512", "RS512"].map { name in
            SDJWTCase("algorithm \(name)", .proofSuite, .unknown, .proofSuiteUnsupported, .indeterminate) {
                $0.maker.header["alg"] = .string(name)
            }
        }

    // MARK: The W3C data model

    static let bodies = [
        SDJWTCase("whole", .dataModel, .modelRequired, .passed, nil, .valid),
        SDJWTCase("without its token's issuer", .dataModel, .modelRequired, .passed, nil, .valid) {
            $0.maker.claims["iss"] = nil
        },
        SDJWTCase("withheld", .dataModel, .disclosureIntegrity, .passed, nil, .valid) { $0.maker.disclosures = [] },
        SDJWTCase("issued by somebody else outside", .dataModel, .modelRequired, .failed, .tokenIssuer, .invalid) {
            $0.maker.claims["iss"] = .string("did:example:other")
        },
        SDJWTCase("another identifier outside", .dataModel, .modelRequired, .failed, .tokenID, .invalid) {
            $0.maker.claims["jti"] = .string("urn:uuid:1")
        },
        SDJWTCase("a credential in a claim as well", .dataModel, .formatParse, .failed, .tokenForm, .invalid) {
            $0.maker.claims["vc"] = .object([:])
        },
        SDJWTCase("of version 1.1", .dataModel, .formatParse, .failed, .tokenForm, .invalid) {
            try $0.maker.claims.set("/@context/0", "https://www.w3.org/2018/credentials/v1")
        },
        SDJWTCase("without a subject", .dataModel, .modelRequired, .failed, .modelMissing, .invalid) {
            try $0.maker.claims.set("/credentialSubject", nil); $0.maker.disclosures = []
        },
        SDJWTCase("not of the right type", .dataModel, .modelRequired, .failed, .modelType, .invalid) {
            try $0.maker.claims.set("/type", json: #"["OpenBadgeCredential"]"#)
        },
        SDJWTCase(
            "a vocabulary that is not at hand", .dataModel, .modelContext, .unknown, .contextUnknown, .indeterminate
        ) {
            try $0.maker.claims.set("/@context/-", "https://other.example/context")
        },
        SDJWTCase("over", .dataModel, .timeValidUntil, .failed, .timeExpired, .expired) {
            $0.maker.claims["validUntil"] = .string("2026-01-01T00:00:00Z")
        },
        SDJWTCase("its end disclosed", .dataModel, .disclosureIntegrity, .failed, .disclosureRegisteredClaim, .invalid)
        {
            $0.maker.claims["validUntil"] = nil
            try $0.maker.disclose("validUntil", .string("2027-01-01T00:00:00Z"))
        },
        SDJWTCase(
            "its status disclosed", .dataModel, .disclosureIntegrity, .failed, .disclosureRegisteredClaim, .invalid
        ) {
            try $0.maker.disclose("credentialStatus", .object([:]))
        },
        SDJWTCase("media type for SD-JWT VC", .dataModel, .modelRequired, .failed, .modelMissing, .invalid) {
            $0.maker.header["typ"] = .string("dc+sd-jwt")
        },
        SDJWTCase("media type for presentations", .dataModel, .formatParse, .passed, nil, .invalid) {
            $0.maker.header["typ"] = .string("vp+sd-jwt")
        },
    ]
}
