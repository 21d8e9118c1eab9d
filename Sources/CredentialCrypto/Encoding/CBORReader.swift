// SPDX-License-Identifier: Apache-2.0

import StrictJSON

extension CBOR {
    /// The one item that `bytes` are, to the last byte.
    package static func decode(_ bytes: some Sequence<UInt8>) throws(CBORError) -> CBOR {
        var reader = CBORReader(bytes: Array(bytes))
        let item = try reader.item(depth: 0)
        guard reader.isAtEnd else { throw .trailingBytes }
        return item
    }
}

/// Reads items from the front of some bytes. Whatever decodes encodes to the same bytes again.
private struct CBORReader {
    /// Arrays and maps inside one another.
    private static let depthLimit = 8

    private let bytes: [UInt8]
    private var offset = 0

    init(bytes: [UInt8]) { self.bytes = bytes }

    var isAtEnd: Bool { offset == bytes.count }

    private mutating func take(_ count: UInt64) throws(CBORError) -> ArraySlice<UInt8> {
        guard count <= UInt64(bytes.count - offset) else { throw .unexpectedEnd }
        let start = offset
        offset += Int(count)
        return bytes[start..<offset]
    }

    /// The major type and the argument, which stands in the fewest bytes.
    private mutating func head() throws(CBORError) -> (initial: UInt8, argument: UInt64) {
        guard let initial = try take(1).first else { throw .unexpectedEnd }
        let information = initial & 0x1F
        switch information {
        case 0..<24: return (initial, UInt64(information))
        case 24..<28:
            let argument = try take(1 << UInt64(information - 24)).reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
            let least: UInt64 = information == 24 ? 24 : 1 << (8 << UInt64(information - 25))
            guard argument >= least else { throw .notMinimal }
            return (initial, argument)
        case 31: throw .indefiniteLength
        default: throw .unsupported(initial)
        }
    }

    mutating func item(depth: Int) throws(CBORError) -> CBOR {
        guard depth < Self.depthLimit else { throw .tooDeep(limit: Self.depthLimit) }
        let (initial, argument) = try head()
        switch initial >> 5 {
        case CBOR.Major.unsigned: return .unsigned(argument)
        case CBOR.Major.bytes: return .bytes(Array(try take(argument)))
        case CBOR.Major.text:
            guard let text = String(validating: try take(argument), as: UTF8.self) else { throw .invalidUTF8 }
            return .text(ExactString(text))
        case CBOR.Major.array: return .array(try array(argument, depth: depth))
        case CBOR.Major.map: return .map(try map(argument, depth: depth))
        default: throw .unsupported(initial)
        }
    }

    /// An item takes a byte at least, so that a count beyond the bytes is no reason to make room.
    private func check(_ count: UInt64) throws(CBORError) {
        guard count <= UInt64(bytes.count - offset) else { throw .unexpectedEnd }
    }

    private mutating func array(_ count: UInt64, depth: Int) throws(CBORError) -> [CBOR] {
        try check(count)
        var items: [CBOR] = []
        for _ in 0..<count { items.append(try item(depth: depth + 1)) }
        return items
    }

    private mutating func map(_ count: UInt64, depth: Int) throws(CBORError) -> [CBOR.Entry] {
        try check(count)
        var entries: [CBOR.Entry] = []
        for _ in 0..<count {
            let (initial, key) = try head()
            guard initial >> 5 == CBOR.Major.unsigned else { throw .unsupported(initial) }
            if let last = entries.last, last.key >= key { throw .unsortedKeys }
            entries.append(CBOR.Entry(key, try item(depth: depth + 1)))
        }
        return entries
    }
}
