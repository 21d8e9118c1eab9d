// SPDX-License-Identifier: Apache-2.0

import StrictJSON
import Testing

@Suite struct JSONObjectTests {
    private static func filled(_ count: Int) -> JSONObject {
        JSONObject((0..<count).map { (name: ExactString("m\($0)"), value: .integer($0)) })
    }

    /// Below and above the size from which on an index is kept.
    @Test(arguments: [1, 15, 16, 17, 18, 40])
    func membersAreFoundChangedAndRemoved(count: Int) {
        var object = Self.filled(count)
        #expect(object.count == count)
        for number in 0..<count { #expect(object[ExactString("m\(number)")] == .integer(number)) }
        #expect(object[ExactString("m\(count)")] == nil)
        object["m0"] = .null
        #expect(object.count == count)
        #expect(object["m0"] == .null)
        #expect(object.names.first == "m0")
        let fewer = object.removing("m0")
        #expect(fewer.count == count - 1)
        #expect(fewer["m0"] == nil)
        #expect(object.count == count)
        for number in 1..<count { #expect(fewer[ExactString("m\(number)")] == .integer(number)) }
        #expect(fewer.removing("m0") == fewer)
    }

    @Test(arguments: [0, 15, 16, 17, 30])
    func aNameStandsOnce(count: Int) {
        var object = Self.filled(count)
        let first = object.append("x", .null)
        let second = object.append("x", .bool(true))
        #expect(first)
        #expect(!second)
        #expect(object["x"] == .null)
        #expect(object.count == count + 1)
    }

    @Test func equalityDisregardsOrderOnly() {
        let forward = Self.filled(20)
        let backward = JSONObject(forward.members.reversed())
        #expect(forward == backward)
        #expect(forward.names != backward.names)
        #expect(forward != Self.filled(19))
        #expect(Self.filled(19) != forward)
        var other = forward
        other["m3"] = .integer(4)
        #expect(forward != other)
    }
}

@Suite struct ExactStringTests {
    private static let composed: ExactString = "\u{E9}"
    private static let decomposed: ExactString = "e\u{301}"

    @Test func comparesBytes() {
        #expect(Self.composed.text == Self.decomposed.text)
        #expect(Self.composed != Self.decomposed)
        #expect(Set([Self.composed, Self.decomposed, "\u{E9}"]).count == 2)
        #expect(ExactString("\u{212A}") != "K")
        #expect(ExactString("") == "")
        #expect(ExactString("a") != "")
        let shared = "a string that is too long to be stored inline"
        #expect(ExactString(shared) == ExactString(String(shared.reversed().reversed())))
        #expect(ExactString(shared).hashValue == ExactString(String(shared.reversed().reversed())).hashValue)
    }

    @Test func ordersByCodePoint() {
        let ordered: [ExactString] = ["", "A", "a", "aa", "b", "\u{E9}", "\u{20AC}", "\u{FB33}", "\u{1F600}"]
        #expect(ordered.reversed().sorted() == ordered)
        #expect(!(Self.composed < Self.composed))
    }

    @Test func prefixesAreBytes() {
        #expect(ExactString("did:key:z").hasPrefix("did:key:"))
        #expect(ExactString("x").hasPrefix(""))
        #expect(!ExactString("did:ke").hasPrefix("did:key:"))
        #expect(!Self.decomposed.hasPrefix("\u{E9}"))
        // `String` sees one character here that does not begin with "e".
        #expect(Self.decomposed.hasPrefix("e"))
    }

    @Test func splitsAtTheFirstSeparator() throws {
        let parts = try #require(ExactString("a#b#c").split(at: "#"))
        #expect(parts.head == "a")
        #expect(parts.tail == "b#c")
        let marked = try #require(ExactString("a#\u{301}b").split(at: "#"))
        #expect(marked.head == "a")
        #expect(marked.tail == "\u{301}b")
        #expect(ExactString("abc").split(at: "#") == nil)
        #expect(ExactString("").split(at: "#") == nil)
    }
}
