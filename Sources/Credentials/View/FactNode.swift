// SPDX-License-Identifier: Apache-2.0

package import StrictJSON

/// A property by its IRI and by the name it usually has in a document.
package struct Property: Sendable {
    package let iri: ExactString
    package let name: ExactString

    init(_ iri: ExactString, _ name: ExactString) {
        self.iri = iri
        self.name = name
    }

    static func schema(_ name: ExactString) -> Property { Property(ExactString("https://schema.org/\(name)"), name) }

    static func credentials(_ name: ExactString) -> Property {
        Property(ExactString("https://www.w3.org/2018/credentials#\(name)"), name)
    }

    static func openBadges(_ name: ExactString, iri: ExactString? = nil) -> Property {
        Property(ExactString("https://purl.imsglobal.org/spec/vc/ob/vocab.html#\(iri ?? name)"), name)
    }
}

/// A thing that a document describes, read by what its properties mean.
///
/// Where the document could be expanded, properties are found by IRI, so that what is shown is what was signed. Where it
/// could not (a context is not at hand), by name; such a document never comes out better than `indeterminate`.
package enum FactNode: Sendable {
    case expanded(JSONObject)
    case compact(JSONObject)

    package var id: ExactString? {
        switch self {
        case .expanded(let node): node["@id"]?.stringValue
        case .compact(let node): node["id"]?.stringValue
        }
    }

    private func values(_ property: Property) -> [JSONValue] {
        switch self {
        case .expanded(let node):
            (node[property.iri]?.elements ?? []).flatMap { value in
                // A graph container wraps its nodes; a list its items.
                value["@graph"]?.elements ?? value["@list"]?.elements ?? [value]
            }
        case .compact(let node): node[property.name]?.elements ?? []
        }
    }

    /// The things a property points at.
    package func nodes(_ property: Property) -> [FactNode] {
        values(property).compactMap { value in
            guard let object = value.objectValue else {
                return value.stringValue.map { .compact(JSONObject([("id", .string($0))])) }
            }
            switch self {
            case .expanded: return object["@value"] == nil ? .expanded(object) : nil
            case .compact: return .compact(object)
            }
        }
    }

    package func node(_ property: Property) -> FactNode? { nodes(property).first }

    /// The literal texts and identifiers of a property, in order; numbers as they are written.
    package func texts(_ property: Property) -> [ExactString] {
        values(property).compactMap { value in
            let literal = value["@value"] ?? value
            return switch literal {
            case .string(let text): text
            case .number(let number): number.lexeme
            case .bool(let flag): flag ? "true" : "false"
            case .object(let object): object["@id"]?.stringValue ?? object["id"]?.stringValue
            default: nil
            }
        }
    }

    package func text(_ property: Property) -> ExactString? { texts(property).first { !$0.isEmpty } }
}
