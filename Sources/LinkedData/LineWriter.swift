// SPDX-License-Identifier: Apache-2.0

import StrictJSON

/// Writes quads as lines of N-Quads into memory that was measured for them.
struct LineWriter {
    private let memory: UnsafeMutableRawBufferPointer
    /// Bytes written so far.
    private(set) var count = 0

    init(_ memory: UnsafeMutableRawBufferPointer) { self.memory = memory }

    var written: UnsafeRawBufferPointer { UnsafeRawBufferPointer(rebasing: memory[..<count]) }

    @inline(__always)
    mutating func write(_ byte: UInt8) {
        // `RDFDataset.byteCount` measured every line; this holds whatever it says.
        precondition(count < memory.count)
        memory[count] = byte
        count += 1
    }

    @inline(__always)
    mutating func write(_ bytes: UnsafeRawBufferPointer) {
        precondition(bytes.count <= memory.count - count)
        UnsafeMutableRawBufferPointer(rebasing: memory[count..<count + bytes.count]).copyMemory(from: bytes)
        count += bytes.count
    }

    /// A line; `label` writes what stands behind `_:` of a blank node.
    @inline(__always)
    mutating func write(
        _ quad: RDFDataset.Quad, of terms: TermBytes, label: (RDFDataset.TermID, inout LineWriter) -> Void
    ) {
        write(quad.subject, terms, label)
        write(quad.predicate, terms, label)
        write(quad.object, terms, label)
        if !quad.graph.isNone { write(quad.graph, terms, label) }
        write(UInt8(ascii: "."))
        write(UInt8(ascii: "\n"))
    }

    /// A term and the space behind it.
    @inline(__always)
    private mutating func write(
        _ term: RDFDataset.TermID, _ terms: TermBytes, _ label: (RDFDataset.TermID, inout LineWriter) -> Void
    ) {
        if term.isBlankNode {
            write(UInt8(ascii: "_"))
            write(UInt8(ascii: ":"))
            label(term, &self)
        } else {
            write(terms[Int(term.raw)])
        }
        write(0x20)
    }
}

/// The code point order of lines, read off the terms: no term's text begins with another's but one that goes on with a byte
/// greater than the space that ends the shorter.
struct LineOrder {
    private enum Comparison { case less, equal, greater }

    /// `label` gives blank nodes numbers that are ordered as their labels are; nodes of one label have one number.
    @inline(__always)
    static func precedes(
        _ left: RDFDataset.Quad, _ right: RDFDataset.Quad, _ terms: TermBytes,
        label: (RDFDataset.TermID) -> UInt64
    ) -> Bool {
        switch compare(left.subject, right.subject, terms, label) {
        case .less: return true
        case .greater: return false
        case .equal: break
        }
        switch compare(left.predicate, right.predicate, terms, label) {
        case .less: return true
        case .greater: return false
        case .equal: break
        }
        switch compare(left.object, right.object, terms, label) {
        case .less: return true
        case .greater: return false
        case .equal: return compare(left.graph, right.graph, terms, label) == .less
        }
    }

    @inline(__always)
    private static func compare(
        _ left: RDFDataset.TermID, _ right: RDFDataset.TermID, _ terms: TermBytes,
        _ label: (RDFDataset.TermID) -> UInt64
    ) -> Comparison {
        if left == right { return .equal }
        // Where there is no graph the line ends: `.` sorts before `<` and `_`.
        if left.isNone || right.isNone { return left.isNone ? .less : .greater }
        switch (left.isBlankNode, right.isBlankNode) {
        case (true, true):
            let (a, b) = (label(left), label(right))
            return a == b ? .equal : a < b ? .less : .greater
        // `"` and `<` sort before `_`.
        case (false, true): return .less
        case (true, false): return .greater
        case (false, false): return terms.precedes(Int(left.raw), Int(right.raw)) ? .less : .greater
        }
    }
}

extension RDFDataset {
    /// Bytes of a quad's line, with room for the longest label.
    func byteCount(_ quad: Quad) -> Int {
        func size(_ term: TermID) -> Int { term.isBlankNode || term.isNone ? 18 : terms.range(Int(term.raw)).count + 1 }
        return size(quad.subject) + size(quad.predicate) + size(quad.object) + size(quad.graph) + 2
    }
}
