// SPDX-License-Identifier: Apache-2.0

import StrictJSON

/// The mappings beside the IRI mapping (JSON-LD 1.1 API §4.2 steps 19–25).
extension TermDefinitionBuilder {
    /// Step 19.
    func setContainer(
        _ members: JSONObject, _ definition: inout TermDefinition, of name: ExactString
    ) throws(JSONLDError) {
        guard let value = members["@container"] else { return }
        var container: TermDefinition.Container = []
        for element in value.elements {
            guard let part = TermDefinition.Container(element), !container.contains(part) else {
                throw JSONLDError(.invalidContainerMapping, name)
            }
            container.insert(part)
        }
        guard container.isAllowed else { throw JSONLDError(.invalidContainerMapping, name) }
        definition.container = container
        // Step 19.4.
        if container.contains(.type) {
            switch definition.type {
            case nil: definition.type = .id
            case .id?, .vocab?: break
            default: throw JSONLDError(.invalidTypeMapping, name)
            }
        }
    }

    /// Step 20.
    mutating func setIndex(
        _ members: JSONObject, _ definition: inout TermDefinition, of name: ExactString,
        _ processor: inout ContextProcessor
    ) throws(JSONLDError) {
        guard let value = members["@index"] else { return }
        guard definition.container.contains(.index), case .string(let text) = value,
            case .iri = try expand(text, &processor)
        else { throw JSONLDError(.invalidTermDefinition, name) }
        definition.index = text
    }

    /// Step 21. The scoped context is processed once here to see that it is valid, unless it is known to be.
    func setLocalContext(
        _ members: JSONObject, _ definition: inout TermDefinition, of name: ExactString,
        _ processor: inout ContextProcessor
    ) throws(JSONLDError) {
        guard let context = members["@context"] else { return }
        if !scope.isBuiltIn {
            var inner = scope
            inner.overrideProtected = true
            inner.propagate = true
            inner.validateScopedContexts = false
            do throws(JSONLDError) {
                _ = try processor.process(
                    context, on: ActiveContext(entries, previous: nil, isShared: false), inner)
            } catch {
                if error.kind == .resourceLimit { throw error }
                var outer = JSONLDError(.invalidScopedContext, name)
                outer.missingContext = error.missingContext
                throw outer
            }
        }
        definition.localContext = context
        definition.baseURL = scope.baseURL
    }

    /// Steps 22 and 23; a type mapping leaves no room for either.
    func setLanguage(
        _ members: JSONObject, _ definition: inout TermDefinition, of name: ExactString
    ) throws(JSONLDError) {
        guard members["@type"] == nil else { return }
        switch members["@language"] {
        case nil: break
        case .null?: definition.language = .null
        case .string(let tag)?: definition.language = .value(tag)
        default: throw JSONLDError(.invalidLanguageMapping, name)
        }
        switch members["@direction"] {
        case nil: break
        case .null?: definition.direction = .null
        case let value?:
            guard let direction = Direction(value) else { throw JSONLDError(.invalidBaseDirection, name) }
            definition.direction = .value(direction)
        }
    }

    /// Step 24.
    func setNest(_ members: JSONObject, _ definition: inout TermDefinition, of name: ExactString) throws(JSONLDError) {
        guard let value = members["@nest"] else { return }
        guard case .string(let text) = value else { throw JSONLDError(.invalidNestValue, name) }
        if let keyword = Keyword(text), keyword != .nest { throw JSONLDError(.invalidNestValue, name) }
        definition.nest = text
    }

    /// Step 25.
    func setPrefix(
        _ members: JSONObject, _ definition: inout TermDefinition, of name: ExactString
    ) throws(JSONLDError) {
        guard let value = members["@prefix"] else { return }
        guard !name.utf8.contains(where: { $0 == UInt8(ascii: ":") || $0 == UInt8(ascii: "/") }) else {
            throw JSONLDError(.invalidTermDefinition, name)
        }
        guard case .bool(let flag) = value else { throw JSONLDError(.invalidPrefixValue, name) }
        definition.isPrefix = flag
        if flag, case .keyword = definition.iri { throw JSONLDError(.invalidTermDefinition, name) }
    }
}

extension TermDefinition.Container {
    init?(_ value: JSONValue) {
        switch value.stringValue {
        case "@list": self = .list
        case "@set": self = .set
        case "@language": self = .language
        case "@index": self = .index
        case "@id": self = .id
        case "@type": self = .type
        case "@graph": self = .graph
        default: return nil
        }
    }

    /// Step 19.1: any one; a graph with an id or an index; a set with any one but a list.
    fileprivate var isAllowed: Bool {
        switch subtracting(.set) {
        case [], .language, .index, .id, .type, .graph, [.graph, .id], [.graph, .index]: !isEmpty
        case .list: !contains(.set)
        default: false
        }
    }
}
