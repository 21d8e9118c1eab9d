// SPDX-License-Identifier: Apache-2.0

import CredentialCrypto
import StrictJSON

/// Checks the one signature of a token: `proof.present` to `proof.signature`.
struct TokenVerification {
    let signature: JSONWebSignature.Signature
    /// When the token says it was made.
    let issued: DateTime?
    let signer: SignerCheck

    /// Notes whose signature holds.
    func run(_ ledger: inout CheckLedger, _ authorship: inout Authorship) {
        let method = run(&ledger) { ledger in
            TokenKey(header: signature.protectedHeader, signer: signer, issued: issued).find(&ledger)
        }
        guard let method else { return }
        authorship.keys = [method.key]
        guard let certified = method.certified else { return }
        authorship.authority = certified.authority
        if ledger.passed(.proofKey) { authorship.vouched = certified.vouched }
        // A token without an issuer is that of its certificate's subject.
        if signer.signer == nil { authorship.author = certified.holder }
    }

    /// The key whose signature holds for the signer, where something else than the header may say which key it is.
    func run(
        _ ledger: inout CheckLedger, findKey: (inout CheckLedger) -> VerificationMethod?
    ) -> VerificationMethod? {
        guard let algorithm = checkHeader(&ledger) else {
            for id in CheckID.authenticity where ledger.outcome(id) == nil { ledger.skip(id, dependingOn: .proofSuite) }
            return nil
        }
        ledger.record(
            .proofPurpose, .passed, nil, [.init("expected", signer.relationship.rawValue)])
        guard let method = findKey(&ledger) else {
            ledger.skip(.proofSignature, dependingOn: .proofKey)
            return nil
        }
        let key = method.key
        let evidence: [Check.Evidence] = [.init("suite", algorithm.joseName), .init("key", key.multikey)]
        guard key.signatureAlgorithms.contains(algorithm) else {
            ledger.record(.proofSuite, .failed, .proofSuiteKey, evidence)
            ledger.skip(.proofSignature, dependingOn: .proofSuite)
            return nil
        }
        guard key.isValidSignature(signature.bytes, for: signature.signingInput, by: algorithm) else {
            ledger.record(.proofSignature, .failed, .proofSignatureInvalid, evidence)
            return nil
        }
        ledger.record(.proofSignature, .passed, nil, evidence)
        return ledger.passed(.proofController) ? method : nil
    }

    /// Records `proof.present` and `proof.suite`; nil where the header stops everything.
    private func checkHeader(_ ledger: inout CheckLedger) -> SignatureAlgorithm? {
        let algorithm: SignatureAlgorithm
        do throws(JWSError) {
            // RFC 7797 §7: no JWT leaves its payload unencoded.
            guard signature.protectedHeader["b64"] != .bool(false) else { throw .unencodedPayload }
            algorithm = try signature.algorithm()
        } catch {
            ledger.record(.proofPresent, .passed, nil, [.init("proofs", "1")])
            record(error, &ledger)
            return nil
        }
        let ignored = signature.ignoredPointers.map { Check.Evidence("parameter", $0) }
        ledger.record(
            .proofPresent, ignored.isEmpty ? .passed : .warning, ignored.isEmpty ? nil : .tokenPointerIgnored,
            [.init("proofs", "1")] + ignored)
        ledger.record(.proofSuite, .passed, nil, [.init("suite", algorithm.joseName)])
        return algorithm
    }

    private func record(_ error: JWSError, _ ledger: inout CheckLedger) {
        let evidence = [
            Check.Evidence("suite", error.subject ?? ""), Check.Evidence("parameter", error.subject ?? ""),
            Check.Evidence("reason", error.code),
        ]
        switch error {
        case .algorithmUnsupported: ledger.record(.proofSuite, .unknown, .proofSuiteUnsupported, evidence)
        case .algorithmForbidden: ledger.record(.proofSuite, .failed, .tokenAlgorithmForbidden, evidence)
        case .criticalUnsupported: ledger.record(.proofSuite, .failed, .tokenCritical, evidence)
        default: ledger.record(.proofSuite, .failed, .tokenHeader, evidence)
        }
    }
}
