// SPDX-License-Identifier: Apache-2.0

/// One argument as the operating system handed it over: bytes, usually but not necessarily UTF-8.
///
/// File names on Linux may hold any byte but NUL and `/`; decoding them to `String` first would lose those that are not
/// UTF-8, because Swift's own argument list repairs them.
package struct Word: Sendable, Hashable {
    package let bytes: [UInt8]

    package init(bytes: some Sequence<UInt8>) { self.bytes = Array(bytes) }

    package init(_ text: String) { bytes = Array(text.utf8) }

    /// The word as text; nil where the bytes are not UTF-8.
    package var text: String? { String(validating: bytes, as: UTF8.self) }

    /// `-`, which stands for standard input or output.
    package var isStandardStream: Bool { bytes == [UInt8(ascii: "-")] }

    /// Whether the word is written as an option: a hyphen and something behind it.
    var looksLikeOption: Bool { bytes.count > 1 && bytes.first == UInt8(ascii: "-") }

    var isOptionTerminator: Bool { bytes == [UInt8(ascii: "-"), UInt8(ascii: "-")] }

    func equals(_ name: String) -> Bool { bytes.elementsEqual(name.utf8) }

    /// `--name=value` in its two parts; `value` is nil without an equals sign or for a short option.
    func splitOption() -> (name: Word, value: Word?) {
        let hyphens = [UInt8(ascii: "-"), UInt8(ascii: "-")]
        guard bytes.starts(with: hyphens), let equals = bytes.firstIndex(of: UInt8(ascii: "=")) else {
            return (self, nil)
        }
        return (Word(bytes: bytes[..<equals]), Word(bytes: bytes[(equals + 1)...]))
    }

    /// For messages: the text, with each byte that is not part of valid UTF-8 as `\x{ff}`. Not yet safe for a terminal.
    package var shown: String {
        var result = String.UnicodeScalarView()
        var parser = Unicode.UTF8.ForwardParser()
        var rest = bytes.makeIterator()
        var offset = 0
        while true {
            switch parser.parseScalar(from: &rest) {
            case .valid(let encoded):
                result.append(UTF8.decode(encoded))
                offset += encoded.count
            case .error(let length):
                for byte in bytes[offset...].prefix(length) {
                    result.append(contentsOf: "\\x{\(String(byte, radix: 16))}".unicodeScalars)
                }
                offset += length
            case .emptyInput:
                return String(result)
            }
        }
    }
}

extension Word: ExpressibleByStringLiteral {
    package init(stringLiteral value: String) { self.init(value) }
}

extension Word {
    /// The process's arguments without the program's own name.
    package static func processArguments() -> [Word] {
        (1..<max(1, Int(CommandLine.argc))).compactMap { index in
            CommandLine.unsafeArgv[index].map { Word(cString: $0) }
        }
    }

    package init(cString: UnsafePointer<CChar>) {
        var bytes: [UInt8] = []
        var next = cString
        while next.pointee != 0 {
            bytes.append(UInt8(bitPattern: next.pointee))
            next += 1
        }
        self.bytes = bytes
    }
}
