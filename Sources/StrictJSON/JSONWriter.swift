// SPDX-License-Identifier: Apache-2.0

/// Writes a value as JSON text: members in their own order, numbers as they were written.
package struct JSONWriter {
    package enum Layout: Sendable {
        /// No white space at all.
        case compact
        /// Two spaces a level.
        case indented
    }

    private let layout: Layout
    private var output: [UInt8] = []

    package static func bytes(_ value: JSONValue, _ layout: Layout = .compact) -> [UInt8] {
        var writer = JSONWriter(layout: layout)
        writer.write(value, level: 0)
        return writer.output
    }

    package static func text(_ value: JSONValue, _ layout: Layout = .compact) -> String {
        String(decoding: bytes(value, layout), as: UTF8.self)
    }

    private init(layout: Layout) { self.layout = layout }

    private mutating func write(_ value: JSONValue, level: Int) {
        switch value {
        case .null: output += "null".utf8
        case .bool(let flag): output += (flag ? "true" : "false").utf8
        case .number(let number): output += number.lexeme.utf8
        case .string(let text): Self.append(text, to: &output)
        case .array(let elements):
            writeItems(elements, "[", "]", level) { writer, element in writer.write(element, level: level + 1) }
        case .object(let object):
            writeItems(object.members, "{", "}", level) { writer, member in
                Self.append(member.name, to: &writer.output)
                writer.output += (writer.layout == .compact ? ":" : ": ").utf8
                writer.write(member.value, level: level + 1)
            }
        }
    }

    private mutating func writeItems<Item>(
        _ items: [Item], _ open: String, _ close: String, _ level: Int, _ body: (inout JSONWriter, Item) -> Void
    ) {
        output += open.utf8
        for (position, item) in items.enumerated() {
            if position > 0 { output += ",".utf8 }
            newLine(level + 1)
            body(&self, item)
        }
        if !items.isEmpty { newLine(level) }
        output += close.utf8
    }

    private mutating func newLine(_ level: Int) {
        guard layout == .indented else { return }
        output.append(UInt8(ascii: "\n"))
        output.append(contentsOf: repeatElement(UInt8(ascii: " "), count: 2 * level))
    }

    /// A string literal with the shortest escapes, as RFC 8785 §3.2.2.2 lays down.
    static func append(_ text: ExactString, to output: inout [UInt8]) {
        output.append(UInt8(ascii: "\""))
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "\""): output += #"\""#.utf8
            case UInt8(ascii: "\\"): output += #"\\"#.utf8
            case 0x08: output += #"\b"#.utf8
            case 0x09: output += #"\t"#.utf8
            case 0x0A: output += #"\n"#.utf8
            case 0x0C: output += #"\f"#.utf8
            case 0x0D: output += #"\r"#.utf8
            case 0..<0x20:
                let digits = Array("0123456789abcdef".utf8)
                output += #"\u00"#.utf8
                output.append(digits[Int(byte >> 4)])
                output.append(digits[Int(byte & 15)])
            default: output.append(byte)
            }
        }
        output.append(UInt8(ascii: "\""))
    }
}
