// SPDX-License-Identifier: Apache-2.0

import CredentialCrypto
package import Credentials
import LinkedData
package import StrictJSON
import TrustLists

/// A credential or presentation that comes out `valid`, to be changed in one respect before it is verified.
package struct Scenario: Sendable {
    package static let issuerKey = Result { try TestKey("issuer") }
    package static let holderKey = Result { try TestKey("holder") }
    package static let strangerKey = Result { try TestKey("stranger") }

    /// What is signed.
    package var document: JSONObject
    package var key: TestKey
    package var proof: ProofOptions
    package var isSigned = true
    /// What the holder shows of it; nil for all, with the proof that the issuer made.
    package var revealing: [JSONPointer]?
    /// Changes made behind the signer's back, in order.
    package var tampering: [@Sendable (inout JSONObject) throws -> Void] = []

    package var instant: Instant
    /// The moment of asking, where `instant` is an earlier one that is asked about.
    package var askedAt: Instant?
    package var maximumStatusAge: Int64?
    package var omitting: CheckID?
    package var evidence: [EvidenceItem]
    package var lists: [TrustListMaker]
    package var challenge: ExactString?
    package var domain: ExactString?
    package var requiresBinding = false
    package var owner: Owner?

    package typealias Change = @Sendable (inout Scenario) throws -> Void

    private init(document: JSONObject, key: TestKey, purpose: ExactString, lists: [TrustListMaker]) throws {
        self.document = document
        self.key = key
        self.lists = lists
        instant = try DateTime("2026-06-01T12:00:00Z").instant
        proof = ProofOptions(
            verificationMethod: key.method, proofPurpose: purpose, created: try DateTime("2026-01-01T00:00:00Z").instant
        )
        evidence = []
    }

    // MARK: What to start from

    /// An Open Badges credential of VCDM 2.0 by a listed issuer.
    package static func credential() throws -> Scenario {
        let issuer = try issuerKey.get()
        var document = try JSONObject(json: achievementCredential)
        try document.set("/issuer/id", .string(issuer.did))
        try document.set("/credentialSubject/id", .string(try holderKey.get().did))
        return try Scenario(
            document: document, key: issuer, purpose: "assertionMethod",
            lists: [TrustListMaker([.init(issuer.did, name: "Listed School")])])
    }

    /// The same in VCDM 1.1.
    package static func credentialV1() throws -> Scenario {
        var scenario = try credential()
        try scenario.document.set("/@context/0", "https://www.w3.org/2018/credentials/v1")
        try scenario.document.set("/@context/-", "https://w3id.org/security/data-integrity/v2")
        try scenario.document.set("/@context/-", "https://w3id.org/security/suites/ed25519-2020/v1")
        try scenario.document.set("/validFrom", nil)
        try scenario.document.set("/issuanceDate", "2025-01-01T00:00:00Z")
        return scenario
    }

    /// A presentation by the holder of what `contents` sign.
    package static func presentation(_ contents: [Scenario]) throws -> Scenario {
        let holder = try holderKey.get()
        var document = JSONObject()
        document["@context"] = .array([.string("https://www.w3.org/ns/credentials/v2")])
        document["type"] = .array([.string("VerifiablePresentation")])
        document["holder"] = .string(holder.did)
        document["verifiableCredential"] = .array(try contents.map { .object(try $0.secured()) })
        return try Scenario(
            document: document, key: holder, purpose: "authentication", lists: try credential().lists)
    }

    private static let achievementCredential = """
        {"@context":["https://www.w3.org/ns/credentials/v2",
                     "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json"],
         "id":"urn:uuid:0d2f3c52-5f6a-4b4d-9d63-0a44d2ab5a01",
         "type":["VerifiableCredential","OpenBadgeCredential"],
         "issuer":{"id":"","type":["Profile"],"name":"School as it calls itself"},
         "validFrom":"2025-01-01T00:00:00Z","name":"Reading tide tables",
         "credentialSubject":{"id":"","type":["AchievementSubject"],
           "achievement":{"id":"https://school.example/achievements/tides","type":["Achievement"],
             "name":"Reading tide tables","description":"Knows when to sail.",
             "criteria":{"narrative":"Planned a passage over a bar."}}}}
        """

    // MARK: Making and verifying

    /// The document with its proof, and whatever was done to it afterwards.
    package func secured() throws -> JSONObject {
        var result = document
        if isSigned {
            let loader = DocumentLoader(evidence: EvidenceSet(evidence).contexts)
            result = try ProofCreator(loader: loader).secured(document, proof, key: key.privateKey)
            if let revealing {
                result = try SelectiveDisclosure.derive(
                    document: result, revealing: revealing, contexts: EvidenceSet(evidence).contexts)
            }
        }
        for change in tampering { try change(&result) }
        return result
    }

    package func inputs() throws -> VerificationInputs {
        var inputs = VerificationInputs(
            instant: instant, evidence: EvidenceSet(evidence), trust: try TrustListMaker.set(lists),
            challenge: challenge, domain: domain, owner: owner)
        inputs.requiresBinding = requiresBinding
        inputs.askedAt = askedAt
        inputs.maximumStatusAge = maximumStatusAge ?? inputs.maximumStatusAge
        inputs.omitting = omitting
        return inputs
    }

    /// The report on the document, read from its bytes as any file is.
    package func report() throws -> VerificationReport {
        try Self.verify(JSONWriter.bytes(.object(try secured())), Verifier(try inputs()))
    }

    package static func verify(_ bytes: [UInt8], _ verifier: Verifier) throws -> VerificationReport {
        guard case .secured(let document) = try Recognizer.recognize(bytes) else {
            throw VectorError.notUnderstood("neither credential nor presentation")
        }
        return verifier.verify(document)
    }

    // MARK: Changes

    /// Signs once more with another key, or the same: a proof set, or a chain where `previous` names proofs.
    package mutating func sign(
        by other: TestKey, suite: ExactString? = nil, id: ExactString? = nil, previous: [ExactString] = []
    ) throws {
        let loader = DocumentLoader(evidence: EvidenceSet(evidence).contexts)
        var options = proof
        options.verificationMethod = other.method
        options.cryptosuite = suite ?? options.cryptosuite
        options.id = id
        options.previousProof = previous
        document = try ProofCreator(loader: loader).secured(document, options, key: other.privateKey)
        isSigned = false
    }

    package mutating func tamper(_ change: @escaping @Sendable (inout JSONObject) throws -> Void) {
        tampering.append(change)
    }

    package mutating func addEvidence(
        _ kind: EvidenceItem.Kind, _ document: JSONObject, url: ExactString? = nil,
        origin: EvidenceItem.Origin = .owner, added: ExactString? = nil
    ) {
        evidence.append(
            EvidenceItem(kind: kind, url: url, document: document, digest: "00", origin: origin, added: added))
    }

    /// Takes the evidence that was added last, to be changed and given back.
    package mutating func takeLastEvidence() throws -> EvidenceItem {
        guard let item = evidence.popLast() else { throw VectorError.missing("evidence") }
        return item
    }

    /// Lets the issuer be known by `did`, whose document lists `methods`; `method` is the one that signs.
    package mutating func useDocument(
        of did: ExactString, _ methods: [DIDDocumentMaker.Method], signing fragment: ExactString
    ) throws {
        try document.set(document["holder"] == nil ? "/issuer/id" : "/holder", .string(did))
        proof.verificationMethod = ExactString("\(did)#\(fragment)")
        addEvidence(.controlledIdentifierDocument, DIDDocumentMaker(did, methods).document)
        lists = [TrustListMaker([.init(did, name: "Listed School")])]
    }

    /// Gives the credential a status entry in a list that is at hand.
    package mutating func useStatusList(
        _ maker: StatusListMaker, index: Int, signedBy signer: TestKey? = nil, url: ExactString? = nil,
        origin: EvidenceItem.Origin = .owner, added: ExactString? = nil,
        changing change: (inout JSONObject) throws -> Void = { _ in }
    ) throws {
        try document.set("/credentialStatus", maker.entry(index))
        try addStatusList(maker, signedBy: signer, url: url, origin: origin, added: added, changing: change)
    }

    package mutating func addStatusList(
        _ maker: StatusListMaker, signedBy signer: TestKey? = nil, url: ExactString? = nil,
        origin: EvidenceItem.Origin = .owner, added: ExactString? = nil,
        changing change: (inout JSONObject) throws -> Void = { _ in }
    ) throws {
        let signer = try signer ?? Self.issuerKey.get()
        let options = ProofOptions(
            verificationMethod: signer.method, proofPurpose: "assertionMethod",
            created: try maker.created.map { try DateTime($0).instant } ?? proof.created)
        let creator = ProofCreator(loader: DocumentLoader(evidence: EvidenceSet(evidence).contexts))
        var list = try creator.secured(maker.document, options, key: signer.privateKey)
        try change(&list)
        addEvidence(.statusListCredential, list, url: url, origin: origin, added: added)
    }
}
