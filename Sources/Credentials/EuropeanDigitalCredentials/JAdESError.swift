// SPDX-License-Identifier: Apache-2.0

package import CredentialCrypto
package import StrictJSON

/// Why a JSON Web Signature is no JAdES signature that is read here, or names its certificate wrongly.
package enum JAdESError: Error, Sendable, Equatable {
    case jws(JWSError)
    /// A protected header parameter of this name is malformed, not understood, or contradicts another.
    case header(ExactString)
    /// What is signed stands elsewhere (`sigD`).
    case detached
    /// The protected header carries no certificate.
    case noCertificate
    case certificate(CertificateError)
    /// The parameter of this name refers to another certificate than the first of `x5c`.
    case certificateReference(ExactString)

    /// Stable across versions.
    package var code: String {
        switch self {
        case .jws(let error): error.code
        case .header: "jades.header"
        case .detached: "jades.detached"
        case .noCertificate: "jades.no-certificate"
        case .certificate(let error): error.code
        case .certificateReference: "jades.certificate-reference"
        }
    }

    init(_ error: CertificateChainHeader.Failure) {
        switch error {
        case .malformed(let name): self = .header(name)
        case .certificate(let error): self = .certificate(error)
        case .mismatch(let name): self = .certificateReference(name)
        }
    }

    /// What in the header is at fault; nil where the code says all.
    package var subject: ExactString? {
        switch self {
        case .jws(let error): error.subject
        case .header(let name), .certificateReference(let name): name
        case .detached: "sigD"
        case .noCertificate, .certificate: "x5c"
        }
    }
}
