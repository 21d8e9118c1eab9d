// SPDX-License-Identifier: Apache-2.0

import Synchronization
import Testing
import WalletStore

/// Stops the statement that it counts down to, as a crash there would.
final class StatementBreaker: Sendable {
    private let remaining: Mutex<Int?> = Mutex(nil)
    static let stop = StoreError.notFound(table: "stopped by the test")

    func stop(before count: Int?) { remaining.withLock { $0 = count } }

    @Sendable func observe(_ sql: String) throws(StoreError) {
        let isReached = remaining.withLock { remaining in
            guard let count = remaining else { return false }
            remaining = count - 1
            return count <= 0
        }
        if isReached { throw Self.stop }
    }
}

/// The statements that ran.
final class StatementLog: Sendable {
    private let statements: Mutex<[String]> = Mutex([])

    var all: [String] { statements.withLock { $0 } }
    func clear() { statements.withLock { $0 = [] } }
    @Sendable func observe(_ sql: String) throws(StoreError) { statements.withLock { $0.append(sql) } }
}

@Suite struct TransactionTests {
    /// Everything a change could leave half done, in one transaction.
    private static func change(_ wallet: inout WalletFile) throws {
        _ = try wallet.insert(
            NewCredential.sample("new", id: "urn:1", issued: "2026-06-01", words: "chemistry", summary: "{}"))
        try wallet.remove(2)
        _ = try wallet.insert(NewEvidence(kind: "did-document", subjectID: "did:web:a", content: [1], addedAt: "now"))
        _ = try wallet.add(NewTrustList(name: "a", format: "own", version: 2, issuers: 1, content: [2], addedAt: "now"))
        let key = try wallet.addHolderKey(
            reader: "b", publicKey: "z6Mk", fileName: try #require(FilePath("k")), at: "now")
        let item = SharedCredential(credential: 1, digest: testDigest([]), title: "t", claims: "[]")
        _ = try wallet.insert(
            NewShare(
                reader: "b", form: "json", createdAt: "now", digest: testDigest([]), holderKey: key.number,
                items: [item]))
        _ = try wallet.addIdentity(kind: "email", value: "a@example.org", at: "now")
    }

    /// All that can be seen of a wallet.
    struct Picture: Equatable, Sendable {
        let credentials: [CredentialRecord]
        let found: [Int]
        let evidence: [EvidenceRecord]
        let lists: [TrustListRecord]
        let shares: [ShareRecord]
        let identities: [IdentityRecord]
        let keys: [HolderKeyRecord]

        init(_ store: WalletStore) throws {
            self = try store.read { try Picture($0) }
        }

        private init(_ wallet: borrowing WalletFile) throws {
            credentials = try wallet.list(CredentialQuery(includesReplaced: true))
            found = try wallet.list(CredentialQuery(words: ["chem"])).map(\.number)
            evidence = try wallet.evidence()
            lists = try wallet.trustLists()
            shares = try wallet.shares()
            identities = try wallet.identities()
            keys = try wallet.holderKeys()
        }
    }

    @Test func stoppedAnywhereNothingIsHalfThere() throws {
        try TestWallet.with { wallet in
            let breaker = StatementBreaker()
            let store = try wallet.open { $0.beforeStatement = breaker.observe }
            try store.write { wallet in
                _ = try wallet.insert(NewCredential.sample("old", id: "urn:1", issued: "2026-01-01"))
                _ = try wallet.insert(NewCredential.sample("other", words: "chemistry"))
                _ = try wallet.add(
                    NewTrustList(name: "a", format: "own", version: 1, issuers: 1, content: [1], addedAt: "then"))
            }
            let before = try Picture(store)
            var stops = 0
            while true {
                breaker.stop(before: stops)
                let result = Result { try store.write { try Self.change(&$0) } }
                breaker.stop(before: nil)
                guard case .failure(let error) = result else { break }
                #expect(error as? StoreError == StatementBreaker.stop)
                #expect(try Picture(store) == before, "stopped before statement \(stops)")
                #expect(try wallet.open(.read).read { try $0.credentialCount() } == 2)
                stops += 1
            }
            #expect(stops > 40)
            let after = try Picture(store)
            #expect(after.credentials.map(\.number) == [1, 3])
            #expect(after.credentials.first?.replacedBy == 3)
            #expect(after.found == [3])
            #expect(after.lists.map(\.version) == [2])
            // The record of a key without its file is the test's own doing.
            #expect(try store.doctor().map(\.kind) == [.missingKey])
        }
    }

    @Test func stoppedWhileBeingMadeTheWalletIsMadeTheNextTime() throws {
        var stops = 0
        var isMade = false
        while !isMade {
            try TestWallet.with { wallet throws in
                let breaker = StatementBreaker()
                breaker.stop(before: stops)
                isMade = (try? wallet.open { $0.beforeStatement = breaker.observe }) != nil
                #expect(try Disk.names(in: wallet.directory.path).allSatisfy { $0.hasPrefix("wallet.sqlite") })
                #expect(try wallet.open(.create).doctor() == [])
                #expect(
                    try wallet.open(.write).write { try $0.insert(NewCredential.sample("1")) } == .inserted(number: 1))
            }
            stops += 1
        }
        #expect(stops > 40)
    }

    struct CallersError: Error, Equatable {}

    @Test func theCallersErrorUndoesEverything() throws {
        try TestWallet.with { wallet in
            let store = try wallet.open()
            #expect(throws: CallersError()) {
                try store.write { wallet in
                    _ = try wallet.insert(NewCredential.sample("1"))
                    throw CallersError()
                }
            }
            #expect(try store.read { try $0.credentialCount() } == 0)
            #expect(try store.write { try $0.insert(NewCredential.sample("2")) } == .inserted(number: 1))
        }
    }

    @Test func aDigestOfTheWrongLengthIsRefused() throws {
        try TestWallet.with { wallet in
            let store = try WalletStore(wallet.directory, mode: .create) { _ in [1, 2, 3] }
            #expect(throws: StoreError.digestLength(3)) { try store.write { try $0.insert(NewCredential.sample("1")) } }
            #expect(try store.read { try $0.credentialCount() } == 0)
        }
    }

    @Test func whatIsTooLargeIsRefusedWhole() throws {
        try TestWallet.with { wallet in
            let store = try WalletStore(wallet.directory, mode: .create) { testDigest([UInt8]($0.prefix(8))) }
            var new = NewCredential.sample("1")
            new.content = [UInt8](repeating: 1, count: (64 << 20) + 1)
            let tooLarge = new
            #expect(throws: StoreError.tooLarge) { try store.write { try $0.insert(tooLarge) } }
            #expect(try store.read { try $0.credentialCount() } == 0)
            new.content = [UInt8](repeating: 2, count: 16 << 20)
            let large = new
            #expect(try store.write { try $0.insert(large) } == .inserted(number: 1))
            #expect(try store.read { try $0.content(of: 1) } == large.content)
        }
    }

    @Test func twoStoresOfOneWalletDoNotWriteAtOnce() throws {
        try TestWallet.with { wallet in
            let first = try wallet.open()
            let second = try wallet.open()
            try first.write { file in
                _ = try file.insert(NewCredential.sample("1"))
                let error = #expect(throws: StoreError.self) {
                    try second.write { try $0.insert(NewCredential.sample("2")) }
                }
                #expect(error?.code == "store.busy")
                #expect(try second.read { try $0.credentialCount() } == 0, "readers see what was before")
                for mode in [WalletStore.Mode.read, .write, .create] {
                    #expect(try wallet.open(mode).read { try $0.list() }.isEmpty, "and may come in meanwhile")
                }
            }
            #expect(try second.write { try $0.insert(NewCredential.sample("2")) } == .inserted(number: 2))
            #expect(try first.read { try $0.list() }.map(\.number) == [1, 2])
        }
    }

    @Test func aWriterThatAReaderHoldsUpKeepsNothing() throws {
        try TestWallet.with { wallet in
            let writer = try wallet.open()
            let reader = try wallet.open()
            try reader.read { file throws in
                #expect(try file.credentialCount() == 0)
                let error = #expect(throws: StoreError.self) {
                    try writer.write { try $0.insert(NewCredential.sample("1")) }
                }
                #expect(error?.code == "store.busy")
                #expect(try file.credentialCount() == 0)
            }
            #expect(try reader.read { try $0.credentialCount() } == 0)
            #expect(try writer.write { try $0.insert(NewCredential.sample("1")) } == .inserted(number: 1))
        }
    }

    @Test func aFullDiskKeepsWhatWasAcknowledged() throws {
        try TestWallet.with { wallet in
            let store = try wallet.open { $0.maximumPages = 120 }
            var acknowledged = 0
            var failure: StoreError?
            while failure == nil, acknowledged < 1_000 {
                let content = String(repeating: "\(acknowledged) ", count: 3_000)
                do {
                    _ = try store.write { try $0.insert(NewCredential.sample(content)) }
                    acknowledged += 1
                } catch {
                    failure = error as? StoreError
                }
            }
            #expect(failure?.code == "store.full")
            #expect(acknowledged > 3)
            #expect(try store.read { try $0.list() }.count == acknowledged)
            #expect(try store.doctor() == [])
            #expect(
                try wallet.open(.write).write { try $0.insert(NewCredential.sample("fits again")) }
                    == .inserted(number: acknowledged + 1))
        }
    }

    @Test func manyFilesInOneTransactionAreOneAcknowledgement() throws {
        try TestWallet.with { wallet in
            let log = StatementLog()
            let store = try wallet.open { $0.beforeStatement = log.observe }
            log.clear()
            let outcomes = try store.write { wallet in
                try (1...200).map { try wallet.insert(NewCredential.sample("content \($0)")) }
            }
            #expect(outcomes == (1...200).map { .inserted(number: $0) })
            #expect(log.all.count { $0 == "COMMIT" } == 1)
            #expect(try store.read { try $0.list() }.count == 200)
        }
    }

    @Test(arguments: [WalletStore.Mode.read, .write])
    func aTransactionCutShortByACrashIsUndone(_ mode: WalletStore.Mode) throws {
        // Only as much digest as it takes to hold the contents apart: they are large.
        let cheapDigest: ContentDigest = { testDigest([UInt8]($0.prefix(8))) }
        try TestWallet.with { wallet in
            let store = try WalletStore(wallet.directory, mode: .create, digest: cheapDigest)
            _ = try store.write { try $0.insert(NewCredential.sample("kept")) }
            let crashed = try WalletDirectory(creatingAt: try wallet.folder.file("crashed"))
            let journal = try #require(FilePath("wallet.sqlite-journal"))
            try store.write { file in
                // More than the cache holds, so that part of it is in the file before the commit.
                for number in 0..<16 {
                    _ = try file.insert(NewCredential.sample("\(number + 10)" + String(repeating: "x", count: 2 << 20)))
                }
                try SecureFile.write(try Disk.read(wallet.directory.database), to: crashed.database)
                try SecureFile.write(
                    try Disk.read(wallet.directory.path.appending(journal)), to: crashed.path.appending(journal))
            }
            #expect(try Disk.read(crashed.database).count > 8 << 20, "the crash came in the middle")
            let reopened = try WalletStore(crashed, mode: mode, digest: cheapDigest)
            #expect(try reopened.read { try $0.list() }.map(\.number) == [1])
            #expect(try reopened.read { try $0.content(of: 1) } == Array("kept".utf8))
            #expect(try reopened.doctor() == [])
        }
    }
}
