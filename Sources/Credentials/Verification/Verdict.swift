// SPDX-License-Identifier: Apache-2.0

/// What a report comes to, worst first.
public enum Verdict: String, Sendable, CaseIterable, Comparable {
    /// A signature, a disclosure or the data model is wrong.
    case invalid
    /// Authentic, and a verified status list says revoked or suspended.
    case revoked
    /// Authentic, and the moment of checking lies outside its validity.
    case expired
    /// A required check could not be carried out.
    case indeterminate
    /// Everything holds, but no trust list in force names the issuer for this key.
    case untrusted
    /// Every required check passed.
    case valid

    /// Worse is less.
    public static func < (lhs: Verdict, rhs: Verdict) -> Bool { lhs.rank < rhs.rank }

    private var rank: Int { Self.allCases.firstIndex(of: self) ?? 0 }

    /// The only place that says `valid`.
    ///
    /// A check that is missing, unknown or stopped by another never counts as passed.
    package static func of(_ checks: [Check], kind: VerificationReport.Kind) -> Verdict {
        guard checks.lazy.map(\.id).elementsEqual(CheckID.allCases) else { return .invalid }
        func fails(_ consequence: Verdict) -> Bool {
            checks.contains { $0.outcome == .failed && $0.id.consequence == consequence }
        }
        let hasFailure = checks.contains { $0.outcome == .failed }
        // A presentation speaks for this moment and this reader only: whatever fails in it makes it worthless.
        if fails(.invalid) || (kind == .presentation && hasFailure) { return .invalid }
        let isAuthentic = checks.allSatisfy {
            !CheckID.authenticity.contains($0.id) || $0.outcome == .passed || $0.outcome == .warning
        }
        if isAuthentic {
            if fails(.revoked) { return .revoked }
            if fails(.expired) { return .expired }
        }
        guard isAuthentic, !fails(.indeterminate), !checks.contains(where: { $0.outcome == .unknown })
        else { return .indeterminate }
        if kind == .presentation { return .valid }
        let isTrusted = checks.contains { $0.id == .trustIssuer && $0.outcome == .passed }
        return isTrusted && !hasFailure ? .valid : .untrusted
    }
}
