// SPDX-License-Identifier: Apache-2.0

/// A readable page that carries its presentation as escaped text in one marked element, and nothing that runs.
package enum PresentationPage {
    private static let open = Array(#"<pre id="backpack-presentation" hidden>"#.utf8)
    private static let close = Array("</pre>".utf8)

    /// The element that holds a presentation.
    package static func element(holding presentation: [UInt8]) -> [UInt8] {
        var output = open
        for byte in presentation {
            switch byte {
            case UInt8(ascii: "&"): output += "&amp;".utf8
            case UInt8(ascii: "<"): output += "&lt;".utf8
            case UInt8(ascii: ">"): output += "&gt;".utf8
            default: output.append(byte)
            }
        }
        return output + close
    }

    static let carrier = Recognizer.Carrier { content throws(RecognitionError) in
        guard isPage(content.trimmed) else { return nil }
        guard let presentation = presentation(in: content.bytes) else {
            throw RecognitionError(.pageWithoutPresentation)
        }
        return presentation
    }

    static func isPage(_ content: ArraySlice<UInt8>) -> Bool {
        guard content.first == UInt8(ascii: "<") else { return false }
        let head = String(decoding: content.prefix(64), as: UTF8.self).lowercased()
        return head.hasPrefix("<!doctype html") || head.hasPrefix("<html")
    }

    /// The text of the marked element; nil where there is none, more than one, or one that is not closed.
    private static func presentation(in page: [UInt8]) -> [UInt8]? {
        let starts = page.ranges(of: open)
        guard starts.count == 1, let start = starts.first else { return nil }
        let rest = page[start.upperBound...]
        guard let end = rest.ranges(of: close).first else { return nil }
        return unescape(rest[..<end.lowerBound])
    }

    private static func unescape(_ text: ArraySlice<UInt8>) -> [UInt8] {
        let entities: [(name: [UInt8], byte: UInt8)] = [
            (Array("&amp;".utf8), UInt8(ascii: "&")), (Array("&lt;".utf8), UInt8(ascii: "<")),
            (Array("&gt;".utf8), UInt8(ascii: ">")),
        ]
        var output: [UInt8] = []
        var rest = text
        while let byte = rest.first {
            if byte == UInt8(ascii: "&"), let entity = entities.first(where: { rest.starts(with: $0.name) }) {
                output.append(entity.byte)
                rest = rest.dropFirst(entity.name.count)
            } else {
                output.append(byte)
                rest = rest.dropFirst()
            }
        }
        return output
    }
}
