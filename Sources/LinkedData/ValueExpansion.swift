// SPDX-License-Identifier: Apache-2.0

import StrictJSON

extension Expander {
    /// Value Expansion (JSON-LD 1.1 API §5.3) of a scalar.
    mutating func expandValue(
        _ value: JSONValue, of term: Term?, in active: ActiveContext
    ) throws(JSONLDError) -> ExpandedItem {
        let type = term?.definition.type
        if case .string(let text) = value {
            switch type {
            // Step 1.
            case .id?: return .node(node(withID: try identify(text, in: active)))
            // Step 2.
            case .vocab?: return .node(node(withID: try identify(text, in: active, vocab: true)))
            default: break
            }
        }
        // Steps 3 and 4.
        if case .iri(let datatype)? = type { return .value(makeValue(value, datatype: .iri(datatype))) }
        if type == .json { return .value(makeValue(value, datatype: .json)) }
        // Step 5.
        guard case .string = value else { return .value(makeValue(value)) }
        let language: ExactString?
        switch term?.definition.language ?? .open {
        case .open: language = active.entries.language
        case .null: language = nil
        case .value(let own): language = own
        }
        return .value(makeValue(value, language: language, direction: direction(of: term, in: active)))
    }

    func direction(of term: Term?, in active: ActiveContext) -> Direction? {
        switch term?.definition.direction ?? .open {
        case .open: active.entries.direction
        case .null: nil
        case .value(let own): own
        }
    }

    private func node(withID id: NodeID) -> NodeObject {
        var parts = NodeObject.Parts()
        parts.id = id
        return NodeObject(parts)
    }

    /// The expansion of an identifier, and a finding where RDF has no room for it.
    mutating func identify(
        _ text: ExactString, in active: ActiveContext, vocab: Bool = false
    ) throws(JSONLDError) -> NodeID {
        switch try expandIRI(text, in: active, documentRelative: true, vocab: vocab) {
        case .null:
            findings.add(.reservedTerm, text)
            return .null
        case .keyword(let keyword):
            findings.add(.reservedTerm, text)
            return .text(keyword.text)
        case .iri(let iri):
            if !IRISyntax.isBlankNode(iri), !IRISyntax.isAbsoluteIRI(iri) { findings.add(.relativeID, text) }
            return .text(iri)
        }
    }

    /// A value object, and findings where its literal would say less than the document.
    mutating func makeValue(
        _ value: JSONValue, datatype: ValueObject.Datatype? = nil, language: ExactString? = nil,
        direction: Direction? = nil, index: ExactString? = nil
    ) -> ValueObject {
        let language = options.languageTags == .lowercased ? language?.lowercasedTag : language
        switch (value, datatype) {
        case (_, .json?): break
        case (.number(let number), let datatype):
            if !NumberLiteral(number, datatype: datatype).isExact { findings.add(.inexactNumber, number.lexeme) }
        default: break
        }
        if case .iri(let iri)? = datatype, !IRISyntax.isAbsoluteIRI(iri) { findings.add(.invalidDatatype, iri) }
        if let language, !IRISyntax.isLanguageTag(language) { findings.add(.invalidLanguage, language) }
        if let direction, options.rdfDirection == nil { findings.add(.direction, ExactString(direction.rawValue)) }
        return ValueObject(value, datatype: datatype, language: language, direction: direction, index: index)
    }
}
