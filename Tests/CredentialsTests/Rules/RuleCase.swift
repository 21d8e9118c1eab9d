// SPDX-License-Identifier: Apache-2.0

import Credentials
import StrictJSON
import TestSupport
import Testing

/// One change to a sound document, and the one finding that tells it.
struct RuleCase: Sendable, CustomTestStringConvertible {
    enum Base: Sendable {
        /// A credential of VCDM 2.0, of 1.1, and a presentation of the first.
        case v2, v1, presentation

        func scenario() throws -> Scenario {
            switch self {
            case .v2: try .credential()
            case .v1: try .credentialV1()
            case .presentation: try .presentation([.credential()])
            }
        }
    }

    let name: String
    let base: Base
    /// Looks at the first credential inside, not at the document itself.
    let isInside: Bool
    let check: CheckID
    let outcome: CheckOutcome
    let code: FindingCode?
    let verdict: Verdict
    let change: @Sendable (inout Scenario) throws -> Void

    private init(
        name: String, base: Base, isInside: Bool, check: CheckID, outcome: CheckOutcome, code: FindingCode?,
        verdict: Verdict, change: @escaping @Sendable (inout Scenario) throws -> Void
    ) {
        self.name = name
        self.base = base
        self.isInside = isInside
        self.check = check
        self.outcome = outcome
        self.code = code
        self.verdict = verdict
        self.change = change
    }

    /// A change to a credential of VCDM 2.0.
    init(
        _ name: String, _ check: CheckID, _ outcome: CheckOutcome, _ code: FindingCode?, _ verdict: Verdict,
        _ change: @escaping @Sendable (inout Scenario) throws -> Void = { _ in }
    ) {
        self.init(
            name: name, base: .v2, isInside: false, check: check, outcome: outcome, code: code, verdict: verdict,
            change: change)
    }

    init(
        _ name: String, _ check: CheckID, _ outcome: CheckOutcome, _ verdict: Verdict,
        _ change: @escaping @Sendable (inout Scenario) throws -> Void = { _ in }
    ) {
        self.init(name, check, outcome, nil, verdict, change)
    }

    init(
        _ name: String, _ base: Base, inside: Bool = false, _ check: CheckID, _ outcome: CheckOutcome,
        _ code: FindingCode?, _ verdict: Verdict,
        _ change: @escaping @Sendable (inout Scenario) throws -> Void = { _ in }
    ) {
        self.init(
            name: name, base: base, isInside: inside, check: check, outcome: outcome, code: code, verdict: verdict,
            change: change)
    }

    init(
        _ name: String, _ base: Base, inside: Bool = false, _ check: CheckID, _ outcome: CheckOutcome,
        _ verdict: Verdict, _ change: @escaping @Sendable (inout Scenario) throws -> Void = { _ in }
    ) {
        self.init(name, base, inside: inside, check, outcome, nil, verdict, change)
    }

    var testDescription: String { "\(check.rawValue): \(name)" }

    /// - Parameter omitted: a check to leave out.
    func report(omitting omitted: CheckID? = nil) throws -> VerificationReport {
        var scenario = try base.scenario()
        try change(&scenario)
        scenario.omitting = omitted
        let whole = try scenario.report()
        return isInside ? try #require(whole.credentials.first) : whole
    }

    func run() throws {
        let report = try report()
        #expect(report.checks.map(\.id) == CheckID.allCases)
        let found = try #require(report.check(check))
        #expect(found.outcome == outcome, "\(found)")
        #expect(found.code == code, "\(found)")
        #expect(report.verdict == verdict, "\(report.checks.filter { $0.outcome != .passed })")
        // Nothing is left unsaid, and nothing but a plain pass goes without its reason.
        for check in report.checks where check.outcome != .passed {
            #expect(check.code != nil && check.code != .notRun, "\(check)")
        }
    }
}

extension Scenario {
    /// JCS signs any JSON, so that what linked data would not let through can be signed too.
    mutating func signAsText() { proof.cryptosuite = "eddsa-jcs-2022" }
}

/// Every rule case there is.
enum RuleBook {
    static let cases: [RuleCase] =
        ModelRuleTests.cases + TermRuleTests.cases + ProofRuleTests.cases + KeyRuleTests.cases + TimeRuleTests.cases
        + StatusRuleTests.cases + StatusFormTests.cases + StatusAgeTests.cases + TrustRuleTests.cases
        + PresentationRuleTests.cases + DisclosureRuleTests.cases

    /// What the tables of other forms show: each form that is not an embedded proof has cases of its own.
    static let codesOfOtherForms: [[FindingCode?]] = [
        TokenFormTests.cases.map(\.code), TokenKeyTests.cases.map(\.code),
        SDJWTRuleTests.cases.map(\.code), SDJWTSerializationTests.codes, BadgeBook.cases.map(\.code),
        BadgeViewTests.codes,
        SealRuleTests.cases.map(\.code), SealAttackTests.cases.map(\.code), TokenStatusTests.cases.map(\.code),
    ]
}

@Suite struct RuleBookTests {
    /// A rule that no case shows could go unnoticed.
    @Test func everyFindingCodeIsShown() {
        let shown = Set(RuleBook.cases.compactMap(\.code) + RuleBook.codesOfOtherForms.joined().compactMap { $0 })
        // A report never says that a check was not run; the plan's own tests hold that.
        let missing = Set(FindingCode.allCases).subtracting(shown).subtracting([.notRun])
        #expect(missing.isEmpty, "\(missing)")
    }

    /// One case that passes and two that do not, for every check that embedded proofs have.
    @Test(arguments: CheckID.allCases)
    func everyCheckPassesAndFails(_ id: CheckID) {
        let cases = RuleBook.cases.filter { $0.check == id }
        switch id {
        case .hostedSnapshot:
            // These belong to other forms, whose own tables show them.
            #expect(cases.allSatisfy { $0.code == .doesNotApply } && !cases.isEmpty)
        case .formatParse, .assetDigest:
            #expect(!cases.isEmpty)
        default:
            #expect(cases.contains { $0.outcome == .passed })
            #expect(cases.count { $0.outcome != .passed } >= 2)
        }
    }

    @Test func namesAreUnique() {
        let names = RuleBook.cases.map(\.testDescription)
        #expect(Set(names).count == names.count)
    }
}
