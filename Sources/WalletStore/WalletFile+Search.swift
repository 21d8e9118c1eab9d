// SPDX-License-Identifier: Apache-2.0

extension WalletFile {
    /// The credentials a query asks for. Original bytes are not read.
    package func list(_ query: CredentialQuery = CredentialQuery()) throws(StoreError) -> [CredentialRecord] {
        guard let condition = QueryCondition(query) else { return [] }
        return try connection.allRows(
            CredentialRecord.self, condition.sql, condition.parameters, limit: query.limit, where: query.includes)
    }

    /// How many credentials are held, those not listed included.
    package func credentialCount() throws(StoreError) -> Int {
        try connection.integer("SELECT count(*) FROM credential") ?? 0
    }

    mutating func addToSearch(_ number: Int, _ facts: CredentialFacts, words: String) throws(StoreError) {
        try connection.run(
            "INSERT INTO credential_text (rowid, title, issuer, words) VALUES (?1, ?2, ?3, ?4)",
            [
                .integer(number), .text(facts.title),
                .text([facts.issuerName, facts.issuerID].compactMap(\.self).joined(separator: " ")),
                .text(words),
            ])
    }
}
