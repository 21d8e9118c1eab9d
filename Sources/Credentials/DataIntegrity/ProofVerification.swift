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
        var ledger: CheckLedger
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
            for check in result.ledger.recorded {
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
        var result = Result(ledger: CheckLedger(omitting: inputs.omitting))
        checkPurpose(proof, &result.ledger)
        checkDates(proof, &result.ledger)
        let suite = Cryptosuite.of(proof)
        let suiteEvidence: [Check.Evidence] = [.init("suite", suite?.name ?? proof.cryptosuite ?? proof.type)]
        if suite == nil {
            result.ledger.record(.proofSuite, .unknown, .proofSuiteUnsupported, suiteEvidence)
        } else {
            result.ledger.record(.proofSuite, .passed, nil, suiteEvidence)
        }
        let check = SignerCheck(resolver: resolver, inputs: inputs, relationship: relationship, signer: signer)
        guard
            let method = check.resolve(proof.verificationMethod, created: proof.created, &result.ledger)
        else {
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
