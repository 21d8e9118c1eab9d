// SPDX-License-Identifier: Apache-2.0

import Credentials
import StrictJSON
import TestSupport
import Testing

/// Badges in SVG files.
@Suite struct SVGBadgeTests {
    private static let credential = #"{"type":["VerifiableCredential"]}"#
    private static let token = "eyJhbGciOiJub25lIn0.e30."
    private static let old = #"xmlns:openbadges="http://openbadges.org""#
    private static let new = #"xmlns:openbadges="https://purl.imsglobal.org/ob/v3p0""#

    private static func svg(_ declarations: String, _ inside: String) -> String {
        #"<svg xmlns="http://www.w3.org/2000/svg"\#(declarations.isEmpty ? "" : " ")\#(declarations)>\#(inside)</svg>"#
    }

    private static func content(_ text: String) -> Result<BadgeImage.Content, BadgeImageError> {
        PNGBadgeTests.content(Array(text.utf8))
    }

    private static func code(_ text: String) -> String? {
        if case .failure(let error) = content(text) { error.code } else { nil }
    }

    @Test(arguments: [
        svg(new, "<openbadges:credential><![CDATA[\(credential)]]></openbadges:credential>"),
        svg(new, "\n <openbadges:credential>\n <![CDATA[\(credential)]]>\n </openbadges:credential><g/>"),
        svg(old, "<openbadges:assertion><![CDATA[\(credential)]]></openbadges:assertion>"),
        // The address it is published at stands beside it.
        svg(
            old,
            #"<openbadges:assertion verify="https://a.example/1"><![CDATA[\#(credential)]]></openbadges:assertion>"#),
        // Any prefix, declared anywhere.
        svg(
            "", #"<b:credential xmlns:b="https://purl.imsglobal.org/ob/v3p0"><![CDATA[\#(credential)]]></b:credential>"#
        ),
        svg("", #"<credential xmlns="https://purl.imsglobal.org/ob/v3p0"><![CDATA[\#(credential)]]></credential>"#),
        #"<svg:svg xmlns:svg="http://www.w3.org/2000/svg" \#(new)><openbadges:credential><![CDATA[\#(credential)]]></openbadges:credential></svg:svg>"#,
        // Without a section, and in several.
        svg(
            new,
            "<openbadges:credential>{&quot;type&#34;:[\"Verifiable<!-- - --><![CDATA[Cred]]>ential&#x22;]&#125;</openbadges:credential>"
        ),
        // As drawing programs write.
        "\u{FEFF}<?xml version='1.0' encoding='UTF-8' standalone=\"no\"?>\r\n<!-- a <b> --><?style x?>"
            + #"<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd">"#
            + svg(new, "<openbadges:credential ><![CDATA[\(credential)]]></openbadges:credential\n>") + "\n<!-- -->\n",
        #"<?xml version="1.0" encoding="iso-8859-1"?><!DOCTYPE svg SYSTEM 'x'>"#
            + svg(new, "<openbadges:credential><![CDATA[\(credential)]]></openbadges:credential>"),
    ])
    func givesTheJSONThatWasBaked(_ text: String) {
        #expect(Self.content(text) == .success(.credential(Array(Self.credential.utf8))))
    }

    @Test(arguments: [
        svg(new, #"<openbadges:credential verify="\#(token)"/>"#),
        svg(new, "<openbadges:credential verify='\(token)'>\n</openbadges:credential>"),
        svg(old, "<openbadges:assertion verify='\(token)'><![CDATA[]]></openbadges:assertion>"),
    ])
    func givesTheTokenThatWasBaked(_ text: String) {
        #expect(Self.content(text) == .success(.credential(Array(Self.token.utf8))))
    }

    @Test func givesTheAddressThatWasBaked() {
        let text = Self.svg(Self.old, #"<openbadges:assertion verify="http://a.example/?a=1&amp;b=2"/>"#)
        #expect(Self.content(text) == .success(.hostedURL("http://a.example/?a=1&b=2")))
    }

    private static let badge = "<openbadges:credential verify='\(token)'/>"

    @Test(
        arguments: [
            ("no badge", svg(new, "<g/>"), "image.no-badge"),
            ("a badge of no namespace", svg("", "<credential verify='\(token)'/>"), "image.no-badge"),
            (
                "a badge of another namespace",
                svg(#"xmlns:openbadges="https://purl.imsglobal.org/ob/v3p1""#, badge), "image.no-badge"
            ),
            ("the name of the other edition", svg(old, badge), "image.no-badge"),
            ("two badges", svg(new, badge + badge), "image.two-badges"),
            (
                "a badge of each edition",
                svg(new, badge + #"<a:assertion xmlns:a="http://openbadges.org" verify="\#(token)"/>"#),
                "image.two-badges"
            ),
            (
                "a token and JSON",
                svg(new, "<openbadges:credential verify='\(token)'><![CDATA[{}]]></openbadges:credential>"),
                "image.two-badges"
            ),
            ("an empty badge", svg(new, "<openbadges:credential/>"), "image.malformed"),
            ("a badge inside a group", svg(new, "<g>\(badge)</g>"), "image.malformed"),
            (
                "a badge inside a badge", svg(new, "<openbadges:credential>\(badge)</openbadges:credential>"),
                "image.malformed"
            ),
            ("a prefix that is not declared", svg("", badge), "image.malformed"),
            ("another root", "<html><svg/></html>", "image.not-an-image"),
            ("a root of no namespace", "<svg \(new)>\(badge)</svg>", "image.not-an-image"),
            (
                "a billion laughs",
                #"<!DOCTYPE svg [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>"#
                    + svg(new, "<openbadges:credential>&b;</openbadges:credential>"), "image.dtd"
            ),
            (
                "an external entity",
                #"<!DOCTYPE svg [<!ENTITY x SYSTEM "file:///etc/passwd">]>"#
                    + svg(new, "<openbadges:credential>&x;</openbadges:credential>"), "image.dtd"
            ),
            (
                "an external declaration with one inside",
                #"<!DOCTYPE svg SYSTEM "svg.dtd" [ ]>"# + svg(new, badge), "image.dtd"
            ),
            ("an entity of HTML", svg(new, "<openbadges:credential>&nbsp;</openbadges:credential>"), "image.dtd"),
            ("an entity in an attribute", svg(new, "<g id='&averyverylongname;'/>\(badge)"), "image.dtd"),
            ("two declarations of type", "<!DOCTYPE svg><!DOCTYPE svg>" + svg(new, badge), "image.malformed"),
            ("a declaration of type inside", svg(new, "<!DOCTYPE svg>" + badge), "image.malformed"),
            ("a reference to no character", svg(new, "&#0;" + badge), "image.malformed"),
            ("a reference to a half", svg(new, "&#xD800;" + badge), "image.malformed"),
            ("a reference with a sign", svg(new, "&#+65;" + badge), "image.malformed"),
            ("a reference past all characters", svg(new, "&#4294967361;" + badge), "image.malformed"),
            ("an ampersand alone", svg(new, "a & b" + badge), "image.malformed"),
            ("a control character", svg(new, "\u{1}" + badge), "image.malformed"),
            ("no character", svg(new, "\u{FFFF}" + badge), "image.malformed"),
            ("another encoding", #"<?xml version="1.0" encoding="utf-16"?>"# + svg(new, badge), "image.malformed"),
            (
                "Latin-1 that is more than ASCII",
                #"<?xml version="1.0" encoding="iso-8859-1"?>"# + svg(new, "é" + badge), "image.malformed"
            ),
            ("another version", #"<?xml version="1.1"?>"# + svg(new, badge), "image.malformed"),
            ("a late declaration", svg(new, #"<?xml version="1.0"?>"# + badge), "image.malformed"),
            ("elements that overlap", svg(new, "<a><b></a></b>" + badge), "image.malformed"),
            ("an attribute twice", svg(new, "<openbadges:credential verify='a' verify='b'/>"), "image.malformed"),
            (
                "an attribute twice under two prefixes",
                svg(new, #"<g xmlns:a="u:1" xmlns:b="u:1" a:x="1" b:x="2"/>"# + badge), "image.malformed"
            ),
            ("a declaration twice", svg(new + " " + new, badge), "image.malformed"),
            ("a prefix taken back", svg(new, #"<g xmlns:openbadges=""/>"# + badge), "image.malformed"),
            ("a reserved prefix", svg(new, #"<g xmlns:xml="u:1"/>"# + badge), "image.malformed"),
            ("two colons", svg(new, "<a:b:c/>" + badge), "image.malformed"),
            ("attributes that touch", svg(new, "<g a='1'b='2'/>" + badge), "image.malformed"),
            ("an attribute without quotes", svg(new, "<g a=1/>" + badge), "image.malformed"),
            ("an open bracket in an attribute", svg(new, "<g a='<'/>" + badge), "image.malformed"),
            ("two dashes in a comment", svg(new, "<!-- -- -->" + badge), "image.malformed"),
            ("an end of no section", svg(new, "]]>" + badge), "image.malformed"),
            ("text behind the root", svg(new, badge) + "x", "image.malformed"),
            ("two roots", svg(new, badge) + svg(new, badge), "image.malformed"),
            ("an end without a start", svg(new, badge) + "</svg>", "image.malformed"),
            ("a section behind the root", svg(new, badge) + "<![CDATA[]]>", "image.malformed"),
            (
                "too many levels",
                svg(
                    new,
                    badge + String(repeating: "<g>", count: 256) + String(repeating: "</g>", count: 256)),
                "image.too-large"
            ),
            (
                "too many attributes",
                svg(new, badge + "<g" + (0...1_024).map { " a\($0)=''" }.joined() + "/>"), "image.too-large"
            ),
            (
                "too many namespaces",
                svg(new, badge + "<g" + (0...64).map { " xmlns:a\($0)='u:\($0)'" }.joined() + "/>"), "image.too-large"
            ),
        ])
    func refuses(_ what: String, _ text: String, _ code: String) {
        #expect(Self.code(text) == code, "\(what)")
    }

    @Test func refusesWhatIsNotUTF8() {
        let image = Array(Self.svg(Self.new, Self.badge).utf8) + [0xFF]
        #expect(PNGBadgeTests.content(image) == .failure(.malformed(offset: 0)))
    }

    @Test func holdsItsLimits() {
        func image(_ count: Int) -> String {
            Self.svg(Self.new, "<openbadges:credential>\(String(repeating: "1", count: count))</openbadges:credential>")
        }
        #expect(Self.code(image(BadgeImage.badgeLimit)) == nil)
        #expect(Self.code(image(BadgeImage.badgeLimit + 1)) == "image.too-large")
        #expect(Self.code(image(BadgeImage.imageLimit)) == "image.too-large")
    }

    // MARK: Baking

    private static let picture = #"<circle r="4"/>"#

    @Test(
        arguments: [
            svg("", picture), svg(new, picture), svg(old, picture), svg(#"xmlns:openbadges="u:1""#, picture),
            #"<svg xmlns="http://www.w3.org/2000/svg" />"#, #"<svg xmlns="http://www.w3.org/2000/svg"/>"#,
            #"<svg xmlns="http://www.w3.org/2000/svg" xmlns:openbadges="u:1"/>"#,
            #"<svg:svg xmlns:svg="http://www.w3.org/2000/svg"/>"#, svg(new, "\n\(badge)\(picture)"),
            svg(old, "<openbadges:assertion verify='http://a.example'>\n</openbadges:assertion>\(picture)"),
            "<?xml version='1.0'?><!DOCTYPE svg>\r\n" + svg("", "\r\n é \(picture)") + "<!-- end -->\n",
        ],
        [
            credential, token, "{\"a\":\"]]>]]>>]]\"}", "]]]]>>\r\r\n\t ",
            "\n{\"é\":\"&amp;<![CDATA[\u{202E}\u{1F393}\"}\n",
        ])
    func bakesWhatItReadsBack(_ image: String, _ text: String) throws {
        for edition in BadgeImage.Edition.allCases {
            let credential = Array(text.utf8)
            let baked = try BadgeImage.bake(credential, edition, into: Array(image.utf8))
            #expect(PNGBadgeTests.content(baked) == .success(.credential(credential)))
            #expect(try BadgeImage.bake(credential, edition, into: baked) == baked)
            let picture = image.contains(Self.picture) ? Self.picture : ""
            #expect(String(decoding: baked, as: UTF8.self).contains(picture))
        }
    }

    @Test(arguments: [
        (
            svg("", picture), credential,
            svg(new, "<openbadges:credential><![CDATA[\(credential)]]></openbadges:credential>\(picture)")
        ),
        (svg(new, picture), token, svg(new, "<openbadges:credential verify=\"\(token)\"/>\(picture)")),
        (
            svg(new, " <g/> \(badge) \(picture)"), "a]]>b\r",
            svg(
                new,
                " <g/> <openbadges:credential><![CDATA[a]]]]><![CDATA[>b]]>&#13;<![CDATA[]]></openbadges:credential> \(picture)"
            )
        ),
        // The prefix stands for something else here.
        (
            svg(old, picture), token,
            svg(old, "<openbadges:credential \(new) verify=\"\(token)\"/>\(picture)")
        ),
        (
            #"<svg xmlns="http://www.w3.org/2000/svg"/>"#, token,
            #"<svg xmlns="http://www.w3.org/2000/svg" \#(new)><openbadges:credential verify="\#(token)"/></svg>"#
        ),
    ])
    func leavesTheRestAsItWas(_ image: String, _ text: String, _ expected: String) throws {
        let baked = try BadgeImage.bake(Array(text.utf8), .openBadges3, into: Array(image.utf8))
        #expect(String(decoding: baked, as: UTF8.self) == expected)
    }

    @Test(arguments: ["{\"a\":\"\u{FFFE}\"}", "{\"a\":\"\u{1}\"}", " \n", ""])
    func bakesNothingThatIsNotThereAfterwards(_ text: String) {
        #expect(throws: BadgeImageError.notBakeable) {
            try BadgeImage.bake(Array(text.utf8), .openBadges3, into: Array(Self.svg("", Self.picture).utf8))
        }
    }
}
