// SPDX-License-Identifier: Apache-2.0

import CredentialCrypto
import Credentials
import StrictJSON
import TestSupport
import Testing

/// One change to a sound token, and the one finding that tells it.
struct TokenCase: Sendable, CustomTestStringConvertible {
    enum Base: Sendable {
        /// `vc+jwt` by ES256, Open Badges 3.0 by RS256, a `vc` claim by EdDSA, and presentations of the first.
        case v2, openBadge, v1, presentation, presentationV1

        func scenario() throws -> TokenScenario {
            switch self {
            case .v2: try .credential()
            case .openBadge: try .openBadge()
            case .v1: try .credentialV1()
            case .presentation: try .presentation([.credential()])
            case .presentationV1: try .presentationV1([.credentialV1()])
            }
        }
    }

    enum Expectation: Sendable {
        /// No report: the file is turned away with this code.
        case refused(String)
        case finding(CheckID, CheckOutcome, FindingCode?, Verdict)
    }

    let name: String
    let base: Base
    /// Looks at the first credential inside, not at the document itself.
    let isInside: Bool
    let expectation: Expectation
    let change: TokenScenario.Change

    private init(
        name: String, base: Base, isInside: Bool, _ expectation: Expectation, _ change: @escaping TokenScenario.Change
    ) {
        self.name = name
        self.base = base
        self.isInside = isInside
        self.expectation = expectation
        self.change = change
    }

    init(
        _ name: String, _ base: Base, inside: Bool = false, _ check: CheckID, _ outcome: CheckOutcome,
        _ code: FindingCode?, _ verdict: Verdict, _ change: @escaping TokenScenario.Change = { _ in }
    ) {
        self.init(name: name, base: base, isInside: inside, .finding(check, outcome, code, verdict), change)
    }

    init(
        _ name: String, _ base: Base, inside: Bool = false, _ check: CheckID, _ outcome: CheckOutcome,
        _ verdict: Verdict, _ change: @escaping TokenScenario.Change = { _ in }
    ) {
        self.init(name, base, inside: inside, check, outcome, nil, verdict, change)
    }

    init(
        _ name: String, _ check: CheckID, _ outcome: CheckOutcome, _ code: FindingCode?, _ verdict: Verdict,
        _ change: @escaping TokenScenario.Change = { _ in }
    ) {
        self.init(name, .v2, check, outcome, code, verdict, change)
    }

    init(
        _ name: String, _ check: CheckID, _ outcome: CheckOutcome, _ verdict: Verdict,
        _ change: @escaping TokenScenario.Change = { _ in }
    ) {
        self.init(name, .v2, check, outcome, nil, verdict, change)
    }

    init(_ name: String, _ base: Base = .v2, refused code: String, _ change: @escaping TokenScenario.Change) {
        self.init(name: name, base: base, isInside: false, .refused(code), change)
    }

    var testDescription: String { "\(base) \(name)" }

    var code: FindingCode? {
        if case .finding(_, _, let code, _) = expectation { code } else { nil }
    }

    func run() throws {
        var scenario = try base.scenario()
        try change(&scenario)
        switch expectation {
        case .refused(let code): #expect(try scenario.refusal() == code)
        case .finding(let check, let outcome, let code, let verdict):
            let whole = try scenario.report()
            let report = isInside ? try #require(whole.credentials.first) : whole
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
}
