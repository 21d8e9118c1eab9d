// SPDX-License-Identifier: Apache-2.0

import LinkedData
import StrictJSON

/// A thing that a document describes, with the place where it stands.
///
/// What is stated comes from the expanded form where there is one, so that it is what was signed. The place is found by
/// walking the document as it was written beside it, by the name that a property usually has; what does not match there
/// value for value has no place.
struct StatedNode: Sendable {
    private let fact: FactNode
    /// The object, or the identifier that stands for it, as it was written.
    private let written: JSONValue?
    private let pointer: ExactString?

    init(_ document: JSONObject, expanded: ExpandedDocument?) {
        fact = expanded?.root.map(FactNode.expanded) ?? .compact(document)
        written = .object(document)
        pointer = ""
    }

    private init(_ fact: FactNode, _ place: Place?) {
        self.fact = fact
        written = place?.value
        pointer = place?.pointer
    }

    /// A value where it was written.
    private struct Place {
        let value: JSONValue
        let pointer: ExactString
    }

    /// The written values of a member, an array's elements one by one.
    private func places(_ name: ExactString) -> [Place] {
        guard let pointer, let value = written?[name] else { return [] }
        let member = "\(pointer)/\(JSONPointer.escape(name.text))"
        guard case .array(let elements) = value else { return [Place(value: value, pointer: ExactString(member))] }
        return elements.enumerated().map { Place(value: $1, pointer: ExactString("\(member)/\($0)")) }
    }

    // MARK: Things

    /// The things a property points at.
    func nodes(_ property: Property) -> [StatedNode] {
        switch fact {
        case .compact:
            return places(property.name).compactMap { place in
                switch place.value {
                case .object(let object): StatedNode(.compact(object), place)
                // An identifier on its own stands for the thing.
                case .string(let id): StatedNode(.compact(JSONObject([("id", .string(id))])), place)
                default: nil
                }
            }
        case .expanded(let node):
            return paired(property.values(in: node), property).compactMap { value, place in
                guard case .node(let node) = value else { return nil }
                let id = place?.value["id"]?.stringValue ?? place?.value.stringValue
                let isSame = id == nil || id == node.id
                return StatedNode(.expanded(node), isSame ? place : nil)
            }
        }
    }

    func node(_ property: Property) -> StatedNode? { nodes(property).first }

    /// Expanded values with the written ones, where there are as many.
    private func paired(
        _ values: [ExpandedNode.Value], _ property: Property
    ) -> [(value: ExpandedNode.Value, place: Place?)] {
        let places = places(property.name).filter { $0.value != .null }
        guard places.count == values.count else { return values.map { ($0, nil) } }
        return zip(values, places).map { ($0, $1) }
    }

    // MARK: Texts

    /// The literal values of a property, and the identifiers of the things it points at, in order. Empty texts say nothing.
    func readings(_ property: Property) -> [Reading] {
        switch fact {
        case .compact:
            return places(property.name).compactMap { place in
                let wordings = Self.wordings(place.value)
                return wordings.isEmpty ? nil : Reading(wordings, place.value, place.pointer)
            }
        case .expanded(let node):
            return paired(property.values(in: node), property).compactMap { value, place in
                let literal: JSONValue? =
                    switch value {
                    case .literal(let literal): literal
                    case .node(let node): node.id.map(JSONValue.string)
                    }
                guard let literal, let text = FactNode.text(literal), !text.isEmpty else { return nil }
                let written = place.map { Self.wordings($0.value) } ?? []
                guard written.count == 1, written.first?.text == text else {
                    return Reading([.init(text)], literal, nil)
                }
                return Reading(written, literal, place?.pointer)
            }
        }
    }

    func reading(_ property: Property) -> Reading? { readings(property).first }

    func text(_ property: Property) -> ExactString? { reading(property)?.text }

    /// The identifier, which stands in `id` or for the whole thing.
    var identifier: Reading? {
        guard let id = fact.id, !id.isEmpty else { return nil }
        let place: ExactString? =
            switch written {
            case .string(let text) where text == id: pointer
            case .object(let object) where object["id"]?.stringValue == id: pointer.map { ExactString("\($0)/id") }
            default: nil
            }
        return Reading([.init(id)], .string(id), place)
    }

    var id: ExactString? { identifier?.text }

    /// Whether it is only pointed at, and nothing is said of it here.
    var isReference: Bool {
        switch written {
        case .string: true
        case .object(let object): object.count == 1 && object["id"] != nil
        default: false
        }
    }

    /// Whether its type is written so. For choosing a reader only: what a type means depends on the context.
    func hasType(_ name: ExactString) -> Bool { written?.objectValue?.hasType(name) == true }

    /// Whether it has a member of that name, whatever that means.
    func hasMember(_ name: ExactString) -> Bool { written?[name] != nil }

    private static func wordings(_ value: JSONValue) -> [Statement.Wording] {
        guard case .object(let object) = value else {
            guard let text = FactNode.text(value), !text.isEmpty else { return [] }
            return [.init(text)]
        }
        if let text = object["@value"].flatMap(FactNode.text) {
            return text.isEmpty ? [] : [.init(text, object["@language"]?.stringValue)]
        }
        // A language map: every name is a language tag.
        guard object["id"] == nil, object["type"] == nil, object.names.allSatisfy(isLanguageTag) else { return [] }
        return object.members.flatMap { member in
            member.value.elements.compactMap { element in
                guard let text = element.stringValue, !text.isEmpty else { return nil }
                return Statement.Wording(text, member.name == "@none" ? nil : member.name)
            }
        }
    }

    /// Two or three letters, and subtags: a tag as it stands in language maps (BCP 47).
    private static func isLanguageTag(_ name: ExactString) -> Bool {
        guard name != "@none" else { return true }
        let parts = name.utf8.split(separator: UInt8(ascii: "-"), omittingEmptySubsequences: false)
        guard let primary = parts.first, 2...3 ~= primary.count else { return false }
        let isLetter: (UInt8) -> Bool = { UInt8(ascii: "a")...UInt8(ascii: "z") ~= $0 | 0x20 }
        return primary.allSatisfy(isLetter) && parts.dropFirst().allSatisfy { 1...8 ~= $0.count }
    }
}

/// A value of a property as it is stated, and where.
struct Reading: Sendable {
    /// Never empty.
    let wordings: [Statement.Wording]
    let json: JSONValue
    let pointer: ExactString?

    init(_ wordings: [Statement.Wording], _ json: JSONValue, _ pointer: ExactString?) {
        self.wordings = wordings
        self.json = json
        self.pointer = pointer
    }

    /// The words where one will do.
    var text: ExactString { wordings.first?.text ?? "" }

    func statement(
        _ value: StatedValue? = nil, _ aspect: Statement.Aspect? = nil, about: ExactString? = nil,
        caveat: Statement.Caveat? = nil
    ) -> Statement {
        Statement(wordings, value: value, aspect: aspect, about: about, caveat: caveat, pointer: pointer)
    }
}
