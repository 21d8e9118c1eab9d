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
        // The recipient of an Open Badges 2.0 assertion is an identity too.
        let identities = (subjects.flatMap { $0["identifier"]?.elements ?? [] } + [document.json["recipient"]])
            .compactMap { $0?.objectValue }
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
        let isReadable = identities.isEmpty || !identities.allSatisfy(Self.hasUnreadHash)
        ledger.record(.ownerMatch, .warning, isReadable ? .ownerNoMatch : .ownerHashUnsupported)
    }

    /// `identityHash` in Open Badges 3.0, `identity` in 2.0.
    private static func stated(_ identity: JSONObject) -> ExactString? {
        (identity["identityHash"] ?? identity["identity"])?.stringValue
    }

    /// MD5 is allowed there, and not read: two people could share one.
    private static func hasUnreadHash(_ identity: JSONObject) -> Bool {
        identity["hashed"]?.boolValue == true && stated(identity)?.text.lowercased().hasPrefix("sha256$") != true
    }

    /// An Open Badges IdentityObject, plain or salted and hashed (Open Badges 3.0 §B.1.13).
    private static func matches(_ identity: JSONObject, _ value: ExactString) -> Bool {
        guard let stated = stated(identity) else { return false }
        guard identity["hashed"]?.boolValue == true else { return stated == value }
        let salt = identity["salt"]?.stringValue ?? ""
        let candidates = [value.text, value.text.lowercased()]
        return candidates.contains { candidate in
            let digest = HashAlgorithm.sha256.digest(Array(candidate.utf8) + Array(salt.utf8))
            return stated.text.lowercased() == "sha256$" + Hexadecimal.encode(digest)
        }
    }
}
