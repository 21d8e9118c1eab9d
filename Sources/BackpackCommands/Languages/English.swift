// SPDX-License-Identifier: Apache-2.0

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
            case .statusRevocation: "A verified status list says it is not revoked (list of {listDate})."
            case .statusSuspension: "A verified status list says it is not suspended (list of {listDate})."
            case .statusList: "The status list {list} is signed, in force and the right one."
            case .trustIssuer: "The trust list “{list}” names the issuer for this key, as “{name}”."
            case .trustList: "The trust list “{list}” is in force."
            case .holderBinding: "Presented by the one it was issued to."
            case .ownerMatch: "Made out to you (recognised by your {through})."
            case .assetDigest: "Attached resources are unchanged."
            case .hostedSnapshot: "The copy is what was published."
            case .presentationChallenge: "It answers the challenge that was asked."
            case .presentationDomain: "It was made for this reader."
            }
        },
        finding: englishFinding,
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
        })

    @Sendable
    private static func englishFinding(_ code: FindingCode) -> Phrase {
        switch code {
        case .doesNotApply: Phrase("Does not apply.")
        case .dependsOnOther: Phrase("Not checked, because of {check}.")
        case .notRun: Phrase("Not checked.")
        case .contextBaseMissing, .contextUnknown, .contextInline, .contextNotSigned, .modelMissing, .modelType,
            .modelIdentifier, .modelDate, .modelPeriod, .modelText, .modelCredentials, .termsUndefined, .termsHidden,
            .jsonLDError:
            englishModelFinding(code)
        case .statusRevoked, .statusSuspended, .statusTypeUnsupported, .statusEntryMalformed, .statusListUnavailable,
            .statusListExpired, .statusListNotYetValid, .statusListUnverified, .statusListType, .statusListPurpose,
            .statusListIssuer, .statusListMalformed, .statusListTooLarge, .statusIndexRange, .statusListShort,
            .statusListThirdParty:
            englishStatusFinding(code)
        case .timeNotYetValid: Phrase("Not valid before {date}.", next: "Try again from that date.")
        case .timeExpired: Phrase("Its validity ended on {date}.", next: "Ask the issuer whether it can be renewed.")
        case .timeNoOffset:
            Phrase(
                "{date} names no time zone, and at this moment that makes the difference.",
                next: "Check again a day later.")
        case .proofCreatedLater: Phrase("The signature is dated after the moment of checking ({created}).")
        case .proofExpired: Phrase("The signature was meant to be used until {expires}.", next: "Ask for a new one.")
        case .trustNotConfigured:
            Phrase(
                "You use no trust list, so nothing says who this issuer is.", next: "Add one with 'backpack trust add'."
            )
        case .trustIssuerAbsent:
            Phrase("No trust list you use names {issuer}.", next: "Check who they are, or add a list that names them.")
        case .trustOtherKey:
            Phrase(
                "The trust list “{list}” names {issuer}, but for another key.",
                next: "Ask the issuer which keys are theirs.")
        case .trustOutsidePeriod: Phrase("The trust list “{list}” names {issuer} for another period.")
        case .trustListStale:
            Phrase("The trust list “{list}” is out of date.", next: "Get its newest edition and add it again.")
        case .holderUnproven: Phrase("Who presents it could not be proven.")
        case .holderNotBound:
            Phrase(
                "It names its subject in another way than by the presenter's key.",
                next: "Check by other means that it is theirs.")
        case .holderBindingRequired: Phrase("Proof that the presenter is its subject was asked for, and there is none.")
        case .ownerNoMatch:
            Phrase(
                "None of the identifiers you gave is the one it was made out to.",
                next: "Add yours with 'backpack me add'.")
        case .assetNotAtHand: Phrase("It refers to other resources, which were not checked.")
        case .challengeMismatch:
            Phrase("It does not answer the challenge “{expected}”.", next: "Ask for one made for this occasion.")
        case .challengeNotCompared:
            Phrase(
                "It answers the challenge “{stated}”; you gave none to compare.", next: "Give yours with --challenge.")
        case .domainMismatch: Phrase("It was not made for “{expected}”.", next: "Ask for one made for you.")
        case .domainNotCompared:
            Phrase("It was made for “{stated}”.", next: "Say who you are with --domain to have that compared.")
        default: englishProofFinding(code)
        }
    }

    private static func englishModelFinding(_ code: FindingCode) -> Phrase {
        switch code {
        case .contextBaseMissing: Phrase("It does not begin with the vocabulary of verifiable credentials.")
        case .contextUnknown:
            Phrase(
                "It uses the vocabulary {context}, which is not at hand.",
                next: "Get that file and import it with 'backpack import --from {context}'.")
        case .contextInline: Phrase("It defines words of its own, which nobody else agreed on.")
        case .contextNotSigned: Phrase("It names vocabularies that the signature does not cover.")
        case .modelMissing: Phrase("“{member}” is missing.", next: "Ask the issuer for a correct file.")
        case .modelType: Phrase("“{member}” lacks a type that the data model requires.")
        case .modelIdentifier: Phrase("“{member}” is not one proper identifier.")
        case .modelDate: Phrase("“{member}” is not a proper date and time.")
        case .modelPeriod: Phrase("It ends before it begins.")
        case .modelText: Phrase("“{member}” is not proper text.")
        case .modelCredentials: Phrase("“{member}” holds something that is not a credential.")
        case .termsHidden:
            Phrase(
                "“{term}” stands where it is not read: the signature covers it, and nobody would see it.")
        case .jsonLDError: Phrase("Its vocabulary cannot be applied: {reason} ({term}).")
        default: Phrase("“{term}” is defined by no vocabulary, so no signature covers it ({pointer}).")
        }
    }

    private static func englishStatusFinding(_ code: FindingCode) -> Phrase {
        switch code {
        case .statusRevoked: Phrase("Its issuer has revoked it.", next: "Ask the issuer why.")
        case .statusSuspended: Phrase("Its issuer has suspended it for now.", next: "Ask the issuer until when.")
        case .statusTypeUnsupported: Phrase("Its status is published in a way that is not read ({type}).")
        case .statusEntryMalformed: Phrase("What it says about its status cannot be read.")
        case .statusListUnavailable:
            Phrase(
                "The status list {list} is not at hand, so whether it was revoked is not known.",
                next: "Get that file and import it with 'backpack import --from {list}'.")
        case .statusListExpired: Phrase("The status list {list} is out of date.", next: "Import its newest edition.")
        case .statusListNotYetValid: Phrase("The status list {list} is not in force yet.")
        case .statusListUnverified:
            Phrase("The status list {list} does not verify.", next: "Get it again from its issuer.")
        case .statusListType: Phrase("The file for {list} is not a status list.", next: "Get it again from its issuer.")
        case .statusListPurpose: Phrase("The status list {list} is not about {purpose}.")
        case .statusListIssuer:
            Phrase("The status list is kept by {keeper}, who is neither the issuer nor on a trust list.")
        case .statusListMalformed: Phrase("The status list cannot be unpacked.")
        case .statusListTooLarge: Phrase("The status list is larger than the limit of {limit} bytes.")
        case .statusIndexRange: Phrase("The status list {list} has no place {index}.")
        case .statusListShort:
            Phrase("The status list is read, but with {entries} places it is too short to protect who it is about.")
        default: Phrase("The status list is kept by {keeperName}, not by the issuer.")
        }
    }

    private static func englishProofFinding(_ code: FindingCode) -> Phrase {
        switch code {
        case .proofAbsent: Phrase("It is not signed.", next: "Ask the issuer for the signed file.")
        case .proofEmpty: Phrase("The place of the signature is empty.")
        case .proofMalformed: Phrase("The proof's “{member}” is missing or wrong.")
        case .proofDuplicateID: Phrase("Two proofs share the identifier {proof}.")
        case .proofPreviousMissing: Phrase("A proof builds on {proof}, which is not there.")
        case .proofCycle: Phrase("Its proofs build on each other in a circle.")
        case .proofSuiteUnsupported: Phrase("It is signed with {suite}, which is not read.")
        case .proofSuiteKey: Phrase("{suite} cannot be used with this kind of key.")
        case .proofKeyUnavailable:
            Phrase(
                "The key {verificationMethod} is not at hand.",
                next: "Ask the issuer for the file with their keys (their DID document) and import it.")
        case .proofKeyNotInDocument:
            Phrase(
                "The issuer's document does not list the key {verificationMethod}.", next: "Import its newest edition.")
        case .proofKeyInvalid: Phrase("The key {verificationMethod} cannot be used: {reason}.")
        case .proofKeySelfAsserted:
            Phrase(
                "The key comes from the document itself: it shows that nothing was changed, not who signed.",
                next: "Ask the issuer for the file with their keys and import it.")
        case .proofKeyRevoked: Phrase("The issuer has withdrawn the key {verificationMethod}.")
        case .proofKeyExpired: Phrase("The key {verificationMethod} is past its time.")
        case .proofControllerMismatch: Phrase("The key belongs to {controller}, not to {expected}.")
        case .proofControllerUnproven: Phrase("Nothing at hand says that {expected} signs with a key of {controller}.")
        case .proofOtherSigner: Phrase("Someone else signed it too: {controller}.")
        case .proofPurposeMismatch: Phrase("The proof is for {proofPurpose}; this needs {expected}.")
        case .proofPurposeNotAuthorized: Phrase("The issuer does not list this key for {expected}.")
        case .proofValueMalformed: Phrase("The signature is not written as it should be.")
        case .proofSignatureInvalid:
            Phrase(
                "The signature does not hold: it was changed, or signed with another key.",
                next: "Do not rely on it; ask for a new original.")
        case .resourceCanonicalization: Phrase("It is made so that checking it would take too long.")
        case .numberNotExact: Phrase("It holds a number that cannot be signed exactly.")
        default: Phrase("Not checked.")
        }
    }
}
