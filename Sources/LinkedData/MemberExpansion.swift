// SPDX-License-Identifier: Apache-2.0

import StrictJSON

/// The result of step 13 (JSON-LD 1.1 API §5.1), before it is known what kind of object it is.
struct ObjectResult {
    /// The object being expanded, also while members nested in it are.
    let element: JSONObject
    let typeScoped: ActiveContext
    let property: Expander.ActiveProperty

    var parts = NodeObject.Parts()
    /// `@type` was written as an array, or more than once.
    var hasTypeArray = false
    var value: JSONValue?
    var language: ExactString?
    var direction: Direction?
    var list: ItemList?
    var set: (shape: Expander.Shape, items: ItemList)?

    init(element: JSONObject, typeScoped: ActiveContext, property: Expander.ActiveProperty) {
        self.element = element
        self.typeScoped = typeScoped
        self.property = property
        parts.properties.reserveCapacity(element.count)
    }

    /// Whether the entry is there already, so that a second one collides (step 13.4.2).
    func has(_ keyword: Keyword) -> Bool {
        switch keyword {
        case .id: if case .absent = parts.id { false } else { true }
        case .graph: parts.graph != nil
        case .value: value != nil
        case .language: language != nil
        case .direction: direction != nil
        case .index: parts.index != nil
        case .list: list != nil
        case .set: set != nil
        case .reverse: parts.reverse != nil
        default: false
        }
    }
}

extension Expander {
    /// Steps 13 and 14.
    mutating func expandMembers(
        of object: JSONObject, in active: ActiveContext, _ result: inout ObjectResult
    ) throws(JSONLDError) {
        var nests: [JSONObject.Member] = []
        for member in object.members {
            findings.push(member.name)
            switch try expandName(member.name, active) {
            case .dropped: break
            case .keyword(.context): break
            case .keyword(.nest):
                guard !result.property.isReverse else { throw JSONLDError(.invalidReversePropertyMap, member.name) }
                // Step 13.4.14.
                nests.append(member)
            case .keyword(let keyword): try expandKeyword(keyword, member, in: active, &result)
            case .property(let name, let term, let isAbsoluteIRI):
                try expandProperty(name, isAbsoluteIRI, term, member, in: active, &result)
            }
            findings.pop()
        }
        for nest in nests {
            findings.push(nest.name)
            try expandNested(nest, in: active, &result)
            findings.pop()
        }
    }

    private enum ExpandedName {
        case dropped
        case keyword(Keyword)
        case property(ExactString, Term?, isAbsoluteIRI: Bool)
    }

    /// Steps 13.1–13.3.
    private mutating func expandName(
        _ name: ExactString, _ active: ActiveContext
    ) throws(JSONLDError) -> ExpandedName {
        let mapping: IRIMapping
        let term = active.term(name)
        if let term, name.firstByte != UInt8(ascii: "@") {
            if case .iri(let iri) = term.definition.iri, term.isAbsoluteIRI {
                return .property(iri, term, isAbsoluteIRI: true)
            }
            mapping = term.definition.iri
        } else {
            mapping = try expandIRI(name, in: active)
        }
        switch mapping {
        case .keyword(let keyword): return .keyword(keyword)
        case .null:
            findings.add(term == nil ? .reservedTerm : .undefinedTerm, name)
            return .dropped
        case .iri(let iri):
            guard iri.utf8.contains(UInt8(ascii: ":")) else {
                findings.add(.undefinedTerm, name)
                return .dropped
            }
            if IRISyntax.isBlankNode(iri) {
                findings.add(.blankNodeProperty, name)
            } else if !IRISyntax.isAbsoluteIRI(iri) {
                findings.add(.relativeProperty, name)
            }
            return .property(iri, term, isAbsoluteIRI: false)
        }
    }

    /// Step 14.
    private mutating func expandNested(
        _ nest: JSONObject.Member, in active: ActiveContext, _ result: inout ObjectResult
    ) throws(JSONLDError) {
        var context = active
        if let term = active.term(nest.name), term.hasLocalContext {
            context = try derive(from: active, by: term, overrideProtected: true, propagate: true)
        }
        let isArray = nest.value.arrayValue != nil
        try findings.enter()
        for (position, value) in nest.value.elements.enumerated() {
            if isArray { findings.push(position) }
            // Step 14.2.1.
            guard case .object(let nested) = value, !hasValueMember(nested, context) else {
                throw JSONLDError(.invalidNestValue, nest.name)
            }
            // Step 14.2.2.
            try expandMembers(of: nested, in: context, &result)
            if isArray { findings.pop() }
        }
        findings.leave()
    }

    // MARK: Properties (steps 13.5–13.14)

    private mutating func expandProperty(
        _ name: ExactString, _ isAbsoluteIRI: Bool, _ term: Term?, _ member: JSONObject.Member,
        in active: ActiveContext, _ result: inout ObjectResult
    ) throws(JSONLDError) {
        var values = ItemList()
        var shape = Shape.many
        let container = term?.definition.container ?? []
        if term?.isJSON == true {
            // Step 13.6.
            values.append(.value(makeValue(member.value, datatype: .json)))
        } else if container.contains(.language), case .object(let map) = member.value {
            try expandLanguageMap(map, of: term, in: active, into: &values)
        } else if !container.isDisjoint(with: .maps), let term, case .object(let map) = member.value {
            try expandMap(map, of: member.name, term, in: active, into: &values)
        } else {
            // Step 13.9.
            shape = try expand(member.value, of: .term(member.name, term, in: active), in: active, into: &values)
        }
        // Step 13.10.
        if case .nothing = shape { return }
        // Step 13.11.
        if container.contains(.list) {
            if case .single = shape, case .list? = values.first {} else { values = ItemList(list(values)) }
        }
        // Step 13.12.
        if container.contains(.graph), container.isDisjoint(with: [.id, .index]) {
            values = ItemList(values.lazy.map(\.inGraph))
        }
        guard term?.definition.isReverse == true else {
            // Step 13.14.
            return result.parts.properties.add(values, to: name, isAbsoluteIRI: isAbsoluteIRI)
        }
        // Step 13.13.
        try addReverse(values, to: name, &result)
    }

    private func list(_ items: ItemList) -> ExpandedItem { .list(ListObject(items, place: findings.place)) }

    /// Only nodes can stand on the other side of a reverse property.
    mutating func addReverse(
        _ values: ItemList, to name: ExactString, _ result: inout ObjectResult
    ) throws(JSONLDError) {
        guard values.allSatisfy(\.isNode) else { throw JSONLDError(.invalidReversePropertyValue, name) }
        var reverse = result.parts.reverse ?? PropertyTable()
        reverse.add(values, to: name)
        result.parts.reverse = reverse
    }

    // MARK: Finishing (steps 15–19)

    mutating func finish(
        _ result: inout ObjectResult, into output: inout ItemList
    ) throws(JSONLDError) -> Shape {
        let isPlain =
            result.parts.properties.isEmpty && result.parts.reverse == nil && result.parts.graph == nil
            && result.parts.included == nil && !result.has(.id)
        // Step 15.
        if let value = result.value {
            guard isPlain, result.list == nil, result.set == nil else { throw JSONLDError(.invalidValueObject) }
            return try finishValue(value, result, into: &output)
        }
        let hasTag = result.language != nil || result.direction != nil
        // Step 17.
        if result.list != nil || result.set != nil {
            guard isPlain, result.parts.types == nil, !hasTag, result.list == nil || result.set == nil else {
                throw JSONLDError(.invalidSetOrListObject)
            }
            if let set = result.set {
                output.append(contentsOf: set.items)
                return set.shape
            }
        }
        if let list = result.list {
            // Step 19.1.
            if result.property.isTopLevel {
                findings.add(.freeFloating, "@list")
                return .nothing
            }
            output.append(.list(ListObject(list, index: result.parts.index, place: findings.place)))
            return .single
        }
        return finishNode(&result, isPlain: isPlain && result.parts.types == nil, into: &output)
    }

    private mutating func finishValue(
        _ value: JSONValue, _ result: ObjectResult, into output: inout ItemList
    ) throws(JSONLDError) -> Shape {
        var datatype: ValueObject.Datatype?
        if let types = result.parts.types {
            // Step 15.1.
            guard result.language == nil, result.direction == nil else { throw JSONLDError(.invalidValueObject) }
            let type = result.hasTypeArray ? nil : types.first
            if type == Keyword.json.text { datatype = .json } else if let type { datatype = .iri(type) }
            // Step 15.5, behind steps 15.2 and 15.3.
            if value != .null, datatype != .json {
                guard let type, IRISyntax.isAbsoluteIRI(type) else {
                    throw JSONLDError(.invalidTypedValue, types.first)
                }
            }
        }
        // Step 15.3.
        if value == .null, datatype != .json {
            findings.add(.null, "@value")
            return .nothing
        }
        // Step 15.4.
        if result.language != nil, value.stringValue == nil { throw JSONLDError(.invalidLanguageTaggedValue) }
        // Step 19.1.
        if result.property.isTopLevel {
            findings.add(.freeFloating, value)
            return .nothing
        }
        output.append(
            .value(
                makeValue(
                    value, datatype: datatype, language: result.language, direction: result.direction,
                    index: result.parts.index)))
        return .single
    }

    private mutating func finishNode(
        _ result: inout ObjectResult, isPlain: Bool, into output: inout ItemList
    ) -> Shape {
        // Taken out, not copied.
        var parts = NodeObject.Parts()
        swap(&parts, &result.parts)
        if isPlain, parts.index == nil {
            // Step 18.
            if result.language != nil, result.direction == nil {
                findings.add(.freeFloating, "@language")
                return .nothing
            }
            // Step 19.1.
            if result.property.isTopLevel {
                if !result.element.isEmpty { findings.add(.freeFloating, "{}") }
                return .nothing
            }
        }
        // Step 19.2.
        if result.property.isTopLevel, case .text(let id) = parts.id, parts.types == nil, parts.index == nil,
            parts.graph == nil, parts.included == nil, parts.reverse == nil, parts.properties.isEmpty
        {
            findings.add(.freeFloating, id)
            return .nothing
        }
        parts.place = findings.place
        output.append(.node(NodeObject(parts)))
        return .single
    }
}
