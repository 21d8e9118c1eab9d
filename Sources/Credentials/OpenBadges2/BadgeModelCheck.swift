// SPDX-License-Identifier: Apache-2.0

import StrictJSON

/// Checks the vocabularies and required members of an assertion and of the parts it refers to (`model.context`,
/// `model.required`; Open Badges 2.0, Data Validation).
struct BadgeModelCheck {
    let badge: LinkedBadge
    let proof: OpenBadge2.Proof

    func run(_ ledger: inout CheckLedger) {
        checkContexts(&ledger)
        checkMembers(&ledger)
        // Nothing is read through a vocabulary: the signature, if there is one, covers the text.
        ledger.doesNotApply(.modelTerms)
    }

    // MARK: Vocabularies

    private func checkContexts(_ ledger: inout CheckLedger) {
        check(badge.assertion, isRequired: !isStripped, &ledger)
        // An embedded part has the assertion's vocabulary.
        for (_, part) in badge.parts { check(part.json, isRequired: part.source != nil, &ledger) }
        if ledger.outcome(.modelContext) == nil { ledger.doesNotApply(.modelContext) }
    }

    /// A revoked assertion need not keep anything but its `id` and that it is revoked.
    private var isStripped: Bool { if case .hosted = proof { badge.assertion.saysRevoked } else { false } }

    private func check(_ object: JSONObject, isRequired: Bool, _ ledger: inout CheckLedger) {
        guard let contexts = object["@context"]?.elements, !contexts.isEmpty else {
            if isRequired { ledger.record(.modelContext, .failed, .contextBaseMissing) }
            return
        }
        let urls = contexts.compactMap(\.stringValue)
        let evidence = urls.filter { $0 == OpenBadge2.context }.map { Check.Evidence("context", $0) }
        if urls.count < contexts.count {
            ledger.record(.modelContext, .unknown, .contextInline, evidence)
        } else if evidence.isEmpty {
            ledger.record(.modelContext, .failed, .contextBaseMissing, urls.map { .init("context", $0) })
        } else if let other = urls.first(where: { $0 != OpenBadge2.context }) {
            // It could give the names that are read here another meaning.
            ledger.record(.modelContext, .unknown, .contextUnknown, [.init("context", other)])
        } else {
            ledger.record(.modelContext, .passed, nil, evidence)
        }
    }

    // MARK: Members

    private func checkMembers(_ ledger: inout CheckLedger) {
        do {
            let rules = AssertionRules(assertion: badge.assertion, proof: proof)
            try rules.check()
            for (kind, part) in badge.parts { try BadgePartRules(kind: kind, object: part.json).check() }
            try checkLinks()
            if case .hosted = proof { try HostedScope(badge).check() }
            for name in rules.looseDates {
                ledger.record(.modelRequired, .warning, .modelDate, [.init("member", name)])
            }
        } catch {
            ledger.record(.modelRequired, .failed, error.code, [.init("member", error.member)])
        }
        if isStripped { ledger.record(.modelRequired, .passed) } else { recordParts(&ledger) }
    }

    /// The class that the assertion embeds has to be the one that its owner publishes.
    private func checkLinks() throws(ModelViolation) {
        guard let other = badge.otherClass, other.json.identifier(of: "issuer") != badge.issuerID else { return }
        throw ModelViolation(code: .modelLinkMismatch, member: "badge.issuer")
    }

    /// Which files speak for the parts, and which part there is no file for.
    private func recordParts(_ ledger: inout CheckLedger) {
        for (kind, part) in badge.parts {
            guard let item = part.source else { continue }
            var evidence: [Check.Evidence] = [
                .init(kind == .badgeClass ? "badgeClass" : "issuer", item.id ?? item.url ?? ""),
                .init("digest", "sha256:\(item.digest)"),
            ]
            if let added = item.added { evidence.append(.init("added", added)) }
            ledger.record(.modelRequired, .passed, nil, evidence)
        }
        if badge.badgeClass == nil {
            ledger.record(.modelRequired, .unknown, .modelLinkUnavailable, [.init("link", badge.classID ?? "badge")])
        } else if badge.issuer == nil {
            ledger.record(.modelRequired, .unknown, .modelLinkUnavailable, [.init("link", badge.issuerID ?? "issuer")])
        } else {
            ledger.record(.modelRequired, .passed)
        }
    }
}
