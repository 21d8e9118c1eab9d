// SPDX-License-Identifier: Apache-2.0

import Credentials
import Foundation
import TestSupport
import Testing

/// Each check of the plan is taken out in turn, as if it had passed: some case must then come out another way.
@Suite struct RemovalTests {
    /// Checks that tell something and never decide, and that of the form, beside which all others are undecided too: their
    /// removal is seen in their own outcome.
    private static let tellingOnly: Set<CheckID> = [.ownerMatch, .assetDigest, .formatParse, .trustName]

    @Test(arguments: CheckID.allCases) func noCheckSurvivesItsRemoval(_ id: CheckID) throws {
        // A badge without a signature is the only form that a snapshot is about.
        guard id != .hostedSnapshot else {
            let rule = try #require(BadgeBook.cases.first { $0.check == id && $0.outcome == .unknown })
            #expect(try rule.report(omitting: nil).verdict == rule.verdict)
            #expect(try rule.report(omitting: id).check(id)?.outcome != rule.outcome)
            return
        }
        let cases = RuleBook.cases.filter { $0.check == id && $0.outcome != .passed && $0.outcome != .skipped }
        let missed = try cases.first { rule in
            let report = try rule.report(omitting: id)
            return Self.tellingOnly.contains(id)
                ? report.check(id)?.outcome != rule.outcome : report.verdict != rule.verdict
        }
        #expect(missed != nil, "\(cases.count) cases, and all of them hold without \(id.rawValue)")
    }

    /// With every check in place those very cases hold, so that what is seen above is the removal.
    @Test func nothingIsLeftOutUnlessAsked() throws {
        let inputs = try Scenario.credential().inputs()
        #expect(inputs.omitting == nil)
    }

    /// Neither the command line nor the library that others embed can leave a check out.
    @Test(arguments: ["BackpackCommands", "BackpackKit", "backpack", "TrustLists"])
    func nobodyElseCanLeaveOneOut(_ module: String) throws {
        let folder = VectorFolder.root.appending(path: "Sources").appending(path: module)
        for file in try VectorFolder.files(in: folder, extensions: ["swift"]) {
            let text = String(decoding: try file.bytes(), as: UTF8.self)
            #expect(!text.contains(".omitting"), "\(file)")
        }
    }
}
