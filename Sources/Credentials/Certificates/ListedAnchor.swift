// SPDX-License-Identifier: Apache-2.0

import CredentialCrypto
import StrictJSON

/// A certificate of a trust list in force, read.
struct ListedAnchor {
    let anchor: TrustAnchor
    let certificate: Certificate

    /// Those that count for a signer's certificate. An anchor of an issuer's entry counts for the certificate that names
    /// that issuer in full, or that is the very one listed.
    ///
    /// - Parameter issuer: the identifier of the credential's issuer, as lists may name it.
    static func all(for leaf: Certificate, issuer: ExactString?, _ inputs: VerificationInputs) -> [ListedAnchor] {
        inputs.trust.anchors(for: .credentials, at: inputs.instant).compactMap { anchor in
            guard let certificate = anchor.parsed else { return nil }
            guard let listed = anchor.issuer else {
                return ListedAnchor(anchor: anchor.naming(leaf), certificate: certificate)
            }
            let isNamed = CertificateIdentity.match([listed], leaf)?.isInFull == true
            guard isNamed || (certificate == leaf && listed == issuer) else { return nil }
            return ListedAnchor(anchor: anchor, certificate: certificate)
        }
    }
}

extension TrustAnchor {
    /// nil where a list holds something that is no certificate: then it vouches for nobody.
    var parsed: Certificate? {
        do { return try Certificate(der: certificate) } catch { return nil }
    }

    /// Under an authority that certifies anyone, what it certified is the name.
    fileprivate func naming(_ leaf: Certificate) -> TrustAnchor {
        var entry = entry
        entry.name = leaf.subject.organizationName ?? leaf.subject.commonName
        return TrustAnchor(certificate: certificate, issuer: nil, entry: entry)
    }
}
