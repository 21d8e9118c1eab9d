// SPDX-License-Identifier: Apache-2.0

/// Lines of N-Quads in one buffer, sorted by code points when they are read.
struct LineBuffer {
    private var bytes: [UInt8] = []
    private var sorted: [UInt8] = []
    private var lines: [Range<Int>] = []

    var count: Int { bytes.count }

    mutating func reserve(bytes: Int, lines: Int) {
        self.bytes.reserveCapacity(bytes)
        self.lines.reserveCapacity(lines)
    }

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
            bytes.append(contentsOf: dataset.terms.bytes(Int(term.raw)))
        }
        bytes.append(0x20)
    }

    private mutating func sort() {
        guard lines.count > 1 else { return }
        bytes.withUnsafeBytes { all in
            lines.sort { left, right in
                ByteOrder.precedes(.init(rebasing: all[left]), .init(rebasing: all[right]))
            }
        }
        sorted.removeAll(keepingCapacity: true)
        sorted.reserveCapacity(bytes.count)
        for line in lines { sorted.append(contentsOf: bytes[line]) }
    }

    /// The lines one after the other.
    mutating func withSortedBytes<Result>(_ body: (UnsafeRawBufferPointer) -> Result) -> Result {
        sort()
        return lines.count > 1 ? sorted.withUnsafeBytes(body) : bytes.withUnsafeBytes(body)
    }

    consuming func sortedBytes() -> [UInt8] {
        sort()
        return lines.count > 1 ? sorted : bytes
    }
}

extension CanonicalizationState {
    /// Steps 6 and 7 of §4.4: every quad with canonical labels, in code point order.
    func canonicalNQuads() throws(RDFC10Error) -> [UInt8] {
        var size = 0
        for quad in dataset.quads {
            size += dataset.byteCount(quad)
            if size > limit.bytes { throw .workLimitExceeded(limit: limit.bytes, of: .bytes) }
        }
        var lines = LineBuffer()
        lines.reserve(bytes: size, lines: dataset.quads.count)
        for quad in dataset.quads {
            lines.append(quad, of: dataset) { term, output in
                DecimalText.append("c14n", canonical.number(of: Int32(term.blankNodeIndex)), to: &output)
            }
        }
        return lines.sortedBytes()
    }
}

extension RDFDataset {
    /// Bytes of a quad's line, with room for long labels.
    func byteCount(_ quad: Quad) -> Int {
        func size(_ term: TermID) -> Int { term.isBlankNode || term.isNone ? 18 : terms.range(Int(term.raw)).count + 1 }
        return size(quad.subject) + size(quad.predicate) + size(quad.object) + size(quad.graph) + 2
    }
}

enum DecimalText {
    /// A prefix and a natural number behind it.
    @inline(__always)
    static func append(_ prefix: StaticString, _ number: Int32, to output: inout [UInt8]) {
        output.append(contentsOf: UnsafeBufferPointer(start: prefix.utf8Start, count: prefix.utf8CodeUnitCount))
        if number < 10 {
            output.append(0x30 + UInt8(truncatingIfNeeded: number))
        } else {
            output.append(contentsOf: String(number).utf8)
        }
    }
}
