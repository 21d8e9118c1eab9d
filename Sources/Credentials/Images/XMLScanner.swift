// SPDX-License-Identifier: Apache-2.0

/// Reads well-formed XML 1.0 with namespaces, event by event, and never more than stands in the file.
///
/// A document type declaration may name a DTD, which is not read; one that declares anything itself is refused, and so is
/// every reference but the five predefined ones and characters by number. So nothing expands and nothing is fetched.
package struct XMLScanner {
    package struct Attribute {
        package let name: ArraySlice<UInt8>
        /// The bytes between the quotes.
        package let value: Range<Int>
    }

    package struct Tag {
        /// As written, with its prefix.
        package let name: ArraySlice<UInt8>
        package let namespace: [UInt8]
        package let localName: ArraySlice<UInt8>
        package let attributes: [Attribute]
        /// From `<` to behind `>`.
        package let range: Range<Int>
        /// Written as `<name/>`: no end follows.
        package let isEmpty: Bool
    }

    package enum Event {
        case start(Tag)
        case end(Range<Int>)
        case text(Range<Int>)
        case characterData(Range<Int>)
    }

    static let byteOrderMark: [UInt8] = [0xEF, 0xBB, 0xBF]
    /// Elements inside one another.
    private static let depthLimit = 256
    /// Namespace declarations in force at one place.
    private static let bindingLimit = 64
    private static let attributeLimit = 1_024
    private static let xmlNamespace = Array("http://www.w3.org/XML/1998/namespace".utf8)

    package let bytes: [UInt8]
    var position = 0
    private var open: [(name: ArraySlice<UInt8>, bindings: Int)] = []
    private var bindings: [(prefix: ArraySlice<UInt8>, namespace: [UInt8])]
    private var hasRoot = false
    private var hasDoctype = false
    private let allowsDoctype: Bool

    /// The elements that are open.
    var depth: Int { open.count }

    /// - Parameter allowsDoctype: false refuses every document type declaration, also one that declares nothing.
    package init(_ bytes: [UInt8], allowsDoctype: Bool = true) throws(BadgeImageError) {
        self.bytes = bytes
        self.allowsDoctype = allowsDoctype
        bindings = [(Array("xml".utf8)[...], Self.xmlNamespace)]
        try checkCharacters()
        if bytes.starts(with: Self.byteOrderMark) { position = 3 }
        if at("<?xml"), bytes.count > position + 5, Self.isWhiteSpace(bytes[position + 5]) { try declaration() }
    }

    /// The next event; nil at the end of a complete document.
    package mutating func next() throws(BadgeImageError) -> Event? {
        while position < bytes.count {
            if bytes[position] != UInt8(ascii: "<") {
                let text = try text()
                if !open.isEmpty { return .text(text) }
                guard bytes[text].allSatisfy(Self.isWhiteSpace) else { throw .malformed(offset: text.lowerBound) }
            } else if at("<!--") {
                try comment()
            } else if at("<![CDATA[") {
                guard !open.isEmpty else { throw malformed }
                position += 9
                return .characterData(try upTo("]]>"))
            } else if at("<!") {
                try doctype()
            } else if at("<?") {
                try processingInstruction()
            } else if at("</") {
                return try endTag()
            } else {
                return try startTag()
            }
        }
        guard hasRoot, open.isEmpty else { throw .truncated }
        return nil
    }

    // MARK: Tags

    private mutating func startTag() throws(BadgeImageError) -> Event {
        let start = position
        guard !hasRoot || !open.isEmpty else { throw malformed }
        guard open.count < Self.depthLimit else { throw .tooLarge(limit: Self.depthLimit) }
        position += 1
        let name = try name()
        let (attributes, isEmpty) = try attributes(end: "/>")
        let outer = bindings.count
        for attribute in attributes { try declareNamespace(attribute) }
        guard bindings.count <= Self.bindingLimit else { throw .tooLarge(limit: Self.bindingLimit) }
        let (namespace, localName) = try resolve(name, isAttribute: false)
        try checkUnique(attributes)
        hasRoot = true
        if isEmpty {
            bindings.removeSubrange(outer...)
        } else {
            open.append((name, outer))
        }
        return .start(
            Tag(
                name: name, namespace: namespace, localName: localName, attributes: attributes, range: start..<position,
                isEmpty: isEmpty))
    }

    private mutating func endTag() throws(BadgeImageError) -> Event {
        let start = position
        position += 2
        let name = try name()
        guard let element = open.popLast(), element.name == name else { throw .malformed(offset: start) }
        skipWhiteSpace()
        try expect(">")
        bindings.removeSubrange(element.bindings...)
        return .end(start..<position)
    }

    /// The attributes of a tag up to `>`, or up to `end`, which makes it an empty one; of a declaration, `end` alone.
    private mutating func attributes(end: StaticString) throws(BadgeImageError) -> ([Attribute], isEmpty: Bool) {
        var attributes: [Attribute] = []
        while true {
            let hasSpace = skipWhiteSpace()
            if at(end) {
                position += end.utf8CodeUnitCount
                return (attributes, true)
            }
            if at(">") {
                position += 1
                return (attributes, false)
            }
            guard position < bytes.count else { throw .truncated }
            guard hasSpace else { throw malformed }
            guard attributes.count < Self.attributeLimit else { throw .tooLarge(limit: Self.attributeLimit) }
            let name = try name()
            skipWhiteSpace()
            try expect("=")
            skipWhiteSpace()
            attributes.append(Attribute(name: name, value: try attributeValue()))
        }
    }

    private mutating func attributeValue() throws(BadgeImageError) -> Range<Int> {
        guard position < bytes.count else { throw .truncated }
        let quote = bytes[position]
        guard quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") else { throw malformed }
        position += 1
        let start = position
        while position < bytes.count, bytes[position] != quote {
            guard bytes[position] != UInt8(ascii: "<") else { throw malformed }
            position = bytes[position] == UInt8(ascii: "&") ? try reference(at: position).end : position + 1
        }
        guard position < bytes.count else { throw .truncated }
        position += 1
        return start..<(position - 1)
    }

    private mutating func name() throws(BadgeImageError) -> ArraySlice<UInt8> {
        guard position < bytes.count else { throw .truncated }
        guard Self.isNameStart(bytes[position]) else { throw malformed }
        let rest = bytes[position...]
        let end = rest.firstIndex { !Self.isNameByte($0) } ?? bytes.count
        position = end
        return rest[..<end]
    }

    static func isNameStart(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "_"),
            UInt8(ascii: ":"), 0x80...:
            true
        default: false
        }
    }

    private static func isNameByte(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."): true
        default: isNameStart(byte)
        }
    }

    // MARK: Namespaces (Namespaces in XML 1.0)

    private mutating func declareNamespace(_ attribute: Attribute) throws(BadgeImageError) {
        let prefix: ArraySlice<UInt8>
        if attribute.name.elementsEqual("xmlns".utf8) {
            prefix = []
        } else if attribute.name.starts(with: "xmlns:".utf8) {
            prefix = attribute.name.dropFirst(6)
        } else {
            return
        }
        let namespace = try value(of: attribute)
        // §3: these two are bound once and for all; §2.2: only the default can be taken back.
        let isReserved = prefix.elementsEqual("xmlns".utf8) || prefix.elementsEqual("xml".utf8)
        guard !isReserved, prefix.isEmpty || !namespace.isEmpty, namespace != Self.xmlNamespace else {
            throw .malformed(offset: attribute.value.lowerBound)
        }
        bindings.append((prefix, namespace))
    }

    private func resolve(
        _ name: ArraySlice<UInt8>, isAttribute: Bool
    ) throws(BadgeImageError) -> (namespace: [UInt8], localName: ArraySlice<UInt8>) {
        let parts = name.split(separator: UInt8(ascii: ":"), omittingEmptySubsequences: false)
        guard let localName = parts.last, parts.count <= 2, parts.allSatisfy({ !$0.isEmpty }) else {
            throw .malformed(offset: name.startIndex)
        }
        let prefix = parts.count == 2 ? parts[0] : []
        if isAttribute, prefix.isEmpty { return ([], localName) }
        if let binding = bindings.last(where: { $0.prefix.elementsEqual(prefix) }) {
            return (binding.namespace, localName)
        }
        guard prefix.isEmpty else { throw .malformed(offset: name.startIndex) }
        return ([], localName)
    }

    /// What the default prefix or another one stands for where the scanner is; nil for one that is not declared.
    func namespace(of prefix: String) -> [UInt8]? {
        bindings.last { $0.prefix.elementsEqual(prefix.utf8) }?.namespace
    }

    /// §6.3: no attribute stands twice, under whatever prefix.
    private func checkUnique(_ attributes: [Attribute]) throws(BadgeImageError) {
        guard attributes.count > 1 else { return }
        var seen: Set<[UInt8]> = []
        for attribute in attributes {
            let isDeclaration = attribute.name.starts(with: "xmlns:".utf8)
            let (namespace, localName) =
                isDeclaration ? ([1], attribute.name) : try resolve(attribute.name, isAttribute: true)
            guard seen.insert(namespace + [0] + localName).inserted else {
                throw .malformed(offset: attribute.name.startIndex)
            }
        }
    }
}

// MARK: - What is passed over

extension XMLScanner {
    /// §2.8: the version that is read, and an encoding that means the same as UTF-8 for this document.
    private mutating func declaration() throws(BadgeImageError) {
        position += 5
        let (attributes, isClosed) = try attributes(end: "?>")
        let names = attributes.map { String(decoding: $0.name, as: UTF8.self) }
        guard isClosed, names.first == "version",
            names == ["version", "encoding", "standalone"].filter({ names.contains($0) })
        else { throw .malformed(offset: 0) }
        for (name, attribute) in zip(names, attributes) {
            let value = String(decoding: bytes[attribute.value], as: UTF8.self).lowercased()
            let isKnown =
                switch name {
                case "version": value == "1.0"
                case "encoding":
                    value == "utf-8"
                        || ["us-ascii", "iso-8859-1"].contains(value) && bytes.allSatisfy { $0 < 0x80 }
                default: value == "yes" || value == "no"
                }
            guard isKnown else { throw .malformed(offset: attribute.value.lowerBound) }
        }
    }

    /// `<!DOCTYPE name PUBLIC "…" "…">`, as drawing programs write it; what it points to is not read.
    private mutating func doctype() throws(BadgeImageError) {
        guard at("<!DOCTYPE"), !hasDoctype, !hasRoot else { throw malformed }
        guard allowsDoctype else { throw .entities }
        hasDoctype = true
        position += 9
        guard skipWhiteSpace() else { throw malformed }
        _ = try name()
        var literals = 0
        skipWhiteSpace()
        if at("PUBLIC") || at("SYSTEM") {
            literals = at("PUBLIC") ? 2 : 1
            position += 6
        }
        for _ in 0..<literals {
            guard skipWhiteSpace() else { throw malformed }
            guard at("\"") || at("'") else { throw malformed }
            let quote: StaticString = at("'") ? "'" : "\""
            position += 1
            _ = try upTo(quote)
        }
        skipWhiteSpace()
        guard !at("[") else { throw .entities }
        try expect(">")
    }

    private mutating func comment() throws(BadgeImageError) {
        position += 4
        _ = try upTo("--")
        try expect(">")
    }

    private mutating func processingInstruction() throws(BadgeImageError) {
        position += 2
        let target = try name()
        guard String(decoding: target, as: UTF8.self).lowercased() != "xml" else { throw malformed }
        _ = try upTo("?>")
    }

    /// Character data up to the next `<`.
    private mutating func text() throws(BadgeImageError) -> Range<Int> {
        let start = position
        while position < bytes.count, bytes[position] != UInt8(ascii: "<") {
            switch bytes[position] {
            case UInt8(ascii: "&"): position = try reference(at: position).end
            // §2.4: a section cannot end where none began.
            case UInt8(ascii: "]") where at("]]>"): throw malformed
            default: position += 1
            }
        }
        return start..<position
    }

    /// §2.2: UTF-8, and only what XML counts as characters.
    private func checkCharacters() throws(BadgeImageError) {
        guard String(validating: bytes, as: UTF8.self) != nil else { throw .malformed(offset: 0) }
        for (index, byte) in bytes.enumerated() {
            if byte < 0x20, !Self.isWhiteSpace(byte) { throw .malformed(offset: index) }
            // U+FFFE and U+FFFF.
            if byte >= 0xBE, index >= 2, bytes[index - 1] == 0xBF, bytes[index - 2] == 0xEF {
                throw .malformed(offset: index)
            }
        }
    }

    // MARK: Steps

    private var malformed: BadgeImageError { position < bytes.count ? .malformed(offset: position) : .truncated }

    private func at(_ text: StaticString) -> Bool {
        let end = position + text.utf8CodeUnitCount
        guard end <= bytes.count else { return false }
        return text.withUTF8Buffer { buffer in buffer.elementsEqual(bytes[position..<end]) }
    }

    private mutating func expect(_ text: StaticString) throws(BadgeImageError) {
        guard at(text) else { throw malformed }
        position += text.utf8CodeUnitCount
    }

    /// What stands before the next `text`, which is passed too.
    private mutating func upTo(_ text: StaticString) throws(BadgeImageError) -> Range<Int> {
        let start = position
        while position < bytes.count {
            if at(text) {
                position += text.utf8CodeUnitCount
                return start..<(position - text.utf8CodeUnitCount)
            }
            position += 1
        }
        throw .truncated
    }

    @discardableResult
    private mutating func skipWhiteSpace() -> Bool {
        let start = position
        while position < bytes.count, Self.isWhiteSpace(bytes[position]) { position += 1 }
        return position > start
    }

    package static func isWhiteSpace(_ byte: UInt8) -> Bool {
        byte == 0x20 || (0x09...0x0A).contains(byte) || byte == 0x0D
    }
}
