// SPDX-License-Identifier: Apache-2.0

import StrictJSON

/// Create Term Definition (JSON-LD 1.1 API §4.2) for the terms of one context definition.
struct TermDefinitionBuilder {
    /// Entries of a context definition that are not terms.
    static let contextKeywords: Set<ExactString> = [
        "@base", "@direction", "@import", "@language", "@propagate", "@protected", "@version", "@vocab",
    ]

    private static let entryNames: Set<ExactString> = [
        "@id", "@reverse", "@container", "@context", "@direction", "@index", "@language", "@nest", "@prefix",
        "@protected", "@type",
    ]

    private(set) var entries: ContextEntries
    private let context: JSONObject
    let scope: ContextProcessor.Scope
    private let documentBase: ExactString?
    /// Whether a term is finished; absent before it is begun.
    private var defined: [ExactString: Bool] = [:]

    init(
        _ entries: ContextEntries, _ context: JSONObject, _ scope: ContextProcessor.Scope, documentBase: ExactString?
    ) {
        self.entries = entries
        self.context = context
        self.scope = scope
        self.documentBase = documentBase
    }

    mutating func create(_ name: ExactString, _ processor: inout ContextProcessor) throws(JSONLDError) {
        // Step 1.
        if let isFinished = defined[name] {
            if isFinished { return }
            throw JSONLDError(.cyclicIRIMapping, name)
        }
        // Step 2.
        if name.isEmpty { throw JSONLDError(.invalidTermDefinition, name) }
        defined[name] = false
        // Step 3.
        guard let value = context[name] else { return }
        // Steps 4 and 5.
        try checkKeyword(name, value)
        if name != "@type", Keyword.hasForm(name) { return }
        // Step 6.
        let previous = entries.terms[name]
        entries.define(name, as: nil)
        // Steps 7–9.
        let (members, isSimple) = try Self.normalized(value, of: name)
        // Steps 10 and 11.
        var definition = TermDefinition()
        definition.isProtected = try protection(members, of: name)
        // Step 12.
        definition.type = try typeMapping(members["@type"], of: name, &processor)
        // Step 13.
        if let reverse = members["@reverse"] {
            guard try setReverse(reverse, members, &definition, of: name, &processor) else { return }
        } else {
            // Steps 14–18.
            guard try setIRI(members, isSimple: isSimple, &definition, of: name, &processor) else { return }
            // Steps 19–25.
            try setContainer(members, &definition, of: name)
            try setIndex(members, &definition, of: name, &processor)
            try setLocalContext(members, &definition, of: name, &processor)
            try setLanguage(members, &definition, of: name)
            try setNest(members, &definition, of: name)
            try setPrefix(members, &definition, of: name)
            // Step 26.
            if let stray = members.names.first(where: { !Self.entryNames.contains($0) }) {
                throw JSONLDError(.invalidTermDefinition, stray)
            }
        }
        try finish(definition, of: name, replacing: previous)
    }

    /// Steps 27 and 28. A reverse property is held to step 27 as well, or it could displace a protected term.
    private mutating func finish(
        _ definition: TermDefinition, of name: ExactString, replacing previous: Term?
    ) throws(JSONLDError) {
        if !scope.overrideProtected, let previous, previous.definition.isProtected {
            guard definition.isSame(as: previous.definition) else {
                throw JSONLDError(.protectedTermRedefinition, name)
            }
            entries.define(name, as: previous)
        } else {
            entries.define(name, as: Term(definition, isBuiltIn: scope.isBuiltIn))
        }
        defined[name] = true
    }

    // MARK: Steps 4–11

    private func checkKeyword(_ name: ExactString, _ value: JSONValue) throws(JSONLDError) {
        guard let keyword = Keyword(name) else { return }
        guard keyword == .type, case .object(let members) = value, !members.isEmpty else {
            throw JSONLDError(.keywordRedefinition, name)
        }
        for member in members.members {
            switch (member.name, member.value) {
            case ("@container", .string("@set")), ("@protected", _): continue
            default: throw JSONLDError(.keywordRedefinition, name)
            }
        }
    }

    private static func normalized(
        _ value: JSONValue, of name: ExactString
    ) throws(JSONLDError) -> (members: JSONObject, isSimple: Bool) {
        switch value {
        case .null: (JSONObject([("@id", .null)]), false)
        case .string: (JSONObject([("@id", value)]), true)
        case .object(let members): (members, false)
        default: throw JSONLDError(.invalidTermDefinition, name)
        }
    }

    private func protection(_ members: JSONObject, of name: ExactString) throws(JSONLDError) -> Bool {
        guard let value = members["@protected"] ?? context["@protected"] else { return false }
        guard case .bool(let flag) = value else { throw JSONLDError(.invalidProtectedValue, name) }
        return flag
    }

    // MARK: IRI expansion during creation (§5.2 steps 3 and 6.3)

    mutating func expand(
        _ value: ExactString, _ processor: inout ContextProcessor, documentRelative: Bool = false
    ) throws(JSONLDError) -> IRIMapping {
        try createIfPending(value, &processor)
        if case .prefix(let prefix, _)? = ContextEntries.splitCompactIRI(value) {
            try createIfPending(prefix, &processor)
        }
        return entries.expandIRI(value, documentBase: documentBase, documentRelative: documentRelative, vocab: true)
    }

    private mutating func createIfPending(
        _ name: ExactString, _ processor: inout ContextProcessor
    ) throws(JSONLDError) {
        guard Keyword(name) == nil, !Keyword.hasForm(name), defined[name] != true, context[name] != nil else { return }
        try create(name, &processor)
    }

    // MARK: Type, reverse and IRI mappings (steps 12–18)

    private mutating func typeMapping(
        _ value: JSONValue?, of name: ExactString, _ processor: inout ContextProcessor
    ) throws(JSONLDError) -> TermDefinition.TypeMapping? {
        guard let value else { return nil }
        // Step 12.1.
        guard case .string(let text) = value else { throw JSONLDError(.invalidTypeMapping, name) }
        // Steps 12.2–12.5.
        switch try expand(text, &processor) {
        case .keyword(.id): return .id
        case .keyword(.vocab): return .vocab
        case .keyword(.json): return .json
        case .keyword(.none): return TermDefinition.TypeMapping.none
        case .iri(let iri) where IRISyntax.isAbsoluteIRI(iri): return .iri(iri)
        default: throw JSONLDError(.invalidTypeMapping, text)
        }
    }

    /// Step 13; false where the term is passed over.
    private mutating func setReverse(
        _ reverse: JSONValue, _ members: JSONObject, _ definition: inout TermDefinition, of name: ExactString,
        _ processor: inout ContextProcessor
    ) throws(JSONLDError) -> Bool {
        guard members["@id"] == nil, members["@nest"] == nil else { throw JSONLDError(.invalidReverseProperty, name) }
        guard case .string(let text) = reverse else { throw JSONLDError(.invalidIRIMapping, name) }
        if Keyword.hasForm(text) { return false }
        let mapping = try expand(text, &processor)
        guard case .iri(let iri) = mapping, iri.utf8.contains(UInt8(ascii: ":")) else {
            throw JSONLDError(.invalidIRIMapping, text)
        }
        definition.iri = mapping
        switch members["@container"] {
        case nil, .null?: break
        case .string("@set")?: definition.container = .set
        case .string("@index")?: definition.container = .index
        default: throw JSONLDError(.invalidReverseProperty, name)
        }
        definition.isReverse = true
        return true
    }

    /// Steps 14–18; false where the term is passed over.
    private mutating func setIRI(
        _ members: JSONObject, isSimple: Bool, _ definition: inout TermDefinition, of name: ExactString,
        _ processor: inout ContextProcessor
    ) throws(JSONLDError) -> Bool {
        if let id = members["@id"], id != .string(name) {
            // Step 14.1: known, and mapped to nothing.
            if case .null = id { return true }
            // Step 14.2.
            guard case .string(let text) = id else { throw JSONLDError(.invalidIRIMapping, name) }
            return try setExplicitIRI(text, isSimple: isSimple, &definition, of: name, &processor)
        }
        definition.iri = try implicitIRI(of: name, &processor)
        return true
    }

    private mutating func setExplicitIRI(
        _ text: ExactString, isSimple: Bool, _ definition: inout TermDefinition, of name: ExactString,
        _ processor: inout ContextProcessor
    ) throws(JSONLDError) -> Bool {
        // Step 14.2.2.
        if Keyword(text) == nil, Keyword.hasForm(text) { return false }
        // Step 14.2.3.
        let mapping = try expand(text, &processor)
        switch mapping {
        case .keyword(.context): throw JSONLDError(.invalidKeywordAlias, name)
        case .keyword: break
        case .iri(let iri) where IRISyntax.hasScheme(iri) || IRISyntax.isBlankNode(iri): break
        default: throw JSONLDError(.invalidIRIMapping, text)
        }
        definition.iri = mapping
        let looksLikeIRI = Self.hasInnerColon(name) || name.utf8.contains(UInt8(ascii: "/"))
        if looksLikeIRI {
            // Step 14.2.4: such a name must mean what it spells.
            defined[name] = true
            guard try expand(name, &processor) == mapping else { throw JSONLDError(.invalidIRIMapping, name) }
        }
        // Step 14.2.5.
        if case .iri(let iri) = mapping, isSimple, !name.utf8.contains(UInt8(ascii: ":")), !looksLikeIRI {
            definition.isPrefix = IRISyntax.isBlankNode(iri) || iri.utf8.last.map(Self.isGenericDelimiter) == true
        }
        return true
    }

    private mutating func implicitIRI(
        of name: ExactString, _ processor: inout ContextProcessor
    ) throws(JSONLDError) -> IRIMapping {
        // Step 15.
        if name.utf8.dropFirst().contains(UInt8(ascii: ":")) {
            guard case .prefix(let prefix, let suffix)? = ContextEntries.splitCompactIRI(name) else {
                return .iri(name)
            }
            try createIfPending(prefix, &processor)
            if case .iri(let iri)? = entries.terms[prefix]?.definition.iri {
                return .iri(ExactString(iri.text + suffix))
            }
            return .iri(name)
        }
        // Step 16.
        if name.utf8.contains(UInt8(ascii: "/")) {
            let mapping = entries.expandIRI(name, documentBase: documentBase, documentRelative: true, vocab: true)
            guard case .iri(let iri) = mapping, IRISyntax.hasScheme(iri) else {
                throw JSONLDError(.invalidIRIMapping, name)
            }
            return mapping
        }
        // Step 17.
        if name == "@type" { return .keyword(.type) }
        // Step 18.
        guard let vocab = entries.vocab else { throw JSONLDError(.invalidIRIMapping, name) }
        return .iri(ExactString(vocab.text + name.text))
    }

    /// A colon anywhere but as the first or last character.
    private static func hasInnerColon(_ name: ExactString) -> Bool {
        name.utf8.dropFirst().dropLast().contains(UInt8(ascii: ":"))
    }

    /// RFC 3986 §2.2.
    private static func isGenericDelimiter(_ byte: UInt8) -> Bool { ":/?#[]@".utf8.contains(byte) }
}
