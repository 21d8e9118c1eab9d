// SPDX-License-Identifier: Apache-2.0

import Credentials
import StrictJSON
import TestSupport
import Testing

/// One change to a badge that is as it should be, and the one finding that tells it.
struct BadgeCase: Sendable, CustomTestStringConvertible {
    enum Base: Sendable {
        case hosted, signed
        /// Signed, by an issuer whose revocation list has these entries.
        case listed(String)

        func scenario() throws -> BadgeScenario {
            switch self {
            case .hosted: try .hosted()
            case .signed: try .signed()
            case .listed(let entries): try .listed(entries)
            }
        }
    }

    let name: String
    let base: Base
    let check: CheckID
    let outcome: CheckOutcome
    let code: FindingCode?
    let verdict: Verdict
    let change: @Sendable (inout BadgeScenario) throws -> Void

    init(
        _ name: String, _ base: Base, _ check: CheckID, _ outcome: CheckOutcome, _ code: FindingCode?,
        _ verdict: Verdict, _ change: @escaping @Sendable (inout BadgeScenario) throws -> Void = { _ in }
    ) {
        self.name = name
        self.base = base
        self.check = check
        self.outcome = outcome
        self.code = code
        self.verdict = verdict
        self.change = change
    }

    init(
        _ name: String, _ base: Base, _ check: CheckID, _ outcome: CheckOutcome, _ verdict: Verdict,
        _ change: @escaping @Sendable (inout BadgeScenario) throws -> Void = { _ in }
    ) {
        self.init(name, base, check, outcome, nil, verdict, change)
    }

    var testDescription: String { "\(check.rawValue): \(name)" }

    /// - Parameter omitted: a check to leave out.
    func report(omitting omitted: CheckID?) throws -> VerificationReport {
        var scenario = try base.scenario()
        try change(&scenario)
        scenario.omitting = omitted
        return try scenario.verified().report
    }

    func run() throws {
        let report = try report(omitting: nil)
        #expect(report.checks.map(\.id) == CheckID.allCases)
        let found = try #require(report.check(check))
        #expect(found.outcome == outcome, "\(found)")
        #expect(found.code == code, "\(found)")
        #expect(report.verdict == verdict, "\(report.checks.filter { $0.outcome != .passed })")
        for check in report.checks where check.outcome != .passed {
            #expect(check.code != nil && check.code != .notRun, "\(check)")
        }
    }
}

/// Every case of badges there is.
enum BadgeBook {
    static let cases: [BadgeCase] =
        BadgeModelTests.cases + BadgeLinkTests.cases + HostedBadgeTests.cases + SignedBadgeTests.cases
        + BadgeRevocationTests.cases
}

@Suite struct BadgeBookTests {
    @Test func namesAreUnique() {
        let names = BadgeBook.cases.map(\.testDescription)
        #expect(Set(names).count == names.count)
    }

    /// Of each check of this form, one case that passes and two that do not.
    @Test(arguments: [
        CheckID.modelContext, .modelRequired, .proofSuite, .proofKey, .proofController, .proofSignature, .timeValidFrom,
        .timeValidUntil, .statusRevocation,
    ])
    func everyCheckPassesAndFails(_ id: CheckID) {
        let cases = BadgeBook.cases.filter { $0.check == id }
        #expect(cases.contains { $0.outcome == .passed })
        #expect(cases.count { $0.outcome != .passed } >= 2)
    }
}
