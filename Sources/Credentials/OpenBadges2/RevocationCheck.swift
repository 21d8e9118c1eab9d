// SPDX-License-Identifier: Apache-2.0

import StrictJSON

/// Looks a signed assertion up in the issuer's revocation lists (Open Badges 2.0, Revoking a Signed Badge).
///
/// Nobody signs such a list and it carries no date: a copy counts as far as the wallet's owner fetched it herself, and one
/// that names the assertion counts over any that does not.
struct RevocationCheck {
    let badge: LinkedBadge
    let inputs: VerificationInputs

    private struct Reading {
        /// The entry that names the assertion.
        let entry: JSONObject?
        let freshness: StatusFreshness
        let evidence: [Check.Evidence]
    }

    func run(_ ledger: inout CheckLedger) {
        if badge.assertion.saysRevoked {
            ledger.record(.statusRevocation, .failed, .statusRevoked, HostedCheck.reason(badge.assertion))
        }
        let profiles = [badge.profile, badge.embeddedProfile].compactMap { $0 }
        let lists = Set(profiles.compactMap { $0.json["revocationList"]?.stringValue }).sorted()
        for list in lists {
            do throws(StatusFailure) {
                try look(up: list, &ledger)
            } catch {
                ledger.record(.statusList, .unknown, error.code, error.evidence)
                if ledger.outcome(.statusRevocation) != .failed {
                    ledger.skip(.statusRevocation, dependingOn: .statusList)
                }
            }
        }
    }

    private func look(up list: ExactString, _ ledger: inout CheckLedger) throws(StatusFailure) {
        let items = inputs.evidence.find(.revocationList, list).filter { $0.origin == .owner }
        guard !items.isEmpty else { throw StatusFailure(.statusListUnavailable, [.init("list", list)]) }
        var newest: Reading?
        var failure: StatusFailure?
        for item in items {
            do {
                let reading = try read(item, list)
                if newest.map({ $0.freshness.tellsLess(than: reading.freshness) }) ?? true { newest = reading }
                guard let entry = reading.entry, reading.freshness.later == nil else { continue }
                ledger.record(.statusList, .warning, .statusListUnsigned, reading.evidence)
                ledger.record(
                    .statusRevocation, .failed, .statusRevoked, reading.evidence + HostedCheck.reason(entry))
                return
            } catch {
                failure = failure ?? error
            }
        }
        // A copy that cannot be read may be the one that names it.
        if let failure { throw failure }
        let evidence = newest?.evidence ?? []
        if let newest, newest.freshness.isStale { throw StatusFailure(.statusStale, evidence) }
        // Who is on a list of later may have been on one then; who is not, was not.
        if let newest, newest.freshness.later != nil, newest.entry != nil {
            throw StatusFailure(.statusListLater, evidence)
        }
        ledger.record(.statusList, .warning, .statusListUnsigned, evidence)
        ledger.record(.statusRevocation, .passed, nil, evidence)
    }

    private func read(_ item: EvidenceItem, _ list: ExactString) throws(StatusFailure) -> Reading {
        let freshness = StatusFreshness(item, timeToLive: nil, inputs)
        let held = (freshness.captured ?? freshness.later ?? inputs.instant).rfc3339
        let evidence: [Check.Evidence] =
            [.init("list", list), .init("listDate", held), .init("digest", "sha256:\(item.digest)")]
            + freshness.evidence
        if item.document["issuer"] != nil {
            let keeper = item.document.identifier(of: "issuer")
            guard keeper == badge.issuerID else {
                throw StatusFailure(.statusListIssuer, evidence + [.init("keeper", keeper ?? "")])
            }
        }
        guard let values = item.document["revokedAssertions"]?.elements else {
            throw StatusFailure(.statusListType, evidence)
        }
        var match: JSONObject?
        var isMalformed = false
        for value in values {
            guard let entry = Self.entry(value) else {
                isMalformed = true
                continue
            }
            if match == nil, names(entry), entry["revoked"] != .bool(false) { match = entry }
        }
        // An entry that cannot be read might be the assertion's own.
        guard match != nil || !isMalformed else { throw StatusFailure(.statusListMalformed, evidence) }
        return Reading(entry: match, freshness: freshness, evidence: evidence)
    }

    /// An identifier, or an object with an `id` or a legacy `uid`.
    private static func entry(_ value: JSONValue) -> JSONObject? {
        if let id = value.stringValue { return JSONObject([(name: "id", value: .string(id))]) }
        guard let object = value.objectValue,
            object["id"]?.stringValue != nil || object["uid"]?.stringValue != nil
        else { return nil }
        return object
    }

    private func names(_ entry: JSONObject) -> Bool {
        let names: [ExactString] = ["id", "uid"]
        return names.contains { name in
            guard let stated = entry[name]?.stringValue else { return false }
            return badge.assertion[name]?.stringValue == stated
        }
    }
}
