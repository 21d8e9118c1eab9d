// SPDX-License-Identifier: Apache-2.0

/// One credential as it was shared. Remembered also after the credential is removed.
package struct SharedCredential: Sendable, Equatable {
    /// Its number in the wallet then.
    package var credential: Int
    package var digest: [UInt8]
    package var title: String
    /// The claims that left, as a JSON array. The store does not look inside.
    package var claims: String

    package init(credential: Int, digest: [UInt8], title: String, claims: String) {
        self.credential = credential
        self.digest = digest
        self.title = title
        self.claims = claims
    }
}

/// A bundle that was made for a reader.
package struct NewShare: Sendable, Equatable {
    package var reader: String
    /// `json`, `jwt` or `html`.
    package var form: String
    package var createdAt: String
    package var expires: String?
    package var challenge: String?
    package var domain: String?
    /// The name the bundle was written under, for the owner's eyes.
    package var fileName: String?
    /// SHA-256 of the bundle.
    package var digest: [UInt8]
    /// Number of the holder key that signed it.
    package var holderKey: Int?
    package var items: [SharedCredential]

    package init(
        reader: String, form: String, createdAt: String, expires: String? = nil, challenge: String? = nil,
        domain: String? = nil, fileName: String? = nil, digest: [UInt8], holderKey: Int? = nil,
        items: [SharedCredential]
    ) {
        self.reader = reader
        self.form = form
        self.createdAt = createdAt
        self.expires = expires
        self.challenge = challenge
        self.domain = domain
        self.fileName = fileName
        self.digest = digest
        self.holderKey = holderKey
        self.items = items
    }
}

/// A bundle that is remembered.
package struct ShareRecord: Sendable, Equatable {
    package let number: Int
    package let share: NewShare
}

/// A share without its items.
struct ShareRow: StoredRow {
    let number: Int
    let share: NewShare

    static let layout = RowLayout(
        "share",
        [
            "number", "reader", "form", "created_at", "expires", "challenge", "domain", "file_name", "digest",
            "holder_key",
        ],
        index: "share_by_reader")

    var values: [SQLValue] {
        [
            .integer(number), .text(share.reader), .text(share.form), .text(share.createdAt), SQLValue(share.expires),
            SQLValue(share.challenge), SQLValue(share.domain), SQLValue(share.fileName), .blob(share.digest),
            SQLValue(share.holderKey),
        ]
    }

    init(number: Int, share: NewShare) {
        self.number = number
        self.share = share
    }

    init(from reader: inout RowReader) throws(StoreError) {
        number = try reader.integer()
        share = NewShare(
            reader: try reader.text(), form: try reader.text(), createdAt: try reader.text(),
            expires: try reader.optionalText(), challenge: try reader.optionalText(), domain: try reader.optionalText(),
            fileName: try reader.optionalText(), digest: try reader.blob(), holderKey: try reader.optionalInteger(),
            items: [])
    }
}

struct ShareItemRow: StoredRow {
    let number: Int
    let share: Int
    let item: SharedCredential

    static let layout = RowLayout(
        "share_item", ["number", "share", "credential", "digest", "title", "claims"],
        index: "share_item_by_share")

    var values: [SQLValue] {
        [
            .integer(number), .integer(share), .integer(item.credential), .blob(item.digest), .text(item.title),
            .text(item.claims),
        ]
    }

    init(number: Int, share: Int, item: SharedCredential) {
        self.number = number
        self.share = share
        self.item = item
    }

    init(from reader: inout RowReader) throws(StoreError) {
        number = try reader.integer()
        share = try reader.integer()
        item = SharedCredential(
            credential: try reader.integer(), digest: try reader.blob(), title: try reader.text(),
            claims: try reader.text())
    }
}
