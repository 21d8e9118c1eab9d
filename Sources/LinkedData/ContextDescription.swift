// SPDX-License-Identifier: Apache-2.0

package import StrictJSON

extension DocumentLoader {
    /// The URLs of all built-in contexts, sorted.
    package static var builtInContexts: [ExactString] { BuiltInContexts.urls }
}

extension JSONLDProcessor {
    /// What a local context means: the active context it makes of the initial one, its scoped contexts included. Two
    /// contexts of the same description expand every document alike.
    package func describe(_ context: JSONValue) throws(JSONLDError) -> JSONValue {
        var expander = Expander(loader: loader, options: options)
        let active = try expander.processContext(context, on: SharedContexts.root)
        return try expander.describe(active, against: SharedContexts.root)
    }
}

extension Expander {
    /// Everything in which a context differs from the one it was derived from.
    fileprivate mutating func describe(
        _ active: ActiveContext, against parent: ActiveContext
    ) throws(JSONLDError) -> JSONValue {
        var description = JSONObject()
        description["base"] = .string("\(active.entries.base)")
        description["vocab"] = active.entries.vocab.map { .string($0) }
        description["language"] = active.entries.language.map { .string($0) }
        description["direction"] = active.entries.direction.map { .string($0.rawValue) }
        let lost = parent.entries.terms.names.filter { active.entries.terms[$0] == nil }.sorted()
        description["lost"] = .array(lost.map { .string($0) })
        var terms = JSONObject()
        for name in active.entries.terms.names.sorted() {
            guard let term = active.term(name), parent.term(name) !== term else { continue }
            terms[name] = try describe(term, in: active)
        }
        description["terms"] = .object(terms)
        return .object(description)
    }

    private mutating func describe(_ term: Term, in active: ActiveContext) throws(JSONLDError) -> JSONValue {
        let definition = term.definition
        var description = JSONObject()
        switch definition.iri {
        case .null: description["iri"] = .null
        case .keyword(let keyword): description["iri"] = .string(keyword.text)
        case .iri(let iri): description["iri"] = .string(iri)
        }
        description["prefix"] = .bool(definition.isPrefix)
        description["protected"] = .bool(definition.isProtected)
        description["reverse"] = .bool(definition.isReverse)
        description["container"] = .integer(definition.container.rawValue)
        description["type"] = definition.type.map { .string("\($0)") }
        description["language"] = .string("\(definition.language)")
        description["direction"] = .string("\(definition.direction)")
        description["index"] = definition.index.map { .string($0) }
        description["nest"] = definition.nest.map { .string($0) }
        if definition.localContext != nil {
            let scoped = try derive(from: active, by: term, overrideProtected: true, propagate: true)
            description["context"] = try describe(scoped, against: active)
        }
        return .object(description)
    }
}
