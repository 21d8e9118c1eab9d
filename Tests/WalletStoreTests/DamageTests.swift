// SPDX-License-Identifier: Apache-2.0

import Testing
import WalletStore

@Suite struct DamageTests {
    /// Everything the wallet gives out, apart from what a search finds.
    private struct Contents: Equatable, Sendable {
        let credentials: [CredentialRecord]
        let originals: [[UInt8]]
        let summaries: [String]
        let evidence: [[UInt8]]
        let lists: [[UInt8]]
        let shares: [ShareRecord]

        init(_ wallet: borrowing WalletFile) throws {
            credentials = try wallet.list(CredentialQuery(includesReplaced: true))
            originals = try credentials.map { try wallet.content(of: $0) }
            summaries = try credentials.map { try wallet.summary(of: $0.number) }
            evidence = try wallet.evidence().map { try wallet.content(of: $0) }
            lists = try wallet.trustLists().map { try wallet.content(of: $0) }
            shares = try wallet.shares()
        }
    }

    private static func fill(_ store: WalletStore) throws {
        try store.write { wallet in
            for number in 1...12 {
                _ = try wallet.insert(
                    NewCredential.sample(
                        String(repeating: "content \(number) ", count: 80), id: "urn:uuid:\(number % 10)",
                        title: "Title number \(number)", words: "some words \(number)",
                        summary: "{\"number\":\(number)}"))
            }
            _ = try wallet.insert(
                NewEvidence(kind: "k", subjectID: "s", content: Array("evidence".utf8), addedAt: "now"))
            _ = try wallet.add(
                NewTrustList(
                    name: "a", format: "f", version: 1, issuers: 1, content: Array("list".utf8), addedAt: "now"))
            let item = SharedCredential(credential: 1, digest: testDigest([]), title: "t", claims: "[]")
            _ = try wallet.insert(
                NewShare(reader: "r", form: "json", createdAt: "now", digest: testDigest([]), items: [item]))
        }
    }

    /// Every 211th byte of the file, with a pattern that changes, gives an error that says damage or changes nothing that
    /// is given out.
    @Test func noChangedByteChangesWhatIsShown() throws {
        try TestWallet.with { wallet in
            let path = wallet.directory.database
            try Self.fill(wallet.open())
            let whole = try Disk.read(path)
            let expected = try wallet.open(.read).read { try Contents($0) }
            #expect(expected.credentials.count == 12)

            var refused = 0
            let patterns: [UInt8] = [0x01, 0x80, 0xFF, 0x10]
            for (round, offset) in stride(from: 0, to: whole.count, by: 211).enumerated() {
                var damaged = whole
                damaged[offset] ^= patterns[round % patterns.count]
                try Disk.write(damaged, to: path)
                do {
                    let store = try wallet.open(.read)
                    #expect(try store.read { try Contents($0) } == expected, "byte \(offset)")
                    // Whatever the examination finds, it ends, and searching gives an error at worst.
                    _ = Result { try store.doctor() }
                    _ = Result { try store.read { try $0.list(CredentialQuery(words: ["words"], order: .relevance)) } }
                } catch {
                    let code = (error as? StoreError)?.code ?? "\(error)"
                    let isTold =
                        code.hasPrefix("store.damaged") || code == "store.newer-version"
                        || code == "store.foreign-file" || code == "store.too-large" || code == "store.read-only"
                    #expect(isTold, "byte \(offset): \(code)")
                    refused += 1
                }
            }
            #expect(refused > 50)
        }
    }

    @Test func aFileCutShortIsDamaged() throws {
        try TestWallet.with { wallet in
            let path = wallet.directory.database
            try Self.fill(wallet.open())
            let whole = try Disk.read(path)
            let expected = try wallet.open(.read).read { try Contents($0) }
            for size in stride(from: 0, to: whole.count, by: 2_048) {
                for length in [size, size + 1] {
                    try Disk.write(Array(whole.prefix(length)), to: path)
                    let result = Result { try wallet.open(.write).read { try Contents($0) } }
                    if case .success(let contents) = result { #expect(contents == expected, "cut to \(length)") }
                }
                try Disk.write(Array(whole.prefix(size)), to: path)
                let findings = Result { try wallet.open(.write).doctor() }
                if case .success(let found) = findings { #expect(!found.isEmpty, "cut to \(size)") }
            }
        }
    }

    @Test(arguments: [
        (
            "UPDATE original SET content = CAST('forged' AS BLOB) WHERE number = 2",
            StoreError.damaged(.content(table: "original", number: 2)), DoctorFinding.Kind.content
        ),
        ("DELETE FROM original WHERE number = 2", .damaged(.content(table: "original", number: 2)), .content),
        ("UPDATE evidence SET content = zeroblob(8)", .damaged(.content(table: "evidence", number: 1)), .content),
        ("UPDATE trust_list SET content = zeroblob(4)", .damaged(.content(table: "trust_list", number: 1)), .content),
        (
            "UPDATE credential SET title = 'Doctor' WHERE number = 2", .damaged(.row(table: "credential", number: 2)),
            .row
        ),
        (
            "UPDATE credential SET verdict = 'valid ' WHERE number = 2", .damaged(.row(table: "credential", number: 2)),
            .row
        ),
        ("UPDATE credential SET ects = 60 WHERE number = 2", .damaged(.row(table: "credential", number: 2)), .row),
        ("UPDATE credential SET eqf = NULL WHERE number = 2", .damaged(.row(table: "credential", number: 2)), .row),
        (
            "UPDATE credential SET valid_from = '', replaced_by = 1 WHERE number = 5",
            .damaged(.row(table: "credential", number: 5)), .row
        ),
        ("DELETE FROM summary WHERE number = 2", .damaged(.row(table: "summary", number: 2)), .reference),
        ("UPDATE summary SET view = '{}' WHERE number = 2", .damaged(.row(table: "summary", number: 2)), .row),
        ("UPDATE share SET reader = 'x'", .damaged(.row(table: "share", number: 1)), .row),
        ("UPDATE share_item SET claims = '[1]'", .damaged(.row(table: "share_item", number: 1)), .row),
    ])
    func whatDiffersFromWhatWasWrittenIsDamage(
        _ sql: String, _ error: StoreError, _ finding: DoctorFinding.Kind
    ) throws {
        try TestWallet.with { wallet in
            try Self.fill(wallet.open())
            try RawDatabase.run(sql, on: wallet.directory.database)
            let store = try wallet.open(.read)
            #expect(throws: error) { try store.read { try Contents($0) } }
            #expect(try store.doctor().map(\.kind).contains(finding))
        }
    }

    @Test(arguments: ["seq = 9223372036854775807", "seq = 'many'", "seq = 1.5"])
    func aCountThatCannotBeIsDamage(_ change: String) throws {
        try TestWallet.with { wallet in
            try Self.fill(wallet.open())
            try RawDatabase.run("UPDATE sqlite_sequence SET \(change)", on: wallet.directory.database)
            let store = try wallet.open(.write)
            let error = #expect(throws: StoreError.self) {
                try store.write { try $0.insert(NewCredential.sample("new")) }
            }
            #expect(error?.code.hasPrefix("store.damaged") == true)
            #expect(try store.read { try $0.credentialCount() } == 12)
        }
    }

    @Test func oneDamagedOriginalLeavesTheOthersReadable() throws {
        try TestWallet.with { wallet in
            try Self.fill(wallet.open())
            try RawDatabase.run(
                "UPDATE original SET content = zeroblob(3) WHERE number = 2", on: wallet.directory.database)
            let store = try wallet.open(.read)
            #expect(throws: StoreError.damaged(.content(table: "original", number: 2))) {
                try store.read { try $0.content(of: 2) }
            }
            #expect(try store.read { try $0.content(of: 3) } == Array(String(repeating: "content 3 ", count: 80).utf8))
            let findings = try store.doctor()
            #expect(findings.map(\.code) == ["doctor.content"])
            #expect(findings.map(\.number) == [2])
        }
    }
}
