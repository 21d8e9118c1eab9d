// SPDX-License-Identifier: Apache-2.0

extension WalletFile {
    package func credential(number: Int) throws(StoreError) -> CredentialRecord? {
        try connection.row(CredentialRecord.self, number: number)
    }

    package func credential(digest: [UInt8]) throws(StoreError) -> CredentialRecord? {
        try connection.rows(CredentialRecord.self, "WHERE digest = ?1", [.blob(digest)]).first
    }

    /// All credentials with this `id`, replaced ones too, in the order they were taken in.
    package func credentials(id: String) throws(StoreError) -> [CredentialRecord] {
        try connection.rows(CredentialRecord.self, "WHERE credential_id = ?1 ORDER BY number", [.text(id)])
    }

    /// Those whose newer version is `number`.
    package func credentials(replacedBy number: Int) throws(StoreError) -> [CredentialRecord] {
        try connection.rows(CredentialRecord.self, "WHERE replaced_by = ?1 ORDER BY number", [.integer(number)])
    }

    /// The original bytes, held against their digest. `notFound` for a number that is not there.
    package func content(of number: Int) throws(StoreError) -> [UInt8] {
        guard let record = try credential(number: number) else { throw .notFound(table: "credential") }
        return try content(of: record)
    }

    /// The original bytes, held against the digest of a record that was just read.
    package func content(of record: CredentialRecord) throws(StoreError) -> [UInt8] {
        try checkedContent("original", number: record.number, digest: record.digest)
    }

    /// The JSON view given at import.
    package func summary(of number: Int) throws(StoreError) -> String {
        if let row = try connection.row(SummaryRow.self, number: number) { return row.view }
        guard try credential(number: number) != nil else { throw .notFound(table: "credential") }
        throw .damaged(.row(table: "summary", number: number))
    }

    /// Takes a credential in, unless its bytes are here already.
    ///
    /// Of two versions of one credential (same issuer, same `id`) the one issued later is listed; where that cannot be
    /// told, the one that came later.
    ///
    /// - Parameter preferred: the number to give it, where that is beyond all that were given before.
    package mutating func insert(
        _ new: NewCredential, preferring preferred: Int? = nil
    ) throws(StoreError) -> InsertOutcome {
        let digest = try digest(of: new.content)
        if let held = try credential(digest: digest) { return .alreadyHeld(number: held.number) }
        let other = new.mayReplace && new.copyOf == nil ? try currentVersion(of: new.facts) : nil
        let newer = new.copyOf ?? other.flatMap { Self.isOlder(new.facts, than: $0.facts) ? $0.number : nil }

        let number = max(try connection.nextNumber(CredentialRecord.self), preferred ?? 0)
        let record = CredentialRecord(
            number: number, digest: digest, facts: new.facts, source: new.source, importedAt: new.importedAt,
            replacedBy: newer, verdict: new.verdict)
        try connection.insert(record)
        try connection.run(
            "INSERT INTO original (number, content) VALUES (?1, ?2)", [.integer(number), .blob(new.content)])
        try connection.insert(SummaryRow(number: number, view: new.summary))
        try addToSearch(number, new.facts, words: new.words, skills: new.skills)

        if let newer { return .superseded(number: number, by: newer) }
        guard var older = other else { return .inserted(number: number) }
        older.replacedBy = number
        try connection.update(older)
        return .replaced(older: older.number, by: number)
    }

    /// The listed credential of the same issuer and `id`.
    private func currentVersion(of facts: CredentialFacts) throws(StoreError) -> CredentialRecord? {
        guard let id = facts.credentialID, let issuer = facts.issuerID else { return nil }
        return try connection.rows(
            CredentialRecord.self,
            "WHERE credential_id = ?1 AND issuer_id = ?2 AND replaced_by IS NULL ORDER BY number DESC",
            [.text(id), .text(issuer)]
        ).first
    }

    private static func isOlder(_ facts: CredentialFacts, than held: CredentialFacts) -> Bool {
        guard let new = facts.issued ?? facts.validFrom, let old = held.issued ?? held.validFrom else { return false }
        return new.utf8.lexicographicallyPrecedes(old.utf8)
    }

    package mutating func setVerdict(_ verdict: CachedVerdict, of number: Int) throws(StoreError) {
        guard var record = try credential(number: number) else { throw .notFound(table: "credential") }
        record.verdict = verdict
        try connection.update(record)
    }

    /// Puts what is known of a credential by now in the place of what was known at its import, in the search index too.
    package mutating func setFacts(
        _ facts: CredentialFacts, words: String, skills: String, summary: String, of number: Int
    ) throws(StoreError) {
        guard var record = try credential(number: number) else { throw .notFound(table: "credential") }
        record.facts = facts
        try connection.update(record)
        try connection.update(SummaryRow(number: number, view: summary))
        try removeWords(of: number)
        try addToSearch(number, facts, words: words, skills: skills)
    }

    /// Takes a credential out, its original bytes and its words in the search index too.
    ///
    /// Older versions of it pass to the version that replaced it, or are listed again.
    package mutating func remove(_ number: Int) throws(StoreError) {
        guard let record = try credential(number: number) else { throw .notFound(table: "credential") }
        for var older in try credentials(replacedBy: number) {
            older.replacedBy = record.replacedBy
            try connection.update(older)
        }
        try connection.run("DELETE FROM original WHERE number = ?1", [.integer(number)])
        try connection.run("DELETE FROM summary WHERE number = ?1", [.integer(number)])
        try removeWords(of: number)
        try connection.delete(CredentialRecord.self, number: number)
    }
}
