// SPDX-License-Identifier: Apache-2.0

extension Migration {
    /// Gives skills a column of their own in the search index, and makes credentials without a summary quick to find.
    ///
    /// What is indexed is carried over as it is. The skills of a credential taken in before are not among it: its summary
    /// is empty, by which it is known as one to read anew.
    static let version2 = Migration(
        version: 2,
        statements: [
            "CREATE TABLE carried AS SELECT rowid AS number, title, issuer, words FROM credential_text",
            "DROP TABLE credential_text",
            """
            CREATE VIRTUAL TABLE credential_text
            USING fts5 (title, issuer, words, skills, tokenize = 'unicode61 remove_diacritics 2')
            """,
            """
            INSERT INTO credential_text (rowid, title, issuer, words, skills)
            SELECT number, title, issuer, words, '' FROM carried
            """,
            "DROP TABLE carried",
            "CREATE INDEX summary_unread ON summary (number) WHERE view = ''",
        ])
}
