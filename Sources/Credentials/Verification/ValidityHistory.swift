// SPDX-License-Identifier: Apache-2.0

import StrictJSON

/// How a credential stood when it was issued and how it stands now, beside the moment that a report is about.
package struct ValidityHistory: Sendable, Equatable {
    package enum Question: String, Sendable, CaseIterable {
        case whenIssued
        /// The moment that was asked about, where that is not now.
        case asOf
        case today
    }

    package struct Standing: Sendable, Equatable {
        package let question: Question
        /// Nil where the document does not say when it was issued.
        package let moment: Instant?
        package let verdict: Verdict
        /// The check that decides, where the verdict is not `valid`; else what the evidence at hand cannot tell of then.
        package let reason: Check?

        init(_ question: Question, _ moment: Instant?, _ report: VerificationReport) {
            self.question = question
            self.moment = moment
            verdict = report.ownVerdict
            reason = Self.reason(report)
        }

        init(_ question: Question, _ moment: Instant?, _ verdict: Verdict) {
            (self.question, self.moment, self.verdict, reason) = (question, moment, verdict, nil)
        }

        private static func reason(_ report: VerificationReport) -> Check? {
            switch report.ownVerdict {
            case .valid: report.checks.first { $0.code == .proofKeyLater || $0.code == .trustListLater }
            case .indeterminate:
                report.checks.first {
                    $0.outcome == .unknown || ($0.outcome == .failed && $0.id.consequence == .indeterminate)
                }
            case let verdict: report.checks.first { $0.outcome == .failed && $0.id.consequence == verdict }
            }
        }
    }

    /// In the order of time.
    package let standings: [Standing]
}

extension SecuredDocument {
    /// When its signatures say that they were made: the earliest, since anyone can add another.
    var signedAt: Instant? {
        if let signed = mechanism.signed { return signed }
        return (json["proof"]?.elements ?? []).compactMap { $0["created"]?.stringValue.flatMap(Self.instant) }.min()
    }

    /// The first moment at which it can have been valid: signed, and begun. Both are the issuer's word.
    func issuedAt(_ summary: CredentialSummary) -> Instant? {
        let begins = [summary.validFrom, json["issuanceDate"]?.stringValue].compactMap { $0.flatMap(Self.instant) }
        return ([signedAt].compactMap { $0 } + begins).max() ?? summary.issued.flatMap(Self.instant)
    }

    private static func instant(_ text: ExactString) -> Instant? {
        do { return try DateTime(text).instant } catch { return nil }
    }
}
