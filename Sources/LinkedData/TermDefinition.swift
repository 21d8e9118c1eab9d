// SPDX-License-Identifier: Apache-2.0

import StrictJSON

/// Base direction of strings.
enum Direction: String, Sendable {
    case ltr
    case rtl
}

/// What an identifier expands to.
enum IRIMapping: Sendable, Equatable {
    /// Explicitly nothing.
    case null
    case keyword(Keyword)
    /// An IRI or a blank node identifier.
    case iri(ExactString)
}

/// A term definition (JSON-LD 1.1 API §4.2).
struct TermDefinition: Sendable, Equatable {
    struct Container: OptionSet, Sendable {
        let rawValue: UInt8

        static let list = Container(rawValue: 1)
        static let set = Container(rawValue: 2)
        static let language = Container(rawValue: 4)
        static let index = Container(rawValue: 8)
        static let id = Container(rawValue: 16)
        static let type = Container(rawValue: 32)
        static let graph = Container(rawValue: 64)

        /// The containers whose values are maps to node or value objects.
        static let maps: Container = [.index, .id, .type]
    }

    enum TypeMapping: Sendable, Equatable {
        case id
        case vocab
        case json
        case none
        case iri(ExactString)
    }

    /// A mapping that a definition may leave open, so that the active context's default applies, or set to null.
    enum Setting<Value: Sendable & Equatable>: Sendable, Equatable {
        case open
        case null
        case value(Value)
    }

    var iri: IRIMapping = .null
    var isPrefix = false
    var isProtected = false
    var isReverse = false
    var container: Container = []
    var type: TypeMapping?
    var language: Setting<ExactString> = .open
    var direction: Setting<Direction> = .open
    /// The property an index container keeps its index in.
    var index: ExactString?
    var nest: ExactString?
    /// A scoped context, processed where the term is used, and the URL its references are relative to.
    var localContext: JSONValue?
    var baseURL: ExactString?

    /// Step 27.1 of §4.2: the same but for the protected flag.
    func isSame(as other: TermDefinition) -> Bool {
        var copy = other
        copy.isProtected = isProtected
        return self == copy
    }
}

/// A definition in its place: shared by every context that holds it, and known by its identity to the memory of
/// derived contexts.
final class Term: Sendable {
    let definition: TermDefinition
    /// Whether the IRI mapping is an absolute IRI, so that a property survives the way to RDF.
    let isAbsoluteIRI: Bool
    /// The definition comes from a built-in context and its scoped context names no other document.
    let isBuiltIn: Bool
    let hasLocalContext: Bool
    let isJSON: Bool

    init(_ definition: TermDefinition, isBuiltIn: Bool) {
        self.definition = definition
        self.isBuiltIn = isBuiltIn
        hasLocalContext = definition.localContext != nil
        isJSON = definition.type == .json
        if case .iri(let iri) = definition.iri {
            isAbsoluteIRI = IRISyntax.isAbsoluteIRI(iri)
        } else {
            isAbsoluteIRI = false
        }
    }
}
