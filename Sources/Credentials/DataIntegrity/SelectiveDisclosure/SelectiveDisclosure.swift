// SPDX-License-Identifier: Apache-2.0

import CredentialCrypto
import LinkedData
package import StrictJSON

/// Showing a part of a credential that its issuer signed statement by statement (ECDSA Cryptosuites 1.0, ecdsa-sd-2023).
package enum SelectiveDisclosure {
    static let cryptosuite: ExactString = "ecdsa-sd-2023"

    /// Whether the document has a proof that parts of it can be shown with.
    package static func canDerive(from document: JSONObject) -> Bool {
        do {
            _ = try baseProof(of: document)
            return true
        } catch {
            return false
        }
    }

    /// What every derived credential shows, as the issuer laid down.
    package static func mandatoryPointers(
        of document: JSONObject
    ) throws(SelectiveDisclosureFailure) -> [JSONPointer] {
        try baseProof(of: document).value.mandatoryPointers
    }

    /// A credential that shows the mandatory parts and those that `pointers` lead to, with the objects around them by
    /// their `id` and `type`, and a proof of that (add derived proof).
    ///
    /// Other proofs of the document are left out: they cover what is not shown. That a part is enough for a credential,
    /// with an issuer and a subject, is the caller's to see to.
    ///
    /// - Parameter contexts: contexts by URL that are not built in.
    /// - Throws: `baseProofInvalid` where the proof does not hold for the document, `notFound` for a pointer to nothing,
    ///   `notSeparable` where what is chosen does not stand by itself.
    package static func derive(
        document: JSONObject, revealing pointers: [JSONPointer], contexts: [ExactString: JSONValue] = [:]
    ) throws(SelectiveDisclosureFailure) -> JSONObject {
        let proof = try baseProof(of: document)
        let urls = (document["@context"]?.elements ?? []).compactMap(\.stringValue)
        // Where several texts of a context circulate, the one that the issuer used is the one under which the proof holds.
        let variants = max(urls.map(DocumentLoader.variantCount(of:)).max() ?? 1, 1)
        for variant in 0..<variants {
            let chosen = urls.filter { DocumentLoader.variantCount(of: $0) > variant }
            let loader = DocumentLoader(
                evidence: contexts, variants: Dictionary(chosen.map { ($0, variant) }) { first, _ in first })
            let derivation = Derivation(
                document: document.removing("proof"), proof: proof.json, value: proof.value,
                transformer: Transformer(processor: JSONLDProcessor(loader: loader)))
            do {
                return try derivation.derived(revealing: pointers)
            } catch {
                guard error == .baseProofInvalid, variant + 1 < variants else { throw error }
            }
        }
        throw .baseProofInvalid
    }

    /// The part of a document that showing `pointers` takes along, each value in its place: objects on the way with what
    /// identifies them, and a null for every list item that stays behind.
    package static func selection(
        of document: JSONObject, revealing pointers: [JSONPointer]
    ) throws(SelectiveDisclosureFailure) -> JSONObject {
        do {
            return try DocumentSelection(of: document, by: pointers).document(gaps: .null)
        } catch {
            throw .notFound(error.pointer)
        }
    }

    /// Whether a text is a proof value with the secret by which hidden statements could be guessed.
    package static func isBaseProofValue(_ text: ExactString) -> Bool {
        do { return try ProofValueComponents.isBase(text) } catch { return false }
    }

    private static func baseProof(
        of document: JSONObject
    ) throws(SelectiveDisclosureFailure) -> (json: JSONObject, value: BaseProofValue) {
        var found: (json: JSONObject, value: BaseProofValue)?
        for proof in (document["proof"]?.elements ?? []).compactMap(\.objectValue)
        where proof["type"] == .string("DataIntegrityProof") && proof["cryptosuite"] == .string(cryptosuite) {
            guard found == nil else { throw .noBaseProof }
            guard let text = proof["proofValue"]?.stringValue else { throw .noBaseProof }
            guard proof["previousProof"] == nil else { throw .chained }
            do { found = (proof, try BaseProofValue(text)) } catch { throw .proofValue(error) }
        }
        guard let found else { throw .noBaseProof }
        return found
    }
}

/// Add derived proof, for one document and base proof.
struct Derivation {
    let document: JSONObject
    let proof: JSONObject
    let value: BaseProofValue
    let transformer: Transformer

    /// - Throws: `baseProofInvalid` before anything is derived that would not verify.
    func derived(revealing pointers: [JSONPointer]) throws(SelectiveDisclosureFailure) -> JSONObject {
        // createDisclosureData, steps 1–6.
        let labelled = try LabelledStatements(of: document, hmacKey: value.hmacKey, transformer: transformer)
        let base = try baseData(labelled)
        let combinedPointers = value.mandatoryPointers + pointers
        let combined = try labelled.group(combinedPointers)
        guard combined.isPart, Set(base.mandatoryIndexes).isSubset(of: combined.indexes) else { throw .notSeparable }
        let mandatory = Set(base.mandatoryIndexes)
        // Steps 7–9.
        let mandatoryIndexes = combined.indexes.indices.filter { mandatory.contains(combined.indexes[$0]) }
        // Step 10: the signature of each statement that is shown and not mandatory.
        let nonMandatory = labelled.lines.indices.filter { !mandatory.contains($0) }
        let shown = Set(combined.indexes)
        let signatures = zip(nonMandatory, value.signatures).filter { shown.contains($0.0) }.map(\.1)
        // Steps 11–14, and the serialisation of add derived proof.
        let derived = DerivedProofValue(
            baseSignature: value.baseSignature, publicKey: value.publicKey, signatures: signatures,
            labelMap: combined.labelMap, mandatoryIndexes: mandatoryIndexes)
        let selection: DocumentSelection
        do {
            selection = try DocumentSelection(of: document, by: combinedPointers)
        } catch {
            throw .notFound(error.pointer)
        }
        var result = selection.document(gaps: .closed)
        try check(result, derived, base)
        var newProof = proof
        newProof["proofValue"] = .string(derived.text)
        result["proof"] = .object(newProof)
        return result
    }

    private func baseData(_ labelled: LabelledStatements) throws(SelectiveDisclosureFailure) -> DisclosureData {
        let data = try DisclosureData(base: document, proof, value, labelled, transformer)
        guard data.signatures.count == data.nonMandatory.count, data.unsignedStatement == nil else {
            throw .baseProofInvalid
        }
        return data
    }

    /// Reads the result as its reader will: nothing leaves that would not verify.
    private func check(
        _ result: JSONObject, _ derived: DerivedProofValue, _ base: DisclosureData
    ) throws(SelectiveDisclosureFailure) {
        let data = try DisclosureData(
            result, expanded: nil, proof: proof, proofValue: derived.text, transformer: transformer)
        guard data.hashData.combined == base.hashData.combined, data.unsignedStatement == nil else {
            throw .notSeparable
        }
    }
}
