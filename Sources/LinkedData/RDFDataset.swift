// SPDX-License-Identifier: Apache-2.0

package import StrictJSON

/// An RDF dataset (RDF 1.1 Concepts §4): a set of quads over interned terms.
package struct RDFDataset: Sendable {
    /// A term of this dataset, as a number: blank nodes are negative, the default graph's absent name is `none`.
    package struct TermID: Hashable, Sendable {
        let raw: Int32

        static let none = TermID(raw: .max)

        init(raw: Int32) { self.raw = raw }

        /// Blank nodes count from zero.
        init(blankNode index: Int) { raw = ~Int32(truncatingIfNeeded: index) }

        @inline(__always)
        package var isBlankNode: Bool { raw < 0 }

        @inline(__always)
        var blankNodeIndex: Int { Int(~raw) }

        @inline(__always)
        var isNone: Bool { raw == .max }
    }

    package struct Quad: Hashable, Sendable {
        package var subject: TermID
        package var predicate: TermID
        package var object: TermID
        /// `TermID.none` in the default graph.
        package var graph: TermID
    }

    /// Each quad once, in no particular order.
    package internal(set) var quads: [Quad] = []
    var terms = TermTable()
    /// The labels blank nodes were read with, without `_:`, or their places in the source document where those are
    /// tracked; nil for nodes that never had one.
    package internal(set) var blankNodeLabels: [ExactString?] = []

    package init() {}

    mutating func reserveCapacity(_ count: Int) {
        quads.reserveCapacity(count)
        blankNodeLabels.reserveCapacity(count / 4)
    }

    package var blankNodeCount: Int { blankNodeLabels.count }

    mutating func makeBlankNode(label: ExactString? = nil) -> TermID {
        blankNodeLabels.append(label)
        return TermID(blankNode: blankNodeLabels.count - 1)
    }

    mutating func makeIRI(_ iri: ExactString) -> TermID {
        TermID(
            raw: terms.intern { arena in
                arena.append(UInt8(ascii: "<"))
                iri.withBytes { arena.append(contentsOf: $0) }
                arena.append(UInt8(ascii: ">"))
            })
    }

    /// A datatype of nil is `xsd:string`, or `rdf:langString` where there is a language.
    mutating func makeLiteral(
        _ lexical: ExactString, datatype: ExactString? = nil, language: ExactString? = nil
    ) -> TermID {
        TermID(
            raw: terms.intern { arena in
                lexical.withBytes { NQuadsWriter.appendLiteral($0, to: &arena) }
                if let language {
                    arena.append(UInt8(ascii: "@"))
                    language.withBytes { arena.append(contentsOf: $0) }
                } else if let datatype, datatype != RDFVocabulary.string {
                    arena.append(contentsOf: "^^<".utf8)
                    datatype.withBytes { arena.append(contentsOf: $0) }
                    arena.append(UInt8(ascii: ">"))
                }
            })
    }

    /// Makes the quads a set again after some were added twice.
    mutating func removeDuplicates() {
        guard quads.count > 1 else { return }
        quads.sort()
        var kept = 1
        for index in 1..<quads.count where quads[index] != quads[kept - 1] {
            quads[kept] = quads[index]
            kept += 1
        }
        quads.removeSubrange(kept...)
    }
}

extension RDFDataset.Quad: Comparable {
    /// An order for finding duplicates; it means nothing else.
    package static func < (lhs: Self, rhs: Self) -> Bool {
        if lhs.subject != rhs.subject { return lhs.subject.raw < rhs.subject.raw }
        if lhs.predicate != rhs.predicate { return lhs.predicate.raw < rhs.predicate.raw }
        if lhs.object != rhs.object { return lhs.object.raw < rhs.object.raw }
        return lhs.graph.raw < rhs.graph.raw
    }
}

/// The IRIs the algorithms themselves write.
enum RDFVocabulary {
    static let type: ExactString = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"
    static let first: ExactString = "http://www.w3.org/1999/02/22-rdf-syntax-ns#first"
    static let rest: ExactString = "http://www.w3.org/1999/02/22-rdf-syntax-ns#rest"
    static let `nil`: ExactString = "http://www.w3.org/1999/02/22-rdf-syntax-ns#nil"
    static let value: ExactString = "http://www.w3.org/1999/02/22-rdf-syntax-ns#value"
    static let language: ExactString = "http://www.w3.org/1999/02/22-rdf-syntax-ns#language"
    static let direction: ExactString = "http://www.w3.org/1999/02/22-rdf-syntax-ns#direction"
    static let json: ExactString = "http://www.w3.org/1999/02/22-rdf-syntax-ns#JSON"
    static let i18n: ExactString = "https://www.w3.org/ns/i18n#"
    static let string: ExactString = "http://www.w3.org/2001/XMLSchema#string"
    static let boolean: ExactString = "http://www.w3.org/2001/XMLSchema#boolean"
    static let integer: ExactString = "http://www.w3.org/2001/XMLSchema#integer"
    static let double: ExactString = "http://www.w3.org/2001/XMLSchema#double"
}
