// SPDX-License-Identifier: Apache-2.0

import Credentials
import StrictJSON
import TestSupport
import Testing

/// Copies of hosted assertions (Open Badges 2.0, HostedBadge Verification).
@Suite struct HostedBadgeTests {
    @Test(arguments: cases) func holds(_ rule: BadgeCase) throws { try rule.run() }

    static let cases = snapshots + scopes

    private static let snapshots: [BadgeCase] = [
        BadgeCase("a copy", .hosted, .hostedSnapshot, .unknown, .hostedSnapshot, .indeterminate),
        BadgeCase("a copy has no signature", .hosted, .proofSignature, .skipped, .doesNotApply, .indeterminate),
        BadgeCase("a copy is not trusted", .hosted, .trustIssuer, .skipped, .dependsOnOther, .indeterminate),
        BadgeCase("a copy does not know", .hosted, .statusRevocation, .skipped, .dependsOnOther, .indeterminate),
        BadgeCase("a copy that says so", .hosted, .statusRevocation, .failed, .hostedRevoked, .indeterminate) {
            try $0.assertion.set("/revoked", .bool(true))
        },
        BadgeCase("a copy that says no", .hosted, .statusRevocation, .skipped, .dependsOnOther, .indeterminate) {
            try $0.assertion.set("/revoked", .bool(false))
        },
        BadgeCase("what is left of it", .hosted, .statusRevocation, .failed, .hostedRevoked, .indeterminate) {
            $0.assertion = try JSONObject(
                json: """
                    {"@context":"https://w3id.org/openbadges/v2","type":"Assertion","revoked":true,
                     "id":"https://school.example/assertions/1"}
                    """)
        },
        BadgeCase("what is left of it is well-formed", .hosted, .modelRequired, .passed, .indeterminate) {
            $0.assertion = try JSONObject(
                json:
                    #"{"@context":"https://w3id.org/openbadges/v2","type":"Assertion","revoked":true,"id":"https://a.example/1"}"#
            )
        },
        BadgeCase("a later copy that says so", .hosted, .statusRevocation, .failed, .hostedRevoked, .indeterminate) {
            $0.evidence.append($0.item(.revokedAssertion, try later()))
        },
        BadgeCase(
            "a later copy of another badge", .hosted, .statusRevocation, .skipped, .dependsOnOther, .indeterminate
        ) {
            $0.evidence.append($0.item(.revokedAssertion, try later("https://school.example/assertions/2")))
        },
        BadgeCase("a later copy from a bundle", .hosted, .statusRevocation, .skipped, .dependsOnOther, .indeterminate) {
            $0.origin = .bundle
            $0.evidence.append($0.item(.revokedAssertion, try later()))
        },
        BadgeCase("a copy of a signed badge's payload", .signed, .proofPresent, .unknown, .proofAbsent, .indeterminate)
        {
            $0.signer = nil
        },
        BadgeCase("a signed badge is no copy", .signed, .hostedSnapshot, .skipped, .doesNotApply, .valid),
    ]

    private static func later(_ id: ExactString = "https://school.example/assertions/1") throws -> JSONObject {
        try JSONObject(json: #"{"id":"\#(id)","revoked":true,"revocationReason":"Awarded in error"}"#)
    }

    private static func scope(
        _ name: String, _ id: String, _ verification: String?, isWithin: Bool
    ) -> BadgeCase {
        BadgeCase(
            name, .hosted, .modelRequired, isWithin ? .passed : .failed, isWithin ? nil : .modelScope,
            isWithin ? .indeterminate : .invalid
        ) {
            try $0.assertion.set("/id", id)
            if let verification { try $0.issuer?.set("/verification", json: verification) }
        }
    }

    private static let scopes: [BadgeCase] = [
        scope("the issuer's host", "https://school.example/x", nil, isWithin: true),
        scope("the issuer's host in capitals", "HTTPS://School.Example/x", nil, isWithin: true),
        scope("the issuer's host and port", "https://school.example:443/x", nil, isWithin: true),
        scope("the issuer's host without encryption", "http://school.example/x", nil, isWithin: true),
        scope("another host", "https://other.example/x", nil, isWithin: false),
        scope("a host below the issuer's", "https://a.school.example/x", nil, isWithin: false),
        scope("a host that begins like it", "https://school.example.other.example/x", nil, isWithin: false),
        scope("a host that ends like it", "https://myschool.example/x", nil, isWithin: false),
        scope("another port", "https://school.example:8443/x", nil, isWithin: false),
        scope("the issuer's host as a path", "https://other.example/school.example", nil, isWithin: false),
        scope(
            "an address that is allowed", "https://other.example/badges/1",
            #"{"type":"VerificationObject","startsWith":"https://other.example/badges/"}"#, isWithin: true),
        scope(
            "one of several addresses", "https://other.example/badges/1",
            #"{"startsWith":["https://a.example/","https://other.example/"]}"#, isWithin: true),
        scope(
            "an address beside those that are allowed", "https://other.example/else/1",
            #"{"startsWith":"https://other.example/badges/"}"#, isWithin: false),
        scope(
            "the issuer's own host where another is named", "https://school.example/1",
            #"{"startsWith":"https://other.example/"}"#, isWithin: false),
        scope(
            "a host that goes on behind the allowed text", "https://other.example.evil.example/1",
            #"{"startsWith":"https://other.example"}"#, isWithin: false),
        scope(
            "a host that is allowed", "https://other.example/1", #"{"allowedOrigins":["a.example","other.example"]}"#,
            isWithin: true),
        scope(
            "a host that is not", "https://third.example/1", #"{"allowedOrigins":["a.example","other.example"]}"#,
            isWithin: false),
        scope("no host at all", "https://school.example/1", #"{"allowedOrigins":[]}"#, isWithin: false),
        scope(
            "an allowed host and not an allowed address", "https://other.example/1",
            #"{"allowedOrigins":"other.example","startsWith":"https://other.example/badges/"}"#, isWithin: false),
        BadgeCase("a class on another host", .hosted, .modelRequired, .failed, .modelScope, .invalid) {
            try $0.assertion.set("/badge", "https://other.example/badges/1")
            try $0.badgeClass?.set("/id", "https://other.example/badges/1")
        },
    ]

    /// A name before the host is none: both addresses are no proper one of the issuer's.
    @Test(arguments: ["https://school.example@other.example/1", #"https://school.example\\@other.example/1"#])
    func aNameBeforeTheHostDeceivesNobody(_ id: String) throws {
        var scenario = try BadgeScenario.hosted()
        try scenario.assertion.set("/id", id)
        let report = try scenario.verified().report
        #expect(report.check(.modelRequired)?.code == .modelIdentifier)
        #expect(report.verdict == .invalid)
    }

    @Test func saysSinceWhenAndWhomToAsk() throws {
        var scenario = try BadgeScenario.hosted()
        func evidence(_ name: String) throws -> ExactString? {
            try scenario.verified().report.check(.hostedSnapshot)?.evidence.first { $0.name == name }?.value
        }
        #expect(try evidence("url") == "https://school.example/assertions/1")
        #expect(try evidence("held") == "2026-06-01T12:00:00Z")
        #expect(try evidence("digest")?.hasPrefix("sha256:") == true)
        scenario.received = "2026-02-03T04:05:06Z"
        #expect(try evidence("held") == "2026-02-03T04:05:06Z")
    }

    /// Whatever else is done to a copy, nothing makes it better than undecided.
    @Test func isNeverBetterThanUndecided() throws {
        for rule in BadgeBook.cases {
            guard case .hosted = rule.base else { continue }
            var scenario = try BadgeScenario.hosted()
            try rule.change(&scenario)
            var inputs = try scenario.inputs()
            inputs.trust = EverybodyTrusted(pinsKeys: true)
            #expect(Verifier(inputs).verify(try scenario.document()).verdict <= .indeterminate, "\(rule.name)")
        }
    }
}
