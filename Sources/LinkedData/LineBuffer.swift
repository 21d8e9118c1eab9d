// SPDX-License-Identifier: Apache-2.0

import StrictJSON

/// Lines of N-Quads in one buffer, sorted by code points when they are read.
struct LineBuffer {
    private var bytes: [UInt8] = []
    private var sorted: [UInt8] = []
    private var lines: [Range<Int>] = []

    mutating func removeAll() {
        bytes.removeAll(keepingCapacity: true)
        lines.removeAll(keepingCapacity: true)
    }

    /// Writes a quad; `label` writes what stands behind `_:` of a blank node.
    @inline(__always)
    mutating func append(
        _ quad: RDFDataset.Quad, of dataset: borrowing RDFDataset,
        label: (RDFDataset.TermID, inout [UInt8]) -> Void
    ) {
        let start = bytes.count
        append(quad.subject, dataset, label)
        append(quad.predicate, dataset, label)
        append(quad.object, dataset, label)
        if !quad.graph.isNone { append(quad.graph, dataset, label) }
        bytes.append(UInt8(ascii: "."))
        bytes.append(UInt8(ascii: "\n"))
        lines.append(start..<bytes.count)
    }

    /// A term and the space behind it.
    @inline(__always)
    private mutating func append(
        _ term: RDFDataset.TermID, _ dataset: borrowing RDFDataset, _ label: (RDFDataset.TermID, inout [UInt8]) -> Void
    ) {
        if term.isBlankNode {
            bytes.append(UInt8(ascii: "_"))
            bytes.append(UInt8(ascii: ":"))
            label(term, &bytes)
        } else {
            dataset.terms.append(Int(term.raw), to: &bytes)
        }
        bytes.append(0x20)
    }

    private mutating func sort() {
        guard lines.count > 1 else { return }
        bytes.withUnsafeBytes { all in
            lines.sort { ByteOrder.precedes(.init(rebasing: all[$0]), .init(rebasing: all[$1])) }
        }
    }

    /// The lines one after the other.
    mutating func withSortedBytes<Result>(_ body: (UnsafeRawBufferPointer) -> Result) -> Result {
        guard lines.count > 1 else { return bytes.withUnsafeBytes(body) }
        sort()
        sorted.removeAll(keepingCapacity: true)
        appendLines(to: &sorted)
        return sorted.withUnsafeBytes(body)
    }

    mutating func appendSorted(to output: inout [UInt8]) {
        sort()
        appendLines(to: &output)
    }

    private func appendLines(to output: inout [UInt8]) {
        bytes.withUnsafeBufferPointer { all in
            for line in lines { output.append(contentsOf: UnsafeBufferPointer(rebasing: all[line])) }
        }
    }
}
