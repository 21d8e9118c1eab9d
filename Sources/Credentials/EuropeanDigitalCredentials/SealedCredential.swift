// SPDX-License-Identifier: Apache-2.0

import CredentialCrypto
import StrictJSON

/// A European Digital Credential in its envelope: a JWS in JSON serialisation with one or more JAdES seals.
struct SealedCredential: SecuringMechanism {
    let format = CredentialFormat.europeanDigitalCredential
    /// The envelope, or why it is none.
    let envelope: Result<JSONWebSignature, JWSError>

    var envelopeType: ExactString? { "jose+json" }

    /// Seals that are looked at in one file.
    static let maximumSeals = 16

    func verify(
        _ document: SecuredDocument, with inputs: VerificationInputs, _ ledger: inout CheckLedger
    ) -> Authorship {
        EuropeanModelCheck(json: document.json, contexts: inputs.evidence.contexts, isSealed: true).run(&ledger)
        var authorship = Authorship()
        guard let signatures = signatures(&ledger) else {
            for id in CheckID.authenticity where id != .proofPresent { ledger.skip(id, dependingOn: .proofPresent) }
            return authorship
        }
        let outcomes = signatures.list.map { signature in
            SealVerification(
                signature: signature, payload: signatures.payload, issuer: IssuerIdentifiers(document.json),
                author: document.author, inputs: inputs
            ).run(&ledger)
        }
        recordControllers(outcomes.compactMap { $0 }, &ledger)
        guard ledger.passed(.proofSignature) else { return authorship }
        let issuers = outcomes.compactMap { $0 }.filter(\.isIssuers)
        authorship.keys = issuers.map(\.key)
        authorship.authority = issuers.first?.authority
        if ledger.passed(.proofKey) { authorship.vouched = issuers.lazy.compactMap(\.vouched).first }
        return authorship
    }

    private func signatures(
        _ ledger: inout CheckLedger
    ) -> (payload: [UInt8], list: [JSONWebSignature.Signature])? {
        let envelope: JSONWebSignature
        switch self.envelope {
        case .success(let found): envelope = found
        case .failure(.malformed("signatures")):
            ledger.record(.proofPresent, .failed, .proofEmpty, [.init("reason", JWSError.malformed("signatures").code)])
            return nil
        case .failure(let error):
            ledger.record(
                .proofPresent, .failed, .proofMalformed,
                [.init("member", error.subject ?? ExactString(error.code)), .init("reason", error.code)])
            return nil
        }
        let list = envelope.signatures
        let texts = Set(list.map(\.signatureText))
        guard list.count <= Self.maximumSeals, texts.count == list.count else {
            ledger.record(.proofPresent, .failed, .proofMalformed, [.init("member", "signatures")])
            return nil
        }
        ledger.record(.proofPresent, .passed, nil, [.init("proofs", "\(list.count)")])
        return (envelope.payload, list)
    }

    /// At least one seal is the issuer's; those of others hold too and are named.
    private func recordControllers(_ outcomes: [SealVerification.Outcome], _ ledger: inout CheckLedger) {
        let hasIssuers = outcomes.contains(where: \.isIssuers)
        for outcome in outcomes {
            if outcome.isIssuers {
                ledger.record(.proofController, .passed, nil, outcome.controller)
            } else if hasIssuers {
                ledger.record(.proofController, .warning, .proofOtherSigner, outcome.controller)
            } else {
                ledger.record(.proofController, .failed, .proofControllerMismatch, outcome.controller)
            }
        }
    }
}

/// A European Digital Credential as it is before an issuer seals it.
struct UnsealedCredential: SecuringMechanism {
    let format = CredentialFormat.unsigned
    var envelopeType: ExactString? { "ld+json" }

    func verify(
        _ document: SecuredDocument, with inputs: VerificationInputs, _ ledger: inout CheckLedger
    ) -> Authorship {
        EuropeanModelCheck(json: document.json, contexts: inputs.evidence.contexts, isSealed: false).run(&ledger)
        ledger.record(.proofPresent, .unknown, .proofAbsent)
        for id in CheckID.authenticity where id != .proofPresent { ledger.skip(id, dependingOn: .proofPresent) }
        return Authorship()
    }
}
