// SPDX-License-Identifier: Apache-2.0

import Testing
import WalletStore

@Suite struct SearchTests {
    private static func with(_ body: (WalletStore) throws -> Void) throws {
        try TestWallet.with { wallet in
            let store = try wallet.open()
            try store.write { wallet in
                _ = try wallet.insert(
                    .sample(
                        "1", title: "Élan vital", issuerName: "Universiteit Tilburg", issued: "2026-03-01",
                        validUntil: "2027-01-01", words: "coöperatief leren, C++ and naïve Bayes"))
                _ = try wallet.insert(
                    .sample(
                        "2", title: "zebra", issuerID: "did:web:hva.nl", issuerName: "Hogeschool", issued: "2026-01-01",
                        format: "ob2-signed", verdict: "revoked", words: "tilburg self-study"))
                _ = try wallet.insert(
                    .sample(
                        "3", title: "Algebra", issuerID: "did:web:hva.nl", issuerName: nil, issued: "2026-02-01",
                        validUntil: "2026-12-31", verdict: "expired", words: "数学 математика"))
            }
            try body(store)
        }
    }

    private static func find(_ query: CredentialQuery, in store: WalletStore) throws -> [Int] {
        try store.read { try $0.list(query) }.map(\.number)
    }

    @Test(arguments: [
        (["elan"], [1]), (["ÉLAN"], [1]), (["E\u{301}lan"], [1]), (["cooperatief"], [1]), (["coop"], [1]),
        (["naive"], [1]),
        (["tilburg"], [1, 2]), (["til"], [1, 2]), (["tilburg", "elan"], [1]), (["tilburg elan"], [1]),
        (["elan", "zebra"], []), (["ebra"], []), (["self-study"], [2]), (["self-"], [2]), (["study-self"], []),
        (["hva"], [2, 3]), (["hva.nl"], [2, 3]), (["数学"], [3]), (["МАТЕМ"], [3]), (["c++"], [1]), (["vc-di"], []),
    ])
    func wordsAreFoundWhateverTheirCaseAndAccents(_ words: [String], _ expected: [Int]) throws {
        try Self.with { store throws in
            #expect(try Self.find(CredentialQuery(words: words), in: store) == expected)
        }
    }

    @Test(arguments: [
        "elan*", "elan AND", "-elan", "^elan", "(elan", "elan)", "elan + vital", "\"elan", "el\"an", "el\0an",
        "\u{202E}elan",
        "\"vital elan\"", "elan:", "+elan", "elan\u{2028}vital", "* elan",
    ])
    func aroundWordsSyntaxIsNothing(_ text: String) throws {
        try Self.with { store throws in
            #expect(try Self.find(CredentialQuery(words: [text], order: .relevance), in: store) == [1])
        }
    }

    @Test(arguments: [
        "\"", "\"\"", "*", "elan OR zebra", "NOT elan", "NEAR(elan zebra)", "NEAR(elan vital)", "title:elan",
        "title : elan", "{title issuer}:elan", "'; DROP TABLE credential; --", "\\", "%", "_", "\0", "\u{1}",
        "\u{FEFF}",
        "\u{301}", "🙂", "…", "\u{1F3FD}", "\u{E000}", "\u{10FFFD}", "ﷺ", "²", "\u{2028}", "c:\\x", "a\0b\"c*d",
        "credential_text",
    ])
    func asWordsSyntaxIsOnlyText(_ text: String) throws {
        try Self.with { store throws in
            #expect(try Self.find(CredentialQuery(words: [text], order: .relevance), in: store) == [])
            #expect(try Self.find(CredentialQuery(issuer: text), in: store) == [])
            #expect(try store.read { try $0.credentialCount() } == 3)
        }
    }

    @Test func aLongQueryIsAnsweredToo() throws {
        try Self.with { store throws in
            let many = CredentialQuery(words: [String(repeating: "elan ", count: 20_000)])
            #expect(try Self.find(many, in: store) == [1])
            let long = CredentialQuery(words: [String(repeating: "a", count: 1_000_000)])
            #expect(try Self.find(long, in: store) == [])
            let dashes = CredentialQuery(words: [String(repeating: "elan-", count: 5_000)])
            #expect(try Self.find(dashes, in: store) == [])
        }
    }

    @Test func wordsThatCannotBeFoundFindNothingAndNoWordsAskNothing() throws {
        try Self.with { store throws in
            #expect(try Self.find(CredentialQuery(words: ["?"]), in: store) == [])
            #expect(try Self.find(CredentialQuery(words: ["?", "elan"]), in: store) == [1])
            #expect(try Self.find(CredentialQuery(words: []), in: store) == [1, 2, 3])
        }
    }

    @Test func filtersNarrow() throws {
        try Self.with { store throws in
            #expect(try Self.find(CredentialQuery(issuer: "did:web:hva.nl"), in: store) == [2, 3])
            #expect(try Self.find(CredentialQuery(issuer: "hogeschool"), in: store) == [2])
            #expect(try Self.find(CredentialQuery(issuer: "Universiteit Til"), in: store) == [1])
            #expect(try Self.find(CredentialQuery(issuer: "algebra"), in: store) == [], "a title is no issuer")
            #expect(try Self.find(CredentialQuery(verdicts: ["revoked", "expired"]), in: store) == [2, 3])
            #expect(try Self.find(CredentialQuery(verdicts: ["REVOKED"]), in: store) == [])
            #expect(try Self.find(CredentialQuery(formats: ["ob2-signed"]), in: store) == [2])
            #expect(
                try Self.find(
                    CredentialQuery(words: ["tilburg"], issuer: "hogeschool", verdicts: ["revoked"]), in: store)
                    == [2])
            #expect(try Self.find(CredentialQuery(words: ["tilburg"], verdicts: ["expired"]), in: store) == [])
        }
    }

    @Test(arguments: [
        (["strasse"], [1]), (["straße"], [1]), (["STRASSE"], [1]), (["ijsberg"], [2]), (["ĳsberg"], [2]),
        (["Ĳsb"], [2]),
        (["smorrebrod"], [3]), (["smørrebrød"], [3]),
        (["lodz"], [3]), (["aegir"], [2]), (["cœur"], [1]), (["coeur"], [1]),
        (["strase"], []), (["jsberg"], []), (["smoerrebroed"], []),
    ])
    func lettersThatAreWrittenAsOthersAreFound(_ words: [String], _ expected: [Int]) throws {
        try TestWallet.with { wallet in
            let store = try wallet.open()
            try store.write { wallet in
                _ = try wallet.insert(.sample("1", title: "Straße", words: "sacré cœur"))
                _ = try wallet.insert(.sample("2", title: "Eis", issuerName: "Ĳsberg", words: "Ægir"))
                _ = try wallet.insert(.sample("3", title: "Brood", words: "Łódź", skills: "smørrebrød"))
            }
            #expect(try Self.find(CredentialQuery(words: words), in: store) == expected)
            #expect(try store.doctor() == [])
        }
    }

    @Test func levelLoadAndSkillsNarrow() throws {
        try TestWallet.with { wallet in
            let store = try wallet.open()
            try store.write { wallet in
                _ = try wallet.insert(.sample("1", skills: "lassen\nmetaal bewerken", ects: 2.5, eqf: 6))
                _ = try wallet.insert(.sample("2", words: "lassen", ects: 3, eqf: 7))
                _ = try wallet.insert(.sample("3", title: "Lassen", skills: "bewerken", ects: nil, eqf: nil))
            }
            let cases: [(CredentialQuery, [Int])] = [
                (CredentialQuery(skills: ["lassen"]), [1]), (CredentialQuery(skills: ["LAS"]), [1]),
                (CredentialQuery(skills: ["bewerken"]), [1, 3]),
                (CredentialQuery(skills: ["bewerken", "metaal"]), [1]),
                (CredentialQuery(skills: ["algebra"]), []), (CredentialQuery(skills: ["?"]), []),
                (CredentialQuery(skills: ["words : lassen"]), []),
                (CredentialQuery(eqf: 6), [1]), (CredentialQuery(eqf: 5), []),
                (CredentialQuery(minimumECTS: 2.5), [1, 2]), (CredentialQuery(minimumECTS: 2.501), [2]),
                (CredentialQuery(minimumECTS: 0), [1, 2]), (CredentialQuery(minimumECTS: 3.5), []),
                (CredentialQuery(words: ["lassen"], skills: ["bewerken"]), [1, 3]),
                (CredentialQuery(skills: ["lassen"], eqf: 6, minimumECTS: 2), [1]),
                (CredentialQuery(skills: ["lassen"], eqf: 7), []),
            ]
            for (query, expected) in cases { #expect(try Self.find(query, in: store) == expected, "\(query)") }
        }
    }

    @Test(arguments: [
        (CredentialQuery.Order.number, [1, 2, 3]), (.title, [3, 2, 1]), (.issuer, [3, 2, 1]), (.issued, [1, 3, 2]),
        (.validUntil, [3, 1, 2]), (.relevance, [1, 2, 3]),
    ])
    func theOrderIsAsAskedFor(_ order: CredentialQuery.Order, _ expected: [Int]) throws {
        try Self.with { store throws in
            #expect(try Self.find(CredentialQuery(order: order), in: store) == expected)
            for limit in [0, 1, 2, 3, 4] {
                let query = CredentialQuery(order: order, limit: limit)
                #expect(try Self.find(query, in: store) == Array(expected.prefix(limit)))
            }
            #expect(try Self.find(CredentialQuery(order: order, limit: -1), in: store) == [])
        }
    }

    @Test func aWordInTheTitleWeighsMost() throws {
        try TestWallet.with { wallet in
            let store = try wallet.open()
            try store.write { wallet in
                _ = try wallet.insert(.sample("1", title: "Other", words: "statistics statistics"))
                _ = try wallet.insert(
                    .sample("2", title: "Other", issuerName: "Statistics Institute", words: "numbers one"))
                _ = try wallet.insert(.sample("3", title: "Statistics", words: "numbers two"))
            }
            let query = CredentialQuery(words: ["statistics"], order: .relevance)
            #expect(try Self.find(query, in: store) == [3, 2, 1])
        }
    }

    @Test func aListReadsNoOriginals() throws {
        try TestWallet.with { wallet in
            let log = StatementLog()
            let store = try wallet.open { $0.beforeStatement = log.observe }
            _ = try store.write { try $0.insert(.sample("1", words: "elan")) }
            log.clear()
            #expect(
                try Self.find(CredentialQuery(words: ["elan"], issuer: "example", order: .relevance), in: store) == [1])
            #expect(!log.all.isEmpty)
            #expect(log.all.allSatisfy { !$0.contains("original") && !$0.contains("content") })
        }
    }

    @Test func aDamagedIndexIsSaidToBeDamaged() throws {
        try TestWallet.with { wallet in
            _ = try wallet.open().write { try $0.insert(.sample("1", words: "elan")) }
            try RawDatabase.run("UPDATE credential_text_config SET v = 99", on: wallet.directory.database)
            let store = try wallet.open(.read)
            let error = #expect(throws: StoreError.self) { try Self.find(CredentialQuery(words: ["elan"]), in: store) }
            #expect(error?.code == "store.damaged")
            #expect(try Self.find(CredentialQuery(), in: store) == [1], "the list does without it")
        }
    }
}
