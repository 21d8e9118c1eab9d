// SPDX-License-Identifier: Apache-2.0

import Testing
import WalletStore

@Suite struct CredentialTests {
    @Test func everythingComesBackAsItWentIn() throws {
        try TestWallet.with { wallet in
            let new = NewCredential.sample(
                "{\"a\":1}", id: "urn:uuid:1", title: "Naïve Bayes\u{0}\u{202E}", issued: "2026-01-01T00:00:00Z",
                validUntil: "2027-01-01T00:00:00Z", words: "statistics", summary: "{\"outcomes\":[]}")
            let store = try wallet.open()
            #expect(try store.write { try $0.insert(new) } == .inserted(number: 1))

            let again = try wallet.open(.read)
            let record = try #require(try again.read { try $0.credential(number: 1) })
            #expect(record.facts == new.facts)
            #expect(record.verdict == new.verdict)
            #expect(record.source == "file.json")
            #expect(record.importedAt == new.importedAt)
            #expect(record.digest == testDigest(new.content))
            #expect(record.replacedBy == nil)
            #expect(try again.read { try $0.content(of: 1) } == new.content)
            #expect(try again.read { try $0.summary(of: 1) } == "{\"outcomes\":[]}")
            #expect(try again.read { try $0.credential(number: 2) } == nil)
            #expect(throws: StoreError.notFound(table: "credential")) { try again.read { try $0.content(of: 2) } }
            #expect(try store.doctor() == [])
            #expect(try again.doctor() == [])
        }
    }

    @Test func emptyAndAbsentTextStayApart() throws {
        try TestWallet.with { wallet in
            let store = try wallet.open()
            let empty = NewCredential.sample("1", id: "", title: "", issuerName: "", mayReplace: false)
            let absent = NewCredential.sample("2", id: nil, issuerID: nil, issuerName: nil)
            try store.write { wallet in
                _ = try wallet.insert(empty)
                _ = try wallet.insert(absent)
            }
            #expect(try store.read { try $0.list() }.map(\.facts) == [empty.facts, absent.facts])
        }
    }

    @Test(arguments: [(Double.nan, Double?.none), (-0.0, 0.0), (.infinity, .infinity), (2.5, 2.5)])
    func studyLoadIsKeptAsFarAsANumberCanBe(_ load: Double, _ kept: Double?) throws {
        try TestWallet.with { wallet in
            let store = try wallet.open()
            var new = NewCredential.sample("1")
            new.facts.ects = load
            let credential = new
            try store.write { _ = try $0.insert(credential) }
            #expect(try store.read { try $0.list().first?.facts.ects } == kept)
        }
    }
}
