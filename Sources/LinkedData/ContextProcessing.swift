// SPDX-License-Identifier: Apache-2.0

import StrictJSON

/// The Context Processing Algorithm (JSON-LD 1.1 API §4.1).
struct ContextProcessor {
    /// Documents that include one another are cut off here; no context in use comes near.
    static let remoteContextLimit = 16
    /// Term definitions that the contexts of one document may hold together.
    static let termLimit = 10_000_000

    /// What holds for one call of the algorithm and all it calls.
    struct Scope {
        /// What references to other context documents are relative to.
        var baseURL: ExactString?
        /// The documents being processed, outermost first.
        var remoteContexts: [ExactString] = []
        var overrideProtected = false
        var propagate = true
        var validateScopedContexts = true
        /// The context is one of ours: every term in it is remembered, and its scoped contexts are known to be valid.
        var isBuiltIn = false
    }

    let loader: DocumentLoader
    let documentBase: ExactString?
    /// Contexts met, each once.
    private(set) var uses: [ContextUse] = []
    private var termsCopied = 0

    init(loader: DocumentLoader, documentBase: ExactString?) {
        self.loader = loader
        self.documentBase = documentBase
    }

    mutating func process(
        _ local: JSONValue, on active: ActiveContext, _ scope: Scope
    ) throws(JSONLDError) -> ActiveContext {
        var scope = scope
        // Steps 1–3. A context that does not propagate remembers what to return to.
        if case .object(let object) = local, case .bool(let propagate)? = object["@propagate"] {
            scope.propagate = propagate
        }
        var result = active
        if !scope.propagate, result.previous == nil {
            result = ActiveContext(active.entries, previous: active, isShared: active.isShared && scope.isBuiltIn)
        }
        // Steps 4 and 5.
        for item in local.elements {
            switch item {
            case .null: result = try nullify(result, originally: active, scope)
            case .string(let reference): result = try include(reference, into: result, scope)
            case .object(let object): result = try define(object, on: result, scope)
            default: throw JSONLDError(.invalidLocalContext, ExactString(JSONWriter.text(item)))
            }
        }
        return result
    }

    /// Step 5.1: back to the initial context.
    private func nullify(
        _ result: ActiveContext, originally active: ActiveContext, _ scope: Scope
    ) throws(JSONLDError) -> ActiveContext {
        // Step 5.1.1. Terms defined earlier in the same list are protected as well.
        if !scope.overrideProtected, result.entries.terms.terms.contains(where: \.definition.isProtected) {
            throw JSONLDError(.invalidContextNullification)
        }
        // Step 5.1.2.
        guard !scope.propagate else { return SharedContexts.root }
        return ActiveContext(
            ContextEntries(), previous: result.previous, isShared: result.isShared && scope.isBuiltIn)
    }

    // MARK: Context documents (step 5.2)

    private mutating func include(
        _ reference: ExactString, into result: ActiveContext, _ scope: Scope
    ) throws(JSONLDError) -> ActiveContext {
        // Step 5.2.1.
        let url = try resolve(reference, scope)
        // Step 5.2.2.
        if !scope.validateScopedContexts, scope.remoteContexts.contains(url) { return result }
        // Step 5.2.3.
        guard scope.remoteContexts.count < Self.remoteContextLimit else { throw JSONLDError(.contextOverflow, url) }
        // Steps 5.2.4–5.2.6.
        guard let document = loader.load(url) else { throw .missingContext(url) }
        record(ContextUse(url: url, origin: document.origin))
        var derivation: ActiveContext.Derivation?
        if case .builtIn(let variant) = document.origin {
            let builtIn = ActiveContext.Derivation.builtIn(url: url, variant: variant)
            if let known = result.remembered(builtIn) { return known }
            derivation = builtIn
        }
        var inner = scope
        inner.baseURL = url
        inner.remoteContexts.append(url)
        inner.overrideProtected = false
        inner.propagate = true
        if derivation != nil { inner.isBuiltIn = true }
        let made = try process(try document.context(at: url), on: result, inner)
        if let derivation, result.isShared { result.remember(made, as: derivation) }
        return made
    }

    private func resolve(_ reference: ExactString, _ scope: Scope) throws(JSONLDError) -> ExactString {
        if IRISyntax.isAbsoluteIRI(reference) { return reference }
        guard let base = scope.baseURL, IRISyntax.hasScheme(base) else {
            throw JSONLDError(.loadingDocumentFailed, reference)
        }
        return IRIReference(reference).resolved(against: IRIReference(base))
    }

    mutating func record(_ use: ContextUse) {
        if !uses.contains(use) { uses.append(use) }
    }

    /// Every context definition may copy the definitions it adds to: bounded, so that a document made of contexts stays
    /// cheap.
    private mutating func work(_ terms: Int) throws(JSONLDError) {
        termsCopied += terms
        if termsCopied > Self.termLimit { throw JSONLDError(.resourceLimit) }
    }

    // MARK: Context definitions (steps 5.3–5.13)

    private mutating func define(
        _ definition: JSONObject, on result: ActiveContext, _ scope: Scope
    ) throws(JSONLDError) -> ActiveContext {
        try work(result.entries.terms.count + definition.count)
        var context = definition
        // Step 5.5.
        if let version = context["@version"], version.numberValue?.double != 1.1 {
            throw JSONLDError(.invalidVersionValue, ExactString(JSONWriter.text(version)))
        }
        // Step 5.6.
        if let reference = context["@import"] { context = try importing(reference, into: context, scope) }
        var entries = result.entries
        try setBase(context, &entries, scope)
        try setVocabulary(context, &entries)
        try setLanguage(context, &entries)
        // Step 5.11.
        if let propagate = context["@propagate"], propagate.boolValue == nil {
            throw JSONLDError(.invalidPropagateValue)
        }
        // Steps 5.12 and 5.13.
        var builder = TermDefinitionBuilder(entries, context, scope, documentBase: documentBase)
        for name in context.names where !TermDefinitionBuilder.contextKeywords.contains(name) {
            try builder.create(name, &self)
        }
        return ActiveContext(
            builder.entries, previous: result.previous, isShared: result.isShared && scope.isBuiltIn)
    }

    /// Step 5.6: the imported context's entries, overridden by the importing one's.
    private func importing(
        _ reference: JSONValue, into context: JSONObject, _ scope: Scope
    ) throws(JSONLDError) -> JSONObject {
        guard case .string(let text) = reference else { throw JSONLDError(.invalidImportValue) }
        let url = try resolve(text, scope)
        guard let document = loader.load(url) else { throw .missingContext(url) }
        guard case .object(var merged) = try document.context(at: url) else {
            throw JSONLDError(.invalidRemoteContext, url)
        }
        guard merged["@import"] == nil else { throw JSONLDError(.invalidContextEntry, url) }
        for member in context.members where member.name != "@import" { merged[member.name] = member.value }
        return merged
    }

    /// Step 5.7. A context document cannot move the base of the document that uses it.
    private func setBase(_ context: JSONObject, _ entries: inout ContextEntries, _ scope: Scope) throws(JSONLDError) {
        guard let value = context["@base"], scope.remoteContexts.isEmpty else { return }
        switch value {
        case .null: entries.base = .none
        case .string(let text) where IRISyntax.hasScheme(text): entries.base = .iri(text)
        case .string(let text):
            guard let base = entries.baseIRI(ofDocument: documentBase) else { throw JSONLDError(.invalidBaseIRI, text) }
            entries.base = .iri(IRIReference(text).resolved(against: IRIReference(base)))
        default: throw JSONLDError(.invalidBaseIRI)
        }
    }

    /// Step 5.8.
    private func setVocabulary(_ context: JSONObject, _ entries: inout ContextEntries) throws(JSONLDError) {
        switch context["@vocab"] {
        case nil: return
        case .null?: entries.vocab = nil
        case .string(let text)?:
            guard
                case .iri(let iri) = entries.expandIRI(
                    text, documentBase: documentBase, documentRelative: true, vocab: true)
            else { throw JSONLDError(.invalidVocabMapping, text) }
            entries.vocab = iri
        default: throw JSONLDError(.invalidVocabMapping)
        }
    }

    /// Steps 5.9 and 5.10.
    private func setLanguage(_ context: JSONObject, _ entries: inout ContextEntries) throws(JSONLDError) {
        switch context["@language"] {
        case nil: break
        case .null?: entries.language = nil
        case .string(let tag)?: entries.language = tag
        default: throw JSONLDError(.invalidDefaultLanguage)
        }
        switch context["@direction"] {
        case nil: break
        case .null?: entries.direction = nil
        case let value?:
            guard let direction = Direction(value) else { throw JSONLDError(.invalidBaseDirection) }
            entries.direction = direction
        }
    }
}

extension Direction {
    init?(_ value: JSONValue) {
        switch value.stringValue {
        case "ltr": self = .ltr
        case "rtl": self = .rtl
        default: return nil
        }
    }
}

extension ExactString {
    /// A language tag in lower case, ASCII letters only.
    var lowercasedTag: ExactString {
        guard utf8.contains(where: { 0x41...0x5A ~= $0 }) else { return self }
        return ExactString(String(decoding: utf8.map { 0x41...0x5A ~= $0 ? $0 | 0x20 : $0 }, as: UTF8.self))
    }
}
