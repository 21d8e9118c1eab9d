// SPDX-License-Identifier: Apache-2.0

package import StrictJSON

/// The part of CBOR (RFC 8949) that proof values are made of, in its one deterministic spelling (§4.2.1).
package enum CBOR: Sendable, Equatable {
    case unsigned(UInt64)
    case bytes([UInt8])
    case text(ExactString)
    case array([CBOR])
    /// Entries in ascending order of their keys.
    case map([Entry])

    package struct Entry: Sendable, Equatable {
        package let key: UInt64
        package let value: CBOR

        package init(_ key: UInt64, _ value: CBOR) { (self.key, self.value) = (key, value) }
    }

    /// The major type and argument of a data item's head (§3).
    enum Major {
        static let unsigned: UInt8 = 0
        static let bytes: UInt8 = 2
        static let text: UInt8 = 3
        static let array: UInt8 = 4
        static let map: UInt8 = 5
    }
}

/// Why bytes are not the deterministic encoding of one item of the kinds that are read.
package enum CBORError: Error, Sendable, Equatable {
    case unexpectedEnd
    case trailingBytes
    /// A length or number that fits fewer bytes.
    case notMinimal
    case indefiniteLength
    /// Another kind of item, by its initial byte: a negative integer, a tag, a simple value, a float.
    case unsupported(UInt8)
    case invalidUTF8
    /// Keys out of order, or one twice.
    case unsortedKeys
    case tooDeep(limit: Int)

    /// Stable across versions.
    package var code: String {
        switch self {
        case .unexpectedEnd: "cbor.unexpected-end"
        case .trailingBytes: "cbor.trailing-bytes"
        case .notMinimal: "cbor.not-minimal"
        case .indefiniteLength: "cbor.indefinite-length"
        case .unsupported: "cbor.unsupported"
        case .invalidUTF8: "cbor.invalid-utf8"
        case .unsortedKeys: "cbor.unsorted-keys"
        case .tooDeep: "cbor.too-deep"
        }
    }
}
