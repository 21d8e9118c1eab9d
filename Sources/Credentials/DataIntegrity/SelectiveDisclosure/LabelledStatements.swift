// SPDX-License-Identifier: Apache-2.0

import CredentialCrypto
import LinkedData
import StrictJSON

/// The statements of a document as they are signed: canonical N-Quads under labels that only who holds the HMAC key can
/// make (canonicalizeAndGroup with createHmacIdLabelMapFunction, ECDSA Cryptosuites 1.0, selective disclosure functions).
///
/// The standard marks blank nodes with invented IRIs (skolemisation) to find them again in a part of the document. Here
/// each is known by its place in the document, which a part of it keeps.
struct LabelledStatements {
    /// A part of the document, by its pointers.
    struct Group {
        /// Positions of its statements among those of the whole, ascending.
        let indexes: [Int]
        /// Whether it says nothing but what the whole says. A list that is chosen in part says something else.
        let isPart: Bool
        /// The labels of its blank nodes, by the numbers that canonicalisation gives them there.
        let labelMap: [(number: UInt64, label: [UInt8])]
    }

    /// Each with its LF, in code point order.
    let lines: [[UInt8]]
    private let positions: [[UInt8]: Int]
    /// What each blank node's label is made of, by its place.
    private let labels: [ExactString: [UInt8]]
    private let document: JSONObject
    private let transformer: Transformer

    init(
        of document: JSONObject, hmacKey: [UInt8], transformer: Transformer
    ) throws(SelectiveDisclosureFailure) {
        self.document = document
        self.transformer = transformer
        let dataset = try transformer.trackedDataset(document)
        let numbers = try transformer.canonicalNumbers(dataset)
        // createHmacIdLabelMapFunction.
        var codes: [[UInt8]] = []
        var labels: [ExactString: [UInt8]] = [:]
        for (place, number) in zip(dataset.blankNodeLabels, numbers) {
            let code: [UInt8]
            do {
                code = try HMACSHA256.authenticationCode(of: Array("c14n\(number)".utf8), key: hmacKey)
            } catch {
                throw .library
            }
            codes.append(code)
            guard let place, number >= 0 else { continue }
            guard labels.updateValue(code, forKey: place) == nil else { throw .ambiguousPlace(place) }
        }
        self.labels = labels
        lines = dataset.sortedLines(labels: codes.map(Self.label))
        positions = Dictionary(zip(lines, lines.indices)) { first, _ in first }
    }

    static func label(_ code: [UInt8]) -> ExactString { Multibase.encode(code, .base64url) }

    /// The statements that a selection makes. No pointer selects nothing.
    func group(_ pointers: [JSONPointer]) throws(SelectiveDisclosureFailure) -> Group {
        guard !pointers.isEmpty else { return Group(indexes: [], isPart: true, labelMap: []) }
        let selection: DocumentSelection
        do { selection = try DocumentSelection(of: document, by: pointers) } catch { throw .notFound(error.pointer) }
        let dataset = try transformer.trackedDataset(selection.document(gaps: .null))
        let numbers = try transformer.canonicalNumbers(dataset)
        var labelMap: [(number: UInt64, label: [UInt8])] = []
        var names: [ExactString] = []
        for (place, number) in zip(dataset.blankNodeLabels, numbers) {
            let code = place.flatMap { labels[$0] }
            // A blank node that the whole does not have: its statements are not found either.
            names.append(code.map(Self.label) ?? "")
            if let code, let number = UInt64(exactly: number) { labelMap.append((number, code)) }
        }
        let found = dataset.sortedLines(labels: names).map { positions[$0] }
        return Group(
            indexes: found.compactMap { $0 }.sorted(), isPart: !found.contains(nil),
            labelMap: labelMap.sorted { $0.number < $1.number })
    }
}

extension Transformer {
    /// The dataset of a document, with the place of each blank node for its label.
    func trackedDataset(_ document: JSONObject) throws(SelectiveDisclosureFailure) -> RDFDataset {
        var options = processor.options
        options.tracksPlaces = true
        let tracking = Transformer(processor: JSONLDProcessor(loader: processor.loader, options: options))
        do { return try tracking.dataset(of: tracking.expand(document)) } catch { throw .transformation(error) }
    }

    /// The numbers behind `c14n` of a dataset's blank nodes, by SHA-256 as P-256 has it.
    func canonicalNumbers(_ dataset: RDFDataset) throws(SelectiveDisclosureFailure) -> [Int32] {
        do {
            return try RDFC10.canonicalize(dataset, digest: HashAlgorithm.sha256.messageDigest).canonicalNumbers
        } catch {
            throw .transformation(.canonicalization(error))
        }
    }
}
