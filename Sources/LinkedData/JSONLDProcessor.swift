// SPDX-License-Identifier: Apache-2.0

package import StrictJSON

/// JSON-LD 1.1 expansion in safe mode: nothing is fetched, and whatever the result leaves out is named.
package struct JSONLDProcessor: Sendable {
    /// JsonLdOptions (JSON-LD 1.1 API §9.3), as far as expansion and deserialisation use them.
    package struct Options: Sendable {
        /// How a base direction appears in RDF.
        package enum RDFDirection: Sendable {
            case i18nDatatype
            case compoundLiteral
        }

        /// How language tags are written. RDF holds tags that differ in case to be one, and the expansion algorithm lets
        /// processors choose (§5.1 step 13.4.8); a signature is over what its maker chose.
        package enum LanguageTags: Sendable {
            /// As most processors do.
            case lowercased
            case asWritten
        }

        /// The base IRI of the document; relative references are losses where there is none.
        package var base: ExactString?
        /// A context in force before the document's own.
        package var expandContext: JSONValue?
        package var rdfDirection: RDFDirection?
        package var languageTags: LanguageTags
        /// Bytes that the IRIs of the expanded form, or the terms of the dataset, may take together. Compact IRIs and
        /// datatypes can swell a document a thousandfold; honest documents triple.
        package var byteLimit: Int
        /// Labels each blank node that has no identifier with its place in the source document, so that a node of a part
        /// of the document can be told to be the same node of the whole.
        package var tracksPlaces = false

        package init(
            base: ExactString? = nil, expandContext: JSONValue? = nil, rdfDirection: RDFDirection? = nil,
            languageTags: LanguageTags = .lowercased, byteLimit: Int = 128 << 20
        ) {
            self.base = base
            self.expandContext = expandContext
            self.rdfDirection = rdfDirection
            self.languageTags = languageTags
            self.byteLimit = byteLimit
        }
    }

    package let loader: DocumentLoader
    package let options: Options

    package init(loader: DocumentLoader = DocumentLoader(), options: Options = Options()) {
        self.loader = loader
        self.options = options
    }

    /// The Expansion Algorithm from the document down (JSON-LD 1.1 API §9.2, `expand`).
    package func expand(_ document: JSONValue) throws(JSONLDError) -> ExpandedDocument {
        var expander = Expander(loader: loader, options: options)
        do throws(JSONLDError) {
            var active = SharedContexts.root
            if let outer = options.expandContext {
                active = try expander.processContext(outer["@context"] ?? outer, on: active)
            }
            var items = ItemList()
            let shape = try expander.expand(document, of: .none, in: active, into: &items)
            // An object of nothing but a graph is that graph; in an array it would be a graph without a name.
            if case .single = shape, case .node(let node)? = items.first, let graph = node.soleGraph { items = graph }
            return ExpandedDocument(
                items: items, losses: expander.findings.losses, contexts: expander.contexts.uses,
                options: options)
        } catch {
            var located = error
            located.pointer = error.pointer ?? expander.findings.pointer
            throw located
        }
    }
}

extension NodeObject {
    /// The contents of a node object that has `@graph` and nothing else.
    fileprivate var soleGraph: ItemList? {
        guard isGraphObject, case .absent = parts.id, parts.index == nil else { return nil }
        return parts.graph
    }
}
