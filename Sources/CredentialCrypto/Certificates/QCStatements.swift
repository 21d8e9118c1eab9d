// SPDX-License-Identifier: Apache-2.0

package import StrictJSON

/// What a certificate says about its own standing under eIDAS (RFC 3739 §3.2.6, ETSI EN 319 412-5). It is the issuer's
/// claim: only a trust list that names the issuer as qualified bears it out.
package struct QCStatements: Sendable, Hashable {
    package static let qcCompliance: ExactString = "0.4.0.1862.1.1"
    /// The key lies in a qualified signature or seal creation device.
    package static let qcSSCD: ExactString = "0.4.0.1862.1.4"
    package static let qcType: ExactString = "0.4.0.1862.1.6"
    package static let eSeal: ExactString = "0.4.0.1862.1.6.2"

    /// The statements' object identifiers, in dotted decimal and the certificate's order; empty without the extension.
    package internal(set) var statements: [ExactString] = []
    /// The kinds of certificate that QcType lists.
    package internal(set) var types: [ExactString] = []

    /// Says that it is an EU qualified certificate, for electronic seals.
    package var claimsQualifiedSeal: Bool { statements.contains(Self.qcCompliance) && types.contains(Self.eSeal) }

    package var claimsSecureDevice: Bool { statements.contains(Self.qcSSCD) }
}
