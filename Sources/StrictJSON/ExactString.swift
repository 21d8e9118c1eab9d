// SPDX-License-Identifier: Apache-2.0

/// Text compared by its UTF-8 bytes.
///
/// `String` compares by canonical equivalence, so that `"é"` equals `"e\u{301}"`; JSON, JCS, RDF and every identifier a
/// signature depends on hold the two apart. Order is that of the bytes, which is code point order.
///
/// Every module compares these all the time. Only what is marked for it is compiled into another module, and of a
/// `package` type nothing is unless the type is marked too.
@frozen @usableFromInline
package struct ExactString: Sendable {
    @usableFromInline
    package let text: String

    @inlinable
    package init(_ text: String) { self.text = text }

    @inlinable
    package var utf8: String.UTF8View { text.utf8 }

    @inlinable
    package var isEmpty: Bool { text.utf8.isEmpty }

    package func hasPrefix(_ prefix: ExactString) -> Bool {
        withBytes { bytes in
            prefix.withBytes { prefix in
                bytes.count >= prefix.count
                    && ByteOrder.areEqual(.init(UnsafeBufferPointer(rebasing: bytes[..<prefix.count])), .init(prefix))
            }
        }
    }

    /// Whether the bytes of `part` stand somewhere in it.
    package func contains(_ part: ExactString) -> Bool {
        withBytes { bytes in
            part.withBytes { part in
                guard let first = part.first else { return true }
                var rest = bytes[...]
                while rest.count >= part.count, let start = rest.firstIndex(of: first) {
                    rest = rest[start...]
                    if rest.starts(with: part) { return true }
                    rest = rest.dropFirst()
                }
                return false
            }
        }
    }

    /// The part before the first `separator` and the part behind it; nil where it does not occur.
    package func split(at separator: Unicode.Scalar) -> (head: ExactString, tail: ExactString)? {
        // A scalar of ASCII is one byte, and that byte stands nowhere else.
        let found =
            separator.isASCII
            ? text.utf8.firstIndex(of: UInt8(truncatingIfNeeded: separator.value))
            : text.unicodeScalars.firstIndex(of: separator)
        guard let found else { return nil }
        let next = text.unicodeScalars.index(after: found)
        return (ExactString(String(text[..<found])), ExactString(String(text[next...])))
    }
}

extension ExactString: Hashable, Comparable {
    @inlinable
    package static func == (lhs: ExactString, rhs: ExactString) -> Bool {
        lhs.text.utf8.count == rhs.text.utf8.count
            && lhs.withBytes { rhs.holds($0) }
    }

    @inlinable
    package static func < (lhs: ExactString, rhs: ExactString) -> Bool {
        lhs.withBytes { left in rhs.withBytes { right in ByteOrder.precedes(.init(left), .init(right)) } }
    }

    @inlinable
    package func hash(into hasher: inout Hasher) {
        withBytes { hasher.combine(bytes: .init($0)) }
    }

    /// Strings made in Swift lie in one piece; only one bridged from Objective-C may not, and is copied first.
    @inlinable @inline(__always)
    package func withBytes<Result>(_ body: (UnsafeBufferPointer<UInt8>) -> Result) -> Result {
        text.utf8.withContiguousStorageIfAvailable(body) ?? withCopiedBytes(body)
    }

    /// Apart from the callers of `withBytes`, which would count a reference more for it each.
    @usableFromInline @inline(never)
    func withCopiedBytes<Result>(_ body: (UnsafeBufferPointer<UInt8>) -> Result) -> Result {
        Array(text.utf8).withUnsafeBufferPointer(body)
    }

    @inlinable
    func holds(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        withBytes { ByteOrder.areEqual(.init($0), .init(bytes)) }
    }
}

extension ExactString: ExpressibleByStringLiteral, CustomStringConvertible {
    @inlinable
    package init(stringLiteral value: String) { text = value }

    @inlinable
    package var description: String { text }
}
