// SPDX-License-Identifier: Apache-2.0

import Credentials

/// An element of an XML document that was read whole: its name, its namespace, and what it holds.
///
/// No document type declaration is accepted, so that no entity is ever defined; attributes are kept for the few that mean
/// something here.
struct XMLElement {
    /// More than any trust list in use has.
    static let maximumCount = 400_000

    let namespace: [UInt8]
    let name: String
    /// The value of `xml:lang`.
    let language: String?
    private(set) var children: [XMLElement] = []
    /// Character data directly inside, as it stands.
    private(set) var text: [UInt8] = []

    /// - Throws: `TrustListError.unreadable`: `xml.malformed`, `xml.truncated`, `xml.dtd`, `xml.too-large`.
    init(document bytes: [UInt8]) throws(TrustListError) {
        do throws(BadgeImageError) {
            var scanner = try XMLScanner(bytes, allowsDoctype: false)
            var count = 0
            guard case .start(let tag) = try scanner.next() else { throw .malformed(offset: 0) }
            self = try Self.read(tag, &scanner, &count)
            // Behind the root only what has no meaning: the scanner refuses the rest.
            while try scanner.next() != nil {}
        } catch {
            throw TrustListError(.unreadable(Self.code(error)))
        }
    }

    private static func code(_ error: BadgeImageError) -> String {
        switch error {
        case .truncated: "xml.truncated"
        case .entities: "xml.dtd"
        case .tooLarge: "xml.too-large"
        default: "xml.malformed"
        }
    }

    private init(_ tag: XMLScanner.Tag, language: String?) {
        namespace = tag.namespace
        name = String(decoding: tag.localName, as: UTF8.self)
        self.language = language
    }

    /// The scanner bounds the depth.
    private static func read(
        _ tag: XMLScanner.Tag, _ scanner: inout XMLScanner, _ count: inout Int
    ) throws(BadgeImageError) -> XMLElement {
        count += 1
        guard count <= maximumCount else { throw .tooLarge(limit: maximumCount) }
        var language: String?
        for attribute in tag.attributes where attribute.name.elementsEqual("xml:lang".utf8) {
            language = String(decoding: try scanner.value(of: attribute), as: UTF8.self)
        }
        var element = XMLElement(tag, language: language)
        while !tag.isEmpty, let event = try scanner.next() {
            switch event {
            case .start(let inner): element.children.append(try read(inner, &scanner, &count))
            case .text(let range):
                // The white space between elements is layout.
                if !scanner.bytes[range].allSatisfy(XMLScanner.isWhiteSpace) {
                    element.text += try scanner.text(in: range)
                }
            case .characterData(let range): element.text += scanner.characterData(in: range)
            case .end: return element
            }
        }
        return element
    }

    // MARK: Reading

    /// The children of a name, in the same namespace.
    func all(_ name: String) -> [XMLElement] { children.filter { $0.name == name && $0.namespace == namespace } }

    /// The first child of a name, in the same namespace; nil where there is none or more than one.
    func only(_ name: String) -> XMLElement? {
        let found = all(name)
        return found.count == 1 ? found.first : nil
    }

    /// The text without the white space around it.
    var trimmed: [UInt8] {
        guard let start = text.firstIndex(where: { !XMLScanner.isWhiteSpace($0) }),
            let end = text.lastIndex(where: { !XMLScanner.isWhiteSpace($0) })
        else { return [] }
        return Array(text[start...end])
    }
}
