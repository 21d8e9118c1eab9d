// SPDX-License-Identifier: Apache-2.0

package import CredentialCrypto
package import LinkedData
package import StrictJSON

/// How one form of document is secured, and how its own checks of the plan are carried out.
///
/// A value is what recognition found in one file: an envelope keeps the bytes that its signature covers. Adding a form
/// is one type and one row in `Recognizer.forms`; everything after authorship (dates, status, trust, holder) is shared.
package protocol SecuringMechanism: Sendable {
    var format: CredentialFormat { get }

    /// The data URL by which a presentation carries the document on as it is (VCDM 2.0 §4.13); nil where it stands there itself.
    var dataURL: ExactString? { get }
    /// The media type, without `application/`, under which a presentation carries the document's file; nil where `dataURL` or the
    /// document itself does.
    var envelopeType: ExactString? { get }
    /// All that the document's bytes say where that is more than `json` of the document; nil where it is the same.
    var statedClaims: JSONObject? { get }
    /// The credentials inside, where the form itself holds them; nil where the document's own members list them.
    var contained: [SecuredDocument]? { get }
    /// When the signature says that it was made, where that stands outside the document's own members.
    var signed: Instant? { get }
    /// The `status` claim of a token (Token Status List); nil where there is none.
    var tokenStatus: JSONValue? { get }

    /// Records the checks of the data model, the proofs and the disclosures, and says whose signatures hold.
    ///
    /// `format.parse` is recorded already. A mechanism whose dates stand outside the credential, such as a token's
    /// `exp`, records them as well; the dates that the credential's own members state are looked at later for all forms.
    func verify(
        _ document: SecuredDocument, with inputs: VerificationInputs, _ ledger: inout CheckLedger
    ) -> Authorship

    /// The published documents in which the signer's keys, and what the form consists of, are looked up.
    func needs(of document: SecuredDocument, in evidence: EvidenceSet) -> [EvidenceNeed]
}

extension SecuringMechanism {
    package var dataURL: ExactString? { nil }
    package var envelopeType: ExactString? { nil }
    package var statedClaims: JSONObject? { nil }
    package var contained: [SecuredDocument]? { nil }
    package var signed: Instant? { nil }
    package var tokenStatus: JSONValue? { nil }
    package func needs(of document: SecuredDocument, in evidence: EvidenceSet) -> [EvidenceNeed] { [] }
}

/// Whose words a document is, as far as its own signatures say.
package struct Authorship: Sendable {
    /// The keys whose signatures by the issuer or holder hold.
    package var keys: [PublicKey] = []
    /// The trust list entry that the signer's certificate leads to, where its chain and its identity hold.
    package var vouched: TrustedIssuer?
    /// Who issued the signer's certificate, where the signer is known by it alone: then no list that names the issuer's
    /// identifier says anything of the signer.
    package var authority: ExactString?
    /// The document without its proofs as linked data; nil where its form is not signed as such, or it cannot be read so.
    package var expanded: ExpandedDocument?
    /// For whom each signature was made. Only presentations are addressed.
    package var addressees: [Addressee] = []
    /// The first moment at which a signature itself says that it no longer holds.
    package var expires: Instant?
    /// Who is to have signed it, for forms that only tell together with the evidence at hand.
    package var author: ExactString?
    /// What it says, for forms whose facts do not stand where the W3C data model has them.
    package var view: CredentialView?

    package init() {}

    /// What one signature over a presentation answers to.
    package struct Addressee: Sendable {
        package let challenge: ExactString?
        package let domains: [ExactString]

        package init(challenge: ExactString?, domains: [ExactString]) {
            self.challenge = challenge
            self.domains = domains
        }
    }
}

/// A document that nobody signed.
package struct Unsecured: SecuringMechanism {
    package let format = CredentialFormat.unsigned

    package init() {}

    package func verify(
        _ document: SecuredDocument, with inputs: VerificationInputs, _ ledger: inout CheckLedger
    ) -> Authorship {
        EmbeddedProofs().verify(document, with: inputs, &ledger)
    }
}
