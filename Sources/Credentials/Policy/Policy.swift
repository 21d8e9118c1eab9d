// SPDX-License-Identifier: Apache-2.0

package import StrictJSON

/// What a reader asks of credentials beyond what every verification asks (`backpack.policy/1`).
///
/// It can make a verdict stricter, or name a gap that the reader accepts. It never makes a verdict better.
package struct Policy: Sendable, Equatable {
    package let name: ExactString
    /// SHA-256 of the file's bytes, lowercase hexadecimal.
    package let digest: ExactString
    /// The first that is about a credential counts for it.
    package let rules: [Rule]

    package struct Rule: Sendable, Equatable {
        package let name: ExactString
        /// The forms it is about; nil for any.
        package var formats: [CredentialFormat]?
        /// The types, or `vct`, it is about; nil for any.
        package var types: [ExactString]?
        /// The trust lists that count, by name or as `sha256:` and the digest of their bytes; nil for all in use.
        package var lists: [ExactString]?
        /// The checks that have to be carried out and hold.
        package var required: [CheckID] = []
        /// The only remarks that are accepted; nil for any.
        package var warnings: [FindingCode]?
        /// What may be unknown of the status without the credential being turned down.
        package var gaps: [FindingCode] = []
        /// In seconds.
        package var maximumStatusAge: Int64?
        /// How long ago the evidence behind the signature may have come into the wallet, in seconds.
        package var maximumEvidenceAge: Int64?

        package init(name: ExactString) { self.name = name }

        func isAbout(_ document: SecuredDocument) -> Bool {
            if let formats, !formats.contains(document.format) { return false }
            guard let types else { return true }
            let own = (document.json["type"]?.elements ?? []).compactMap(\.stringValue)
            let all = own + [document.json["vct"]?.stringValue].compactMap { $0 }
            return types.contains(where: all.contains)
        }

        /// Whether a trust list counts.
        package func counts(list: ExactString, digest: ExactString) -> Bool {
            lists.map { $0.contains(list) || $0.contains(ExactString("sha256:\(digest)")) } ?? true
        }
    }

    package init(name: ExactString, digest: ExactString, rules: [Rule]) {
        self.name = name
        self.digest = digest
        self.rules = rules
    }

    /// The gaps that a policy may accept: a status that nobody could look up, or not lately. Whatever makes a list itself
    /// doubtful is none.
    package static let tolerableGaps: [FindingCode] = [
        .statusListUnavailable, .statusStale, .statusListExpired, .statusTypeUnsupported,
    ]

    /// What can be required of a credential; the others are about presentations.
    package static let requirable = CheckID.allCases.filter {
        $0 != .presentationChallenge && $0 != .presentationDomain
    }
}

/// A policy together with the trust lists that are at hand.
package struct AppliedPolicy: Sendable {
    package let policy: Policy
    /// For each rule the lists that count.
    private let trust: [any IssuerTrust]
    /// For each rule the lists that it names and that are not at hand.
    private let missing: [[ExactString]]

    /// - Parameter lists: for a rule, the lists that count and the names of those that are not at hand.
    package init(_ policy: Policy, lists: (Policy.Rule) -> (trust: any IssuerTrust, missing: [ExactString])) {
        self.policy = policy
        let found = policy.rules.map(lists)
        trust = found.map(\.trust)
        missing = found.map(\.missing)
    }

    /// What holds for one credential.
    struct Scope {
        let policy: Policy
        let rule: Policy.Rule?
        let missingLists: [ExactString]
        let trust: (any IssuerTrust)?
    }

    func scope(of document: SecuredDocument) -> Scope {
        guard let index = policy.rules.firstIndex(where: { $0.isAbout(document) }) else {
            return Scope(policy: policy, rule: nil, missingLists: [], trust: nil)
        }
        return Scope(
            policy: policy, rule: policy.rules[index], missingLists: missing[index], trust: trust[index])
    }
}

extension VerificationInputs {
    /// The question as a policy puts it for one credential.
    func under(_ scope: AppliedPolicy.Scope) -> VerificationInputs {
        var inputs = self
        inputs.policy = nil
        guard let rule = scope.rule else { return inputs }
        if let trust = scope.trust { inputs.trust = trust }
        if let age = rule.maximumStatusAge { inputs.maximumStatusAge = min(inputs.maximumStatusAge, age) }
        if rule.required.contains(.holderBinding) { inputs.requiresBinding = true }
        return inputs
    }
}
