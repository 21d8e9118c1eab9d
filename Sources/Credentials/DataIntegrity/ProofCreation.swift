// SPDX-License-Identifier: Apache-2.0

package import CredentialCrypto
package import LinkedData
package import StrictJSON

/// What a new proof says beside its signature (VC Data Integrity 1.0 §2.1).
package struct ProofOptions: Sendable {
    package var cryptosuite: ExactString
    package var verificationMethod: ExactString
    package var proofPurpose: ExactString
    package var created: Instant
    package var expires: Instant?
    package var challenge: ExactString?
    package var domain: ExactString?

    package init(
        cryptosuite: ExactString = "eddsa-rdfc-2022", verificationMethod: ExactString, proofPurpose: ExactString,
        created: Instant, expires: Instant? = nil, challenge: ExactString? = nil, domain: ExactString? = nil
    ) {
        self.cryptosuite = cryptosuite
        self.verificationMethod = verificationMethod
        self.proofPurpose = proofPurpose
        self.created = created
        self.expires = expires
        self.challenge = challenge
        self.domain = domain
    }

    var configuration: JSONObject {
        var proof = JSONObject()
        proof["type"] = .string("DataIntegrityProof")
        proof["cryptosuite"] = .string(cryptosuite)
        proof["created"] = .string(created.rfc3339)
        if let expires { proof["expires"] = .string(expires.rfc3339) }
        proof["verificationMethod"] = .string(verificationMethod)
        proof["proofPurpose"] = .string(proofPurpose)
        if let challenge { proof["challenge"] = .string(challenge) }
        if let domain { proof["domain"] = .string(domain) }
        return proof
    }
}

package enum ProofCreationFailure: Error, Sendable, Equatable {
    case unsupportedSuite(ExactString)
    case transformation(TransformationFailure)
    case signing(String)
}

/// Adds a proof to a document without one (add proof, VC Data Integrity 1.0 §4.2).
package struct ProofCreator: Sendable {
    private let processor: JSONLDProcessor

    package init(loader: DocumentLoader = DocumentLoader()) { processor = JSONLDProcessor(loader: loader) }

    package func secured(
        _ document: JSONObject, _ options: ProofOptions, key: borrowing PrivateKey
    ) throws(ProofCreationFailure) -> JSONObject {
        let configuration = options.configuration
        guard
            let suite = Cryptosuite.table.first(where: { $0.cryptosuite == options.cryptosuite }),
            let hash = suite.hashes[key.publicKey.algorithm]
        else { throw .unsupportedSuite(options.cryptosuite) }
        var proof = configuration
        // EdDSA Cryptosuites 1.0 §3.3.1 step 2: JCS proofs carry the context that they sign.
        if suite.transformation == .jcs { proof["@context"] = document["@context"] }
        let data: HashData
        do {
            data = try Transformer(processor: processor)
                .hashData(document.removing("proof"), proof: proof, suite: suite, hash: hash)
        } catch {
            throw .transformation(error)
        }
        do {
            proof["proofValue"] = .string(Multibase.encode(try key.sign(data.combined), .base58btc))
        } catch {
            throw .signing(error.code)
        }
        var result = document
        result["proof"] = .object(proof)
        return result
    }
}
