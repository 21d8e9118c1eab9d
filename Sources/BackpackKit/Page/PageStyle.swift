// SPDX-License-Identifier: Apache-2.0

import CredentialCrypto

/// How a page looks: on a phone, on a desk, in the dark and on paper.
enum PageStyle {
    /// The source expression that lets a Content Security Policy pass this style and no other (CSP 3 §2.3.1).
    static var policySource: String { "'sha256-\(Base64.encode(HashAlgorithm.sha256.digest(Array(sheet.utf8))))'" }

    static let sheet = [colours, layout, credentials, checking, paper].joined(separator: "\n")

    private static let light =
        "--ground:#f3f4f6;--paper:#ffffff;--ink:#1a1e24;--soft:#4f5965;--line:#cfd5dc;--link:#0b5394;--note:#edf1f6"
    private static let dark =
        "--ground:#11151a;--paper:#1b2027;--ink:#e7ebf0;--soft:#aeb8c4;--line:#3d4651;--link:#8fbcf2;--note:#262d36"

    private static let colours = """
        :root{color-scheme:light dark;\(light)}
        @media (prefers-color-scheme:dark){:root{\(dark)}}
        """

    private static let layout = """
        *{box-sizing:border-box}
        html{-webkit-text-size-adjust:100%;text-size-adjust:100%}
        body{margin:0;padding:1.25rem;background:var(--ground);color:var(--ink);\
        font:1rem/1.55 system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans",Arial,sans-serif;\
        overflow-wrap:anywhere;hyphens:auto}
        main{max-width:50rem;margin:0 auto}
        h1,h2,h3{line-height:1.25;margin:0;text-wrap:balance}
        h1{font-size:1.75rem;margin:.75rem 0 .5rem}
        h2{font-size:1.3rem;margin:2.25rem 0 .75rem}
        h3{font-size:1.2rem}
        p{margin:.5rem 0}
        a{color:var(--link);text-underline-offset:.15em}
        a:focus-visible{outline:3px solid var(--link);outline-offset:2px}
        .lead{font-size:1.1rem;margin-bottom:1.25rem}
        .soft{color:var(--soft);font-size:.925em}
        .card{background:var(--paper);border:1px solid var(--line);border-radius:.5rem;padding:1.25rem;margin:0 0 1.25rem}
        .card>:first-child{margin-top:0}
        .card>:last-child{margin-bottom:0}
        dl{margin:1rem 0 0}
        dl>div{display:grid;grid-template-columns:11rem minmax(0,1fr);gap:.15rem 1rem;padding:.45rem 0;\
        border-top:1px solid var(--line)}
        dl>div:first-child{border-top:0}
        dt{color:var(--soft)}
        dd{margin:0;min-width:0}
        dd>p:first-child{margin-top:0}
        dd>p:last-child{margin-bottom:0}
        ol,ul{margin:0;padding-inline-start:1.25rem}
        .text{white-space:pre-line}
        .whole{white-space:nowrap}
        .id,code{font-family:ui-monospace,"SF Mono","Cascadia Mono","DejaVu Sans Mono",Menlo,Consolas,monospace;\
        font-size:.85em;hyphens:none}
        @media (max-width:34rem){
        body{padding:.75rem}
        .card{padding:1rem}
        h1{font-size:1.45rem}
        dl>div{grid-template-columns:minmax(0,1fr)}
        dt{font-size:.9rem}
        }
        """

    private static let credentials = """
        .name{font-weight:600}
        .plain{list-style:none;padding:0}
        .plain>li+li{margin-top:.6rem}
        .tags{list-style:none;padding:0;display:flex;flex-wrap:wrap;gap:.35rem}
        .tags>li{border:1px solid var(--line);border-radius:.3rem;padding:0 .5rem;max-width:100%}
        .claim{background:var(--note);border-inline-start:4px solid var(--soft);border-radius:.3rem;\
        padding:.75rem 1rem;margin:1.25rem 0 0}
        .claim p{margin:0}
        .claim p+p{margin-top:.35rem}
        """

    private static let checking = """
        .command{display:block;background:var(--note);border:1px solid var(--line);border-radius:.3rem;\
        padding:.6rem .8rem;margin:.5rem 0;font-size:.95rem}
        .steps>li+li{margin-top:.5rem}
        .steps code{white-space:nowrap}
        .steps .command{white-space:normal}
        """

    private static let paper = """
        @page{size:A4;margin:16mm 17mm 18mm;@bottom-right{content:counter(page) " / " counter(pages);\
        font:9pt system-ui,Arial,sans-serif;color:#4f5965}}
        @media print{
        :root{color-scheme:light;--ground:#ffffff;--paper:#ffffff;--ink:#000000;--soft:#3b434c;--line:#b5bcc4;\
        --link:#000000;--note:#ffffff}
        html{font-size:9.5pt}
        body{padding:0;line-height:1.4}
        main{max-width:none}
        h1{margin-top:0}
        h2{margin-top:1.5rem}
        h1,h2,h3{break-after:avoid;page-break-after:avoid}
        .card{padding:.9rem 1rem;box-decoration-break:clone;-webkit-box-decoration-break:clone}
        .card,dl>div,li,.claim,.command{break-inside:avoid;page-break-inside:avoid}
        dl>div{padding:.25rem 0}
        p{margin:.25rem 0}
        p,.text{orphans:3;widows:3}
        .claim{border:1px solid var(--line);border-inline-start:4px solid var(--soft)}
        a{text-decoration:none}
        }
        """
}
