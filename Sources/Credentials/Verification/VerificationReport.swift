// SPDX-License-Identifier: Apache-2.0

package import StrictJSON

/// What verifying one credential or presentation found, check by check.
///
/// Every check of the plan stands in it once, in plan order, those that could not be carried out included.
package struct VerificationReport: Sendable, Equatable {
    package enum Kind: String, Sendable { case credential, presentation }

    package let kind: Kind
    package let format: CredentialFormat
    package let summary: CredentialSummary
    package let checks: [Check]
    /// What each entry of its status came to, in the order in which it names them; `checks` has the worst of them.
    package let statuses: [Check]
    /// What a presentation or a comprehensive record contains.
    package let credentials: [VerificationReport]
    /// How it stood at other moments, where that was asked for.
    package internal(set) var history: ValidityHistory?
    /// What came with a presentation, and what each piece was worth.
    package internal(set) var brought: [Brought] = []
    /// What the reader's policy makes of it, where there is one. It is never better than the checks are.
    package internal(set) var policy: PolicyJudgement?

    /// Of a presentation, by whom and for whom it was made; nil for a credential.
    package internal(set) var addressing: Addressing?

    /// What a presentation says of itself. It is worth as much as its signature, which the checks are about.
    package struct Addressing: Sendable, Equatable {
        package let holder: ExactString?
        /// Whether a signature by the holder's key holds.
        package let isHolderProven: Bool
        package let audiences: [ExactString]
        package let challenges: [ExactString]
        /// The first moment at which it no longer holds; nil where it does not say.
        package let expires: Instant?
    }

    package init(
        kind: Kind, format: CredentialFormat, summary: CredentialSummary, checks: [Check], statuses: [Check] = [],
        credentials: [VerificationReport]
    ) {
        self.kind = kind
        self.format = format
        self.summary = summary
        self.checks = checks
        self.statuses = statuses
        self.credentials = credentials
    }

    /// The verdict on the document itself, whatever it contains.
    package var ownVerdict: Verdict { min(Verdict.of(checks, kind: kind), policy?.limit ?? .valid) }

    /// A presentation is never better than its worst credential; one without any says nothing.
    package var verdict: Verdict {
        guard kind == .presentation else { return ownVerdict }
        if credentials.isEmpty { return min(ownVerdict, .indeterminate) }
        return credentials.map(\.verdict).reduce(ownVerdict, min)
    }

    /// A piece of evidence that came with a presentation.
    package struct Brought: Sendable, Equatable {
        package let piece: EvidenceBundle.Piece
        package let standing: BroughtEvidence.Standing
    }

    package func check(_ id: CheckID) -> Check? { checks.first { $0.id == id } }
}

/// How a document is secured.
package enum CredentialFormat: String, Sendable, CaseIterable {
    case dataIntegrity = "vc-di"
    case jwt = "vc-jwt"
    case sdJWT = "sd-jwt"
    case europeanDigitalCredential = "edc"
    case openBadge2Signed = "ob2-signed"
    case openBadge2Hosted = "ob2-hosted"
    case unsigned
}

/// The few facts a report names a credential by.
package struct CredentialSummary: Sendable, Equatable {
    package var id: ExactString?
    package var title: ExactString?
    package var issuerID: ExactString?
    package var issuerName: ExactString?
    package var issuerNameSource: NameSource = .claimed
    package var subject: ExactString?
    package var issued: ExactString?
    package var validFrom: ExactString?
    package var validUntil: ExactString?
    /// SHA-256 of the original bytes, 64 lowercase hexadecimal digits.
    package var digest: ExactString = ""

    package enum NameSource: String, Sendable {
        /// The credential says so itself.
        case claimed
        /// A trust list in force says so.
        case trustList = "trust-list"
    }

    package init() {}
}
