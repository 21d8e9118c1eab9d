// SPDX-License-Identifier: Apache-2.0

import CredentialCrypto
package import Credentials
package import StrictJSON
package import WalletStore

/// What is to be sent, to whom, and for how long.
package struct ShareRequest: Sendable {
    package enum Form: String, Sendable {
        /// A W3C verifiable presentation.
        case json
        /// The same in a compact token (Securing Verifiable Credentials using JOSE and COSE §3.1).
        case jwt
        /// A readable page with the presentation inside.
        case html
    }

    package var records: [CredentialRecord]
    package var reader: String
    package var form: Form
    package var challenge: String?
    package var domain: String?
    package var expires: Instant
    /// Packs what a reader needs to check without a network beside the presentation.
    package var withEvidence = false
    /// Shares also what is revoked, expired or invalid.
    package var anyway: Bool
    /// What of the credentials is shown.
    package var choice: ShareChoice
    /// The reader's language, for a page.
    package var language: PageLanguage

    package init(
        records: [CredentialRecord], reader: String, form: Form, challenge: String? = nil, domain: String? = nil,
        expires: Instant, anyway: Bool = false, choice: ShareChoice = ShareChoice(), language: PageLanguage
    ) {
        self.records = records
        self.reader = reader
        self.form = form
        self.challenge = challenge
        self.domain = domain
        self.expires = expires
        self.anyway = anyway
        self.choice = choice
        self.language = language
    }
}

/// What leaves the wallet with one credential.
package struct Disclosure: Sendable {
    package let record: CredentialRecord
    /// JSON pointers into what the reader gets, with the value at each: every single one that she will see.
    package let claims: [(pointer: ExactString, value: JSONValue)]
    /// What of it can be left out, by JSON pointers into the whole.
    package let hideable: [ExactString]
    /// What is left out, by JSON pointers into the whole.
    package let hidden: [ExactString]
    /// Whether its form lets anything be left out.
    package let canHide: Bool
}

/// A bundle before it is signed: the complete list of what it will hold.
package struct ShareDraft: Sendable {
    package let request: ShareRequest
    package let disclosures: [Disclosure]
    /// What the reader learns beside the claims.
    package let reveals: [ExactString]
    /// What goes with it for checking without a network.
    package let evidence: [EvidenceBundle.Piece]

    let contents: [ShareContent]
    /// The wallet's keys that credentials are bound to, with the tokens that are to be bound to the reader, by their place
    /// among the contents.
    let bindings: [Int: (token: SDJWT, key: PublicKey)]
    /// What the sender knows to be wrong with credentials, for the reader; nil where nothing is.
    let remark: String?
}

/// One credential of a bundle.
package struct ShareContent: Sendable {
    package var json: JSONObject
    package let view: CredentialView
    package let report: VerificationReport
    /// The digest that a reader's report names it by: of its JSON text without white space, or of what its envelope holds.
    package let digest: ExactString

    package init(json: JSONObject, view: CredentialView, report: VerificationReport) {
        self.json = json
        digest = Recognizer.contained(.object(json)).digest
        self.view = view
        self.report = report
    }
}

/// A signed bundle.
package struct ShareBundle: Sendable {
    /// With its proof, or the claims of its token.
    package let presentation: JSONObject
    /// The compact token; nil for a presentation with a proof.
    package let token: String?
    package let reader: String
    package let holder: ExactString
    package let created: Instant
    package let expires: Instant
    package let challenge: String?
    package let domain: String?
    package let contents: [ShareContent]
    package let language: PageLanguage
    package let evidence: [EvidenceBundle.Piece]

    package init(
        presentation: JSONObject, token: String? = nil, reader: String, holder: ExactString, created: Instant,
        expires: Instant,
        challenge: String?, domain: String?, contents: [ShareContent], language: PageLanguage,
        evidence: [EvidenceBundle.Piece] = []
    ) {
        self.evidence = evidence
        self.presentation = presentation
        self.token = token
        self.reader = reader
        self.holder = holder
        self.created = created
        self.expires = expires
        self.challenge = challenge
        self.domain = domain
        self.contents = contents
        self.language = language
    }

    /// The file in the given form.
    package func bytes(_ form: ShareRequest.Form) -> [UInt8] {
        switch form {
        case .html: SharePage.html(self)
        case .json: json
        case .jwt: token.map { Array($0.utf8) } ?? json
        }
    }

    /// The presentation as JSON text, in a bundle with its evidence where there is any.
    package var json: [UInt8] {
        let object = evidence.isEmpty ? presentation : EvidenceBundle.object(presentation, evidence)
        return JSONWriter.bytes(.object(object), .indented) + Array("\n".utf8)
    }
}

/// The languages a page is written in.
package enum PageLanguage: String, Sendable, CaseIterable {
    case dutch = "nl"
    case english = "en"
}

extension Array where Element: Hashable {
    /// Each element once, in order.
    func uniqued() -> [Element] {
        var seen: Set<Element> = []
        return filter { seen.insert($0).inserted }
    }
}
