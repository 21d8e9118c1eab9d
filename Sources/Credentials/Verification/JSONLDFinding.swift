// SPDX-License-Identifier: Apache-2.0

import LinkedData
import StrictJSON

extension JSONLDError {
    /// Whether the document names a context that is not at hand.
    var isUnknownContext: Bool { missingContext != nil }
}

extension ExpandedDocument {
    /// What no signature over the dataset covers. A member whose value is null says nothing, signed or not.
    var unsigned: [Loss] { losses.filter { $0.kind != .null } }

    /// What no context gives a meaning. The rest of `unsigned` is understood, and only RDF has no place for it: a
    /// signature over the JSON text covers it.
    var undefined: [Loss] {
        unsigned.filter { ![.direction, .index, .inexactNumber].contains($0.kind) }
    }
}

/// How findings of JSON-LD processing stand in a report.
enum JSONLDFinding {
    static func evidence(_ error: JSONLDError) -> [Check.Evidence] {
        var evidence: [Check.Evidence] = [.init("reason", error.code)]
        if let detail = error.detail { evidence.append(.init("term", detail)) }
        if let pointer = error.pointer { evidence.append(.init("pointer", pointer)) }
        return evidence
    }

    /// The first few losses, which are enough to find the cause.
    static func evidence(_ losses: [Loss]) -> [Check.Evidence] {
        losses.prefix(8).flatMap { loss -> [Check.Evidence] in
            [.init("term", loss.term), .init("reason", loss.kind.rawValue), .init("pointer", loss.pointer)]
        }
    }
}
