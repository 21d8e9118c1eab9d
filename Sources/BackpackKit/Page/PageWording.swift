// SPDX-License-Identifier: Apache-2.0

import Credentials

/// All that a page says in its own words, in one language.
struct PageWording: Sendable {
    typealias Phrase = @Sendable (Markup) -> Markup

    /// The names of fields.
    struct Labels: Sendable {
        let reader, sender, created, expires, challenge, domain, contents: Markup
        let issuer, subject, issued, validFrom, validUntil, description, criteria, kind, language: Markup
        let studyLoad, level, outcomes, quality, tags, evidence, id, fingerprint: Markup
        let framework, code: Markup
    }

    /// What a page says of itself and of the sender.
    struct Summary: Sendable {
        /// The page's heading and title: how many credentials, for whom.
        let title: @Sendable (_ count: Int, _ reader: Markup) -> Markup
        let heading: Markup
        let lead: @Sendable (_ count: Int, _ check: Markup) -> Markup
        /// The words in `lead` that lead to the section on checking.
        let leadLink: Markup
        let named: Phrase
        let unnamed: Markup
        let signedWith: Phrase
        let dates: Markup
        let hidden: Markup
    }

    /// What stands beside the fields of a credential.
    struct Credential: Sendable {
        let heading: Markup
        let untitled: Markup
        let confirmed: Phrase
        /// A list has the issuer's identifier and no name for it.
        let confirmedIdentifier: Phrase
        let claimed: Markup
        let claimedName: Phrase
        let noEnd: Markup
        let ects: Phrase
        let credits: Phrase
        let eqf: @Sendable (Int) -> Markup
        let verdictIntroduction: Markup
        let verdict: @Sendable (Verdict) -> Markup
        let verdictCaution: Markup
    }

    /// How the reader finds out for herself.
    struct Checking: Sendable {
        let heading: Markup
        let introduction: Markup
        let command: Markup
        let steps: [Markup]
        let challenge: Markup
        let domain: Markup
        let fingerprints: Markup
        let presentation: Markup
    }

    let language: PageLanguage
    let labels: Labels
    let summary: Summary
    let credential: Credential
    let checking: Checking

    static func of(_ language: PageLanguage) -> PageWording {
        switch language {
        case .dutch: .dutch
        case .english: .english
        }
    }
}
