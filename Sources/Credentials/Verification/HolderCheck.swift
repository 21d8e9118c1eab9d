// SPDX-License-Identifier: Apache-2.0

import CredentialCrypto
import StrictJSON

/// Whether the one who presents a credential is the one it is bound to (`holder.binding`).
struct HolderCheck {
    let document: SecuredDocument
    let presenter: Verifier.Presenter?
    /// Whether a credential that nobody presents is held against it.
    let isRequired: Bool
    let evidence: EvidenceSet

    func run(_ ledger: inout CheckLedger) {
        guard let presenter else {
            if isRequired {
                ledger.record(.holderBinding, .failed, .holderBindingRequired)
            } else {
                ledger.doesNotApply(.holderBinding)
            }
            return
        }
        let subjects = (document.json["credentialSubject"]?.elements ?? []).compactMap { $0["id"]?.stringValue }
        let evidence = subjects.map { Check.Evidence("subject", $0) }
        if presenter.keys.isEmpty {
            ledger.record(.holderBinding, .warning, .holderUnproven, evidence)
        } else if isConfirmed || subjects.contains(where: isPresenter) {
            ledger.record(.holderBinding, .passed, nil, evidence)
        } else {
            ledger.record(.holderBinding, .warning, .holderNotBound, evidence)
        }
    }

    /// The issuer of a token bound it to one of the keys that signed (RFC 7800).
    private var isConfirmed: Bool {
        guard document.format != .dataIntegrity, let presenter, let confirmation = Confirmation(document.json) else {
            return false
        }
        return confirmation.isAny(of: presenter.keys, VerificationMethodResolver(evidence: evidence))
    }

    /// The subject's identifier is the holder's own, or is itself one of the keys that signed.
    private func isPresenter(_ subject: ExactString) -> Bool {
        guard let presenter else { return false }
        return subject == presenter.holder || presenter.keys.contains { DIDKey.did(for: $0) == subject }
    }
}

/// What the reader of a presentation asked for, and whether it carries it (VC Data Integrity 1.0 §4.4 steps 5–6).
struct PresentationCheck {
    /// For whom each of its signatures was made.
    let addressees: [Authorship.Addressee]
    let challenge: ExactString?
    let domain: ExactString?

    func run(_ ledger: inout CheckLedger) {
        guard !addressees.isEmpty else {
            ledger.skip(.presentationChallenge, dependingOn: .proofPresent)
            ledger.skip(.presentationDomain, dependingOn: .proofPresent)
            return
        }
        let challenges = addressees.map(\.challenge)
        let domains = addressees.map(\.domains)
        record(
            .presentationChallenge, asked: challenge, stated: challenges.compactMap { $0 },
            matches: challenges.allSatisfy { $0 == challenge }, .challengeMismatch, .challengeNotCompared, &ledger)
        record(
            .presentationDomain, asked: domain, stated: domains.flatMap { $0 },
            matches: domains.allSatisfy { stated in domain.map(stated.contains) == true }, .domainMismatch,
            .domainNotCompared, &ledger)
    }

    private func record(
        _ id: CheckID, asked: ExactString?, stated: [ExactString], matches: Bool, _ mismatch: FindingCode,
        _ notCompared: FindingCode, _ ledger: inout CheckLedger
    ) {
        let evidence = stated.map { Check.Evidence("stated", $0) }
        if let asked {
            ledger.record(
                id, matches ? .passed : .failed, matches ? nil : mismatch, evidence + [.init("expected", asked)])
        } else if stated.isEmpty {
            ledger.doesNotApply(id)
        } else {
            ledger.record(id, .warning, notCompared, evidence)
        }
    }
}
