// SPDX-License-Identifier: Apache-2.0

/// What a list shows of a credential, as read from the parsed original when it was imported.
///
/// Moments are texts in one form with one zone (RFC 3339, UTC), so that the order of their bytes is their order in time.
package struct CredentialFacts: Sendable, Equatable {
    /// `vc-di`, `vc-jwt` … as in a report.
    package var format: String
    /// `credential` or `presentation`.
    package var kind: String
    /// The credential's own `id`.
    package var credentialID: String?
    package var title: String
    package var issuerID: String?
    package var issuerName: String?
    package var subject: String?
    package var issued: String?
    package var validFrom: String?
    package var validUntil: String?
    /// Study load in ECTS credits.
    package var ects: Double?
    /// Level in the European Qualifications Framework.
    package var eqf: Int?

    package init(
        format: String, kind: String, credentialID: String? = nil, title: String, issuerID: String? = nil,
        issuerName: String? = nil, subject: String? = nil, issued: String? = nil, validFrom: String? = nil,
        validUntil: String? = nil, ects: Double? = nil, eqf: Int? = nil
    ) {
        self.format = format
        self.kind = kind
        self.credentialID = credentialID
        self.title = title
        self.issuerID = issuerID
        self.issuerName = issuerName
        self.subject = subject
        self.issued = issued
        self.validFrom = validFrom
        self.validUntil = validUntil
        self.ects = ects
        self.eqf = eqf
    }
}

/// A verdict as it was once found: a cache for lists, never a reason to trust.
package struct CachedVerdict: Sendable, Equatable {
    package var verdict: String
    /// The moment it was found for.
    package var at: String
    /// What it was found against: a digest of the trust lists and evidence, so that a change of them shows.
    package var basis: String

    package init(verdict: String, at: String, basis: String) {
        self.verdict = verdict
        self.at = at
        self.basis = basis
    }
}

/// A credential to be taken in.
package struct NewCredential: Sendable {
    package var facts: CredentialFacts
    /// The original bytes, kept unchanged.
    package var content: [UInt8]
    package var verdict: CachedVerdict
    /// The name the file came under, for the owner's eyes.
    package var source: String?
    package var importedAt: String
    /// Text the search finds besides title and issuer: outcomes, skills, descriptions.
    package var words: String
    /// What was learnt, in the words that a search for skills finds.
    package var skills: String
    /// What an overview across the wallet needs, as JSON; empty where it is yet to be read. The store does not look inside.
    package var summary: String
    /// Whether it may take the place of a credential held with the same issuer and `id`.
    ///
    /// Only for one whose signature holds: otherwise anyone's file could hide the real one.
    package var mayReplace: Bool
    /// The credential held that this is in another file: kept beside it, and not listed.
    package var copyOf: Int?

    package init(
        facts: CredentialFacts, content: [UInt8], verdict: CachedVerdict, source: String? = nil, importedAt: String,
        words: String = "", skills: String = "", summary: String = "", mayReplace: Bool = false,
        copyOf: Int? = nil
    ) {
        self.facts = facts
        self.content = content
        self.verdict = verdict
        self.source = source
        self.importedAt = importedAt
        self.words = words
        self.skills = skills
        self.summary = summary
        self.mayReplace = mayReplace
        self.copyOf = copyOf
    }
}

/// What became of a credential that was to be taken in.
package enum InsertOutcome: Sendable, Equatable {
    case inserted(number: Int)
    /// The same bytes are here already, under this number.
    case alreadyHeld(number: Int)
    /// Taken in as the newer version of another, which is kept but no longer listed.
    case replaced(older: Int, by: Int)
    /// Taken in as an older version of one that is held, so kept but not listed.
    case superseded(number: Int, by: Int)
}

/// A credential in the wallet, without its original bytes.
package struct CredentialRecord: Sendable, Equatable {
    /// Given at import, never used again.
    package let number: Int
    /// SHA-256 of the original bytes.
    package let digest: [UInt8]
    package var facts: CredentialFacts
    package let source: String?
    package let importedAt: String
    /// The newer version held of the same credential.
    package internal(set) var replacedBy: Int?
    package var verdict: CachedVerdict
}

extension CredentialRecord: StoredRow {
    static let layout = RowLayout(
        "credential",
        [
            "number", "digest", "format", "kind", "credential_id", "title", "issuer_id", "issuer_name", "subject",
            "issued",
            "valid_from", "valid_until", "ects", "eqf", "source", "imported_at", "replaced_by", "verdict", "verdict_at",
            "verdict_basis",
        ],
        index: "credential_by_id")

    var values: [SQLValue] {
        [
            .integer(number), .blob(digest), .text(facts.format), .text(facts.kind), SQLValue(facts.credentialID),
            .text(facts.title), SQLValue(facts.issuerID), SQLValue(facts.issuerName), SQLValue(facts.subject),
            SQLValue(facts.issued), SQLValue(facts.validFrom), SQLValue(facts.validUntil), SQLValue(facts.ects),
            SQLValue(facts.eqf), SQLValue(source), .text(importedAt), SQLValue(replacedBy), .text(verdict.verdict),
            .text(verdict.at), .text(verdict.basis),
        ]
    }

    init(from reader: inout RowReader) throws(StoreError) {
        number = try reader.integer()
        digest = try reader.blob()
        facts = CredentialFacts(
            format: try reader.text(), kind: try reader.text(), credentialID: try reader.optionalText(),
            title: try reader.text(), issuerID: try reader.optionalText(), issuerName: try reader.optionalText(),
            subject: try reader.optionalText(), issued: try reader.optionalText(), validFrom: try reader.optionalText(),
            validUntil: try reader.optionalText(), ects: try reader.optionalReal(), eqf: try reader.optionalInteger())
        source = try reader.optionalText()
        importedAt = try reader.text()
        replacedBy = try reader.optionalInteger()
        verdict = CachedVerdict(verdict: try reader.text(), at: try reader.text(), basis: try reader.text())
    }
}

/// The JSON view of a credential, in its own table.
struct SummaryRow: StoredRow {
    let number: Int
    let view: String

    static let layout = RowLayout("summary", ["number", "view"], index: nil)
    var values: [SQLValue] { [.integer(number), .text(view)] }

    init(number: Int, view: String) {
        self.number = number
        self.view = view
    }

    init(from reader: inout RowReader) throws(StoreError) {
        number = try reader.integer()
        view = try reader.text()
    }
}
