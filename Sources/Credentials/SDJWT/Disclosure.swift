// SPDX-License-Identifier: Apache-2.0

import CredentialCrypto
package import StrictJSON

extension SDJWT {
    /// A salted claim or array element that its digest in the issuer's words stands for (RFC 9901 §4.2).
    package struct Disclosure: Sendable {
        /// Nil for an array element.
        package let name: ExactString?
        package let value: JSONValue

        /// - Parameter position: its place among the disclosures, counted from 1.
        init(_ text: ExactString, position: Int) throws(DisclosureViolation) {
            var place: ExactString { ExactString(String(position)) }
            let bytes: [UInt8]
            do { bytes = try Base64URL.decode(utf8: text.utf8) } catch {
                throw DisclosureViolation(.disclosureEncoding, place)
            }
            let contents: JSONValue
            do { contents = try JSONReader.read(bytes) } catch {
                throw DisclosureViolation(.disclosureEncoding, place)
            }
            // §4.2.1: salt, claim name, claim value. §4.2.2: salt, array element.
            guard let elements = contents.arrayValue, let value = elements.last, 2...3 ~= elements.count,
                elements[0].stringValue != nil
            else { throw DisclosureViolation(.disclosureMalformed, place) }
            if elements.count == 3 {
                guard let name = elements[1].stringValue else {
                    throw DisclosureViolation(.disclosureMalformed, place)
                }
                self.name = name
            } else {
                name = nil
            }
            self.value = value
        }

        /// §4.2.3: the digest is over the base64url text, not over what it encodes.
        static func digest(of text: ExactString, _ hash: HashAlgorithm) -> ExactString {
            ExactString(Base64URL.encode(hash.digest(Array(text.utf8))))
        }
    }
}

/// A rule of RFC 9901 §7.1 that an SD-JWT breaks, with the place where it does.
package struct DisclosureViolation: Error, Sendable, Equatable {
    package let code: FindingCode
    /// The number of a disclosure, a JSON pointer into the payload, or a name.
    package let place: ExactString

    init(_ code: FindingCode, _ place: ExactString) {
        self.code = code
        self.place = place
    }

    /// Limits and hashes that are not known leave the question open; everything else answers it.
    var outcome: CheckOutcome {
        switch code {
        case .disclosureLimit, .disclosureAlgorithmUnsupported: .unknown
        default: .failed
        }
    }
}

extension HashAlgorithm {
    /// By its name in the IANA Named Information registry, as `_sd_alg` has it (RFC 9901 §4.1.1).
    init?(informationName name: ExactString) {
        switch name {
        case "sha-256": self = .sha256
        case "sha-384": self = .sha384
        case "sha-512": self = .sha512
        default: return nil
        }
    }
}
