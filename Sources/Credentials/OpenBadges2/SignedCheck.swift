// SPDX-License-Identifier: Apache-2.0

import CredentialCrypto
import StrictJSON

/// Checks the signature of an assertion (Open Badges 2.0, SignedBadge Verification).
///
/// The issuer's profile lists its keys and each key names its owner: both, from the evidence of the wallet's owner, make a
/// key the issuer's. What the token's header or the assertion itself supply proves that nothing was changed, no more.
struct SignedCheck {
    let badge: LinkedBadge
    let token: JSONWebSignature
    let inputs: VerificationInputs

    /// Records the proof checks and returns the keys whose signatures hold.
    func run(_ ledger: inout CheckLedger) -> [PublicKey] {
        let ignored = token.signature.ignoredPointers.map { Check.Evidence("parameter", $0) }
        ledger.record(
            .proofPresent, ignored.isEmpty ? .passed : .warning, ignored.isEmpty ? nil : .tokenPointerIgnored,
            [.init("proofs", "1")] + ignored)
        ledger.record(.proofPurpose, .passed, nil, [.init("proofPurpose", "SignedBadge")])
        guard let algorithm = checkAlgorithm(&ledger) else {
            for id: CheckID in [.proofKey, .proofController, .proofSignature] {
                ledger.skip(id, dependingOn: .proofSuite)
            }
            return []
        }
        let keys = BadgeKeys(badge, inputs.evidence)
        // Step 6: each key is tried, and the findings of one are told.
        let trials = keys.candidates.map { candidate in
            var trial = ledger
            return (key: check(candidate, algorithm, &trial), ledger: trial)
        }
        if let chosen = trials.first(where: { $0.key != nil && $0.ledger.isAuthentic })
            ?? trials.first(where: { $0.key != nil })
        {
            ledger = chosen.ledger
            return [chosen.key].compactMap { $0 }
        }
        // A key of a kind that is not read may have signed it, and so may one that is not at hand.
        let undecided = trials.first {
            $0.ledger.outcome(.proofKey) == .unknown && $0.ledger.outcome(.proofSignature) == .skipped
        }
        if let trial = undecided ?? trials.first, keys.missing.isEmpty {
            ledger = trial.ledger
        } else {
            let name = keys.missing.first ?? badge.issuerID ?? badge.classID ?? ""
            ledger.record(.proofKey, .unknown, .proofKeyUnavailable, [.init("verificationMethod", name)])
            ledger.skip(.proofController, dependingOn: .proofKey)
            ledger.skip(.proofSignature, dependingOn: .proofKey)
        }
        return []
    }

    // MARK: Algorithm

    private func checkAlgorithm(_ ledger: inout CheckLedger) -> SignatureAlgorithm? {
        do throws(JWSError) {
            guard token.signature.protectedHeader["b64"] != .bool(false) else { throw .unencodedPayload }
            let algorithm = try token.signature.algorithm()
            ledger.record(.proofSuite, .passed, nil, [.init("suite", algorithm.joseName)])
            return algorithm
        } catch {
            let subject = error.subject ?? ""
            let evidence: [Check.Evidence] = [
                .init("suite", subject), .init("parameter", subject), .init("reason", error.code),
            ]
            switch error {
            case .algorithmUnsupported: ledger.record(.proofSuite, .unknown, .proofSuiteUnsupported, evidence)
            case .algorithmForbidden: ledger.record(.proofSuite, .failed, .tokenAlgorithmForbidden, evidence)
            case .criticalUnsupported: ledger.record(.proofSuite, .failed, .tokenCritical, evidence)
            default: ledger.record(.proofSuite, .failed, .tokenHeader, evidence)
            }
            return nil
        }
    }

    // MARK: One key

    /// Returns the key where the signature is its own.
    private func check(
        _ candidate: BadgeKeys.Candidate, _ algorithm: SignatureAlgorithm, _ ledger: inout CheckLedger
    ) -> PublicKey? {
        let named: [Check.Evidence] = [.init("verificationMethod", candidate.id ?? badge.issuerID ?? "")]
        let key: PublicKey
        switch candidate.key {
        case .success(let found): key = found
        case .failure(let failure):
            let isUnknown = if case .unsupported = failure { true } else { false }
            ledger.record(
                .proofKey, isUnknown ? .unknown : .failed, .proofKeyInvalid, named + [.init("reason", failure.code)])
            ledger.skip(.proofController, dependingOn: .proofKey)
            ledger.skip(.proofSignature, dependingOn: .proofKey)
            return nil
        }
        let pin = badge.issuerID.flatMap { inputs.trust.pin(of: $0, key: key, at: inputs.instant) }
        recordKey(candidate, key, named, pin, &ledger)
        recordController(candidate, pin, &ledger)
        let evidence: [Check.Evidence] = [.init("suite", algorithm.joseName), .init("key", key.multikey)]
        guard key.signatureAlgorithms.contains(algorithm) else {
            ledger.record(.proofSuite, .failed, .proofSuiteKey, evidence)
            ledger.skip(.proofSignature, dependingOn: .proofSuite)
            return nil
        }
        do {
            try token.signature.verify(with: key)
            ledger.record(.proofSignature, .passed, nil, evidence)
            return key
        } catch {
            ledger.record(.proofSignature, .failed, .proofSignatureInvalid, evidence)
            return nil
        }
    }

    private func recordKey(
        _ candidate: BadgeKeys.Candidate, _ key: PublicKey, _ named: [Check.Evidence], _ pin: TrustedIssuer?,
        _ ledger: inout CheckLedger
    ) {
        let source = candidate.source == nil ? VerificationMethod.Source.selfAsserted : .document
        var evidence = named + [.init("key", key.multikey), .init("source", source.rawValue)]
        if let item = candidate.source {
            evidence.append(.init("document", "sha256:\(item.digest)"))
            if let added = item.added { evidence.append(.init("added", added)) }
        }
        if let pin {
            ledger.record(.proofKey, .passed, nil, evidence + [.init("list", pin.list)])
        } else if candidate.source == nil {
            ledger.record(.proofKey, .unknown, .proofKeySelfAsserted, evidence)
        } else if candidate.isListed == false {
            ledger.record(.proofKey, .unknown, .proofKeyNotInDocument, evidence)
        } else {
            ledger.record(.proofKey, .passed, nil, evidence)
        }
    }

    /// The two-way connection: the key names its owner, and the owner's profile lists the key.
    private func recordController(
        _ candidate: BadgeKeys.Candidate, _ pin: TrustedIssuer?, _ ledger: inout CheckLedger
    ) {
        let owner = candidate.owner ?? badge.issuerID ?? ""
        let evidence: [Check.Evidence] = [
            .init("controller", owner), .init("expected", badge.issuerID ?? badge.classID ?? ""),
        ]
        guard let issuer = badge.issuerID else {
            // The class is not at hand, and it alone says who awards it.
            ledger.record(.proofController, .unknown, .proofControllerUnproven, evidence)
            return
        }
        if let pin {
            ledger.record(.proofController, .passed, nil, evidence + [.init("list", pin.list)])
        } else if owner != issuer {
            ledger.record(.proofController, .failed, .proofControllerMismatch, evidence)
        } else if candidate.isListed == true {
            ledger.record(.proofController, .passed, nil, evidence)
        } else {
            ledger.record(.proofController, .unknown, .proofControllerUnproven, evidence)
        }
    }
}
