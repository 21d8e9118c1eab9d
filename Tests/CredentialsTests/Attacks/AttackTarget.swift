// SPDX-License-Identifier: Apache-2.0

import CredentialCrypto
import Credentials
import StrictJSON
import TestSupport
import Testing

/// Vouches for everybody, so that nothing but the verification itself stands between a forgery and `valid`.
struct EverybodyTrusted: IssuerTrust {
    /// Whether every key counts as its issuer's too.
    var pinsKeys = false

    private static let entry = TrustedIssuer(list: "Everybody", name: nil, listAdded: nil, listDigest: "")

    func standing(
        of issuer: ExactString, keys: [PublicKey], at instant: Instant, signing: Instant?
    ) -> TrustStanding { .named(Self.entry) }

    func pin(of issuer: ExactString, key: PublicKey, at instant: Instant, signing: Instant?) -> TrustedIssuer? {
        pinsKeys ? Self.entry : nil
    }
}

/// A document whose signatures hold, with all that it takes to see that.
struct AttackTarget: Sendable, CustomTestStringConvertible {
    let name: String
    let json: JSONObject
    let verifier: Verifier

    var testDescription: String { name }

    func verify(_ json: JSONObject) -> (report: VerificationReport, view: CredentialView) {
        let document =
            Recognizer.secured(json, digest: "")
            ?? SecuredDocument(kind: .credential, mechanism: EmbeddedProofs(), json: json, digest: "")
        return verifier.verifyWithView(document)
    }

    /// Whether the document is its signer's own and in known words.
    var isSound: Bool {
        let report = verify(json).report
        return (CheckID.authenticity + [.modelContext, .modelRequired, .modelTerms]).allSatisfy { id in
            report.check(id)?.outcome == .passed
        }
    }

    /// A place in the only subject, or in the first of several.
    var subject: String { json["credentialSubject"]?.arrayValue == nil ? "/credentialSubject" : "/credentialSubject/0" }

    /// The places of all proofs.
    var proofs: [String] {
        guard let proofs = json["proof"]?.arrayValue else { return ["/proof"] }
        return proofs.indices.map { "/proof/\($0)" }
    }

    var isByStatements: Bool {
        json["proof"]?.elements.contains { $0["cryptosuite"] == .string("ecdsa-sd-2023") } == true
    }

    var isText: Bool { json["proof"]?.elements.first?["cryptosuite"]?.stringValue?.text.contains("-jcs-") == true }
}

enum AttackTargets {
    /// Own documents of every suite and shape.
    static func own() throws -> [AttackTarget] {
        var targets: [AttackTarget] = []
        func add(_ name: String, _ scenario: Scenario) throws {
            var inputs = try scenario.inputs()
            inputs.trust = EverybodyTrusted()
            targets.append(AttackTarget(name: name, json: try scenario.secured(), verifier: Verifier(inputs)))
        }
        var credential = try Scenario.credential()
        try credential.document.set("/validUntil", "2030-01-01T00:00:00Z")
        try credential.document.set("/credentialSubject/achievement/description", "Weet caf\u{E9}s aan zee te vinden.")
        try credential.document.set("/credentialSubject/achievement/creditsAvailable", json: "2.5")
        try credential.useStatusList(
            StatusListMaker(id: "https://school.example/status/1", issuer: credential.key.did), index: 7)
        try add("eddsa-rdfc-2022", credential)
        var text = credential
        text.signAsText()
        try add("eddsa-jcs-2022", text)
        var older = try Scenario.credentialV1()
        older.proof.cryptosuite = "Ed25519Signature2020"
        try add("Ed25519Signature2020", older)
        for (suite, algorithm) in [
            ("ecdsa-rdfc-2019", PublicKey.Algorithm.p256), ("ecdsa-rdfc-2019", .p384), ("ecdsa-jcs-2019", .p256),
        ] {
            var scenario = try Scenario.credential()
            scenario.key = try TestKey("issuer", algorithm)
            scenario.proof.cryptosuite = ExactString(suite)
            scenario.proof.verificationMethod = scenario.key.method
            try scenario.document.set("/issuer/id", .string(scenario.key.did))
            try add("\(suite) \(algorithm)", scenario)
        }
        try add("ecdsa-sd-2023 derived", try Scenario.disclosed())
        var chain = try Scenario.credential()
        try chain.sign(by: chain.key, id: "urn:p:1")
        try chain.sign(by: chain.key, id: "urn:p:2", previous: ["urn:p:1"])
        try add("proof chain", chain)
        return targets
    }

    static func presentation() throws -> AttackTarget {
        var scenario = try Scenario.presentation([.credential()])
        scenario.proof.challenge = "n-1"
        scenario.proof.domain = "employer.example"
        scenario.proof.expires = try DateTime("2026-07-01T00:00:00Z").instant
        scenario.challenge = "n-1"
        scenario.domain = "employer.example"
        var inputs = try scenario.inputs()
        inputs.trust = EverybodyTrusted()
        return AttackTarget(name: "presentation", json: try scenario.secured(), verifier: Verifier(inputs))
    }

    /// Every DCC fixture that verifies; none where the suite is not at hand.
    static func publicFixtures() throws -> [AttackTarget] {
        guard DCCFixtures.isAtHand else { return [] }
        let fixtures = try DCCFixtures()
        var inputs = try fixtures.inputs(at: try DateTime("2026-06-01T00:00:00Z").instant)
        inputs.trust = EverybodyTrusted()
        let verifier = Verifier(inputs)
        return try fixtures.credentials.compactMap { file in
            let bytes = try file.bytes()
            guard !bytes.isEmpty, let json = try JSONReader.read(bytes).objectValue else { return nil }
            let target = AttackTarget(name: file.name, json: json, verifier: verifier)
            return target.isSound ? target : nil
        }
    }

    /// The signed W3C vectors, with their keys taken for their issuers'.
    static func vectors() throws -> [AttackTarget] {
        try ["vc-di-eddsa", "vc-di-ecdsa"].filter { VectorFolder.has($0) && VectorFolder.has("contexts") }
            .flatMap { suite in
                let vectors = try W3CVectors(suite)
                let verifier = Verifier(
                    VerificationInputs(
                        instant: try DateTime("2026-06-01T00:00:00Z").instant, evidence: EvidenceSet(vectors.evidence),
                        trust: EverybodyTrusted(pinsKeys: true)))
                return try vectors.files.compactMap { file in
                    try JSONReader.read(try file.bytes()).objectValue.map {
                        AttackTarget(name: "\(suite)/\(file.name)", json: $0, verifier: verifier)
                    }
                }
            }
    }
}
