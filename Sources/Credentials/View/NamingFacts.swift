// SPDX-License-Identifier: Apache-2.0

import LinkedData
import StrictJSON

/// The few facts that name a credential, and the nodes that they and all others are read from. Every report has them; the rest of
/// a view is read only where it is shown.
struct NamingFacts {
    private let document: SecuredDocument
    let root: FactNode
    let issuer: FactNode?
    let subject: FactNode?
    let achievement: FactNode?
    let token: TokenFacts?

    init(_ document: SecuredDocument, expanded: ExpandedDocument?) {
        self.document = document
        root = expanded?.root.map(FactNode.expanded) ?? .compact(document.json)
        issuer = root.node(.issuer)
        subject = root.node(.credentialSubject)
        achievement = subject?.node(.achievement)
        token = TokenFacts(document)
    }

    var id: ExactString? { document.json["id"]?.stringValue ?? token?.id }

    var title: ExactString? { achievement?.text(.name) ?? root.text(.name) ?? token?.title ?? token?.type }

    var issuerID: ExactString? { document.kind == .credential ? document.author : nil }

    var issuerName: ExactString? { issuer?.text(.name) ?? token?.issuerName }

    var subjectID: ExactString? { subject?.id ?? token?.subject }

    var validFrom: ExactString? {
        document.json["validFrom"]?.stringValue ?? document.json["issuanceDate"]?.stringValue ?? token?.validFrom
    }

    var validUntil: ExactString? {
        document.json["validUntil"]?.stringValue ?? document.json["expirationDate"]?.stringValue ?? token?.validUntil
    }

    var issued: ExactString? {
        root.text(.awardedDate) ?? token?.issued ?? document.json["issuanceDate"]?.stringValue ?? validFrom
    }
}

/// What a report names a credential by, wherever it is read.
protocol CredentialNaming {
    var id: ExactString? { get }
    var title: ExactString? { get }
    var issuerID: ExactString? { get }
    var issuerName: ExactString? { get }
    var subjectID: ExactString? { get }
    var issued: ExactString? { get }
    var validFrom: ExactString? { get }
    var validUntil: ExactString? { get }
}

extension NamingFacts: CredentialNaming {}
extension CredentialView: CredentialNaming {}

extension CredentialSummary {
    init(_ document: SecuredDocument, naming facts: some CredentialNaming) {
        self.init()
        digest = document.digest
        id = facts.id
        subject = document.author
        guard document.kind == .credential else { return }
        title = facts.title
        issuerID = facts.issuerID
        issuerName = facts.issuerName
        subject = facts.subjectID
        issued = facts.issued
        validFrom = facts.validFrom
        validUntil = facts.validUntil
    }

    /// The same as `CredentialView` would state it.
    init(_ document: SecuredDocument, expanded: ExpandedDocument?) {
        if EuropeanDigitalCredential.isEuropean(document.json) {
            self.init(document, naming: CredentialView(european: document))
        } else {
            self.init(document, naming: NamingFacts(document, expanded: expanded))
        }
    }
}
