// SPDX-License-Identifier: Apache-2.0

package import StrictJSON

/// The URL-safe alphabet without padding (RFC 4648 §5), as JOSE and Multibase `u` use it.
///
/// Each byte sequence has one spelling: padding, white space, letters of the other alphabet and unused bits that are not
/// zero are refused, so that no two texts decode to the same signature.
package enum Base64URL {
    private static let coding = SextetCoding(.base64url, last: "-_", isPadded: false)

    package static func encode(_ bytes: some Collection<UInt8>) -> String { coding.encode(Array(bytes)) }

    package static func decode(_ text: ExactString) throws(EncodingError) -> [UInt8] {
        try coding.decode(Array(text.utf8))
    }

    package static func decode(_ text: some StringProtocol) throws(EncodingError) -> [UInt8] {
        try coding.decode(Array(text.utf8))
    }

    /// The same from the text's UTF-8 bytes, for callers that hold a slice of a document.
    package static func decode(utf8 text: some Sequence<UInt8>) throws(EncodingError) -> [UInt8] {
        try coding.decode(Array(text))
    }
}

/// The standard alphabet with its padding (RFC 4648 §4), as X.509 in JOSE (`x5c`) uses it; as strict as `Base64URL`.
package enum Base64 {
    private static let coding = SextetCoding(.base64, last: "+/", isPadded: true)

    package static func encode(_ bytes: some Collection<UInt8>) -> String { coding.encode(Array(bytes)) }

    package static func decode(_ text: ExactString) throws(EncodingError) -> [UInt8] {
        try coding.decode(Array(text.utf8))
    }

    package static func decode(_ text: some StringProtocol) throws(EncodingError) -> [UInt8] {
        try coding.decode(Array(text.utf8))
    }

    /// The same from the text's UTF-8 bytes, for callers that hold a slice of a document.
    package static func decode(utf8 text: some Sequence<UInt8>) throws(EncodingError) -> [UInt8] {
        try coding.decode(Array(text))
    }
}
