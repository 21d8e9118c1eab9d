// SPDX-License-Identifier: Apache-2.0

import CredentialCrypto
import LinkedData
package import StrictJSON

/// What it takes to verify a selective disclosure proof, base or derived (createVerifyData, ECDSA Cryptosuites 1.0,
/// ecdsa-sd-2023 functions).
package struct DisclosureData: Sendable {
    package enum Form: String, Sendable {
        /// The issuer's proof, for the holder alone: everything is shown.
        case base
        /// The holder's proof of a part.
        case derived
    }

    package let form: Form
    /// What the issuer's signature covers: the proof configuration, the proof's key and the mandatory statements.
    package let hashData: HashData
    package let baseSignature: [UInt8]
    package let publicKey: DisclosureKey
    package let signatures: [[UInt8]]
    /// Every statement in the order and under the labels in which they were signed.
    package let statements: [[UInt8]]
    /// Positions among `statements` of those that may not be left out.
    package let mandatoryIndexes: [Int]
    /// Of a base proof: what may not be left out.
    package let mandatoryPointers: [JSONPointer]

    /// The statements that have a signature of their own.
    package var nonMandatory: [[UInt8]] {
        let mandatory = Set(mandatoryIndexes)
        return statements.indices.filter { !mandatory.contains($0) }.map { statements[$0] }
    }

    /// The first statement without a signature of the proof's key; nil where every one has its own.
    package var unsignedStatement: [UInt8]? {
        let statements = nonMandatory
        for (position, statement) in statements.enumerated() {
            guard position < signatures.count,
                publicKey.key.isValidSignature(signatures[position], for: statement)
            else { return statement }
        }
        return nil
    }

    /// Of a base or a derived proof, as the proof value's header says.
    ///
    /// - Parameters:
    ///   - document: the document without its proofs, or with those that are signed along.
    ///   - expanded: the same document expanded, where that is known already.
    init(
        _ document: JSONObject, expanded: ExpandedDocument?, proof: JSONObject, proofValue: ExactString,
        transformer: Transformer
    ) throws(SelectiveDisclosureFailure) {
        let value: ProofValue
        do { value = try ProofValue(proofValue) } catch { throw .proofValue(error) }
        switch value {
        case .base(let value): try self.init(base: document, proof, value, transformer)
        case .derived(let value): try self.init(derived: document, expanded, proof, value, transformer)
        }
        try checkCount()
    }

    private enum ProofValue {
        case base(BaseProofValue)
        case derived(DerivedProofValue)

        init(_ text: ExactString) throws(ProofValueError) {
            self =
                try ProofValueComponents.isBase(text) ? .base(BaseProofValue(text)) : .derived(DerivedProofValue(text))
        }
    }

    /// The holder's check: with the HMAC key the statements can be labelled and grouped as the issuer did (base proof
    /// transformation and hashing, ecdsa-sd-2023).
    init(
        base document: JSONObject, _ proof: JSONObject, _ value: BaseProofValue, _ transformer: Transformer
    ) throws(SelectiveDisclosureFailure) {
        let labelled = try LabelledStatements(of: document, hmacKey: value.hmacKey, transformer: transformer)
        try self.init(base: document, proof, value, labelled, transformer)
    }

    init(
        base document: JSONObject, _ proof: JSONObject, _ value: BaseProofValue, _ labelled: LabelledStatements,
        _ transformer: Transformer
    ) throws(SelectiveDisclosureFailure) {
        form = .base
        statements = labelled.lines
        mandatoryIndexes = try labelled.group(value.mandatoryPointers).indexes
        mandatoryPointers = value.mandatoryPointers
        baseSignature = value.baseSignature
        publicKey = value.publicKey
        signatures = value.signatures
        hashData = try transformer.hashData(
            of: statements, mandatory: mandatoryIndexes, key: publicKey, document, proof)
    }

    /// The verifier's check: the label map gives blank nodes the names that they were signed under.
    private init(
        derived document: JSONObject, _ expanded: ExpandedDocument?, _ proof: JSONObject, _ value: DerivedProofValue,
        _ transformer: Transformer
    ) throws(SelectiveDisclosureFailure) {
        form = .derived
        // Steps 3 and 4.
        statements = try transformer.statements(of: document, expanded, labels: value.labelMap)
        // Steps 5–7.
        if let index = value.mandatoryIndexes.last, !statements.indices.contains(index) { throw .mandatoryIndex(index) }
        mandatoryIndexes = value.mandatoryIndexes
        mandatoryPointers = []
        baseSignature = value.baseSignature
        publicKey = value.publicKey
        signatures = value.signatures
        // Steps 1 and 8.
        hashData = try transformer.hashData(
            of: statements, mandatory: mandatoryIndexes, key: publicKey, document, proof)
    }

    /// Verify derived proof, step 3.
    func checkCount() throws(SelectiveDisclosureFailure) {
        let count = statements.count - mandatoryIndexes.count
        guard signatures.count == count else { throw .signatureCount(signatures.count, statements: count) }
    }
}

extension Transformer {
    /// labelReplacementCanonicalizeJsonLd with createLabelMapFunction. Every blank node has its own label and every label
    /// its blank node: two nodes of one name would say together what was signed of one.
    func statements(
        of document: JSONObject, _ expanded: ExpandedDocument?, labels: [(number: UInt64, label: [UInt8])]
    ) throws(SelectiveDisclosureFailure) -> [[UInt8]] {
        let dataset: RDFDataset
        do {
            let source = if let expanded { expanded } else { try expand(document) }
            dataset = try self.dataset(of: source)
        } catch {
            throw .transformation(error)
        }
        let numbers = try canonicalNumbers(dataset)
        let byNumber = Dictionary(labels.map { ($0.number, $0.label) }) { first, _ in first }
        guard Set(labels.map(\.label)).count == labels.count, numbers.count(where: { $0 >= 0 }) == labels.count else {
            throw .labels
        }
        var names: [ExactString] = []
        for number in numbers {
            guard let number = UInt64(exactly: number) else {
                names.append("")
                continue
            }
            guard let label = byNumber[number] else { throw .labels }
            names.append(LabelledStatements.label(label))
        }
        return dataset.sortedLines(labels: names)
    }

    /// serializeSignData, with what it is made of.
    func hashData(
        of statements: [[UInt8]], mandatory: [Int], key: DisclosureKey, _ document: JSONObject, _ proof: JSONObject
    ) throws(SelectiveDisclosureFailure) -> HashData {
        let hash = HashAlgorithm.sha256
        let configuration: [UInt8]
        do { configuration = try proofConfiguration(proof, of: document, hash) } catch { throw .transformation(error) }
        // hashMandatoryNQuads.
        let joined = mandatory.flatMap { statements[$0] }
        return HashData(
            canonicalDocument: joined, canonicalProofConfiguration: configuration, documentHash: hash.digest(joined),
            proofConfigurationHash: hash.digest(configuration), proofKey: key.bytes)
    }
}
