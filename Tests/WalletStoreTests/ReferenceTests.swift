// SPDX-License-Identifier: Apache-2.0

import Testing
import WalletStore

@Suite struct ReferenceTests {
    /// Contents that begin with the digest they are to have.
    private static func with(_ digests: [String], _ body: (WalletStore) throws -> Void) throws {
        try TestWallet.with { wallet in
            let store = try WalletStore(wallet.directory, mode: .create) { content in
                Array(content.prefix(32)) + [UInt8](repeating: 0, count: max(0, 32 - content.count))
            }
            try store.write { wallet in
                for (index, digest) in digests.enumerated() {
                    var new = NewCredential.sample("", id: "urn:\(index + 1)")
                    new.content = stride(from: 0, to: digest.utf8.count, by: 2).compactMap { start in
                        let digits = digest.dropFirst(start).prefix(2)
                        return UInt8(digits, radix: 16)
                    }
                    _ = try wallet.insert(new)
                }
            }
            try body(store)
        }
    }

    private static func resolve(_ reference: String, in store: WalletStore) -> Result<Int, any Error> {
        Result { try store.read { try $0.resolve(reference).number } }
    }

    @Test(arguments: [
        ("1", 1), ("2", 2), ("urn:1", 1), ("aabbccdd", 1), ("AABBCCDD", 1), ("aabbccdd1", 1), ("sha256:aabbccdd2", 2),
        ("aabbccdd20" + String(repeating: "0", count: 54), 2), ("11112222", 3), ("002", 2),
    ])
    func aReferenceMeansOneCredential(_ reference: String, _ number: Int) throws {
        try Self.with(["aabbccdd11", "aabbccdd20", "11112222"]) { store throws in
            if reference == "aabbccdd" || reference == "AABBCCDD" {
                let error = #expect(throws: StoreError.self) { try Self.resolve(reference, in: store).get() }
                #expect(error == .ambiguous([1, 2]))
            } else {
                #expect(try Self.resolve(reference, in: store).get() == number)
            }
        }
    }

    @Test(arguments: [
        "", "0", "4", "-1", "+1", " 1", "aabbccd", "sha256:", "aabbccdd3", "aabbccddx", "urn:", "URN:1", "%", "*",
        "99999999999999999999999", "1 OR 1=1", "aabbccdd20" + String(repeating: "0", count: 55), "１",
    ])
    func whatMeansNothingIsNotFound(_ reference: String) throws {
        try Self.with(["aabbccdd11", "aabbccdd20", "11112222"]) { store throws in
            let error = #expect(throws: StoreError.self) { try Self.resolve(reference, in: store).get() }
            #expect(error == .notFound(table: "credential"))
        }
    }

    @Test func aNumberComesBeforeADigest() throws {
        // Forty digits' worth of decimal digest must not hide the number.
        try Self.with(["0000000200"]) { store throws in
            #expect(try Self.resolve("00000002", in: store).get() == 1, "there is no number 2, so it is the digest")
            #expect(try Self.resolve("00000001", in: store).get() == 1, "number 1")
        }
    }

    @Test func anIdentifierThatTwoShareIsAmbiguous() throws {
        try TestWallet.with { wallet in
            let store = try wallet.open()
            try store.write { wallet in
                _ = try wallet.insert(NewCredential.sample("1", id: "urn:x", issuerID: "did:web:a"))
                _ = try wallet.insert(NewCredential.sample("2", id: "urn:x", issuerID: "did:web:b"))
            }
            #expect(throws: StoreError.ambiguous([1, 2])) { try store.read { try $0.resolve("urn:x").number } }
        }
    }
}
