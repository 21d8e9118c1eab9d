// SPDX-License-Identifier: Apache-2.0

import StrictJSON

/// HTML for element content and for attribute values in double quotes.
///
/// A literal is the program's own and stands as written; whatever is interpolated into it is escaped, unless it is markup
/// already:
///
///     let row: Markup = "<dt>\(label)</dt><dd>\(title)</dd>"
///
/// Nothing gets into a page in another type, so forgetting to escape does not compile.
struct Markup: Sendable, Equatable {
    let html: String
    /// Whether foreign text in it held characters that are shown by their numbers.
    let showsHidden: Bool

    private init(trusted html: String, showsHidden: Bool) {
        self.html = html
        self.showsHidden = showsHidden
    }

    /// Foreign text, escaped.
    init(_ foreign: ExactString, keepingLines: Bool = false) {
        let escaped = HTMLText(foreign.text, keepingLines: keepingLines)
        self.init(trusted: escaped.html, showsHidden: escaped.showsHidden)
    }

    static func + (lhs: Markup, rhs: Markup) -> Markup {
        Markup(trusted: lhs.html + rhs.html, showsHidden: lhs.showsHidden || rhs.showsHidden)
    }

    static func += (lhs: inout Markup, rhs: Markup) { lhs = lhs + rhs }

    var isEmpty: Bool { html.isEmpty }
}

extension Markup: ExpressibleByStringInterpolation {
    init(stringLiteral value: String) { self.init(trusted: value, showsHidden: false) }

    init(stringInterpolation: StringInterpolation) {
        self.init(trusted: stringInterpolation.html, showsHidden: stringInterpolation.showsHidden)
    }

    struct StringInterpolation: StringInterpolationProtocol {
        fileprivate var html = ""
        fileprivate var showsHidden = false

        init(literalCapacity: Int, interpolationCount: Int) { html.reserveCapacity(literalCapacity) }

        mutating func appendLiteral(_ literal: String) { html += literal }

        mutating func appendInterpolation(_ foreign: String) { appendInterpolation(Markup(ExactString(foreign))) }

        mutating func appendInterpolation(_ foreign: ExactString) { appendInterpolation(Markup(foreign)) }

        mutating func appendInterpolation(_ number: some BinaryInteger) { html += String(number) }

        mutating func appendInterpolation(_ markup: Markup) {
            html += markup.html
            showsHidden = showsHidden || markup.showsHidden
        }
    }
}

extension Sequence<Markup> {
    func joined(separator: Markup = "") -> Markup {
        reduce((Markup(""), true)) { ($0.1 ? $1 : $0.0 + separator + $1, false) }.0
    }
}

extension Markup {
    /// Foreign text in a sentence, kept apart from the direction of the text around it.
    static func inline(_ foreign: ExactString) -> Markup { "<bdi>\(foreign)</bdi>" }

    static func inline(_ foreign: String) -> Markup { "<bdi>\(foreign)</bdi>" }

    /// Foreign text of one or more lines, in a direction of its own.
    static func block(_ foreign: ExactString) -> Markup {
        "<div class=\"text\" dir=\"auto\">\(Markup(foreign, keepingLines: true))</div>"
    }

    /// An identifier or address: a link where it is a plain web address, text in every other case.
    static func address(_ foreign: ExactString) -> Markup {
        guard WebAddress.isPlain(foreign) else { return "<bdi class=\"id\">\(foreign)</bdi>" }
        return "<a class=\"id\" href=\"\(foreign)\" rel=\"noreferrer noopener\"><bdi>\(foreign)</bdi></a>"
    }

    /// What is a name at one issuer and an address at another.
    static func named(_ foreign: ExactString) -> Markup {
        WebAddress.isPlain(foreign) ? .address(foreign) : .inline(foreign)
    }

    static func list(_ items: [Markup], class name: Markup) -> Markup {
        "<ul class=\"\(name)\">\(items.map { "<li>\($0)</li>" as Markup }.joined())</ul>"
    }

    static func time(_ shown: String, _ machine: String) -> Markup { "<time datetime=\"\(machine)\">\(shown)</time>" }
}
