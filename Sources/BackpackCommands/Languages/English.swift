// SPDX-License-Identifier: Apache-2.0

import BackpackKit
import Credentials

extension Wording {
    static let english = Wording(
        name: { id in
            switch id {
            case .formatParse: "Reading the file"
            case .modelContext: "Vocabulary"
            case .modelRequired: "Required parts"
            case .modelTerms: "Everything is signed"
            case .proofPresent: "Signature present"
            case .proofSuite: "Signature method"
            case .proofKey: "Signing key"
            case .proofController: "Whose key it is"
            case .proofPurpose: "Meant for this use"
            case .proofSignature: "Signature"
            case .disclosureIntegrity: "Disclosed parts"
            case .timeValidFrom: "Valid from"
            case .timeValidUntil: "Valid until"
            case .statusRevocation: "Not revoked"
            case .statusSuspension: "Not suspended"
            case .statusList: "Status list"
            case .trustIssuer: "Issuer on a trust list"
            case .trustList: "Trust list in force"
            case .trustName: "No look-alike of a listed name"
            case .holderBinding: "Bound to the presenter"
            case .ownerMatch: "Made out to you"
            case .assetDigest: "Attached resources"
            case .hostedSnapshot: "Copy of a hosted badge"
            case .presentationChallenge: "Challenge"
            case .presentationDomain: "Meant for this reader"
            }
        },
        passed: { id in
            switch id {
            case .formatParse: "The file was read as {format}."
            case .modelContext: "Every vocabulary it uses is known."
            case .modelRequired: "Everything the data model requires is there."
            case .modelTerms: "Every word in it is defined, so the signature covers all of it."
            case .proofPresent: "It carries {proofs} proof(s)."
            case .proofSuite: "Signed with {suite}."
            case .proofKey: "The key {key} was found ({source})."
            case .proofController: "The key belongs to {controller}."
            case .proofPurpose: "The key was used for what it is meant for ({proofPurpose})."
            case .proofSignature: "The signature holds: nothing was changed since it was signed."
            case .disclosureIntegrity: "Every disclosed part is what the issuer signed."
            case .timeValidFrom: "Valid since {date}."
            case .timeValidUntil: "Still within its validity."
            case .statusRevocation:
                "A verified status list says it is not revoked (list of {listDate}, obtained {age} ago)."
            case .statusSuspension:
                "A verified status list says it is not suspended (list of {listDate}, obtained {age} ago)."
            case .statusList: "The status list {list} is signed, in force and the right one."
            case .trustIssuer: "The trust list “{list}” names the issuer for this key, as “{name}”."
            case .trustList: "The trust list “{list}” is in force."
            case .trustName: "No other party on your trust lists has a name that looks like “{name}”."
            case .holderBinding: "Presented by the one it was issued to."
            case .ownerMatch: "Made out to you (recognised by your {through})."
            case .assetDigest: "Attached resources are unchanged."
            case .hostedSnapshot: "The copy is what was published."
            case .presentationChallenge: "It answers the challenge that was asked."
            case .presentationDomain: "It was made for this reader."
            }
        },
        finding: { englishFindings[$0] ?? Phrase($0.rawValue) },
        verdict: { verdict in
            switch verdict {
            case .invalid:
                Phrase(
                    "Not valid: the signature, or the document itself, is wrong.",
                    next: "Do not rely on it; ask for a new original.")
            case .revoked:
                Phrase("Revoked: it is genuine, and its issuer has withdrawn it.", next: "Ask the issuer why.")
            case .expired:
                Phrase(
                    "Outside its validity: it is genuine, but not valid at this moment.",
                    next: "Ask the issuer whether it can be renewed.")
            case .indeterminate:
                Phrase(
                    "Could not be decided: something needed to check it is missing.",
                    next: "The checks with a question mark say what is missing.")
            case .untrusted:
                Phrase(
                    "Genuine as far as it goes: everything holds, but no trust list you use names this issuer for this key.",
                    next: "Add a trust list that you rely on with 'backpack trust add'.")
            case .valid: Phrase("Valid: every required check passed.")
            }
        },
        word: \.rawValue,
        duration: { count, unit in
            let words: (one: String, many: String) =
                switch unit {
                case .days: ("day", "days")
                case .hours: ("hour", "hours")
                case .minutes: ("minute", "minutes")
                case .seconds: ("second", "seconds")
                }
            return "\(count) \(count == 1 ? words.one : words.many)"
        },
        standing: { question in
            switch question {
            case .whenIssued: "When issued"
            case .asOf: "As of"
            case .today: "Today"
            }
        }, policy: .english, evidence: .english, dates: .of(.english))
}
