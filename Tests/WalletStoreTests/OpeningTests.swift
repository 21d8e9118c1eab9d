// SPDX-License-Identifier: Apache-2.0

import Testing
import WalletStore

@Suite struct OpeningTests {
    @Test func aNewWalletIsOurs() throws {
        try TestWallet.with { wallet in
            _ = try wallet.open(.create)
            let header = try Disk.read(wallet.directory.database).prefix(100)
            #expect(header.prefix(16) == ArraySlice("SQLite format 3\0".utf8))
            #expect(header[60..<64] == [0, 0, 0, 2], "user_version")
            #expect(header[68..<72] == ArraySlice("Bpck".utf8), "application_id")
            #expect(header[18..<20] == [1, 1], "a rollback journal, no write-ahead log")
            #expect(try Disk.mode(wallet.directory.database) == 0o600)
            _ = try wallet.open(.create)
            _ = try wallet.open(.write)
            _ = try wallet.open(.read)
        }
    }

    @Test func theJournalIsPrivateToo() throws {
        try TestWallet.with { wallet in
            let store = try wallet.open()
            _ = try store.write { try $0.insert(NewCredential.sample("1")) }
            let names = try Disk.names(in: wallet.directory.path)
            for name in names where name != "keys" {
                #expect(try Disk.mode(wallet.directory.path.appending(try #require(FilePath(name)))) == 0o600)
            }
            #expect(names.contains("wallet.sqlite"))
        }
    }

    @Test(arguments: [WalletStore.Mode.read, .write])
    func readingMakesNoWallet(_ mode: WalletStore.Mode) throws {
        try TestWallet.with { wallet in
            #expect(throws: StoreError.noWallet) { try wallet.open(mode) }
            #expect(try Disk.names(in: wallet.directory.path) == [])
            _ = try wallet.open(.create)
            _ = try wallet.open(mode)
        }
    }

    @Test(arguments: [3, 7, 0x7FFF_FFFF])
    func aNewerWalletIsLeftByteForByte(_ version: Int) throws {
        try TestWallet.with { wallet in
            _ = try wallet.open().write { try $0.insert(NewCredential.sample("1")) }
            try RawDatabase.run(
                "PRAGMA user_version = \(version); CREATE TABLE future (a); INSERT INTO future VALUES (1)",
                on: wallet.directory.database)
            let before = try Disk.read(wallet.directory.database)
            let names = try Disk.names(in: wallet.directory.path)
            for mode in [WalletStore.Mode.read, .write, .create] {
                #expect(throws: StoreError.newerVersion(found: version, supported: 2)) { try wallet.open(mode) }
            }
            #expect(try Disk.read(wallet.directory.database) == before)
            #expect(try Disk.names(in: wallet.directory.path) == names)
        }
    }

    @Test(arguments: [
        ("PRAGMA application_id = 99", 99), ("CREATE TABLE notes (a); PRAGMA user_version = 1", 0),
        ("PRAGMA user_version = 3; CREATE VIEW v AS SELECT 1", 0),
    ])
    func anotherProgramsFileIsLeftByteForByte(_ sql: String, _ applicationID: Int) throws {
        try TestWallet.with { wallet in
            try RawDatabase.run(sql, on: wallet.directory.database)
            try Disk.setMode(wallet.directory.database, 0o600)
            let before = try Disk.read(wallet.directory.database)
            for mode in [WalletStore.Mode.read, .write, .create] {
                #expect(throws: StoreError.foreignFile(applicationID: applicationID)) { try wallet.open(mode) }
            }
            #expect(try Disk.read(wallet.directory.database) == before)
        }
    }

    @Test(arguments: [
        "", "x", "SQLite format 3\0",
        "no database, but long enough to hold the header of one hundred bytes that SQLite reads before it reads anything",
    ])
    func whatIsNoDatabaseIsDamaged(_ text: String) throws {
        try TestWallet.with { wallet in
            try SecureFile.write(Array(text.utf8), to: wallet.directory.database)
            for mode in [WalletStore.Mode.read, .write, .create] {
                let error = #expect(throws: StoreError.self) { try wallet.open(mode) }
                #expect(error?.code == "store.damaged")
            }
            #expect(try Disk.read(wallet.directory.database) == Array(text.utf8))
        }
    }

    @Test(arguments: [
        ("CREATE TRIGGER t AFTER INSERT ON credential BEGIN DELETE FROM credential; END", "trigger t on credential"),
        ("CREATE VIEW v AS SELECT 1", "view v on v"), ("CREATE TABLE extra (a)", "table extra on extra"),
        ("CREATE INDEX i ON credential (title)", "index i on credential"),
        ("DROP TABLE summary", "index summary_unread on summary"),
        ("DROP INDEX credential_by_id", "index credential_by_id on credential"),
        (
            "DROP INDEX credential_by_id; CREATE INDEX credential_by_id ON credential (title)",
            "index credential_by_id on credential"
        ),
        ("ALTER TABLE original ADD COLUMN more TEXT", "table original on original"),
        ("DROP TABLE credential_text", "table credential_text on credential_text"),
    ])
    func aSchemaThatIsNotOursIsRefused(_ sql: String, _ object: String) throws {
        try TestWallet.with { wallet in
            _ = try wallet.open()
            try RawDatabase.run(sql, on: wallet.directory.database)
            for mode in [WalletStore.Mode.read, .write, .create] {
                #expect(throws: StoreError.damaged(.schema(object: object))) { try wallet.open(mode) }
            }
        }
    }

    @Test func aJournalWithoutItsWalletIsNoBeginning() throws {
        try TestWallet.with { wallet in
            let journal = wallet.directory.path.appending(try #require(FilePath("wallet.sqlite-journal")))
            try SecureFile.write([1, 2, 3], to: journal)
            #expect(throws: StoreError.damaged(.strayJournal(journal))) { try wallet.open(.create) }
            #expect(throws: StoreError.noWallet) { try wallet.open(.write) }
            #expect(try Disk.names(in: wallet.directory.path) == ["wallet.sqlite-journal"])
            try SecureFile.write([], to: journal, replacing: true)
            #expect(try wallet.open(.create).doctor() == [], "an empty one undoes nothing")
        }
    }

    @Test func oneOfOurFilesWithoutAVersionIsDamaged() throws {
        try TestWallet.with { wallet in
            _ = try wallet.open()
            for version in [0, -1] {
                try RawDatabase.run("PRAGMA user_version = \(version)", on: wallet.directory.database)
                #expect(throws: StoreError.damaged(.schema(object: "user_version"))) { try wallet.open(.write) }
            }
        }
    }

    @Test(arguments: [
        [0xFF, 0xFE, 0x0A], Array("file:wallet?mode=memory#x".utf8), Array(":memory:".utf8), Array("a b'\"%00".utf8),
        [UInt8](repeating: 0x77, count: 255),
    ])
    func theFolderMayHaveAnyName(_ name: [UInt8]) throws {
        try TemporaryFolder.with { folder in
            let path = folder.path.appending(try #require(FilePath(bytes: name)))
            let directory = try WalletDirectory(creatingAt: path)
            let store = try WalletStore(directory, mode: .create, digest: testDigest)
            _ = try store.write { try $0.insert(NewCredential.sample("1")) }
            #expect(Disk.exists(path.appending(try #require(FilePath("wallet.sqlite")))))
            #expect(try WalletStore(directory, mode: .read, digest: testDigest).read { try $0.credentialCount() } == 1)
        }
    }

    @Test func aPathBeyondWhatSQLiteOpensIsAnError() throws {
        try TemporaryFolder.with { folder in
            let part = try #require(FilePath(String(repeating: "w", count: 200)))
            let directory = try WalletDirectory(creatingAt: folder.path.appending(part).appending(part).appending(part))
            let error = #expect(throws: StoreError.self) {
                try WalletStore(directory, mode: .create, digest: testDigest)
            }
            #expect(error?.code == "store.cannot-open")
            #expect(try Disk.names(in: directory.path) == [])
        }
    }

    @Test(arguments: [1, 5, 20])
    func onAFullDiskNoWalletIsBegun(_ pages: Int) throws {
        try TestWallet.with { wallet throws in
            let error = #expect(throws: StoreError.self) { try wallet.open(.create) { $0.maximumPages = pages } }
            #expect(error?.code == "store.full")
            #expect(try Disk.names(in: wallet.directory.path) == [])
            #expect(try wallet.open(.create).doctor() == [])
        }
    }

    @Test func theFileMustBeAPlainOneOfOurOwn() throws {
        try TestWallet.with { wallet in
            let path = wallet.directory.database
            try Disk.makePipe(path)
            #expect(throws: StoreError.file(.notARegularFile(path))) { try wallet.open(.create) }
            try Disk.remove(path)
            try Disk.makeFolder(path)
            #expect(throws: StoreError.file(.notARegularFile(path))) { try wallet.open(.read) }
            try Disk.removeFolder(path)
            try Disk.link(path, to: try wallet.folder.file("elsewhere"))
            #expect(throws: StoreError.file(.symbolicLink(path))) { try wallet.open(.create) }
            try Disk.remove(path)
            _ = try wallet.open(.create)
            for mode in [0o660, 0o606] as [UInt32] {
                try Disk.setMode(path, mode)
                #expect(throws: StoreError.file(.unsafeMode(path, mode: mode))) { try wallet.open(.write) }
            }
        }
    }

    @Test func aWalletOpenedForReadingTakesNoChange() throws {
        try TestWallet.with { wallet in
            _ = try wallet.open().write { try $0.insert(NewCredential.sample("1")) }
            let before = try Disk.read(wallet.directory.database)
            let store = try wallet.open(.read)
            #expect(throws: StoreError.readOnly) { try store.write { try $0.remove(1) } }
            #expect(try store.read { try $0.list() }.count == 1)
            #expect(try store.doctor() == [])
            #expect(try Disk.read(wallet.directory.database) == before)
        }
    }

    @Test(.enabled(if: !Disk.isSuperuser, "the superuser may write everywhere"))
    func aWalletThatCannotBeWrittenCanBeRead() throws {
        try TestWallet.with { wallet in
            _ = try wallet.open().write { try $0.insert(NewCredential.sample("1")) }
            // With the journal's file there the folder itself would not have to change.
            try Disk.remove(wallet.directory.path.appending(try #require(FilePath("wallet.sqlite-journal"))))
            try Disk.setMode(wallet.directory.path, 0o500)
            defer { try? Disk.setMode(wallet.directory.path, 0o700) }
            for mode: UInt32 in [0o600, 0o400] {
                try Disk.setMode(wallet.directory.database, mode)
                for open in [WalletStore.Mode.read, .write, .create] {
                    let store = try wallet.open(open)
                    #expect(try store.read { try $0.list() }.count == 1)
                    let error = #expect(throws: StoreError.self) { try store.write { try $0.remove(1) } }
                    #expect(["store.read-only", "store.permission"].contains(error?.code))
                    #expect(try store.read { try $0.list() }.count == 1)
                    #expect(try store.doctor() == [])
                }
            }
            try Disk.setMode(wallet.directory.database, 0o000)
            let error = #expect(throws: StoreError.self) { try wallet.open(.read) }
            #expect(error?.code == "store.permission")
        }
    }
}
