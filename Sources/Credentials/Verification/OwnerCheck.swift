// SPDX-License-Identifier: Apache-2.0

import CredentialCrypto
import StrictJSON

/// Whether a credential names the learner who keeps it (`owner.match`); a warning at worst.
struct OwnerCheck {
    let document: SecuredDocument
    let owner: Owner?

    func run(_ ledger: inout CheckLedger) {
        guard let owner, !owner.identifiers.isEmpty else {
            ledger.doesNotApply(.ownerMatch)
            return
        }
        let subjects = (document.json["credentialSubject"]?.elements ?? []).compactMap(\.objectValue)
        let identities = subjects.flatMap { $0["identifier"]?.elements ?? [] }.compactMap(\.objectValue)
        let ids = subjects.compactMap { $0["id"]?.stringValue }
        guard !identities.isEmpty || !ids.isEmpty else {
            ledger.doesNotApply(.ownerMatch)
            return
        }
        for (kind, value) in owner.identifiers {
            if ids.contains(where: { $0 == value || $0 == ExactString("mailto:\(value)") })
                || identities.contains(where: { Self.matches($0, value) })
            {
                ledger.record(.ownerMatch, .passed, nil, [.init("through", kind)])
                return
            }
        }
        ledger.record(.ownerMatch, .warning, .ownerNoMatch)
    }

    /// An Open Badges IdentityObject, plain or salted and hashed (Open Badges 3.0 §B.1.13).
    private static func matches(_ identity: JSONObject, _ value: ExactString) -> Bool {
        guard let stated = identity["identityHash"]?.stringValue else { return false }
        guard identity["hashed"]?.boolValue == true else { return stated == value }
        let salt = identity["salt"]?.stringValue ?? ""
        let candidates = [value.text, value.text.lowercased()]
        return candidates.contains { candidate in
            let digest = HashAlgorithm.sha256.digest(Array(candidate.utf8) + Array(salt.utf8))
            return stated.text.lowercased() == "sha256$" + Hexadecimal.encode(digest)
        }
    }
}
