// SPDX-License-Identifier: Apache-2.0

import CredentialCrypto
import Credentials
import StrictJSON

/// The readable form of a bundle: one HTML file for the reader, with the signed presentation inside.
///
/// It runs nothing and loads nothing, and it never says that it is genuine: it says how to find out. The same bundle gives
/// the same bytes.
package enum SharePage {
    package static func html(_ bundle: ShareBundle) -> [UInt8] {
        let presentation = bundle.json
        let body = PageBody(bundle: bundle, presentationDigest: HashAlgorithm.sha256.digest(presentation))
        return Array(head(bundle).html.utf8) + Array(body.markup.html.utf8)
            + PresentationPage.element(holding: presentation) + Array("\n</body>\n</html>\n".utf8)
    }

    private static var policy: String {
        [
            "default-src 'none'", "style-src \(PageStyle.policySource)", "img-src data:", "base-uri 'none'",
            "form-action 'none'",
        ].joined(separator: "; ")
    }

    private static func head(_ bundle: ShareBundle) -> Markup {
        let wording = PageWording.of(bundle.language)
        // A policy counts for what stands behind it, so it comes before everything else that could load.
        return """
            <!doctype html>
            <html lang="\(bundle.language.rawValue)" dir="ltr">
            <head>
            <meta charset="utf-8">
            <meta http-equiv="Content-Security-Policy" content="\(unquoted: policy)">
            <meta name="referrer" content="no-referrer">
            <meta name="robots" content="noindex, nofollow">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="color-scheme" content="light dark">
            <meta name="format-detection" content="telephone=no, date=no, address=no, email=no">
            <title>\(wording.summary.title(bundle.contents.count, "\(bundle.reader)"))</title>
            <style>\(unquoted: PageStyle.sheet)</style>
            </head>

            """
    }
}

extension Markup.StringInterpolation {
    /// The program's own text that must stand as it is. Never for anything from outside.
    fileprivate mutating func appendInterpolation(unquoted text: String) { appendLiteral(text) }
}

/// What the reader sees.
private struct PageBody {
    let bundle: ShareBundle
    let wording: PageWording
    let presentationDigest: [UInt8]
    let sections: [CredentialSection]

    init(bundle: ShareBundle, presentationDigest: [UInt8]) {
        let wording = PageWording.of(bundle.language)
        self.bundle = bundle
        self.wording = wording
        self.presentationDigest = presentationDigest
        sections = bundle.contents.enumerated().map { index, content in
            CredentialSection(content: content, number: index + 1, wording: wording)
        }
    }

    var markup: Markup {
        let credentials = sections.map(\.markup).joined()
        return """
            <body>
            <main>
            \(header(above: credentials))<section aria-labelledby="credentials">
            <h2 id="credentials">\(wording.credential.heading)</h2>
            \(credentials)</section>
            \(checking)</main>

            """
    }

    private func header(above credentials: Markup) -> Markup {
        let words = wording.summary
        let summary = summary
        let remark = summary.showsHidden || credentials.showsHidden ? " \(words.hidden)" as Markup : ""
        let link: Markup = "<a href=\"#check\">\(words.leadLink)</a>"
        return """
            <header>
            <h1>\(words.title(sections.count, .inline(bundle.reader)))</h1>
            <p class="lead">\(words.lead(sections.count, link))</p>
            </header>
            <section class="card" aria-labelledby="summary">
            <h2 id="summary">\(words.heading)</h2>
            \(summary)<p class="soft">\(words.dates)\(remark)</p>
            </section>

            """
    }

    private var summary: Markup {
        let labels = wording.labels
        let dates = DateWording.of(bundle.language)
        var fields = FieldList()
        fields.add(labels.sender, sender)
        fields.add(labels.reader, .inline(bundle.reader))
        fields.add(labels.created, .time(dates.moment(bundle.created), bundle.created.rfc3339))
        fields.add(labels.expires, .time(dates.moment(bundle.expires), bundle.expires.rfc3339))
        fields.add(labels.challenge, bundle.challenge.map { .inline($0) })
        fields.add(labels.domain, bundle.domain.map { .inline($0) })
        let titles = sections.map { section in
            "<li><a href=\"#credential-\(section.number)\">\(section.title)</a></li>" as Markup
        }
        fields.add(labels.contents, "<ol>\(titles.joined())</ol>")
        return fields.markup
    }

    /// The names that the credentials give their subject, and the key: who sent the page is not more certain than that.
    private var sender: Markup {
        let names = bundle.contents.compactMap(\.view.subjectName).uniqued().map { Markup.inline($0) }
        let words = wording.summary
        // Several names stand apart: none of them can pass for two.
        let named = names.count > 1 ? Markup.list(names, class: "names") : names.joined()
        return
            "<div>\(names.isEmpty ? words.unnamed : words.named(named))</div><p class=\"soft\">\(words.signedWith("<bdi class=\"id\">\(bundle.holder)</bdi>"))</p>"
    }

    private var checking: Markup {
        let words = wording.checking
        var steps = words.steps.map { $0 }
        if steps.indices.contains(1) { steps[1] += "<code class=\"command\">\(words.command)</code>" }
        if bundle.challenge != nil { steps.append(words.challenge) }
        if bundle.domain != nil { steps.append(words.domain) }
        var fields = FieldList()
        fields.add(words.presentation, "<code>\(Hexadecimal.encode(presentationDigest))</code>")
        return """
            <section class="card" aria-labelledby="check">
            <h2 id="check">\(words.heading)</h2>
            <p>\(words.introduction)</p>
            <ol class="steps">\(steps.map { "<li>\($0)</li>" as Markup }.joined())</ol>
            <p>\(words.fingerprints)</p>
            \(fields.markup)</section>

            """
    }
}
