// SPDX-License-Identifier: Apache-2.0

package import StrictJSON

/// Knows the built-in contexts and those given as evidence, and nothing else: it never fetches.
package struct DocumentLoader: Sendable {
    /// Context documents by URL; a built-in context of the same URL wins.
    private let evidence: [ExactString: JSONValue]
    /// Which text to take where several circulate under one URL; 0 is the newest.
    private let variants: [ExactString: Int]

    package init(evidence: [ExactString: JSONValue] = [:], variants: [ExactString: Int] = [:]) {
        self.evidence = evidence
        self.variants = variants
    }

    /// How many texts circulate under this URL; zero where the context is not built in.
    package static func variantCount(of url: ExactString) -> Int { BuiltInContexts.variants(of: url).count }

    struct Document {
        enum Content {
            case table(ContextTable)
            case json(JSONValue)
        }

        let origin: ContextUse.Origin
        let content: Content

        /// The local context the document holds (JSON-LD 1.1 API §4.1 step 5.2.5).
        func context(at url: ExactString) throws(JSONLDError) -> JSONValue {
            switch content {
            case .table(let table): return table.context
            case .json(let document):
                guard case .object(let object) = document, let context = object["@context"] else {
                    throw JSONLDError(.invalidRemoteContext, url)
                }
                return context
            }
        }
    }

    func load(_ url: ExactString) -> Document? {
        let tables = BuiltInContexts.variants(of: url)
        if !tables.isEmpty {
            let variant = min(max(variants[url] ?? 0, 0), tables.count - 1)
            return Document(origin: .builtIn(variant: variant), content: .table(tables[variant]))
        }
        return evidence[url].map { Document(origin: .evidence, content: .json($0)) }
    }
}
