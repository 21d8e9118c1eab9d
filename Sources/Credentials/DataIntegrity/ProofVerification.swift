// SPDX-License-Identifier: Apache-2.0

import CredentialCrypto
import LinkedData
import StrictJSON

/// Checks the embedded proofs of one document (verify proof sets and chains, VC Data Integrity 1.0 §4.5).
struct ProofVerification {
    let document: JSONObject
    /// The document without its proofs, expanded; nil where it cannot be.
    let expanded: ExpandedDocument?
    let transformer: Transformer
    let resolver: VerificationMethodResolver
    let inputs: VerificationInputs
    /// What a proof on this kind of document is for.
    let relationship: VerificationRelationship
    /// Whose proof is asked for: the issuer, or the holder where one is named.
    let signer: ExactString?

    /// The outcome of one proof's checks.
    private struct Result {
        var ledger = CheckLedger()
        var key: PublicKey?
    }

    /// Records the proof checks and returns the keys whose signatures hold for the signer.
    func run(_ ledger: inout CheckLedger) -> [PublicKey] {
        guard let member = document["proof"] else {
            ledger.record(.proofPresent, .unknown, .proofAbsent)
            for id in CheckID.authenticity.dropFirst() { ledger.skip(id, dependingOn: .proofPresent) }
            return []
        }
        let graph: ProofGraph
        do {
            graph = try ProofGraph(member)
        } catch {
            record(error, in: &ledger)
            for id in CheckID.authenticity.dropFirst() { ledger.skip(id, dependingOn: .proofPresent) }
            return []
        }
        ledger.record(.proofPresent, .passed, nil, [.init("proofs", String(graph.proofs.count))])
        let results = graph.proofs.map { proof in
            var result = verify(proof, in: graph)
            if Cryptosuite.of(proof)?.serialization == .statements,
                result.ledger.outcome(.disclosureIntegrity) == nil
            {
                result.ledger.skip(.disclosureIntegrity, dependingOn: .proofSignature)
            }
            return result
        }
        return merge(results, into: &ledger)
    }

    private func record(_ failure: ProofGraph.Failure, in ledger: inout CheckLedger) {
        let finding: (FindingCode, [Check.Evidence]) =
            switch failure {
            case .empty: (.proofEmpty, [])
            case .malformed(let member): (.proofMalformed, [.init("member", member)])
            case .duplicateID(let id): (.proofDuplicateID, [.init("proof", id)])
            case .previousMissing(let id): (.proofPreviousMissing, [.init("proof", id)])
            case .cycle: (.proofCycle, [])
            }
        ledger.record(.proofPresent, .failed, finding.0, finding.1)
    }

    /// One proof of the signer's must hold, and no proof may fail. Proofs of others beside it are named, not counted.
    private func merge(_ results: [Result], into ledger: inout CheckLedger) -> [PublicKey] {
        let bySigner = results.filter { $0.ledger.passed(.proofController) }
        for result in results {
            let isOther = !bySigner.isEmpty && !result.ledger.passed(.proofController)
            for check in result.ledger.finished() where check.code != .notRun {
                if isOther, check.id == .proofController {
                    ledger.record(check.id, .warning, .proofOtherSigner, check.evidence)
                } else {
                    ledger.record(check.id, check.outcome, check.code, check.evidence)
                }
            }
        }
        return bySigner.filter(\.ledger.isIntact).compactMap(\.key)
    }

    private func verify(_ proof: DataIntegrityProof, in graph: ProofGraph) -> Result {
        var result = Result()
        checkPurpose(proof, &result.ledger)
        checkDates(proof, &result.ledger)
        let suite = Cryptosuite.of(proof)
        let suiteEvidence: [Check.Evidence] = [.init("suite", suite?.name ?? proof.cryptosuite ?? proof.type)]
        if suite == nil {
            result.ledger.record(.proofSuite, .unknown, .proofSuiteUnsupported, suiteEvidence)
        } else {
            result.ledger.record(.proofSuite, .passed, nil, suiteEvidence)
        }
        guard let method = resolveKey(proof, &result.ledger) else {
            result.ledger.skip(.proofSignature, dependingOn: .proofKey)
            return result
        }
        result.key = method.key
        guard let suite else {
            result.ledger.skip(.proofSignature, dependingOn: .proofSuite)
            return result
        }
        guard let hash = suite.hashes[method.key.algorithm] else {
            result.ledger.record(
                .proofSuite, .failed, .proofSuiteKey, suiteEvidence + [.init("key", method.key.multikey)])
            result.ledger.skip(.proofSignature, dependingOn: .proofSuite)
            return result
        }
        switch suite.serialization {
        case .signature: checkSignature(proof, in: graph, suite, hash, method.key, &result.ledger)
        case .statements: checkDisclosure(proof, in: graph, suite, method.key, &result.ledger)
        }
        return result
    }

    // MARK: Purpose and dates

    private func checkPurpose(_ proof: DataIntegrityProof, _ ledger: inout CheckLedger) {
        let evidence: [Check.Evidence] = [
            .init("proofPurpose", proof.proofPurpose), .init("expected", relationship.rawValue),
        ]
        if proof.proofPurpose == ExactString(relationship.rawValue) {
            ledger.record(.proofPurpose, .passed, nil, evidence)
        } else {
            ledger.record(.proofPurpose, .failed, .proofPurposeMismatch, evidence)
        }
    }

    private func checkDates(_ proof: DataIntegrityProof, _ ledger: inout CheckLedger) {
        if let created = proof.created, created.instant > inputs.instant {
            ledger.record(
                .timeValidFrom, .warning, .proofCreatedLater, [.init("created", created.instant.rfc3339)])
        }
        if let expires = proof.expires, expires.instant < inputs.instant {
            ledger.record(.timeValidUntil, .failed, .proofExpired, [.init("expires", expires.instant.rfc3339)])
        }
    }

    // MARK: Key

    /// Records `proof.key` and `proof.controller`; nil where there is no key to try.
    private func resolveKey(_ proof: DataIntegrityProof, _ ledger: inout CheckLedger) -> VerificationMethod? {
        let url = proof.verificationMethod
        let evidence: [Check.Evidence] = [.init("verificationMethod", url.text)]
        let method: VerificationMethod
        do {
            method = try resolver.resolve(url)
        } catch {
            switch error {
            case .unavailable:
                let location = url.webLocation.map { [Check.Evidence("location", $0)] } ?? []
                ledger.record(.proofKey, .unknown, .proofKeyUnavailable, evidence + location)
            case .notInDocument:
                ledger.record(.proofKey, .unknown, .proofKeyNotInDocument, evidence)
            case .unsupported(let code):
                ledger.record(.proofKey, .unknown, .proofKeyInvalid, evidence + [.init("reason", code)])
            case .unusable(let code):
                ledger.record(.proofKey, .failed, .proofKeyInvalid, evidence + [.init("reason", code)])
            }
            ledger.skip(.proofController, dependingOn: .proofKey)
            return nil
        }
        let pin = signer.flatMap { inputs.trust.pin(of: $0, key: method.key, at: inputs.instant) }
        recordKey(method, evidence, pin, created: proof.created, &ledger)
        recordController(method, url, pin, &ledger)
        return method
    }

    private func recordKey(
        _ method: VerificationMethod, _ evidence: [Check.Evidence], _ pin: TrustedIssuer?, created: DateTime?,
        _ ledger: inout CheckLedger
    ) {
        var evidence = evidence + [.init("key", method.key.multikey), .init("source", method.source.rawValue)]
        if let document = method.evidence {
            evidence.append(.init("document", "sha256:\(document.digest)"))
            if let added = document.added { evidence.append(.init("added", added)) }
        }
        if let relationships = method.relationships, !relationships.contains(relationship) {
            ledger.record(
                .proofPurpose, .failed, .proofPurposeNotAuthorized,
                [.init("verificationMethod", evidence[0].value), .init("expected", relationship.rawValue)])
        }
        if let finding = period(of: method, created: created) {
            ledger.record(.proofKey, finding.outcome, finding.code, evidence)
        } else if method.source != .selfAsserted {
            ledger.record(.proofKey, .passed, nil, evidence)
        } else if let pin {
            ledger.record(.proofKey, .passed, nil, evidence + [.init("list", pin.list)])
        } else {
            ledger.record(.proofKey, .unknown, .proofKeySelfAsserted, evidence)
        }
    }

    /// What the key's own `revoked` and `expires` say (CID 1.0 §2.2). A claimed signing time proves nothing once the key
    /// is gone.
    private func period(of method: VerificationMethod, created: DateTime?) -> (
        outcome: CheckOutcome, code: FindingCode
    )? {
        for (text, code) in [(method.revoked, FindingCode.proofKeyRevoked), (method.expires, .proofKeyExpired)] {
            guard let text else { continue }
            let end: Instant
            do { end = try DateTime(text).instant } catch { return (.unknown, code) }
            if let created, created.instant >= end { return (.failed, code) }
            if end <= inputs.instant { return (.unknown, code) }
        }
        return nil
    }

    private func recordController(
        _ method: VerificationMethod, _ url: DIDURL, _ pin: TrustedIssuer?, _ ledger: inout CheckLedger
    ) {
        var evidence: [Check.Evidence] = [.init("controller", method.controller)]
        guard let signer else {
            // A presentation need not name its holder: then the key itself is the holder.
            ledger.record(.proofController, .passed, nil, evidence)
            return
        }
        evidence.append(.init("expected", signer))
        // The document that lists a method speaks for its own identifier; a method may name another controller.
        if url.document == signer, method.controller == signer {
            ledger.record(.proofController, .passed, nil, evidence)
        } else if let pin {
            ledger.record(.proofController, .passed, nil, evidence + [.init("list", pin.list)])
        } else if let document = signersDocument(signer) {
            let isListed = document.references(url, as: relationship)
            ledger.record(
                .proofController, isListed ? .passed : .failed, isListed ? nil : .proofControllerMismatch, evidence)
        } else if DIDURL(signer).method == "key" || DIDURL(signer).method == "jwk" || url.document == signer {
            ledger.record(.proofController, .failed, .proofControllerMismatch, evidence)
        } else {
            // The signer's own document could list this method, and it is not at hand.
            ledger.record(.proofController, .unknown, .proofControllerUnproven, evidence)
        }
    }

    private func signersDocument(_ signer: ExactString) -> ControlledIdentifierDocument? {
        inputs.evidence.find(.controlledIdentifierDocument, signer).first { $0.origin == .owner }
            .map { ControlledIdentifierDocument($0, identifier: signer) }
    }

    // MARK: Signature

    private func checkSignature(
        _ proof: DataIntegrityProof, in graph: ProofGraph, _ suite: Cryptosuite, _ hash: HashAlgorithm,
        _ key: PublicKey,
        _ ledger: inout CheckLedger
    ) {
        var evidence: [Check.Evidence] = [.init("suite", suite.name), .init("key", key.multikey)]
        guard let signature = Self.signature(proof.proofValue) else {
            ledger.record(.proofSignature, .failed, .proofValueMalformed, evidence)
            return
        }
        // VC Data Integrity 1.0 §4.5: a chained proof signs the document with the proofs that it names put back.
        let previous = graph.previous(of: proof)
        var unsecured = document.removing("proof")
        if !previous.isEmpty { unsecured["proof"] = .array(previous.map { .object($0.json) }) }
        let data: HashData
        do {
            data = try transformer.hashData(
                unsecured, expanded: previous.isEmpty ? expanded : nil, proof: proof.json, suite: suite, hash: hash)
        } catch {
            record(error, &ledger)
            return
        }
        evidence.append(.init("hash", Hexadecimal.encode(data.combined)))
        if key.isValidSignature(signature, for: data.combined) {
            ledger.record(.proofSignature, .passed, nil, evidence)
        } else {
            ledger.record(.proofSignature, .failed, .proofSignatureInvalid, evidence)
        }
    }

    /// The suites here write signatures as base58btc multibase; nil for anything else.
    private static func signature(_ proofValue: ExactString) -> [UInt8]? {
        guard proofValue.hasPrefix("z") else { return nil }
        do { return try Multibase.decode(proofValue) } catch { return nil }
    }

    func record(_ failure: TransformationFailure, _ ledger: inout CheckLedger) {
        switch failure {
        case .jsonLD(let error) where error.isUnknownContext:
            ledger.skip(.proofSignature, dependingOn: .modelContext)
        case .jsonLD(let error):
            ledger.record(.modelTerms, .failed, .jsonLDError, JSONLDFinding.evidence(error))
            ledger.skip(.proofSignature, dependingOn: .modelTerms)
        case .losses(let losses):
            ledger.record(.modelTerms, .failed, .termsUndefined, JSONLDFinding.evidence(losses))
            ledger.skip(.proofSignature, dependingOn: .modelTerms)
        case .canonicalization(let error):
            ledger.record(.proofSignature, .unknown, .resourceCanonicalization, [.init("limit", "\(error)")])
        case .json(let error):
            ledger.record(.proofSignature, .failed, .numberNotExact, [.init("reason", error.code)])
        case .hidden(let property):
            ledger.record(.modelTerms, .failed, .termsHidden, [.init("term", property)])
            ledger.skip(.proofSignature, dependingOn: .modelTerms)
        case .contextMismatch:
            ledger.record(.modelContext, .failed, .contextNotSigned)
            ledger.skip(.proofSignature, dependingOn: .modelContext)
        case .contextNotSigned:
            ledger.record(.modelContext, .unknown, .contextNotSigned)
            ledger.skip(.proofSignature, dependingOn: .modelContext)
        }
    }
}
