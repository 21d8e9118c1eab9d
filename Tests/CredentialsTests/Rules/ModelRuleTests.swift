// SPDX-License-Identifier: Apache-2.0

import Credentials
import StrictJSON
import TestSupport
import Testing

/// `model.required`: what VCDM 2.0 §4 and 1.1 §4–5 demand of members.
@Suite struct ModelRuleTests {
    @Test(arguments: cases) func holds(_ rule: RuleCase) throws { try rule.run() }

    static let cases = passing + types + identifiers + missing + dates + texts + presentations

    private static func violation(
        _ name: String, in base: RuleCase.Base = .v2, _ code: FindingCode,
        _ change: @escaping @Sendable (inout Scenario) throws -> Void
    ) -> RuleCase {
        RuleCase(name, base, .modelRequired, .failed, code, .invalid) { scenario in
            scenario.signAsText()
            try change(&scenario)
        }
    }

    private static let passing = [
        RuleCase("a credential", .modelRequired, .passed, .valid),
        RuleCase("a credential of 1.1", .v1, .modelRequired, .passed, .valid),
        RuleCase("a presentation", .presentation, .modelRequired, .passed, .valid),
        RuleCase("an issuer that is an identifier", .modelRequired, .passed, .valid) { scenario in
            try scenario.document.set("/issuer", scenario.document.value("/issuer/id"))
        },
        RuleCase("no validFrom in 2.0", .modelRequired, .passed, .valid) { try $0.document.set("/validFrom", nil) },
        RuleCase("names in two languages", .modelRequired, .passed, .valid) {
            try $0.document.set(
                "/name",
                json: #"[{"@value":"Tides","@language":"en"},{"@value":"Getijden","@language":"nl"}]"#)
        },
        RuleCase("the period of a moment", .modelRequired, .passed, .expired) {
            try $0.document.set("/validUntil", "2025-01-01T00:00:00Z")
        },
        RuleCase("known by its bytes", .formatParse, .passed, .valid),
        RuleCase("no disclosures in embedded proofs", .disclosureIntegrity, .skipped, .doesNotApply, .valid),
        RuleCase("no snapshot of an embedded proof", .hostedSnapshot, .skipped, .doesNotApply, .valid),
    ]

    private static let types = [
        violation("no type", .modelType) { try $0.document.set("/type", nil) },
        violation("no VerifiableCredential among the types", .modelType) {
            try $0.document.set("/type", json: #"["OpenBadgeCredential"]"#)
        },
        violation("a type that is a number", .modelType) {
            try $0.document.set("/type", json: #"["VerifiableCredential",7]"#)
        },
        violation("the type in other letters", .modelType) {
            try $0.document.set("/type", json: #"["verifiableCredential","OpenBadgeCredential"]"#)
        },
        violation("a status without type", .modelType) {
            try $0.document.set("/credentialStatus", json: #"{"id":"https://school.example/s#1"}"#)
        },
        violation("a status that is a string", .modelType) {
            try $0.document.set("/credentialStatus", "https://school.example/s#1")
        },
        violation("terms of use with an empty type", .modelType) {
            try $0.document.set("/termsOfUse", json: #"[{"type":""}]"#)
        },
    ]

    private static let identifiers = [
        violation("a relative issuer", .modelIdentifier) { try $0.document.set("/issuer/id", "school") },
        violation("an issuer without id", .modelIdentifier) { try $0.document.set("/issuer/id", nil) },
        violation("two issuers", .modelIdentifier) { scenario in
            let issuer = try #require(scenario.document["issuer"])
            try scenario.document.set("/issuer", .array([issuer, issuer]))
        },
        violation("an issuer with a space", .modelIdentifier) { try $0.document.set("/issuer/id", "did:web:a b") },
        violation("an id that is no identifier", .modelIdentifier) { try $0.document.set("/id", "3527") },
        violation("an id that is a number", .modelIdentifier) { try $0.document.set("/id", .integer(3527)) },
        violation("two ids", .modelIdentifier) { try $0.document.set("/id", json: #"["urn:a:1","urn:a:2"]"#) },
        violation("a blank node for an id", .modelIdentifier) { try $0.document.set("/id", "_:b0") },
        violation("a relative subject", .modelIdentifier) { try $0.document.set("/credentialSubject/id", "me") },
        violation("a schema with a relative id", .modelIdentifier) {
            try $0.document.set("/credentialSchema", json: #"{"id":"schema.json","type":"JsonSchema"}"#)
        },
    ]

    private static let missing = [
        violation("no issuer", .modelMissing) { try $0.document.set("/issuer", nil) },
        violation("no subject", .modelMissing) { try $0.document.set("/credentialSubject", nil) },
        violation("an empty subject", .modelMissing) { try $0.document.set("/credentialSubject", json: "{}") },
        violation("no subject in a list", .modelMissing) { try $0.document.set("/credentialSubject", json: "[]") },
        violation("one empty subject among two", .modelMissing) {
            try $0.document.set("/credentialSubject", json: #"[{"id":"urn:a:1"},{}]"#)
        },
        violation("a subject that is a string", .modelMissing) {
            try $0.document.set("/credentialSubject", "did:example:a")
        },
        violation("no issuanceDate in 1.1", in: .v1, .modelMissing) { try $0.document.set("/issuanceDate", nil) },
        violation("a schema without id", .modelMissing) {
            try $0.document.set("/credentialSchema", json: #"{"type":"JsonSchema"}"#)
        },
        violation("a status without id in 1.1", in: .v1, .modelMissing) {
            try $0.document.set("/credentialStatus", json: #"{"type":"BitstringStatusListEntry"}"#)
        },
    ]

    private static let dates =
        [
            "2025-01-01", "2025-13-01T00:00:00Z", "2025-02-29T00:00:00Z", "2025-01-01T24:00:01Z",
            "2025-01-01T23:59:60Z", "2025-01-01 00:00:00Z", "2025-01-01T00:00:00+15:00", "", "25-01-01T00:00:00Z",
        ].map { text in
            violation("validFrom “\(text)”", .modelDate) { try $0.document.set("/validFrom", .string(text)) }
        } + [
            violation("a date that is a number", .modelDate) { try $0.document.set("/validUntil", .integer(2030)) },
            violation("two dates", .modelDate) {
                try $0.document.set("/validFrom", json: #"["2025-01-01T00:00:00Z"]"#)
            },
            violation("expirationDate of 1.1 without time", in: .v1, .modelDate) {
                try $0.document.set("/expirationDate", "2030-01-01")
            },
            violation("an end before the beginning", .modelPeriod) {
                try $0.document.set("/validUntil", "2024-12-31T23:59:59Z")
            },
            violation("an end before the beginning in another zone", .modelPeriod) {
                try $0.document.set("/validUntil", "2025-01-01T01:00:00+02:00")
            },
        ]

    private static let texts = [
        violation("a name that is a number", .modelText) { try $0.document.set("/name", .integer(7)) },
        violation("a name without value", .modelText) { try $0.document.set("/name", json: #"{"@language":"nl"}"#) },
        violation("a description with a stray member", .modelText) {
            try $0.document.set("/description", json: #"{"@value":"x","url":"https://example.org"}"#)
        },
    ]

    private static let presentations = [
        violation("a presentation without type", in: .presentation, .modelType) {
            try $0.document.set("/type", json: #"["VerifiablePresentation",7]"#)
        },
        violation("a relative holder", in: .presentation, .modelIdentifier) { try $0.document.set("/holder", "me") },
        violation("two holders", in: .presentation, .modelIdentifier) {
            try $0.document.set("/holder", json: #"["did:example:a","did:example:b"]"#)
        },
        violation("a credential that is a string", in: .presentation, .modelCredentials) {
            try $0.document.set("/verifiableCredential/-", "eyJhbGciOiJFZERTQSJ9.e30.AA")
        },
        violation("a credential that is a number", in: .presentation, .modelCredentials) {
            try $0.document.set("/verifiableCredential", .integer(1))
        },
        // What cannot be read keeps its place in the report, and no presentation is better than it.
        RuleCase(
            "text where a credential should be", .presentation, inside: true, .formatParse, .unknown,
            .formatUnreadable, .indeterminate
        ) { try $0.document.set("/verifiableCredential", "eyJhbGciOiJFZERTQSJ9.e30.AA") },
    ]
}
