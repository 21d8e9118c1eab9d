// SPDX-License-Identifier: Apache-2.0

/// What only taking a backup in needs.
extension WalletFile {
    /// The highest version of each trust list ever accepted, by name.
    package func trustListVersions() throws(StoreError) -> [(name: String, highest: Int)] {
        try connection.allRows(TrustListVersion.self, "ORDER BY number").map { ($0.name, $0.highest) }
    }

    /// Remembers that a version was accepted elsewhere; a lower one than is known changes nothing.
    package mutating func raiseTrustListVersion(named name: String, to highest: Int) throws(StoreError) {
        guard var known = try connection.rows(TrustListVersion.self, "WHERE name = ?1", [.text(name)]).first else {
            let number = try connection.nextNumber(TrustListVersion.self)
            return try connection.insert(TrustListVersion(number: number, name: name, highest: highest))
        }
        guard highest > known.highest else { return }
        known.highest = highest
        try connection.update(known)
    }

    /// Notes that `number` has a newer version, unless one is noted already. A credential is never newer than itself, nor
    /// than one that it gave way to.
    package mutating func setReplacement(of number: Int, by newer: Int) throws(StoreError) {
        guard var record = try credential(number: number) else { throw .notFound(table: "credential") }
        guard record.replacedBy == nil else { return }
        var seen: Set<Int> = []
        var next: Int? = newer
        while let current = next, seen.insert(current).inserted {
            if current == number { return }
            next = try credential(number: current)?.replacedBy
        }
        record.replacedBy = newer
        try connection.update(record)
    }
}
