// SPDX-License-Identifier: Apache-2.0

import StrictJSON

/// IRIs and literals, each kept once, as the bytes canonical N-Quads writes for it.
///
/// Terms are equal exactly when those bytes are, so that interning is one hash of one range, and writing a quad is
/// copying three or four ranges. A candidate is written at the end of the arena first and taken back when it is known.
struct TermTable: Sendable {
    private(set) var arena: [UInt8] = []
    /// Term `i` is `arena[bounds[i]..<bounds[i + 1]]`.
    private var bounds: [Int] = [0]
    private var hashes: [UInt64] = []
    /// Open addressing with linear probing; a slot holds a term's index plus one, zero is free.
    private var slots: [Int32] = []

    init() {
        slots = Array(repeating: 0, count: 256)
        arena.reserveCapacity(8_192)
        hashes.reserveCapacity(128)
        bounds.reserveCapacity(129)
    }

    var count: Int { hashes.count }

    @inline(__always)
    func range(_ index: Int) -> Range<Int> { bounds[index]..<bounds[index + 1] }

    @inline(__always)
    func withBytes<Result>(_ index: Int, _ body: (UnsafeRawBufferPointer) -> Result) -> Result {
        arena.withUnsafeBytes { body(UnsafeRawBufferPointer(rebasing: $0[range(index)])) }
    }

    /// Writes a term's bytes.
    @inline(__always)
    func append(_ index: Int, to output: inout [UInt8]) {
        arena.withUnsafeBufferPointer { output.append(contentsOf: UnsafeBufferPointer(rebasing: $0[range(index)])) }
    }

    /// Lends all terms at once.
    @inline(__always)
    func withTermBytes<Result>(_ body: (TermBytes) -> Result) -> Result {
        arena.withUnsafeBytes { arena in
            bounds.withUnsafeBufferPointer { body(TermBytes(arena: arena, bounds: $0)) }
        }
    }

    /// The index of the term that `write` appends; the existing one where the same bytes stand already.
    @inline(__always)
    mutating func intern(_ write: (inout [UInt8]) -> Void) -> Int32 {
        let start = arena.count
        write(&arena)
        return commit(from: start)
    }

    private mutating func commit(from start: Int) -> Int32 {
        let length = arena.count - start
        let mask = slots.count - 1
        let (hash, found, free): (UInt64, Int32, Int) = arena.withUnsafeBytes { all in
            let candidate = UnsafeRawBufferPointer(rebasing: all[start...])
            let hash = ByteHash.hash(candidate)
            var slot = Int(truncatingIfNeeded: hash) & mask
            while slots[slot] != 0 {
                let index = Int(slots[slot]) - 1
                if hashes[index] == hash {
                    let known = range(index)
                    if known.count == length, ByteOrder.areEqual(.init(rebasing: all[known]), candidate) {
                        return (hash, Int32(index), slot)
                    }
                }
                slot = (slot + 1) & mask
            }
            return (hash, -1, slot)
        }
        if found >= 0 {
            arena.removeLast(length)
            return found
        }
        let index = Int32(hashes.count)
        hashes.append(hash)
        bounds.append(arena.count)
        slots[free] = index + 1
        if hashes.count * 2 > slots.count { grow() }
        return index
    }

    private mutating func grow() {
        slots = Array(repeating: 0, count: slots.count * 4)
        let mask = slots.count - 1
        for (index, hash) in hashes.enumerated() {
            var slot = Int(truncatingIfNeeded: hash) & mask
            while slots[slot] != 0 { slot = (slot + 1) & mask }
            slots[slot] = Int32(index) + 1
        }
    }
}

/// The terms of a table while it lends them: where many are written and compared, counting a reference for each would cost
/// more than the bytes do.
struct TermBytes {
    private let arena: UnsafeRawBufferPointer
    private let bounds: UnsafeBufferPointer<Int>

    fileprivate init(arena: UnsafeRawBufferPointer, bounds: UnsafeBufferPointer<Int>) {
        self.arena = arena
        self.bounds = bounds
    }

    @inline(__always)
    subscript(_ index: Int) -> UnsafeRawBufferPointer {
        UnsafeRawBufferPointer(rebasing: arena[bounds[index]..<bounds[index + 1]])
    }

    /// Code point order.
    @inline(__always)
    func precedes(_ left: Int, _ right: Int) -> Bool { ByteOrder.precedes(self[left], self[right]) }
}
