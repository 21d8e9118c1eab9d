// SPDX-License-Identifier: Apache-2.0

import StrictJSON

/// Addresses that a reader may be given as a link.
enum WebAddress {
    /// Browsers and mail programs cut longer ones.
    private static let maximumLength = 2_000

    /// Whether it is an `https` URL in the characters of RFC 3986 with a host and nothing that could pass for another:
    /// no user name before the host, no letters beyond ASCII.
    static func isPlain(_ text: ExactString) -> Bool {
        let scheme: ExactString = "https://"
        guard text.hasPrefix(scheme), text.utf8.count <= maximumLength, text.utf8.allSatisfy(isURLByte) else {
            return false
        }
        let authority = text.utf8.dropFirst(scheme.utf8.count).prefix { !"/?#".utf8.contains($0) }
        guard let first = authority.first, first != UInt8(ascii: ":"), !authority.contains(UInt8(ascii: "@")) else {
            return false
        }
        return authority.allSatisfy(isHostByte)
    }

    /// unreserved, gen-delims and sub-delims of RFC 3986 §2 but for the apostrophe, and `%`.
    private static func isURLByte(_ byte: UInt8) -> Bool {
        isAlphanumeric(byte) || "-._~:/?#[]@!$&()*+,;=%".utf8.contains(byte)
    }

    /// A registered name, an address literal or a port (RFC 3986 §3.2.2).
    private static func isHostByte(_ byte: UInt8) -> Bool { isAlphanumeric(byte) || "-._:[]".utf8.contains(byte) }

    static func isAlphanumeric(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"):
            true
        default: false
        }
    }
}
