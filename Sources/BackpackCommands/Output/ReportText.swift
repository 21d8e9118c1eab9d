// SPDX-License-Identifier: Apache-2.0

import BackpackKit
import CommandLineKit
import Credentials
import StrictJSON

/// Reports as people read them.
struct ReportText {
    let wording: Wording
    let language: Language
    let palette: Palette
    /// Lists every check with its evidence, not only those that have something to say.
    let isComplete: Bool

    func lines(_ report: VerificationReport, source: String, indent: Int = 0) -> [SafeText] {
        let margin = SafeText.trusted(String(repeating: " ", count: indent))
        var lines = verdictLines(report, source: source).map { margin + $0 }
        func line(_ text: SafeText) { lines.append(margin + "  " + text) }
        for text in report.policy.map(policyLines) ?? [] { line(text) }
        for standing in report.history?.standings ?? [] { line(self.standing(standing)) }
        if let addressing = report.addressing { self.addressing(addressing).forEach(line) }
        for check in report.checks where isShown(check) {
            line(mark(check.outcome) + " " + SafeText(wording.name(check.id)) + ": " + SafeText(wording.message(check)))
            guard isComplete else { continue }
            line(palette.apply(.dim, to: "    \(check.id.rawValue) \(check.code?.rawValue ?? "")"))
            for item in check.evidence { line(palette.apply(.dim, to: "      \(item.name): \(item.value.text)")) }
        }
        // Entries that share a check of the plan are told apart.
        if isComplete || report.statuses.count > 1 {
            for check in report.statuses {
                let list = check.evidence.first { $0.name == "list" }.map { SafeText(" \($0.value.text)") } ?? ""
                line(
                    mark(check.outcome) + " " + SafeText(wording.name(check.id)) + list + ": "
                        + SafeText(wording.message(check)))
            }
        }
        for brought in report.brought {
            line(
                mark(brought.standing.counts ? .passed : .skipped) + " "
                    + SafeText(wording.evidence.described(brought.piece)) + ": "
                    + SafeText(wording.evidence.standing(brought.standing)))
        }
        for (index, contained) in report.credentials.enumerated() {
            lines += self.lines(contained, source: "\(source) [\(index + 1)]", indent: indent + 2)
        }
        return lines
    }

    /// What it comes to, of which credential, and the next step.
    func verdictLines(_ report: VerificationReport, source: String) -> [SafeText] {
        let verdict = wording.verdict(report.verdict)
        var lines: [SafeText] = ["\(source): " + styled(report.verdict)]
        if let title = report.summary.title { lines.append("  " + palette.apply(.bold, to: SafeText(title.text))) }
        if let issuer = issuer(report.summary) { lines.append("  " + issuer) }
        lines.append("  " + SafeText(verdict.text))
        if let next = verdict.next { lines.append("  → " + SafeText(next)) }
        return lines
    }

    /// Which policy was held against it, and what that came to.
    private func policyLines(_ judgement: PolicyJudgement) -> [SafeText] {
        let words = wording.policy
        let answer = judgement.isAccepted ? words.accepted : words.notAccepted
        var title: SafeText = "\(words.policy) \(words.quoted(judgement.name.text)) (sha256:\(judgement.digest.text))"
        if let rule = judgement.rule { title = title + ", \(words.rule) \(words.quoted(rule.text))" }
        return [title + ": " + palette.apply(judgement.isAccepted ? .green : .yellow, to: SafeText(answer))]
            + judgement.findings.map { finding in
                mark(finding.isShortcoming ? .failed : .warning) + " " + SafeText(wording.message(finding))
            }
    }

    private func standing(_ standing: ValidityHistory.Standing) -> SafeText {
        let moment = standing.moment.map(wording.dates.moment) ?? "?"
        let line = SafeText("\(wording.standing(standing.question)) (\(moment)): ") + styled(standing.verdict)
        return standing.reason.map { line + ". " + SafeText(wording.statement($0)) } ?? line
    }

    /// By whom, for whom and until when, as far as it says so.
    private func addressing(_ addressing: VerificationReport.Addressing) -> [SafeText] {
        let isDutch = language == .dutch
        var lines: [SafeText] = []
        if let holder = addressing.holder {
            let isProven = addressing.isHolderProven
            let proof = isDutch ? (isProven ? "bewezen" : "niet bewezen") : (isProven ? "proven" : "not proven")
            lines.append(SafeText(isDutch ? "houder" : "holder") + ": \(holder.text) (\(proof))")
        }
        for audience in addressing.audiences {
            lines.append(SafeText(isDutch ? "gemaakt voor" : "made for") + ": \(audience.text)")
        }
        if let expires = addressing.expires {
            lines.append(SafeText(isDutch ? "geldt tot" : "holds until") + ": \(wording.dates.moment(expires))")
        }
        return lines
    }

    private func isShown(_ check: Check) -> Bool {
        if isComplete { return true }
        switch check.outcome {
        case .warning, .failed, .unknown: return true
        case .passed:
            return [.proofSignature, .trustIssuer, .statusRevocation, .timeValidUntil, .holderBinding].contains(
                check.id)
        case .skipped: return false
        }
    }

    private func issuer(_ summary: CredentialSummary) -> SafeText? {
        guard let id = summary.issuerID else { return nil }
        let label: SafeText = language == .dutch ? "uitgever" : "issuer"
        guard let name = summary.issuerName else { return label + ": \(id.text)" }
        switch (summary.issuerNameSource, language) {
        case (.trustList, .dutch): return label + ": \(name.text) (bevestigd door een vertrouwenslijst), \(id.text)"
        case (.trustList, .english): return label + ": \(name.text) (confirmed by a trust list), \(id.text)"
        case (.claimed, .dutch): return label + ": \(name.text) (volgens het bewijs zelf), \(id.text)"
        case (.claimed, .english): return label + ": \(name.text) (as the credential itself claims), \(id.text)"
        }
    }

    /// The verdict's word. Scripts have the same in every language, from `--json`.
    func styled(_ verdict: Verdict) -> SafeText {
        let style: Style =
            switch verdict {
            case .valid: .green
            case .invalid, .revoked: .red
            case .expired, .indeterminate, .untrusted: .yellow
            }
        return palette.apply(style, to: SafeText(wording.word(verdict)))
    }

    private func mark(_ outcome: CheckOutcome) -> SafeText {
        switch outcome {
        case .passed: palette.apply(.green, to: "✓")
        case .warning: palette.apply(.yellow, to: "!")
        case .failed: palette.apply(.red, to: "✗")
        case .unknown: palette.apply(.yellow, to: "?")
        case .skipped: palette.apply(.dim, to: "-")
        }
    }
}
