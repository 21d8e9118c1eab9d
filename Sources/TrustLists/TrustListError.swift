// SPDX-License-Identifier: Apache-2.0

package import StrictJSON

/// Why a file is not a trust list that can be relied on.
package struct TrustListError: Error, Sendable, Equatable {
    package enum Reason: Sendable, Equatable {
        /// Not one of the forms that are read.
        case form
        /// This member is missing or wrong.
        case member(ExactString)
        /// A key in this entry cannot be used; the code says why.
        case key(issuer: ExactString, code: String)
        case unreadable(String)
        /// The list's signature does not hold, or breaks a rule of signatures: its code.
        case signature(String)
        /// Signed by another key than the reader named, or than signed the edition before.
        case otherSigner(ExactString)
        /// Signed, and nothing says by which key.
        case signerUnknown
        /// Not signed, though the reader asked for a signer.
        case unsigned
        /// The signer's certificate was not in force when the list was issued.
        case signerOutsidePeriod
        /// Its bytes have another SHA-256 than the reader gave.
        case digest(found: ExactString)
        /// A form whose signature is not checked here came without the SHA-256 that it takes instead.
        case digestRequired(found: ExactString)
        /// Dated later than the moment of adding it.
        case issuedInFuture(ExactString)
    }

    package let reason: Reason

    package init(_ reason: Reason) { self.reason = reason }

    /// Stable across versions.
    package var code: String {
        switch reason {
        case .form: "trust-list.form"
        case .member: "trust-list.member"
        case .key: "trust-list.key"
        case .unreadable(let code): code
        case .signature: "trust-list.signature"
        case .otherSigner: "trust-list.other-signer"
        case .signerUnknown: "trust-list.signer-unknown"
        case .unsigned: "trust-list.unsigned"
        case .signerOutsidePeriod: "trust-list.signer-outside-period"
        case .digest: "trust-list.digest"
        case .digestRequired: "trust-list.digest-required"
        case .issuedInFuture: "trust-list.issued-in-future"
        }
    }
}
