// SPDX-License-Identifier: Apache-2.0

extension RDFDataset {
    /// The quads of one subject, which lie side by side in a dataset.
    private struct SubjectGroup {
        let subject: RDFDataset.TermID
        /// Where a blank node's canonical label sorts among the others.
        let label: UInt64
        let quads: Range<Int>
    }

    /// Steps 6 and 7 of RDFC-1.0 §4.4: every quad with canonical labels, in code point order. Lines of different subjects
    /// compare as the subjects do, so that only those of one subject need be held against each other.
    ///
    /// - Parameter numbers: of the blank nodes' canonical identifiers.
    func canonicalNQuads(_ numbers: [Int32], _ limit: WorkLimit) throws(RDFC10Error) -> [UInt8] {
        var size = 0
        for quad in quads {
            size += byteCount(quad)
            if size > limit.bytes { throw .workLimitExceeded(limit: limit.bytes, of: .bytes) }
        }
        let quads = self.quads
        return terms.withTermBytes { terms in
            numbers.withUnsafeBufferPointer { numbers in
                let labels = CanonicalLabels(numbers: numbers)
                return Self.write(Self.sortedSubjects(quads, terms, labels), quads, terms, labels, size: size)
            }
        }
    }

    /// Takes parts of the state, since the state itself is too large to be handed to closures.
    private static func write(
        _ groups: [SubjectGroup], _ all: [RDFDataset.Quad], _ terms: TermBytes, _ labels: CanonicalLabels, size: Int
    ) -> [UInt8] {
        [UInt8](unsafeUninitializedCapacity: size) { memory, count in
            var writer = LineWriter(UnsafeMutableRawBufferPointer(memory))
            var quads: [RDFDataset.Quad] = []
            for group in groups {
                quads.removeAll(keepingCapacity: true)
                quads.append(contentsOf: all[group.quads])
                if quads.count > 1 { quads.sort { LineOrder.precedes($0, $1, terms) { labels.order(of: $0) } } }
                for quad in quads { writer.write(quad, of: terms) { labels.write($0, to: &$1) } }
            }
            count = writer.count
        }
    }

    private static func sortedSubjects(
        _ quads: [RDFDataset.Quad], _ terms: TermBytes, _ labels: CanonicalLabels
    ) -> [SubjectGroup] {
        var groups: [SubjectGroup] = []
        var start = 0
        while start < quads.count {
            let subject = quads[start].subject
            var end = start + 1
            while end < quads.count, quads[end].subject == subject { end += 1 }
            let label = subject.isBlankNode ? labels.order(of: subject) : 0
            groups.append(SubjectGroup(subject: subject, label: label, quads: start..<end))
            start = end
        }
        groups.sort { left, right in
            // `<` sorts before `_`.
            guard left.subject.isBlankNode == right.subject.isBlankNode else { return right.subject.isBlankNode }
            if left.subject.isBlankNode { return left.label < right.label }
            return terms.precedes(Int(left.subject.raw), Int(right.subject.raw))
        }
        return groups
    }
}

/// The labels that canonical identifiers give blank nodes.
private struct CanonicalLabels {
    private static let prefix: StaticString = "c14n"

    let numbers: UnsafeBufferPointer<Int32>

    @inline(__always)
    func write(_ node: RDFDataset.TermID, to writer: inout LineWriter) {
        writer.write(UnsafeRawBufferPointer(start: Self.prefix.utf8Start, count: Self.prefix.utf8CodeUnitCount))
        DecimalText.forEachDigit(of: numbers[node.blankNodeIndex]) { writer.write($0) }
    }

    /// Ordered as the labels are.
    @inline(__always)
    func order(of node: RDFDataset.TermID) -> UInt64 { DecimalText.order(of: numbers[node.blankNodeIndex]) }
}

enum DecimalText {
    /// A prefix and a natural number behind it.
    @inline(__always)
    static func append(_ prefix: StaticString, _ number: Int32, to output: inout [UInt8]) {
        output.append(contentsOf: UnsafeBufferPointer(start: prefix.utf8Start, count: prefix.utf8CodeUnitCount))
        forEachDigit(of: number) { output.append($0) }
    }

    /// The digits in ASCII, the highest first.
    @inline(__always)
    static func forEachDigit(of number: Int32, _ body: (UInt8) -> Void) {
        var scale: Int32 = 1
        while scale <= number / 10 { scale *= 10 }
        while scale > 0 {
            body(0x30 + UInt8(truncatingIfNeeded: number / scale % 10))
            scale /= 10
        }
    }

    /// Orders natural numbers as their decimal texts are: digits from the left, in base eleven so that the end of a text
    /// sorts before any digit.
    static func order(of number: Int32) -> UInt64 {
        var digits: UInt64 = 0
        var scale: UInt64 = 1
        var rest = UInt64(number)
        var count = 0
        repeat {
            digits += (rest % 10 + 1) * scale
            scale *= 11
            rest /= 10
            count += 1
        } while rest > 0
        while count < 10 {
            digits *= 11
            count += 1
        }
        return digits
    }
}
