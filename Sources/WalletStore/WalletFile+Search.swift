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

    /// The credentials that were taken in without a summary, those not listed included.
    package func numbersWithoutSummary() throws(StoreError) -> [Int] {
        let statement = try connection.statement("SELECT number FROM summary WHERE view = '' ORDER BY number")
        var numbers: [Int] = []
        while try statement.step() {
            guard let number = statement.text(at: 0).flatMap({ Int($0) }) else {
                throw .damaged(.row(table: "summary", number: nil))
            }
            numbers.append(number)
        }
        return numbers
    }

    /// The summaries of all credentials, by number.
    package func summaries() throws(StoreError) -> [Int: String] {
        let rows = try connection.allRows(SummaryRow.self, "ORDER BY number")
        return Dictionary(rows.map { ($0.number, $0.view) }) { first, _ in first }
    }

    /// The index has every text a second time where it has letters that others write otherwise.
    mutating func addToSearch(
        _ number: Int, _ facts: CredentialFacts, words: String, skills: String
    ) throws(StoreError) {
        let issuer = [facts.issuerName, facts.issuerID].compactMap(\.self).joined(separator: " ")
        try connection.run(
            "INSERT INTO credential_text (rowid, title, issuer, words, skills) VALUES (?1, ?2, ?3, ?4, ?5)",
            [.integer(number)] + [facts.title, issuer, words, skills].map { .text(SearchFolding.indexed($0)) })
    }
}
