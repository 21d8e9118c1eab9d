// SPDX-License-Identifier: Apache-2.0

import CredentialCrypto
import StrictJSON

/// Checks the entries that a credential carries of its status against the lists at hand
/// (Bitstring Status List 1.0 §3.2), each by itself.
struct StatusCheck {
    let document: SecuredDocument
    let issuer: ExactString
    let inputs: VerificationInputs
    /// Verifies a list itself at a moment: its model, proof and dates, no more.
    let verifyList: (SecuredDocument, Instant) -> (ledger: CheckLedger, keys: [PublicKey])

    /// More entries than anyone issues; each costs a signature and the unpacking of a list.
    static let entryLimit = 64

    private struct Reading {
        let answer: StatusAnswer
        let freshness: StatusFreshness
        /// Since when the list is in force.
        let date: Instant?
        let isSigned: Bool
        let evidence: [Check.Evidence]

        /// The list of a later date counts; of two that cannot be told apart, the one that warns. Unsigned ones cannot be
        /// told apart at all.
        func supersedes(_ other: Reading) -> Bool {
            guard isSigned else { return answer.isSet && !other.answer.isSet }
            let (mine, others) = (date ?? .distantPast, other.date ?? .distantPast)
            return mine == others ? answer.isSet && !other.answer.isSet : mine > others
        }
    }

    /// - Returns: what each entry came to, in the order in which they stand.
    func run(_ entries: [StatusEntryValue], _ ledger: inout CheckLedger) -> [Check] {
        var answered: Set<CheckID> = []
        var found: [Check] = []
        for value in entries.prefix(Self.entryLimit) {
            do throws(StatusFailure) {
                let entry = try StatusForm.entry(value, of: document)
                found += record(try read(entry), &ledger, &answered)
            } catch {
                ledger.record(.statusList, .unknown, error.code, error.evidence)
                found.append(Check(id: .statusList, outcome: .unknown, code: error.code, evidence: error.evidence))
            }
        }
        if entries.count > Self.entryLimit { ledger.record(.statusList, .unknown, .statusEntryMalformed) }
        let isUnknown = ledger.outcome(.statusList) == .unknown
        for id in [CheckID.statusRevocation, .statusSuspension] where !answered.contains(id) {
            if isUnknown { ledger.skip(id, dependingOn: .statusList) } else { ledger.doesNotApply(id) }
        }
        return found
    }

    private func record(
        _ reading: Reading, _ ledger: inout CheckLedger, _ answered: inout Set<CheckID>
    ) -> [Check] {
        let answer = reading.answer
        let isLater = reading.freshness.later != nil
        if reading.freshness.isStale || (isLater && !answer.holdsForEarlier) {
            let code: FindingCode = isLater ? .statusListLater : .statusStale
            ledger.record(.statusList, .unknown, code, reading.evidence)
            // However old the list is, what it says was revoked stays so.
            guard answer.isPermanent, !isLater else {
                return [Check(id: .statusList, outcome: .unknown, code: code, evidence: reading.evidence)]
            }
        } else {
            let warning = answer.warnings.first
            ledger.record(.statusList, warning == nil ? .passed : .warning, warning, reading.evidence)
        }
        guard !answer.findings.isEmpty else {
            let warning = answer.warnings.first
            return [
                Check(
                    id: .statusList, outcome: warning == nil ? .passed : .warning, code: warning,
                    evidence: reading.evidence)
            ]
        }
        return answer.findings.map { finding in
            answered.insert(finding.check)
            let outcome: CheckOutcome = finding.code == nil ? .passed : .failed
            ledger.record(finding.check, outcome, finding.code, reading.evidence)
            return Check(id: finding.check, outcome: outcome, code: finding.code, evidence: reading.evidence)
        }
    }

    private func read(_ entry: any StatusEntry) throws(StatusFailure) -> Reading {
        let candidates = inputs.evidence.find(entry.kind, entry.list).filter { entry.isSigned || $0.origin == .owner }
        guard !candidates.isEmpty else {
            throw StatusFailure(.statusListUnavailable, [.init("list", entry.list)] + entry.evidence)
        }
        var answer: Reading?
        var failure: StatusFailure?
        var expired: (date: Instant, failure: StatusFailure)?
        for candidate in candidates {
            do throws(StatusFailure) {
                let reading = try read(entry, from: candidate)
                // Whoever brings an older list, a newer one at hand is not hidden by it.
                if answer.map({ isBetter(reading, than: $0) }) ?? true { answer = reading }
            } catch {
                // The newest list's reason is the one to tell; an older list that still holds may answer instead.
                failure = failure ?? error
                if error.code == .statusListExpired, expired.map({ $0.date < Self.date(of: candidate) }) ?? true {
                    expired = (Self.date(of: candidate), error)
                }
            }
        }
        // A list from before one that has expired since knows less than that one did.
        if let expired, expired.date > answer?.date ?? .distantPast { throw expired.failure }
        // An unsigned copy that cannot be read may be the one that names it.
        if let failure, let answer, !answer.isSigned, !answer.answer.isSet { throw failure }
        if let answer { return answer }
        throw failure ?? StatusFailure(.statusListUnavailable)
    }

    /// A list from before the moment asked about counts over one from after it; else the later one does.
    private func isBetter(_ reading: Reading, than other: Reading) -> Bool {
        let (isLater, otherIsLater) = (reading.freshness.later != nil, other.freshness.later != nil)
        guard isLater == otherIsLater else {
            let (earlier, later) = isLater ? (other, reading) : (reading, other)
            // One that is out of date tells less than a later one from which the earlier state follows.
            let usesLater = earlier.freshness.isStale && !earlier.answer.isPermanent && later.answer.holdsForEarlier
            return isLater == usesLater
        }
        let (isStale, otherIsStale) = (reading.freshness.isStale, other.freshness.isStale)
        guard isStale == otherIsStale else {
            // What is too old to rely on gives way, unless it knows of a revocation that the fresh copy is too early for.
            let (old, fresh) = isStale ? (reading, other) : (other, reading)
            return isStale == (old.answer.isPermanent && old.supersedes(fresh))
        }
        return reading.supersedes(other)
    }

    private func read(_ entry: any StatusEntry, from item: EvidenceItem) throws(StatusFailure) -> Reading {
        var evidence: [Check.Evidence] = [.init("list", entry.list)] + entry.evidence
        evidence.append(.init("digest", "sha256:\(item.digest)"))
        do throws(StatusFailure) {
            var freshness = StatusFreshness(item, timeToLive: nil, inputs)
            var keeping: FindingCode?
            if entry.isSigned {
                let (document, keys) = try checkList(item, freshness.later ?? inputs.instant)
                let date = item.inForceSince ?? freshness.captured.map { ExactString($0.rfc3339) }
                if let date { evidence.append(.init("listDate", date)) }
                keeping = try StatusKeeper(issuer: issuer, inputs: inputs).check(document.author, keys, &evidence)
            } else {
                try checkKeeper(of: item)
                evidence.append(.init("listDate", (freshness.captured ?? freshness.later ?? inputs.instant).rfc3339))
            }
            // What a list says of itself counts once it is known to be its keeper's.
            freshness = StatusFreshness(item, timeToLive: try entry.timeToLive(of: item), inputs)
            if let added = item.added { evidence.append(.init("added", added)) }
            evidence += freshness.evidence
            var answer = try entry.answer(from: item)
            if let keeping { answer.warnings.insert(keeping, at: 0) }
            return Reading(
                answer: answer, freshness: freshness, date: item.statedStart,
                isSigned: entry.isSigned, evidence: evidence + answer.evidence)
        } catch {
            throw StatusFailure(error.code, evidence + error.evidence)
        }
    }

    private static func date(of item: EvidenceItem) -> Instant { item.statedStart ?? .distantPast }

    // MARK: Whose list it is

    /// §3.2 step 4: the list must itself verify, and be in force.
    private func checkList(
        _ item: EvidenceItem, _ moment: Instant
    ) throws(StatusFailure) -> (document: SecuredDocument, keys: [PublicKey]) {
        guard var document = item.secured, document.kind == .credential else { throw StatusFailure(.statusListType) }
        // A list without an issuer has to be signed as the credential is.
        document.author = document.author ?? issuer
        let (ledger, keys) = verifyList(document, moment)
        if ledger.outcome(.timeValidUntil) == .failed { throw StatusFailure(.statusListExpired) }
        if ledger.outcome(.timeValidFrom) == .failed || moment < Self.date(of: item) {
            throw StatusFailure(.statusListNotYetValid)
        }
        // A token covers every word of its list, so that no question about terms arises.
        let model: [CheckID] = [.formatParse, .modelContext, .modelRequired, .modelTerms]
        guard ledger.isAuthentic, model.allSatisfy(ledger.holds) else { throw StatusFailure(.statusListUnverified) }
        return (document, keys)
    }

    /// A list that nobody signed says at least whose it is.
    private func checkKeeper(of item: EvidenceItem) throws(StatusFailure) {
        let keeper = item.document.identifier(of: "issuer")
        guard keeper == issuer else { throw StatusFailure(.statusListIssuer, [.init("keeper", keeper ?? "")]) }
    }
}
