// SPDX-License-Identifier: Apache-2.0

import LinkedData
import StrictJSON

/// Short ways from literal text to results, for the cases written down in the tests themselves.
enum Fixture {
    static func json(_ text: String) throws -> JSONValue { try JSONReader.read(Array(text.utf8)) }

    static func expand(
        _ text: String, _ options: JSONLDProcessor.Options = .init(), evidence: [ExactString: String] = [:]
    ) throws -> ExpandedDocument {
        let loader = DocumentLoader(evidence: try evidence.mapValues(json))
        return try JSONLDProcessor(loader: loader, options: options).expand(try json(text))
    }

    /// Expanded form with members and arrays in one order.
    static func expanded(
        _ text: String, _ options: JSONLDProcessor.Options = .init(), evidence: [ExactString: String] = [:]
    ) throws -> String {
        JSONWriter.text(ExpandedComparison.normalized(try expand(text, options, evidence: evidence).json))
    }

    static func normalized(_ text: String) throws -> String {
        JSONWriter.text(ExpandedComparison.normalized(try json(text)))
    }

    /// Canonical N-Quads of a document.
    static func canonical(_ text: String, _ options: JSONLDProcessor.Options = .init()) throws -> String {
        try canonical(try expand(text, options).dataset())
    }

    static func canonical(_ dataset: RDFDataset, _ digest: MessageDigest = .sha256) throws -> String {
        String(decoding: try RDFC10.canonicalize(dataset, digest: digest).nquads, as: UTF8.self)
    }

    static func read(_ nquads: String) throws -> RDFDataset { try NQuads.read(Array(nquads.utf8)) }
}

/// SplitMix64: the same series for the same seed, so that a failure can be repeated.
struct SeededGenerator: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var z = state
        z = (z ^ z >> 30) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ z >> 27) &* 0x94D0_49BB_1331_11EB
        return z ^ z >> 31
    }
}
