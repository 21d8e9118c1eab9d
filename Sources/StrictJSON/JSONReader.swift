// SPDX-License-Identifier: Apache-2.0

/// Reads exactly one JSON text from UTF-8 bytes (RFC 8259), and nothing that merely resembles one.
///
/// Refused beside the grammar's own errors: duplicate member names (compared after unescaping), a byte order mark,
/// invalid UTF-8, escapes that name half a surrogate pair, and anything but white space behind the value.
package struct JSONReader {
    /// The bounds that keep a hostile document cheap.
    package struct Limits: Sendable {
        /// Arrays and objects inside one another.
        package var depth = 64
        /// Bytes of input: 16 MiB.
        package var size = 16 << 20
        /// Keeps the first of a name that stands twice, and notes it in `JSONObject.repeated`, instead of refusing. Only
        /// for lists that are published that way; never for anything signed.
        package var keepsFirstOfRepeated = false

        package init(depth: Int = 64, size: Int = 16 << 20, keepsFirstOfRepeated: Bool = false) {
            self.depth = depth
            self.size = size
            self.keepsFirstOfRepeated = keepsFirstOfRepeated
        }
    }

    private let bytes: [UInt8]
    private let limits: Limits
    private var position = 0
    private var depth = 0

    private init(_ bytes: [UInt8], _ limits: Limits) {
        self.bytes = bytes
        self.limits = limits
    }

    package static func read(_ bytes: [UInt8], limits: Limits = Limits()) throws(JSONError) -> JSONValue {
        guard bytes.count <= limits.size else {
            throw JSONError(.tooLarge(limit: limits.size), at: limits.size, in: bytes)
        }
        var reader = JSONReader(bytes, limits)
        return try reader.document()
    }

    private mutating func document() throws(JSONError) -> JSONValue {
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { throw error(.byteOrderMark) }
        skipWhiteSpace()
        let value = try value()
        skipWhiteSpace()
        guard position == bytes.count else { throw error(.trailingContent) }
        return value
    }

    private func error(_ kind: JSONError.Kind, at offset: Int? = nil) -> JSONError {
        JSONError(kind, at: offset ?? position, in: bytes)
    }

    /// The byte at the cursor; an error at the end of input.
    private func peek() throws(JSONError) -> UInt8 {
        guard position < bytes.count else { throw error(.unexpectedEnd) }
        return bytes[position]
    }

    private mutating func skipWhiteSpace() {
        while position < bytes.count {
            switch bytes[position] {
            case 0x20, 0x0A, 0x0D, 0x09: position += 1
            default: return
            }
        }
    }

    private mutating func value() throws(JSONError) -> JSONValue {
        switch try peek() {
        case UInt8(ascii: "{"): return try object()
        case UInt8(ascii: "["): return try array()
        case UInt8(ascii: "\""): return .string(try string())
        case UInt8(ascii: "t"): return try literal("true", .bool(true))
        case UInt8(ascii: "f"): return try literal("false", .bool(false))
        case UInt8(ascii: "n"): return try literal("null", .null)
        case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"): return .number(try number())
        case let other: throw error(.unexpectedByte(other))
        }
    }

    private mutating func literal(_ text: StaticString, _ value: JSONValue) throws(JSONError) -> JSONValue {
        for offset in 0..<text.utf8CodeUnitCount {
            let expected = text.utf8Start[offset]
            let found = try peek()
            guard found == expected else { throw error(.unexpectedByte(found)) }
            position += 1
        }
        return value
    }

    private mutating func descend() throws(JSONError) {
        depth += 1
        guard depth <= limits.depth else { throw error(.tooDeep(limit: limits.depth)) }
        position += 1
    }

    private mutating func object() throws(JSONError) -> JSONValue {
        try descend()
        defer { depth -= 1 }
        var object = JSONObject()
        skipWhiteSpace()
        if try peek() == UInt8(ascii: "}") {
            position += 1
            return .object(object)
        }
        while true {
            let start = position
            guard try peek() == UInt8(ascii: "\"") else { throw error(.unexpectedByte(bytes[position])) }
            let name = try string()
            skipWhiteSpace()
            guard try peek() == UInt8(ascii: ":") else { throw error(.unexpectedByte(bytes[position])) }
            position += 1
            skipWhiteSpace()
            let value = try value()
            skipWhiteSpace()
            let separator = try peek()
            // Where a second one follows, growing one by one would move them all again and again.
            if separator == UInt8(ascii: ","), object.isEmpty { object.reserveCapacity(4) }
            if !object.append(name, value) {
                guard limits.keepsFirstOfRepeated else { throw error(.duplicateMember(name), at: start) }
                object.noteRepeated(name)
            }
            switch separator {
            case UInt8(ascii: ","):
                position += 1
                skipWhiteSpace()
            case UInt8(ascii: "}"):
                position += 1
                return .object(object)
            case let other: throw error(.unexpectedByte(other))
            }
        }
    }

    private mutating func array() throws(JSONError) -> JSONValue {
        try descend()
        defer { depth -= 1 }
        var elements: [JSONValue] = []
        skipWhiteSpace()
        if try peek() == UInt8(ascii: "]") {
            position += 1
            return .array(elements)
        }
        while true {
            let value = try value()
            skipWhiteSpace()
            let separator = try peek()
            if separator == UInt8(ascii: ","), elements.isEmpty { elements.reserveCapacity(4) }
            elements.append(value)
            switch separator {
            case UInt8(ascii: ","):
                position += 1
                skipWhiteSpace()
            case UInt8(ascii: "]"):
                position += 1
                return .array(elements)
            case let other: throw error(.unexpectedByte(other))
            }
        }
    }

    // MARK: Numbers (RFC 8259 §6)

    private mutating func number() throws(JSONError) -> JSONNumber {
        let start = position
        if bytes[position] == UInt8(ascii: "-") { position += 1 }
        // A leading zero stands alone.
        if try digit() != UInt8(ascii: "0") { skipDigits() }
        if position < bytes.count, bytes[position] == UInt8(ascii: ".") {
            position += 1
            _ = try digit()
            skipDigits()
        }
        if position < bytes.count, bytes[position] | 0x20 == UInt8(ascii: "e") {
            position += 1
            if position < bytes.count, bytes[position] == UInt8(ascii: "+") || bytes[position] == UInt8(ascii: "-") {
                position += 1
            }
            _ = try digit()
            skipDigits()
        }
        return JSONNumber(lexeme: text(start..<position))
    }

    private mutating func digit() throws(JSONError) -> UInt8 {
        guard position < bytes.count else { throw error(.unexpectedEnd) }
        let byte = bytes[position]
        guard UInt8(ascii: "0")...UInt8(ascii: "9") ~= byte else { throw error(.invalidNumber) }
        position += 1
        return byte
    }

    private mutating func skipDigits() {
        while position < bytes.count, UInt8(ascii: "0")...UInt8(ascii: "9") ~= bytes[position] { position += 1 }
    }

    // MARK: Strings (RFC 8259 §7)

    private func text(_ range: Range<Int>) -> String {
        bytes.withUnsafeBufferPointer { String(decoding: UnsafeBufferPointer(rebasing: $0[range]), as: UTF8.self) }
    }

    /// The cursor stands on the opening quote.
    private mutating func string() throws(JSONError) -> ExactString {
        position += 1
        let start = position
        while true {
            while isPlain(from: position) { position += 8 }
            switch try peek() {
            case UInt8(ascii: "\""):
                defer { position += 1 }
                return ExactString(text(start..<position))
            case UInt8(ascii: "\\"): return try escapedString(from: start)
            case let byte where byte < 0x20: throw error(.controlCharacter(byte))
            case let byte where byte < 0x80: position += 1
            default: position += try scalarLength()
            }
        }
    }

    /// Whether eight bytes follow that a string holds as they are: ASCII, no control, quotation mark or reverse solidus.
    @inline(__always)
    private func isPlain(from index: Int) -> Bool {
        guard bytes.count - index >= 8 else { return false }
        let word = bytes.withUnsafeBytes { $0.loadUnaligned(fromByteOffset: index, as: UInt64.self) }
        let ones: UInt64 = 0x0101_0101_0101_0101
        // The top bit of each byte that is zero; borrows may mark others beside such a byte, never alone.
        func zeros(_ word: UInt64) -> UInt64 { (word &- ones) & ~word }
        let other =
            word | ((word &- ones &* 0x20) & ~word) | zeros(word ^ (ones &* 0x22)) | zeros(word ^ (ones &* 0x5C))
        return other & (ones &* 0x80) == 0
    }

    /// A string with at least one escape: what was read so far is copied, the rest unescaped.
    private mutating func escapedString(from start: Int) throws(JSONError) -> ExactString {
        var unescaped = Array(bytes[start..<position])
        while true {
            let byte = try peek()
            switch byte {
            case UInt8(ascii: "\""):
                position += 1
                return ExactString(String(decoding: unescaped, as: UTF8.self))
            case UInt8(ascii: "\\"):
                position += 1
                unescaped.append(contentsOf: UTF8.encode(try escape()) ?? UTF8.encodedReplacementCharacter)
            case 0..<0x20: throw error(.controlCharacter(byte))
            case 0x20..<0x80:
                unescaped.append(byte)
                position += 1
            default:
                let length = try scalarLength()
                unescaped.append(contentsOf: bytes[position..<position + length])
                position += length
            }
        }
    }

    private mutating func escape() throws(JSONError) -> Unicode.Scalar {
        let byte = try peek()
        position += 1
        switch byte {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): return Unicode.Scalar(byte)
        case UInt8(ascii: "b"): return "\u{08}"
        case UInt8(ascii: "f"): return "\u{0C}"
        case UInt8(ascii: "n"): return "\n"
        case UInt8(ascii: "r"): return "\r"
        case UInt8(ascii: "t"): return "\t"
        case UInt8(ascii: "u"): return try unicodeEscape()
        default: throw error(.invalidEscape, at: position - 1)
        }
    }

    private mutating func unicodeEscape() throws(JSONError) -> Unicode.Scalar {
        let start = position - 2
        let first = try hexadecimalUnit()
        if let scalar = Unicode.Scalar(first) { return scalar }
        guard first < 0xDC00, try peek() == UInt8(ascii: "\\") else { throw error(.loneSurrogate, at: start) }
        position += 1
        guard try peek() == UInt8(ascii: "u") else { throw error(.loneSurrogate, at: start) }
        position += 1
        let second = try hexadecimalUnit()
        guard 0xDC00..<0xE000 ~= second,
            let scalar = Unicode.Scalar(0x10000 + (UInt32(first & 0x3FF) << 10 | UInt32(second & 0x3FF)))
        else { throw error(.loneSurrogate, at: start) }
        return scalar
    }

    private mutating func hexadecimalUnit() throws(JSONError) -> UInt16 {
        var unit: UInt16 = 0
        for _ in 0..<4 {
            let byte = try peek()
            let nibble: UInt8
            switch byte {
            case UInt8(ascii: "0")...UInt8(ascii: "9"): nibble = byte - UInt8(ascii: "0")
            case UInt8(ascii: "a")...UInt8(ascii: "f"): nibble = byte - UInt8(ascii: "a") + 10
            case UInt8(ascii: "A")...UInt8(ascii: "F"): nibble = byte - UInt8(ascii: "A") + 10
            default: throw error(.invalidEscape)
            }
            unit = unit << 4 | UInt16(nibble)
            position += 1
        }
        return unit
    }

    /// Bytes of the well-formed non-ASCII scalar at the cursor (Unicode table 3-7).
    private func scalarLength() throws(JSONError) -> Int {
        func continues(_ offset: Int, _ range: ClosedRange<UInt8> = 0x80...0xBF) -> Bool {
            position + offset < bytes.count && range ~= bytes[position + offset]
        }
        switch bytes[position] {
        case 0xC2...0xDF where continues(1): return 2
        case 0xE0 where continues(1, 0xA0...0xBF) && continues(2): return 3
        case 0xE1...0xEC where continues(1) && continues(2): return 3
        case 0xED where continues(1, 0x80...0x9F) && continues(2): return 3
        case 0xEE...0xEF where continues(1) && continues(2): return 3
        case 0xF0 where continues(1, 0x90...0xBF) && continues(2) && continues(3): return 4
        case 0xF1...0xF3 where continues(1) && continues(2) && continues(3): return 4
        case 0xF4 where continues(1, 0x80...0x8F) && continues(2) && continues(3): return 4
        default: throw error(.invalidUTF8)
        }
    }
}
