// SPDX-License-Identifier: Apache-2.0

package import StrictJSON

/// A document after expansion: the claims by their IRIs, what was left out, and the contexts that decided it.
package struct ExpandedDocument: Sendable {
    /// Everything of the source document that its RDF dataset does not hold, in document order.
    package let losses: [Loss]
    /// Contexts in the order of their first use.
    package let contexts: [ContextUse]

    let items: ItemList
    private let options: JSONLDProcessor.Options

    init(
        items: ItemList, losses: [Loss], contexts: [ContextUse], options: JSONLDProcessor.Options
    ) {
        self.items = items
        self.losses = losses
        self.contexts = contexts
        self.options = options
    }

    /// The standard's expanded form: an array of node objects with IRIs as keys. Made anew at each call.
    package var json: JSONValue { .array(items.map(\.json)) }

    /// The RDF dataset (JSON-LD 1.1 API §8.1).
    package func dataset() throws(JSONLDError) -> RDFDataset {
        try DatasetBuilder.dataset(of: items, options)
    }
}

/// Something of the source document that would be dropped, and so be left unsigned.
package struct Loss: Sendable, Equatable {
    package enum Kind: String, Sendable {
        /// A member whose name no context defines, or defines as null.
        case undefinedTerm = "undefined-term"
        /// A member name, type or identifier that looks like a keyword and is none.
        case reservedTerm = "reserved-term"
        /// A property that expands to something other than an absolute IRI.
        case relativeProperty = "relative-property"
        case relativeID = "relative-id"
        case relativeType = "relative-type"
        /// A property that is a blank node identifier.
        case blankNodeProperty = "blank-node-property"
        /// A value that belongs to no node, or a node that says nothing.
        case freeFloating = "free-floating"
        /// A datatype that is not an absolute IRI.
        case invalidDatatype = "invalid-datatype"
        /// A language tag that is not well-formed (BCP 47).
        case invalidLanguage = "invalid-language"
        /// A base direction, where the options give it no form in RDF.
        case direction
        /// An index: JSON-LD keeps it, RDF does not.
        case index
        /// A number that its RDF literal does not hold exactly.
        case inexactNumber = "inexact-number"
        /// A null, which JSON-LD takes for absence: no claim is lost, unless a reader shows the null.
        case null
    }

    package let kind: Kind
    /// The offending term, IRI or value.
    package let term: ExactString
    /// JSON Pointer (RFC 6901) into the source document.
    package let pointer: ExactString

    package init(kind: Kind, term: ExactString, pointer: ExactString) {
        self.kind = kind
        self.term = term
        self.pointer = pointer
    }
}

/// A context that took part in expansion.
package struct ContextUse: Sendable, Hashable {
    package enum Origin: Sendable, Hashable {
        /// 0 is the newest text circulating under the URL.
        case builtIn(variant: Int)
        case evidence
        case inline
    }

    /// nil for an inline context.
    package let url: ExactString?
    package let origin: Origin

    package init(url: ExactString?, origin: Origin) {
        self.url = url
        self.origin = origin
    }
}
