// SPDX-License-Identifier: Apache-2.0

import Credentials
import StrictJSON
import TestSupport
import Testing

/// How old the evidence of a status is, and what it tells of an earlier moment.
@Suite struct StatusAgeTests {
    @Test(arguments: cases) func holds(_ rule: RuleCase) throws { try rule.run() }

    static let cases = ages + timesToLive + bundles + earlier + keys + lists

    private static let url: ExactString = "https://school.example/status/1"

    private static func maker(_ change: (inout StatusListMaker) -> Void = { _ in }) throws -> StatusListMaker {
        var maker = StatusListMaker(id: url, issuer: try Scenario.issuerKey.get().did)
        maker.set = [6]
        change(&maker)
        return maker
    }

    /// A list that came to hand at a moment; asked on the first of June, noon.
    private static func list(
        _ name: String, added: ExactString?, index: Int = 7, days: Int64? = nil, _ check: CheckID,
        _ outcome: CheckOutcome, _ code: FindingCode?, _ verdict: Verdict,
        origin: EvidenceItem.Origin = .owner,
        _ change: @escaping @Sendable (inout StatusListMaker) -> Void = { _ in }
    ) -> RuleCase {
        RuleCase(name, check, outcome, code, verdict) {
            $0.maximumStatusAge = days.map { $0 * 86_400 }
            try $0.useStatusList(try maker(change), index: index, origin: origin, added: added)
        }
    }

    private static let ages = [
        list("a list of just now", added: "2026-06-01T12:00:00Z", .statusList, .passed, nil, .valid),
        list("a list of seven days", added: "2026-05-25T12:00:00Z", .statusList, .passed, nil, .valid),
        list(
            "a list of seven days and a second", added: "2026-05-25T11:59:59Z", .statusList, .unknown, .statusStale,
            .indeterminate),
        list(
            "no word of revocation from an old list", added: "2026-05-01T00:00:00Z", .statusRevocation, .skipped,
            .dependsOnOther, .indeterminate),
        list(
            "a revocation in an old list", added: "2026-05-01T00:00:00Z", index: 6, .statusRevocation, .failed,
            .statusRevoked, .revoked),
        list(
            "a suspension in an old list", added: "2026-05-01T00:00:00Z", index: 6, .statusList, .unknown, .statusStale,
            .indeterminate, { $0.purpose = "suspension" }),
        list(
            "older than the reader allows", added: "2026-05-30T12:00:00Z", days: 1, .statusList, .unknown, .statusStale,
            .indeterminate),
        list(
            "as old as the reader allows", added: "2026-05-02T12:00:00Z", days: 30, .statusList, .passed, nil, .valid),
        list("a list from after the clock", added: "2026-07-01T00:00:00Z", .statusList, .passed, nil, .valid),
        RuleCase("a fresh list beside an old one", .statusRevocation, .passed, .valid) {
            try $0.useStatusList(try maker(), index: 7, added: "2026-05-01T00:00:00Z")
            try $0.addStatusList(try maker(), added: "2026-05-31T00:00:00Z")
        },
        RuleCase("an old list that knows of a later revocation", .statusRevocation, .failed, .statusRevoked, .revoked) {
            try $0.useStatusList(
                try maker { $0.validFrom = "2026-02-01T00:00:00Z" }, index: 6, added: "2026-05-01T00:00:00Z")
            try $0.addStatusList(try maker { $0.set = [] }, added: "2026-05-31T00:00:00Z")
        },
    ]

    private static let timesToLive = [
        list("within its time to live", added: "2026-06-01T11:55:00Z", .statusList, .passed, nil, .valid) {
            $0.ttl = 300_000
        },
        list(
            "a second past its time to live", added: "2026-06-01T11:54:59Z", .statusList, .unknown, .statusStale,
            .indeterminate
        ) { $0.ttl = 300_000 },
        list(
            "a time to live that the reader cuts short", added: "2026-05-20T12:00:00Z", .statusList, .unknown,
            .statusStale, .indeterminate
        ) { $0.ttl = 31_536_000_000 },
        list(
            "a time to live that is none", added: "2026-06-01T12:00:00Z", .statusList, .unknown, .statusListMalformed,
            .indeterminate
        ) { $0.ttl = -1 },
    ]

    /// Whoever presents a bundle chose the edition: it is as old as it says itself.
    private static let bundles = [
        list(
            "a bundle's list, signed yesterday", added: nil, .statusList, .passed, nil, .valid, origin: .bundle
        ) { $0.created = "2026-05-31T12:00:00Z" },
        list(
            "a bundle's list, signed long ago", added: nil, .statusList, .unknown, .statusStale, .indeterminate,
            origin: .bundle
        ) { $0.created = "2026-05-01T12:00:00Z" },
        list(
            "a date that the bundle itself gives", added: "2026-06-01T00:00:00Z", .statusList, .unknown, .statusStale,
            .indeterminate, origin: .bundle
        ) { $0.created = "2026-05-01T12:00:00Z" },
    ]

    /// Asked on the first of June about the first of March.
    private static func asOf(
        _ name: String, added: ExactString?, index: Int = 7, _ check: CheckID, _ outcome: CheckOutcome,
        _ code: FindingCode?, _ verdict: Verdict,
        _ change: @escaping @Sendable (inout StatusListMaker) -> Void = { _ in }
    ) -> RuleCase {
        RuleCase("as of: \(name)", check, outcome, code, verdict) {
            ($0.askedAt, $0.instant) = ($0.instant, try DateTime("2026-03-01T00:00:00Z").instant)
            try $0.useStatusList(
                try maker {
                    $0.created = "2026-05-01T00:00:00Z"
                    change(&$0)
                }, index: index, added: added)
        }
    }

    private static let earlier = [
        asOf(
            "a list held then", added: "2026-02-25T00:00:00Z", .statusRevocation, .passed, nil, .valid,
            { $0.created = "2026-02-25T00:00:00Z" }),
        asOf(
            "revoked then", added: "2026-02-25T00:00:00Z", index: 6, .statusRevocation, .failed, .statusRevoked,
            .revoked, { $0.created = "2026-02-25T00:00:00Z" }),
        asOf(
            "a list signed then", added: "2026-06-01T00:00:00Z", index: 6, .statusRevocation, .failed, .statusRevoked,
            .revoked, { $0.created = "2026-02-25T00:00:00Z" }),
        asOf(
            "a list that was old then", added: "2026-01-25T00:00:00Z", .statusList, .unknown, .statusStale,
            .indeterminate, { $0.created = "2026-01-25T00:00:00Z" }),
        // A revocation is not undone.
        asOf("not revoked later", added: "2026-05-31T00:00:00Z", .statusRevocation, .passed, nil, .valid),
        asOf("not revoked by a list of now", added: nil, .statusRevocation, .passed, nil, .valid),
        asOf(
            "revoked, who knows when", added: "2026-05-31T00:00:00Z", index: 6, .statusList, .unknown,
            .statusListLater, .indeterminate),
        asOf(
            "no word of when it was revoked", added: "2026-05-31T00:00:00Z", index: 6, .statusRevocation, .skipped,
            .dependsOnOther, .indeterminate),
        asOf(
            "not suspended later", added: "2026-05-31T00:00:00Z", .statusList, .unknown, .statusListLater,
            .indeterminate, { $0.purpose = "suspension" }),
        asOf(
            "a list that begins later", added: "2026-05-31T00:00:00Z", .statusRevocation, .passed, nil, .valid,
            { $0.validFrom = "2026-05-01T00:00:00Z" }),
        asOf(
            "a list signed then that begins later", added: "2026-05-31T00:00:00Z", .statusRevocation, .passed, nil,
            .valid,
            {
                $0.created = "2026-02-25T00:00:00Z"
                $0.validFrom = "2026-05-01T00:00:00Z"
            }),
        RuleCase("as of: an old list and a later one that tell together", .statusRevocation, .passed, .valid) {
            ($0.askedAt, $0.instant) = ($0.instant, try DateTime("2026-03-01T00:00:00Z").instant)
            try $0.useStatusList(
                try maker { $0.created = "2026-01-25T00:00:00Z" }, index: 7, added: "2026-01-25T00:00:00Z")
            try $0.addStatusList(try maker { $0.created = "2026-05-01T00:00:00Z" }, added: "2026-05-31T00:00:00Z")
        },
        RuleCase("as of: a list of then counts over a later one", .statusRevocation, .passed, .valid) {
            ($0.askedAt, $0.instant) = ($0.instant, try DateTime("2026-03-01T00:00:00Z").instant)
            try $0.useStatusList(
                try maker {
                    $0.set = []
                    $0.created = "2026-02-25T00:00:00Z"
                }, index: 6, added: "2026-02-25T00:00:00Z")
            try $0.addStatusList(
                try maker {
                    $0.created = "2026-05-01T00:00:00Z"
                    $0.validFrom = "2026-05-01T00:00:00Z"
                }, added: "2026-05-31T00:00:00Z")
        },
    ]

    private static func document(
        _ name: String, added: ExactString?, _ outcome: CheckOutcome, _ code: FindingCode?, isAsOf: Bool = true
    ) -> RuleCase {
        RuleCase(name, .proofKey, outcome, code, .valid) {
            if isAsOf { ($0.askedAt, $0.instant) = ($0.instant, try DateTime("2026-03-01T00:00:00Z").instant) }
            try $0.useDocument(
                of: "did:web:school.example", [.init("key-1", try Scenario.issuerKey.get().publicKey)], signing: "key-1"
            )
            let item = try $0.takeLastEvidence()
            $0.addEvidence(item.kind, item.document, added: added)
        }
    }

    private static let keys = [
        document("as of: a key document held then", added: "2026-02-01T00:00:00Z", .passed, nil),
        document("as of: a key document held since", added: "2026-05-01T00:00:00Z", .warning, .proofKeyLater),
        document("as of: a key document of now", added: nil, .warning, .proofKeyLater),
        document("a key document of now, asked about now", added: nil, .passed, nil, isAsOf: false),
    ]

    private static let lists = [
        RuleCase("as of: a trust list of now", .trustList, .warning, .trustListLater, .valid) {
            ($0.askedAt, $0.instant) = ($0.instant, try DateTime("2026-03-01T00:00:00Z").instant)
        }
    ]

    // MARK: Reports

    @Test(arguments: [
        ("2026-05-29T11:58:57Z", "P3DT1M3S", "P7D"), ("2026-06-01T12:00:00Z", "PT0S", "P7D"),
        ("2026-01-01T12:00:00Z", "P151D", "P7D"),
    ])
    func theAgeIsInTheReport(_ added: String, _ age: String, _ maximum: String) throws {
        var scenario = try Scenario.credential()
        try scenario.useStatusList(try Self.maker(), index: 7, added: ExactString(added))
        let evidence = try #require(try scenario.report().check(.statusList)).evidence
        #expect(evidence.contains(.init("captured", added)))
        #expect(evidence.contains(.init("age", age)))
        #expect(evidence.contains(.init("maximumAge", maximum)))
    }

    @Test(arguments: [Int64(0), 1, 59, 60, 3_600, 86_399, 86_400, 90_061, 1_000_000_000])
    func durationsAreReadAsWritten(_ seconds: Int64) {
        #expect(Duration8601.seconds(Duration8601.text(seconds)) == seconds)
    }

    @Test(arguments: ["", "P1", "1D", "P1W", "PD", "P99999999999999999999D", "P9223372036854775807D"])
    func otherDurationsAreNotRead(_ text: String) { #expect(Duration8601.seconds(text) == nil) }

    @Test func aMillionEntriesAreRead() throws {
        let count = 1_000_000
        var scenario = try Scenario.credential()
        let maker = try Self.maker {
            $0.entryCount = count
            $0.set = [count - 1]
        }
        try scenario.useStatusList(maker, index: count - 1)
        #expect(try scenario.report().verdict == .revoked)
    }
}

/// How a credential stood when it was issued, and how it stands now.
@Suite struct ValidityHistoryTests {
    private static func standings(
        _ change: (inout Scenario) throws -> Void
    ) throws -> [ValidityHistory.Standing] {
        var scenario = try Scenario.credential()
        try change(&scenario)
        var inputs = try scenario.inputs()
        inputs.tellsHistory = true
        let bytes = JSONWriter.bytes(.object(try scenario.secured()))
        return try #require(try Scenario.verify(bytes, Verifier(inputs)).history).standings
    }

    @Test func whatHoldsHeldBefore() throws {
        let standings = try Self.standings { _ in }
        #expect(standings.map(\.question) == [.whenIssued, .today])
        #expect(standings.map(\.verdict) == [.valid, .valid])
        #expect(standings.map { $0.moment?.rfc3339 } == ["2026-01-01T00:00:00Z", "2026-06-01T12:00:00Z"])
        // The trust list is at hand since now.
        #expect(standings.map { $0.reason?.code } == [.trustListLater, nil])
    }

    @Test func whatExpiredWasValid() throws {
        let standings = try Self.standings { try $0.document.set("/validUntil", "2026-05-01T00:00:00Z") }
        #expect(standings.map(\.verdict) == [.valid, .expired])
        #expect(standings.last?.reason?.code == .timeExpired)
    }

    @Test func whatWasRevokedSinceCannotBeTold() throws {
        let standings = try Self.standings {
            var maker = StatusListMaker(id: "https://school.example/status/1", issuer: $0.key.did)
            maker.set = [6]
            maker.created = "2026-05-01T00:00:00Z"
            try $0.useStatusList(maker, index: 6)
        }
        #expect(standings.map(\.verdict) == [.indeterminate, .revoked])
        #expect(standings.map { $0.reason?.code } == [.statusListLater, .statusRevoked])
    }

    @Test func whatWasSignedBeforeItBeganCountsFromItsBeginning() throws {
        let standings = try Self.standings { try $0.document.set("/validFrom", "2026-04-01T00:00:00Z") }
        #expect(standings.first?.moment?.rfc3339 == "2026-04-01T00:00:00Z")
        #expect(standings.map(\.verdict) == [.valid, .valid])
    }

    @Test func whatBeginsLaterWasNotIssuedYet() throws {
        let standings = try Self.standings { try $0.document.set("/validFrom", "2026-07-01T00:00:00Z") }
        #expect(standings.map(\.verdict) == [.indeterminate, .expired])
    }

    @Test func threeMomentsWhereAnEarlierOneIsAskedAbout() throws {
        let standings = try Self.standings {
            try $0.document.set("/validUntil", "2026-05-01T00:00:00Z")
            ($0.askedAt, $0.instant) = ($0.instant, try DateTime("2026-03-01T00:00:00Z").instant)
        }
        #expect(standings.map(\.question) == [.whenIssued, .asOf, .today])
        #expect(standings.map(\.verdict) == [.valid, .valid, .expired])
    }

    @Test func whatIsChangedNeverHeld() throws {
        let standings = try Self.standings { $0.tamper { try $0.set("/name", "Reading charts") } }
        #expect(standings.map(\.verdict) == [.invalid, .invalid])
    }

    /// A bundle's credentials each have their own.
    @Test func whatIsInABundleHasItsOwn() throws {
        var expired = try Scenario.credential()
        try expired.document.set("/validUntil", "2026-05-01T00:00:00Z")
        let bundle = try Scenario.presentation([expired])
        var inputs = try bundle.inputs()
        inputs.tellsHistory = true
        let report = try Scenario.verify(JSONWriter.bytes(.object(try bundle.secured())), Verifier(inputs))
        #expect(report.history == nil)
        #expect(report.credentials.first?.history?.standings.map(\.verdict) == [.valid, .expired])
    }
}
