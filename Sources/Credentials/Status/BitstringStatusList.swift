// SPDX-License-Identifier: Apache-2.0

import CredentialCrypto
import StrictJSON

/// The bits of a status list (Bitstring Status List 1.0 §3.2–3.4).
struct BitstringStatusList {
    /// How the compressed bits stand in the credential.
    enum Encoding: Sendable {
        /// Multibase base64url, `u…`.
        case multibase
        /// Base64url alone (Status List 2021).
        case base64url
    }

    /// What a list may expand to: 16 MiB, 128 million entries of one bit.
    static let sizeLimit = 16 << 20
    /// Entries below which a list gives away whom it is about (§3.2 step 9).
    static let minimumEntries = 131_072

    private let bits: [UInt8]

    var bitCount: Int { bits.count * 8 }

    /// - Parameter encodedList: a gzip member, as text.
    init(encodedList: ExactString, _ encoding: Encoding) throws(StatusFailure) {
        do {
            bits = try Inflate.gzip(try Self.decode(encodedList, encoding), limit: Self.sizeLimit)
        } catch Inflate.Failure.tooLarge(let limit) {
            throw StatusFailure(.statusListTooLarge, [.init("limit", String(limit))])
        } catch {
            throw StatusFailure(.statusListMalformed)
        }
    }

    private static func decode(_ text: ExactString, _ encoding: Encoding) throws -> [UInt8] {
        switch encoding {
        case .base64url: return try Base64URL.decode(utf8: text.utf8)
        case .multibase:
            guard text.hasPrefix("u") else { throw StatusFailure(.statusListMalformed) }
            return try Multibase.decode(text)
        }
    }

    func entryCount(size: Int) -> Int { bitCount / max(size, 1) }

    /// The value of an entry of `size` bits, most significant first; index 0 begins at the left-most bit of the first byte.
    ///
    /// - Returns: nil where the list has no such entry.
    func value(at index: Int, size: Int) -> UInt32? {
        let (start, startOverflows) = index.multipliedReportingOverflow(by: size)
        let (end, endOverflows) = start.addingReportingOverflow(size)
        guard !startOverflows, !endOverflows, index >= 0, 1...32 ~= size, end <= bitCount else { return nil }
        return (start..<end).reduce(0) { value, bit in
            value << 1 | (bits[bit / 8] & (0x80 >> UInt8(bit % 8)) == 0 ? 0 : 1)
        }
    }
}
