// SPDX-License-Identifier: Apache-2.0

import StrictJSON

/// What a copy of a hosted assertion can tell (`hosted.snapshot`): how it was, and who would have to be asked how it is.
///
/// Nothing of it is proven. It never comes out better than `indeterminate`, and a copy that says that it was revoked does
/// not come out as `revoked` either: whoever wrote the file could have written that.
struct HostedCheck {
    let document: SecuredDocument
    let badge: LinkedBadge
    let inputs: VerificationInputs

    func run(_ ledger: inout CheckLedger) {
        for id in CheckID.authenticity { ledger.doesNotApply(id) }
        let id = badge.assertion["id"]?.stringValue
        let held = document.received ?? ExactString(inputs.instant.rfc3339)
        let evidence: [Check.Evidence] = [.init("held", held), .init("digest", "sha256:\(document.digest)")]
        ledger.record(
            .hostedSnapshot, .unknown, .hostedSnapshot, (id.map { [.init("url", $0)] } ?? []) + evidence)
        recordRevocation(id, &ledger)
    }

    private func recordRevocation(_ id: ExactString?, _ ledger: inout CheckLedger) {
        if badge.assertion.saysRevoked {
            ledger.record(
                .statusRevocation, .failed, .hostedRevoked,
                [.init("digest", "sha256:\(document.digest)")] + Self.reason(badge.assertion))
        }
        // A revocation is not undone, so that any copy that says so counts, whichever is the newer.
        for item in id.map({ inputs.evidence.find(.revokedAssertion, $0) }) ?? []
        where item.origin == .owner && item.document.saysRevoked {
            var evidence: [Check.Evidence] = [.init("digest", "sha256:\(item.digest)")]
            if let added = item.added { evidence.append(.init("added", added)) }
            ledger.record(.statusRevocation, .failed, .hostedRevoked, evidence + Self.reason(item.document))
        }
        if ledger.outcome(.statusRevocation) == nil {
            ledger.skip(.statusRevocation, dependingOn: .hostedSnapshot)
        }
        ledger.doesNotApply(.statusSuspension, .statusList)
    }

    static func reason(_ object: JSONObject) -> [Check.Evidence] {
        object["revocationReason"]?.stringValue.map { [.init("reason", $0)] } ?? []
    }
}
