// SPDX-License-Identifier: Apache-2.0

import Testing
import WalletStore

@Suite struct ReplacementTests {
    @Test func theSameBytesAreHeldOnce() throws {
        try TestWallet.with { wallet in
            let store = try wallet.open()
            #expect(try store.write { try $0.insert(NewCredential.sample("1")) } == .inserted(number: 1))
            #expect(try store.write { try $0.insert(NewCredential.sample("1", title: "x")) } == .alreadyHeld(number: 1))
            #expect(try store.write { try $0.insert(NewCredential.sample("2")) } == .inserted(number: 2))
            #expect(try store.read { try $0.list() }.map(\.facts.title) == ["Algebra", "Algebra"])
        }
    }

    @Test func aNewerVersionTakesThePlaceOfTheOlder() throws {
        try TestWallet.with { wallet in
            let store = try wallet.open()
            try store.write { wallet throws in
                #expect(
                    try wallet.insert(NewCredential.sample("1", id: "urn:1", issued: "2026-01-01T00:00:00Z"))
                        == .inserted(number: 1))
                #expect(
                    try wallet.insert(NewCredential.sample("2", id: "urn:1", issued: "2026-02-01T00:00:00Z"))
                        == .replaced(older: 1, by: 2))
                #expect(
                    try wallet.insert(NewCredential.sample("3", id: "urn:1", issued: "2026-01-15T00:00:00Z"))
                        == .superseded(number: 3, by: 2))
                #expect(
                    try wallet.insert(NewCredential.sample("4", id: "urn:1", issued: nil))
                        == .replaced(older: 2, by: 4))
            }
            try store.read { wallet throws in
                #expect(try wallet.list().map(\.number) == [4])
                #expect(try wallet.list(CredentialQuery(includesReplaced: true)).map(\.replacedBy) == [2, 4, 2, nil])
                #expect(try wallet.credentials(replacedBy: 2).map(\.number) == [1, 3])
                #expect(try wallet.content(of: 1) == Array("1".utf8), "kept all the same")
                #expect(try wallet.resolve("urn:1").number == 4)
            }
            #expect(try store.doctor() == [])
        }
    }

    @Test(arguments: [
        NewCredential.sample("2", id: "urn:1", mayReplace: false), .sample("2", id: "urn:2"),
        .sample("2", id: "urn:1", issuerID: "did:web:other.example"), .sample("2", id: nil), .sample("2", id: "URN:1"),
        .sample("2", id: "urn:1", issuerID: nil),
    ])
    func nothingElseTakesItsPlace(_ other: NewCredential) throws {
        try TestWallet.with { wallet in
            let store = try wallet.open()
            _ = try store.write { try $0.insert(NewCredential.sample("1", id: "urn:1")) }
            #expect(try store.write { try $0.insert(other) } == .inserted(number: 2))
            #expect(try store.read { try $0.list() }.map(\.number) == [1, 2])
        }
    }

    @Test func whatWasRemovedIsGone() throws {
        try TestWallet.with { wallet in
            let store = try wallet.open()
            let secret = NewCredential.sample(
                "confidential-content", title: "Confidentialtitle", words: "confidentialword",
                summary: "confidential-view")
            try store.write { wallet in
                for number in 1...20 { _ = try wallet.insert(NewCredential.sample("\(number)", words: "kept")) }
                _ = try wallet.insert(secret)
            }
            let needle = Array("onfidential".utf8)
            #expect(try Disk.read(wallet.directory.database).contains(needle))
            try store.write { try $0.remove(21) }
            #expect(try !Disk.read(wallet.directory.database).contains(needle), "not even in freed pages")
            #expect(try store.read { try $0.credential(number: 21) } == nil)
            #expect(try store.read { try $0.list(CredentialQuery(words: ["confidentialword"])) }.isEmpty)
            #expect(throws: StoreError.notFound(table: "credential")) { try store.write { try $0.remove(21) } }
            #expect(throws: StoreError.notFound(table: "credential")) { try store.write { try $0.remove(99) } }
            #expect(try store.doctor() == [])
        }
    }

    @Test func aNumberIsNeverGivenTwice() throws {
        try TestWallet.with { wallet in
            for round in 1...3 {
                let store = try wallet.open()
                #expect(
                    try store.write { try $0.insert(NewCredential.sample("\(round)")) } == .inserted(number: round))
                try store.write { try $0.remove(round) }
            }
            let sameAgain = NewCredential.sample("1")
            #expect(try wallet.open().write { try $0.insert(sameAgain) } == .inserted(number: 4))
        }
    }

    @Test func withTheNewestGoneTheOneBeforeItIsListed() throws {
        try TestWallet.with { wallet in
            let store = try wallet.open()
            try store.write { wallet in
                for number in 1...3 { _ = try wallet.insert(NewCredential.sample("\(number)", id: "urn:1")) }
            }
            #expect(try store.read { try $0.list() }.map(\.number) == [3])
            try store.write { try $0.remove(2) }
            #expect(try store.read { try $0.list() }.map(\.number) == [3])
            #expect(try store.read { try $0.credential(number: 1)?.replacedBy } == 3)
            try store.write { try $0.remove(3) }
            #expect(try store.read { try $0.list() }.map(\.number) == [1])
            #expect(try store.doctor() == [])
        }
    }

    @Test func aVerdictIsRenewed() throws {
        try TestWallet.with { wallet in
            let store = try wallet.open()
            _ = try store.write { try $0.insert(NewCredential.sample("1")) }
            let verdict = CachedVerdict(verdict: "revoked", at: "2027-01-01T00:00:00Z", basis: "lists")
            try store.write { try $0.setVerdict(verdict, of: 1) }
            #expect(try wallet.open(.read).read { try $0.credential(number: 1)?.verdict } == verdict)
            #expect(throws: StoreError.notFound(table: "credential")) {
                try store.write { try $0.setVerdict(verdict, of: 2) }
            }
        }
    }
}
