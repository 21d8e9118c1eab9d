// SPDX-License-Identifier: Apache-2.0

package import CredentialCrypto
package import Credentials
package import StrictJSON

/// Who stands on a list, with which keys, and when.
package struct ListedIssuer: Sendable, Equatable {
    package let id: ExactString
    package let name: ExactString?
    package let country: ExactString?
    package let url: ExactString?
    /// The only keys that count as the issuer's; nil where any key counts that its own identifier or document lists.
    package let keys: [PublicKey]?
    /// Certificates, DER, under which the issuer's own count as the issuer's.
    package var certificates: [[UInt8]] = []
    package let from: Instant?
    package let until: Instant?

    /// Whether the entry holds at a moment; both ends belong to the period.
    package func isInForce(at instant: Instant) -> Bool {
        (from.map { $0 <= instant } ?? true) && (until.map { instant <= $0 } ?? true)
    }
}

/// A list of issuers that someone vouches for.
package struct TrustList: Sendable, Equatable {
    /// `backpack`, `dcc`.
    package let format: ExactString
    package let name: ExactString
    /// Counts up with every edition; nil where the form has none.
    package let version: Int?
    package let issued: Instant?
    package let expires: Instant?
    package let issuers: [ListedIssuer]
    /// Certificates, DER, of authorities whose timestamps count.
    package var timestampAuthorities: [[UInt8]] = []
    /// Identifiers that stand more than once; the first entry counts.
    package let repeated: [ExactString]

    package func isInForce(at instant: Instant) -> Bool { expires.map { instant <= $0 } ?? true }

    package func issuer(_ id: ExactString) -> ListedIssuer? { issuers.first { $0.id == id } }
}

/// Why a file is not a trust list that can be used.
package struct TrustListError: Error, Sendable, Equatable {
    package enum Reason: Sendable, Equatable {
        /// Not one of the forms that are read.
        case form
        /// This member is missing or wrong.
        case member(ExactString)
        /// A key in this entry cannot be used; the code says why.
        case key(issuer: ExactString, code: String)
        case unreadable(String)
    }

    package let reason: Reason

    package init(_ reason: Reason) { self.reason = reason }

    package var code: String {
        switch reason {
        case .form: "trust-list.form"
        case .member: "trust-list.member"
        case .key: "trust-list.key"
        case .unreadable(let code): code
        }
    }
}
