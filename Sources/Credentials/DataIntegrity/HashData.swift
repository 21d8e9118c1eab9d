// SPDX-License-Identifier: Apache-2.0

import CredentialCrypto
package import LinkedData
package import StrictJSON

/// The bytes that a Data Integrity signature covers, with the steps that led to them
/// (transformation and hashing, EdDSA Cryptosuites 1.0 §3.2.3–3.2.4 and 3.3.3–3.3.4).
package struct HashData: Sendable, Equatable {
    package let canonicalDocument: [UInt8]
    package let canonicalProofConfiguration: [UInt8]
    package let documentHash: [UInt8]
    package let proofConfigurationHash: [UInt8]
    /// The key that a selective disclosure proof has of its own; empty for other suites.
    package var proofKey: [UInt8] = []

    /// What is signed: the hash of the proof configuration, the proof's own key if it has one, then the document's hash.
    package var combined: [UInt8] { proofConfigurationHash + proofKey + documentHash }
}

package enum TransformationFailure: Error, Sendable, Equatable {
    case jsonLD(JSONLDError)
    case canonicalization(RDFC10Error)
    case json(CanonicalJSON.Failure)
    /// Members that expansion would drop, so that no signature covers them.
    case losses([Loss])
    /// The proof states this property in another way than by its name, where no check would read it.
    case hidden(ExactString)
    /// The document has further contexts behind those that the proof signs.
    case contextNotSigned
    /// The document has other contexts than the proof signs.
    case contextMismatch
}

/// Transforms and hashes documents for one verification or signature.
struct Transformer {
    let processor: JSONLDProcessor

    /// - Parameters:
    ///   - document: the document with exactly the proofs that are signed along, or none.
    ///   - expanded: the same document expanded, where that is known already.
    ///   - proof: the proof, with or without its `proofValue`.
    func hashData(
        _ document: JSONObject, expanded: ExpandedDocument? = nil, proof: JSONObject, suite: Cryptosuite,
        hash: HashAlgorithm
    ) throws(TransformationFailure) -> HashData {
        let canonicalDocument: [UInt8]
        let canonicalConfiguration: [UInt8]
        switch suite.transformation {
        case .rdfc:
            let source = if let expanded { expanded } else { try expand(document) }
            canonicalDocument = try rdfc(source, hash)
            canonicalConfiguration = try proofConfiguration(proof, of: document, hash)
        case .jcs:
            // EdDSA Cryptosuites 1.0 §3.3.2 step 4: the document's contexts start with the proof's. What follows behind
            // them would be unsigned, so that it is not read as if it were.
            let configuration = proof.removing("proofValue")
            if let context = configuration["@context"], context != document["@context"] {
                let isPrefix = document["@context"]?.elements.starts(with: context.elements) == true
                throw isPrefix ? .contextNotSigned : .contextMismatch
            }
            canonicalDocument = try jcs(document)
            canonicalConfiguration = try jcs(configuration)
        }
        return HashData(
            canonicalDocument: canonicalDocument, canonicalProofConfiguration: canonicalConfiguration,
            documentHash: hash.digest(canonicalDocument), proofConfigurationHash: hash.digest(canonicalConfiguration))
    }

    /// The canonical proof configuration of suites over linked data.
    func proofConfiguration(
        _ proof: JSONObject, of document: JSONObject, _ hash: HashAlgorithm
    ) throws(TransformationFailure) -> [UInt8] {
        // EdDSA Cryptosuites 1.0 §3.2.5 step 6: the configuration is read in the document's context.
        var configuration = proof.removing("proofValue")
        configuration["@context"] = document["@context"]
        let expanded = try expand(configuration)
        if let property = HiddenMembers.proof.first(in: expanded, of: configuration) { throw .hidden(property) }
        return try rdfc(expanded, hash)
    }

    func expand(_ object: JSONObject) throws(TransformationFailure) -> ExpandedDocument {
        do { return try processor.expand(.object(object)) } catch { throw .jsonLD(error) }
    }

    /// - Throws: `losses` where the dataset does not hold all that the document says.
    func dataset(of expanded: ExpandedDocument) throws(TransformationFailure) -> RDFDataset {
        guard expanded.unsigned.isEmpty else { throw .losses(expanded.unsigned) }
        do { return try expanded.dataset() } catch { throw .jsonLD(error) }
    }

    private func rdfc(_ expanded: ExpandedDocument, _ hash: HashAlgorithm) throws(TransformationFailure) -> [UInt8] {
        let dataset = try dataset(of: expanded)
        do {
            return try RDFC10.canonicalize(dataset, digest: hash.messageDigest).nquads
        } catch {
            throw .canonicalization(error)
        }
    }

    private func jcs(_ object: JSONObject) throws(TransformationFailure) -> [UInt8] {
        do { return try CanonicalJSON.bytes(.object(object)) } catch { throw .json(error) }
    }
}
