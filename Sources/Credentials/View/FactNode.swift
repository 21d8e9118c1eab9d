// SPDX-License-Identifier: Apache-2.0

package import LinkedData
package import StrictJSON

/// A property by its IRI and by the name it usually has in a document.
package struct Property: Sendable {
    /// The newest first. Editions of a vocabulary have called the same property differently; one document uses one.
    package let iris: [ExactString]
    package let name: ExactString

    init(_ iri: ExactString, _ name: ExactString) { self.init([iri], name) }

    init(_ iris: [ExactString], _ name: ExactString) {
        self.iris = iris
        self.name = name
    }

    /// A property that no linked data is read for: of a format that is not signed as such, or without a vocabulary that
    /// can be applied.
    static func named(_ name: ExactString) -> Property { Property([], name) }

    static func schema(_ name: ExactString) -> Property { Property(ExactString("https://schema.org/\(name)"), name) }

    static func credentials(_ name: ExactString) -> Property {
        Property(ExactString("https://www.w3.org/2018/credentials#\(name)"), name)
    }

    static func openBadges(_ name: ExactString, iri: ExactString? = nil) -> Property {
        let names = [iri ?? name] + (iri == nil ? earlierNames[name] ?? [] : [])
        return Property(names.map { ExactString("https://purl.imsglobal.org/spec/vc/ob/vocab.html#\($0)") }, name)
    }

    /// What the contexts of Open Badges 3.0.0 to 3.0.2 make of a name, where 3.0.3 makes something else of it.
    private static let earlierNames: [ExactString: [ExactString]] = [
        "achievement": ["achievement-0", "Achievement"], "address": ["Address"], "creator": ["Profile"],
        "image": ["Image"],
    ]

    func values(in node: ExpandedNode) -> [ExpandedNode.Value] { iris.flatMap(node.values(of:)) }
}

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
        case .expanded(let node):
            property.values(in: node).compactMap { value in
                switch value {
                case .literal(let literal): Self.text(literal)
                case .node(let node): node.id
                }
            }
        case .compact(let node): (node[property.name]?.elements ?? []).compactMap(Self.text)
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

    package func text(_ property: Property) -> ExactString? { texts(property).first { !$0.isEmpty } }
}
