// SPDX-License-Identifier: Apache-2.0

import StrictJSON

/// An element of expanded form.
enum ExpandedItem: Sendable {
    case node(NodeObject)
    case value(ValueObject)
    case list(ListObject)
}

/// What `@id` expanded to.
enum NodeID: Sendable {
    case absent
    /// The value had the form of a keyword.
    case null
    /// An IRI, a reference that found no base, or a blank node identifier.
    case text(ExactString)
}

/// Properties in the order of their first value, each once.
struct PropertyTable: Sendable {
    struct Property: Sendable {
        let name: ExactString
        /// The name is known to be an IRI; false says nothing.
        let isAbsoluteIRI: Bool
        var values: ItemList
    }

    /// Up to this many are searched one by one.
    private static let scanLimit = 12

    private(set) var properties: [Property] = []
    private var index: [ExactString: Int] = [:]

    var isEmpty: Bool { properties.isEmpty }

    subscript(_ name: ExactString) -> ItemList? { position(of: name).map { properties[$0].values } }

    private func position(of name: ExactString) -> Int? {
        guard properties.count <= Self.scanLimit else { return index[name] }
        for index in properties.indices where properties[index].name == name { return index }
        return nil
    }

    mutating func reserveCapacity(_ count: Int) { properties.reserveCapacity(count) }

    mutating func add(_ values: ItemList, to name: ExactString, isAbsoluteIRI: Bool = false) {
        if let position = position(of: name) {
            properties[position].values.append(contentsOf: values)
        } else {
            append(Property(name: name, isAbsoluteIRI: isAbsoluteIRI, values: values))
        }
    }

    mutating func prepend(_ values: ItemList, to name: ExactString) {
        if let position = position(of: name) {
            properties[position].values.prepend(values)
        } else {
            append(Property(name: name, isAbsoluteIRI: false, values: values))
        }
    }

    private mutating func append(_ property: Property) {
        properties.append(property)
        if properties.count == Self.scanLimit + 1 {
            for (position, property) in properties.enumerated() { index[property.name] = position }
        } else if properties.count > Self.scanLimit {
            index[property.name] = properties.count - 1
        }
    }
}

/// A node object (JSON-LD 1.1 §9.2), graph objects among them.
final class NodeObject: Sendable {
    /// The parts, while they are collected.
    struct Parts: Sendable {
        var id: NodeID = .absent
        /// Where it stands in the source document, if places are tracked.
        var place: ExactString?
        var types: [ExactString]?
        var index: ExactString?
        var graph: ItemList?
        var included: ItemList?
        var reverse: PropertyTable?
        var properties = PropertyTable()
    }

    let parts: Parts

    init(_ parts: consuming Parts) { self.parts = parts }

    /// A graph object: `@graph`, and at most `@id` and `@index` beside it.
    var isGraphObject: Bool {
        parts.graph != nil && parts.types == nil && parts.included == nil && parts.reverse == nil
            && parts.properties.isEmpty
    }

    /// The same node with some parts edited.
    func with(_ edit: (inout Parts) -> Void) -> NodeObject {
        var copy = parts
        edit(&copy)
        return NodeObject(copy)
    }
}

/// A value object (§9.5).
final class ValueObject: Sendable {
    enum Datatype: Sendable, Equatable {
        case json
        case iri(ExactString)
    }

    let value: JSONValue
    let datatype: Datatype?
    let language: ExactString?
    let direction: Direction?
    let index: ExactString?

    init(
        _ value: JSONValue, datatype: Datatype? = nil, language: ExactString? = nil, direction: Direction? = nil,
        index: ExactString? = nil
    ) {
        self.value = value
        self.datatype = datatype
        self.language = language
        self.direction = direction
        self.index = index
    }
}

/// A list object (§9.7).
final class ListObject: Sendable {
    let items: ItemList
    let index: ExactString?
    /// Where it stands in the source document, if places are tracked.
    let place: ExactString?

    init(_ items: ItemList, index: ExactString? = nil, place: ExactString? = nil) {
        self.items = items
        self.index = index
        self.place = place
    }
}

extension ExpandedItem {
    var index: ExactString? {
        switch self {
        case .node(let node): node.parts.index
        case .value(let value): value.index
        case .list(let list): list.index
        }
    }

    func withIndex(_ index: ExactString) -> ExpandedItem {
        switch self {
        case .node(let node): .node(node.with { $0.index = index })
        case .value(let value):
            .value(
                ValueObject(
                    value.value, datatype: value.datatype, language: value.language, direction: value.direction,
                    index: index))
        case .list(let list): .list(ListObject(list.items, index: index, place: list.place))
        }
    }

    /// A graph object around the item.
    var inGraph: ExpandedItem {
        var parts = NodeObject.Parts()
        parts.graph = ItemList(self)
        // No pointer holds a `~` before anything else than 0 or 1.
        if case .node(let node) = self { parts.place = node.parts.place.map { ExactString("\($0)~graph") } }
        return .node(NodeObject(parts))
    }

    var isGraphObject: Bool {
        if case .node(let node) = self { node.isGraphObject } else { false }
    }

    var isNode: Bool {
        if case .node = self { true } else { false }
    }
}
