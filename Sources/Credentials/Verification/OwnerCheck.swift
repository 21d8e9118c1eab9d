// SPDX-License-Identifier: Apache-2.0

import CredentialCrypto
import StrictJSON

/// Whether a credential names the learner who keeps it (`owner.match`); a warning at worst.
///
/// Every identifier that it states of its subject is held against every one that the learner gave, whatever either is
/// called: issuers call an eduID an `id`, and an e-mail address an `identifier`.
struct OwnerCheck {
    let document: SecuredDocument
    let owner: Owner?
    let evidence: EvidenceSet

    func run(_ ledger: inout CheckLedger) {
        guard let owner, !owner.identifiers.isEmpty || !owner.keys.isEmpty else {
            ledger.doesNotApply(.ownerMatch)
            return
        }
        let recipient = StatedRecipient(document.json)
        if let key = owner.keys.first(where: { isBound(recipient, to: $0) }) {
            ledger.record(.ownerMatch, .passed, .ownerHolderKey, [.init("through", DIDKey.did(for: key))])
            return
        }
        // Who gave nothing to compare with is not told that nothing matches.
        guard !owner.identifiers.isEmpty, !recipient.isEmpty || confirmation != nil else {
            ledger.doesNotApply(.ownerMatch)
            return
        }
        if let match = owner.identifiers.first(where: { recipient.isKnown(by: OwnIdentifier($0.kind, $0.value)) }) {
            ledger.record(.ownerMatch, .passed, nil, [.init("through", match.kind)])
        } else {
            ledger.record(.ownerMatch, .warning, recipient.isUnreadable ? .ownerHashUnsupported : .ownerNoMatch)
        }
    }

    private var confirmation: Confirmation? {
        document.format == .dataIntegrity ? nil : Confirmation(document.json)
    }

    /// The issuer bound it to a key of the wallet: as what its subject is called, or in a token's `cnf` (RFC 7800).
    private func isBound(_ recipient: StatedRecipient, to key: PublicKey) -> Bool {
        let dids = [DIDKey.did(for: key), DIDJWK.did(for: key)]
        let subjects = recipient.plain.map { $0.split(at: "#")?.head ?? $0 }
        return subjects.contains(where: dids.contains)
            || confirmation?.isAny(of: [key], VerificationMethodResolver(evidence: evidence)) == true
    }
}

/// An identifier as the learner gave it, in the forms that issuers may know it by.
struct OwnIdentifier {
    /// The first is the one given.
    private let forms: [ExactString]
    private let ignoresCase: Bool

    init(_ kind: ExactString, _ value: ExactString) {
        let text = String(value.text.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
        var forms = [text]
        switch kind.text {
        case "email", "mail", "e-mail":
            let address = text.hasPrefix("mailto:") ? String(text.dropFirst("mailto:".count)) : text
            forms += [address, "mailto:\(address)"]
        case "phone", "telephone", "tel":
            let number = text.hasPrefix("tel:") ? String(text.dropFirst("tel:".count)) : text
            let digits = number.filter { !" -().".contains($0) }
            forms += [number, digits, "tel:\(digits)"]
        case "url", "website":
            forms.append(text.hasSuffix("/") ? String(text.dropLast()) : "\(text)/")
        case "did":
            forms = [text.firstIndex(of: "#").map { String(text[..<$0]) } ?? text, text]
        default: break
        }
        // A path and the key in a DID tell capitals apart.
        ignoresCase = !["did", "url", "website"].contains(kind.text)
        let all = ignoresCase ? forms + forms.map { $0.lowercased() } : forms
        self.forms = all.map { ExactString($0) }
    }

    func isSame(as stated: ExactString) -> Bool {
        forms.contains(stated) || (ignoresCase && forms.contains(ExactString(stated.text.lowercased())))
    }

    /// Whether a digest is that of one of its forms with the salt behind it (Open Badges 3.0, IdentityHash).
    func isHashed(as digest: ExactString, salt: ExactString) -> Bool {
        forms.contains { form in
            ExactString(Hexadecimal.encode(HashAlgorithm.sha256.digest(Array(form.utf8) + Array(salt.utf8)))) == digest
        }
    }
}
