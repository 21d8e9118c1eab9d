// SPDX-License-Identifier: Apache-2.0

import StrictJSON

/// Who may publish a hosted assertion: whoever has the issuer's own host, or the addresses that the issuer's profile allows
/// (Open Badges 2.0, HostedBadge Verification).
struct HostedScope {
    private let badge: LinkedBadge

    init(_ badge: LinkedBadge) { self.badge = badge }

    func check() throws(ModelViolation) {
        guard let issuer = badge.issuerID, let id = badge.assertion["id"]?.stringValue else { return }
        let verification = badge.issuer?.json["verification"]?.objectValue
        let starts = verification?["startsWith"]
        let origins = verification?["allowedOrigins"]
        var isWithin = true
        if let starts { isWithin = isWithin && Self.any(starts) { Self.begins(id, with: $0) } }
        if let origins { isWithin = isWithin && Self.any(origins) { Self.isHost(of: id, $0) } }
        if starts == nil, origins == nil {
            // Without a rule of the profile's own, assertion and class are on the issuer's host. A class without a web
            // address is not hosted at all.
            let own = WebAuthority(of: issuer)
            let classHost = badge.badgeClass?.json["id"]?.stringValue.flatMap(WebAuthority.init)
            isWithin = own != nil && WebAuthority(of: id) == own && (classHost == nil || classHost == own)
        }
        guard isWithin else { throw ModelViolation(code: .modelScope, member: id) }
    }

    private static func any(_ value: JSONValue, _ holds: (ExactString) -> Bool) -> Bool {
        value.elements.contains { $0.stringValue.map(holds) == true }
    }

    /// The text that it begins with counts to the end of the host: `https://a.example` does not allow
    /// `https://a.example.attacker.example`.
    private static func begins(_ id: ExactString, with start: ExactString) -> Bool {
        guard let authority = WebAuthority(of: start) else { return false }
        return id.hasPrefix(start) && WebAuthority(of: id) == authority
    }

    private static func isHost(of id: ExactString, _ host: ExactString) -> Bool {
        guard let authority = WebAuthority(of: id) else { return false }
        return authority.host == ExactString(host.text.lowercased())
    }
}

/// The host and port of an http or https address (RFC 3986 §3.2).
///
/// The scheme is left out: issuers moved from one to the other, and nobody else could have answered under either.
struct WebAuthority: Equatable {
    /// Lowercase.
    let host: ExactString
    /// As written; empty for the scheme's own.
    let port: ExactString

    init?(of url: ExactString) {
        guard AbsoluteIRI.isValid(url), let parts = url.split(at: ":"),
            let scheme = Self.defaultPorts.first(where: { $0.scheme == parts.head.text.lowercased() }),
            parts.tail.hasPrefix("//")
        else { return nil }
        let rest = parts.tail.utf8.dropFirst(2)
        let authority = rest.prefix { !"/?#".utf8.contains($0) }
        // Who is at the door is told from its last part; a name before it can only deceive.
        guard !authority.contains(UInt8(ascii: "@")), !authority.contains(UInt8(ascii: "\\")) else { return nil }
        let portStart = authority.lastIndex(of: UInt8(ascii: ":")).flatMap { colon in
            authority[colon...].contains(UInt8(ascii: "]")) ? nil : colon
        }
        let name = String(authority[..<(portStart ?? authority.endIndex)]) ?? ""
        let number = portStart.map { String(authority[$0...].dropFirst()) ?? "" } ?? ""
        guard !name.isEmpty, number.utf8.allSatisfy({ UInt8(ascii: "0")...UInt8(ascii: "9") ~= $0 }) else { return nil }
        host = ExactString(name.lowercased())
        port = ExactString(number == scheme.port ? "" : number)
    }

    private static let defaultPorts: [(scheme: String, port: String)] = [("https", "443"), ("http", "80")]
}
