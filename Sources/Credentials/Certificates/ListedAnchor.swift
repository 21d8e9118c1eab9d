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
    /// - Parameters:
    ///   - issuer: the identifier of the credential's issuer, as lists may name it.
    ///   - signing: when the signature was made, where that is known.
    static func all(
        for leaf: Certificate, issuer: ExactString?, _ inputs: VerificationInputs, signing: Instant? = nil
    ) -> [ListedAnchor] {
        inputs.trust.anchors(for: .credentials, at: inputs.instant, signing: signing).compactMap { anchor in
            // What a list of qualified services vouches for is what their qualified certificates say.
            guard !anchor.isForQualified || leaf.qcStatements.claimsQualifiedSeal else { return nil }
            guard let listed = anchor.issuer else { return ListedAnchor(anchor.naming(leaf)) }
            guard let found = ListedAnchor(anchor) else { return nil }
            let isNamed = CertificateIdentity.match([listed], leaf)?.isInFull == true
            return isNamed || (found.certificate == leaf && listed == issuer) ? found : nil
        }
    }
}

extension ListedAnchor {
    /// nil where a list holds something that is no certificate: then it vouches for nobody.
    init?(_ anchor: TrustAnchor) {
        do { self.init(anchor: anchor, certificate: try Certificate(der: anchor.certificate)) } catch { return nil }
    }
}

extension TrustAnchor {
    /// Under an authority that certifies anyone, what it certified is the name, unless the list gives one.
    fileprivate func naming(_ leaf: Certificate) -> TrustAnchor {
        guard entry.name == nil else { return self }
        var entry = entry
        entry.name = leaf.subject.organizationName ?? leaf.subject.commonName
        return TrustAnchor(certificate: certificate, issuer: nil, entry: entry)
    }
}
