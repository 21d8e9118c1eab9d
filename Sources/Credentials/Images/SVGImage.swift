// SPDX-License-Identifier: Apache-2.0

/// An SVG document that has been read once, with the badge element right below its root, if there is one.
struct SVGImage {
    private struct Badge {
        let edition: BadgeImage.Edition
        var verify: [UInt8]?
        var body: [UInt8] = []
        /// From the `<` of its start to behind the `>` of its end.
        var range: Range<Int>
    }

    private static let svgNamespace = Array("http://www.w3.org/2000/svg".utf8)
    private static let prefix = "openbadges"

    private let scanner: XMLScanner
    private let root: XMLScanner.Tag
    private var badge: Badge?
    /// What the usual prefix stands for at the root; nil where it is free.
    private let prefixNamespace: [UInt8]?

    init(_ bytes: [UInt8]) throws(BadgeImageError) {
        var scanner = try XMLScanner(bytes)
        guard case .start(let root) = try scanner.next(), root.localName.elementsEqual("svg".utf8),
            root.namespace == Self.svgNamespace
        else { throw .notAnImage }
        var found: Badge?
        // An empty root has left its declarations behind already.
        prefixNamespace = root.isEmpty ? nil : scanner.namespace(of: Self.prefix)
        while let event = try scanner.next() {
            guard case .start(let tag) = event, let edition = Self.edition(of: tag) else { continue }
            // Baking puts it right below the root; anywhere else another reader would not look for it.
            guard scanner.depth == (tag.isEmpty ? 1 : 2) else { throw .malformed(offset: tag.range.lowerBound) }
            guard found == nil else { throw .twoBadges }
            found = try Self.badge(edition, tag, &scanner)
        }
        badge = found
        self.scanner = scanner
        self.root = root
    }

    // MARK: The badge

    private static func namespace(of edition: BadgeImage.Edition) -> String {
        switch edition {
        case .openBadges2: "http://openbadges.org"
        case .openBadges3: "https://purl.imsglobal.org/ob/v3p0"
        }
    }

    private static func localName(of edition: BadgeImage.Edition) -> String {
        switch edition {
        case .openBadges2: "assertion"
        case .openBadges3: "credential"
        }
    }

    private static func edition(of tag: XMLScanner.Tag) -> BadgeImage.Edition? {
        BadgeImage.Edition.allCases.first {
            tag.namespace.elementsEqual(namespace(of: $0).utf8) && tag.localName.elementsEqual(localName(of: $0).utf8)
        }
    }

    /// Reads the element up to its end.
    private static func badge(
        _ edition: BadgeImage.Edition, _ tag: XMLScanner.Tag, _ scanner: inout XMLScanner
    ) throws(BadgeImageError) -> Badge {
        var badge = Badge(edition: edition, range: tag.range)
        if let attribute = tag.attributes.first(where: { $0.name.elementsEqual("verify".utf8) }) {
            badge.verify = try scanner.value(of: attribute)
        }
        var parts: [(bytes: [UInt8], isLayout: Bool)] = []
        var hasSection = false
        while !tag.isEmpty, let event = try scanner.next() {
            switch event {
            case .start(let inner): throw .malformed(offset: inner.range.lowerBound)
            case .text(let range):
                let isLayout = scanner.bytes[range].allSatisfy(XMLScanner.isWhiteSpace)
                parts.append((try scanner.text(in: range), isLayout))
            case .characterData(let range):
                hasSection = true
                parts.append((scanner.characterData(in: range), false))
            case .end(let range):
                badge.range = tag.range.lowerBound..<range.upperBound
                // White space around a section is how the file is laid out, not what was baked.
                badge.body = parts.filter { !(hasSection && $0.isLayout) }.flatMap(\.bytes)
                return badge
            }
        }
        return badge
    }

    func content() throws(BadgeImageError) -> BadgeImage.Content {
        guard let badge else { throw .noBadge }
        let hasBody = !badge.body.allSatisfy(XMLScanner.isWhiteSpace)
        let verify = (badge.verify ?? []).allSatisfy(XMLScanner.isWhiteSpace) ? nil : badge.verify
        let content: [UInt8]
        switch (verify, hasBody) {
        case (nil, false): throw .malformed(offset: badge.range.lowerBound)
        case (let verify?, false): content = verify
        case (nil, true): content = badge.body
        case (let verify?, true):
            // The address that the JSON is published at may stand beside it; a second badge may not.
            guard case .hostedURL = BadgeImage.content(verify) else { throw .twoBadges }
            content = badge.body
        }
        guard content.count <= BadgeImage.badgeLimit else { throw .tooLarge(limit: BadgeImage.badgeLimit) }
        return BadgeImage.content(content)
    }

    // MARK: Baking

    func baking(_ credential: [UInt8], _ edition: BadgeImage.Edition) -> [UInt8] {
        let namespace = Self.namespace(of: edition)
        let isDeclared = prefixNamespace?.elementsEqual(namespace.utf8) == true
        // The root is where the specification has the declaration; the element, where the prefix is taken there.
        let declaration = #" xmlns:\#(Self.prefix)="\#(namespace)""#
        let isFree = prefixNamespace == nil && !declaresPrefix
        let element = Self.element(credential, edition, declaration: isDeclared || isFree ? "" : declaration)
        let bytes = scanner.bytes
        let tagEnd = root.range.upperBound - (root.isEmpty ? 2 : 1)
        var output = Array(bytes[..<tagEnd])
        if isFree { output += declaration.utf8 }
        if let badge {
            output += bytes[tagEnd..<badge.range.lowerBound]
            output += element
            output += bytes[badge.range.upperBound...]
        } else if root.isEmpty {
            output += ">".utf8
            output += element
            output += "</".utf8
            output += root.name
            output += ">".utf8
            output += bytes[root.range.upperBound...]
        } else {
            output += ">".utf8
            output += element
            output += bytes[root.range.upperBound...]
        }
        return output
    }

    /// Whether the root's own tag declares the usual prefix.
    private var declaresPrefix: Bool {
        root.attributes.contains { $0.name.elementsEqual("xmlns:\(Self.prefix)".utf8) }
    }

    /// A token stands in `verify`, JSON in a CDATA section.
    private static func element(
        _ credential: [UInt8], _ edition: BadgeImage.Edition, declaration: String
    ) -> [UInt8] {
        let name = "\(prefix):\(localName(of: edition))"
        let isToken = !credential.isEmpty && credential.allSatisfy(isTokenByte)
        if isToken { return Array("<\(name)\(declaration) verify=\"".utf8) + credential + Array("\"/>".utf8) }
        var output = Array("<\(name)\(declaration)><![CDATA[".utf8)
        for (index, byte) in credential.enumerated() {
            switch byte {
            // The end of a section, divided between two.
            case UInt8(ascii: ">") where credential[..<index].suffix(2).elementsEqual("]]".utf8):
                output += Array("]]><![CDATA[>".utf8)
            // A reader turns a plain CR into LF.
            case 0x0D: output += Array("]]>&#13;<![CDATA[".utf8)
            default: output.append(byte)
            }
        }
        return output + Array("]]></\(name)>".utf8)
    }

    private static func isTokenByte(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"), UInt8(ascii: "."),
            UInt8(ascii: "~"):
            true
        default: false
        }
    }
}
