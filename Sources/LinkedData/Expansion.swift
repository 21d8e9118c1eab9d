// SPDX-License-Identifier: Apache-2.0

import StrictJSON

/// The Expansion Algorithm (JSON-LD 1.1 API §5.1), and a note of everything it passes over.
struct Expander {
    /// Objects and arrays inside one another; deeper documents are refused before the stack is at risk.
    static let depthLimit = 256

    /// What recursion hands back beside the items it appends.
    enum Shape {
        case nothing
        case single
        case many
    }

    /// The active property: a term, or the keyword or nothing that stands in its place.
    enum ActiveProperty {
        case none
        case graph
        case reverse
        /// With the definition it has in one context, so that it is looked up once where the context stays the same.
        case term(ExactString, Term?, in: ActiveContext)

        var isTopLevel: Bool {
            switch self {
            case .none, .graph: true
            case .reverse, .term: false
            }
        }

        var isReverse: Bool {
            if case .reverse = self { true } else { false }
        }

        /// The property's definition in a context; nil for what is no term.
        @inline(__always)
        func definition(in active: ActiveContext) -> Term? {
            guard case .term(let name, let term, let context) = self else { return nil }
            return context === active ? term : active.term(name)
        }
    }

    let options: JSONLDProcessor.Options
    var contexts: ContextProcessor
    var findings: Findings
    /// Bytes of the IRIs made so far.
    private var iriBytes = 0

    var documentBase: ExactString? { options.base }

    init(loader: DocumentLoader, options: JSONLDProcessor.Options) {
        self.options = options
        findings = Findings(tracksPlaces: options.tracksPlaces)
        contexts = ContextProcessor(loader: loader, documentBase: options.base)
    }

    mutating func expand(
        _ element: JSONValue, of property: ActiveProperty, in active: ActiveContext, fromMap: Bool = false,
        into output: inout ItemList
    ) throws(JSONLDError) -> Shape {
        switch element {
        // Step 1.
        case .null:
            findings.add(.null, "null")
            return .nothing
        // Step 5.
        case .array(let elements):
            try expandArray(elements, of: property, in: active, fromMap: fromMap, into: &output)
            return .many
        case .object(let object):
            return try expandObject(object, of: property, in: active, fromMap: fromMap, into: &output)
        // Step 4.
        case .string, .number, .bool:
            guard !property.isTopLevel else {
                findings.add(.freeFloating, element)
                return .nothing
            }
            var context = active
            if let term = property.definition(in: active), term.hasLocalContext {
                context = try derive(from: active, by: term, overrideProtected: true, propagate: true)
            }
            output.append(try expandValue(element, of: property.definition(in: context), in: context))
            return .single
        }
    }

    private mutating func expandArray(
        _ elements: [JSONValue], of property: ActiveProperty, in active: ActiveContext, fromMap: Bool,
        into output: inout ItemList
    ) throws(JSONLDError) {
        let isList = property.definition(in: active)?.definition.container.contains(.list) == true
        try findings.enter()
        for (position, element) in elements.enumerated() {
            findings.push(position)
            if isList, case .array = element {
                // Step 5.2.2: a list in a list.
                var inner = ItemList()
                _ = try expand(element, of: property, in: active, fromMap: fromMap, into: &inner)
                output.append(.list(ListObject(inner, place: findings.place)))
            } else {
                _ = try expand(element, of: property, in: active, fromMap: fromMap, into: &output)
            }
            findings.pop()
        }
        findings.leave()
    }

    /// Steps 6–20.
    private mutating func expandObject(
        _ object: JSONObject, of property: ActiveProperty, in context: ActiveContext, fromMap: Bool,
        into output: inout ItemList
    ) throws(JSONLDError) -> Shape {
        try findings.enter()
        var active = context
        // Step 7: what does not propagate ends with the node object it was for.
        if let previous = active.previous, !fromMap, !staysInContext(object, active) { active = previous }
        // Step 8.
        if let term = property.definition(in: context), term.hasLocalContext {
            active = try derive(from: active, by: term, overrideProtected: true, propagate: true)
        }
        // Step 9.
        if let local = object["@context"] {
            findings.push("@context")
            active = try processContext(local, on: active)
            findings.pop()
        }
        // Steps 10 and 11.
        let typeScoped = active
        active = try applyTypeScopedContexts(object, typeScoped)
        // Steps 13 and 14.
        var result = ObjectResult(element: object, typeScoped: typeScoped, property: property)
        try expandMembers(of: object, in: active, &result)
        findings.leave()
        return try finish(&result, into: &output)
    }

    mutating func processContext(_ local: JSONValue, on active: ActiveContext) throws(JSONLDError) -> ActiveContext {
        if local.elements.contains(where: { $0.objectValue != nil }) {
            contexts.record(ContextUse(url: nil, origin: .inline))
        }
        return try contexts.process(local, on: active, ContextProcessor.Scope(baseURL: documentBase))
    }

    /// A value object, or a node object of nothing but `@id`, keeps the context it is in.
    private func staysInContext(_ object: JSONObject, _ active: ActiveContext) -> Bool {
        let aliases = active.entries.valueAliases
        for index in object.members.indices where isKeyword(.value, object.members[index].name, aliases) { return true }
        guard object.count == 1, let only = object.members.first else { return false }
        return isKeyword(.id, only.name, active.entries.idAliases)
    }

    /// Whether a member name is the keyword or one of its aliases.
    @inline(__always)
    private func isKeyword(_ keyword: Keyword, _ name: ExactString, _ aliases: [ExactString]) -> Bool {
        if name.firstByte == UInt8(ascii: "@"), Keyword(name) == keyword { return true }
        for index in aliases.indices where aliases[index] == name { return true }
        return false
    }

    /// Whether an object has a member that expands to `@value`.
    func hasValueMember(_ object: JSONObject, _ active: ActiveContext) -> Bool {
        object.members.contains { isKeyword(.value, $0.name, active.entries.valueAliases) }
    }

    /// The values of the members that expand to `@type`, in the order of the members' names.
    private func typeValues(of object: JSONObject, _ active: ActiveContext) -> [JSONValue] {
        let aliases = active.entries.typeAliases
        var first: JSONObject.Member?
        var others: [JSONObject.Member] = []
        for index in object.members.indices where isKeyword(.type, object.members[index].name, aliases) {
            if first == nil { first = object.members[index] } else { others.append(object.members[index]) }
        }
        guard let first else { return [] }
        return others.isEmpty ? [first.value] : ([first] + others).sorted { $0.name < $1.name }.map(\.value)
    }

    /// Step 11.
    private mutating func applyTypeScopedContexts(
        _ object: JSONObject, _ typeScoped: ActiveContext
    ) throws(JSONLDError) -> ActiveContext {
        var active = typeScoped
        for value in typeValues(of: object, typeScoped) {
            if case .string(let type) = value {
                guard let term = typeScoped.term(type), term.hasLocalContext else { continue }
                active = try derive(from: active, by: term, overrideProtected: false, propagate: false)
                continue
            }
            var terms: [(ExactString, Term)] = []
            for case .string(let type) in value.elements {
                if let term = typeScoped.term(type), term.hasLocalContext { terms.append((type, term)) }
            }
            if terms.count > 1 { terms.sort { $0.0 < $1.0 } }
            for (_, term) in terms {
                active = try derive(from: active, by: term, overrideProtected: false, propagate: false)
            }
        }
        return active
    }

    /// Step 12, asked only where there is a value to interpret.
    func inputTypeIsJSON(_ object: JSONObject, _ active: ActiveContext) -> Bool {
        guard case .string(let type)? = typeValues(of: object, active).first?.elements.last else { return false }
        return active.entries.expandIRI(type, documentBase: documentBase, vocab: true) == .keyword(.json)
    }

    /// IRI Expansion with the active context, counted against the limit.
    mutating func expandIRI(
        _ text: ExactString, in active: ActiveContext, documentRelative: Bool = false, vocab: Bool = true
    ) throws(JSONLDError) -> IRIMapping {
        let mapping = active.entries.expandIRI(
            text, documentBase: documentBase, documentRelative: documentRelative, vocab: vocab)
        if case .iri(let iri) = mapping { iriBytes += iri.utf8.count }
        guard iriBytes <= options.byteLimit else { throw JSONLDError(.resourceLimit) }
        return mapping
    }

    /// The active context under a term's scoped context.
    mutating func derive(
        from active: ActiveContext, by term: Term, overrideProtected: Bool, propagate: Bool
    ) throws(JSONLDError) -> ActiveContext {
        guard let local = term.definition.localContext else { return active }
        let derivation = ActiveContext.Derivation.scoped(
            ObjectIdentifier(term), overrideProtected: overrideProtected, propagate: propagate)
        // What a document brings along must not stay in the contexts that outlive it.
        let mayRemember = term.isBuiltIn || !active.isShared
        if mayRemember, let known = active.remembered(derivation) { return known }
        var scope = ContextProcessor.Scope(baseURL: term.definition.baseURL)
        scope.overrideProtected = overrideProtected
        scope.propagate = propagate
        scope.isBuiltIn = term.isBuiltIn
        let made = try contexts.process(local, on: active, scope)
        if mayRemember { active.remember(made, as: derivation, term: term) }
        return made
    }
}
