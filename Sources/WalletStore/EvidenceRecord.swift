// SPDX-License-Identifier: Apache-2.0

/// A document to be kept for verification: a DID document, a status list, an issuer object.
package struct NewEvidence: Sendable {
    package var kind: String
    /// The document's own `id`.
    package var subjectID: String?
    /// Where its owner says it was fetched.
    package var url: String?
    package var content: [UInt8]
    /// The name the file came under.
    package var source: String?
    package var addedAt: String

    package init(
        kind: String, subjectID: String? = nil, url: String? = nil, content: [UInt8], source: String? = nil,
        addedAt: String
    ) {
        self.kind = kind
        self.subjectID = subjectID
        self.url = url
        self.content = content
        self.source = source
        self.addedAt = addedAt
    }
}

package enum EvidenceOutcome: Sendable, Equatable {
    case inserted(number: Int)
    /// The same bytes for the same URL are here already.
    case alreadyHeld(number: Int)
}

/// A document kept for verification, without its bytes. Earlier documents of the same subject stay beside later ones.
package struct EvidenceRecord: Sendable, Equatable {
    package let number: Int
    package let kind: String
    package let subjectID: String?
    package let url: String?
    package let digest: [UInt8]
    package let source: String?
    package let addedAt: String
}

extension EvidenceRecord: StoredRow {
    static let layout = RowLayout(
        "evidence", ["number", "kind", "subject_id", "url", "digest", "source", "added_at"],
        index: "evidence_by_digest", content: true)

    var values: [SQLValue] {
        [
            .integer(number), .text(kind), SQLValue(subjectID), SQLValue(url), .blob(digest), SQLValue(source),
            .text(addedAt),
        ]
    }

    init(from reader: inout RowReader) throws(StoreError) {
        number = try reader.integer()
        kind = try reader.text()
        subjectID = try reader.optionalText()
        url = try reader.optionalText()
        digest = try reader.blob()
        source = try reader.optionalText()
        addedAt = try reader.text()
    }
}
