// SPDX-License-Identifier: Apache-2.0

import Testing
import WalletStore

@Suite struct TrustListTests {
    private static func list(
        _ version: Int?, _ content: String = "", name: String = "Netherlands", signer: String? = nil
    ) -> NewTrustList {
        NewTrustList(
            name: name, format: "backpack.trust-list/1", version: version, issued: "2026-01-01T00:00:00Z",
            expires: "2027-01-01T00:00:00Z", issuers: 12, signer: signer,
            content: Array("\(version ?? 0) \(content)".utf8), addedAt: "2026-11-22T12:00:00Z")
    }

    @Test func aListComesBackAsItWentIn() throws {
        try TestWallet.with { wallet in
            let store = try wallet.open()
            #expect(try store.write { try $0.add(Self.list(7, signer: "z6Mk")) } == .added)
            try store.read { wallet throws in
                let record = try #require(try wallet.trustList(named: "Netherlands"))
                #expect(record.version == 7)
                #expect(record.issued == "2026-01-01T00:00:00Z")
                #expect(record.expires == "2027-01-01T00:00:00Z")
                #expect(record.issuers == 12)
                #expect(record.signer == "z6Mk")
                #expect(record.format == "backpack.trust-list/1")
                #expect(try wallet.content(of: record) == Array("7 ".utf8))
                #expect(try wallet.trustLists() == [record])
                #expect(try wallet.trustList(named: "netherlands") == nil)
            }
        }
    }

    @Test func aLaterListTakesThePlaceOfTheEarlier() throws {
        try TestWallet.with { wallet in
            let store = try wallet.open()
            #expect(try store.write { try $0.add(Self.list(1)) } == .added)
            let first = try #require(try store.read { try $0.trustList(named: "Netherlands") })
            #expect(try store.write { try $0.add(Self.list(3)) } == .replaced(first))
            #expect(try store.write { try $0.add(Self.list(3)) } == .alreadyHeld)
            #expect(try store.write { try $0.add(Self.list(9, name: "other")) } == .added)
            #expect(try store.read { try $0.trustLists() }.map(\.version) == [3, 9])
            let third = try #require(try store.read { try $0.trustList(named: "Netherlands") })
            #expect(try store.write { try $0.add(Self.list(3, "corrected")) } == .replaced(third))
            let corrected = try #require(try store.read { try $0.trustList(named: "Netherlands") })
            #expect(try store.write { try $0.add(Self.list(3, "corrected", signer: "z6Mk")) } == .replaced(corrected))
        }
    }

    @Test func anOlderListIsRefusedAndTheOldOneKept() throws {
        try TestWallet.with { wallet in
            let store = try wallet.open()
            _ = try store.write { try $0.add(Self.list(5)) }
            for (older, offered) in [(Self.list(4), 4), (Self.list(-1), -1), (Self.list(nil), 0)] {
                #expect(throws: StoreError.trustListRollback(name: "Netherlands", highest: 5, offered: offered)) {
                    try store.write { try $0.add(older) }
                }
            }
            #expect(try store.read { try $0.trustLists() }.map(\.version) == [5])
        }
    }

    @Test func removalDoesNotOpenTheWayBack() throws {
        try TestWallet.with { wallet in
            let store = try wallet.open()
            _ = try store.write { try $0.add(Self.list(5)) }
            try store.write { try $0.removeTrustList(named: "Netherlands") }
            #expect(try store.read { try $0.trustLists() }.isEmpty)
            #expect(throws: StoreError.notFound(table: "trust_list")) {
                try store.write { try $0.removeTrustList(named: "Netherlands") }
            }
            let again = try wallet.open()
            #expect(throws: StoreError.trustListRollback(name: "Netherlands", highest: 5, offered: 4)) {
                try again.write { try $0.add(Self.list(4)) }
            }
            #expect(try again.write { try $0.add(Self.list(5)) } == .added)
            #expect(try again.doctor() == [])
        }
    }

    @Test func aListWithoutVersionsIsReplacedByAny() throws {
        try TestWallet.with { wallet in
            let store = try wallet.open()
            #expect(try store.write { try $0.add(Self.list(nil, "a")) } == .added)
            let first = try #require(try store.read { try $0.trustList(named: "Netherlands") })
            #expect(try store.write { try $0.add(Self.list(nil, "b")) } == .replaced(first))
            let second = try #require(try store.read { try $0.trustList(named: "Netherlands") })
            #expect(try store.write { try $0.add(Self.list(1)) } == .replaced(second))
        }
    }

    @Test func namesThatOnlyLookAlikeAreTwoLists() throws {
        try TestWallet.with { wallet in
            let store = try wallet.open()
            #expect(try store.write { try $0.add(Self.list(5, name: "\u{E9}")) } == .added)
            #expect(try store.write { try $0.add(Self.list(1, name: "e\u{301}")) } == .added)
        }
    }
}
