// SPDX-License-Identifier: Apache-2.0

package import LinkedData
package import StrictJSON

/// A thing that a document describes, read by what its properties mean.
///
/// Where the document could be expanded, properties are found by IRI, so that what is shown is what was signed. Where it
/// could not (a context is not at hand), by name; such a document never comes out better than `indeterminate`.
package enum FactNode: Sendable {
    case expanded(ExpandedNode)
    case compact(JSONObject)

    package var id: ExactString? {
        switch self {
        case .expanded(let node): node.id
        case .compact(let node): node["id"]?.stringValue
        }
    }

    /// The things a property points at.
    package func nodes(_ property: Property) -> [FactNode] {
        switch self {
        case .expanded(let node):
            property.values(in: node).compactMap { value in
                if case .node(let node) = value { .expanded(node) } else { nil }
            }
        case .compact(let node):
            (node[property.name]?.elements ?? []).compactMap { value in
                // An identifier on its own stands for the thing.
                value.objectValue.map(FactNode.compact)
                    ?? value.stringValue.map { .compact(JSONObject([("id", .string($0))])) }
            }
        }
    }

    package func node(_ property: Property) -> FactNode? { nodes(property).first }

    /// The literal texts and identifiers of a property, in order; numbers as they are written.
    package func texts(_ property: Property) -> [ExactString] {
        switch self {
        case .expanded(let node): property.values(in: node).compactMap(Self.text)
        case .compact(let node): (node[property.name]?.elements ?? []).compactMap(Self.text)
        }
    }

    private static func text(_ value: ExpandedNode.Value) -> ExactString? {
        switch value {
        case .literal(let literal): text(literal)
        case .node(let node): node.id
        }
    }

    static func text(_ value: JSONValue) -> ExactString? {
        switch value {
        case .string(let text): text
        case .number(let number): number.lexeme
        case .bool(let flag): flag ? "true" : "false"
        case .object(let object): object["@value"]?.stringValue ?? object["id"]?.stringValue
        case .null, .array: nil
        }
    }

    package func text(_ property: Property) -> ExactString? {
        switch self {
        case .expanded(let node):
            property.firstText(in: node) { value in Self.text(value).flatMap { $0.isEmpty ? nil : $0 } }
        case .compact: texts(property).first { !$0.isEmpty }
        }
    }
}
