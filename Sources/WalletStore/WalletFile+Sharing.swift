// SPDX-License-Identifier: Apache-2.0

extension WalletFile {
    /// What was shared, in order.
    package func shares() throws(StoreError) -> [ShareRecord] {
        let items = try connection.allRows(ShareItemRow.self, "ORDER BY share, number")
        let bySharing = Dictionary(grouping: items, by: \.share)
        return try connection.allRows(ShareRow.self, "ORDER BY number").map { row in
            var share = row.share
            share.items = bySharing[row.number, default: []].map(\.item)
            return ShareRecord(number: row.number, share: share)
        }
    }

    /// Remembers a bundle, and gives it its number.
    package mutating func insert(_ share: NewShare) throws(StoreError) -> Int {
        let number = try connection.nextNumber(ShareRow.self)
        try connection.insert(ShareRow(number: number, share: share))
        for item in share.items {
            let itemNumber = try connection.nextNumber(ShareItemRow.self)
            try connection.insert(ShareItemRow(number: itemNumber, share: number, item: item))
        }
        return number
    }

    package func identities() throws(StoreError) -> [IdentityRecord] {
        try connection.allRows(IdentityRecord.self, "ORDER BY number")
    }

    /// Adds one of the learner's own identifiers; false where it is there already.
    package mutating func addIdentity(kind: String, value: String, at moment: String) throws(StoreError) -> Bool {
        let held = try connection.rows(
            IdentityRecord.self, "WHERE kind = ?1 AND value = ?2", [.text(kind), .text(value)])
        guard held.isEmpty else { return false }
        let number = try connection.nextNumber(IdentityRecord.self)
        try connection.insert(IdentityRecord(number: number, kind: kind, value: value, addedAt: moment))
        return true
    }

    package mutating func removeIdentity(_ number: Int) throws(StoreError) {
        try connection.delete(IdentityRecord.self, number: number)
    }

    package func holderKeys() throws(StoreError) -> [HolderKeyRecord] {
        try connection.allRows(HolderKeyRecord.self, "ORDER BY number")
    }

    /// The key for a reader, or with nil the key of general use; the latest made where there are several, also where an
    /// earlier one came back from a backup since.
    package func holderKey(for reader: String?) throws(StoreError) -> HolderKeyRecord? {
        try connection.allRows(
            HolderKeyRecord.self, "WHERE reader IS ?1 ORDER BY created_at DESC, number DESC", [SQLValue(reader)]
        )
        .first
    }

    package func holderKey(number: Int) throws(StoreError) -> HolderKeyRecord? {
        try connection.row(HolderKeyRecord.self, number: number)
    }

    /// Records a key whose file is already on the disk (`WalletDirectory.writeKey`), so that no record is ever without one.
    package mutating func addHolderKey(
        reader: String?, publicKey: String, fileName: FilePath, at moment: String
    ) throws(StoreError) -> HolderKeyRecord {
        let record = HolderKeyRecord(
            number: try connection.nextNumber(HolderKeyRecord.self), reader: reader, publicKey: publicKey,
            fileName: fileName, createdAt: moment)
        try connection.insert(record)
        return record
    }
}
