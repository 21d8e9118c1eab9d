// SPDX-License-Identifier: Apache-2.0

package import StrictJSON

extension ExpandedDocument {
    /// The first of `properties` that the document states of its root node in another place than the root itself: in a
    /// second node object of the same identifier, or in reverse. In RDF such statements are the root's like any other.
    package func propertyOfRootElsewhere(_ properties: Set<ExactString>) -> ExactString? {
        for case .node(let root) in items {
            guard case .text(let id) = root.parts.id else { return nil }
            var search = RootSearch(root: root, id: id, properties: properties)
            items.forEachNode { search.visit($0) }
            return search.found
        }
        return nil
    }
}

/// A walk through the default graph.
private struct RootSearch {
    let root: NodeObject
    let id: ExactString
    let properties: Set<ExactString>
    var found: ExactString?

    mutating func visit(_ node: NodeObject) {
        guard found == nil else { return }
        let restatesRoot = node !== root && isRoot(node)
        for property in node.parts.properties.properties {
            if restatesRoot, properties.contains(property.name) { found = property.name }
            property.values.forEachNode { visit($0) }
        }
        for property in node.parts.reverse?.properties ?? [] {
            for value in property.values {
                if case .node(let subject) = value, isRoot(subject), properties.contains(property.name) {
                    found = property.name
                }
            }
            property.values.forEachNode { visit($0) }
        }
        // What stands in a graph of its own is said there, not here.
        node.parts.included?.forEachNode { visit($0) }
    }

    private func isRoot(_ node: NodeObject) -> Bool {
        if case .text(let text) = node.parts.id { text == id } else { false }
    }
}
