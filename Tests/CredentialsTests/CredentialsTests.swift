// SPDX-License-Identifier: Apache-2.0

import Credentials
import TestSupport
import Testing

@Suite struct ScenarioTests {
    /// What every rule test starts from is sound, so that one change explains one finding.
    @Test func theStartingPointsAreValid() throws {
        let credential = try Scenario.credential().report()
        #expect(credential.verdict == .valid, "\(credential.checks)")
        let older = try Scenario.credentialV1().report()
        #expect(older.verdict == .valid, "\(older.checks)")
        let presentation = try Scenario.presentation([.credential()]).report()
        #expect(presentation.verdict == .valid, "\(presentation.checks)")
    }
}
