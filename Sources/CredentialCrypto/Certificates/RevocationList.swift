// SPDX-License-Identifier: Apache-2.0

/// A certificate revocation list (RFC 5280 §5). Delta and indirect lists are not read as evidence.
package struct RevocationList: Sendable {
    package let der: [UInt8]
    package let issuer: DistinguishedName
    /// Seconds since 1970-01-01T00:00:00Z.
    package let thisUpdate: Int64
    package let nextUpdate: Int64?

    private let object: CRLObject

    /// Exactly one list in DER.
    package init(der: [UInt8]) throws(CertificateError) {
        guard let object = CRLObject(der: der), let issuer = object.issuer, let thisUpdate = object.thisUpdate else {
            throw .malformed("certificateList")
        }
        self.der = der
        self.object = object
        self.issuer = issuer
        self.thisUpdate = thisUpdate
        nextUpdate = try object.nextUpdate
    }

    /// What the list says about a certificate at a moment in seconds since 1970-01-01T00:00:00Z. `issuer` is the
    /// certificate's issuer on a path that was verified; it has to have signed the list itself.
    package func finding(for certificate: Certificate, issuer: Certificate, at seconds: Int64) -> RevocationFinding {
        let status = object.status(of: certificate, issuer: issuer, at: thisUpdate)
        return RevocationFinding(status, from: thisUpdate, until: nextUpdate, at: seconds)
    }
}
