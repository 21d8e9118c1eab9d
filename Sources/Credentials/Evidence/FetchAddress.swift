// SPDX-License-Identifier: Apache-2.0

package import StrictJSON

/// Whether an address that stands in a credential may ever be fetched.
///
/// Whoever writes a credential chooses these addresses: they must not lead into the network of the one who checks it.
package enum FetchAddress {
    package enum Refusal: String, Sendable, CaseIterable {
        /// It leads to no address on the web.
        case noAddress = "no-address"
        /// Anything but `https`.
        case notHTTPS = "not-https"
        /// A network address in numbers, whichever way they are written.
        case numericHost = "numeric-host"
        /// A name that means this machine or this network.
        case localHost = "local-host"
        /// A user name or password stands in it.
        case credentials = "credentials-in-url"
        /// It is no proper address.
        case malformed
    }

    /// Names, and endings of names, that never leave a machine or a network (RFC 6761, 6762, 8375; ICANN's `internal`).
    private static let localNames = ["localhost", "local", "internal", "home.arpa", "lan", "intranet", "onion"]

    /// The host of an address that may be fetched, else why it may not.
    package static func host(of address: ExactString) -> Result<ExactString, RefusalError> {
        do throws(RefusalError) { return .success(try checkedHost(of: address)) } catch { return .failure(error) }
    }

    package struct RefusalError: Error, Sendable, Equatable {
        package let refusal: Refusal

        package init(refusal: Refusal) { self.refusal = refusal }
    }

    private static func checkedHost(of address: ExactString) throws(RefusalError) -> ExactString {
        let scheme = "https://"
        let bytes = Array(address.utf8)
        guard bytes.count <= 2_048, bytes.allSatisfy({ $0 > 0x20 && $0 < 0x7F && $0 != UInt8(ascii: "\\") }) else {
            throw RefusalError(refusal: .malformed)
        }
        guard String(decoding: bytes.prefix(scheme.utf8.count), as: UTF8.self).lowercased() == scheme else {
            throw RefusalError(refusal: .notHTTPS)
        }
        let rest = bytes.dropFirst(scheme.utf8.count)
        let authority = rest.prefix { ![UInt8(ascii: "/"), UInt8(ascii: "?"), UInt8(ascii: "#")].contains($0) }
        if authority.contains(UInt8(ascii: "@")) { throw RefusalError(refusal: .credentials) }
        if authority.first == UInt8(ascii: "[") { throw RefusalError(refusal: .numericHost) }
        let parts = authority.split(separator: UInt8(ascii: ":"), omittingEmptySubsequences: false)
        guard let host = parts.first, parts.count <= 2, isPort(parts.dropFirst().first) else {
            throw RefusalError(refusal: .malformed)
        }
        let name = String(decoding: host, as: UTF8.self).lowercased()
        try check(name)
        return ExactString(name)
    }

    private static func isPort(_ text: ArraySlice<UInt8>?) -> Bool {
        guard let text else { return true }
        return (1...5).contains(text.count) && text.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
    }

    private static func check(_ host: String) throws(RefusalError) {
        var labels = host.split(separator: ".", omittingEmptySubsequences: false)
        // One dot at the end makes the same name absolute.
        if labels.last?.isEmpty == true { labels.removeLast() }
        let isName = labels.allSatisfy { label in
            (1...63).contains(label.utf8.count)
                && label.utf8.allSatisfy { byte in
                    (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte)
                        || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) || byte == UInt8(ascii: "-")
                }
        }
        guard isName, let last = labels.last else { throw RefusalError(refusal: .malformed) }
        // Browsers and libraries read a last label that is a number, in any base, as part of an IPv4 address.
        let isNumber = last.utf8.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
        if isNumber || last.hasPrefix("0x") { throw RefusalError(refusal: .numericHost) }
        let name = labels.joined(separator: ".")
        if labels.count == 1 || localNames.contains(where: { name == $0 || name.hasSuffix("." + $0) }) {
            throw RefusalError(refusal: .localHost)
        }
    }
}
