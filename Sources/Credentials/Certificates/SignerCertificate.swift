// SPDX-License-Identifier: Apache-2.0

import CredentialCrypto
import StrictJSON

/// Whether the certificate behind a seal or a token was in force, who vouches for it, and whether it was revoked.
struct SignerCertificate {
    struct Finding {
        let outcome: CheckOutcome
        let code: FindingCode?
        let evidence: [Check.Evidence]
    }

    let leaf: Certificate
    /// What else travels with the signature: the rest of its chain, in any order.
    let others: [Certificate]
    var revocationLists: [RevocationList] = []
    var ocspResponses: [OCSPResponse] = []
    /// Whether revocation is asked about only where a certificate says that there is somewhere to ask.
    var asksWhereStated = false
    /// Those of the trust lists in force that count for this certificate.
    let anchors: [ListedAnchor]
    /// Those that would count if the time that the signature claims were proven.
    var anchorsAtClaim: [ListedAnchor] = []
    /// A trust list pins the certificate's very key.
    let isPinned: Bool
    /// When timestamps prove that the signature existed.
    var proven: Int64?
    let claimed: Instant?
    let now: Instant

    /// The moment at which the certificate has to have been in force.
    private var moment: Int64 { proven ?? now.seconds }

    /// What `proof.key` comes to, the trust list entry that the chain ends at, and the lists behind it all whose own
    /// signature nobody checked.
    func assess() -> (finding: Finding, vouched: TrustedIssuer?, uncheckedLists: [ExactString]) {
        let path: CertificateChain.Path
        do throws(CertificateError) {
            path = try CertificateChain.verify(
                leaf: leaf, intermediates: others, anchors: anchors.map(\.certificate), at: moment,
                purpose: .documentSigning)
        } catch {
            let finding = withoutAnchor(error)
            guard finding.outcome == .unknown, let then = pathAtClaim() else { return (finding, nil, []) }
            return (
                Finding(outcome: finding.outcome, code: finding.code, evidence: finding.evidence + then.evidence), nil,
                then.entry.isSignatureChecked ? [] : [then.entry.list]
            )
        }
        let entry = anchors.first { $0.certificate == path.anchor }?.anchor.entry
        var evidence = [Check.Evidence("anchor", path.anchor.subject.text)]
        if let entry { evidence += Self.evidence(entry) }
        // A list that names the very certificate answers for it as long as it stands there.
        let isNamed = isPinned || path.anchor == leaf
        let isAsked = !asksWhereStated || path.certificates.dropLast().contains(where: \.statesRevocationSource)
        return (
            revocation(path.certificates, isAsked: isAsked && !isNamed, evidence), entry,
            entry.map { $0.isSignatureChecked ? [] : [$0.list] } ?? []
        )
    }

    private static func evidence(_ entry: TrustedIssuer) -> [Check.Evidence] {
        var evidence = [Check.Evidence("list", entry.list)]
        if let service = entry.service { evidence.append(.init("service", service)) }
        if !entry.isSignatureChecked { evidence.append(.init("listSignature", "not checked")) }
        return evidence
    }

    /// What the chain would end at if the claimed time were true. It is told, and vouches for nobody.
    private func pathAtClaim() -> (entry: TrustedIssuer, evidence: [Check.Evidence])? {
        guard let claimed else { return nil }
        let path: CertificateChain.Path
        do throws(CertificateError) {
            path = try CertificateChain.verify(
                leaf: leaf, intermediates: others, anchors: anchorsAtClaim.map(\.certificate), at: claimed.seconds,
                purpose: .documentSigning)
        } catch {
            return nil
        }
        guard let entry = anchorsAtClaim.first(where: { $0.certificate == path.anchor })?.anchor.entry else {
            return nil
        }
        let text = "leads to \(path.anchor.subject.text); the time is claimed and nothing proves it"
        return (entry, [.init("atClaimedTime", text)] + Self.evidence(entry))
    }

    /// No path to an anchor holds at the moment asked for.
    private func withoutAnchor(_ error: CertificateError) -> Finding {
        switch error {
        case .expired(let certificate, let path), .notYetValid(let certificate, let path):
            return outsidePeriod(certificate, path)
        case .untrusted:
            guard leaf.validity.contains(moment) else { return outsidePeriod(leaf, pathInFile()) }
            return revocation(pathInFile(), isAsked: false, [])
        case .signature, .constraints, .malformed, .purpose:
            return failed(.certificateChain, [.init("reason", error.code)])
        case .criticalExtension, .weakKey, .tooMany, .library:
            return Finding(outcome: .unknown, code: .certificateChain, evidence: [.init("reason", error.code)])
        }
    }

    private func outsidePeriod(_ certificate: Certificate, _ path: [Certificate]) -> Finding {
        let evidence = [
            Check.Evidence("date", Instant(seconds: certificate.validity.notAfter).rfc3339),
            Check.Evidence("from", Instant(seconds: certificate.validity.notBefore).rfc3339),
            Check.Evidence("certificate", certificate.subject.text),
        ]
        // What is revoked is worse than expired.
        let revoked = revocation(path, isAsked: false, evidence)
        if revoked.code == .certificateRevoked { return revoked }
        guard proven == nil, moment > certificate.validity.notAfter else {
            return failed(.certificateOutsidePeriod, evidence)
        }
        if let claimed, !certificate.validity.contains(claimed.seconds) {
            return failed(.certificateOutsidePeriod, evidence)
        }
        return Finding(outcome: .unknown, code: .certificateExpired, evidence: evidence)
    }

    /// The chain that the file itself has, though nobody vouches for it: enough to read revocation data with.
    private func pathInFile() -> [Certificate] {
        let above = others.filter { $0 != leaf }
        guard !above.isEmpty else { return [leaf] }
        do throws(CertificateError) {
            return try CertificateChain.verify(
                leaf: leaf, intermediates: above, anchors: above, at: leaf.validity.notBefore, purpose: .documentSigning
            ).certificates
        } catch {
            switch error {
            case .expired(_, let path), .notYetValid(_, let path): return path
            default: return [leaf]
            }
        }
    }

    private func failed(_ code: FindingCode, _ evidence: [Check.Evidence]) -> Finding {
        Finding(outcome: .failed, code: code, evidence: evidence)
    }

    // MARK: Revocation

    /// - Parameter isAsked: whether what revocation data does not cover is left open.
    private func revocation(_ path: [Certificate], isAsked: Bool, _ evidence: [Check.Evidence]) -> Finding {
        var isCovered = true
        for (certificate, issuer) in zip(path, path.dropFirst()) {
            let findings = statuses(of: certificate, issuer)
            if let date = findings.compactMap(\.revoked).min() {
                let evidence = [Check.Evidence("date", Instant(seconds: date).rfc3339)] + evidence
                if let proven {
                    if date <= proven { return failed(.certificateRevoked, evidence) }
                    continue
                }
                guard let claimed, claimed.seconds < date else { return failed(.certificateRevoked, evidence) }
                return Finding(outcome: .unknown, code: .certificateRevokedLater, evidence: evidence)
            }
            if !findings.contains(where: \.isGood) { isCovered = false }
        }
        if isAsked, !isCovered {
            return Finding(outcome: .unknown, code: .certificateRevocationUnknown, evidence: evidence)
        }
        return Finding(
            outcome: .passed, code: nil,
            evidence: evidence + [.init("revocation", isCovered && path.count > 1 ? "not revoked" : "not checked")])
    }

    private struct Status {
        var isGood = false
        var revoked: Int64?
    }

    private func statuses(of certificate: Certificate, _ issuer: Certificate) -> [Status] {
        revocationLists.map { list in
            status(certificate) { list.finding(for: certificate, issuer: issuer, at: $0) }
        }
            + ocspResponses.map { response in
                status(certificate) { response.finding(for: certificate, issuer: issuer, at: $0) }
            }
    }

    /// Evidence made after the moment counts too: what was not revoked then was not revoked before. Only while the
    /// certificate was in force: expired ones are dropped from lists.
    private func status(_ certificate: Certificate, _ finding: (Int64) -> RevocationFinding) -> Status {
        let first = finding(moment)
        switch first.status {
        case .revoked(let date, _): return Status(revoked: date)
        case .good: return Status(isGood: true)
        case .notCovered(.notInForce):
            guard let made = first.thisUpdate, moment <= made, made <= now.seconds,
                certificate.validity.contains(made)
            else { return Status() }
            return Status(isGood: finding(made).status == .good)
        case .unknown, .notCovered: return Status()
        }
    }
}
