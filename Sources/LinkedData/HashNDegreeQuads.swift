// SPDX-License-Identifier: Apache-2.0

extension CanonicalizationState {
    private enum Position: UInt8 {
        case subject = 0x73
        case object = 0x6F
        case graph = 0x67
    }

    /// Hash N-Degree Quads (RDFC-1.0 §4.8) with `temporary` as the issuer, which is left as the chosen path leaves it.
    mutating func hashNDegreeQuads(of node: Int32, depth: Int) throws(RDFC10Error) -> Digest {
        guard depth < limit.depth else { throw .workLimitExceeded(limit: limit.depth, of: .depth) }
        // Steps 1–3, as pairs in the order of the hashes.
        var related = try relatedNodes(of: node)
        related.sort { $0.hash == $1.hash ? $0.node < $1.node : $0.hash < $1.hash }
        // Step 4.
        var data: [UInt8] = []
        // Step 5.
        var start = 0
        while start < related.count {
            var end = start + 1
            while end < related.count, related[end].hash == related[start].hash { end += 1 }
            // Step 5.1.
            related[start].hash.appendHexadecimal(byteCount: digest.byteCount, to: &data)
            // Steps 5.2–5.6.
            data += try choosePath(through: related[start..<end].map(\.node), depth: depth)
            start = end
        }
        // Step 6.
        try work(bytes: data.count)
        return data.withUnsafeBytes { Digest(of: $0, by: digest) }
    }

    /// Step 3: the other blank nodes of the quads that mention this one, each as often as it is mentioned.
    private mutating func relatedNodes(of node: Int32) throws(RDFC10Error) -> [(hash: Digest, node: Int32)] {
        var related: [(hash: Digest, node: Int32)] = []
        for index in quads(mentioning: node) {
            let quad = dataset.quads[Int(index)]
            try relate(quad.subject, at: .subject, in: quad, to: node, &related)
            try relate(quad.object, at: .object, in: quad, to: node, &related)
            try relate(quad.graph, at: .graph, in: quad, to: node, &related)
        }
        return related
    }

    /// Step 3.1.
    private mutating func relate(
        _ term: RDFDataset.TermID, at position: Position, in quad: RDFDataset.Quad, to node: Int32,
        _ related: inout [(hash: Digest, node: Int32)]
    ) throws(RDFC10Error) {
        guard term.isBlankNode, term.blankNodeIndex != Int(node) else { return }
        let other = Int32(term.blankNodeIndex)
        related.append((try hashRelatedBlankNode(other, in: quad, at: position), other))
    }

    /// Hash Related Blank Node (§4.7).
    private mutating func hashRelatedBlankNode(
        _ node: Int32, in quad: RDFDataset.Quad, at position: Position
    ) throws(RDFC10Error) -> Digest {
        // Steps 1 and 2.
        scratch.removeAll(keepingCapacity: true)
        scratch.append(position.rawValue)
        if position != .graph { dataset.terms.append(Int(quad.predicate.raw), to: &scratch) }
        // Step 3.
        if canonical.number(of: node) >= 0 || temporary.number(of: node) >= 0 {
            let number = temporary.number(of: node)
            Self.appendIdentifier(canonical.number(of: node), number, to: &scratch)
        } else {
            firstDegreeHashes[Int(node)].appendHexadecimal(byteCount: digest.byteCount, to: &scratch)
        }
        // Step 4.
        try work(bytes: scratch.count)
        return scratch.withUnsafeBytes { Digest(of: $0, by: digest) }
    }

    /// The canonical identifier where there is one, else the temporary one.
    private func appendIdentifier(of node: Int32, to output: inout [UInt8]) {
        Self.appendIdentifier(canonical.number(of: node), temporary.number(of: node), to: &output)
    }

    private static func appendIdentifier(_ canonical: Int32, _ temporary: Int32, to output: inout [UInt8]) {
        if canonical >= 0 {
            DecimalText.append("_:c14n", canonical, to: &output)
        } else {
            DecimalText.append("_:b", temporary, to: &output)
        }
    }

    /// Steps 5.2–5.6: the least path over all orders of the nodes; the issuer continues as that order left it.
    private mutating func choosePath(through nodes: [Int32], depth: Int) throws(RDFC10Error) -> [UInt8] {
        // One node has one order, and nothing to take back.
        if nodes.count == 1 { return try path(through: nodes, against: [], depth: depth) ?? [] }
        let issuedBefore = temporary.order.count
        var chosenPath: [UInt8] = []
        var chosenIdentifiers: [Int32] = []
        var permutation = nodes
        repeat {
            let path = try path(through: permutation, against: chosenPath, depth: depth)
            // Step 5.4.6.
            if let path, chosenPath.isEmpty || path.lexicographicallyPrecedes(chosenPath) {
                chosenPath = path
                chosenIdentifiers = Array(temporary.order[issuedBefore...])
            }
            temporary.revert(to: issuedBefore)
        } while Self.advance(&permutation)
        // Step 5.6.
        for node in chosenIdentifiers { temporary.issue(node) }
        return chosenPath
    }

    /// Steps 5.4.1–5.4.5; nil as soon as the path cannot be the least.
    private mutating func path(
        through permutation: [Int32], against chosen: [UInt8], depth: Int
    ) throws(RDFC10Error) -> [UInt8]? {
        var path: [UInt8] = []
        var recursionList: [Int32] = []
        func isHopeless() -> Bool {
            !chosen.isEmpty && path.count >= chosen.count && chosen.lexicographicallyPrecedes(path)
        }
        // Step 5.4.4.
        for node in permutation {
            if canonical.number(of: node) < 0, temporary.number(of: node) < 0 {
                recursionList.append(node)
                temporary.issue(node)
            }
            appendIdentifier(of: node, to: &path)
            try work(bytes: 0)
            if isHopeless() { return nil }
        }
        // Step 5.4.5.
        for node in recursionList {
            let hash = try hashNDegreeQuads(of: node, depth: depth + 1)
            appendIdentifier(of: node, to: &path)
            path.append(UInt8(ascii: "<"))
            hash.appendHexadecimal(byteCount: digest.byteCount, to: &path)
            path.append(UInt8(ascii: ">"))
            if isHopeless() { return nil }
        }
        return path
    }

    /// The next permutation in lexicographic order; false behind the last. Equal elements are not told apart.
    private static func advance(_ permutation: inout [Int32]) -> Bool {
        guard permutation.count > 1 else { return false }
        var pivot = permutation.count - 2
        while permutation[pivot] >= permutation[pivot + 1] {
            if pivot == 0 { return false }
            pivot -= 1
        }
        var successor = permutation.count - 1
        while permutation[successor] <= permutation[pivot] { successor -= 1 }
        permutation.swapAt(pivot, successor)
        permutation[(pivot + 1)...].reverse()
        return true
    }
}
