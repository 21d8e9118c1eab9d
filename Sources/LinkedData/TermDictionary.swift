// SPDX-License-Identifier: Apache-2.0

import StrictJSON

/// The term definitions of a context by name. Expansion looks up every member name and type of a document, so that this is a
/// table of its own with a cheap hash.
struct TermDictionary: Sendable {
    private struct Entry: Sendable {
        let hash: UInt64
        let name: ExactString
        /// nil once the term is taken out; its place stays.
        var term: Term?
    }

    private var entries: [Entry] = []
    /// Open addressing with linear probing, never more than half full; a slot holds an entry's index plus one, zero is
    /// free.
    private var slots: [Int32] = []
    private(set) var count = 0

    /// The names of the terms there are, in the order of their first definition.
    var names: [ExactString] { entries.compactMap { $0.term == nil ? nil : $0.name } }

    var terms: [Term] { entries.compactMap(\.term) }

    subscript(_ name: ExactString) -> Term? {
        get {
            guard !slots.isEmpty else { return nil }
            let (position, _) = find(name, Self.hash(name))
            return position < 0 ? nil : entries[position].term
        }
        set {
            if slots.isEmpty { slots = Array(repeating: 0, count: 16) }
            let hash = Self.hash(name)
            let (position, free) = find(name, hash)
            if position >= 0 {
                count += (newValue == nil ? 0 : 1) - (entries[position].term == nil ? 0 : 1)
                entries[position].term = newValue
            } else if let newValue {
                entries.append(Entry(hash: hash, name: name, term: newValue))
                slots[free] = Int32(truncatingIfNeeded: entries.count)
                count += 1
                if entries.count * 2 > slots.count { grow() }
            }
        }
    }

    /// The entry's position, or a negative number and the slot that is free for it.
    private func find(_ name: ExactString, _ hash: UInt64) -> (position: Int, slot: Int) {
        let mask = slots.count - 1
        var slot = Int(truncatingIfNeeded: hash) & mask
        while slots[slot] != 0 {
            let position = Int(slots[slot]) - 1
            if entries[position].hash == hash, entries[position].name == name { return (position, slot) }
            slot = (slot + 1) & mask
        }
        return (-1, slot)
    }

    private mutating func grow() {
        slots = Array(repeating: 0, count: slots.count * 4)
        let mask = slots.count - 1
        for (position, entry) in entries.enumerated() {
            var slot = Int(truncatingIfNeeded: entry.hash) & mask
            while slots[slot] != 0 { slot = (slot + 1) & mask }
            slots[slot] = Int32(truncatingIfNeeded: position + 1)
        }
    }

    private static func hash(_ name: ExactString) -> UInt64 { name.withBytes { ByteHash.hash(.init($0)) } }
}
