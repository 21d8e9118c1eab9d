// SPDX-License-Identifier: Apache-2.0

/// The members of a JSON object in document order, each name once.
///
/// Equality disregards order, as RFC 8259 §4 does.
@frozen @usableFromInline
package struct JSONObject: Sendable {
    @usableFromInline
    package typealias Member = (name: ExactString, value: JSONValue)

    /// Up to this many members are searched one by one; larger objects keep an index.
    @inlinable
    static var scanLimit: Int { 16 }

    /// What few objects need.
    @usableFromInline
    struct Extras: Sendable {
        /// Positions by name, of objects with more members than `scanLimit`.
        @usableFromInline
        var index: [ExactString: Int] = [:]
        var repeated: [ExactString] = []
    }

    @usableFromInline
    package private(set) var members: [Member] = []
    /// One or none. Trees of objects are copied about a great deal; the empty array costs such a copy nothing.
    @usableFromInline
    var extras: [Extras] = []

    package init() {}

    package init(_ members: [Member]) {
        self.members.reserveCapacity(members.count)
        for member in members { self[member.name] = member.value }
    }

    @inlinable
    package var count: Int { members.count }
    @inlinable
    package var isEmpty: Bool { members.isEmpty }
    package var names: [ExactString] { members.map(\.name) }

    /// Names that stood more than once in a text that was read with the first of each; empty for every other object.
    package var repeated: [ExactString] { extras.first?.repeated ?? [] }

    @inlinable
    func position(of name: ExactString) -> Int? {
        guard members.count <= Self.scanLimit else { return extras.first?.index[name] }
        for position in members.indices where members[position].name == name { return position }
        return nil
    }

    @usableFromInline
    package subscript(_ name: ExactString) -> JSONValue? {
        @inlinable
        get {
            guard let position = position(of: name) else { return nil }
            return members[position].value
        }
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

    mutating func reserveCapacity(_ count: Int) { members.reserveCapacity(count) }

    /// Adds a member at the end; false, and nothing changed, where the name stands already.
    package mutating func append(_ name: ExactString, _ value: JSONValue) -> Bool {
        guard position(of: name) == nil else { return false }
        members.append((name, value))
        if members.count == Self.scanLimit + 1 {
            rebuildIndex()
        } else if members.count > Self.scanLimit {
            extras[0].index[name] = members.count - 1
        }
        return true
    }

    /// Notes a name that stands again and was passed over.
    mutating func noteRepeated(_ name: ExactString) {
        if extras.isEmpty { extras.append(Extras()) }
        extras[0].repeated.append(name)
    }

    /// The same object without one member.
    package func removing(_ name: ExactString) -> JSONObject {
        var copy = self
        copy[name] = nil
        return copy
    }

    private mutating func rebuildIndex() {
        guard members.count > Self.scanLimit || !extras.isEmpty else { return }
        if extras.isEmpty { extras.append(Extras()) }
        extras[0].index.removeAll()
        guard members.count > Self.scanLimit else { return }
        for (position, member) in members.enumerated() { extras[0].index[member.name] = position }
    }
}

extension JSONObject: Equatable {
    @usableFromInline
    package static func == (lhs: JSONObject, rhs: JSONObject) -> Bool {
        lhs.count == rhs.count && lhs.members.allSatisfy { rhs[$0.name] == $0.value }
    }
}
