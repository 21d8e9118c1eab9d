// SPDX-License-Identifier: Apache-2.0

package import CredentialCrypto
package import LinkedData
package import StrictJSON

/// What a new proof says beside its signature (VC Data Integrity 1.0 §2.1).
package struct ProofOptions: Sendable {
    /// A cryptosuite, or a proof type that is its own suite.
    package var cryptosuite: ExactString
    package var id: ExactString?
    package var verificationMethod: ExactString
    package var proofPurpose: ExactString
    package var created: Instant
    package var expires: Instant?
    package var challenge: ExactString?
    package var domain: ExactString?
    /// The proofs of the document, by `id`, that the new one signs along with it.
    package var previousProof: [ExactString]
    /// What a holder may not leave out of a proof by statements.
    package var mandatoryPointers: [JSONPointer] = []

    package init(
        cryptosuite: ExactString = "eddsa-rdfc-2022", id: ExactString? = nil, verificationMethod: ExactString,
        proofPurpose: ExactString, created: Instant, expires: Instant? = nil, challenge: ExactString? = nil,
        domain: ExactString? = nil, previousProof: [ExactString] = []
    ) {
        self.cryptosuite = cryptosuite
        self.id = id
        self.verificationMethod = verificationMethod
        self.proofPurpose = proofPurpose
        self.created = created
        self.expires = expires
        self.challenge = challenge
        self.domain = domain
        self.previousProof = previousProof
    }

    func configuration(of suite: Cryptosuite) -> JSONObject {
        var proof = JSONObject()
        if let id { proof["id"] = .string(id) }
        proof["type"] = .string(suite.type)
        if let cryptosuite = suite.cryptosuite { proof["cryptosuite"] = .string(cryptosuite) }
        proof["created"] = .string(created.rfc3339)
        if let expires { proof["expires"] = .string(expires.rfc3339) }
        proof["verificationMethod"] = .string(verificationMethod)
        proof["proofPurpose"] = .string(proofPurpose)
        if let challenge { proof["challenge"] = .string(challenge) }
        if let domain { proof["domain"] = .string(domain) }
        switch previousProof.count {
        case 0: break
        case 1: proof["previousProof"] = .string(previousProof[0])
        default: proof["previousProof"] = .array(previousProof.map { .string($0) })
        }
        return proof
    }
}

package enum ProofCreationFailure: Error, Sendable, Equatable {
    case unsupportedSuite(ExactString)
    /// The document has no proof of this `id` to build on.
    case previousProofMissing(ExactString)
    case transformation(TransformationFailure)
    case disclosure(SelectiveDisclosureFailure)
    case signing(String)
}

/// Adds proofs to documents (add proof, add proof set or chain; VC Data Integrity 1.0 §4.2–4.3).
package struct ProofCreator: Sendable {
    private let processor: JSONLDProcessor

    package init(loader: DocumentLoader = DocumentLoader()) { processor = JSONLDProcessor(loader: loader) }

    /// The document with one more proof; those that it has already stay beside it.
    package func secured(
        _ document: JSONObject, _ options: ProofOptions, key: borrowing PrivateKey
    ) throws(ProofCreationFailure) -> JSONObject {
        guard
            let suite = Cryptosuite.table.first(where: { $0.name == options.cryptosuite }),
            let hash = suite.hashes[key.publicKey.algorithm]
        else { throw .unsupportedSuite(options.cryptosuite) }
        var proof = options.configuration(of: suite)
        // EdDSA Cryptosuites 1.0 §3.3.1 step 2: JCS proofs carry the context that they sign.
        if suite.transformation == .jcs { proof["@context"] = document["@context"] }
        let existing = document["proof"]?.elements ?? []
        // §4.3 steps 2–5: a chained proof signs the document with the proofs that it names in place.
        var unsecured = document.removing("proof")
        let previous = try Self.proofs(options.previousProof, in: existing)
        if !previous.isEmpty { unsecured["proof"] = .array(previous) }
        let transformer = Transformer(processor: processor)
        switch suite.serialization {
        case .signature:
            proof["proofValue"] = .string(try Self.signature(unsecured, proof, suite, hash, transformer, key))
        case .statements:
            do {
                let creation = BaseProofCreation(transformer: transformer)
                proof["proofValue"] = .string(
                    try creation.proofValue(unsecured, proof, mandatory: options.mandatoryPointers, key: key))
            } catch {
                throw .disclosure(error)
            }
        }
        var result = document
        result["proof"] = existing.isEmpty ? .object(proof) : .array(existing + [.object(proof)])
        return result
    }

    private static func signature(
        _ document: JSONObject, _ proof: JSONObject, _ suite: Cryptosuite, _ hash: HashAlgorithm,
        _ transformer: Transformer, _ key: borrowing PrivateKey
    ) throws(ProofCreationFailure) -> ExactString {
        let data: HashData
        do {
            data = try transformer.hashData(document, proof: proof, suite: suite, hash: hash)
        } catch {
            throw .transformation(error)
        }
        do { return Multibase.encode(try key.sign(data.combined), .base58btc) } catch { throw .signing(error.code) }
    }

    private static func proofs(
        _ ids: [ExactString], in existing: [JSONValue]
    ) throws(ProofCreationFailure) -> [JSONValue] {
        for id in ids where !existing.contains(where: { $0["id"]?.stringValue == id }) {
            throw .previousProofMissing(id)
        }
        return existing.filter { proof in proof["id"]?.stringValue.map(ids.contains) == true }
    }
}
