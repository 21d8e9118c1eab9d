// SPDX-License-Identifier: Apache-2.0

extension WalletFile {
    /// All evidence, in the order it was taken in.
    package func evidence() throws(StoreError) -> [EvidenceRecord] {
        try connection.allRows(EvidenceRecord.self, "ORDER BY number")
    }

    /// Evidence that is about `identifier` by its own `id`, or was fetched from there; the latest taken in first.
    package func evidence(for identifier: String) throws(StoreError) -> [EvidenceRecord] {
        try connection.rows(
            EvidenceRecord.self, "WHERE subject_id = ?1 OR url = ?1 ORDER BY number DESC", [.text(identifier)])
    }

    /// The bytes, held against their digest.
    package func content(of record: EvidenceRecord) throws(StoreError) -> [UInt8] {
        try checkedContent("evidence", number: record.number, digest: record.digest)
    }

    /// Keeps a document, unless its bytes are here already for the same URL.
    package mutating func insert(_ new: NewEvidence) throws(StoreError) -> EvidenceOutcome {
        let digest = try digest(of: new.content)
        let held = try connection.rows(
            EvidenceRecord.self, "WHERE digest = ?1 AND ifnull(url, '') = ?2", [.blob(digest), .text(new.url ?? "")])
        if let held = held.first { return .alreadyHeld(number: held.number) }
        let number = try connection.nextNumber(EvidenceRecord.self)
        let record = EvidenceRecord(
            number: number, kind: new.kind, subjectID: new.subjectID, url: new.url, digest: digest, source: new.source,
            addedAt: new.addedAt)
        try connection.insert(record, content: new.content)
        return .inserted(number: number)
    }

    package mutating func removeEvidence(_ number: Int) throws(StoreError) {
        try connection.delete(EvidenceRecord.self, number: number)
    }
}
