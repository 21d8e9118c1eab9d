// SPDX-License-Identifier: Apache-2.0

import CredentialCrypto
import StrictJSON

/// The certificates that a JOSE header carries, the signer's first (`x5c`, RFC 7515 §4.1.6). That they parse says nothing
/// about who made them.
struct CertificateChainHeader {
    enum Failure: Error, Equatable {
        /// The parameter of this name is not written as it has to be.
        case malformed(ExactString)
        case certificate(CertificateError)
        /// The parameter of this name is the digest of another certificate.
        case mismatch(ExactString)

        /// Stable across versions.
        var code: String {
            switch self {
            case .malformed: "certificate.header"
            case .certificate(let error): error.code
            case .mismatch: "certificate.reference"
            }
        }
    }

    /// Certificates that are read of one signature.
    static let maximumCertificates = 64

    let leaf: Certificate
    /// Those behind the signer's.
    let others: [Certificate]

    /// nil where the header carries no certificate.
    init?(_ header: JSONObject) throws(Failure) {
        guard let member = header["x5c"] else { return nil }
        guard let elements = member.arrayValue, elements.count <= Self.maximumCertificates else {
            throw .malformed("x5c")
        }
        var certificates: [Certificate] = []
        for element in elements {
            guard let text = element.stringValue else { throw .malformed("x5c") }
            let der: [UInt8]
            do { der = try Base64.decode(text) } catch { throw .malformed("x5c") }
            do { certificates.append(try Certificate(der: der)) } catch { throw .certificate(error) }
        }
        guard let leaf = certificates.first else { throw .malformed("x5c") }
        self.leaf = leaf
        others = Array(certificates.dropFirst())
        try checkDigest(header)
    }

    /// RFC 7515 §4.1.8.
    private func checkDigest(_ header: JSONObject) throws(Failure) {
        guard let member = header["x5t#S256"] else { return }
        guard let text = member.stringValue else { throw .malformed("x5t#S256") }
        let digest: [UInt8]
        do { digest = try Base64URL.decode(text) } catch { throw .malformed("x5t#S256") }
        guard digest == leaf.fingerprint else { throw .mismatch("x5t#S256") }
    }

    /// RFC 7515 §4.1.6: each certificate behind the first is the one that certifies the one before it.
    var isInOrder: Bool {
        zip([leaf] + others, others).allSatisfy { $0.issuer.attributes == $1.subject.attributes }
    }
}
