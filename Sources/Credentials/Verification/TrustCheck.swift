// SPDX-License-Identifier: Apache-2.0

import StrictJSON

/// Turns what trust lists say about the issuer into `trust.issuer`, `trust.list` and `trust.name`.
struct TrustCheck {
    let issuer: ExactString
    let standing: TrustStanding
    /// The name that the issuer gives itself.
    let claimedName: ExactString?
    let inputs: VerificationInputs

    func run(_ ledger: inout CheckLedger) {
        let subject: [Check.Evidence] = [.init("issuer", issuer)]
        switch standing {
        case .named(let entry):
            ledger.record(.trustIssuer, .passed, nil, subject + Self.evidence(entry))
            // What the list says now, it need not have said then.
            if inputs.cameLater(added: entry.listAdded) {
                ledger.record(
                    .trustList, .warning, .trustListLater,
                    [.init("list", entry.list), .init("asOf", inputs.instant.rfc3339)])
            } else {
                recordInForce([entry.list], &ledger)
            }
        case .notConfigured:
            ledger.record(.trustIssuer, .failed, .trustNotConfigured, subject)
            ledger.doesNotApply(.trustList)
        case .absent(let lists):
            ledger.record(.trustIssuer, .failed, .trustIssuerAbsent, subject + Self.evidence(lists))
            recordInForce(lists, &ledger)
        case .authorityAbsent(let authority, let lists):
            ledger.record(
                .trustIssuer, .failed, .trustAuthorityAbsent,
                subject + [.init("authority", authority)] + Self.evidence(lists))
            recordInForce(lists, &ledger)
        case .otherKey(let list):
            ledger.record(.trustIssuer, .failed, .trustOtherKey, subject + [.init("list", list)])
            recordInForce([list], &ledger)
        case .outsidePeriod(let list):
            ledger.record(.trustIssuer, .failed, .trustOutsidePeriod, subject + [.init("list", list)])
            recordInForce([list], &ledger)
        case .stale(let lists): recordUndecided(.trustListStale, lists, &ledger)
        case .future(let lists): recordUndecided(.trustListFuture, lists, &ledger)
        case .unavailable(let lists): recordUndecided(.trustListUnavailable, lists, &ledger)
        }
        checkName(&ledger)
    }

    private static func evidence(_ lists: [ExactString]) -> [Check.Evidence] { lists.map { .init("list", $0) } }

    private static func evidence(_ entry: TrustedIssuer) -> [Check.Evidence] {
        var evidence = [Check.Evidence("list", entry.list)]
        if let name = entry.name { evidence.append(.init("name", name)) }
        if let service = entry.service { evidence.append(.init("service", service)) }
        if let added = entry.listAdded { evidence.append(.init("added", added)) }
        evidence.append(.init("digest", "sha256:\(entry.listDigest)"))
        return evidence
    }

    /// A list that counts although nobody checked its signature is named as such wherever anything rests on it.
    private func recordInForce(_ lists: [ExactString], _ ledger: inout CheckLedger) {
        let unchecked = inputs.trust.uncheckedLists(at: inputs.instant).filter(lists.contains)
        if unchecked.isEmpty {
            ledger.record(.trustList, .passed, nil, Self.evidence(lists))
        } else {
            ledger.record(.trustList, .warning, .trustListUnchecked, Self.evidence(unchecked))
        }
    }

    private func recordUndecided(_ code: FindingCode, _ lists: [ExactString], _ ledger: inout CheckLedger) {
        ledger.skip(.trustIssuer, dependingOn: .trustList)
        ledger.record(.trustList, .unknown, code, Self.evidence(lists))
    }

    /// Names prove nothing, so that one which could be taken for a listed party's is told and decides nothing.
    private func checkName(_ ledger: inout CheckLedger) {
        guard let claimedName, standing != .notConfigured else {
            ledger.doesNotApply(.trustName)
            return
        }
        var namesakes: [Namesake] = []
        if case .named(let entry) = standing {
            // The list that knows the key knows the party by this very name, perhaps under another identifier.
            if entry.name != claimedName {
                namesakes = inputs.trust.namesakes(of: claimedName, except: issuer, at: inputs.instant).filter {
                    $0.list != entry.list || $0.name != entry.name
                }
            }
        } else {
            namesakes = inputs.trust.namesakes(of: claimedName, except: issuer, at: inputs.instant)
        }
        guard let first = namesakes.first else {
            ledger.record(.trustName, .passed, nil, [.init("name", claimedName)])
            return
        }
        ledger.record(
            .trustName, .warning, .trustNameAlike,
            [
                .init("name", claimedName), .init("listed", first.name), .init("listedID", first.id ?? first.name),
                .init("list", first.list),
            ])
    }
}
