// SPDX-License-Identifier: Apache-2.0

import StrictJSON
import Synchronization

/// The entries of an active context (JSON-LD 1.1 API §4.1) while it is being put together.
struct ContextEntries: Sendable {
    /// The base IRI is kept apart from the document's own, so that contexts do not depend on the document.
    enum Base: Sendable, Equatable {
        case document
        /// `@base` is null.
        case none
        case iri(ExactString)
    }

    var terms = TermDictionary()
    var base: Base = .document
    var vocab: ExactString?
    var language: ExactString?
    var direction: Direction?
    /// Terms beside `@type`, `@id` and `@value` themselves that stand for these keywords.
    var typeAliases: [ExactString] = []
    var idAliases: [ExactString] = []
    var valueAliases: [ExactString] = []

    /// Enters a finished definition, or takes the term out.
    mutating func define(_ name: ExactString, as term: Term?) {
        if case .keyword(let keyword) = terms[name]?.definition.iri {
            editAliases(of: keyword) { $0.removeAll { $0 == name } }
        }
        terms[name] = term
        guard let term else { return }
        if case .keyword(let keyword) = term.definition.iri, keyword.text != name {
            editAliases(of: keyword) { $0.append(name) }
        }
    }

    private mutating func editAliases(of keyword: Keyword, _ edit: (inout [ExactString]) -> Void) {
        switch keyword {
        case .type: edit(&typeAliases)
        case .id: edit(&idAliases)
        case .value: edit(&valueAliases)
        default: break
        }
    }

    func baseIRI(ofDocument documentBase: ExactString?) -> ExactString? {
        switch base {
        case .document: documentBase
        case .none: nil
        case .iri(let iri): iri
        }
    }
}

/// An active context. Never changed once made; what is derived from it by a scoped context or a built-in one is
/// remembered, since credentials apply the same few contexts again and again.
final class ActiveContext: Sendable {
    let entries: ContextEntries
    /// The context to return to when a node object ends what a type-scoped context began.
    let previous: ActiveContext?
    /// Built of built-in contexts only, and kept for the life of the process.
    let isShared: Bool

    /// What a derived context depends on beside the one it is derived from.
    enum Derivation: Equatable {
        case builtIn(url: ExactString, variant: Int)
        case scoped(ObjectIdentifier, overrideProtected: Bool, propagate: Bool)
    }

    private struct Derived {
        let derivation: Derivation
        let context: ActiveContext
        /// Keeps the term alive whose identity is the key.
        let term: Term?
    }

    /// Few derive from one: looking through them takes less than hashing what they were derived by.
    private let derived = Mutex<[Derived]>([])

    init(_ entries: ContextEntries, previous: ActiveContext?, isShared: Bool) {
        self.entries = entries
        self.previous = previous
        self.isShared = isShared
    }

    func term(_ name: ExactString) -> Term? { entries.terms[name] }

    func remembered(_ derivation: Derivation) -> ActiveContext? {
        derived.withLock { derived in
            for index in derived.indices where derived[index].derivation == derivation { return derived[index].context }
            return nil
        }
    }

    func remember(_ context: ActiveContext, as derivation: Derivation, term: Term? = nil) {
        if isShared { SharedContexts.count() }
        derived.withLock { $0.append(Derived(derivation: derivation, context: context, term: term)) }
    }
}

/// The initial context that everything built in derives from.
enum SharedContexts {
    /// A hostile series of documents could combine built-in contexts without end; honest ones need a few dozen.
    private static let limit = 2_048

    private struct State {
        var root = ActiveContext(ContextEntries(), previous: nil, isShared: true)
        var count = 0
    }

    private static let state = Mutex(State())

    static var root: ActiveContext { state.withLock { $0.root } }

    /// Counts one more remembered context, and starts afresh when there are too many.
    static func count() {
        state.withLock { state in
            state.count += 1
            if state.count > limit { state = State() }
        }
    }
}
