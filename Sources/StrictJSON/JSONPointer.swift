// SPDX-License-Identifier: Apache-2.0

/// JSON Pointer (RFC 6901): a place in a JSON document.
package struct JSONPointer: Sendable, Hashable {
    /// Member names and array positions from the root down, unescaped; none for the whole document.
    package let tokens: [ExactString]

    /// The text is not a pointer: it neither is empty nor starts with `/`, or has `~` before something else than 0 or 1.
    package struct Malformed: Error, Sendable, Equatable {
        package let text: ExactString
    }

    package init(tokens: [ExactString]) { self.tokens = tokens }

    package init(_ text: ExactString) throws(Malformed) {
        guard !text.isEmpty else {
            tokens = []
            return
        }
        guard text.hasPrefix("/") else { throw Malformed(text: text) }
        var tokens: [ExactString] = []
        for part in text.utf8.dropFirst().split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false) {
            guard let token = Self.unescape(part) else { throw Malformed(text: text) }
            tokens.append(token)
        }
        self.tokens = tokens
    }

    /// The pointer as it is written.
    package var text: ExactString { ExactString(tokens.map { "/" + Self.escape($0.text) }.joined()) }

    /// A member name as a reference token (§3): `~` and `/` escaped.
    package static func escape(_ name: String) -> String {
        guard name.utf8.contains(where: { $0 == UInt8(ascii: "~") || $0 == UInt8(ascii: "/") }) else { return name }
        var output = ""
        for scalar in name.unicodeScalars {
            switch scalar {
            case "~": output += "~0"
            case "/": output += "~1"
            default: output.unicodeScalars.append(scalar)
            }
        }
        return output
    }

    /// nil where `~` stands before something else than 0 or 1.
    private static func unescape(_ token: some Sequence<UInt8>) -> ExactString? {
        var output: [UInt8] = []
        var isEscaped = false
        for byte in token {
            switch (isEscaped, byte) {
            case (true, UInt8(ascii: "0")): output.append(UInt8(ascii: "~"))
            case (true, UInt8(ascii: "1")): output.append(UInt8(ascii: "/"))
            case (true, _): return nil
            case (false, UInt8(ascii: "~")): break
            case (false, _): output.append(byte)
            }
            isEscaped = !isEscaped && byte == UInt8(ascii: "~")
        }
        return isEscaped ? nil : ExactString(String(decoding: output, as: UTF8.self))
    }

    /// The array position that a token names (§4): digits without leading zero; nil for any other.
    package static func position(_ token: ExactString) -> Int? {
        let digits = token.utf8
        guard let first = digits.first, digits.allSatisfy({ (0x30...0x39).contains($0) }),
            first != 0x30 || digits.count == 1
        else { return nil }
        return Int(token.text)
    }
}
