// SPDX-License-Identifier: Apache-2.0

import CredentialCrypto
import Credentials
import StrictJSON
import TestSupport
import Testing

/// One change to a sound SD-JWT, and the one finding that tells it.
struct SDJWTCase: Sendable, CustomTestStringConvertible {
    enum Base: Sendable {
        /// An SD-JWT VC by ES256, the same with a key binding by EdDSA, and an Open Badge of VCDM 2.0.
        case plain, bound, dataModel

        func scenario() throws -> SDJWTScenario {
            switch self {
            case .plain: try .credential()
            case .bound: try .bound()
            case .dataModel: try .dataModel()
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
    /// Looks at the credential inside, not at the presentation.
    let isInside: Bool
    let expectation: Expectation
    let change: SDJWTScenario.Change

    init(
        _ name: String, _ base: Base, inside: Bool = false, _ check: CheckID, _ outcome: CheckOutcome,
        _ code: FindingCode?, _ verdict: Verdict, _ change: @escaping SDJWTScenario.Change = { _ in }
    ) {
        self.name = name
        self.base = base
        isInside = inside
        expectation = .finding(check, outcome, code, verdict)
        self.change = change
    }

    init(
        _ name: String, _ check: CheckID, _ outcome: CheckOutcome, _ code: FindingCode?, _ verdict: Verdict,
        _ change: @escaping SDJWTScenario.Change = { _ in }
    ) {
        self.init(name, .plain, check, outcome, code, verdict, change)
    }

    init(_ name: String, _ base: Base = .plain, refused code: String, _ change: @escaping SDJWTScenario.Change) {
        self.name = name
        self.base = base
        isInside = false
        expectation = .refused(code)
        self.change = change
    }

    /// A rule of disclosure that is broken; the verdict is the one that follows from its outcome.
    static func broken(
        _ name: String, _ code: FindingCode, _ outcome: CheckOutcome = .failed,
        _ change: @escaping SDJWTScenario.Change
    ) -> SDJWTCase {
        SDJWTCase(
            name, .disclosureIntegrity, outcome, code, outcome == .failed ? .invalid : .indeterminate, change)
    }

    /// One text behind the Issuer-signed JWT that is no disclosure, with its digest in place.
    static func disclosure(_ name: String, _ code: FindingCode, json: String) -> SDJWTCase {
        broken(name, code) { try $0.maker.disclose(text: SDJWTMaker.disclosure(json: json)) }
    }

    var testDescription: String { "\(base) \(name)" }

    var code: FindingCode? {
        if case .finding(_, _, let code, _) = expectation { code } else { nil }
    }

    func run() throws {
        var scenario = try base.scenario()
        try change(&scenario)
        switch expectation {
        case .refused(let code):
            let bytes = try scenario.bytes()
            let error = try #require(throws: RecognitionError.self) { try Recognizer.recognize(bytes) }
            #expect(error.code == code)
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

@Suite struct SDJWTRuleTests {
    static let cases =
        SDJWTCase.disclosures + SDJWTCase.credentials + SDJWTCase.keys + SDJWTCase.bindings + SDJWTCase.bodies
        + SDJWTCase.certificates

    @Test(arguments: cases)
    func rule(_ rule: SDJWTCase) throws { try rule.run() }

    @Test func namesAreUniqueAndMany() {
        #expect(Set(Self.cases.map(\.testDescription)).count == Self.cases.count)
        #expect(Self.cases.count { $0.code != nil || $0.expectation.isRefusal } >= 100)
    }
}

extension SDJWTCase.Expectation {
    fileprivate var isRefusal: Bool { if case .refused = self { true } else { false } }
}
