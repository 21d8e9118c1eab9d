// SPDX-License-Identifier: Apache-2.0

import CredentialCrypto
import Credentials
import StrictJSON
import TestSupport
import Testing

/// `holder.binding`, `owner.match`, `asset.digest`, `presentation.challenge` and `presentation.domain`.
@Suite struct PresentationRuleTests {
    @Test(arguments: cases) func holds(_ rule: RuleCase) throws { try rule.run() }

    static let cases = bindings + envelopes + answers + owners + resources

    /// Lets the credential inside name another subject.
    private static func present(subject: ExactString?) throws -> Scenario {
        var credential = try Scenario.credential()
        try credential.document.set("/credentialSubject/id", subject.map { .string($0) })
        return try .presentation([credential])
    }

    private static let bindings = [
        RuleCase("a credential that nobody presents", .holderBinding, .skipped, .doesNotApply, .valid),
        RuleCase("the subject presents", .presentation, inside: true, .holderBinding, .passed, .valid),
        RuleCase("another presents", .presentation, inside: true, .holderBinding, .warning, .holderNotBound, .valid) {
            $0 = try present(subject: "did:example:someone")
        },
        RuleCase("a subject without id", .presentation, inside: true, .holderBinding, .warning, .holderNotBound, .valid)
        {
            $0 = try present(subject: nil)
        },
        RuleCase("nobody signed", .presentation, inside: true, .holderBinding, .warning, .holderUnproven, .valid) {
            $0.isSigned = false
        },
        RuleCase(
            "a signature that fails", .presentation, inside: true, .holderBinding, .warning, .holderUnproven, .valid
        ) {
            $0.tamper { try $0.set("/proof/created", "2026-01-02T00:00:00Z") }
        },
        RuleCase(
            "a stranger in the subject's name", .presentation, inside: true, .holderBinding, .warning, .holderUnproven,
            .valid
        ) {
            $0.key = try Scenario.strangerKey.get()
            $0.proof.verificationMethod = $0.key.method
        },
        RuleCase("no holder, and the subject's key", .presentation, inside: true, .holderBinding, .passed, .valid) {
            try $0.document.set("/holder", nil)
        },
        RuleCase("binding asked for and proven", .presentation, .holderBinding, .passed, .valid) {
            $0.requiresBinding = true
        },
        RuleCase(
            "binding asked for, another presents", .presentation, .holderBinding, .failed, .holderBindingRequired,
            .invalid
        ) {
            $0 = try present(subject: "did:example:someone")
            $0.requiresBinding = true
        },
        RuleCase(
            "binding asked for, nobody signed", .presentation, .holderBinding, .failed, .holderBindingRequired, .invalid
        ) {
            $0.isSigned = false
            $0.requiresBinding = true
        },
        RuleCase(
            "binding asked for, nothing inside", .presentation, .holderBinding, .failed, .holderBindingRequired,
            .invalid
        ) {
            try $0.document.set("/verifiableCredential", nil)
            $0.requiresBinding = true
        },
        RuleCase("binding asked of a credential alone", .holderBinding, .failed, .holderBindingRequired, .invalid) {
            $0.requiresBinding = true
        },
        RuleCase("a presentation of nothing", .presentation, .proofSignature, .passed, .indeterminate) {
            try $0.document.set("/verifiableCredential", nil)
        },
        RuleCase("a presentation of no credentials", .presentation, .proofSignature, .passed, .indeterminate) {
            try $0.document.set("/verifiableCredential", json: "[]")
        },
    ]

    /// What another form holds is not read, and so neither good nor bad.
    private static func enveloped(_ id: ExactString) -> Scenario.Change {
        { scenario in
            try scenario.document.set(
                "/verifiableCredential",
                .object([
                    "@context": .string("https://www.w3.org/ns/credentials/v2"), "id": .string(id),
                    "type": .string("EnvelopedVerifiableCredential"),
                ]))
        }
    }

    private static let envelopes = [
        RuleCase(
            "a token about nothing in an envelope", .presentation, inside: true, .formatParse, .unknown,
            .formatUnreadable, .indeterminate,
            enveloped("data:application/vc+jwt,eyJhbGciOiJFUzI1NiJ9.e30.AA")),
        RuleCase(
            "an envelope around an address", .presentation, inside: true, .modelRequired, .failed, .modelIdentifier,
            .invalid, enveloped("https://school.example/credentials/1")),
    ]

    private static func asked(
        _ name: String, _ check: CheckID, _ outcome: CheckOutcome, _ code: FindingCode?, _ verdict: Verdict,
        stated: ExactString?, asked: ExactString?
    ) -> RuleCase {
        RuleCase(name, .presentation, check, outcome, code, verdict) {
            if check == .presentationChallenge {
                ($0.proof.challenge, $0.challenge) = (stated, asked)
            } else {
                ($0.proof.domain, $0.domain) = (stated, asked)
            }
        }
    }

    private static let answers = [
        asked("the challenge", .presentationChallenge, .passed, nil, .valid, stated: "n-1", asked: "n-1"),
        asked(
            "another challenge", .presentationChallenge, .failed, .challengeMismatch, .invalid, stated: "n-1",
            asked: "n-2"),
        asked("no challenge", .presentationChallenge, .failed, .challengeMismatch, .invalid, stated: nil, asked: "n-2"),
        asked(
            "a challenge in capitals", .presentationChallenge, .failed, .challengeMismatch, .invalid, stated: "n",
            asked: "N"),
        asked(
            "a challenge nobody asked for", .presentationChallenge, .warning, .challengeNotCompared, .valid,
            stated: "n-1", asked: nil),
        asked("neither challenge", .presentationChallenge, .skipped, .doesNotApply, .valid, stated: nil, asked: nil),
        asked(
            "the domain", .presentationDomain, .passed, nil, .valid, stated: "employer.example",
            asked: "employer.example"),
        asked(
            "another domain", .presentationDomain, .failed, .domainMismatch, .invalid, stated: "employer.example",
            asked: "other.example"),
        asked(
            "no domain", .presentationDomain, .failed, .domainMismatch, .invalid, stated: nil, asked: "employer.example"
        ),
        asked(
            "a longer domain", .presentationDomain, .failed, .domainMismatch, .invalid, stated: "employer.example.org",
            asked: "employer.example"),
        asked(
            "a domain nobody asked for", .presentationDomain, .warning, .domainNotCompared, .valid,
            stated: "employer.example", asked: nil),
        RuleCase(
            "a challenge and no proof", .presentation, .presentationChallenge, .skipped, .dependsOnOther, .indeterminate
        ) {
            $0.isSigned = false
            $0.challenge = "n-1"
        },
        RuleCase(
            "two proofs, one with the challenge", .presentation, .presentationChallenge, .failed, .challengeMismatch,
            .invalid
        ) {
            $0.challenge = "n-1"
            try $0.sign(by: $0.key)
            $0.proof.challenge = "n-1"
            try $0.sign(by: $0.key)
        },
    ]

    private static func owner(_ kind: ExactString, _ value: ExactString) -> Owner {
        Owner(identifiers: [(kind: kind, value: value)])
    }

    private static func identity(hashed: Bool, _ value: String, salt: String = "") -> JSONValue {
        let digest = Hexadecimal.encode(HashAlgorithm.sha256.digest(Array((value + salt).utf8)))
        return .array([
            .object([
                "type": .string("IdentityObject"), "hashed": .bool(hashed),
                "identityHash": .string(hashed ? "sha256$\(digest)" : value), "identityType": .string("emailAddress"),
                "salt": .string(salt),
            ])
        ])
    }

    private static let owners = [
        RuleCase("nobody's wallet", .ownerMatch, .skipped, .doesNotApply, .valid),
        RuleCase("the owner's own did", .ownerMatch, .passed, .valid) {
            $0.owner = owner("did", try Scenario.holderKey.get().did)
        },
        RuleCase("the owner's address, salted and hashed", .ownerMatch, .passed, .valid) {
            $0.owner = owner("email", "An@learner.example")
            try $0.document.set(
                "/credentialSubject/identifier", identity(hashed: true, "an@learner.example", salt: "sea"))
        },
        RuleCase("the owner's address in plain", .ownerMatch, .passed, .valid) {
            $0.owner = owner("email", "an@learner.example")
            try $0.document.set("/credentialSubject/identifier", identity(hashed: false, "an@learner.example"))
        },
        RuleCase("a key of the wallet", .ownerMatch, .passed, .ownerHolderKey, .valid) {
            $0.owner = Owner(identifiers: [], keys: [try Scenario.holderKey.get().publicKey])
        },
        RuleCase("only another key in the wallet", .ownerMatch, .skipped, .doesNotApply, .valid) {
            $0.owner = Owner(identifiers: [], keys: [try Scenario.strangerKey.get().publicKey])
        },
        RuleCase("another key and another address", .ownerMatch, .warning, .ownerNoMatch, .valid) {
            $0.owner = Owner(
                identifiers: [("email", "bo@learner.example")], keys: [try Scenario.strangerKey.get().publicKey])
        },
        RuleCase("another's did", .ownerMatch, .warning, .ownerNoMatch, .valid) {
            $0.owner = owner("did", try Scenario.strangerKey.get().did)
        },
        RuleCase("another's address", .ownerMatch, .warning, .ownerNoMatch, .valid) {
            $0.owner = owner("email", "bo@learner.example")
            try $0.document.set(
                "/credentialSubject/identifier", identity(hashed: true, "an@learner.example", salt: "sea"))
        },
        RuleCase("the hash itself given as the address", .ownerMatch, .warning, .ownerNoMatch, .valid) {
            let hashed = identity(hashed: true, "an@learner.example")
            $0.owner = owner("email", try #require(hashed.arrayValue?.first?["identityHash"]?.stringValue))
            try $0.document.set("/credentialSubject/identifier", hashed)
        },
    ]

    private static let resources = [
        RuleCase("no related resource", .assetDigest, .skipped, .doesNotApply, .valid),
        RuleCase("a related resource", .assetDigest, .warning, .assetNotAtHand, .valid) {
            try $0.document.set(
                "/relatedResource",
                json: #"{"id":"https://school.example/tides.png","digestSRI":"sha384-Vfg0"}"#)
        },
    ]
}
