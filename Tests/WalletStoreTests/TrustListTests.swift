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
            // A list that nobody signed may become one that is.
            #expect(try store.write { try $0.add(Self.list(3, signer: "z6Mk")) } == .replaced(third))
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

    /// Refusals that change nothing: TL-3, TL-5, TL-14, TL-16, TL-17.
    private static func refuses(_ held: NewTrustList, _ offered: NewTrustList, _ error: StoreError) throws {
        try TestWallet.with { wallet in
            let store = try wallet.open()
            _ = try store.write { try $0.add(held) }
            let before = try store.read { try $0.trustLists() }
            #expect(throws: error) { try store.write { try $0.add(offered) } }
            #expect(try store.read { try $0.trustLists() } == before)
            #expect(try store.doctor() == [])
        }
    }

    @Test func anEditionWithOtherContentIsRefused() throws {
        let error = StoreError.trustListSameVersion(name: "Netherlands", version: 5)
        try Self.refuses(Self.list(5), Self.list(5, "other"), error)
        #expect(error.code == "store.trust-list-same-version")
    }

    @Test func aLeapForwardIsRefused() throws {
        let far = 6 + 1 << 31
        let error = StoreError.trustListFastForward(name: "Netherlands", highest: 5, offered: far)
        try Self.refuses(Self.list(5), Self.list(far), error)
        try Self.refuses(
            Self.list(-3), Self.list(.max), .trustListFastForward(name: "Netherlands", highest: -3, offered: .max))
        try TestWallet.with { wallet in
            let store = try wallet.open()
            #expect(throws: StoreError.trustListFastForward(name: "Netherlands", highest: 0, offered: far)) {
                try store.write { try $0.add(Self.list(far)) }
            }
            #expect(try store.write { try $0.add(Self.list(5)) } == .added)
            // As far as it goes.
            _ = try store.write { try $0.add(Self.list(5 + 1 << 31)) }
        }
    }

    @Test func anotherSignerIsRefused() throws {
        for other in ["z6Mx", nil] {
            try Self.refuses(
                Self.list(5, signer: "z6Mk"), Self.list(6, signer: other),
                .trustListSigner(name: "Netherlands", pinned: "z6Mk", offered: other))
        }
    }

    @Test func aLaterEditionIsNotIssuedEarlier() throws {
        var earlier = Self.list(6)
        earlier.issued = "2025-12-31T23:59:59Z"
        let error = StoreError.trustListIssuedEarlier(
            name: "Netherlands", held: "2026-01-01T00:00:00Z", offered: "2025-12-31T23:59:59Z")
        try Self.refuses(Self.list(5), earlier, error)
        earlier.version = nil
        try Self.refuses(Self.list(nil), earlier, error)
    }

    @Test func anotherFormIsAnotherList() throws {
        var other = Self.list(6)
        other.format = "dcc"
        try Self.refuses(
            Self.list(5), other,
            .trustListFormat(name: "Netherlands", held: "backpack.trust-list/1", offered: "dcc"))
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
