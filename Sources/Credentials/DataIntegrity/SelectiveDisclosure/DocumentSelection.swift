// SPDX-License-Identifier: Apache-2.0

import StrictJSON

/// A part of a document, chosen by pointers (selectJsonLd, ECDSA Cryptosuites 1.0, selective disclosure functions).
///
/// Objects on the way to what is chosen come along with what identifies them: contexts, `id` and `type`.
struct DocumentSelection {
    /// A pointer leads to nothing.
    struct NotFound: Error, Equatable {
        let pointer: JSONPointer
    }

    /// What stands in the place of array elements that are not chosen.
    enum Gaps {
        /// A null, which says nothing in linked data: what is chosen keeps its pointer.
        case null
        /// Nothing: what is chosen moves up.
        case closed
    }

    private static let identifying: Set<ExactString> = ["@context", "id", "@id", "type", "@type"]

    /// Pointers by their common beginnings.
    private struct Tree {
        /// Chosen with everything in it.
        var isWhole = false
        var branches: [ExactString: Tree] = [:]

        mutating func insert(_ tokens: ArraySlice<ExactString>) {
            guard let first = tokens.first else {
                isWhole = true
                return
            }
            branches[first, default: Tree()].insert(tokens.dropFirst())
        }
    }

    private let document: JSONObject
    private let tree: Tree

    /// - Throws: `NotFound` for the first pointer that leads to nothing.
    init(of document: JSONObject, by pointers: [JSONPointer]) throws(NotFound) {
        var tree = Tree()
        for pointer in pointers {
            guard Self.has(pointer, document) else { throw NotFound(pointer: pointer) }
            tree.insert(pointer.tokens[...])
        }
        self.document = document
        self.tree = tree
    }

    private static func has(_ pointer: JSONPointer, _ document: JSONObject) -> Bool {
        var value = JSONValue.object(document)
        for token in pointer.tokens {
            switch value {
            case .object(let object):
                guard let member = object[token] else { return false }
                value = member
            case .array(let elements):
                guard let position = JSONPointer.position(token), elements.indices.contains(position) else {
                    return false
                }
                value = elements[position]
            default: return false
            }
        }
        return true
    }

    /// The chosen part, in the order of the document. Choosing nothing leaves what identifies the document.
    func document(gaps: Gaps) -> JSONObject { select(document, tree, gaps) }

    private func select(_ object: JSONObject, _ tree: Tree, _ gaps: Gaps) -> JSONObject {
        guard !tree.isWhole else { return object }
        var selection = JSONObject()
        for member in object.members {
            if Self.identifying.contains(member.name) {
                selection[member.name] = member.value
            } else if let branch = tree.branches[member.name] {
                selection[member.name] = select(member.value, branch, gaps)
            }
        }
        return selection
    }

    private func select(_ value: JSONValue, _ tree: Tree, _ gaps: Gaps) -> JSONValue {
        switch value {
        case _ where tree.isWhole: return value
        case .object(let object): return .object(select(object, tree, gaps))
        case .array(let elements):
            var selection: [JSONValue] = []
            for (position, element) in elements.enumerated() {
                if let branch = tree.branches[ExactString(String(position))] {
                    selection.append(select(element, branch, gaps))
                } else if gaps == .null {
                    selection.append(.null)
                }
            }
            return .array(selection)
        default: return value
        }
    }
}
