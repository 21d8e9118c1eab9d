// SPDX-License-Identifier: Apache-2.0

package import Credentials
package import StrictJSON

/// What of the credentials a learner wants to show.
package struct ShareChoice: Sendable, Equatable {
    /// A part of a credential, as she names it.
    package enum Part: Sendable, Equatable {
        /// All that is stated of a standard element.
        case element(StandardElement)
        /// What a JSON pointer leads to, with everything in it.
        case pointer(JSONPointer)
        /// Every member of that name, with everything in it.
        case member(ExactString)

        /// As it was named.
        package var text: ExactString {
            switch self {
            case .element(let element): ExactString(element.rawValue)
            case .pointer(let pointer): pointer.text
            case .member(let name): name
            }
        }
    }

    /// These parts and no others; empty for all.
    package var only: [Part]
    /// Of those, not these.
    package var hide: [Part]

    package init(only: [Part] = [], hide: [Part] = []) {
        self.only = only
        self.hide = hide
    }

    package var isEverything: Bool { only.isEmpty && hide.isEmpty }
}

/// A value in a document, with the steps that lead to it. Empty objects and lists are values too.
struct Leaf: Sendable {
    let tokens: [ExactString]
    let value: JSONValue

    var pointer: ExactString { JSONPointer(tokens: tokens).text }

    /// Every value of a document in order, but for the members of its root that are named.
    static func all(of document: JSONObject, except names: [ExactString] = []) -> [Leaf] {
        var found: [Leaf] = []
        func walk(_ value: JSONValue, _ tokens: [ExactString]) {
            switch value {
            case .object(let object) where !object.isEmpty:
                for member in object.members { walk(member.value, tokens + [member.name]) }
            case .array(let elements) where !elements.isEmpty:
                for (index, element) in elements.enumerated() { walk(element, tokens + [ExactString(String(index))]) }
            default: found.append(Leaf(tokens: tokens, value: value))
            }
        }
        for member in document.members where !names.contains(member.name) { walk(member.value, [member.name]) }
        return found
    }
}

/// Finds the values that the parts of a choice are.
struct ChosenParts {
    let leaves: [Leaf]
    let elements: StandardElements

    /// The positions of the values that any of the parts covers.
    func positions(of parts: [ShareChoice.Part]) -> Set<Int> {
        parts.reduce(into: []) { $0.formUnion(positions(of: $1)) }
    }

    func positions(of part: ShareChoice.Part) -> Set<Int> {
        switch part {
        case .pointer(let pointer): within(pointer)
        case .member(let name): Set(leaves.indices.filter { leaves[$0].tokens.contains(name) })
        case .element(let element):
            statements(element, elements).reduce(into: []) { found, statement in
                if let pointer = Self.pointer(of: statement) { found.formUnion(within(pointer)) }
            }
        }
    }

    /// Whether something is stated of the part whose place in the document is not known.
    func isUnplaced(_ part: ShareChoice.Part) -> Bool {
        guard case .element(let element) = part else { return false }
        return statements(element, elements).contains { Self.pointer(of: $0) == nil }
    }

    private func statements(_ element: StandardElement, _ elements: StandardElements) -> [Statement] {
        elements[element] + elements.parts.flatMap { statements(element, $0) }
    }

    private static func pointer(of statement: Statement) -> JSONPointer? {
        do { return try statement.pointer.map { try JSONPointer($0) } } catch { return nil }
    }

    private func within(_ pointer: JSONPointer) -> Set<Int> {
        Set(leaves.indices.filter { leaves[$0].tokens.starts(with: pointer.tokens) })
    }
}
