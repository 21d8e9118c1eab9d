// SPDX-License-Identifier: Apache-2.0

package import StrictJSON

/// An Open Badges 2.0 Assertion: a badge that someone was awarded.
///
/// Its facts are read by name from the bytes as they are. A signature covers those bytes, so that no vocabulary has to be
/// applied to know what was signed.
package struct OpenBadge2: SecuringMechanism {
    /// How a reader is to make sure of the assertion (Open Badges 2.0, VerificationObject).
    enum Proof: Sendable {
        /// By asking the address that is its `id`: the copy at hand proves nothing by itself.
        case hosted
        /// By the signature of a JSON Web Signature that carries it.
        case signed(JSONWebSignature)
        /// In no way that the file at hand allows: a signed badge without its signature.
        case absent
    }

    let proof: Proof

    package var format: CredentialFormat {
        switch proof {
        case .hosted: .openBadge2Hosted
        case .signed: .openBadge2Signed
        case .absent: .unsigned
        }
    }

    /// A badge by itself is JSON-LD; a signed one is a JSON Web Signature of no type of its own (RFC 7515 §9.2.1).
    package var envelopeType: ExactString? {
        if case .signed = proof { "jose" } else { "ld+json" }
    }

    package func verify(
        _ document: SecuredDocument, with inputs: VerificationInputs, _ ledger: inout CheckLedger
    ) -> Authorship {
        let badge = LinkedBadge(document.json, evidence: inputs.evidence)
        BadgeModelCheck(badge: badge, proof: proof).run(&ledger)
        var authorship = Authorship()
        authorship.author = badge.issuerID
        switch proof {
        case .hosted: HostedCheck(document: document, badge: badge, inputs: inputs).run(&ledger)
        case .signed(let token):
            authorship.keys = SignedCheck(badge: badge, token: token, inputs: inputs).run(&ledger)
            if ledger.isAuthentic { RevocationCheck(badge: badge, inputs: inputs).run(&ledger) }
        case .absent:
            ledger.record(.proofPresent, .unknown, .proofAbsent)
            for id in CheckID.authenticity.dropFirst() { ledger.skip(id, dependingOn: .proofPresent) }
        }
        checkDates(document.json, inputs.instant, &ledger)
        authorship.view = CredentialView(badge, of: document)
        return authorship
    }

    private func checkDates(_ assertion: JSONObject, _ instant: Instant, _ ledger: inout CheckLedger) {
        let dates: [(CheckID, ExactString)] = [(.timeValidFrom, "issuedOn"), (.timeValidUntil, "expires")]
        for (id, name) in dates {
            guard let value = assertion[name] else { continue }
            guard let date = BadgeDate(value) else {
                ledger.skip(id, dependingOn: .modelRequired)
                continue
            }
            ValidityCheck.hold(date.date, date.text, against: instant, id, &ledger)
        }
    }
}

extension JSONObject {
    /// Whether a copy says of itself that it was revoked.
    var saysRevoked: Bool { self["revoked"] == .bool(true) }
}
