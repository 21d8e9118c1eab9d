// SPDX-License-Identifier: Apache-2.0

package import StrictJSON

/// Text that names its base in the first character (Controlled Identifiers 1.0 §2.4): the two bases its specifications use.
package enum Multibase {
    package enum Base: Sendable {
        /// Prefix `z`.
        case base58btc
        /// Prefix `u`, without padding.
        case base64url
    }

    package static func encode(_ bytes: some Collection<UInt8>, _ base: Base) -> ExactString {
        switch base {
        case .base58btc: ExactString("z" + Base58.encode(bytes))
        case .base64url: ExactString("u" + Base64URL.encode(bytes))
        }
    }

    /// An empty text is malformed; a prefix other than `z` and `u` is an unsupported base.
    package static func decode(_ text: ExactString) throws(EncodingError) -> [UInt8] {
        guard let prefix = text.utf8.first else { throw EncodingError(.multibase, .length) }
        switch prefix {
        case UInt8(ascii: "z"): return try Base58.decode(utf8: Array(text.utf8).dropFirst())
        case UInt8(ascii: "u"): return try Base64URL.decode(utf8: text.utf8.dropFirst())
        default: throw EncodingError(.multibase, .unsupportedBase)
        }
    }
}
