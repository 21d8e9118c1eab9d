// SPDX-License-Identifier: Apache-2.0

/// A path as the system knows it: bytes, of any value but zero.
///
/// A file name need not be UTF-8, so a path is never kept as `String`. Two paths are equal when their bytes are.
package struct FilePath: Sendable, Hashable {
    /// Never empty, never holding a zero byte.
    package let bytes: [UInt8]

    private static let separator = UInt8(ascii: "/")

    /// Nil for no bytes and for a zero byte, which no system call can carry.
    package init?(bytes: some Sequence<UInt8>) {
        let bytes = [UInt8](bytes)
        guard !bytes.isEmpty, !bytes.contains(0) else { return nil }
        self.bytes = bytes
    }

    package init?(_ text: String) { self.init(bytes: text.utf8) }

    /// The bytes up to the terminating zero, as an argument or a directory entry has them.
    package init?(cString: UnsafePointer<CChar>) {
        var bytes: [UInt8] = []
        var next = cString
        while next.pointee != 0 {
            bytes.append(UInt8(bitPattern: next.pointee))
            next += 1
        }
        self.init(bytes: bytes)
    }

    /// A name written down in the program.
    init(staticName name: StaticString) { bytes = name.withUTF8Buffer { [UInt8]($0) } }

    private init(checked bytes: [UInt8]) { self.bytes = bytes }

    package func withCString<Value, Failure: Error>(
        _ body: (UnsafePointer<CChar>) throws(Failure) -> Value
    ) throws(Failure) -> Value {
        try body(bytes.map { CChar(bitPattern: $0) } + [0])
    }

    /// This path with `component` below it.
    package func appending(_ component: FilePath) -> FilePath {
        bytes.last == Self.separator
            ? FilePath(checked: bytes + component.bytes)
            : FilePath(checked: bytes + [Self.separator] + component.bytes)
    }

    /// This path with `suffix` directly behind its last byte: `wallet.sqlite` and `-journal`. A zero byte is left out.
    func appendingSuffix(_ suffix: String) -> FilePath { FilePath(checked: bytes + suffix.utf8.filter { $0 != 0 }) }

    package var isAbsolute: Bool { bytes.first == Self.separator }

    /// The name behind the last `/`, slashes at the end left out; nil for the root.
    package var lastComponent: FilePath? {
        let name = trimmed.reversed().prefix { $0 != Self.separator }
        return FilePath(bytes: name.reversed())
    }

    /// The folder this path's last component is in: `.` for a bare name, `/` for a name below the root and the root itself.
    package var parent: FilePath {
        let head = trimmed.dropLast(trimmed.reversed().prefix { $0 != Self.separator }.count)
        if head.isEmpty { return FilePath(checked: [isAbsolute ? Self.separator : UInt8(ascii: ".")]) }
        let end = head.lastIndex { $0 != Self.separator } ?? head.startIndex
        return FilePath(checked: [UInt8](head[...end]))
    }

    /// The bytes behind the last dot of the last component; nil without one, and where the name only begins with a dot.
    package var fileExtension: [UInt8]? {
        guard let name = lastComponent?.bytes, let dot = name.lastIndex(of: UInt8(ascii: ".")), dot > 0 else {
            return nil
        }
        return [UInt8](name[(dot + 1)...])
    }

    /// Whether this is one name that stays in its folder: no `/`, neither `.` nor `..`.
    package var isPlainName: Bool {
        !bytes.contains(Self.separator) && bytes != [0x2E] && bytes != [0x2E, 0x2E]
    }

    private var trimmed: ArraySlice<UInt8> {
        let end = bytes.lastIndex { $0 != Self.separator }
        return end.map { bytes[...$0] } ?? []
    }
}

extension FilePath: CustomStringConvertible {
    /// The path as text, with U+FFFD where it is not UTF-8. For messages only: it need not lead back to the file, and it is
    /// foreign text to a terminal.
    package var description: String { String(decoding: bytes, as: UTF8.self) }
}
