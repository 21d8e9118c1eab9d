// SPDX-License-Identifier: Apache-2.0

import Credentials

/// What every finding is called in English, a table a family of checks.
extension Wording {
    static let englishFindings: [FindingCode: Phrase] = [
        englishGeneralFindings, englishModelFindings, englishProofFindings, englishTokenFindings,
        englishDisclosureFindings, englishSealFindings, englishTimeFindings, englishStatusFindings,
        englishTrustFindings, englishPresentationFindings,
    ].reduce(into: [:]) { all, family in all.merge(family) { first, _ in first } }

    private static let englishGeneralFindings: [FindingCode: Phrase] = [
        .doesNotApply: Phrase("Does not apply."),
        .dependsOnOther: Phrase("Not checked, because of {check}."),
        .notRun: Phrase("Not checked."),
        .formatUnreadable: Phrase("It holds something that cannot be read as a credential ({reason})."),
    ]

    private static let englishModelFindings: [FindingCode: Phrase] = [
        .contextBaseMissing: Phrase("It does not name the vocabulary that its form requires."),
        .contextUnknown: Phrase(
            "It uses the vocabulary {context}, which is not at hand.",
            next: "Get that file and import it with 'backpack import --from {context}'."),
        .contextFaulty: Phrase("It uses the vocabulary {context}, which cannot be applied: {fault}."),
        .contextInline: Phrase("It defines words of its own, which nobody else agreed on."),
        .contextNotSigned: Phrase("It names vocabularies that the signature does not cover."),
        .modelMissing: Phrase("“{member}” is missing.", next: "Ask the issuer for a correct file."),
        .modelType: Phrase("“{member}” lacks a type that the data model requires."),
        .modelIdentifier: Phrase("“{member}” is not one proper identifier."),
        .modelDate: Phrase("“{member}” is not a proper date and time."),
        .modelPeriod: Phrase("It ends before it begins."),
        .modelText: Phrase("“{member}” is not proper text."),
        .modelCredentials: Phrase("“{member}” holds something that is not a credential."),
        .modelValue: Phrase("“{member}” is not stated as the specification asks."),
        .modelVerification: Phrase("“{member}” does not say in one clear way how this badge is verified."),
        .modelScope: Phrase(
            "This issuer does not publish badges under {member}.",
            next: "Ask the issuer whether the badge is theirs."),
        .modelLinkMismatch: Phrase("“{member}” differs from what its own file says.", next: "Do not rely on it."),
        .modelLinkUnavailable: Phrase(
            "It refers to {link}, which is not at hand.",
            next: "Get that file and import it with 'backpack import --from {link}'."),
        .termsHidden: Phrase("“{term}” stands where it is not read: the signature covers it, and nobody would see it."),
        .jsonLDError: Phrase("Its vocabulary cannot be applied: {reason} ({term})."),
        .termsUndefined: Phrase("“{term}” is defined by no vocabulary, so no signature covers it ({pointer})."),
    ]

    private static let englishProofFindings: [FindingCode: Phrase] = [
        .proofAbsent: Phrase("It is not signed.", next: "Ask the issuer for the signed file."),
        .proofEmpty: Phrase("The place of the signature is empty."),
        .proofMalformed: Phrase("The proof's “{member}” is missing or wrong."),
        .proofOtherNotChecked: Phrase("It carries {proofs} signatures; only the first was checked."),
        .proofDuplicateID: Phrase("Two proofs share the identifier {proof}."),
        .proofPreviousMissing: Phrase("A proof builds on {proof}, which is not there."),
        .proofCycle: Phrase("Its proofs build on each other in a circle."),
        .proofSuiteUnsupported: Phrase("It is signed with {suite}, which is not read."),
        .proofSuiteKey: Phrase("{suite} cannot be used with this kind of key."),
        .proofKeyUnavailable: Phrase(
            "The key {verificationMethod} is not at hand.",
            next: "Ask the issuer for the file with their keys (their DID document) and import it."),
        .proofKeyNotInDocument: Phrase(
            "The issuer's document does not list the key {verificationMethod}.", next: "Import its newest edition."),
        .proofKeyInvalid: Phrase("The key {verificationMethod} cannot be used: {reason}."),
        .proofKeySelfAsserted: Phrase(
            "The key comes from the document itself: it shows that nothing was changed, not who signed.",
            next: "Ask the issuer for the file with their keys and import it."),
        .proofKeyCertificate: Phrase(
            "Its certificate names {sealedBy}, and no trust list you use vouches for {authority}, who issued that: it shows that nothing was changed, not who signed.",
            next: "Check who they are, or add a list that names them."),
        .proofKeyLater: Phrase(
            "The file that lists its key came to hand after {asOf}; whether the key stood in it then cannot be told."),
        .proofKeyNotConfirmed: Phrase(
            "The issuer bound it to nobody's key, so nobody can show that it is theirs.",
            next: "Ask for it without a key binding."),
        .proofKeyRevoked: Phrase("The issuer has withdrawn the key {verificationMethod}."),
        .proofKeyExpired: Phrase("The key {verificationMethod} is past its time."),
        .proofControllerMismatch: Phrase("The key belongs to {controller}, not to {expected}."),
        .proofControllerUnproven: Phrase("Nothing at hand says that {expected} signs with a key of {controller}."),
        .proofOtherSigner: Phrase("Someone else signed it too: {controller}."),
        .proofPurposeMismatch: Phrase("The proof is for {proofPurpose}; this needs {expected}."),
        .proofPurposeNotAuthorized: Phrase("The issuer does not list this key for {expected}."),
        .proofValueMalformed: Phrase("The signature is not written as it should be."),
        .proofSignatureInvalid: Phrase(
            "The signature does not hold: it was changed, or signed with another key.",
            next: "Do not rely on it; ask for a new original."),
        .disclosureStatement: Phrase(
            "What it shows is not, statement by statement, what the issuer signed.",
            next: "Do not rely on it; ask for a new copy."),
        .disclosureLabels: Phrase("The shown parts are not joined together as the issuer signed them."),
        .disclosureMandatory: Phrase("Something that must be shown is not there: {part}."),
        .resourceCanonicalization: Phrase("It is made so that checking it would take too long."),
        .numberNotExact: Phrase("It holds a number that cannot be signed exactly."),
    ]

    private static let englishTokenFindings: [FindingCode: Phrase] = [
        .tokenType: Phrase("The token says it is “{typ}”, which does not fit what it holds."),
        .tokenForm: Phrase("“{member}” does not belong in a token of this kind."),
        .tokenClaim: Phrase("The token's “{claim}” is not written as it should be."),
        .tokenIssuer: Phrase("The token names {stated} as its issuer, and the credential inside {inside}."),
        .tokenID: Phrase("The token has the identifier {stated}, and the credential inside {inside}."),
        .tokenSubject: Phrase("The token is about {stated}, and the credential inside about {inside}."),
        .tokenDate: Phrase("The token's “{claim}” is {stated}, and the date inside {inside}."),
        .tokenPointerIgnored: Phrase("The token points to keys elsewhere ({parameter}); they were not looked at."),
        .tokenAlgorithmForbidden: Phrase("“{suite}” is no signature, so nothing shows who made it."),
        .tokenCritical: Phrase("The token demands that its reader knows “{parameter}”, which is not read."),
        .tokenHeader: Phrase("The token's header is wrong ({reason} {parameter})."),
        .tokenHeaderExtra: Phrase("The token's header has more in it than Open Badges allows ({parameter})."),
        .tokenKeyName: Phrase("The name of the key is too long or not text."),
        .tokenKeyMismatch: Phrase("The token carries another key than {verificationMethod}, which it names."),
    ]

    private static let englishDisclosureFindings: [FindingCode: Phrase] = [
        .disclosureEncoding: Phrase("Disclosed part {place} cannot be read."),
        .disclosureMalformed: Phrase("Disclosed part {place} is not built as it should be."),
        .disclosureAlgorithm: Phrase("How its disclosed parts are hashed is stated wrongly ({place})."),
        .disclosureAlgorithmUnsupported: Phrase("Its disclosed parts are hashed with {place}, which is not read."),
        .disclosureDigests: Phrase("Its list of disclosable parts is not built as it should be ({place})."),
        .disclosureElement: Phrase("The place of a disclosable list item is not built as it should be ({place})."),
        .disclosureArity: Phrase("Disclosed part {place} does not fit the place that it is for."),
        .disclosureNameReserved: Phrase("A disclosed part is called “{place}”, which is not a name for one."),
        .disclosureNamePresent: Phrase(
            "A disclosed part stands where something of the same name stands already ({place})."),
        .disclosureDigestRepeated: Phrase("Two places are for the same disclosed part."),
        .disclosureUnreferenced: Phrase(
            "Disclosed part {place} is none of the issuer's.", next: "Do not rely on it; ask for a new original."),
        .disclosureRegisteredClaim: Phrase("“{place}” decides whether it counts, and could have been left out."),
        .disclosureHashMismatch: Phrase(
            "The presenter signed for other parts than these.", next: "Ask for one made for this occasion."),
        .disclosureLimit: Phrase("It has more disclosable parts than the limit of {place}."),
    ]

    private static let englishTimeFindings: [FindingCode: Phrase] = [
        .timeNotYetValid: Phrase("Not valid before {date}.", next: "Try again from that date."),
        .timeExpired: Phrase("Its validity ended on {date}.", next: "Ask the issuer whether it can be renewed."),
        .timeNoOffset: Phrase(
            "{date} names no time zone, and at this moment that makes the difference.", next: "Check again a day later."
        ),
        .proofCreatedLater: Phrase("The signature is dated after the moment of checking ({created})."),
        .proofExpired: Phrase("The signature was meant to be used until {expires}.", next: "Ask for a new one."),
    ]

    private static let englishStatusFindings: [FindingCode: Phrase] = [
        .statusRevoked: Phrase("Its issuer has revoked it.", next: "Ask the issuer why."),
        .statusSuspended: Phrase("Its issuer has suspended it for now.", next: "Ask the issuer until when."),
        .statusMessage: Phrase(
            "Its issuer gives it the status {value}, which says nothing of its validity.",
            next: "Ask the issuer what that means."),
        .statusRefresh: Phrase("Its issuer has a newer version of it.", next: "Ask for the newer version."),
        .statusStale: Phrase(
            "The status list {list} was obtained {age} ago, and may be at most {maximumAge} old.",
            next: "Import its newest edition."),
        .statusPurposeUnknown: Phrase("Its status is about “{purpose}”, which has no agreed meaning."),
        .statusTypeUnsupported: Phrase("Its status is published in a way that is not read ({type})."),
        .statusEntryMalformed: Phrase("What it says about its status cannot be read."),
        .statusListUnavailable: Phrase(
            "The status list {list} is not at hand, so whether it was revoked is not known.",
            next: "Get that file and import it with 'backpack import --from {list}'."),
        .statusListExpired: Phrase("The status list {list} is out of date.", next: "Import its newest edition."),
        .statusListNotYetValid: Phrase("The status list {list} is not in force yet."),
        .statusListUnverified: Phrase("The status list {list} does not verify.", next: "Get it again from its issuer."),
        .statusListType: Phrase("The file for {list} is not a status list.", next: "Get it again from its issuer."),
        .statusListPurpose: Phrase("The status list {list} is not about {purpose}."),
        .statusListIssuer: Phrase(
            "The status list is kept by {keeper}, who is neither the issuer nor on a trust list."),
        .statusListMalformed: Phrase("The status list cannot be unpacked."),
        .statusListTooLarge: Phrase("The status list is larger than the limit of {limit} bytes."),
        .statusIndexRange: Phrase("The status list {list} has no place {index}."),
        .statusListShort: Phrase(
            "The status list is read, but with {entries} places it is too short to protect who it is about."),
        .statusListThirdParty: Phrase("The status list is kept by {keeperName}, not by the issuer."),
        .statusValueUnknown: Phrase(
            "The status list {list} gives it the value {value}, which only its issuer can explain.",
            next: "Ask the issuer what that means."),
        .statusListUnsigned: Phrase(
            "The revocation list {list} is not signed: it counts as the copy that you held on {listDate}.",
            next: "Import a new copy when it matters."),
        .statusListLater: Phrase(
            "The status list {list} was obtained on {captured}, after the moment asked about, and does not tell how it was then."
        ),
    ]

    private static let englishTrustFindings: [FindingCode: Phrase] = [
        .trustNotConfigured: Phrase(
            "You use no trust list, so nothing says who this issuer is.", next: "Add one with 'backpack trust add'."),
        .trustIssuerAbsent: Phrase(
            "No trust list you use names {issuer}.", next: "Check who they are, or add a list that names them."),
        .trustAuthorityAbsent: Phrase(
            "No trust list you use vouches for the certificate behind it, issued by {authority}.",
            next: "Check who they are, or add a list that names them."),
        .trustOtherKey: Phrase(
            "The trust list “{list}” names {issuer}, but for another key.",
            next: "Ask the issuer which keys are theirs."),
        .trustOutsidePeriod: Phrase("The trust list “{list}” names {issuer} for another period."),
        .trustListLater: Phrase(
            "The trust list “{list}” came to hand after {asOf}; whether it named the issuer then cannot be told."),
        .trustListStale: Phrase(
            "The trust list “{list}” is out of date.", next: "Get its newest edition and add it again."),
        .trustListFuture: Phrase(
            "The trust list “{list}” is dated later than the moment of checking, so it says nothing about it.",
            next: "Check the clock, or where the list came from."),
        .trustListUnavailable: Phrase(
            "The trust list “{list}” cannot be read, so nobody knows whom it names.",
            next: "Remove it, or add it again from where it is published."),
        .trustListUnchecked: Phrase(
            "The trust list “{list}” is in force. List signature not checked: it counts because its SHA-256 was given when it was added.",
            next: "Make sure that the SHA-256 came from who publishes the list."),
        .trustNameAlike: Phrase(
            "It calls itself “{name}”, which looks like “{listed}” on the trust list “{list}”, and is another party: {listedID}.",
            next: "Go by the identifier and the key, not by the name."),
    ]

    private static let englishPresentationFindings: [FindingCode: Phrase] = [
        .holderUnproven: Phrase("Who presents it could not be proven."),
        .holderNotBound: Phrase(
            "It names its subject in another way than by the presenter's key.",
            next: "Check by other means that it is theirs."),
        .holderBindingRequired: Phrase("Proof that the presenter is its subject was asked for, and there is none."),
        .ownerHolderKey: Phrase("It is bound to a key of this wallet, {through}."),
        .ownerNoMatch: Phrase(
            "None of the identifiers you gave is the one it was made out to.", next: "Add yours with 'backpack me add'."
        ),
        .ownerHashUnsupported: Phrase("Whom it was made out to is hidden in a way that is not read (MD5)."),
        .hostedSnapshot: Phrase(
            "This is a copy, held on {held}, of a badge that nobody signed: only {url} can say whether it holds.",
            next: "Look at that address, or ask the issuer for a signed badge."),
        .hostedRevoked: Phrase(
            "A copy of this badge says that it was revoked; nobody signed that copy either.",
            next: "Look at its address, or ask the issuer."),
        .assetNotAtHand: Phrase("It refers to other resources, which were not checked."),
        .challengeMismatch: Phrase(
            "It does not answer the challenge “{expected}”.", next: "Ask for one made for this occasion."),
        .challengeNotCompared: Phrase(
            "It answers the challenge “{stated}”; you gave none to compare.", next: "Give yours with --challenge."),
        .domainMismatch: Phrase("It was not made for “{expected}”.", next: "Ask for one made for you."),
        .domainNotCompared: Phrase(
            "It was made for “{stated}”.", next: "Say who you are with --domain to have that compared."),
    ]
}
