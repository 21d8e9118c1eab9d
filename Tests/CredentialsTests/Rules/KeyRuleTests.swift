// SPDX-License-Identifier: Apache-2.0

import CredentialCrypto
import Credentials
import StrictJSON
import TestSupport
import Testing

/// `proof.key` and `proof.controller`: which key signed, and whose it is.
@Suite struct KeyRuleTests {
    @Test(arguments: cases) func holds(_ rule: RuleCase) throws { try rule.run() }

    static let cases = sources + unusable + periods + controllers

    private static let school: ExactString = "did:web:school.example"

    private static let sources = [
        RuleCase("did:key", .proofKey, .passed, .valid),
        RuleCase("did:jwk", .proofKey, .passed, .valid) { scenario in
            let did = DIDJWK.did(for: scenario.key.publicKey)
            try scenario.document.set("/issuer/id", .string(did))
            scenario.proof.verificationMethod = ExactString("\(did)#0")
            scenario.lists = [TrustListMaker([.init(did)])]
        },
        RuleCase("a DID document at hand", .proofKey, .passed, .valid) {
            try $0.useDocument(of: school, [.init("key-1", $0.key.publicKey)], signing: "key-1")
        },
        RuleCase("a document that the owner fetched", .proofKey, .passed, .valid) { scenario in
            let issuer: ExactString = "https://school.example/issuer"
            try scenario.useDocument(of: issuer, [.init("key-1", scenario.key.publicKey)], signing: "key-1")
        },
        RuleCase("no document at hand", .proofKey, .unknown, .proofKeyUnavailable, .indeterminate) {
            try $0.document.set("/issuer/id", .string(school))
            $0.proof.verificationMethod = "did:web:school.example#key-1"
        },
        RuleCase("a DID method that is not read", .proofKey, .unknown, .proofKeyUnavailable, .indeterminate) {
            $0.proof.verificationMethod = "did:example:school#key-1"
        },
        RuleCase("a document that only a bundle brings", .proofKey, .unknown, .proofKeyUnavailable, .indeterminate) {
            try $0.useDocument(of: school, [.init("key-1", $0.key.publicKey)], signing: "key-1")
            let brought = try $0.takeLastEvidence()
            $0.addEvidence(brought.kind, brought.document, origin: .bundle)
        },
        RuleCase("a key that the document lacks", .proofKey, .unknown, .proofKeyNotInDocument, .indeterminate) {
            try $0.useDocument(of: school, [.init("key-2", $0.key.publicKey)], signing: "key-1")
        },
        RuleCase("a fragment that is not the did:key", .proofKey, .unknown, .proofKeyNotInDocument, .indeterminate) {
            $0.proof.verificationMethod = ExactString("\($0.key.did)#key-1")
        },
        RuleCase("a did:key without fragment", .proofKey, .unknown, .proofKeyNotInDocument, .indeterminate) {
            $0.proof.verificationMethod = $0.key.did
        },
        RuleCase("a key that stands in the address only", .proofKey, .unknown, .proofKeySelfAsserted, .indeterminate) {
            try selfAsserted(&$0)
        },
        RuleCase("a key in the address of a listed school", .proofKey, .unknown, .proofKeySelfAsserted, .indeterminate)
        {
            try selfAsserted(&$0)
            $0.lists = [TrustListMaker([.init("https://school.example/issuer")])]
        },
        RuleCase("a key in the address that a list pins", .proofKey, .passed, .valid) {
            try selfAsserted(&$0)
            $0.lists = [TrustListMaker([.init("https://school.example/issuer", keys: [$0.key.publicKey])])]
        },
        RuleCase("a list that pins another key", .proofKey, .unknown, .proofKeySelfAsserted, .indeterminate) {
            try selfAsserted(&$0)
            $0.lists = [
                TrustListMaker([
                    .init("https://school.example/issuer", keys: [try Scenario.strangerKey.get().publicKey])
                ])
            ]
        },
    ]

    /// Open Badges 3.0 lets the address of a profile carry its key.
    private static func selfAsserted(_ scenario: inout Scenario) throws {
        try scenario.document.set("/issuer/id", "https://school.example/issuer")
        scenario.proof.verificationMethod = ExactString(
            "https://school.example/issuer#\(scenario.key.publicKey.multikey)")
    }

    private static func invalidKey(_ name: String, _ multikey: ExactString) -> RuleCase {
        RuleCase(name, .proofKey, .failed, .proofKeyInvalid, .invalid) {
            $0.tamper { try $0.set("/proof/verificationMethod", .string("did:key:\(multikey)#\(multikey)")) }
        }
    }

    private static func multikey(_ header: [UInt8], _ key: [UInt8]) -> ExactString {
        Multibase.encode(header + key, .base58btc)
    }

    private static let unusable = [
        invalidKey("the neutral point", multikey([0xED, 0x01], [1] + [UInt8](repeating: 0, count: 31))),
        invalidKey("a point of order four", multikey([0xED, 0x01], [UInt8](repeating: 0, count: 32))),
        invalidKey("a point spelled above the prime", multikey([0xED, 0x01], [UInt8](repeating: 0xFF, count: 32))),
        invalidKey("a y that no point has", multikey([0xED, 0x01], [2] + [UInt8](repeating: 0, count: 31))),
        RuleCase("a y without a point, in a suite that is not read", .proofKey, .failed, .proofKeyInvalid, .invalid) {
            let key = multikey([0xED, 0x01], [2] + [UInt8](repeating: 0, count: 31))
            $0.tamper {
                try $0.set("/proof/verificationMethod", .string("did:key:\(key)#\(key)"))
                try $0.set("/proof/cryptosuite", "bbs-2023")
            }
        },
        invalidKey("a key of 31 bytes", multikey([0xED, 0x01], [UInt8](repeating: 1, count: 31))),
        invalidKey("a point off P-256", multikey([0x80, 0x24], [2] + [UInt8](repeating: 0xFF, count: 32))),
        RuleCase("a kind of key that is not read", .proofKey, .unknown, .proofKeyInvalid, .indeterminate) {
            let key = multikey([0xE7, 0x01], [UInt8](repeating: 2, count: 33))
            $0.tamper { try $0.set("/proof/verificationMethod", .string("did:key:\(key)#\(key)")) }
        },
        invalidKey("no key at all", "z"),
        RuleCase("a JWK with its private half in the document", .proofKey, .failed, .proofKeyInvalid, .invalid) {
            try $0.useDocument(of: school, [.init("key-1", $0.key.publicKey)], signing: "key-1")
            var document = try $0.takeLastEvidence().document
            var jwk = $0.key.publicKey.jwk
            jwk["d"] = .string("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")
            try document.set("/verificationMethod/0/publicKeyMultibase", nil)
            try document.set("/verificationMethod/0/publicKeyJwk", .object(jwk))
            $0.addEvidence(.controlledIdentifierDocument, document)
        },
    ]

    private static func period(
        _ name: String, _ outcome: CheckOutcome, _ code: FindingCode?, _ verdict: Verdict, expires: ExactString? = nil,
        revoked: ExactString? = nil
    ) -> RuleCase {
        RuleCase(name, .proofKey, outcome, code, verdict) {
            try $0.useDocument(
                of: school, [.init("key-1", $0.key.publicKey, expires: expires, revoked: revoked)], signing: "key-1")
        }
    }

    // The proof is of the first of January 2026, the moment of checking the first of June, noon.
    private static let periods = [
        period(
            "a key revoked after signing", .unknown, .proofKeyRevoked, .indeterminate, revoked: "2026-03-01T00:00:00Z"),
        period("a key revoked before signing", .failed, .proofKeyRevoked, .invalid, revoked: "2025-12-31T23:59:59Z"),
        period("a key revoked as it signed", .failed, .proofKeyRevoked, .invalid, revoked: "2026-01-01T00:00:00Z"),
        period(
            "a key revoked at this moment", .unknown, .proofKeyRevoked, .indeterminate, revoked: "2026-06-01T12:00:00Z"),
        period("a key to be revoked", .passed, nil, .valid, revoked: "2026-06-01T12:00:01Z"),
        period("a revocation without a date", .unknown, .proofKeyRevoked, .indeterminate, revoked: "yesterday"),
        period(
            "a key expired after signing", .unknown, .proofKeyExpired, .indeterminate, expires: "2026-03-01T00:00:00Z"),
        period("a key expired before signing", .failed, .proofKeyExpired, .invalid, expires: "2025-12-31T23:59:59Z"),
        period("a key that still holds", .passed, nil, .valid, expires: "2026-06-01T12:00:01Z"),
    ]

    private static let controllers = [
        RuleCase("the issuer's own key", .proofController, .passed, .valid),
        RuleCase("another's key", .proofController, .failed, .proofControllerMismatch, .invalid) {
            $0.key = try Scenario.strangerKey.get()
            $0.proof.verificationMethod = $0.key.method
        },
        RuleCase(
            "another's key in a presentation", .presentation, .proofController, .failed, .proofControllerMismatch,
            .invalid
        ) {
            $0.key = try Scenario.strangerKey.get()
            $0.proof.verificationMethod = $0.key.method
        },
        RuleCase("a method of another that the document lists under its own name", .proofController, .passed, .valid) {
            let stranger = try Scenario.strangerKey.get().did
            try $0.useDocument(
                of: school, [.init("key-1", $0.key.publicKey, controller: stranger)], signing: "key-1")
        },
        RuleCase(
            "a stranger's key under a document at hand", .proofController, .failed, .proofControllerMismatch, .invalid
        ) {
            try $0.useDocument(of: school, [.init("key-1", $0.key.publicKey)], signing: "key-1")
            $0.key = try Scenario.strangerKey.get()
            $0.proof.verificationMethod = $0.key.method
        },
        RuleCase("a document that lists another's method", .proofController, .passed, .valid) {
            try $0.useDocument(of: school, [.init("key-1", try Scenario.strangerKey.get().publicKey)], signing: "key-1")
            var document = try $0.takeLastEvidence().document
            $0.proof.verificationMethod = $0.key.method
            try document.set("/assertionMethod/-", .string($0.key.method))
            $0.addEvidence(.controlledIdentifierDocument, document)
        },
        RuleCase(
            "a document that lists it for another use", .proofController, .failed, .proofControllerMismatch, .invalid
        ) {
            try $0.useDocument(of: school, [.init("key-1", try Scenario.strangerKey.get().publicKey)], signing: "key-1")
            var document = try $0.takeLastEvidence().document
            $0.proof.verificationMethod = $0.key.method
            try document.set("/authentication/-", .string($0.key.method))
            $0.addEvidence(.controlledIdentifierDocument, document)
        },
        RuleCase(
            "an issuer whose document is not at hand", .proofController, .unknown, .proofControllerUnproven,
            .indeterminate
        ) {
            try $0.document.set("/issuer/id", .string(school))
        },
        RuleCase("an issuer of another address", .proofController, .unknown, .proofControllerUnproven, .indeterminate) {
            try $0.document.set("/issuer/id", "https://school.example/issuer")
        },
        RuleCase("a witness beside the issuer", .proofController, .warning, .proofOtherSigner, .valid) {
            try $0.sign(by: $0.key)
            try $0.sign(by: try Scenario.strangerKey.get())
        },
        RuleCase("a presentation that names no holder", .presentation, .proofController, .passed, .valid) {
            try $0.document.set("/holder", nil)
        },
    ]
}
