// SPDX-License-Identifier: Apache-2.0

import Testing
import WalletStore

@Suite struct DoctorTests {
    private static func findings(
        after sql: String, mode: WalletStore.Mode = .write
    ) throws -> [DoctorFinding] {
        var findings: [DoctorFinding] = []
        try TestWallet.with { wallet in
            try wallet.open().write { file in
                for number in 1...3 {
                    _ = try file.insert(NewCredential.sample("\(number)", id: "urn:\(number)", words: "algebra"))
                }
            }
            try RawDatabase.run(sql, on: wallet.directory.database)
            findings = try wallet.open(mode).doctor()
        }
        return findings
    }

    @Test(arguments: [
        ("DELETE FROM original WHERE number = 1", ["doctor.content"]),
        ("INSERT INTO original VALUES (9, zeroblob(1))", ["doctor.reference"]),
        ("DELETE FROM credential WHERE number = 1", ["doctor.reference", "doctor.reference", "doctor.search"]),
        ("DELETE FROM credential_text WHERE rowid = 1", ["doctor.search"]),
        ("UPDATE credential_text SET title = 'x' WHERE rowid = 1", ["doctor.search"]),
        ("UPDATE credential_text_content SET c2 = 'x' WHERE id = 1", ["doctor.search"]),
        ("UPDATE credential_text_config SET v = 99", ["doctor.search"]),
        ("INSERT INTO credential_text (rowid, title) VALUES (9, 'x')", ["doctor.search"]),
        ("UPDATE credential SET title = 'x' WHERE number = 2", ["doctor.row", "doctor.search"]),
        ("SELECT 1", []),
    ])
    func whatIsWrongInsideIsFound(_ sql: String, _ codes: [String]) throws {
        #expect(try Self.findings(after: sql).map(\.code) == codes)
    }

    @Test func openedForReadingTheSearchIndexItselfIsNotExamined() throws {
        let sql = "UPDATE credential_text_content SET c2 = 'x' WHERE id = 1"
        #expect(try Self.findings(after: sql, mode: .read) == [])
        let visible = "DELETE FROM credential_text WHERE rowid = 1"
        #expect(try Self.findings(after: visible, mode: .read).map(\.kind) == [.search])
    }

    @Test func theFilesAreExamined() throws {
        try TestWallet.with { wallet in
            let store = try wallet.open()
            let directory = wallet.directory
            let names = try ["known", "lost", "orphan"].map { try #require(FilePath($0)) }
            try directory.writeKey([1], named: names[0])
            try directory.writeKey([1], named: names[2])
            try store.write { wallet in
                for name in names.prefix(2) {
                    _ = try wallet.addHolderKey(reader: nil, publicKey: name.description, fileName: name, at: "now")
                }
            }
            let leftover = directory.path.appending(try #require(FilePath(".backpack-1f")))
            try SecureFile.write([], to: leftover)
            #expect(
                try store.doctor().map { [$0.code, $0.path?.lastComponent?.description] } == [
                    ["doctor.leftover", ".backpack-1f"], ["doctor.orphan-key", "orphan"],
                    ["doctor.missing-key", "lost"],
                ])
        }
    }

    @Test func whatOthersCanReadIsNamed() throws {
        try TestWallet.with { wallet in
            let directory = wallet.directory
            let name = try #require(FilePath("key"))
            let store = try wallet.open()
            try directory.writeKey([1], named: name)
            _ = try store.write { try $0.addHolderKey(reader: nil, publicKey: "z", fileName: name, at: "now") }
            #expect(try store.doctor() == [])
            let open = [directory.path, directory.keys, directory.database, directory.keys.appending(name)]
            for path in open {
                try Disk.setMode(path, path == directory.path || path == directory.keys ? 0o755 : 0o644)
            }
            let findings = try store.doctor()
            #expect(findings.allSatisfy { $0.kind == .mode })
            #expect(findings.compactMap(\.path) == open)
        }
    }

    @Test func whatIsNoPlainFileIsNamed() throws {
        try TestWallet.with { wallet in
            let store = try wallet.open()
            let name = try #require(FilePath("link"))
            try wallet.directory.writeKey([1], named: try #require(FilePath("other")))
            try Disk.link(wallet.directory.keys.appending(name), to: wallet.directory.database)
            #expect(try store.doctor().map(\.code) == ["doctor.owner", "doctor.orphan-key", "doctor.orphan-key"])
        }
    }
}
