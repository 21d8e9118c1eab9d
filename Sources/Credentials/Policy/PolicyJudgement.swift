// SPDX-License-Identifier: Apache-2.0

package import StrictJSON

/// What a reader's policy makes of one report.
package struct PolicyJudgement: Sendable, Equatable {
    package enum Code: String, Sendable, CaseIterable {
        /// No rule is about such a credential.
        case noRule = "policy.no-rule"
        /// A check that the rule requires did not pass.
        case required = "policy.required"
        /// There is a remark that the rule does not accept.
        case warning = "policy.warning"
        /// What the signature was checked with came into the wallet too long ago.
        case evidenceOld = "policy.evidence-old"
        /// A trust list that the rule relies on is not at hand.
        case listMissing = "policy.list-missing"
        /// Something is unknown, and the rule accepts that.
        case gap = "policy.gap"
    }

    package struct Finding: Sendable, Equatable {
        package let code: Code
        /// The check it is about; nil where it is about the whole.
        package let check: CheckID?
        /// What stood in the way there, or the list that is missing.
        package let detail: ExactString?

        /// Whether the policy asks for more than there is.
        package var isShortcoming: Bool { code != .gap && code != .listMissing }

        fileprivate var isLackOfBinding: Bool { code == .required && check == .holderBinding }
    }

    package let name: ExactString
    package let digest: ExactString
    /// The rule that counted; nil for a presentation, whose credentials are judged one by one.
    package let rule: ExactString?
    package let findings: [Finding]
    /// Whether the reader accepts it: `valid`, or short of that only by gaps that the policy names.
    package let isAccepted: Bool

    /// The best verdict that the policy lets stand.
    var limit: Verdict {
        // A binding that is not proven is the presentation's fault, not the credential's.
        findings.contains { $0.isShortcoming && !$0.isLackOfBinding } ? .indeterminate : .valid
    }

    /// Whether a proof was asked for that whoever presents it is its subject, and there is none.
    var lacksBinding: Bool { findings.contains(where: \.isLackOfBinding) }

    /// - Parameter report: a presentation's, whose credentials are judged already.
    init(_ policy: Policy, presentation report: VerificationReport) {
        name = policy.name
        digest = policy.digest
        rule = nil
        findings = []
        isAccepted =
            report.ownVerdict == .valid && !report.credentials.isEmpty
            && report.credentials.allSatisfy { $0.policy?.isAccepted == true }
    }

    init(_ scope: AppliedPolicy.Scope, _ report: VerificationReport, at instant: Instant) {
        name = scope.policy.name
        digest = scope.policy.digest
        rule = scope.rule?.name
        guard let rule = scope.rule else {
            findings = [Finding(code: .noRule, check: nil, detail: nil)]
            isAccepted = false
            return
        }
        let gaps = Self.gaps(rule, report)
        findings =
            scope.missingLists.map { Finding(code: .listMissing, check: .trustList, detail: $0) }
            + Self.shortcomings(rule, report, gaps, at: instant)
            + gaps.map { Finding(code: .gap, check: $0.id, detail: Self.detail($0)) }
        let isShort = findings.contains(where: \.isShortcoming)
        isAccepted = !isShort && Self.verdict(of: report, accepting: gaps) == .valid
    }

    // MARK: Shortcomings

    private static func shortcomings(
        _ rule: Policy.Rule, _ report: VerificationReport, _ gaps: [Check], at instant: Instant
    ) -> [Finding] {
        var findings: [Finding] = []
        for check in report.checks {
            if rule.required.contains(check.id), !holds(check, rule), !gaps.contains(check) {
                findings.append(Finding(code: .required, check: check.id, detail: detail(check)))
            } else if check.outcome == .warning, let code = check.code, rule.warnings?.contains(code) == false {
                findings.append(Finding(code: .warning, check: check.id, detail: detail(check)))
            }
            if let limit = rule.maximumEvidenceAge, let age = age(of: check, at: instant), age > limit {
                findings.append(
                    Finding(code: .evidenceOld, check: check.id, detail: ExactString(Duration8601.text(age))))
            }
        }
        return findings
    }

    /// A remark that is accepted by name does not keep a required check from holding, but for the binding: there it says
    /// that nothing was proven.
    private static func holds(_ check: Check, _ rule: Policy.Rule) -> Bool {
        switch check.outcome {
        case .passed: true
        case .warning: check.id != .holderBinding && check.code.map { rule.warnings?.contains($0) == true } == true
        case .failed, .unknown, .skipped: false
        }
    }

    /// How long ago what a check of authorship rests on came into the wallet. Lists have ages of their own.
    private static func age(of check: Check, at instant: Instant) -> Int64? {
        guard ![.statusList, .statusRevocation, .statusSuspension, .trustIssuer, .trustList].contains(check.id) else {
            return nil
        }
        return check.evidence.filter { $0.name == "added" }.compactMap { evidence -> Int64? in
            do { return instant.seconds(since: try DateTime(evidence.value).instant) } catch { return .max }
        }.max()
    }

    private static func detail(_ check: Check) -> ExactString? { check.code.map { ExactString($0.rawValue) } }

    // MARK: Gaps

    /// The unknown checks that the rule accepts as such. Each entry of the status has to be one of those gaps by itself:
    /// the check of the plan tells only the worst.
    private static func gaps(_ rule: Policy.Rule, _ report: VerificationReport) -> [Check] {
        let unknown = report.statuses.filter { $0.outcome == .unknown }
        guard !unknown.isEmpty, report.statuses.count < StatusCheck.entryLimit,
            unknown.allSatisfy({ status in status.code.map(rule.gaps.contains) == true })
        else { return [] }
        return report.checks.filter { check in
            check.id == .statusList && check.outcome == .unknown && check.code.map(rule.gaps.contains) == true
        }
    }

    /// The verdict if the gaps were remarks.
    private static func verdict(of report: VerificationReport, accepting gaps: [Check]) -> Verdict {
        let checks = report.checks.map { check in
            gaps.contains(check)
                ? Check(id: check.id, outcome: .warning, code: check.code, evidence: check.evidence) : check
        }
        return Verdict.of(checks, kind: report.kind)
    }
}
