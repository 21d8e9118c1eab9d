// SPDX-License-Identifier: Apache-2.0

package import StrictJSON

/// Whether a certificate is about the party that a credential names as its issuer. Bytes are compared as they are; only
/// DNS names are the same in either case of their ASCII letters (RFC 4343).
package enum CertificateIdentity {
    /// How a certificate names an identifier, from the narrowest kind of match to the widest.
    package enum Match: Sendable, Hashable {
        /// A URI among the subject's alternative names is the identifier.
        case uri(ExactString)
        /// The identifier is the organization identifier.
        case organizationIdentifier(ExactString)
        /// The identifier is the number in the organization identifier, without the register and country before it: the
        /// same number may stand in another register.
        case organizationNumber(ExactString, in: ExactString)
        /// The host of the identifier, an https or did:web URI, is a DNS name among the subject's alternative names: what
        /// the path of the identifier says is the host's own affair.
        case dnsName(ExactString)
    }

    /// The narrowest match of any of an issuer's identifiers; nil where the certificate names none of them.
    package static func match(_ identifiers: [ExactString], _ certificate: Certificate) -> Match? {
        let names = certificate.subjectAlternativeNames
        if let uri = identifiers.first(where: names.uris.contains) { return .uri(uri) }
        let organizations = certificate.subject.values(DistinguishedName.organizationIdentifierType)
        if let whole = identifiers.first(where: organizations.contains) { return .organizationIdentifier(whole) }
        for organization in organizations {
            guard let number = number(in: organization), identifiers.contains(number) else { continue }
            return .organizationNumber(number, in: organization)
        }
        for host in identifiers.compactMap(host) {
            // A wildcard stands for hosts that nobody looked at, so it names no issuer.
            if let name = names.dnsNames.first(where: { isSameHost($0, host) }) { return .dnsName(name) }
        }
        return nil
    }

    /// ETSI EN 319 412-1 §5.1.4: three letters of the register, two of the country, a hyphen, the number.
    package static func number(in organizationIdentifier: ExactString) -> ExactString? {
        let bytes = Array(organizationIdentifier.utf8)
        guard bytes.count > 6, bytes.prefix(5).allSatisfy({ UInt8(ascii: "A")...UInt8(ascii: "Z") ~= $0 }),
            bytes[5] == UInt8(ascii: "-")
        else { return nil }
        return ExactString(String(decoding: bytes.dropFirst(6), as: UTF8.self))
    }

    /// The host of `https://host[:port]/…` or `did:web:host[%3Aport]:…`; nil for any other identifier, an address of
    /// numbers or anything that a reader of URLs might take for another host.
    package static func host(_ identifier: ExactString) -> ExactString? {
        let authority: [UInt8]
        if identifier.hasPrefix("https://") {
            authority = identifier.utf8.dropFirst(8).prefix { !Array("/?#".utf8).contains($0) }
        } else if identifier.hasPrefix("did:web:") {
            let encoded = identifier.utf8.dropFirst(8).prefix { !Array(":/?#".utf8).contains($0) }
            authority = portParted(Array(encoded))
        } else {
            return nil
        }
        let parts = authority.split(separator: UInt8(ascii: ":"), maxSplits: 1, omittingEmptySubsequences: false)
        guard let host = parts.first, isDNSName(host) else { return nil }
        if parts.count == 2 {
            guard (1...5).contains(parts[1].count), parts[1].allSatisfy(isDigit) else { return nil }
        }
        return ExactString(String(decoding: host, as: UTF8.self))
    }

    /// did:web spells the colon before a port `%3A`.
    private static func portParted(_ bytes: [UInt8]) -> [UInt8] {
        guard let percent = bytes.firstIndex(of: UInt8(ascii: "%")) else { return bytes }
        let escape = bytes[percent...].prefix(3)
        guard escape.elementsEqual("%3A".utf8) || escape.elementsEqual("%3a".utf8) else { return [] }
        return bytes[..<percent] + [UInt8(ascii: ":")] + bytes[(percent + 3)...]
    }

    /// Labels of letters, digits and hyphens (RFC 1123 §2.1), the last not of digits alone.
    private static func isDNSName(_ host: ArraySlice<UInt8>) -> Bool {
        let labels = host.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
        guard host.count <= 253, let last = labels.last, !last.allSatisfy(isDigit) else { return false }
        return labels.allSatisfy { label in
            (1...63).contains(label.count) && label.first != UInt8(ascii: "-") && label.last != UInt8(ascii: "-")
                && label.allSatisfy {
                    isDigit($0) || UInt8(ascii: "a")...UInt8(ascii: "z") ~= folded($0) || $0 == UInt8(ascii: "-")
                }
        }
    }

    private static func isSameHost(_ lhs: ExactString, _ rhs: ExactString) -> Bool {
        lhs.utf8.lazy.map(folded).elementsEqual(rhs.utf8.lazy.map(folded))
    }

    private static func isDigit(_ byte: UInt8) -> Bool { UInt8(ascii: "0")...UInt8(ascii: "9") ~= byte }

    private static func folded(_ byte: UInt8) -> UInt8 {
        UInt8(ascii: "A")...UInt8(ascii: "Z") ~= byte ? byte | 0x20 : byte
    }
}
