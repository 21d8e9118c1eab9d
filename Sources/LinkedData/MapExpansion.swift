// SPDX-License-Identifier: Apache-2.0

import StrictJSON

/// Values of terms whose container is a map (JSON-LD 1.1 API §5.1 steps 13.7 and 13.8).
extension Expander {
    /// Step 13.7.
    mutating func expandLanguageMap(
        _ map: JSONObject, of term: Term?, in active: ActiveContext, into output: inout ItemList
    ) throws(JSONLDError) {
        let direction = direction(of: term, in: active)
        for member in map.members {
            findings.push(member.name)
            let isUntagged = isNone(member.name, in: active)
            let language = isUntagged ? nil : member.name
            for element in member.value.elements {
                switch element {
                case .null: findings.add(.null, "null")
                case .string: output.append(.value(makeValue(element, language: language, direction: direction)))
                default: throw JSONLDError(.invalidLanguageMapValue, member.name)
                }
            }
            findings.pop()
        }
    }

    /// Whether a key of a map is `@none` or expands to it.
    private func isNone(_ key: ExactString, in active: ActiveContext) -> Bool {
        active.entries.expandIRI(key, documentBase: documentBase, vocab: true) == .keyword(.none)
    }

    /// Step 13.8.
    mutating func expandMap(
        _ map: JSONObject, of name: ExactString, _ term: Term, in active: ActiveContext,
        into output: inout ItemList
    ) throws(JSONLDError) {
        let container = term.definition.container
        for member in map.members {
            findings.push(member.name)
            // Steps 13.8.3.1–13.8.3.3.
            var context = active
            if !container.isDisjoint(with: [.id, .type]) { context = active.previous ?? active }
            if container.contains(.type), let type = context.term(member.name), type.hasLocalContext {
                context = try derive(from: context, by: type, overrideProtected: false, propagate: false)
            }
            // Steps 13.8.3.5 and 13.8.3.6.
            var items = ItemList()
            _ = try expand(
                .array(member.value.elements), of: .term(name, term, in: active), in: context, fromMap: true,
                into: &items)
            // Step 13.8.3.7.
            let isUnkeyed = isNone(member.name, in: active)
            for item in items {
                var item = item
                if container.contains(.graph), !item.isGraphObject { item = item.inGraph }
                if !isUnkeyed { item = try key(item, by: member.name, term, in: active) }
                output.append(item)
            }
            findings.pop()
        }
    }

    /// Steps 13.8.3.7.2–13.8.3.7.5: what the key says about the item.
    private mutating func key(
        _ item: ExpandedItem, by key: ExactString, _ term: Term, in active: ActiveContext
    ) throws(JSONLDError) -> ExpandedItem {
        let container = term.definition.container
        if container.contains(.index) {
            if let property = term.definition.index { return try index(item, under: property, key, in: active) }
            // RDF has no place for an index, so the key is not signed.
            findings.add(.index, key)
            return item.index == nil ? item.withIndex(key) : item
        }
        guard case .node(let node) = item else { throw JSONLDError(.invalidValueObject, key) }
        if container.contains(.id) {
            guard case .absent = node.parts.id else { return item }
            let id = try identify(key, in: active)
            return .node(node.with { $0.id = id })
        }
        switch try expandIRI(key, in: active) {
        case .iri(let type):
            if !IRISyntax.isBlankNode(type), !IRISyntax.isAbsoluteIRI(type) { findings.add(.relativeType, key) }
            return .node(node.with { $0.types = [type] + ($0.types ?? []) })
        case .keyword(let keyword): return .node(node.with { $0.types = [keyword.text] + ($0.types ?? []) })
        case .null:
            findings.add(.reservedTerm, key)
            return item
        }
    }

    /// Step 13.8.3.7.2: the key becomes a value of the index property.
    private mutating func index(
        _ item: ExpandedItem, under property: ExactString, _ key: ExactString, in active: ActiveContext
    ) throws(JSONLDError) -> ExpandedItem {
        let value = try expandValue(.string(key), of: active.term(property), in: active)
        guard
            case .iri(let name) = try expandIRI(property, in: active),
            case .node(let node) = item
        else { throw JSONLDError(.invalidValueObject, key) }
        if !IRISyntax.isAbsoluteIRI(name) { findings.add(.relativeProperty, property) }
        return .node(node.with { $0.properties.prepend(ItemList(value), to: name) })
    }
}
