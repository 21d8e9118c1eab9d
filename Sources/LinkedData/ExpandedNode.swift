// SPDX-License-Identifier: Apache-2.0

package import StrictJSON

/// A node of an expanded document, for reading what it says.
package struct ExpandedNode: Sendable {
    /// What a property has for a value.
    package enum Value: Sendable {
        case node(ExpandedNode)
        /// The value of a value object; its datatype and language are left out.
        case literal(JSONValue)
    }

    private let node: NodeObject

    init(_ node: NodeObject) { self.node = node }

    /// Its identifier; nil for a node without one.
    package var id: ExactString? {
        if case .text(let id) = node.parts.id { id } else { nil }
    }

    /// The values of a property in order. Those in a list or in a graph of their own stand among the others.
    package func values(of property: ExactString) -> [Value] {
        guard let items = node.parts.properties[property] else { return [] }
        var values: [Value] = []
        values.reserveCapacity(items.count)
        for item in items { Self.append(item, to: &values) }
        return values
    }

    /// How many values a property has.
    package func count(of property: ExactString) -> Int {
        var count = 0
        for item in node.parts.properties[property] ?? ItemList() { count += Self.count(item) }
        return count
    }

    private static func count(_ item: ExpandedItem) -> Int {
        switch item {
        case .value: 1
        case .list(let list): list.items.reduce(0) { $0 + count($1) }
        case .node(let node):
            node.isGraphObject ? (node.parts.graph ?? ItemList()).reduce(0) { $0 + count($1) } : 1
        }
    }

    /// The text that `text` finds first in the values of a property.
    package func firstText(of property: ExactString, _ text: (Value) -> ExactString?) -> ExactString? {
        for item in node.parts.properties[property] ?? ItemList() {
            if let found = Self.firstText(of: item, text) { return found }
        }
        return nil
    }

    private static func firstText(of item: ExpandedItem, _ text: (Value) -> ExactString?) -> ExactString? {
        switch item {
        case .value(let value): return text(.literal(value.value))
        case .node(let node) where !node.isGraphObject: return text(.node(ExpandedNode(node)))
        case .node, .list:
            var values: [Value] = []
            append(item, to: &values)
            return values.lazy.compactMap(text).first
        }
    }

    private static func append(_ item: ExpandedItem, to values: inout [Value]) {
        switch item {
        case .value(let value): values.append(.literal(value.value))
        case .list(let list): for item in list.items { append(item, to: &values) }
        case .node(let node):
            if let graph = node.parts.graph, node.isGraphObject {
                for item in graph { append(item, to: &values) }
            } else {
                values.append(.node(ExpandedNode(node)))
            }
        }
    }
}

extension ExpandedDocument {
    /// The first node of the document.
    package var root: ExpandedNode? {
        for case .node(let node) in items { return ExpandedNode(node) }
        return nil
    }
}
