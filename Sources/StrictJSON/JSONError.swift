// SPDX-License-Identifier: Apache-2.0

/// Why bytes are not one JSON text, and where.
package struct JSONError: Error, Sendable, Equatable {
    package enum Kind: Sendable, Equatable {
        case unexpectedByte(UInt8)
        case unexpectedEnd
        case duplicateMember(ExactString)
        case byteOrderMark
        case invalidUTF8
        case loneSurrogate
        case invalidEscape
        case controlCharacter(UInt8)
        case invalidNumber
        case trailingContent
        /// Arrays and objects nested deeper than the limit.
        case tooDeep(limit: Int)
        /// More bytes than the limit.
        case tooLarge(limit: Int)
    }

    package let kind: Kind
    /// Bytes before the place of the error.
    package let offset: Int
    /// Counted from 1; lines end at LF.
    package let line: Int
    /// Counted from 1 in Unicode scalars.
    package let column: Int

    init(_ kind: Kind, at offset: Int, in bytes: [UInt8]) {
        self.kind = kind
        self.offset = offset
        let before = bytes.prefix(offset)
        line = 1 + before.count { $0 == UInt8(ascii: "\n") }
        let lineStart = before.lastIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? 0
        // Continuation bytes (10xxxxxx) belong to the scalar before them.
        column = 1 + before[lineStart...].count { $0 & 0xC0 != 0x80 }
    }

    /// Stable across versions.
    package var code: String {
        switch kind {
        case .unexpectedByte: "json.unexpected-byte"
        case .unexpectedEnd: "json.unexpected-end"
        case .duplicateMember: "json.duplicate-member"
        case .byteOrderMark: "json.byte-order-mark"
        case .invalidUTF8: "json.invalid-utf8"
        case .loneSurrogate: "json.lone-surrogate"
        case .invalidEscape: "json.invalid-escape"
        case .controlCharacter: "json.control-character"
        case .invalidNumber: "json.invalid-number"
        case .trailingContent: "json.trailing-content"
        case .tooDeep: "json.too-deep"
        case .tooLarge: "json.too-large"
        }
    }
}
