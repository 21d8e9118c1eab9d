// SPDX-License-Identifier: Apache-2.0

/// The members of a JSON object in document order, each name once.
///
/// Equality disregards order, as RFC 8259 §4 does.
package struct JSONObject: Sendable {
    package typealias Member = (name: ExactString, value: JSONValue)

    /// Up to this many members are searched one by one; larger objects keep an index.
    private static let scanLimit = 16

    package private(set) var members: [Member] = []
    private var index: [ExactString: Int] = [:]
    /// Names that stood more than once in a text that was read with the first of each; empty for every other object.
    package internal(set) var repeated: [ExactString] = []

    package init() {}

    package init(_ members: [Member]) {
        for member in members { self[member.name] = member.value }
    }

    package var count: Int { members.count }
    package var isEmpty: Bool { members.isEmpty }
    package var names: [ExactString] { members.map(\.name) }

    private func position(of name: ExactString) -> Int? {
        guard members.count <= Self.scanLimit else { return index[name] }
        return members.firstIndex { $0.name == name }
    }

    package subscript(_ name: ExactString) -> JSONValue? {
        get { position(of: name).map { members[$0].value } }
        set {
            switch (position(of: name), newValue) {
            case (let position?, let value?): members[position].value = value
            case (let position?, nil):
                members.remove(at: position)
                rebuildIndex()
            case (nil, let value?): _ = append(name, value)
            case (nil, nil): break
            }
        }
    }

    /// Adds a member at the end; false, and nothing changed, where the name stands already.
    package mutating func append(_ name: ExactString, _ value: JSONValue) -> Bool {
        guard position(of: name) == nil else { return false }
        members.append((name, value))
        if members.count == Self.scanLimit + 1 {
            rebuildIndex()
        } else if members.count > Self.scanLimit {
            index[name] = members.count - 1
        }
        return true
    }

    /// The same object without one member.
    package func removing(_ name: ExactString) -> JSONObject {
        var copy = self
        copy[name] = nil
        return copy
    }

    private mutating func rebuildIndex() {
        index = [:]
        guard members.count > Self.scanLimit else { return }
        for (position, member) in members.enumerated() { index[member.name] = position }
    }
}

extension JSONObject: Equatable {
    package static func == (lhs: JSONObject, rhs: JSONObject) -> Bool {
        lhs.count == rhs.count && lhs.members.allSatisfy { rhs[$0.name] == $0.value }
    }
}
