// SPDX-License-Identifier: Apache-2.0

import BackpackKit
import CredentialCrypto
import Credentials
import Foundation
import StrictJSON
import TestSupport
import Testing
import TrustLists
import WalletStore

/// TL-13: a list that the wallet holds and cannot read is never taken for one that names nobody.
@Suite struct UnavailableListTests {
    private static func with(_ body: (Backpack) throws -> Void) throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "backpack-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: folder) }
        try body(try Backpack(directory: folder.path))
    }

    @Test func aListThatCannotBeReadIsTold() throws {
        try Self.with { wallet in
            let instant = try DateTime("2026-06-01T12:00:00Z").instant
            _ = try wallet.store.write { file in
                try file.add(
                    NewTrustList(
                        name: "Broken", format: "backpack", version: 1, issuers: 1, content: Array("{}".utf8),
                        addedAt: instant.rfc3339))
            }
            let reliance = try wallet.reliance(at: instant)
            #expect(reliance.unavailableLists == ["Broken"])
            #expect(reliance.lists.isEmpty)
            let standing = reliance.inputs.trust.standing(of: "did:web:a.example", keys: [], at: instant)
            #expect(standing == .unavailable(lists: ["Broken"]))
            // What is found on such a basis is found anew once the list is back.
            #expect(reliance.basis != Reliance(instant: instant).basis)
        }
    }

    /// The signature is checked again whenever the list is read, not only when it came in.
    @Test func aSignedListIsHeldAgainstItsPinnedKey() throws {
        try Self.with { wallet in
            let instant = try DateTime("2026-06-01T12:00:00Z").instant
            let key = try TestKey("list signer")
            let other = try TestKey("another signer")
            let bytes = try TrustListMaker(name: "Schools").signed(by: key)
            _ = try wallet.store.write { file in
                try file.add(
                    NewTrustList(
                        name: "Schools", format: "backpack", version: 1, issuers: 0,
                        signer: other.publicKey.multikey.text, content: bytes, addedAt: instant.rfc3339))
            }
            #expect(try wallet.reliance(at: instant).unavailableLists == ["Schools"])
        }
    }

    @Test func aListGivenWithTheCommandDoesNotPassForAHeldOne() throws {
        try Self.with { wallet in
            let instant = try DateTime("2026-06-01T12:00:00Z").instant
            let list = TrustListMaker(name: "Schools")
            let key = try TestKey("list signer")
            _ = try wallet.addTrustList(try list.signed(by: key), fallbackName: "x", at: instant)
            var reliance = try wallet.reliance(at: instant)
            for bytes in [list.bytes, try list.signed(by: try TestKey("another signer"))] {
                let error = try #require(throws: TrustListError.self) {
                    try reliance.addTrustList(bytes, named: "x")
                }
                #expect(error.code == "trust-list.other-signer")
            }
            try reliance.addTrustList(try list.signed(by: key), named: "x")
            #expect(reliance.lists.count == 2)
        }
    }
}
