// SPDX-License-Identifier: Apache-2.0

/// The few forms of HTML that a page may use, read strictly: lower-case tags that are closed in order, attributes in double
/// quotes, references by the names and numbers the page writes. Anything else is an error.
struct HTMLDocument {
    struct Element {
        let name: String
        let attributes: [(name: String, value: String)]

        subscript(_ name: String) -> String? { attributes.first { $0.name == name }?.value }
    }

    /// A run of characters with the elements it stands in, outermost first.
    struct Text {
        let text: String
        let parents: [Element]

        func isInside(_ condition: (Element) -> Bool) -> Bool { parents.contains(where: condition) }
    }

    struct Failure: Error {
        let reason: String
        let offset: Int
    }

    private(set) var elements: [Element] = []
    private(set) var texts: [Text] = []

    private var scalars: [Unicode.Scalar]
    private var position = 0
    private var open: [Element] = []

    private static let void: Set<String> = ["meta"]
    private static let references: [String: Unicode.Scalar] = ["amp": "&", "lt": "<", "gt": ">", "quot": "\""]

    init(_ bytes: [UInt8]) throws {
        scalars = Array(String(decoding: bytes, as: UTF8.self).unicodeScalars)
        guard bytes == Array(scalars.reduce(into: "") { $0.unicodeScalars.append($1) }.utf8) else {
            throw fail("not UTF-8")
        }
        try expect("<!doctype html>\n")
        while position < scalars.count { try readNext() }
        guard open.isEmpty else { throw fail("not closed: \(open.map(\.name))") }
    }

    /// Every element as its name and the names of its attributes.
    var structure: [String] {
        elements.map { element in ([element.name] + element.attributes.map(\.name)).joined(separator: " ") }
    }

    func elements(_ name: String) -> [Element] { elements.filter { $0.name == name } }

    /// The text of every element of this name, one after the other.
    func texts(in name: String) -> [String] { texts.filter { $0.isInside { $0.name == name } }.map(\.text) }

    // MARK: Reading

    private func fail(_ reason: String) -> Failure { Failure(reason: reason, offset: position) }

    private mutating func expect(_ text: String) throws {
        for scalar in text.unicodeScalars {
            guard position < scalars.count, scalars[position] == scalar else { throw fail("expected \(text)") }
            position += 1
        }
    }

    private mutating func take(while condition: (Unicode.Scalar) -> Bool) -> String {
        var view = String.UnicodeScalarView()
        while position < scalars.count, condition(scalars[position]) {
            view.append(scalars[position])
            position += 1
        }
        return String(view)
    }

    private mutating func name() throws -> String {
        let name = take { ("a"..."z").contains($0) || ("0"..."9").contains($0) || $0 == "-" }
        guard name.unicodeScalars.first.map({ ("a"..."z").contains($0) }) == true else { throw fail("no name") }
        return name
    }

    private mutating func readNext() throws {
        guard scalars[position] == "<" else { return try readText() }
        if position + 1 < scalars.count, scalars[position + 1] == "/" {
            try expect("</")
            let name = try name()
            try expect(">")
            guard open.popLast()?.name == name else { throw fail("not open: \(name)") }
            return
        }
        try expect("<")
        let element = Element(name: try name(), attributes: try attributes())
        elements.append(element)
        if Self.void.contains(element.name) { return }
        open.append(element)
        if element.name == "style" { texts.append(Text(text: take { $0 != "<" }, parents: open)) }
    }

    private mutating func attributes() throws -> [(name: String, value: String)] {
        var attributes: [(name: String, value: String)] = []
        while position < scalars.count, scalars[position] != ">" {
            try expect(" ")
            let name = try name()
            guard !attributes.contains(where: { $0.name == name }) else { throw fail("twice: \(name)") }
            if position < scalars.count, scalars[position] == "=" {
                try expect("=\"")
                attributes.append((name, try decode(take { $0 != "\"" && $0 != "<" })))
                try expect("\"")
            } else {
                attributes.append((name, ""))
            }
        }
        try expect(">")
        return attributes
    }

    private mutating func readText() throws {
        let raw = take { $0 != "<" }
        if raw.unicodeScalars.first?.properties.canonicalCombiningClass != .notReordered { throw fail("melts with >") }
        // The presentation, which no attribute ever holds, has its quotes as they are.
        let isPresentation = open.last?["id"] == "backpack-presentation"
        let text = try decode(raw, refusing: isPresentation ? ">" : ">\"'`")
        // Between elements there is layout only.
        if text.unicodeScalars.allSatisfy({ $0 == "\n" || $0 == " " }) { return }
        texts.append(Text(text: text, parents: open))
    }

    private func decode(_ raw: String, refusing refused: String = ">") throws -> String {
        var result = String.UnicodeScalarView()
        var rest = raw.unicodeScalars[...]
        while let scalar = rest.popFirst() {
            guard scalar == "&" else {
                if refused.unicodeScalars.contains(scalar) { throw fail("raw \(scalar)") }
                result.append(scalar)
                continue
            }
            guard let end = rest.firstIndex(of: ";") else { throw fail("bare &") }
            let name = String(rest[..<end])
            rest = rest[rest.index(after: end)...]
            if let scalar = Self.references[name] {
                result.append(scalar)
            } else if let scalar = Self.numbered(name) {
                result.append(scalar)
            } else {
                throw fail("unknown reference \(name)")
            }
        }
        return String(result)
    }

    private static func numbered(_ name: String) -> Unicode.Scalar? {
        guard name.hasPrefix("#") else { return nil }
        let digits = name.dropFirst()
        let value = digits.hasPrefix("x") ? UInt32(digits.dropFirst(), radix: 16) : UInt32(digits)
        return value.flatMap(Unicode.Scalar.init)
    }
}
