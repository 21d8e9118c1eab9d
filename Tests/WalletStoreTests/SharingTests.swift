// SPDX-License-Identifier: Apache-2.0

import Testing
import WalletStore

@Suite struct SharingTests {
    private static func share(_ reader: String, key: Int? = nil, items: [SharedCredential]) -> NewShare {
        NewShare(
            reader: reader, form: "html", createdAt: "2026-11-22T12:00:00Z", expires: "2026-12-22T12:00:00Z",
            challenge: "abc", domain: "example.com", fileName: "bundle.html", digest: testDigest([1]), holderKey: key,
            items: items)
    }

    @Test func sharesAreRememberedWithWhatLeft() throws {
        try TestWallet.with { wallet in
            let store = try wallet.open()
            let items = [
                SharedCredential(credential: 1, digest: testDigest([1]), title: "b", claims: "[\"name\"]"),
                SharedCredential(credential: 2, digest: testDigest([2]), title: "a", claims: "[]"),
            ]
            let first = Self.share("employer", items: items)
            let second = Self.share("employer", items: Array(items.reversed()))
            #expect(try store.write { [try $0.insert(first), try $0.insert(second)] } == [1, 2])
            let shares = try store.read { try $0.shares() }
            #expect(shares.map(\.number) == [1, 2])
            #expect(shares.map(\.share) == [first, second])
        }
    }

    @Test func aShareOutlivesItsCredential() throws {
        try TestWallet.with { wallet in
            let store = try wallet.open()
            try store.write { wallet in
                _ = try wallet.insert(NewCredential.sample("1"))
                let item = SharedCredential(credential: 1, digest: testDigest([1]), title: "t", claims: "[]")
                _ = try wallet.insert(Self.share("employer", items: [item]))
            }
            try store.write { try $0.remove(1) }
            #expect(try store.read { try $0.shares() }.map(\.share.items.count) == [1])
            #expect(try store.doctor() == [])
        }
    }

    @Test func aShareCannotNameAKeyThatIsNotThere() throws {
        try TestWallet.with { wallet in
            let store = try wallet.open()
            let error = #expect(throws: StoreError.self) {
                try store.write { _ = try $0.insert(Self.share("employer", key: 9, items: [])) }
            }
            #expect(error?.code == "store.statement")
            #expect(try store.read { try $0.shares() }.isEmpty)
        }
    }

    @Test func aKeyIsForItsReader() throws {
        try TestWallet.with { wallet in
            let store = try wallet.open()
            try store.write { wallet in
                for (reader, name) in [("a", "1"), ("b", "2"), (nil, "3"), ("a", "4")] as [(String?, String)] {
                    let file = try #require(FilePath(bytes: [0xFF] + name.utf8))
                    _ = try wallet.addHolderKey(reader: reader, publicKey: "z\(name)", fileName: file, at: "now")
                }
            }
            try store.read { wallet throws in
                #expect(try wallet.holderKey(for: "a")?.publicKey == "z4", "the latest")
                #expect(try wallet.holderKey(for: "b")?.publicKey == "z2")
                #expect(try wallet.holderKey(for: nil)?.publicKey == "z3")
                #expect(try wallet.holderKey(for: "c") == nil)
                #expect(try wallet.holderKey(for: "A") == nil)
                #expect(try wallet.holderKey(number: 2)?.fileName.bytes == [0xFF, 0x32])
                #expect(try wallet.holderKeys().map(\.number) == [1, 2, 3, 4])
            }
        }
    }

    @Test func anIdentityIsThereOnce() throws {
        try TestWallet.with { wallet in
            let store = try wallet.open()
            try store.write { wallet throws in
                #expect(try wallet.addIdentity(kind: "email", value: "a@example.org", at: "now"))
                #expect(try !wallet.addIdentity(kind: "email", value: "a@example.org", at: "later"))
                #expect(try wallet.addIdentity(kind: "name", value: "a@example.org", at: "now"))
                #expect(try wallet.addIdentity(kind: "email", value: "A@example.org", at: "now"))
            }
            #expect(try store.read { try $0.identities() }.map(\.kind) == ["email", "name", "email"])
            try store.write { try $0.removeIdentity(2) }
            #expect(try store.read { try $0.identities() }.map(\.number) == [1, 3])
            #expect(throws: StoreError.notFound(table: "identity")) { try store.write { try $0.removeIdentity(2) } }
        }
    }
}
