// SPDX-License-Identifier: Apache-2.0

import Credentials
import StrictJSON
import WalletStore

/// Everything that the wallet keeps of what a credential says, so that lists and overviews need not read it again.
struct CredentialReading: Sendable {
    let facts: CredentialFacts
    let texts: CredentialView.SearchTexts
    let award: Award

    init(_ view: CredentialView, _ document: SecuredDocument) {
        let elements = view.elements
        award = Award(view, elements)
        texts = view.searchTexts(elements)
        facts = CredentialFacts(
            format: document.format.rawValue, kind: document.kind.rawValue, credentialID: view.id?.text,
            title: view.shownTitle.text, issuerID: (view.issuerID ?? document.author)?.text,
            issuerName: view.issuerName?.text, subject: view.subjectID?.text, issued: Moment.normalized(view.issued),
            validFrom: Moment.normalized(view.validFrom), validUntil: Moment.normalized(view.validUntil),
            ects: award.load.ects.map { Double($0.thousandths) / 1_000 }, eqf: award.level.eqf)
    }

    /// The award in the form that the wallet keeps.
    var summary: String { JSONWriter.text(award.json) }
}

extension WalletFile {
    /// Puts what was read in the place of what was known of a credential.
    mutating func set(_ reading: CredentialReading, of number: Int) throws(StoreError) {
        try setFacts(
            reading.facts, words: reading.texts.words, skills: reading.texts.skills, summary: reading.summary,
            of: number)
    }
}
