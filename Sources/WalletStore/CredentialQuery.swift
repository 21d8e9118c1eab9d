// SPDX-License-Identifier: Apache-2.0

/// Which credentials to list, and how.
package struct CredentialQuery: Sendable {
    package enum Order: String, Sendable, CaseIterable {
        /// As taken in.
        case number
        case title
        case issuer
        /// Latest first.
        case issued
        /// The first to expire first, those without an end last.
        case validUntil
        /// Best match first; as `number` where no words are asked for.
        case relevance
    }

    /// Words that must all occur, each whole or as the start of one; case and accents do not matter.
    package var words: [String]
    /// The issuer's identifier exactly, or words of its name.
    package var issuer: String?
    /// Words that must all occur in what was learnt, as those of `words` do anywhere.
    package var skills: [String]
    /// The level in the European Qualifications Framework.
    package var eqf: Int?
    /// The least study load in ECTS credits. A credential that states none has less.
    package var minimumECTS: Double?
    /// Any of these cached verdicts; all when empty.
    package var verdicts: [String]
    /// Any of these formats; all when empty.
    package var formats: [String]
    package var order: Order
    package var limit: Int?
    /// Also those that a newer version replaced.
    package var includesReplaced: Bool

    package init(
        words: [String] = [], issuer: String? = nil, skills: [String] = [], eqf: Int? = nil,
        minimumECTS: Double? = nil, verdicts: [String] = [], formats: [String] = [], order: Order = .number,
        limit: Int? = nil, includesReplaced: Bool = false
    ) {
        self.words = words
        self.issuer = issuer
        self.skills = skills
        self.eqf = eqf
        self.minimumECTS = minimumECTS
        self.verdicts = verdicts
        self.formats = formats
        self.order = order
        self.limit = limit
        self.includesReplaced = includesReplaced
    }
}

extension CredentialQuery {
    /// Whether a credential that the condition selected is listed.
    ///
    /// Decided on what was read and held against its checksum, not inside SQL, where a damaged row would be left out of the
    /// list without a word.
    func includes(_ record: CredentialRecord) -> Bool {
        (includesReplaced || record.replacedBy == nil)
            && (eqf == nil || record.facts.eqf == eqf)
            && (minimumECTS.map { least in record.facts.ects.map { $0 >= least } ?? false } ?? true)
            && (verdicts.isEmpty || verdicts.contains { $0.utf8.elementsEqual(record.verdict.verdict.utf8) })
            && (formats.isEmpty || formats.contains { $0.utf8.elementsEqual(record.facts.format.utf8) })
    }
}

/// The part of a query that SQLite answers: what the search index knows, and the order.
struct QueryCondition {
    private(set) var sql = ""
    private(set) var parameters: [SQLValue] = []

    /// Nil for a query that nothing can answer: words of which none can be found.
    init?(_ query: CredentialQuery) {
        var conditions: [String] = []
        if !query.words.isEmpty {
            guard let expression = SearchExpression(query.words) else { return nil }
            sql += "JOIN credential_text ON credential_text.rowid = credential.number "
            conditions.append("credential_text MATCH \(add(.text(expression.text)))")
        }
        if !query.skills.isEmpty {
            guard let expression = SearchExpression(query.skills, column: "skills") else { return nil }
            conditions.append(indexed(expression))
        }
        if let issuer = query.issuer {
            var alternatives = ["issuer_id = \(add(.text(issuer)))"]
            if let expression = SearchExpression([issuer], column: "issuer") {
                alternatives.append(indexed(expression))
            }
            conditions.append("(\(alternatives.joined(separator: " OR ")))")
        }
        if !conditions.isEmpty { sql += "WHERE \(conditions.joined(separator: " AND ")) " }
        sql += "ORDER BY \(Self.ordering(query.order, isSearch: !query.words.isEmpty))"
    }

    /// That the index has a credential under an expression, whatever else is asked of it.
    private mutating func indexed(_ expression: SearchExpression) -> String {
        "number IN (SELECT rowid FROM credential_text WHERE credential_text MATCH \(add(.text(expression.text))))"
    }

    private mutating func add(_ value: SQLValue) -> String {
        parameters.append(value)
        return "?\(parameters.count)"
    }

    private static func ordering(_ order: CredentialQuery.Order, isSearch: Bool) -> String {
        switch order {
        case .number: "number"
        case .title: "credential.title COLLATE NOCASE, number"
        case .issuer: "ifnull(issuer_name, issuer_id) COLLATE NOCASE, number"
        case .issued: "ifnull(issued, valid_from) DESC, number"
        case .validUntil: "valid_until IS NULL, valid_until, number"
        // A word in the title weighs more than one in the issuer's name or in what was learnt, and that more than one in
        // the rest of the text. What was learnt stands in the text as well.
        case .relevance: isSearch ? "bm25(credential_text, 10, 5, 1, 4), number" : "number"
        }
    }
}
