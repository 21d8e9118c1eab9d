// SPDX-License-Identifier: Apache-2.0

import Credentials
import StrictJSON
import TestSupport
import Testing

/// `time.valid-from` and `time.valid-until`, to the second and across time zones.
@Suite struct TimeRuleTests {
    @Test(arguments: cases) func holds(_ rule: RuleCase) throws { try rule.run() }

    static let cases = from + until + withoutOffset + proofs

    /// The moment of checking is the first of June 2026, noon, UTC.
    private static func date(
        _ member: String, in base: RuleCase.Base = .v2, _ date: ExactString, _ outcome: CheckOutcome,
        _ code: FindingCode?, _ verdict: Verdict
    ) -> RuleCase {
        let check: CheckID = member == "validFrom" || member == "issuanceDate" ? .timeValidFrom : .timeValidUntil
        return RuleCase("\(member) \(date)", base, check, outcome, code, verdict) {
            if check == .timeValidUntil, base == .v2 { try $0.document.set("/validFrom", nil) }
            try $0.document.set("/\(member)", .string(date))
        }
    }

    private static let from = [
        date("validFrom", "2026-06-01T12:00:00Z", .passed, nil, .valid),
        date("validFrom", "2026-06-01T12:00:01Z", .failed, .timeNotYetValid, .expired),
        date("validFrom", "2026-06-01T12:00:00.000000001Z", .failed, .timeNotYetValid, .expired),
        date("validFrom", "2026-06-01T14:00:00+02:00", .passed, nil, .valid),
        date("validFrom", "2026-06-01T14:00:01+02:00", .failed, .timeNotYetValid, .expired),
        date("validFrom", "2026-06-01T07:00:00-05:00", .passed, nil, .valid),
        date("validFrom", "2026-06-01T07:00:01-05:00", .failed, .timeNotYetValid, .expired),
        date("validFrom", "9999-12-31T23:59:59Z", .failed, .timeNotYetValid, .expired),
        date("validFrom", "0000-01-01T00:00:00Z", .passed, nil, .valid),
        date("issuanceDate", in: .v1, "2026-06-01T12:00:00Z", .passed, nil, .valid),
        date("issuanceDate", in: .v1, "2026-06-01T12:00:01Z", .failed, .timeNotYetValid, .expired),
        RuleCase("no beginning", .timeValidFrom, .skipped, .doesNotApply, .valid) {
            try $0.document.set("/validFrom", nil)
        },
    ]

    private static let until = [
        date("validUntil", "2026-06-01T12:00:00Z", .passed, nil, .valid),
        date("validUntil", "2026-06-01T11:59:59Z", .failed, .timeExpired, .expired),
        date("validUntil", "2026-06-01T11:59:59.999999999Z", .failed, .timeExpired, .expired),
        date("validUntil", "2026-06-01T14:00:00+02:00", .passed, nil, .valid),
        date("validUntil", "2026-06-01T13:59:59+02:00", .failed, .timeExpired, .expired),
        date("expirationDate", in: .v1, "2026-06-01T12:00:00Z", .passed, nil, .valid),
        date("expirationDate", in: .v1, "2026-06-01T11:59:59Z", .failed, .timeExpired, .expired),
        RuleCase("no end", .timeValidUntil, .skipped, .doesNotApply, .valid),
        RuleCase("an end in the past of a changed document", .timeValidUntil, .failed, .timeExpired, .invalid) {
            $0.tamper { try $0.set("/validUntil", "2026-05-01T00:00:00Z") }
        },
    ]

    // Without an offset the moment is known to within fourteen hours either way.
    private static let withoutOffset = [
        date("validFrom", "2026-05-31T22:00:00", .passed, nil, .valid),
        date("validFrom", "2026-05-31T22:00:01", .unknown, .timeNoOffset, .indeterminate),
        date("validFrom", "2026-06-02T02:00:00", .unknown, .timeNoOffset, .indeterminate),
        date("validFrom", "2026-06-02T02:00:01", .failed, .timeNotYetValid, .expired),
        date("validUntil", "2026-06-02T02:00:00", .passed, nil, .valid),
        date("validUntil", "2026-06-02T01:59:59", .unknown, .timeNoOffset, .indeterminate),
        date("validUntil", "2026-05-31T21:59:59", .failed, .timeExpired, .expired),
    ]

    private static func signed(
        _ name: String, _ check: CheckID, _ outcome: CheckOutcome, _ code: FindingCode?, _ verdict: Verdict,
        created: ExactString = "2026-01-01T00:00:00Z", expires: ExactString? = nil
    ) -> RuleCase {
        RuleCase(name, check, outcome, code, verdict) {
            $0.proof.created = try DateTime(created).instant
            $0.proof.expires = try expires.map { try DateTime($0).instant }
        }
    }

    private static let proofs = [
        signed("a proof made now", .timeValidFrom, .passed, nil, .valid, created: "2026-06-01T12:00:00Z"),
        signed(
            "a proof made later", .timeValidFrom, .warning, .proofCreatedLater, .valid,
            created: "2026-06-01T12:00:01Z"),
        signed(
            "a proof that expired", .timeValidUntil, .failed, .proofExpired, .expired, expires: "2026-06-01T11:59:59Z"),
        signed(
            "a proof in its last second", .timeValidUntil, .skipped, .doesNotApply, .valid,
            expires: "2026-06-01T12:00:00Z"),
        RuleCase("a presentation that expired", .presentation, .timeValidUntil, .failed, .proofExpired, .invalid) {
            $0.proof.expires = try DateTime("2026-06-01T11:59:59Z").instant
        },
        RuleCase("a presentation in its last second", .presentation, .timeValidUntil, .passed, .valid) {
            $0.proof.expires = $0.instant
        },
    ]
}

/// Reading `xsd:dateTime` strictly.
@Suite struct DateTimeTests {
    @Test(arguments: [
        ("1970-01-01T00:00:00Z", Int64(0), Int32(0), true), ("2000-02-29T12:00:00Z", 951_825_600, 0, true),
        ("1969-12-31T23:59:59.5Z", -1, 500_000_000, true), ("2026-06-01T00:00:00+14:00", 1_780_221_600, 0, true),
        ("2026-06-01T00:00:00-14:00", 1_780_322_400, 0, true), ("2026-06-01T00:00:00", 1_780_272_000, 0, false),
        ("0000-01-01T00:00:00Z", -62_167_219_200, 0, true), ("9999-12-31T23:59:59Z", 253_402_300_799, 0, true),
        ("2026-06-01T00:00:00.1234567891Z", 1_780_272_000, 123_456_789, true),
        // The end of a day is the beginning of the next, at the end of a year too.
        ("2026-06-01T24:00:00Z", 1_780_358_400, 0, true), ("2026-12-31T24:00:00.000Z", 1_798_761_600, 0, true),
        ("12026-06-01T00:00:00Z", 317_349_792_000, 0, true), ("-0001-12-31T00:00:00Z", -62_167_305_600, 0, true),
        // Year 0 is a leap year (XML Schema 1.1-2 §3.3.7.1).
        ("0000-02-29T00:00:00Z", -62_162_121_600, 0, true),
    ])
    func reads(_ text: String, _ seconds: Int64, _ nanoseconds: Int32, _ hasOffset: Bool) throws {
        let date = try DateTime(ExactString(text))
        #expect(date.instant == Instant(seconds: seconds, nanoseconds: nanoseconds))
        #expect(date.hasOffset == hasOffset)
    }

    @Test(arguments: [
        "", "2026", "2026-06-01", "2026-06-01T", "2026-06-01T00:00Z", "2026-6-1T00:00:00Z", "2026-00-01T00:00:00Z",
        "2026-13-01T00:00:00Z", "2026-06-31T00:00:00Z", "1900-02-29T00:00:00Z", "2026-06-00T00:00:00Z",
        "2026-06-01T24:00:01Z", "2026-06-01T24:00:00.1Z", "2026-06-01T24:01:00Z", "2026-06-01T25:00:00Z",
        "2026-06-01T23:60:00Z", "2026-06-01T23:59:61Z", "2026-06-01t00:00:00Z",
        "2026-06-01T00:00:00z", "2026-06-01T00:00:00.Z", "2026-06-01T00:00:00+14:01", "2026-06-01T00:00:00+0200",
        "2026-06-01T00:00:00+02", "2026-06-01T00:00:00+02:60", "2026-06-01T00:00:00Z ", " 2026-06-01T00:00:00Z",
        "+2026-06-01T00:00:00Z", "02026-06-01T00:00:00Z", "1234567890-06-01T00:00:00Z", "--2026-06-01T00:00:00Z",
        "-026-06-01T00:00:00Z", "-0001-02-29T00:00:00Z", "2026-06-01T00:00:00ZZ", "２026-06-01T00:00:00Z",
    ])
    func refuses(_ text: String) {
        #expect(throws: DateTime.Failure.malformed) { try DateTime(ExactString(text)) }
    }

    @Test(arguments: [DateTime.Grammar.xmlSchema, .rfc3339])
    func refusesALeapSecond(_ grammar: DateTime.Grammar) {
        #expect(throws: DateTime.Failure.leapSecond) { try DateTime("2016-12-31T23:59:60Z", grammar) }
    }

    @Test(arguments: [
        ("2026-06-01T00:00:00Z", Int64(1_780_272_000)), ("2026-06-01t00:00:00z", 1_780_272_000),
        ("2026-06-01T23:59:00+23:59", 1_780_272_000), ("2026-05-31T00:01:00-23:59", 1_780_272_000),
        ("2026-06-01T00:00:00-00:00", 1_780_272_000), ("2026-06-01T00:00:00.000Z", 1_780_272_000),
    ])
    func readsTheInternetsForm(_ text: String, _ seconds: Int64) throws {
        let date = try DateTime(ExactString(text), .rfc3339)
        #expect(date.instant == Instant(seconds: seconds))
        #expect(date.hasOffset)
    }

    @Test(arguments: [
        "2026-06-01T00:00:00", "2026-06-01 00:00:00Z", "2026-06-01T24:00:00Z", "12026-06-01T00:00:00Z",
        "-2026-06-01T00:00:00Z", "2026-06-01T00:00:00+24:00", "2026-06-01T00:00:00+0000", "2026-02-30T00:00:00Z",
        "2026-06-01T00:00Z", "2026-06-01T00:00:00.Z", "2026-06-01T00:00:00,5Z",
    ])
    func refusesWhatTheInternetsFormHasNot(_ text: String) {
        #expect(throws: DateTime.Failure.malformed) { try DateTime(ExactString(text), .rfc3339) }
    }

    @Test func yearsBeforeZeroAreWrittenAsTheyAreRead() throws {
        for text in ["-0044-03-15T12:00:00Z", "0000-01-01T00:00:00Z", "12026-01-01T00:00:00Z"] {
            #expect(try DateTime(ExactString(text)).instant.rfc3339 == text)
        }
    }
}
