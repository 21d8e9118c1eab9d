// SPDX-License-Identifier: Apache-2.0

package import StrictJSON

/// The plan: every check, in the order in which every report lists it.
package enum CheckID: String, Sendable, CaseIterable {
    case formatParse = "format.parse"
    case modelContext = "model.context"
    case modelRequired = "model.required"
    case modelTerms = "model.terms"
    case proofPresent = "proof.present"
    case proofSuite = "proof.suite"
    case proofKey = "proof.key"
    case proofController = "proof.controller"
    case proofPurpose = "proof.purpose"
    case proofSignature = "proof.signature"
    case disclosureIntegrity = "disclosure.integrity"
    case timeValidFrom = "time.valid-from"
    case timeValidUntil = "time.valid-until"
    case statusRevocation = "status.revocation"
    case statusSuspension = "status.suspension"
    case statusList = "status.list"
    case trustIssuer = "trust.issuer"
    case trustList = "trust.list"
    case trustName = "trust.name"
    case holderBinding = "holder.binding"
    case ownerMatch = "owner.match"
    case assetDigest = "asset.digest"
    case hostedSnapshot = "hosted.snapshot"
    case presentationChallenge = "presentation.challenge"
    case presentationDomain = "presentation.domain"

    /// What a failure of this check makes of the whole.
    package var consequence: Verdict {
        switch self {
        case .formatParse, .modelContext, .modelRequired, .modelTerms, .proofPresent, .proofSuite, .proofKey,
            .proofController, .proofPurpose, .proofSignature, .disclosureIntegrity, .holderBinding, .assetDigest,
            .presentationChallenge, .presentationDomain:
            .invalid
        case .statusRevocation, .statusSuspension: .revoked
        case .timeValidFrom, .timeValidUntil: .expired
        case .statusList, .trustList, .hostedSnapshot: .indeterminate
        case .trustIssuer, .trustName, .ownerMatch: .untrusted
        }
    }

    /// The checks that together say that the document is what its issuer signed.
    package static let authenticity: [CheckID] = [
        .proofPresent, .proofSuite, .proofKey, .proofController, .proofPurpose, .proofSignature,
    ]
}

/// How a check ended.
public enum CheckOutcome: String, Sendable, CaseIterable {
    /// It holds.
    case passed
    /// It holds, with a remark.
    case warning
    /// It does not hold.
    case failed
    /// It could not be carried out.
    case unknown
    /// It does not apply, or an earlier check stops it.
    case skipped
}

/// One check of the plan and what it found.
package struct Check: Sendable, Equatable {
    package let id: CheckID
    package let outcome: CheckOutcome
    /// Why the outcome is not a plain pass.
    package let code: FindingCode?
    /// What the outcome rests on. Messages quote these values by name.
    package let evidence: [Evidence]

    package init(id: CheckID, outcome: CheckOutcome, code: FindingCode?, evidence: [Evidence]) {
        self.id = id
        self.outcome = outcome
        self.code = code
        self.evidence = evidence
    }

    package struct Evidence: Sendable, Equatable {
        package let name: String
        package let value: ExactString

        package init(_ name: String, _ value: ExactString) {
            self.name = name
            self.value = value
        }

        package init(_ name: String, _ value: String) { self.init(name, ExactString(value)) }
    }
}
