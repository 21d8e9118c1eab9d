// SPDX-License-Identifier: Apache-2.0

package import CredentialCrypto
package import StrictJSON

/// What a key may be used for (CID 1.0 §2.3).
package enum VerificationRelationship: String, Sendable {
    case assertionMethod
    case authentication
}

/// A key with the identity that it speaks for (CID 1.0 §2.2).
package struct VerificationMethod: Sendable {
    /// Who says that the key is the identity's.
    package enum Source: String, Sendable {
        /// The identifier is the key.
        case didKey = "did:key"
        case didJWK = "did:jwk"
        /// A controlled identifier document that the owner of the wallet holds.
        case document
        /// JWT VC Issuer Metadata that the owner of the wallet holds.
        case issuerMetadata = "jwt-vc-issuer"
        /// The issuer of what is presented, in the token's `cnf`.
        case confirmation = "cnf"
        /// A certificate in the header, as far as a trust list answers for its chain.
        case certificate = "x5c"
        /// Only the document being verified: it proves integrity, not identity.
        case selfAsserted = "self-asserted"
    }

    package let key: PublicKey
    /// The identifier whose key it is.
    package let controller: ExactString
    package let source: Source
    /// The relationships under which its controller lists it; nil where every use is allowed.
    package let relationships: Set<VerificationRelationship>?
    /// From its controlled identifier document (CID 1.0 §2.2).
    package let expires: ExactString?
    package let revoked: ExactString?
    /// The document it came from.
    package let evidence: EvidenceItem?
    /// Whose it is by a certificate; nil where the key was found in another way.
    var certified: Certified?

    /// What a chain of certificates says of whose key it is.
    struct Certified: Sendable {
        /// The trust list entry that the chain ends at.
        let vouched: TrustedIssuer?
        /// Who issued the signer's certificate.
        let authority: ExactString
        /// The certificate's own name for its holder.
        let holder: ExactString
    }
}

package enum VerificationMethodFailure: Error, Sendable, Equatable {
    /// Nothing at hand tells the key.
    case unavailable
    /// The identity's document is at hand and does not list the method.
    case notInDocument
    /// The key is there, of a kind that is not read here; the code says so.
    case unsupported(String)
    /// The key is there and no sound key; the code says why.
    case unusable(String)

    init(_ error: KeyError) {
        if case .unsupported = error { self = .unsupported(error.code) } else { self = .unusable(error.code) }
    }
}
