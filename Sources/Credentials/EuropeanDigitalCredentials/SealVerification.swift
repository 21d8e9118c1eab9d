// SPDX-License-Identifier: Apache-2.0

import CredentialCrypto
import StrictJSON

/// Checks one seal: `proof.suite` to `proof.signature`.
struct SealVerification {
    /// What holds of a seal.
    struct Outcome {
        let key: PublicKey
        /// The authority that issued the certificate.
        let authority: ExactString
        let vouched: TrustedIssuer?
        /// The certificate names the issuer, and not someone else.
        let isIssuers: Bool
        /// What `proof.controller` says of it.
        let controller: [Check.Evidence]
    }

    let signature: JSONWebSignature.Signature
    let payload: [UInt8]
    let issuer: IssuerIdentifiers
    /// The credential's `issuer` identifier, as lists may name it.
    let author: ExactString?
    let inputs: VerificationInputs

    /// nil where the signature does not hold, or nothing says whose it is.
    func run(_ ledger: inout CheckLedger) -> Outcome? {
        let header: JAdESHeader
        let key: PublicKey
        do throws(JAdESError) {
            header = try JAdESHeader(signature)
            key = try header.verify(signature)
            guard SigningTime.areAbout(signature, payload, header.contentTimestamps) else { throw .header("adoTst") }
        } catch {
            record(error, &ledger)
            return nil
        }
        let suite: [Check.Evidence] = [.init("suite", header.algorithm.joseName), header.leaf.fingerprintEvidence]
        ledger.record(.proofSuite, .passed, nil, suite)
        ledger.record(.proofSignature, .passed, nil, suite)
        let pointers = signature.ignoredPointers.map { Check.Evidence("parameter", $0) }
        if !pointers.isEmpty { ledger.record(.proofPresent, .warning, .tokenPointerIgnored, pointers) }
        recordDates(header, &ledger)
        recordPurpose(header.leaf, &ledger)
        let match = issuer.match(header.leaf)
        let vouched = recordKey(header, key, isIssuers: match != nil, &ledger)
        return Outcome(
            key: key, authority: ExactString(header.leaf.issuer.text), vouched: vouched, isIssuers: match != nil,
            controller: [
                .init("controller", header.leaf.holder), .init("expected", issuer.text),
            ] + (match?.evidence ?? []))
    }

    // MARK: Header and signature

    private func record(_ error: JAdESError, _ ledger: inout CheckLedger) {
        let evidence: [Check.Evidence] = [
            .init("parameter", error.subject ?? ""), .init("suite", error.subject ?? ""), .init("reason", error.code),
        ]
        var failed = CheckID.proofSuite
        switch error {
        case .jws(.signatureInvalid):
            failed = .proofSignature
            ledger.record(
                .proofSuite, .passed, nil, [.init("suite", signature.protectedHeader["alg"]?.stringValue ?? "")])
            ledger.record(.proofSignature, .failed, .proofSignatureInvalid)
        case .jws(.algorithmUnsupported): ledger.record(.proofSuite, .unknown, .proofSuiteUnsupported, evidence)
        case .jws(.algorithmMismatch): ledger.record(.proofSuite, .failed, .proofSuiteKey, evidence)
        case .jws(.criticalUnsupported): ledger.record(.proofSuite, .failed, .sealCritical, evidence)
        case .jws, .header: ledger.record(.proofSuite, .failed, .sealHeader, evidence)
        case .detached: ledger.record(.proofSuite, .unknown, .sealDetached, evidence)
        case .noCertificate:
            failed = .proofKey
            let kid = signature.protectedHeader["kid"]?.stringValue ?? ""
            ledger.record(.proofKey, .unknown, .proofKeyUnavailable, [.init("verificationMethod", kid)] + evidence)
        case .certificate, .certificateReference:
            failed = .proofKey
            ledger.record(.proofKey, .failed, .certificateMismatch, evidence)
        }
        if failed == .proofKey { ledger.skip(.proofSuite, dependingOn: .proofKey) }
        for id in [CheckID.proofKey, .proofController, .proofPurpose, .proofSignature] where id != failed {
            ledger.skip(id, dependingOn: failed)
        }
    }

    private func recordDates(_ header: JAdESHeader, _ ledger: inout CheckLedger) {
        if let claimed = header.claimedTime, inputs.instant < claimed {
            ledger.record(.timeValidFrom, .warning, .proofCreatedLater, [.init("created", claimed.rfc3339)])
        }
        if let expires = header.expires {
            let evidence: [Check.Evidence] = [.init("expires", expires.rfc3339)]
            let isOver = expires < inputs.instant
            ledger.record(.timeValidUntil, isOver ? .failed : .passed, isOver ? .proofExpired : nil, evidence)
        }
    }

    private func recordPurpose(_ leaf: Certificate, _ ledger: inout CheckLedger) {
        let evidence: [Check.Evidence] = [
            .init("proofPurpose", "seal"), .init("certificate", leaf.holder),
            .init("qualified", leaf.qcStatements.claimsQualifiedSeal ? "claimed" : "not claimed"),
        ]
        let holds = leaf.isMeantForDocuments
        ledger.record(.proofPurpose, holds ? .passed : .failed, holds ? nil : .certificatePurpose, evidence)
    }

    // MARK: Certificate

    private func recordKey(
        _ header: JAdESHeader, _ key: PublicKey, isIssuers: Bool, _ ledger: inout CheckLedger
    ) -> TrustedIssuer? {
        let unsigned = UnsignedHeader(signature.unprotectedHeader)
        var unread: [ExactString] = unsigned.flawed
        let others = header.others + Self.read(unsigned.certificates, "xVals", &unread) { try Certificate(der: $0) }
        let lists = Self.read(unsigned.revocationLists, "crlVals", &unread) { try RevocationList(der: $0) }
        let responses = Self.read(unsigned.ocspResponses, "ocspVals", &unread) { try OCSPResponse(der: $0) }
        let time = SigningTime(
            signature, payload: payload, unsigned, intermediates: others,
            anchors: inputs.trust.anchors(for: .timestamps, at: inputs.instant).compactMap { ListedAnchor($0) },
            now: inputs.instant)
        // Entries of lists have to hold when the seal was made, as far as that is proven, and otherwise now.
        let signing = time.proven.map { Instant(seconds: $0) }
        let pin =
            isIssuers
            ? author.flatMap { inputs.trust.pin(of: $0, key: key, at: inputs.instant, signing: signing) } : nil
        let claimed = signing == nil ? header.claimedTime : nil
        let assessed = SignerCertificate(
            leaf: header.leaf, others: others, revocationLists: lists, ocspResponses: responses,
            anchors: ListedAnchor.all(for: header.leaf, issuer: author, inputs, signing: signing),
            anchorsAtClaim: claimed.map { ListedAnchor.all(for: header.leaf, issuer: author, inputs, signing: $0) }
                ?? [],
            isPinned: pin != nil, proven: time.proven, claimed: header.claimedTime, now: inputs.instant
        ).assess()
        let finding = assessed.finding
        var evidence = finding.evidence + description(header, time)
        evidence += header.ignored.map { .init("ignored", $0) } + unsigned.unknown.map { .init("ignored", $0) }
        ledger.record(.proofKey, finding.outcome, finding.code, evidence)
        let unchecked = time.uncheckedLists + assessed.uncheckedLists
        if !unchecked.isEmpty {
            ledger.record(.trustList, .warning, .trustListUnchecked, unchecked.map { .init("list", $0) })
        }
        if time.hasBroken || !unread.isEmpty {
            // Anyone can add it, so it cannot undo the seal; it proves nothing either.
            ledger.record(
                .proofPresent, .warning, .sealAttachment, unread.map { .init("attachment", $0) } + time.evidence)
        }
        return pin ?? assessed.vouched
    }

    private func description(_ header: JAdESHeader, _ time: SigningTime) -> [Check.Evidence] {
        var evidence = header.leaf.description(claimed: header.claimedTime)
        if let proven = time.proven { evidence.append(.init("proven", Instant(seconds: proven).rfc3339)) }
        return evidence + time.evidence
    }

    private static func read<Value>(
        _ values: [[UInt8]], _ name: ExactString, _ unread: inout [ExactString], _ make: ([UInt8]) throws -> Value
    ) -> [Value] {
        var read: [Value] = []
        for value in values {
            do { read.append(try make(value)) } catch { unread.append(name) }
        }
        return read
    }
}
