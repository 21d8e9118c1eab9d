// SPDX-License-Identifier: Apache-2.0

import Testing
import WalletStore

/// Wallets that an earlier version wrote.
@Suite struct MigrationTests {
    /// Makes of a wallet what version 1 would have written of the same credentials.
    private static let asVersion1 = """
        DROP INDEX summary_unread;
        CREATE TABLE kept AS SELECT rowid AS number, title, issuer, words FROM credential_text;
        DROP TABLE credential_text;
        CREATE VIRTUAL TABLE credential_text
        USING fts5 (title, issuer, words, tokenize = 'unicode61 remove_diacritics 2');
        INSERT INTO credential_text (rowid, title, issuer, words) SELECT number, title, issuer, words FROM kept;
        DROP TABLE kept;
        PRAGMA user_version = 1
        """

    private static func withVersion1(_ body: (TestWallet) throws -> Void) throws {
        try TestWallet.with { wallet in
            try wallet.open().write { file in
                _ = try file.insert(.sample("1", title: "Élan vital", words: "coöperatief leren"))
                _ = try file.insert(.sample("2", title: "Zebra", issuerID: "did:web:hva.nl", words: "strepen"))
            }
            try RawDatabase.run(asVersion1, on: wallet.directory.database)
            try body(wallet)
        }
    }

    @Test(arguments: [WalletStore.Mode.read, .write, .create])
    func aWalletOfVersion1IsCarriedOver(_ mode: WalletStore.Mode) throws {
        try Self.withVersion1 { wallet in
            let store = try wallet.open(mode)
            #expect(try Disk.read(wallet.directory.database)[60..<64] == [0, 0, 0, 2])
            #expect(try store.doctor() == [])
            for (words, expected) in [(["elan"], [1]), (["leren"], [1]), (["hva"], [2]), (["lerend"], [])] {
                let query = CredentialQuery(words: words, order: .relevance)
                #expect(try store.read { try $0.list(query) }.map(\.number) == expected)
            }
            #expect(try store.read { try $0.content(of: 2) } == Array("2".utf8))
        }
    }

    @Test func whatIsNotKnownOfItIsToBeReadAnew() throws {
        try Self.withVersion1 { wallet in
            let store = try wallet.open(.write)
            #expect(try store.read { try $0.numbersWithoutSummary() } == [1, 2])
            let skills = CredentialQuery(skills: ["leren"])
            #expect(try store.read { try $0.list(skills) } == [])
            try store.write { file in
                guard let record = try file.credential(number: 1) else {
                    throw StoreError.notFound(table: "credential")
                }
                try file.setFacts(
                    record.facts, words: "coöperatief leren", skills: "coöperatief leren", summary: "{}", of: 1)
            }
            #expect(try store.read { try $0.numbersWithoutSummary() } == [2])
            #expect(try store.read { try $0.summaries() } == [1: "{}", 2: ""])
            #expect(try store.read { try $0.list(skills) }.map(\.number) == [1])
            #expect(try store.doctor() == [])
        }
    }

    /// A migration is one transaction: whatever stops it leaves the wallet as it was.
    @Test(arguments: [
        "CREATE TABLE carried", "DROP TABLE credential_text", "INSERT INTO credential_text", "summary_unread",
    ])
    func aMigrationCutShortChangesNothing(_ statement: String) throws {
        try Self.withVersion1 { wallet in
            let before = try Disk.read(wallet.directory.database)
            #expect(throws: StoreError.tooLarge) {
                try wallet.open(.write) { options in
                    options.beforeStatement = { sql throws(StoreError) in
                        if sql.contains(statement) { throw .tooLarge }
                    }
                }
            }
            #expect(try Disk.read(wallet.directory.database) == before)
            #expect(try wallet.open(.write).doctor() == [])
        }
    }
}
