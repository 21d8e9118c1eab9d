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

        /// The base IRI of the document; relative references are losses where there is none.
        package var base: ExactString?
        /// A context in force before the document's own.
        package var expandContext: JSONValue?
        package var rdfDirection: RDFDirection?

        package init(
            base: ExactString? = nil, expandContext: JSONValue? = nil, rdfDirection: RDFDirection? = nil
        ) {
            self.base = base
            self.expandContext = expandContext
            self.rdfDirection = rdfDirection
        }
    }

    package let loader: DocumentLoader
    package let options: Options

    package init(loader: DocumentLoader = DocumentLoader(), options: Options = Options()) {
        self.loader = loader
        self.options = options
    }

    package func expand(_ document: JSONValue) throws(JSONLDError) -> ExpandedDocument {
        throw JSONLDError(.resourceLimit)
    }
}
