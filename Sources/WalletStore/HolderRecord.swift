// SPDX-License-Identifier: Apache-2.0

/// One of the learner's own identifiers.
package struct IdentityRecord: Sendable, Equatable {
    package let number: Int
    /// `email`, `eduid`, `name` …
    package let kind: String
    package let value: String
    package let addedAt: String
}

extension IdentityRecord: StoredRow {
    static let layout = RowLayout("identity", ["number", "kind", "value", "added_at"], index: "identity_by_value")
    var values: [SQLValue] { [.integer(number), .text(kind), .text(value), .text(addedAt)] }

    init(from reader: inout RowReader) throws(StoreError) {
        number = try reader.integer()
        kind = try reader.text()
        value = try reader.text()
        addedAt = try reader.text()
    }
}

/// A key the learner signs presentations with. The secret part is a file in the wallet's `keys` folder.
package struct HolderKeyRecord: Sendable, Equatable {
    package let number: Int
    /// Whom it is for; nil for a key of general use.
    package let reader: String?
    /// The public key as a Multikey.
    package let publicKey: String
    /// In the `keys` folder.
    package let fileName: FilePath
    package let createdAt: String
}

extension HolderKeyRecord: StoredRow {
    static let layout = RowLayout(
        "holder_key", ["number", "reader", "public_key", "file_name", "created_at"],
        index: "holder_key_by_public_key")

    var values: [SQLValue] {
        [.integer(number), SQLValue(reader), .text(publicKey), .blob(fileName.bytes), .text(createdAt)]
    }

    init(from reader: inout RowReader) throws(StoreError) {
        number = try reader.integer()
        self.reader = try reader.optionalText()
        publicKey = try reader.text()
        guard let name = FilePath(bytes: try reader.blob()) else { throw reader.damage }
        fileName = name
        createdAt = try reader.text()
    }
}
