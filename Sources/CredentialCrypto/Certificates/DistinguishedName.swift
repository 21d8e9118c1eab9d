// SPDX-License-Identifier: Apache-2.0

package import StrictJSON

/// The name of a certificate's subject or issuer (RFC 5280 §4.1.2.4).
package struct DistinguishedName: Sendable, Hashable {
    package struct Attribute: Sendable, Hashable {
        /// The object identifier in dotted decimal.
        package let type: ExactString
        package let value: ExactString
    }

    /// RFC 2253 §2: last attribute first, special and control characters escaped, letters of any script as they are.
    package let text: String
    /// In the certificate's order.
    package let attributes: [Attribute]

    package static let commonNameType: ExactString = "2.5.4.3"
    package static let countryType: ExactString = "2.5.4.6"
    package static let organizationNameType: ExactString = "2.5.4.10"
    package static let organizationIdentifierType: ExactString = "2.5.4.97"

    package func values(_ type: ExactString) -> [ExactString] { attributes.filter { $0.type == type }.map(\.value) }

    package var commonName: ExactString? { values(Self.commonNameType).first }
    /// ISO 3166-1, two letters.
    package var country: ExactString? { values(Self.countryType).first }
    package var organizationName: ExactString? { values(Self.organizationNameType).first }
    /// ETSI EN 319 412-1 §5.1.4: a register, a country and the number in it, as in `NTREE-17207834`.
    package var organizationIdentifier: ExactString? { values(Self.organizationIdentifierType).first }
}
