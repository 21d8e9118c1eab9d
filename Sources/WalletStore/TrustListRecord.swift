// SPDX-License-Identifier: Apache-2.0

/// A trust list to be relied on from now.
package struct NewTrustList: Sendable {
    /// Holds the list apart from others; a later list of the same name takes its place.
    package var name: String
    package var format: String
    /// Counted by its maker; nil for a form without one, which any later list replaces.
    package var version: Int?
    package var issued: String?
    package var expires: String?
    /// How many issuers it names.
    package var issuers: Int
    /// The pinned key that signed it.
    package var signer: String?
    package var content: [UInt8]
    package var addedAt: String

    package init(
        name: String, format: String, version: Int? = nil, issued: String? = nil, expires: String? = nil, issuers: Int,
        signer: String? = nil, content: [UInt8], addedAt: String
    ) {
        self.name = name
        self.format = format
        self.version = version
        self.issued = issued
        self.expires = expires
        self.issuers = issuers
        self.signer = signer
        self.content = content
        self.addedAt = addedAt
    }
}

package enum TrustListOutcome: Sendable, Equatable {
    case added
    /// The list that it took the place of.
    case replaced(TrustListRecord)
    /// The same bytes and signer are in force already.
    case alreadyHeld
}

/// A trust list in the wallet, without its bytes.
package struct TrustListRecord: Sendable, Equatable {
    package let number: Int
    package let name: String
    package let format: String
    package let version: Int?
    package let issued: String?
    package let expires: String?
    package let issuers: Int
    package let signer: String?
    package let digest: [UInt8]
    package let addedAt: String
}

extension TrustListRecord {
    /// A list that is not in the wallet yet, as if it were.
    package init(_ new: NewTrustList, digest: [UInt8]) {
        self.init(
            number: 0, name: new.name, format: new.format, version: new.version, issued: new.issued,
            expires: new.expires, issuers: new.issuers, signer: new.signer, digest: digest, addedAt: new.addedAt)
    }
}

extension TrustListRecord: StoredRow {
    static let layout = RowLayout(
        "trust_list",
        ["number", "name", "format", "version", "issued", "expires", "issuers", "signer", "digest", "added_at"],
        index: "trust_list_by_name", content: true)

    var values: [SQLValue] {
        [
            .integer(number), .text(name), .text(format), SQLValue(version), SQLValue(issued), SQLValue(expires),
            .integer(issuers), SQLValue(signer), .blob(digest), .text(addedAt),
        ]
    }

    init(from reader: inout RowReader) throws(StoreError) {
        number = try reader.integer()
        name = try reader.text()
        format = try reader.text()
        version = try reader.optionalInteger()
        issued = try reader.optionalText()
        expires = try reader.optionalText()
        issuers = try reader.integer()
        signer = try reader.optionalText()
        digest = try reader.blob()
        addedAt = try reader.text()
    }
}

/// The highest version ever accepted under a name, kept also after the list is removed.
struct TrustListVersion: StoredRow {
    let number: Int
    let name: String
    var highest: Int

    static let layout = RowLayout(
        "trust_list_version", ["number", "name", "highest"], index: "trust_list_version_by_name")
    var values: [SQLValue] { [.integer(number), .text(name), .integer(highest)] }

    init(number: Int, name: String, highest: Int) {
        self.number = number
        self.name = name
        self.highest = highest
    }

    init(from reader: inout RowReader) throws(StoreError) {
        number = try reader.integer()
        name = try reader.text()
        highest = try reader.integer()
    }
}
