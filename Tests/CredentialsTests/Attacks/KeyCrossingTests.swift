// SPDX-License-Identifier: Apache-2.0

import Credentials
import TestSupport
import Testing

/// A credential that another key signed in an issuer's name is never `valid`: every form, under every kind of name for the
/// issuer, with every way of naming the forger's key. The forger is a listed issuer too, and all documents are at hand.
@Suite struct KeyCrossingTests {
    @Test(arguments: KeyCrossing.all)
    func theIssuersOwnIsValid(_ crossing: KeyCrossing) throws {
        let report = try crossing.sound()
        #expect(report.verdict == .valid, "\(report.checks.filter { $0.outcome != .passed })")
    }

    @Test(arguments: KeyCrossing.all)
    func anothersIsNeverValid(_ crossing: KeyCrossing) throws {
        var count = 0
        for name in KeyCrossing.Name.allCases {
            guard let report = try crossing.forged(name) else { continue }
            count += 1
            #expect(report.verdict < .untrusted, "\(name)")
            // What tells it is a check of whose signature it is, not one of the dates or lists.
            let telling: [CheckID] = [.proofKey, .proofController, .proofSignature]
            #expect(
                telling.contains { [.failed, .unknown].contains(report.check($0)?.outcome) }, "\(name)")
        }
        #expect(count >= (crossing.form == .token || crossing.form == .selective ? 15 : 4))
    }

    @Test func crossesEveryFormWithEveryName() {
        #expect(Set(KeyCrossing.all.map(\.form)) == Set(KeyCrossing.Form.allCases))
        #expect(Set(KeyCrossing.all.map(\.identity)) == Set(KeyIdentity.allCases))
    }
}
