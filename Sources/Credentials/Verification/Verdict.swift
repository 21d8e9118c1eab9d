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
        guard checks.map(\.id) == CheckID.allCases else { return .invalid }
        let failures = Set(checks.filter { $0.outcome == .failed }.map(\.id.consequence))
        // A presentation speaks for this moment and this reader only: whatever fails in it makes it worthless.
        if failures.contains(.invalid) || (kind == .presentation && !failures.isEmpty) { return .invalid }
        let isAuthentic = checks.allSatisfy {
            !CheckID.authenticity.contains($0.id) || $0.outcome == .passed || $0.outcome == .warning
        }
        if isAuthentic {
            if failures.contains(.revoked) { return .revoked }
            if failures.contains(.expired) { return .expired }
        }
        guard isAuthentic, !failures.contains(.indeterminate), !checks.contains(where: { $0.outcome == .unknown })
        else { return .indeterminate }
        if kind == .presentation { return .valid }
        let isTrusted = checks.contains { $0.id == .trustIssuer && $0.outcome == .passed }
        return isTrusted && failures.isEmpty ? .valid : .untrusted
    }
}
