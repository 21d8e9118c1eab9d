// SPDX-License-Identifier: Apache-2.0

import LinkedData
import StrictJSON

/// Checks contexts, required members and terms of one document (`model.context`, `model.required`, `model.terms`).
struct ModelCheck {
    let document: SecuredDocument
    let processor: JSONLDProcessor

    /// Returns the document without its proofs, expanded, where that is possible.
    func run(_ ledger: inout CheckLedger) -> ExpandedDocument? {
        let contexts = document.json["@context"]?.elements ?? []
        guard let version = ModelVersion(firstContext: contexts.first?.stringValue) else {
            ledger.record(.modelContext, .failed, .contextBaseMissing)
            ledger.skip(.modelRequired, dependingOn: .modelContext)
            ledger.skip(.modelTerms, dependingOn: .modelContext)
            return nil
        }
        let rules = ModelRules(object: document.json, kind: document.kind, version: version)
        do {
            try rules.check()
            ledger.record(.modelRequired, .passed)
        } catch {
            ledger.record(.modelRequired, .failed, error.code, [.init("member", error.member)])
        }
        return expand(&ledger)
    }

    private func expand(_ ledger: inout CheckLedger) -> ExpandedDocument? {
        let expanded: ExpandedDocument
        do {
            expanded = try processor.expand(.object(document.json.removing("proof")))
        } catch {
            if let url = error.missingContext {
                let faults = FaultyContexts.faults(of: url)
                ledger.record(
                    .modelContext, .unknown, faults == nil ? .contextUnknown : .contextFaulty,
                    [.init("context", url)] + (faults ?? []).map { .init("fault", $0) })
                ledger.skip(.modelTerms, dependingOn: .modelContext)
            } else {
                recordContexts([], hasInline: Self.hasInlineContext(.object(document.json)), &ledger)
                ledger.record(.modelTerms, .failed, .jsonLDError, JSONLDFinding.evidence(error))
            }
            return nil
        }
        // A proof is not expanded with its document.
        let hasInline =
            expanded.contexts.contains { $0.origin == .inline }
            || document.json["proof"].map(Self.hasInlineContext) == true
        recordContexts(expanded.contexts, hasInline: hasInline, &ledger)
        let undefined = expanded.undefined
        if !undefined.isEmpty {
            ledger.record(.modelTerms, .failed, .termsUndefined, JSONLDFinding.evidence(undefined))
        } else if let property = HiddenMembers.document.first(in: expanded, of: document.json) {
            ledger.record(.modelTerms, .failed, .termsHidden, [.init("term", property)])
        } else {
            ledger.record(.modelTerms, .passed)
        }
        return expanded
    }

    private func recordContexts(_ uses: [ContextUse], hasInline: Bool, _ ledger: inout CheckLedger) {
        var evidence: [Check.Evidence] = []
        for use in uses {
            guard let url = use.url else { continue }
            switch use.origin {
            case .builtIn(let variant) where variant > 0:
                evidence.append(.init("context", "\(url) (variant \(variant))"))
            case .evidence: evidence.append(.init("suppliedContext", url))
            default: evidence.append(.init("context", url))
            }
        }
        if hasInline {
            // Its words are defined by the document itself: signed, and agreed with nobody.
            ledger.record(.modelContext, .unknown, .contextInline, evidence)
        } else {
            ledger.record(.modelContext, .passed, nil, evidence)
        }
    }

    private static func hasInlineContext(_ value: JSONValue) -> Bool {
        switch value {
        case .array(let elements): elements.contains(where: hasInlineContext)
        case .object(let object):
            object.members.contains { member in
                member.name == "@context"
                    ? member.value.elements.contains { $0.stringValue == nil && $0 != .null }
                    : hasInlineContext(member.value)
            }
        default: false
        }
    }
}
