// SPDX-License-Identifier: Apache-2.0

package import StrictJSON

/// A URL that may name a part of a document: `did:web:example.edu#key-1`, `https://example.edu/issuer#z6Mk…`.
package struct DIDURL: Sendable, Equatable {
    package let text: ExactString
    /// Everything before `#`: the identifier of the document.
    package let document: ExactString
    /// Everything behind `#`; nil where there is none.
    package let fragment: ExactString?

    package init(_ text: ExactString) {
        self.text = text
        if let parts = text.split(at: "#") {
            (document, fragment) = (parts.head, parts.tail)
        } else {
            (document, fragment) = (text, nil)
        }
    }

    package init(document: ExactString, fragment: ExactString) {
        text = ExactString(document.text + "#" + fragment.text)
        self.document = document
        self.fragment = fragment
    }

    /// `key`, `web`, `jwk` …; nil for anything but a DID.
    package var method: ExactString? {
        guard document.hasPrefix("did:") else { return nil }
        let rest = document.utf8.dropFirst("did:".utf8.count)
        guard let end = rest.firstIndex(of: UInt8(ascii: ":")), end > rest.startIndex else { return nil }
        return String(rest[..<end]).map { ExactString($0) }
    }

    /// Where a `did:web` document is published (did:web §3.2), so that a learner can ask for it. Never fetched here.
    package var webLocation: ExactString? {
        guard method == "web" else { return nil }
        let parts = document.text.utf8.dropFirst("did:web:".utf8.count)
            .split(separator: UInt8(ascii: ":"), omittingEmptySubsequences: false)
            .compactMap { String($0) }
        guard let host = parts.first, !host.isEmpty else { return nil }
        let path =
            parts.count == 1 ? "/.well-known/did.json" : "/" + parts.dropFirst().joined(separator: "/") + "/did.json"
        // A port stands percent-encoded in the identifier.
        let authority = host.split(separator: "%3A", maxSplits: 1).joined(separator: ":")
        return ExactString("https://\(authority)\(path)")
    }
}
