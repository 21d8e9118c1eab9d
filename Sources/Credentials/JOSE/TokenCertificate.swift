// SPDX-License-Identifier: Apache-2.0

import CredentialCrypto
import StrictJSON

/// A token's key by the certificate in its header (`x5c`): RFC 7515 §4.1.6; SD-JWT VC, issuer-signed JWT verification key
/// validation.
///
/// The certificate has to name the issuer, and its chain has to end at an authority of a trust list in force. Without the
/// second it shows that nothing was changed, and not who signed.
struct TokenCertificate {
    let chain: CertificateChainHeader
    let signer: SignerCheck
    /// When the token says it was made.
    let issued: DateTime?

    private var leaf: Certificate { chain.leaf }

    /// Records `proof.key`, `proof.controller` and what the certificate is for; nil where there is no key to try.
    func accept(_ ledger: inout CheckLedger) -> VerificationMethod? {
        let key: PublicKey
        do { key = try leaf.publicKey } catch {
            signer.record(VerificationMethodFailure(error), DIDURL("x5c"), &ledger)
            return nil
        }
        if !leaf.isMeantForDocuments {
            ledger.record(.proofPurpose, .failed, .certificatePurpose, [.init("certificate", leaf.holder)])
        }
        let pin = signer.signer.flatMap { signer.inputs.trust.pin(of: $0, key: key, at: signer.inputs.instant) }
        recordController(pin, &ledger)
        let vouched = recordKey(pin, &ledger)
        return VerificationMethod(
            key: key, controller: signer.signer ?? leaf.holderIdentifier, source: .certificate, relationships: nil,
            expires: nil, revoked: nil, evidence: nil,
            certified: .init(
                vouched: vouched, authority: ExactString(leaf.issuer.text), holder: leaf.holderIdentifier))
    }

    /// Whom the certificate names. A number in some register is not enough: the same number stands in others.
    private func recordController(_ pin: TrustedIssuer?, _ ledger: inout CheckLedger) {
        let evidence: [Check.Evidence] = [.init("controller", leaf.holder)]
        guard let issuer = signer.signer else {
            // Where the token names no issuer, it is the certificate's subject.
            ledger.record(.proofController, .passed, nil, evidence)
            return
        }
        let expected: [Check.Evidence] = evidence + [.init("expected", issuer)]
        if let match = CertificateIdentity.match([issuer], leaf), match.isInFull {
            ledger.record(.proofController, .passed, nil, expected + match.evidence)
        } else if let pin {
            ledger.record(.proofController, .passed, nil, expected + [.init("list", pin.list)])
        } else {
            ledger.record(.proofController, .failed, .proofControllerMismatch, expected)
        }
    }

    private func recordKey(_ pin: TrustedIssuer?, _ ledger: inout CheckLedger) -> TrustedIssuer? {
        let description = leaf.description(claimed: issued?.instant)
        guard chain.isInOrder else {
            ledger.record(.proofKey, .failed, .certificateChain, [.init("reason", "certificate.order")] + description)
            return nil
        }
        let (finding, listed, unchecked) = SignerCertificate(
            leaf: leaf, others: chain.others, asksWhereStated: true,
            anchors: ListedAnchor.all(for: leaf, issuer: signer.signer, signer.inputs), isPinned: pin != nil,
            claimed: issued?.instant, now: signer.inputs.instant
        ).assess()
        let vouched = pin ?? listed
        if !unchecked.isEmpty {
            ledger.record(.trustList, .warning, .trustListUnchecked, unchecked.map { .init("list", $0) })
        }
        if finding.outcome == .passed, vouched == nil {
            ledger.record(.proofKey, .unknown, .proofKeyCertificate, finding.evidence + description)
        } else {
            ledger.record(.proofKey, finding.outcome, finding.code, finding.evidence + description)
        }
        return vouched
    }
}
