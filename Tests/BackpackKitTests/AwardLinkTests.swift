// SPDX-License-Identifier: Apache-2.0

import BackpackKit
import Credentials
import StrictJSON
import Testing

/// When two credentials hold the same award.
@Suite("Awards held twice")
struct AwardLinkTests {
    typealias Change = @Sendable (inout Award) -> Void

    private static func credential(
        _ number: Int, _ format: CredentialFormat = .dataIntegrity, verdict: Verdict = .untrusted,
        change: Change = { _ in }
    ) -> CountedCredential {
        var award = Award()
        award.reader = .openBadges3
        award.titles = ["Lassen"]
        award.issuerID = "did:web:school.example"
        award.issuerNames = ["School"]
        award.days = ["2026-02-03"]
        change(&award)
        return CountedCredential(number: number, title: "Lassen", verdict: verdict, format: format, award: award)
    }

    private static func link(_ first: Change, _ second: Change, sameForm: Bool = false) -> AwardLink? {
        AwardLink(
            credential(1, change: first), credential(2, sameForm ? .dataIntegrity : .jwt, change: second))
    }

    @Test("are the same by content in another form only")
    func content() {
        #expect(Self.link({ _ in }, { _ in }) == .content)
        #expect(Self.link({ _ in }, { _ in }, sameForm: true) == nil)
        #expect(Self.link({ _ in }, { $0.reader = .openBadges2 }, sameForm: true) == .content)
        #expect(Self.link({ _ in }, { $0.titles = ["Welding", "  LASSEN "] }) == .content)
        #expect(Self.link({ $0.titles = ["Élan"] }, { $0.titles = ["E\u{301}lan"] }) == .content)
    }

    @Test(
        "are never the same where they differ in what both state",
        arguments: [
            { $0.titles = ["Snijden"] }, { $0.titles = [] }, { $0.days = ["2026-02-04"] }, { $0.days = [] },
            {
                $0.issuerID = "did:web:other.example"
                $0.issuerNames = ["Other"]
            },
            { $0.load = AwardLoad(ects: Amount("3")) }, { $0.load = AwardLoad(hours: Amount("84")) },
            { $0.level = .eqf(5) }, { $0.learnerName = "Noor Jansen" }, { $0.learnerBirth = "2000-01-01" },
        ] as [Change])
    func different(_ change: @escaping Change) {
        let first: Change = {
            $0.load = AwardLoad(ects: Amount("2.5"), hours: Amount("70"))
            $0.level = .eqf(6)
            $0.learnerName = "Noor de Wit"
            $0.learnerBirth = "2001-01-01"
        }
        #expect(Self.link(first, { _ in }) == .content, "what only one states does not tell them apart")
        #expect(Self.link(first, change) == nil)
    }

    @Test("are the same by the credential's identifier and title, whatever their form and day, from the same issuer")
    func identifier() {
        let id: Change = {
            $0.identifier = "urn:uuid:1"
            $0.days = []
        }
        #expect(Self.link({ $0.identifier = "urn:uuid:1" }, id, sameForm: true) == .identifier)
        #expect(Self.link({ $0.identifier = "urn:uuid:2" }, id, sameForm: true) == nil)
        let other: Change = {
            $0.identifier = "urn:uuid:1"
            $0.titles = ["Snijden"]
        }
        #expect(Self.link({ $0.identifier = "urn:uuid:1" }, other, sameForm: true) == nil, "an example's identifier")
        let stranger: Change = {
            $0.identifier = "urn:uuid:1"
            $0.issuerID = "did:web:other.example"
            $0.issuerNames = []
        }
        #expect(Self.link({ $0.identifier = "urn:uuid:1" }, stranger) == nil)
    }

    @Test("are the same for one achievement on one day, in another form")
    func achievement() {
        let achievement: Change = {
            $0.achievements = ["https://school.example/a"]
            $0.titles = ["Welding"]
        }
        #expect(Self.link({ $0.achievements = ["https://school.example/a"] }, achievement) == .identifier)
        #expect(Self.link({ $0.achievements = ["https://school.example/a"] }, achievement, sameForm: true) == nil)
        #expect(Self.link({ $0.achievements = ["https://school.example/b"] }, achievement) == nil)
    }

    @Test("are the same where one calls the achievement of the other related, on the same day")
    func related() {
        let translation: Change = {
            $0.achievements = ["https://school.example/en"]
            $0.titles = ["Welding"]
        }
        let original: Change = { $0.related = ["https://school.example/en"] }
        #expect(Self.link(original, translation, sameForm: true) == .related)
        #expect(Self.link(translation, original, sameForm: true) == .related)
        #expect(
            Self.link(
                original,
                {
                    translation(&$0)
                    $0.days = ["2026-03-01"]
                }) == nil, "a later course of the same series")
        #expect(Self.link({ $0.related = ["https://school.example/x"] }, translation, sameForm: true) == nil)
    }

    @Test("are counted once however many forms there are, and twice where one form has it twice")
    func joining() throws {
        let overview = Overview(
            at: Instant(seconds: 0),
            [
                Self.credential(1), Self.credential(2, .jwt), Self.credential(3, .sdJWT), Self.credential(4),
                Self.credential(5, .jwt),
            ])
        #expect(overview.awards.map(\.numbers) == [[1, 2, 3], [4, 5]])
        #expect(overview.joined.map(\.links) == [[.content, .content], [.content]])
    }

    @Test("count with what a valid credential states, before what others state")
    func load() throws {
        let three: Change = { $0.load = AwardLoad(ects: Amount("3")) }
        let untrusted = Overview(
            at: Instant(seconds: 0), [Self.credential(1, change: three), Self.credential(2, .jwt, verdict: .valid)])
        #expect(untrusted.total.load.ects == Amount("3"))
        #expect(untrusted.valid.load.ects == nil)
        #expect(untrusted.valid.withoutLoad == 1)
        let hours: Change = { $0.load = AwardLoad(hours: Amount("84")) }
        let both = Overview(
            at: Instant(seconds: 0), [Self.credential(1, change: hours), Self.credential(2, .jwt, change: three)])
        #expect(both.total.load == AwardLoad(ects: Amount("3")), "never in both units")
    }

    @Test("keep what is known of them through the wallet's own form")
    func form() throws {
        let full = Self.credential(1) {
            $0.identifier = "urn:uuid:1"
            $0.achievements = ["https://school.example/a"]
            $0.related = ["https://school.example/b"]
            $0.learnerName = "Noor"
            $0.learnerBirth = "2001-01-01"
            $0.load = AwardLoad(ects: Amount("2,5"))
            $0.hasOtherCredits = true
            $0.level = .eqf(6)
            $0.outcomes = [
                .init(
                    wordings: [.init("lassen", "nl"), .init("welding", nil)], isAligned: true, framework: "ESCO",
                    url: "https://esco.example/1")
            ]
        }.award
        for award in [full, Award(), Self.credential(1) { $0.level = .other }.award] {
            #expect(Award(try JSONReader.read(JSONWriter.bytes(award.json))) == award)
        }
        var json = try #require(full.json.objectValue)
        json["schema"] = .string("backpack.award/2")
        #expect(Award(.object(json)) == nil)
        #expect(Award(.object(["schema": .string("backpack.award/1")])) == nil)
        #expect(Award(.null) == nil)
    }

    @Test(
        "end within a year up to the same day of the next, also from a leap day",
        arguments: [
            ("2026-11-20T09:00:00Z", "2027-11-20T09:00:00Z"), ("2028-02-29T12:00:00Z", "2029-02-28T12:00:00Z"),
            ("2027-06-01T00:00:00Z", "2028-06-01T00:00:00Z"),
        ])
    func horizon(_ now: String, _ next: String) throws {
        let instant = try DateTime(ExactString(now)).instant
        let end = try DateTime(ExactString(next)).instant
        #expect(Overview.horizon(instant) == end)
        let ends = [-1, 0, 1].map { end.advanced(bySeconds: $0) } + [instant, instant.advanced(bySeconds: -1)]
        let overview = Overview(
            at: instant, [],
            expiring: ends.enumerated().map {
                .init(number: $0, title: "", issuer: nil, end: $1, digest: [])
            })
        #expect(overview.expiring.map(\.number) == [3, 0, 1])
    }
}
