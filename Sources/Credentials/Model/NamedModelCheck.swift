// SPDX-License-Identifier: Apache-2.0

import LinkedData
import StrictJSON

/// The data model's checks for forms whose signature covers bytes: members are read by their names, so that no term can go unsigned and
/// `model.terms` has nothing to ask. What the names mean is still agreed on by contexts, and those have to be known.
struct NamedModelCheck {
    let document: SecuredDocument
    /// Contexts that the owner holds, by URL.
    let contexts: [ExactString: JSONValue]

    func run(_ ledger: inout CheckLedger) {
        ledger.doesNotApply(.modelTerms)
        let base = document.json["@context"]?.elements.first?.stringValue
        guard let version = ModelVersion(firstContext: base) else {
            ledger.record(.modelContext, .failed, .contextBaseMissing)
            ledger.skip(.modelRequired, dependingOn: .modelContext)
            return
        }
        do {
            try ModelRules(object: document.json, kind: document.kind, version: version, allowsTokens: version == .v1)
                .check()
            ledger.record(.modelRequired, .passed)
        } catch {
            ledger.record(.modelRequired, .failed, error.code, [.init("member", error.member)])
        }
        // What a presentation holds answers for its own words.
        let own = document.kind == .presentation ? document.json.removing("verifiableCredential") : document.json
        Self.recordContexts(of: own, known: contexts, &ledger)
    }

    /// Whether every context that an object names, anywhere in it, is built in or among `contexts`.
    ///
    /// - Parameter allowsNested: whether a part may name contexts of its own.
    static func recordContexts(
        of object: JSONObject, known contexts: [ExactString: JSONValue], allowsNested: Bool = true,
        _ ledger: inout CheckLedger
    ) {
        var urls: [ExactString] = []
        var hasInline = false
        if !allowsNested {
            collect(.object(object.removing("@context")), &urls, &hasInline)
            hasInline = hasInline || !urls.isEmpty
        }
        collect(.object(object), &urls, &hasInline)
        let evidence = urls.map { Check.Evidence("context", $0) }
        if let unknown = urls.first(where: { DocumentLoader.variantCount(of: $0) == 0 && contexts[$0] == nil }) {
            let faults = FaultyContexts.faults(of: unknown)
            ledger.record(
                .modelContext, .unknown, faults == nil ? .contextUnknown : .contextFaulty,
                [.init("context", unknown)] + (faults ?? []).map { .init("fault", $0) })
        } else if hasInline {
            ledger.record(.modelContext, .unknown, .contextInline, evidence)
        } else {
            ledger.record(.modelContext, .passed, nil, evidence)
        }
    }

    private static func collect(_ value: JSONValue, _ urls: inout [ExactString], _ hasInline: inout Bool) {
        switch value {
        case .array(let elements): for element in elements { collect(element, &urls, &hasInline) }
        case .object(let object):
            for member in object.members {
                guard member.name == "@context" else {
                    collect(member.value, &urls, &hasInline)
                    continue
                }
                for element in member.value.elements {
                    if let url = element.stringValue {
                        if !urls.contains(url) { urls.append(url) }
                    } else if element != .null {
                        hasInline = true
                    }
                }
            }
        default: break
        }
    }
}
