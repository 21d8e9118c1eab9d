// SPDX-License-Identifier: Apache-2.0

import Credentials
import StrictJSON
import TestSupport
import Testing

/// One change to a sound European Digital Credential, and the one finding that tells it.
struct SealCase: Sendable, CustomTestStringConvertible {
    let name: String
    let check: CheckID
    let outcome: CheckOutcome
    let code: FindingCode?
    let verdict: Verdict
    let change: SealScenario.Change

    init(
        _ name: String, _ check: CheckID, _ outcome: CheckOutcome, _ code: FindingCode?, _ verdict: Verdict,
        _ change: @escaping SealScenario.Change = { _ in }
    ) {
        (self.name, self.check, self.outcome, self.code) = (name, check, outcome, code)
        (self.verdict, self.change) = (verdict, change)
    }

    var testDescription: String { "\(check.rawValue): \(name)" }

    func run() throws {
        var scenario = try SealScenario()
        try change(&scenario)
        let report = try scenario.report()
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
