// SPDX-License-Identifier: Apache-2.0

extension CanonicalizationState {
    /// The quads of one subject, which lie side by side in a dataset.
    private struct SubjectGroup {
        let subject: RDFDataset.TermID
        /// Where a blank node's canonical label sorts among the others.
        let label: UInt64
        let quads: Range<Int>
    }

    /// Steps 6 and 7 of RDFC-1.0 §4.4: every quad with canonical labels, in code point order. Lines of different subjects
    /// compare as the subjects do, so that only those of one subject need be held against each other.
    func canonicalNQuads() throws(RDFC10Error) -> [UInt8] {
        var size = 0
        for quad in dataset.quads {
            size += dataset.byteCount(quad)
            if size > limit.bytes { throw .workLimitExceeded(limit: limit.bytes, of: .bytes) }
        }
        var output: [UInt8] = []
        output.reserveCapacity(size)
        var lines = LineBuffer()
        for group in sortedSubjects() {
            lines.removeAll()
            for quad in dataset.quads[group.quads] {
                lines.append(quad, of: dataset) { term, output in
                    DecimalText.append("c14n", canonical.number(of: Int32(term.blankNodeIndex)), to: &output)
                }
            }
            lines.appendSorted(to: &output)
        }
        return output
    }

    private func sortedSubjects() -> [SubjectGroup] {
        var groups: [SubjectGroup] = []
        var start = 0
        while start < dataset.quads.count {
            let subject = dataset.quads[start].subject
            var end = start + 1
            while end < dataset.quads.count, dataset.quads[end].subject == subject { end += 1 }
            let number = subject.isBlankNode ? canonical.number(of: Int32(subject.blankNodeIndex)) : 0
            groups.append(
                SubjectGroup(subject: subject, label: DecimalText.order(of: number), quads: start..<end))
            start = end
        }
        groups.sort { left, right in
            // `<` sorts before `_`.
            guard left.subject.isBlankNode == right.subject.isBlankNode else { return right.subject.isBlankNode }
            if left.subject.isBlankNode { return left.label < right.label }
            return dataset.terms.precedes(Int(left.subject.raw), Int(right.subject.raw))
        }
        return groups
    }
}

extension RDFDataset {
    /// Bytes of a quad's line, with room for long labels.
    fileprivate func byteCount(_ quad: Quad) -> Int {
        func size(_ term: TermID) -> Int { term.isBlankNode || term.isNone ? 18 : terms.range(Int(term.raw)).count + 1 }
        return size(quad.subject) + size(quad.predicate) + size(quad.object) + size(quad.graph) + 2
    }
}

enum DecimalText {
    /// A prefix and a natural number behind it.
    @inline(__always)
    static func append(_ prefix: StaticString, _ number: Int32, to output: inout [UInt8]) {
        output.append(contentsOf: UnsafeBufferPointer(start: prefix.utf8Start, count: prefix.utf8CodeUnitCount))
        var scale: Int32 = 1
        while scale <= number / 10 { scale *= 10 }
        while scale > 0 {
            output.append(0x30 + UInt8(truncatingIfNeeded: number / scale % 10))
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
