// SPDX-License-Identifier: Apache-2.0

import CredentialCrypto
import StrictJSON

/// Finds the key that a signature names and asks whose it is (`proof.key`, `proof.controller`, and what the key may be used for),
/// whatever form the signature has.
struct SignerCheck {
    let resolver: VerificationMethodResolver
    let inputs: VerificationInputs
    /// What a signature on this kind of document is for.
    let relationship: VerificationRelationship
    /// Whose signature is asked for: the issuer, or the holder where one is named.
    let signer: ExactString?

    /// Records `proof.key` and `proof.controller`; nil where there is no key to try.
    ///
    /// - Parameter created: when the signature says it was made.
    func resolve(
        _ url: DIDURL, created: DateTime?, _ ledger: inout CheckLedger
    ) -> VerificationMethod? {
        let method: VerificationMethod
        do {
            method = try resolver.resolve(url)
        } catch {
            record(error, url, &ledger)
            return nil
        }
        accept(method, url, created: created, &ledger)
        return method
    }

    /// Records what the key that `url` names is worth.
    func accept(_ method: VerificationMethod, _ url: DIDURL, created: DateTime?, _ ledger: inout CheckLedger) {
        let pin = signer.flatMap { inputs.trust.pin(of: $0, key: method.key, at: inputs.instant) }
        recordKey(method, url, pin, created: created, &ledger)
        recordController(method, url, pin, &ledger)
    }

    func record(_ failure: VerificationMethodFailure, _ url: DIDURL, _ ledger: inout CheckLedger) {
        let evidence: [Check.Evidence] = [.init("verificationMethod", url.text)]
        switch failure {
        case .unavailable:
            let location = url.webLocation.map { [Check.Evidence("location", $0)] } ?? []
            ledger.record(.proofKey, .unknown, .proofKeyUnavailable, evidence + location)
        case .notInDocument:
            ledger.record(.proofKey, .unknown, .proofKeyNotInDocument, evidence)
        case .unsupported(let code):
            ledger.record(.proofKey, .unknown, .proofKeyInvalid, evidence + [.init("reason", code)])
        case .unusable(let code):
            ledger.record(.proofKey, .failed, .proofKeyInvalid, evidence + [.init("reason", code)])
        }
        ledger.skip(.proofController, dependingOn: .proofKey)
    }

    private func recordKey(
        _ method: VerificationMethod, _ url: DIDURL, _ pin: TrustedIssuer?, created: DateTime?,
        _ ledger: inout CheckLedger
    ) {
        var evidence: [Check.Evidence] = [
            .init("verificationMethod", url.text), .init("key", method.key.multikey),
            .init("source", method.source.rawValue),
        ]
        if let document = method.evidence {
            evidence.append(.init("document", "sha256:\(document.digest)"))
            if let added = document.added { evidence.append(.init("added", added)) }
        }
        if let relationships = method.relationships, !relationships.contains(relationship) {
            ledger.record(
                .proofPurpose, .failed, .proofPurposeNotAuthorized,
                [.init("verificationMethod", url.text), .init("expected", relationship.rawValue)])
        }
        if let finding = period(of: method, created: created) {
            ledger.record(.proofKey, finding.outcome, finding.code, evidence)
        } else if method.source != .selfAsserted {
            // What the signer's document says now need not have stood in it then; it says at least nothing against it.
            let isLater = method.evidence.map { inputs.cameLater(added: $0.added) } ?? false
            evidence += isLater ? [.init("asOf", inputs.instant.rfc3339)] : []
            ledger.record(.proofKey, isLater ? .warning : .passed, isLater ? .proofKeyLater : nil, evidence)
        } else if let pin {
            ledger.record(.proofKey, .passed, nil, evidence + [.init("list", pin.list)])
        } else {
            ledger.record(.proofKey, .unknown, .proofKeySelfAsserted, evidence)
        }
    }

    /// What the key's own `revoked` and `expires` say (CID 1.0 §2.2). A claimed signing time proves nothing once the key
    /// is gone.
    private func period(of method: VerificationMethod, created: DateTime?) -> (
        outcome: CheckOutcome, code: FindingCode
    )? {
        for (text, code) in [(method.revoked, FindingCode.proofKeyRevoked), (method.expires, .proofKeyExpired)] {
            guard let text else { continue }
            let end: Instant
            do { end = try DateTime(text).instant } catch { return (.unknown, code) }
            if let created, created.instant >= end { return (.failed, code) }
            if end <= inputs.instant { return (.unknown, code) }
        }
        return nil
    }

    private func recordController(
        _ method: VerificationMethod, _ url: DIDURL, _ pin: TrustedIssuer?, _ ledger: inout CheckLedger
    ) {
        var evidence: [Check.Evidence] = [.init("controller", method.controller)]
        guard let signer else {
            // A presentation need not name its holder: then the key itself is the holder.
            ledger.record(.proofController, .passed, nil, evidence)
            return
        }
        evidence.append(.init("expected", signer))
        // The document that lists a method speaks for its own identifier; a method may name another controller.
        if url.document == signer, method.controller == signer {
            ledger.record(.proofController, .passed, nil, evidence)
        } else if let pin {
            ledger.record(.proofController, .passed, nil, evidence + [.init("list", pin.list)])
        } else if let document = resolver.document(of: signer) {
            let isListed = document.references(url, as: relationship)
            ledger.record(
                .proofController, isListed ? .passed : .failed, isListed ? nil : .proofControllerMismatch, evidence)
        } else if DIDURL(signer).method == "key" || DIDURL(signer).method == "jwk" || url.document == signer {
            ledger.record(.proofController, .failed, .proofControllerMismatch, evidence)
        } else {
            // The signer's own document could list this method, and it is not at hand.
            ledger.record(.proofController, .unknown, .proofControllerUnproven, evidence)
        }
    }
}
