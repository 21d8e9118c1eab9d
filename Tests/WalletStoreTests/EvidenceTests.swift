// SPDX-License-Identifier: Apache-2.0

import Testing
import WalletStore

@Suite struct EvidenceTests {
    private static func document(_ content: String, url: String? = nil) -> NewEvidence {
        NewEvidence(
            kind: "did-document", subjectID: "did:web:example.edu", url: url, content: Array(content.utf8),
            source: "did.json", addedAt: "2026-11-22T12:00:00Z")
    }

    @Test func evidenceIsFoundByItsIdentifierAndWhereItCameFrom() throws {
        try TestWallet.with { wallet in
            let store = try wallet.open()
            let url = "https://example.edu/did.json"
            try store.write { wallet throws in
                #expect(try wallet.insert(Self.document("1")) == .inserted(number: 1))
                #expect(try wallet.insert(Self.document("2", url: url)) == .inserted(number: 2))
                _ = try wallet.insert(NewEvidence(kind: "context", content: [3], addedAt: "now"))
            }
            try store.read { wallet throws in
                #expect(try wallet.evidence().map(\.number) == [1, 2, 3])
                #expect(try wallet.evidence(for: "did:web:example.edu").map(\.number) == [2, 1], "the latest first")
                let fetched = try wallet.evidence(for: url)
                #expect(fetched.map(\.number) == [2])
                #expect(fetched.first?.url == url)
                #expect(fetched.first?.kind == "did-document")
                #expect(fetched.first?.source == "did.json")
                #expect(try fetched.map { try wallet.content(of: $0) } == [Array("2".utf8)])
                #expect(try wallet.evidence(for: "did:web:Example.edu").isEmpty)
                #expect(try wallet.evidence(for: "").isEmpty)
            }
        }
    }

    @Test func theSameBytesAreHeldOnceForAURL() throws {
        try TestWallet.with { wallet in
            let store = try wallet.open()
            try store.write { wallet throws in
                #expect(try wallet.insert(Self.document("1")) == .inserted(number: 1))
                #expect(try wallet.insert(Self.document("1")) == .alreadyHeld(number: 1))
                #expect(try wallet.insert(Self.document("1", url: "https://a")) == .inserted(number: 2))
                #expect(try wallet.insert(Self.document("1", url: "https://a")) == .alreadyHeld(number: 2))
                #expect(try wallet.insert(Self.document("1", url: "https://b")) == .inserted(number: 3))
            }
            try store.write { try $0.removeEvidence(2) }
            #expect(try store.read { try $0.evidence() }.map(\.number) == [1, 3])
            #expect(throws: StoreError.notFound(table: "evidence")) { try store.write { try $0.removeEvidence(2) } }
            #expect(try store.write { try $0.insert(Self.document("1", url: "https://a")) } == .inserted(number: 4))
        }
    }
}
