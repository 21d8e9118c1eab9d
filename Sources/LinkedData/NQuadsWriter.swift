// SPDX-License-Identifier: Apache-2.0

package import StrictJSON

/// Canonical N-Quads (RDF 1.1 N-Quads §4 as RDFC-1.0 §3 and RDF 1.2 N-Quads §3 settle it).
enum NQuadsWriter {
    /// A quoted string with the escapes the canonical form asks for, and no others: controls, DEL, the quotation mark and
    /// the reverse solidus, and U+FFFE and U+FFFF, which XML 1.1 does not count as characters.
    static func appendLiteral(_ text: UnsafeBufferPointer<UInt8>, to output: inout [UInt8]) {
        output.append(UInt8(ascii: "\""))
        appendEscaped(text, to: &output)
        output.append(UInt8(ascii: "\""))
    }

    private static func appendEscaped(_ bytes: UnsafeBufferPointer<UInt8>, to output: inout [UInt8]) {
        var start = 0
        var index = 0
        while index < bytes.count {
            let byte = bytes[index]
            if byte < 0x20 || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") || byte == 0x7F {
                output.append(contentsOf: UnsafeBufferPointer(rebasing: bytes[start..<index]))
                appendEscape(byte, to: &output)
                start = index + 1
            } else if byte == 0xEF, index + 2 < bytes.count, bytes[index + 1] == 0xBF, bytes[index + 2] >= 0xBE {
                output.append(contentsOf: UnsafeBufferPointer(rebasing: bytes[start..<index]))
                output += (bytes[index + 2] == 0xBE ? #"\uFFFE"# : #"\uFFFF"#).utf8
                index += 2
                start = index + 1
            }
            index += 1
        }
        output.append(contentsOf: UnsafeBufferPointer(rebasing: bytes[start...]))
    }

    private static func appendEscape(_ byte: UInt8, to output: inout [UInt8]) {
        switch byte {
        case 0x08: output += #"\b"#.utf8
        case 0x09: output += #"\t"#.utf8
        case 0x0A: output += #"\n"#.utf8
        case 0x0C: output += #"\f"#.utf8
        case 0x0D: output += #"\r"#.utf8
        case UInt8(ascii: "\""): output += #"\""#.utf8
        case UInt8(ascii: "\\"): output += #"\\"#.utf8
        default:
            let digits = Array("0123456789ABCDEF".utf8)
            output += #"\u00"#.utf8
            output.append(digits[Int(byte >> 4)])
            output.append(digits[Int(byte & 15)])
        }
    }

    /// The dataset as N-Quads, one canonical line a quad in the dataset's own order; blank nodes keep their labels or
    /// are numbered where they have none.
    static func write(_ dataset: RDFDataset) -> [UInt8] {
        var output: [UInt8] = []
        for quad in dataset.quads { append(quad, of: dataset, to: &output) }
        return output
    }

    private static func append(_ quad: RDFDataset.Quad, of dataset: RDFDataset, to output: inout [UInt8]) {
        append(quad.subject, of: dataset, to: &output)
        output.append(0x20)
        append(quad.predicate, of: dataset, to: &output)
        output.append(0x20)
        append(quad.object, of: dataset, to: &output)
        output.append(0x20)
        if !quad.graph.isNone {
            append(quad.graph, of: dataset, to: &output)
            output.append(0x20)
        }
        output += ".\n".utf8
    }

    /// One line a quad, sorted by code points.
    static func sortedLines(_ dataset: RDFDataset) -> [[UInt8]] {
        let lines = dataset.quads.map { quad in
            var line: [UInt8] = []
            append(quad, of: dataset, to: &line)
            return line
        }
        return lines.sorted { left, right in
            left.withUnsafeBytes { left in right.withUnsafeBytes { ByteOrder.precedes(left, $0) } }
        }
    }

    private static func append(_ term: RDFDataset.TermID, of dataset: RDFDataset, to output: inout [UInt8]) {
        guard term.isBlankNode else {
            dataset.terms.append(Int(term.raw), to: &output)
            return
        }
        output += "_:".utf8
        if let label = dataset.blankNodeLabels[term.blankNodeIndex] {
            output.append(contentsOf: label.utf8)
        } else {
            output += "n\(term.blankNodeIndex)".utf8
        }
    }
}

extension RDFDataset {
    /// N-Quads, one line a quad, terms in canonical form.
    package var nquads: [UInt8] { NQuadsWriter.write(self) }

    /// Canonical N-Quads under other labels for blank nodes, without `_:`: each quad's line, sorted by code points.
    ///
    /// - Parameter labels: one for each blank node, in the order in which the dataset counts them; what is missing keeps
    ///   its own label.
    package func sortedLines(labels: [ExactString]) -> [[UInt8]] {
        var relabelled = self
        for (index, label) in zip(blankNodeLabels.indices, labels) { relabelled.blankNodeLabels[index] = label }
        return NQuadsWriter.sortedLines(relabelled)
    }
}
