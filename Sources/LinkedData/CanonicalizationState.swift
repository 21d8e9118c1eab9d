// SPDX-License-Identifier: Apache-2.0

/// The canonicalization state (RDFC-1.0 §4.2), and the work done so far.
struct CanonicalizationState {
    let dataset: RDFDataset
    let digest: MessageDigest
    let limit: WorkLimit
    /// Blank node to quads: `mentions[starts[n]..<starts[n + 1]]` are the quads that mention node `n`, each once however
    /// often it mentions it.
    private let starts: [Int32]
    private let mentions: [Int32]
    /// First degree hash of each blank node that is mentioned at all.
    private(set) var firstDegreeHashes: [Digest] = []
    /// The canonical issuer, prefix `c14n`.
    var canonical: IdentifierIssuer
    /// The temporary issuer, prefix `b`: empty between uses.
    var temporary: IdentifierIssuer
    private(set) var steps = 0
    /// What is hashed next; kept for its memory.
    var scratch: [UInt8] = []

    init(_ dataset: RDFDataset, _ digest: MessageDigest, _ limit: WorkLimit) {
        self.dataset = dataset
        self.digest = digest
        self.limit = limit
        canonical = IdentifierIssuer(blankNodeCount: dataset.blankNodeCount)
        temporary = IdentifierIssuer(blankNodeCount: dataset.blankNodeCount)
        // Step 2: counted, then filled in.
        var starts = [Int32](repeating: 0, count: dataset.blankNodeCount + 1)
        for quad in dataset.quads { quad.forEachBlankNode { starts[$0 + 1] += 1 } }
        for node in 0..<dataset.blankNodeCount { starts[node + 1] += starts[node] }
        var mentions = [Int32](repeating: 0, count: Int(starts[dataset.blankNodeCount]))
        var next = starts
        for (index, quad) in dataset.quads.enumerated() {
            quad.forEachBlankNode { node in
                mentions[Int(next[node])] = Int32(index)
                next[node] += 1
            }
        }
        self.starts = starts
        self.mentions = mentions
    }

    func quads(mentioning node: Int32) -> ArraySlice<Int32> {
        mentions[Int(starts[Int(node)])..<Int(starts[Int(node) + 1])]
    }

    /// Counts the work of hashing or copying some bytes.
    @inline(__always)
    mutating func work(bytes: Int) throws(RDFC10Error) {
        steps += 1 + bytes >> 6
        if steps > limit.steps { throw .workLimitExceeded(limit: limit.steps, of: .steps) }
    }

    /// Step 3.
    mutating func hashAllFirstDegreeQuads() {
        firstDegreeHashes = dataset.terms.withTermBytes { terms in
            var hasher = FirstDegreeHasher(dataset, digest)
            return (0..<Int32(dataset.blankNodeCount)).map { hasher.hash($0, quads(mentioning: $0), terms) }
        }
    }

    /// Step 4: blank nodes whose hash is theirs alone get their identifiers, in the order of the hashes. The others are
    /// handed back, grouped by hash in that order.
    mutating func issueUniqueIdentifiers() -> [ArraySlice<Int32>] {
        // A node that no quad mentions is not part of the dataset.
        let nodes = nodesByHash()
        var ambiguous: [ArraySlice<Int32>] = []
        var start = 0
        while start < nodes.count {
            var end = start + 1
            let hash = firstDegreeHashes[Int(nodes[start])]
            while end < nodes.count, firstDegreeHashes[Int(nodes[end])] == hash { end += 1 }
            if end == start + 1 { canonical.issue(nodes[start]) } else { ambiguous.append(nodes[start..<end]) }
            start = end
        }
        return ambiguous
    }

    private func nodesByHash() -> [Int32] {
        var keys: [(prefix: UInt64, node: Int32)] = []
        keys.reserveCapacity(dataset.blankNodeCount)
        for node in 0..<Int32(dataset.blankNodeCount) where !quads(mentioning: node).isEmpty {
            keys.append((firstDegreeHashes[Int(node)].prefix, node))
        }
        let hashes = firstDegreeHashes
        keys.sort { left, right in
            left.prefix == right.prefix
                ? hashes[Int(left.node)] < hashes[Int(right.node)] : left.prefix < right.prefix
        }
        return keys.map(\.node)
    }

    /// Step 5 for the blank nodes of one hash.
    mutating func issueIdentifiers(for group: ArraySlice<Int32>) throws(RDFC10Error) {
        // Step 5.2.
        var results: [(hash: Digest, issued: [Int32])] = []
        for node in group where canonical.number(of: node) < 0 {
            temporary.issue(node)
            let hash = try hashNDegreeQuads(of: node, depth: 0)
            results.append((hash, temporary.order))
            temporary.revert(to: 0)
        }
        // Step 5.3.
        results.sort { $0.hash < $1.hash }
        for result in results {
            for node in result.issued { canonical.issue(node) }
        }
    }
}

extension RDFDataset.Quad {
    /// Calls `body` once for each blank node of the quad, also where the quad mentions it more than once.
    @inline(__always)
    func forEachBlankNode(_ body: (Int) -> Void) {
        if subject.isBlankNode { body(subject.blankNodeIndex) }
        if object.isBlankNode, object != subject { body(object.blankNodeIndex) }
        if graph.isBlankNode, graph != subject, graph != object { body(graph.blankNodeIndex) }
    }
}
