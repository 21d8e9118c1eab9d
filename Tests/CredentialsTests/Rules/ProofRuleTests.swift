// SPDX-License-Identifier: Apache-2.0

import CredentialCrypto
import Credentials
import StrictJSON
import TestSupport
import Testing

/// `proof.present`, `proof.suite`, `proof.purpose`, `proof.signature`.
@Suite struct ProofRuleTests {
    @Test(arguments: cases) func holds(_ rule: RuleCase) throws { try rule.run() }

    static let cases = presence + malformed + suites + purposes + signatures

    private static let presence = [
        RuleCase("one proof", .proofPresent, .passed, .valid),
        RuleCase("two proofs of the issuer's", .proofPresent, .passed, .valid) {
            try $0.sign(by: $0.key)
            try $0.sign(by: $0.key, suite: "eddsa-jcs-2022")
        },
        RuleCase("a chain of three", .proofPresent, .passed, .valid) {
            try $0.sign(by: $0.key, id: "urn:p:1")
            try $0.sign(by: $0.key, id: "urn:p:2", previous: ["urn:p:1"])
            try $0.sign(by: $0.key, suite: "eddsa-jcs-2022", id: "urn:p:3", previous: ["urn:p:1", "urn:p:2"])
        },
        RuleCase("no proof", .proofPresent, .unknown, .proofAbsent, .indeterminate) { $0.isSigned = false },
        RuleCase("the proof taken away", .proofPresent, .unknown, .proofAbsent, .indeterminate) {
            $0.tamper { try $0.set("/proof", nil) }
        },
        RuleCase("what depends on a proof", .proofSignature, .skipped, .dependsOnOther, .indeterminate) {
            $0.isSigned = false
        },
        RuleCase("a list of no proof", .proofPresent, .failed, .proofEmpty, .invalid) {
            $0.tamper { try $0.set("/proof", json: "[]") }
        },
        RuleCase("a name twice", .proofPresent, .failed, .proofDuplicateID, .invalid) {
            try $0.sign(by: $0.key, id: "urn:p:1")
            try $0.sign(by: $0.key, id: "urn:p:1")
        },
        RuleCase("a link in a chain taken away", .proofPresent, .failed, .proofPreviousMissing, .invalid) {
            try $0.sign(by: $0.key, id: "urn:p:1")
            try $0.sign(by: $0.key, id: "urn:p:2", previous: ["urn:p:1"])
            $0.tamper { try $0.set("/proof/0", nil) }
        },
        RuleCase("a proof that builds on itself", .proofPresent, .failed, .proofCycle, .invalid) {
            try $0.sign(by: $0.key, id: "urn:p:1")
            $0.tamper { try $0.set("/proof/previousProof", "urn:p:1") }
        },
        RuleCase("two proofs that build on each other", .proofPresent, .failed, .proofCycle, .invalid) {
            try $0.sign(by: $0.key, id: "urn:p:1")
            try $0.sign(by: $0.key, id: "urn:p:2", previous: ["urn:p:1"])
            $0.tamper { try $0.set("/proof/0/previousProof", "urn:p:2") }
        },
    ]

    private static let malformed: [RuleCase] =
        ["type", "verificationMethod", "proofPurpose", "proofValue"].map { member in
            RuleCase("a proof without \(member)", .proofPresent, .failed, .proofMalformed, .invalid) {
                $0.tamper { try $0.set("/proof/\(member)", nil) }
            }
        }
        + [
            "id", "type", "cryptosuite", "verificationMethod", "proofValue", "created", "expires", "challenge",
            "domain",
        ]
        .map { member in
            RuleCase("a number for \(member)", .proofPresent, .failed, .proofMalformed, .invalid) {
                $0.tamper { try $0.set("/proof/\(member)", .integer(7)) }
            }
        } + [
            RuleCase("a proof that is a string", .proofPresent, .failed, .proofMalformed, .invalid) {
                $0.tamper { try $0.set("/proof", "z3") }
            },
            RuleCase("null beside the proof", .proofPresent, .failed, .proofMalformed, .invalid) {
                $0.tamper { document in
                    try document.set("/proof", .array([try #require(document["proof"]), .null]))
                }
            },
            RuleCase("a creation date without time", .proofPresent, .failed, .proofMalformed, .invalid) {
                $0.tamper { try $0.set("/proof/created", "2026-01-01") }
            },
            RuleCase("an empty proof value", .proofPresent, .failed, .proofMalformed, .invalid) {
                $0.tamper { try $0.set("/proof/proofValue", "") }
            },
        ]

    private static let suites: [RuleCase] =
        ["eddsa-rdfc-2022", "eddsa-jcs-2022"].map { suite in
            RuleCase("\(suite) by Ed25519", .proofSuite, .passed, .valid) { $0.proof.cryptosuite = ExactString(suite) }
        } + [
            RuleCase("Ed25519Signature2020", .v1, .proofSuite, .passed, .valid) {
                $0.proof.cryptosuite = "Ed25519Signature2020"
            },
            ecdsa("ecdsa-rdfc-2019", .p256), ecdsa("ecdsa-rdfc-2019", .p384),
            ecdsa("ecdsa-jcs-2019", .p256), ecdsa("ecdsa-jcs-2019", .p384),
            RuleCase("an unknown suite", .proofSuite, .unknown, .proofSuiteUnsupported, .indeterminate) {
                $0.tamper { try $0.set("/proof/cryptosuite", "eddsa-rdfc-2099") }
            },
            RuleCase("an unknown proof type", .proofSuite, .unknown, .proofSuiteUnsupported, .indeterminate) {
                $0.tamper { try $0.set("/proof/type", "Ed25519Signature2018") }
            },
            RuleCase("a suite in capitals", .proofSuite, .unknown, .proofSuiteUnsupported, .indeterminate) {
                $0.tamper { try $0.set("/proof/cryptosuite", "EdDSA-RDFC-2022") }
            },
            RuleCase("no suite", .proofSuite, .unknown, .proofSuiteUnsupported, .indeterminate) {
                $0.tamper { try $0.set("/proof/cryptosuite", nil) }
            },
            RuleCase("a suite for another kind of key", .proofSuite, .failed, .proofSuiteKey, .invalid) {
                $0.tamper { try $0.set("/proof/cryptosuite", "ecdsa-rdfc-2019") }
            },
            RuleCase("a key for another suite", .proofSuite, .failed, .proofSuiteKey, .invalid) {
                let key = try TestKey("issuer", .p256)
                $0.tamper { try $0.set("/proof/verificationMethod", .string(key.method)) }
            },
        ]

    private static func ecdsa(_ suite: ExactString, _ algorithm: PublicKey.Algorithm) -> RuleCase {
        RuleCase("\(suite) by \(algorithm)", .proofSuite, .passed, .valid) { scenario in
            let key = try TestKey("issuer", algorithm)
            scenario.key = key
            scenario.proof.cryptosuite = suite
            scenario.proof.verificationMethod = key.method
            try scenario.document.set("/issuer/id", .string(key.did))
            scenario.lists = [TrustListMaker([.init(key.did)])]
        }
    }

    private static let purposes = [
        RuleCase("a credential that its issuer asserts", .proofPurpose, .passed, .valid),
        RuleCase("a presentation that its holder authenticates", .presentation, .proofPurpose, .passed, .valid),
        RuleCase("a credential for authentication", .proofPurpose, .failed, .proofPurposeMismatch, .invalid) {
            $0.proof.proofPurpose = "authentication"
        },
        RuleCase("a presentation for assertion", .presentation, .proofPurpose, .failed, .proofPurposeMismatch, .invalid)
        {
            $0.proof.proofPurpose = "assertionMethod"
        },
        RuleCase("a purpose nobody knows", .proofPurpose, .failed, .proofPurposeMismatch, .invalid) {
            $0.signAsText()
            $0.proof.proofPurpose = "assertionMethods"
        },
        RuleCase("a key for authentication only", .proofPurpose, .failed, .proofPurposeNotAuthorized, .invalid) {
            try $0.useDocument(
                of: "did:web:school.example",
                [.init("key-1", $0.key.publicKey, relationships: ["authentication"])], signing: "key-1")
        },
        RuleCase("a key for no use", .proofPurpose, .failed, .proofPurposeNotAuthorized, .invalid) {
            try $0.useDocument(
                of: "did:web:school.example", [.init("key-1", $0.key.publicKey, relationships: [])], signing: "key-1")
        },
        RuleCase(
            "a holder's key for assertion only", .presentation, .proofPurpose, .failed, .proofPurposeNotAuthorized,
            .invalid
        ) {
            try $0.useDocument(
                of: "did:web:learner.example",
                [.init("key-1", $0.key.publicKey, relationships: ["assertionMethod"])], signing: "key-1")
        },
    ]

    private static let signatures = [
        RuleCase("a signature that holds", .proofSignature, .passed, .valid),
        RuleCase("another word in the document", .proofSignature, .failed, .proofSignatureInvalid, .invalid) {
            $0.tamper { try $0.set("/credentialSubject/achievement/name", "Reading charts") }
        },
        RuleCase("another word in a text", .proofSignature, .failed, .proofSignatureInvalid, .invalid) {
            $0.signAsText()
            $0.tamper { try $0.set("/credentialSubject/achievement/name", "Reading charts") }
        },
        RuleCase("a later signing date", .proofSignature, .failed, .proofSignatureInvalid, .invalid) {
            $0.tamper { try $0.set("/proof/created", "2026-01-02T00:00:00Z") }
        },
        RuleCase("a second proof of an unknown suite", .proofSignature, .skipped, .dependsOnOther, .indeterminate) {
            try $0.sign(by: $0.key)
            try $0.sign(by: $0.key)
            $0.tamper { try $0.set("/proof/1/cryptosuite", "eddsa-rdfc-2099") }
        },
        RuleCase("a second proof in unknown words", .proofSignature, .skipped, .dependsOnOther, .invalid) {
            try $0.sign(by: $0.key)
            try $0.sign(by: $0.key)
            $0.tamper { try $0.set("/proof/1/comment", "fine") }
        },
        RuleCase("a signature of 63 bytes", .proofSignature, .failed, .proofSignatureInvalid, .invalid) {
            let value = Multibase.encode([UInt8](repeating: 1, count: 63), .base58btc)
            $0.tamper { try $0.set("/proof/proofValue", .string(value)) }
        },
        RuleCase("a second proof that fails", .proofSignature, .failed, .proofSignatureInvalid, .invalid) {
            try $0.sign(by: $0.key)
            try $0.sign(by: $0.key)
            $0.tamper { try $0.set("/proof/1/created", "2026-01-02T00:00:00Z") }
        },
        RuleCase("a first link that fails", .proofSignature, .failed, .proofSignatureInvalid, .invalid) {
            try $0.sign(by: $0.key, id: "urn:p:1")
            try $0.sign(by: $0.key, id: "urn:p:2", previous: ["urn:p:1"])
            $0.tamper { try $0.set("/proof/0/created", "2026-01-02T00:00:00Z") }
        },
        RuleCase("a link that forgets what it signed along", .proofSignature, .failed, .proofSignatureInvalid, .invalid)
        {
            try $0.sign(by: $0.key, id: "urn:p:1")
            try $0.sign(by: $0.key, id: "urn:p:2", previous: ["urn:p:1"])
            $0.tamper { try $0.set("/proof/1/previousProof", nil) }
        },
        RuleCase("a signature in base64url", .proofSignature, .failed, .proofValueMalformed, .invalid) {
            $0.tamper { document in
                let bytes = try Multibase.decode(try #require(document.value("/proof/proofValue")?.stringValue))
                try document.set("/proof/proofValue", .string(Multibase.encode(bytes, .base64url)))
            }
        },
        RuleCase("a signature without its prefix", .proofSignature, .failed, .proofValueMalformed, .invalid) {
            $0.tamper { document in
                let text = try #require(document.value("/proof/proofValue")?.stringValue).text
                try document.set("/proof/proofValue", .string("u" + text.dropFirst()))
            }
        },
        RuleCase("a letter that base58 leaves out", .proofSignature, .failed, .proofValueMalformed, .invalid) {
            $0.tamper { document in
                let text = try #require(document.value("/proof/proofValue")?.stringValue).text
                try document.set("/proof/proofValue", .string(text + "0"))
            }
        },
        RuleCase(
            "more blank nodes than can be told apart", .proofSignature, .unknown, .resourceCanonicalization,
            .indeterminate
        ) {
            $0.tamper { document in
                try document.set("/@context/-", json: #"{"@vocab":"https://school.example/#"}"#)
                try document.set("/credentialSubject", clique(of: 12))
            }
        },
        RuleCase("a number that no double holds", .proofSignature, .failed, .numberNotExact, .invalid) {
            $0.signAsText()
            $0.tamper { try $0.set("/credentialSubject/achievement/creditsAvailable", json: "9007199254740993") }
        },
    ]

    /// So many nodes without name, each linked to every other.
    private static func clique(of count: Int) -> JSONValue {
        .array(
            (0..<count).map { node in
                .object([
                    "@id": .string("_:n\(node)"),
                    "knows": .array((0..<count).filter { $0 != node }.map { .object(["@id": .string("_:n\($0)")]) }),
                ])
            })
    }
}
