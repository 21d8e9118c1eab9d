// SPDX-License-Identifier: Apache-2.0

import StrictJSON

/// Members whose names expand to keywords (JSON-LD 1.1 API §5.1 step 13.4).
extension Expander {
    mutating func expandKeyword(
        _ keyword: Keyword, _ member: JSONObject.Member, in active: ActiveContext, _ result: inout ObjectResult
    ) throws(JSONLDError) {
        // Steps 13.4.1 and 13.4.2.
        guard !result.property.isReverse else { throw JSONLDError(.invalidReversePropertyMap, member.name) }
        guard !result.has(keyword) else { throw JSONLDError(.collidingKeywords, keyword.text) }
        let value = member.value
        switch keyword {
        case .id: try expandID(value, in: active, &result)
        case .type: try expandType(value, &result)
        case .graph:
            var items = ItemList()
            _ = try expand(value, of: .graph, in: active, into: &items)
            result.parts.graph = items
        case .included: try expandIncluded(value, in: active, &result)
        case .value: try expandValueEntry(value, in: active, &result)
        case .language:
            guard case .string(let tag) = value else { throw JSONLDError(.invalidLanguageTaggedString) }
            result.language = tag
        case .direction:
            guard let direction = Direction(value) else { throw JSONLDError(.invalidBaseDirection) }
            result.direction = direction
        case .index:
            guard case .string(let index) = value else { throw JSONLDError(.invalidIndexValue) }
            findings.add(.index, index)
            result.parts.index = index
        case .list:
            // Step 13.4.11.
            if result.property.isTopLevel { return findings.add(.freeFloating, "@list") }
            var items = ItemList()
            _ = try expand(value, of: result.property, in: active, into: &items)
            result.list = items
        case .set:
            var items = ItemList()
            let shape = try expand(value, of: result.property, in: active, into: &items)
            result.set = (shape, items)
        case .reverse: try expandReverse(value, in: active, &result)
        default:
            // A keyword that belongs in contexts says nothing here.
            findings.add(.reservedTerm, member.name)
        }
    }

    /// Step 13.4.3.
    private mutating func expandID(
        _ value: JSONValue, in active: ActiveContext, _ result: inout ObjectResult
    ) throws(JSONLDError) {
        guard case .string(let text) = value else { throw JSONLDError(.invalidIDValue) }
        result.parts.id = try identify(text, in: active)
    }

    /// Step 13.4.4.
    private mutating func expandType(_ value: JSONValue, _ result: inout ObjectResult) throws(JSONLDError) {
        var types: [ExactString] = []
        let elements = value.elements
        types.reserveCapacity(elements.count)
        for element in elements {
            guard case .string(let text) = element else { throw JSONLDError(.invalidTypeValue) }
            switch try expandIRI(text, in: result.typeScoped, documentRelative: true) {
            case .null: findings.add(.reservedTerm, text)
            case .keyword(let keyword):
                if keyword != .json { findings.add(.reservedTerm, text) }
                types.append(keyword.text)
            case .iri(let iri):
                if !IRISyntax.isBlankNode(iri), !IRISyntax.isAbsoluteIRI(iri) { findings.add(.relativeType, text) }
                types.append(iri)
            }
        }
        if value.arrayValue != nil || result.parts.types != nil { result.hasTypeArray = true }
        if let earlier = result.parts.types { types += earlier }
        result.parts.types = types
    }

    /// Step 13.4.6.
    private mutating func expandIncluded(
        _ value: JSONValue, in active: ActiveContext, _ result: inout ObjectResult
    ) throws(JSONLDError) {
        var items = ItemList()
        let shape = try expand(value, of: result.property, in: active, into: &items)
        if case .nothing = shape { throw JSONLDError(.invalidIncludedValue) }
        guard items.allSatisfy(\.isNode) else { throw JSONLDError(.invalidIncludedValue) }
        if let earlier = result.parts.included { items.append(contentsOf: earlier) }
        result.parts.included = items
    }

    /// Step 13.4.7.
    private mutating func expandValueEntry(
        _ value: JSONValue, in active: ActiveContext, _ result: inout ObjectResult
    ) throws(JSONLDError) {
        switch value {
        case .array, .object:
            guard inputTypeIsJSON(result.element, active) else { throw JSONLDError(.invalidValueObjectValue) }
        default: break
        }
        result.value = value
    }

    /// Step 13.4.13.
    private mutating func expandReverse(
        _ value: JSONValue, in active: ActiveContext, _ result: inout ObjectResult
    ) throws(JSONLDError) {
        guard case .object = value else { throw JSONLDError(.invalidReverseValue) }
        var items = ItemList()
        _ = try expand(value, of: .reverse, in: active, into: &items)
        guard case .node(let node)? = items.first else { return }
        // Step 13.4.13.3: reversed twice.
        for property in node.parts.reverse?.properties ?? [] {
            result.parts.properties.add(property.values, to: property.name)
        }
        // Step 13.4.13.4.
        for property in node.parts.properties.properties {
            try addReverse(property.values, to: property.name, &result)
        }
    }
}
