// SPDX-License-Identifier: Apache-2.0

import CredentialCrypto
import Credentials
import StrictJSON
import TestSupport
import Testing

/// `trust.issuer` and `trust.list`: who vouches for the issuer, and whether that still holds.
@Suite struct TrustRuleTests {
    @Test(arguments: cases) func holds(_ rule: RuleCase) throws { try rule.run() }

    static let cases = issuers + periods + several + availability + names

    private static func listing(
        _ name: String, _ check: CheckID, _ outcome: CheckOutcome, _ code: FindingCode?, _ verdict: Verdict,
        _ lists: @escaping @Sendable (ExactString) throws -> [TrustListMaker]
    ) -> RuleCase {
        RuleCase(name, check, outcome, code, verdict) { $0.lists = try lists($0.key.did) }
    }

    private static let issuers = [
        listing("a listed issuer", .trustIssuer, .passed, nil, .valid) { [TrustListMaker([.init($0)])] },
        listing("the list of a listed issuer", .trustList, .passed, nil, .valid) { [TrustListMaker([.init($0)])] },
        listing("no list at all", .trustIssuer, .failed, .trustNotConfigured, .untrusted) { _ in [] },
        listing("no list to be in force", .trustList, .skipped, .doesNotApply, .untrusted) { _ in [] },
        listing("an empty list", .trustIssuer, .failed, .trustIssuerAbsent, .untrusted) { _ in [TrustListMaker()] },
        listing("a list of others", .trustIssuer, .failed, .trustIssuerAbsent, .untrusted) { _ in
            [TrustListMaker([.init(try Scenario.strangerKey.get().did)])]
        },
        listing("an issuer in other letters", .trustIssuer, .failed, .trustIssuerAbsent, .untrusted) { issuer in
            [TrustListMaker([.init(ExactString(issuer.text.replacing("did:key", with: "did:Key")))])]
        },
        listing("the key that signed", .trustIssuer, .passed, nil, .valid) {
            [TrustListMaker([.init($0, keys: [try Scenario.issuerKey.get().publicKey])])]
        },
        listing("another key", .trustIssuer, .failed, .trustOtherKey, .untrusted) {
            [TrustListMaker([.init($0, keys: [try Scenario.strangerKey.get().publicKey])])]
        },
        listing("an issuer without keys", .trustIssuer, .failed, .trustOtherKey, .untrusted) {
            [TrustListMaker([.init($0, keys: [])])]
        },
        RuleCase("a changed credential is not asked about", .trustIssuer, .skipped, .dependsOnOther, .invalid) {
            $0.tamper { try $0.set("/name", "Reading charts") }
        },
    ]

    private static let periods = [
        listing("from this second on", .trustIssuer, .passed, nil, .valid) {
            [TrustListMaker([.init($0, from: "2026-06-01T12:00:00Z")])]
        },
        listing("from the next second on", .trustIssuer, .failed, .trustOutsidePeriod, .untrusted) {
            [TrustListMaker([.init($0, from: "2026-06-01T12:00:01Z")])]
        },
        listing("until this second", .trustIssuer, .passed, nil, .valid) {
            [TrustListMaker([.init($0, until: "2026-06-01T12:00:00Z")])]
        },
        listing("until the second before", .trustIssuer, .failed, .trustOutsidePeriod, .untrusted) {
            [TrustListMaker([.init($0, until: "2026-06-01T11:59:59Z")])]
        },
        listing("a list in its last second", .trustList, .passed, nil, .valid) {
            [TrustListMaker([.init($0)], expires: "2026-06-01T12:00:00Z")]
        },
        listing("a list that expired", .trustList, .unknown, .trustListStale, .indeterminate) {
            [TrustListMaker([.init($0)], expires: "2026-06-01T11:59:59Z")]
        },
        listing("an issuer on a list that expired", .trustIssuer, .skipped, .dependsOnOther, .indeterminate) {
            [TrustListMaker([.init($0)], expires: "2026-06-01T11:59:59Z")]
        },
        listing("an expired list that names others", .trustList, .unknown, .trustListStale, .indeterminate) { _ in
            [TrustListMaker([], expires: "2026-06-01T11:59:59Z")]
        },
    ]

    private static let several = [
        listing("the second of two lists", .trustIssuer, .passed, nil, .valid) {
            [TrustListMaker(name: "A"), TrustListMaker(name: "B", [.init($0)])]
        },
        listing("one list in force beside an expired one", .trustIssuer, .passed, nil, .valid) {
            [
                TrustListMaker(name: "A", [.init($0)], expires: "2026-05-01T00:00:00Z"),
                TrustListMaker(name: "B", [.init($0)]),
            ]
        },
        listing("a list with another key beside one with this", .trustIssuer, .passed, nil, .valid) {
            [
                TrustListMaker(name: "A", [.init($0, keys: [try Scenario.strangerKey.get().publicKey])]),
                TrustListMaker(name: "B", [.init($0)]),
            ]
        },
    ]

    /// TL-10 to TL-13: each way of not knowing has its own code, and none of them trusts.
    private static let availability = [
        listing("a list dated later than now", .trustList, .unknown, .trustListFuture, .indeterminate) {
            [TrustListMaker([.init($0)]).with { $0.issued = "2026-06-01T12:00:01Z" }]
        },
        listing("a list of this second", .trustList, .passed, nil, .valid) {
            [TrustListMaker([.init($0)]).with { $0.issued = "2026-06-01T12:00:00Z" }]
        },
        listing("a list that cannot be read", .trustList, .unknown, .trustListUnavailable, .indeterminate) {
            [TrustListMaker([.init($0)]).with { $0.isUnavailable = true }]
        },
        listing("an unread list beside one without the issuer", .trustIssuer, .skipped, .dependsOnOther, .indeterminate)
        {
            [TrustListMaker([.init($0)]).with { $0.isUnavailable = true }, TrustListMaker(name: "B")]
        },
        listing("an unread list beside one with the issuer", .trustIssuer, .passed, nil, .valid) {
            [TrustListMaker().with { $0.isUnavailable = true }, TrustListMaker(name: "B", [.init($0)])]
        },
        listing("a list whose signature was not checked", .trustList, .warning, .trustListUnchecked, .valid) {
            [TrustListMaker([.init($0)]).with { $0.isUnchecked = true }]
        },
        listing(
            "nobody on a list whose signature was not checked", .trustList, .warning, .trustListUnchecked, .untrusted
        ) { _ in [TrustListMaker().with { $0.isUnchecked = true }] },
    ]

    /// TL-19 to TL-22. The scenario's issuer calls itself “School as it calls itself”.
    private static let names = [
        listing("a name of nobody listed", .trustName, .passed, nil, .valid) {
            [TrustListMaker([.init($0, name: "A")])]
        },
        listing("no list to compare names with", .trustName, .skipped, .doesNotApply, .untrusted) { _ in [] },
        listing("a listed party's name", .trustName, .warning, .trustNameAlike, .untrusted) { _ in
            [TrustListMaker([.init("did:web:school.example", name: "School as it calls itself")])]
        },
        listing("almost a listed party's name", .trustName, .warning, .trustNameAlike, .untrusted) { _ in
            [TrustListMaker([.init("did:web:school.example", name: "Sсhoοl аs it caIls itself")])]
        },
        listing("the name of another on the list", .trustName, .warning, .trustNameAlike, .valid) {
            [TrustListMaker([.init($0, name: "A"), .init("did:web:b.example", name: "School as it calls itself")])]
        },
        listing("its own name under two identifiers", .trustName, .passed, nil, .valid) {
            [
                TrustListMaker([
                    .init($0, name: "School as it calls itself"),
                    .init("did:web:school.example", name: "School as it calls itself"),
                ])
            ]
        },
        listing("a name on a list that expired", .trustName, .passed, nil, .indeterminate) { _ in
            [
                TrustListMaker(
                    [.init("did:web:b.example", name: "School as it calls itself")], expires: "2026-05-01T00:00:00Z")
            ]
        },
        RuleCase("a changed credential's name", .trustName, .skipped, .dependsOnOther, .invalid) {
            $0.tamper { try $0.set("/name", "Reading charts") }
        },
    ]

    /// A name that the credential claims is shown as claimed until a list confirms it.
    @Test func theNameComesFromTheListOrIsClaimed() throws {
        var scenario = try Scenario.credential()
        var summary = try scenario.report().summary
        #expect(summary.issuerName == "Listed School")
        #expect(summary.issuerNameSource == .trustList)
        scenario.lists = []
        summary = try scenario.report().summary
        #expect(summary.issuerName == "School as it calls itself")
        #expect(summary.issuerNameSource == .claimed)
    }

    @Test func aChangedCredentialDoesNotBorrowTheListsName() throws {
        var scenario = try Scenario.credential()
        scenario.tamper { try $0.set("/name", "Reading charts") }
        #expect(try scenario.report().summary.issuerNameSource == .claimed)
    }
}
