// SPDX-License-Identifier: Apache-2.0

import StrictJSON

/// The keywords of JSON-LD 1.1 (§1.7), without those of framing.
enum Keyword: String, Sendable, CaseIterable {
    case base = "@base"
    case container = "@container"
    case context = "@context"
    case direction = "@direction"
    case graph = "@graph"
    case id = "@id"
    case `import` = "@import"
    case included = "@included"
    case index = "@index"
    case json = "@json"
    case language = "@language"
    case list = "@list"
    case nest = "@nest"
    case none = "@none"
    case prefix = "@prefix"
    case propagate = "@propagate"
    case protected = "@protected"
    case reverse = "@reverse"
    case set = "@set"
    case type = "@type"
    case value = "@value"
    case version = "@version"
    case vocab = "@vocab"

    private static let byText: [ExactString: Keyword] = Dictionary(
        uniqueKeysWithValues: allCases.map { (ExactString($0.rawValue), $0) })

    init?(_ text: ExactString) {
        guard text.firstByte == UInt8(ascii: "@"), let keyword = Self.byText[text] else { return nil }
        self = keyword
    }

    var text: ExactString { ExactString(rawValue) }

    /// `"@"1*ALPHA`: reserved for keywords to come.
    static func hasForm(_ text: ExactString) -> Bool {
        guard text.firstByte == UInt8(ascii: "@"), text.utf8.count > 1 else { return false }
        return text.utf8.dropFirst().allSatisfy(IRISyntax.isLetter)
    }
}
