// SPDX-License-Identifier: Apache-2.0

import StrictJSON

/// What an SD-JWT VC says in registered claims, for forms of view that other credentials fill with members of their own.
struct TokenFacts {
    let id: ExactString?
    let type: ExactString?
    /// What it is called, and by whom it was issued, by the claims that usually say so.
    let title: ExactString?
    let issuerName: ExactString?
    let subject: ExactString?
    let subjectName: ExactString?
    let issued: ExactString?
    let validFrom: ExactString?
    let validUntil: ExactString?

    /// Nil for every other form.
    init?(_ document: SecuredDocument) {
        guard document.format == .sdJWT, document.json["vct"] != nil else { return nil }
        func text(_ names: ExactString...) -> ExactString? {
            names.lazy.compactMap { document.json[$0]?.stringValue }.first { !$0.isEmpty }
        }
        func date(_ name: ExactString) -> ExactString? {
            NumericDate.instant(document.json[name]).map { ExactString($0.rfc3339) }
        }
        id = document.json["jti"]?.stringValue
        type = document.json["vct"]?.stringValue
        title = text("title", "achievement_title", "achievement_name")
        issuerName = text("issuing_authority", "issuer_name", "awarding_body")
        subject = document.json["sub"]?.stringValue
        let names = ["given_name", "family_name"].compactMap { document.json[$0]?.stringValue?.text }
        subjectName = names.isEmpty ? nil : ExactString(names.joined(separator: " "))
        issued = date("iat")
        validFrom = date("nbf")
        validUntil = date("exp")
    }
}
