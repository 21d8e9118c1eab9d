// SPDX-License-Identifier: Apache-2.0

import StrictJSON

/// The five components of an IRI reference, and resolution against a base (RFC 3986 §5.2, on UTF-8 bytes).
struct IRIReference {
    private var scheme: ArraySlice<UInt8>?
    private var authority: ArraySlice<UInt8>?
    private var path: ArraySlice<UInt8>
    private var query: ArraySlice<UInt8>?
    private var fragment: ArraySlice<UInt8>?

    /// Splits as RFC 3986 appendix B does: every text has the five components.
    init(_ text: ExactString) {
        var rest = ArraySlice(text.utf8)
        if let colon = rest.firstIndex(where: { IRISyntax.colonSlashQuestionHash.contains($0) }),
            rest[colon] == UInt8(ascii: ":"), IRISyntax.isScheme(rest[..<colon])
        {
            scheme = rest[..<colon]
            rest = rest[(colon + 1)...]
        }
        if rest.starts(with: "//".utf8) {
            let start = rest.startIndex + 2
            let end = rest[start...].firstIndex { IRISyntax.slashQuestionHash.contains($0) } ?? rest.endIndex
            authority = rest[start..<end]
            rest = rest[end...]
        }
        if let hash = rest.firstIndex(of: UInt8(ascii: "#")) {
            fragment = rest[(hash + 1)...]
            rest = rest[..<hash]
        }
        if let mark = rest.firstIndex(of: UInt8(ascii: "?")) {
            query = rest[(mark + 1)...]
            rest = rest[..<mark]
        }
        path = rest
    }

    /// §5.2.2, strict.
    func resolved(against base: IRIReference) -> ExactString {
        var target = self
        if scheme != nil {
            target.path = Self.removingDotSegments(path)
            return target.text
        }
        target.scheme = base.scheme
        if authority != nil {
            target.path = Self.removingDotSegments(path)
            return target.text
        }
        target.authority = base.authority
        if path.isEmpty {
            target.path = base.path
            target.query = query ?? base.query
        } else if path.first == UInt8(ascii: "/") {
            target.path = Self.removingDotSegments(path)
        } else {
            target.path = Self.removingDotSegments(merged(with: base))
        }
        return target.text
    }

    /// §5.2.3
    private func merged(with base: IRIReference) -> ArraySlice<UInt8> {
        if base.authority != nil, base.path.isEmpty { return [UInt8(ascii: "/")] + path }
        guard let slash = base.path.lastIndex(of: UInt8(ascii: "/")) else { return path }
        return base.path[...slash] + path
    }

    /// §5.2.4
    private static func removingDotSegments(_ path: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        guard path.contains(UInt8(ascii: ".")) else { return path }
        let slash = UInt8(ascii: "/")
        var input = path
        var output: [UInt8] = []
        while !input.isEmpty {
            if input.starts(with: "../".utf8) {
                input = input.dropFirst(3)
            } else if input.starts(with: "./".utf8) {
                input = input.dropFirst(2)
            } else if input.starts(with: "/./".utf8) {
                input = input.dropFirst(2)
            } else if input.elementsEqual("/.".utf8) {
                input = [slash]
            } else if input.starts(with: "/../".utf8) || input.elementsEqual("/..".utf8) {
                input = input.count == 3 ? [slash] : input.dropFirst(3)
                let last = output.lastIndex(of: slash) ?? output.startIndex
                output.removeSubrange(last...)
            } else if input.elementsEqual(".".utf8) || input.elementsEqual("..".utf8) {
                input = []
            } else {
                let end = input.dropFirst().firstIndex(of: slash) ?? input.endIndex
                output += input[..<end]
                input = input[end...]
            }
        }
        return ArraySlice(output)
    }

    /// §5.3
    private var text: ExactString {
        var bytes: [UInt8] = []
        if let scheme {
            bytes += scheme
            bytes.append(UInt8(ascii: ":"))
        }
        if let authority {
            bytes += "//".utf8
            bytes += authority
        }
        bytes += path
        if let query {
            bytes.append(UInt8(ascii: "?"))
            bytes += query
        }
        if let fragment {
            bytes.append(UInt8(ascii: "#"))
            bytes += fragment
        }
        return ExactString(String(decoding: bytes, as: UTF8.self))
    }
}
