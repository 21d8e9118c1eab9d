// SPDX-License-Identifier: Apache-2.0

import Credentials
import StrictJSON
import TestSupport
import Testing

/// The one table from checks to verdict.
@Suite struct VerdictTests {
    /// The plan of a credential for which everything holds.
    private static func plan(_ kind: VerificationReport.Kind) throws -> [Check] {
        switch kind {
        case .credential: try Scenario.credential().report().checks
        case .presentation: try Scenario.presentation([.credential()]).report().checks
        }
    }

    private static func replacing(_ id: CheckID, _ outcome: CheckOutcome, in checks: [Check]) -> [Check] {
        checks.map { check in
            check.id == id ? Check(id: id, outcome: outcome, code: .notRun, evidence: []) : check
        }
    }

    /// Every check of a sound report in every other outcome: `valid` only where nothing became worse than a warning.
    @Test(arguments: CheckID.allCases, CheckOutcome.allCases)
    func oneChangedCheckDecides(_ id: CheckID, _ outcome: CheckOutcome) throws {
        let checks = try Self.plan(.credential)
        let verdict = Verdict.of(Self.replacing(id, outcome, in: checks), kind: .credential)
        switch outcome {
        case .passed: #expect(verdict == .valid)
        // A list confirms an issuer or it does not.
        case .warning: #expect(verdict == (id == .trustIssuer ? .untrusted : .valid))
        case .failed: #expect(verdict == id.consequence)
        case .unknown: #expect(verdict == .indeterminate)
        case .skipped:
            let isRequired = CheckID.authenticity.contains(id)
            #expect(verdict == (isRequired ? .indeterminate : id == .trustIssuer ? .untrusted : .valid))
        }
    }

    /// Whatever fails in a presentation makes it worthless; what is unknown leaves it open.
    @Test(arguments: CheckID.allCases, CheckOutcome.allCases)
    func oneChangedCheckDecidesAPresentation(_ id: CheckID, _ outcome: CheckOutcome) throws {
        let checks = try Self.plan(.presentation)
        let verdict = Verdict.of(Self.replacing(id, outcome, in: checks), kind: .presentation)
        switch outcome {
        case .passed, .warning: #expect(verdict == .valid)
        case .failed: #expect(verdict == .invalid)
        case .unknown: #expect(verdict == .indeterminate)
        case .skipped: #expect(verdict == (CheckID.authenticity.contains(id) ? .indeterminate : .valid))
        }
    }

    /// Two failures: the worse of the two, in the contract's order.
    @Test func theWorstOfTwoFailuresWins() throws {
        let checks = try Self.plan(.credential)
        for first in CheckID.allCases {
            for second in CheckID.allCases where second != first {
                let changed = Self.replacing(second, .failed, in: Self.replacing(first, .failed, in: checks))
                #expect(Verdict.of(changed, kind: .credential) == min(first.consequence, second.consequence))
            }
        }
    }

    /// What is not known to be the issuer's own is neither revoked nor expired.
    @Test(arguments: CheckID.authenticity, [CheckOutcome.unknown, .skipped])
    func revocationNeedsAnAuthor(_ id: CheckID, _ outcome: CheckOutcome) throws {
        let unproven = Self.replacing(id, outcome, in: try Self.plan(.credential))
        for other in [CheckID.statusRevocation, .statusSuspension, .timeValidFrom, .timeValidUntil] {
            let changed = Self.replacing(other, .failed, in: unproven)
            #expect(Verdict.of(changed, kind: .credential) == .indeterminate)
        }
    }

    /// A plan with a hole, a repetition or another order says nothing.
    @Test func aPlanThatIsNotThePlanIsInvalid() throws {
        let checks = try Self.plan(.credential)
        for index in checks.indices {
            var shorter = checks
            shorter.remove(at: index)
            #expect(Verdict.of(shorter, kind: .credential) == .invalid)
            #expect(Verdict.of(checks + [checks[index]], kind: .credential) == .invalid)
        }
        #expect(Verdict.of(checks.reversed(), kind: .credential) == .invalid)
        #expect(Verdict.of([], kind: .credential) == .invalid)
        #expect(Verdict.of([], kind: .presentation) == .invalid)
    }

    @Test func theOrderIsTheContracts() {
        #expect(Verdict.allCases == [.invalid, .revoked, .expired, .indeterminate, .untrusted, .valid])
        #expect(Verdict.allCases == Verdict.allCases.sorted())
    }

    /// A presentation is never better than its worst credential, and the credentials keep their own verdicts.
    @Test func aPresentationIsAsGoodAsItsWorstCredential() throws {
        var expired = try Scenario.credential()
        try expired.document.set("/validUntil", "2026-05-01T00:00:00Z")
        var changed = try Scenario.credential()
        changed.tamper { try $0.set("/name", "Reading charts") }
        let sound = try Scenario.credential()
        #expect(try Scenario.presentation([sound, expired]).report().verdict == .expired)
        let report = try Scenario.presentation([expired, changed, sound]).report()
        #expect(report.verdict == .invalid)
        #expect(report.ownVerdict == .valid)
        #expect(report.credentials.map(\.verdict) == [.expired, .invalid, .valid])
    }
}
