// SPDX-License-Identifier: Apache-2.0

import CredentialCrypto
package import LinkedData
package import StrictJSON

/// What every step of a Data Integrity verification makes of a document, for two tools that disagree about it.
package struct Inspection: Sendable {
    package struct Proof: Sendable {
        /// The cryptosuite's name, or what stands in its place.
        package let suite: ExactString
        package let verificationMethod: ExactString?
        /// The canonical forms and hashes; nil where they cannot be had, for `failure`.
        package let data: HashData?
        /// The statements of a proof that signs them one by one; nil for other proofs.
        package var disclosure: DisclosureData?
        package let failure: ExactString?
    }

    package let contexts: [ContextUse]
    /// What no signature over the linked data covers.
    package let losses: [Loss]
    /// Why the document cannot be expanded.
    package let error: JSONLDError?
    /// The canonical N-Quads of the document without its proofs, with SHA-256 labels; nil where they cannot be had.
    package let canonicalDocument: [UInt8]?
    package let proofs: [Proof]

    /// - Parameter evidence: the contexts and keys at hand.
    package init(_ document: SecuredDocument, evidence: EvidenceSet) {
        let processor = JSONLDProcessor(loader: DocumentLoader(evidence: evidence.contexts))
        let unsecured = document.json.removing("proof")
        var expanded: ExpandedDocument?
        var failure: JSONLDError?
        do { expanded = try processor.expand(.object(unsecured)) } catch { failure = error }
        contexts = expanded?.contexts ?? []
        losses = expanded?.losses ?? []
        error = failure
        canonicalDocument = expanded.flatMap(Self.canonical)
        let transformer = Transformer(processor: processor)
        let resolver = VerificationMethodResolver(evidence: evidence)
        do {
            let graph = try document.json["proof"].map { member throws(ProofGraph.Failure) in try ProofGraph(member) }
            proofs = (graph?.proofs ?? []).map { proof in
                Self.inspect(proof, unsecured, graph?.previous(of: proof) ?? [], transformer, resolver)
            }
        } catch {
            proofs = [Proof(suite: "", verificationMethod: nil, data: nil, failure: ExactString("\(error)"))]
        }
    }

    private static func canonical(_ expanded: ExpandedDocument) -> [UInt8]? {
        do {
            return try RDFC10.canonicalize(try expanded.dataset(), digest: HashAlgorithm.sha256.messageDigest).nquads
        } catch {
            return nil
        }
    }

    private static func inspect(
        _ proof: DataIntegrityProof, _ unsecured: JSONObject, _ previous: [DataIntegrityProof],
        _ transformer: Transformer, _ resolver: VerificationMethodResolver
    ) -> Proof {
        func result(_ data: HashData?, _ failure: ExactString?) -> Proof {
            Proof(
                suite: proof.cryptosuite ?? proof.type, verificationMethod: proof.verificationMethod.text, data: data,
                failure: failure)
        }
        guard let suite = Cryptosuite.of(proof) else {
            return result(nil, ExactString(FindingCode.proofSuiteUnsupported.rawValue))
        }
        var document = unsecured
        if !previous.isEmpty { document["proof"] = .array(previous.map { .object($0.json) }) }
        if suite.serialization == .statements {
            do {
                let disclosure = try DisclosureData(
                    document, expanded: nil, proof: proof.json, proofValue: proof.proofValue, transformer: transformer)
                var inspected = result(disclosure.hashData, nil)
                inspected.disclosure = disclosure
                return inspected
            } catch {
                return result(nil, ExactString(error.code))
            }
        }
        do {
            // Without the key a suite of several hashes is shown with its first.
            let hash = hash(of: suite, proof, resolver)
            return result(try transformer.hashData(document, proof: proof.json, suite: suite, hash: hash), nil)
        } catch {
            return result(nil, ExactString(error.code))
        }
    }

    private static func hash(
        of suite: Cryptosuite, _ proof: DataIntegrityProof, _ resolver: VerificationMethodResolver
    ) -> HashAlgorithm {
        do {
            return suite.hashes[try resolver.resolve(proof.verificationMethod).key.algorithm] ?? .sha256
        } catch {
            return .sha256
        }
    }
}

extension TransformationFailure {
    /// Stable across versions.
    package var code: String {
        switch self {
        case .jsonLD(let error) where error.isUnknownContext: FindingCode.contextUnknown.rawValue
        case .jsonLD: FindingCode.jsonLDError.rawValue
        case .canonicalization(let error): error.code
        case .json(let error): error.code
        case .losses: FindingCode.termsUndefined.rawValue
        case .hidden: FindingCode.termsHidden.rawValue
        case .contextNotSigned, .contextMismatch: FindingCode.contextNotSigned.rawValue
        }
    }
}
