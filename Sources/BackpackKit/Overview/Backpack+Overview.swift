// SPDX-License-Identifier: Apache-2.0

import Credentials
import StrictJSON
import WalletStore

extension Backpack {
    /// What the wallet comes to. Revoked, expired and invalid credentials do not count.
    package func overview(_ reliance: Reliance) throws -> Overview {
        let records = try list(CredentialQuery(), reliance: reliance)
        let summaries = try store.read { wallet in try wallet.summaries() }
        let verifier = Verifier(reliance.inputs)
        var draft = OverviewDraft(instant: reliance.instant)
        for record in records {
            let award = try award(of: record, summaries[record.number], verifier)
            if award.isRecord {
                draft.add(record, contentsOf: try document(of: record), verifier)
            } else if record.facts.format == CredentialFormat.openBadge2Hosted.rawValue {
                // Its verdict does not say whether a later copy revokes it.
                let report = verifier.verify(try document(of: record))
                draft.add(record, report.isRevoked ? .revoked : report.verdict, award)
            } else if let verdict = Verdict(rawValue: record.verdict.verdict) {
                draft.add(record, verdict, award)
            }
        }
        return Overview(
            at: reliance.instant, draft.counted, excluded: draft.excluded, expiring: draft.expiring)
    }

    private func award(of record: CredentialRecord, _ summary: String?, _ verifier: Verifier) throws -> Award {
        if let summary, !summary.isEmpty, let award = Award(try JSONReader.read(Array(summary.utf8))) { return award }
        let document = try document(of: record)
        return CredentialReading(verifier.verifyWithView(document).view, document).award
    }
}

/// What was found so far.
private struct OverviewDraft {
    let instant: Instant
    private(set) var counted: [CountedCredential] = []
    private(set) var excluded: [Overview.Excluded] = []
    private(set) var expiring: [Overview.Expiring] = []

    mutating func add(_ record: CredentialRecord, _ verdict: Verdict, _ award: Award) {
        guard let format = CredentialFormat(rawValue: record.facts.format) else { return }
        let isInForce =
            record.facts.validFrom.flatMap(Moment.instant).map { $0 <= instant } != false
            && record.facts.validUntil.flatMap(Moment.instant).map { instant <= $0 } != false
        let found = isInForce ? verdict : min(verdict, .expired)
        if count(record.number, ExactString(record.facts.title), found, format, award) { addEnd(of: record) }
    }

    /// The credentials of a record each count by their own verdict, but none where the record itself does not.
    mutating func add(_ record: CredentialRecord, contentsOf document: SecuredDocument, _ verifier: Verifier) {
        let verdict = verifier.verify(document).ownVerdict
        if let reason = verdict.exclusion {
            excluded.append(.init(number: record.number, title: ExactString(record.facts.title), reason: reason))
            return
        }
        for part in document.containedCredentials {
            let (report, view) = verifier.verifyWithView(part)
            let reading = CredentialReading(view, part)
            let found = report.isRevoked ? .revoked : report.verdict
            _ = count(record.number, view.shownTitle, min(verdict, found), report.format, reading.award)
        }
        addEnd(of: record)
    }

    /// Whether it is in force, so that its end is one to come.
    private mutating func count(
        _ number: Int, _ title: ExactString, _ verdict: Verdict, _ format: CredentialFormat, _ award: Award
    ) -> Bool {
        if let reason = verdict.exclusion ?? (award.isOfSomething ? nil : .notAnAward) {
            excluded.append(.init(number: number, title: title, reason: reason))
            return reason == .notAnAward
        }
        counted.append(
            CountedCredential(number: number, title: title, verdict: verdict, format: format, award: award))
        return true
    }

    private mutating func addEnd(of record: CredentialRecord) {
        guard let end = record.facts.validUntil.flatMap(Moment.instant) else { return }
        expiring.append(
            .init(
                number: record.number, title: ExactString(record.facts.title),
                issuer: (record.facts.issuerName ?? record.facts.issuerID).map(ExactString.init(_:)), end: end,
                digest: record.digest))
    }
}

extension VerificationReport {
    /// Whether something says that it was revoked, also of a badge that nobody signed.
    fileprivate var isRevoked: Bool { check(.statusRevocation)?.outcome == .failed && verdict != .invalid }
}

extension Verdict {
    /// Why a credential with it does not count; nil for one that does.
    fileprivate var exclusion: Overview.Excluded.Reason? {
        switch self {
        case .invalid: .invalid
        case .revoked: .revoked
        case .expired: .expired
        case .indeterminate, .untrusted, .valid: nil
        }
    }
}
