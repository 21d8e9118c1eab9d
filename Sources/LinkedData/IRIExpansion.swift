// SPDX-License-Identifier: Apache-2.0

import StrictJSON

extension ContextEntries {
    /// IRI Expansion (JSON-LD 1.1 API §5.2), with every term it needs already defined.
    func expandIRI(
        _ value: ExactString, documentBase: ExactString?, documentRelative: Bool = false, vocab useVocab: Bool = false
    ) -> IRIMapping {
        if value.firstByte == UInt8(ascii: "@") {
            // Step 1.
            if let keyword = Keyword(value) { return .keyword(keyword) }
            // Step 2.
            if Keyword.hasForm(value) { return .null }
        }
        let split = Self.splitCompactIRI(value)
        // Steps 4 and 5. Where a term is not asked for as such, it only counts when it stands for a keyword, and such a
        // term has no colon in it.
        if useVocab || split == nil, let term = terms[value] {
            if case .keyword = term.definition.iri { return term.definition.iri }
            if useVocab { return term.definition.iri }
        }
        // Step 6.
        switch split {
        case .blankNodeOrHierarchical: return .iri(value)
        case .prefix(let prefix, let suffix):
            // Step 6.4.
            if let term = terms[prefix], term.definition.isPrefix, case .iri(let iri) = term.definition.iri {
                return .iri(ExactString(iri.text + suffix))
            }
            // Step 6.5.
            if IRISyntax.hasScheme(value) { return .iri(value) }
        case nil: break
        }
        // Step 7.
        if useVocab, let vocab { return .iri(ExactString(vocab.text + value.text)) }
        // Step 8.
        if documentRelative, let base = baseIRI(ofDocument: documentBase) {
            return .iri(IRIReference(value).resolved(against: IRIReference(base)))
        }
        // Step 9.
        return .iri(value)
    }

    enum CompactIRI {
        /// `_:…`, or `scheme://…`
        case blankNodeOrHierarchical
        case prefix(ExactString, suffix: Substring)
    }

    /// Splits at the first colon behind the first character; nil where there is none (step 6).
    static func splitCompactIRI(_ value: ExactString) -> CompactIRI? {
        let found: (Int, Bool)? = value.withBytes { bytes in
            guard bytes.count > 1, let colon = bytes[1...].firstIndex(of: UInt8(ascii: ":")) else { return nil }
            let isBlank = colon == 1 && bytes[0] == UInt8(ascii: "_")
            let isHierarchical = bytes[(colon + 1)...].starts(with: [UInt8(ascii: "/"), UInt8(ascii: "/")])
            return (colon, isBlank || isHierarchical)
        }
        guard let (colon, isComplete) = found else { return nil }
        if isComplete { return .blankNodeOrHierarchical }
        let text = value.text
        let index = text.utf8.index(text.utf8.startIndex, offsetBy: colon)
        return .prefix(ExactString(String(text[..<index])), suffix: text[text.utf8.index(after: index)...])
    }
}
