// SPDX-License-Identifier: Apache-2.0

extension Migration {
    /// The first form of the file.
    ///
    /// `AUTOINCREMENT` keeps a number from being given twice. Original bytes have tables of their own, or stand behind
    /// everything else in the row, so that a list never reads them.
    static let version1 = Migration(
        version: 1,
        statements: [
            """
            CREATE TABLE credential (
                number INTEGER PRIMARY KEY AUTOINCREMENT,
                digest BLOB NOT NULL UNIQUE CHECK (length(digest) = 32),
                format TEXT NOT NULL,
                kind TEXT NOT NULL,
                credential_id TEXT,
                title TEXT NOT NULL,
                issuer_id TEXT,
                issuer_name TEXT,
                subject TEXT,
                issued TEXT,
                valid_from TEXT,
                valid_until TEXT,
                ects REAL,
                eqf INTEGER,
                source TEXT,
                imported_at TEXT NOT NULL,
                replaced_by INTEGER REFERENCES credential (number),
                verdict TEXT NOT NULL,
                verdict_at TEXT NOT NULL,
                verdict_basis TEXT NOT NULL,
                checksum INTEGER NOT NULL
            ) STRICT
            """,
            "CREATE INDEX credential_by_id ON credential (credential_id)",
            "CREATE INDEX credential_by_replacement ON credential (replaced_by) WHERE replaced_by IS NOT NULL",
            """
            CREATE TABLE original (
                number INTEGER PRIMARY KEY REFERENCES credential (number),
                content BLOB NOT NULL
            ) STRICT
            """,
            """
            CREATE TABLE summary (
                number INTEGER PRIMARY KEY REFERENCES credential (number),
                view TEXT NOT NULL,
                checksum INTEGER NOT NULL
            ) STRICT
            """,
            """
            CREATE VIRTUAL TABLE credential_text
            USING fts5 (title, issuer, words, tokenize = 'unicode61 remove_diacritics 2')
            """,
            """
            CREATE TABLE evidence (
                number INTEGER PRIMARY KEY AUTOINCREMENT,
                kind TEXT NOT NULL,
                subject_id TEXT,
                url TEXT,
                digest BLOB NOT NULL CHECK (length(digest) = 32),
                source TEXT,
                added_at TEXT NOT NULL,
                checksum INTEGER NOT NULL,
                content BLOB NOT NULL
            ) STRICT
            """,
            "CREATE UNIQUE INDEX evidence_by_digest ON evidence (digest, ifnull(url, ''))",
            "CREATE INDEX evidence_by_subject ON evidence (subject_id)",
            "CREATE INDEX evidence_by_url ON evidence (url)",
            """
            CREATE TABLE trust_list (
                number INTEGER PRIMARY KEY AUTOINCREMENT,
                name TEXT NOT NULL,
                format TEXT NOT NULL,
                version INTEGER,
                issued TEXT,
                expires TEXT,
                issuers INTEGER NOT NULL,
                signer TEXT,
                digest BLOB NOT NULL CHECK (length(digest) = 32),
                added_at TEXT NOT NULL,
                checksum INTEGER NOT NULL,
                content BLOB NOT NULL
            ) STRICT
            """,
            """
            CREATE TABLE trust_list_version (
                number INTEGER PRIMARY KEY AUTOINCREMENT,
                name TEXT NOT NULL,
                highest INTEGER NOT NULL,
                checksum INTEGER NOT NULL
            ) STRICT
            """,
            "CREATE UNIQUE INDEX trust_list_by_name ON trust_list (name)",
            "CREATE UNIQUE INDEX trust_list_version_by_name ON trust_list_version (name)",
            """
            CREATE TABLE holder_key (
                number INTEGER PRIMARY KEY AUTOINCREMENT,
                reader TEXT,
                public_key TEXT NOT NULL,
                file_name BLOB NOT NULL UNIQUE,
                created_at TEXT NOT NULL,
                checksum INTEGER NOT NULL
            ) STRICT
            """,
            "CREATE UNIQUE INDEX holder_key_by_public_key ON holder_key (public_key)",
            """
            CREATE TABLE share (
                number INTEGER PRIMARY KEY AUTOINCREMENT,
                reader TEXT NOT NULL,
                form TEXT NOT NULL,
                created_at TEXT NOT NULL,
                expires TEXT,
                challenge TEXT,
                domain TEXT,
                file_name TEXT,
                digest BLOB NOT NULL CHECK (length(digest) = 32),
                holder_key INTEGER REFERENCES holder_key (number),
                checksum INTEGER NOT NULL
            ) STRICT
            """,
            """
            CREATE TABLE share_item (
                number INTEGER PRIMARY KEY AUTOINCREMENT,
                share INTEGER NOT NULL REFERENCES share (number),
                credential INTEGER NOT NULL,
                digest BLOB NOT NULL CHECK (length(digest) = 32),
                title TEXT NOT NULL,
                claims TEXT NOT NULL,
                checksum INTEGER NOT NULL
            ) STRICT
            """,
            "CREATE INDEX share_by_reader ON share (reader)",
            "CREATE INDEX share_item_by_share ON share_item (share)",
            """
            CREATE TABLE identity (
                number INTEGER PRIMARY KEY AUTOINCREMENT,
                kind TEXT NOT NULL,
                value TEXT NOT NULL,
                added_at TEXT NOT NULL,
                checksum INTEGER NOT NULL
            ) STRICT
            """,
            "CREATE UNIQUE INDEX identity_by_value ON identity (kind, value)",
        ])
}
