// SPDX-License-Identifier: Apache-2.0

/// Why text is not the one canonical spelling of some bytes.
package struct EncodingError: Error, Sendable, Equatable {
    package enum Scheme: String, Sendable {
        case base64, base64url, base58, hexadecimal, multibase
    }

    package enum Flaw: Sendable, Equatable {
        /// The byte at this offset of the text is not in the alphabet.
        case character(offset: Int)
        /// No bytes have a spelling of this length.
        case length
        /// Padding is missing.
        case padding
        /// The last character carries bits that no byte uses, and they are not zero.
        case unusedBits
        /// More characters than the limit.
        case tooLong(limit: Int)
        /// A multibase prefix of another base than the two that are read.
        case unsupportedBase
    }

    package let scheme: Scheme
    package let flaw: Flaw

    init(_ scheme: Scheme, _ flaw: Flaw) {
        self.scheme = scheme
        self.flaw = flaw
    }

    /// Stable across versions: `encoding.` and the scheme; a base that is not read has its own code, since the text may
    /// well be right.
    package var code: String {
        flaw == .unsupportedBase ? "encoding.multibase-unsupported" : "encoding." + scheme.rawValue
    }
}
