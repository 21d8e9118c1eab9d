// SPDX-License-Identifier: Apache-2.0

import CredentialCrypto
import StrictJSON

/// Checks the entries of `credentialStatus` against the lists at hand (Bitstring Status List 1.0 §3.2).
struct StatusCheck {
    let issuer: ExactString
    let inputs: VerificationInputs
    /// Verifies a status list credential itself: its model, proof and dates, no more.
    let verifyList: (SecuredDocument) -> (ledger: CheckLedger, keys: [PublicKey])

    private struct Reading {
        let isSet: Bool
        /// Since when the list is in force.
        let date: Instant?
        let warning: FindingCode?
        let evidence: [Check.Evidence]

        /// The list of a later date counts; of two that cannot be told apart, the one that warns.
        func supersedes(_ other: Reading) -> Bool {
            let (mine, others) = (date ?? .distantPast, other.date ?? .distantPast)
            return mine == others ? isSet && !other.isSet : mine > others
        }
    }

    func run(_ entries: [JSONValue], _ ledger: inout CheckLedger) {
        var answered: Set<CheckID> = []
        for value in entries {
            do {
                guard let object = value.objectValue else { throw StatusFailure(.statusEntryMalformed) }
                let entry = try BitstringStatusListEntry(object)
                let reading = try read(entry)
                ledger.record(
                    .statusList, reading.warning == nil ? .passed : .warning, reading.warning, reading.evidence)
                guard let check = Self.check(of: entry.statusPurpose) else {
                    // Message and refresh purposes say nothing of validity.
                    continue
                }
                answered.insert(check)
                ledger.record(
                    check, reading.isSet ? .failed : .passed,
                    reading.isSet ? (check == .statusRevocation ? .statusRevoked : .statusSuspended) : nil,
                    reading.evidence)
            } catch let failure as StatusFailure {
                ledger.record(.statusList, .unknown, failure.code, failure.evidence)
            } catch {
                ledger.record(.statusList, .unknown, .statusEntryMalformed)
            }
        }
        let isUnknown = ledger.outcome(.statusList) == .unknown
        for id in [CheckID.statusRevocation, .statusSuspension] where !answered.contains(id) {
            if isUnknown { ledger.skip(id, dependingOn: .statusList) } else { ledger.doesNotApply(id) }
        }
    }

    private static func check(of purpose: ExactString) -> CheckID? {
        switch purpose {
        case "revocation": .statusRevocation
        case "suspension": .statusSuspension
        default: nil
        }
    }

    private func read(_ entry: BitstringStatusListEntry) throws(StatusFailure) -> Reading {
        let candidates = inputs.evidence.find(.statusListCredential, entry.statusListCredential)
        guard !candidates.isEmpty else {
            throw StatusFailure(.statusListUnavailable, [.init("list", entry.statusListCredential)])
        }
        var answer: Reading?
        var failure: StatusFailure?
        var expired: (date: Instant, failure: StatusFailure)?
        for candidate in candidates {
            do {
                let reading = try read(entry, from: candidate)
                // Whoever brings an older list, a newer one at hand is not hidden by it.
                if answer.map(reading.supersedes) ?? true { answer = reading }
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
        if let answer { return answer }
        throw failure ?? StatusFailure(.statusListUnavailable)
    }

    private func read(
        _ entry: BitstringStatusListEntry, from item: EvidenceItem
    ) throws(StatusFailure) -> Reading {
        var evidence: [Check.Evidence] = [
            .init("list", entry.statusListCredential), .init("index", String(entry.statusListIndex)),
            .init("purpose", entry.statusPurpose), .init("digest", "sha256:\(item.digest)"),
        ]
        func fail(_ code: FindingCode) -> StatusFailure { StatusFailure(code, evidence) }
        guard let document = item.secured, document.kind == .credential else {
            throw fail(.statusListType)
        }
        let keys = try checkList(document, fail)
        let from = Self.dateText(of: item)
        if let from { evidence.append(.init("listDate", from)) }
        if let added = item.added { evidence.append(.init("added", added)) }
        let warning = try checkIssuer(document, keys, &evidence)
        guard let subject = item.document["credentialSubject"]?.objectValue,
            document.hasType("BitstringStatusListCredential"), subject.hasType("BitstringStatusList"),
            let encodedList = subject["encodedList"]?.stringValue
        else { throw fail(.statusListType) }
        // §3.2 step 8.
        guard subject["statusPurpose"]?.elements.contains(where: { $0.stringValue == entry.statusPurpose }) == true
        else {
            throw fail(.statusListPurpose)
        }
        let list: BitstringStatusList
        do { list = try BitstringStatusList(encodedList: encodedList) } catch {
            throw StatusFailure(error.code, evidence + error.evidence)
        }
        guard let isSet = list[entry.statusListIndex] else { throw fail(.statusIndexRange) }
        evidence.append(.init("entries", String(list.entryCount)))
        let isShort = list.entryCount < BitstringStatusList.minimumEntries
        return Reading(
            isSet: isSet, date: from.flatMap(Self.instant), warning: warning ?? (isShort ? .statusListShort : nil),
            evidence: evidence)
    }

    /// Since when a list says that it is in force.
    private static func dateText(of item: EvidenceItem) -> ExactString? {
        (item.document["validFrom"] ?? item.document["issuanceDate"])?.stringValue
    }

    private static func date(of item: EvidenceItem) -> Instant { dateText(of: item).flatMap(instant) ?? .distantPast }

    private static func instant(_ text: ExactString) -> Instant? {
        do { return try DateTime(text).instant } catch { return nil }
    }

    /// §3.2 step 5: the list must itself verify, and be in force.
    private func checkList(
        _ document: SecuredDocument, _ fail: (FindingCode) -> StatusFailure
    ) throws(StatusFailure) -> [PublicKey] {
        let (ledger, keys) = verifyList(document)
        if ledger.outcome(.timeValidUntil) == .failed { throw fail(.statusListExpired) }
        if ledger.outcome(.timeValidFrom) == .failed { throw fail(.statusListNotYetValid) }
        let model: [CheckID] = [.modelContext, .modelRequired, .modelTerms]
        guard ledger.isAuthentic, model.allSatisfy(ledger.passed) else { throw fail(.statusListUnverified) }
        return keys
    }

    /// The credential's issuer keeps its list; another party counts when it stands on a trust list itself.
    private func checkIssuer(
        _ document: SecuredDocument, _ keys: [PublicKey], _ evidence: inout [Check.Evidence]
    ) throws(StatusFailure) -> FindingCode? {
        guard let keeper = document.author, keeper != issuer else { return nil }
        evidence.append(.init("keeper", keeper))
        guard case .named(let entry) = inputs.trust.standing(of: keeper, keys: keys, at: inputs.instant) else {
            throw StatusFailure(.statusListIssuer, evidence)
        }
        evidence.append(.init("keeperName", entry.name ?? keeper))
        return .statusListThirdParty
    }
}
