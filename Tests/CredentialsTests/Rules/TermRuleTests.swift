// SPDX-License-Identifier: Apache-2.0

import Credentials
import StrictJSON
import TestSupport
import Testing

/// `model.context` and `model.terms`: which words a document may use, and that a signature covers all it says.
@Suite struct TermRuleTests {
    @Test(arguments: cases) func holds(_ rule: RuleCase) throws { try rule.run() }

    static let cases = contexts + terms

    private static let faultyContext: ExactString =
        "https://raw.githubusercontent.com/educredentials/obv3-examples/refs/heads/main/contexts/educredential.json"

    private static let contexts = [
        RuleCase("known contexts", .modelContext, .passed, .valid),
        RuleCase("no context", .modelContext, .failed, .contextBaseMissing, .invalid) { scenario in
            scenario.tamper { try $0.set("/@context", nil) }
        },
        RuleCase("the base context in second place", .modelContext, .failed, .contextBaseMissing, .invalid) {
            $0.tamper { document in
                let contexts = try #require(document["@context"]?.arrayValue)
                try document.set("/@context", .array(contexts.reversed()))
            }
        },
        RuleCase("a base context of another address", .modelContext, .failed, .contextBaseMissing, .invalid) {
            $0.tamper { try $0.set("/@context/0", "http://www.w3.org/ns/credentials/v2") }
        },
        RuleCase("a context not at hand", .modelContext, .unknown, .contextUnknown, .indeterminate) {
            $0.signAsText()
            try $0.document.set("/@context/-", "https://school.example/context/v1")
        },
        RuleCase("a context not at hand inside", .modelContext, .unknown, .contextUnknown, .indeterminate) {
            $0.signAsText()
            try $0.document.set("/credentialSubject/@context", "https://school.example/context/v1")
        },
        RuleCase("a published context that is faulty", .modelContext, .unknown, .contextFaulty, .indeterminate) {
            $0.signAsText()
            try $0.document.set("/@context/-", .string(faultyContext))
        },
        // Whoever brings the published text itself is told what the specification says of it.
        RuleCase("a faulty context that the owner brings", .modelTerms, .failed, .jsonLDError, .invalid) {
            $0.signAsText()
            try $0.document.set("/@context/-", .string(faultyContext))
            $0.addEvidence(
                .context,
                try JSONObject(
                    json: """
                        {"@context":{"@protected":true,"Course":{"@id":"https://school.example/#Course",
                          "@context":{"supervision":{"@id":"https://school.example/#supervision","@type":"@vocab",
                            "context":{"none":"https://school.example/#none"}}}}}}
                        """), url: faultyContext)
        },
        RuleCase("a context that only a bundle brings", .modelContext, .unknown, .contextUnknown, .indeterminate) {
            $0.signAsText()
            try $0.document.set("/@context/-", "https://school.example/context/v1")
            $0.addEvidence(
                .context, try JSONObject(json: #"{"@context":{"tide":"https://school.example/#tide"}}"#),
                url: "https://school.example/context/v1", origin: .bundle)
        },
        RuleCase("a context that the owner brings", .modelContext, .passed, .valid) {
            try $0.document.set("/@context/-", "https://school.example/context/v1")
            try $0.document.set("/credentialSubject/tide", "spring")
            $0.addEvidence(
                .context, try JSONObject(json: #"{"@context":{"tide":"https://school.example/#tide"}}"#),
                url: "https://school.example/context/v1")
        },
        RuleCase("a context of its own", .modelContext, .unknown, .contextInline, .indeterminate) {
            try $0.document.set("/@context/-", json: #"{"tide":"https://school.example/#tide"}"#)
        },
        RuleCase("a context of its own inside", .modelContext, .unknown, .contextInline, .indeterminate) {
            try $0.document.set("/credentialSubject/@context", json: #"[{"tide":"https://school.example/#tide"}]"#)
        },
        RuleCase(
            "contexts that the proof has and the document lost", .modelContext, .failed, .contextNotSigned, .invalid
        ) {
            $0.signAsText()
            try $0.document.set("/@context/-", "https://w3id.org/security/data-integrity/v2")
            $0.tamper { try $0.set("/@context/2", nil) }
        },
        RuleCase("a context behind those of the proof", .modelContext, .unknown, .contextNotSigned, .indeterminate) {
            $0.signAsText()
            $0.tamper { try $0.set("/@context/-", "https://w3id.org/security/suites/ed25519-2020/v1") }
        },
    ]

    /// A statement put where no check reads it. Linked data says the same either way, so that the signature holds.
    private static func hidden(
        _ name: String, _ change: @escaping @Sendable (inout JSONObject) throws -> Void
    ) -> RuleCase {
        RuleCase(name, .modelTerms, .failed, .termsHidden, .invalid) {
            let issuer = try Scenario.issuerKey.get().did
            try $0.document.set("/validUntil", "2030-01-01T00:00:00Z")
            $0.proof.expires = try DateTime("2030-01-01T00:00:00Z").instant
            try $0.useStatusList(StatusListMaker(id: "https://school.example/status/1", issuer: issuer), index: 7)
            $0.tamper(change)
        }
    }

    private static let terms = [
        RuleCase("words that the contexts define", .modelTerms, .passed, .valid),
        RuleCase("an undefined word", .modelTerms, .failed, .termsUndefined, .invalid) {
            $0.signAsText()
            try $0.document.set("/credentialSubject/mark", "10")
        },
        RuleCase("an undefined word deep inside", .modelTerms, .failed, .termsUndefined, .invalid) {
            $0.signAsText()
            try $0.document.set("/credentialSubject/achievement/criteria/mark", "10")
        },
        RuleCase("an undefined type", .modelTerms, .failed, .termsUndefined, .invalid) {
            $0.signAsText()
            try $0.document.set("/type/-", "Diplomma")
        },
        RuleCase("a relative identifier inside", .modelTerms, .failed, .termsUndefined, .invalid) {
            $0.signAsText()
            try $0.document.set("/credentialSubject/achievement/id", "tides")
        },
        RuleCase("an undefined word in the proof", .modelTerms, .failed, .termsUndefined, .invalid) {
            $0.tamper { try $0.set("/proof/mark", "10") }
        },
        RuleCase("a member of null", .modelTerms, .passed, .valid) {
            try $0.document.set("/credentialSubject/achievement/tag", .null)
        },
        RuleCase("a direction that RDF has no place for", .modelTerms, .failed, .termsUndefined, .invalid) {
            $0.tamper { try $0.set("/name", json: #"{"@value":"Tij","@language":"nl","@direction":"ltr"}"#) }
        },
        RuleCase("a direction in signed text", .modelTerms, .passed, .valid) {
            $0.signAsText()
            try $0.document.set("/name", json: #"{"@value":"Tij","@language":"nl","@direction":"ltr"}"#)
        },
        hidden("a status under its IRI") { document in
            let status = try #require(document["credentialStatus"])
            try document.set("/credentialStatus", nil)
            document["https://www.w3.org/2018/credentials#credentialStatus"] = status
        },
        hidden("one of two ends under its IRI") { document in
            document["https://www.w3.org/2018/credentials#validUntil"] = .object([
                "@type": .string("http://www.w3.org/2001/XMLSchema#dateTime"),
                "@value": try #require(document["validUntil"]),
            ])
        },
        hidden("a status under @nest") { document in
            let status = try #require(document["credentialStatus"])
            try document.set("/credentialStatus", nil)
            document["@nest"] = .object(["credentialStatus": status])
        },
        hidden("a status in @included") { document in
            let status = try #require(document["credentialStatus"])
            try document.set("/credentialStatus", nil)
            document["@included"] = .array([
                .object([
                    "id": try #require(document["id"]), "https://www.w3.org/2018/credentials#credentialStatus": status,
                ])
            ])
        },
        hidden("a status in reverse") { document in
            let status = try #require(document["credentialStatus"]?.objectValue)
            try document.set("/credentialStatus", nil)
            var entry = status
            entry["@reverse"] = .object([
                "https://www.w3.org/2018/credentials#credentialStatus": .object(["id": try #require(document["id"])])
            ])
            document["@included"] = .array([.object(entry)])
        },
        hidden("the end of the proof under its IRI") { document in
            let end = try #require(document.value("/proof/expires"))
            try document.set("/proof/expires", nil)
            try document.set(
                "/proof/https:~1~1w3id.org~1security#expiration",
                .object(["@type": .string("http://www.w3.org/2001/XMLSchema#dateTime"), "@value": end]))
        },
        RuleCase("a protected word redefined", .modelTerms, .failed, .jsonLDError, .invalid) {
            $0.signAsText()
            try $0.document.set("/@context/-", json: #"{"VerifiableCredential":"https://school.example/#vc"}"#)
        },
        RuleCase("a keyword of the wrong type", .modelTerms, .failed, .jsonLDError, .invalid) {
            $0.signAsText()
            try $0.document.set("/credentialSubject/achievement/type", json: "[7]")
        },
    ]
}
