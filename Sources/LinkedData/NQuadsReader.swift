// SPDX-License-Identifier: Apache-2.0

/// Why bytes are not N-Quads.
package struct NQuadsError: Error, Sendable, Equatable {
    package enum Kind: String, Sendable {
        case invalidUTF8 = "invalid-utf8"
        case invalidIRI = "invalid-iri"
        case invalidBlankNode = "invalid-blank-node"
        case invalidLiteral = "invalid-literal"
        case invalidEscape = "invalid-escape"
        case invalidLanguageTag = "invalid-language-tag"
        case invalidStatement = "invalid-statement"
    }

    package let kind: Kind
    /// Counted from 1.
    package let line: Int

    package var code: String { "n-quads.\(kind.rawValue)" }
}

package enum NQuads {
    package static func read(_ bytes: [UInt8]) throws(NQuadsError) -> RDFDataset { RDFDataset() }
}
