// SPDX-License-Identifier: Apache-2.0

import StrictJSON

/// Turns what trust lists say about the issuer into `trust.issuer` and `trust.list`.
struct TrustCheck {
    let issuer: ExactString
    let standing: TrustStanding
    let inputs: VerificationInputs

    func run(_ ledger: inout CheckLedger) {
        let subject: [Check.Evidence] = [.init("issuer", issuer)]
        switch standing {
        case .named(let entry):
            var evidence = subject + [.init("list", entry.list)]
            if let name = entry.name { evidence.append(.init("name", name)) }
            if let added = entry.listAdded { evidence.append(.init("added", added)) }
            evidence.append(.init("digest", "sha256:\(entry.listDigest)"))
            ledger.record(.trustIssuer, .passed, nil, evidence)
            // What the list says now, it need not have said then.
            let isLater = inputs.cameLater(added: entry.listAdded)
            let asOf: [Check.Evidence] = isLater ? [.init("asOf", inputs.instant.rfc3339)] : []
            ledger.record(
                .trustList, isLater ? .warning : .passed, isLater ? .trustListLater : nil,
                [.init("list", entry.list)] + asOf)
        case .notConfigured:
            ledger.record(.trustIssuer, .failed, .trustNotConfigured, subject)
            ledger.doesNotApply(.trustList)
        case .absent(let lists):
            let evidence = lists.map { Check.Evidence("list", $0) }
            ledger.record(.trustIssuer, .failed, .trustIssuerAbsent, subject + evidence)
            ledger.record(.trustList, .passed, nil, evidence)
        case .authorityAbsent(let authority, let lists):
            let evidence = lists.map { Check.Evidence("list", $0) }
            ledger.record(
                .trustIssuer, .failed, .trustAuthorityAbsent, subject + [.init("authority", authority)] + evidence)
            ledger.record(.trustList, .passed, nil, evidence)
        case .otherKey(let list):
            ledger.record(.trustIssuer, .failed, .trustOtherKey, subject + [.init("list", list)])
            ledger.record(.trustList, .passed, nil, [.init("list", list)])
        case .outsidePeriod(let list):
            ledger.record(.trustIssuer, .failed, .trustOutsidePeriod, subject + [.init("list", list)])
            ledger.record(.trustList, .passed, nil, [.init("list", list)])
        case .stale(let lists):
            ledger.skip(.trustIssuer, dependingOn: .trustList)
            ledger.record(.trustList, .unknown, .trustListStale, lists.map { Check.Evidence("list", $0) })
        }
    }
}
