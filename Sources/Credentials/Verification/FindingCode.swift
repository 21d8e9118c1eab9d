// SPDX-License-Identifier: Apache-2.0

/// Why a check did not simply pass. The texts are stable across versions; every language says each of them.
package enum FindingCode: String, Sendable, CaseIterable {
    // The plan
    case doesNotApply = "check.not-applicable"
    case dependsOnOther = "check.depends-on"
    case notRun = "check.not-run"

    // format.parse
    case formatUnreadable = "format.unreadable"
    case tokenType = "jwt.type"
    case tokenForm = "jwt.form"
    case tokenClaim = "jwt.claim"

    // model.context
    case contextBaseMissing = "context.base-missing"
    case contextUnknown = "context.unknown"
    case contextFaulty = "context.faulty"
    case contextInline = "context.inline"
    case contextNotSigned = "context.not-signed"

    // model.required
    case modelMissing = "model.member-missing"
    case modelType = "model.type"
    case modelIdentifier = "model.identifier"
    case modelDate = "model.date"
    case modelPeriod = "model.period"
    case modelText = "model.text"
    case modelCredentials = "model.credentials"
    case tokenIssuer = "jwt.issuer-mismatch"
    case tokenID = "jwt.id-mismatch"
    case tokenSubject = "jwt.subject-mismatch"
    case tokenDate = "jwt.date-mismatch"
    case modelValue = "model.value"
    case modelVerification = "model.verification"
    case modelScope = "model.scope"
    case modelLinkMismatch = "model.link-mismatch"
    case modelLinkUnavailable = "model.link-unavailable"

    // model.terms
    case termsUndefined = "terms.undefined"
    case termsHidden = "terms.hidden"
    case jsonLDError = "terms.json-ld"

    // proof.present
    case proofAbsent = "proof.absent"
    case proofOtherNotChecked = "proof.other-not-checked"
    case proofEmpty = "proof.empty"
    case proofMalformed = "proof.malformed"
    case proofDuplicateID = "proof.duplicate-id"
    case proofPreviousMissing = "proof.previous-missing"
    case proofCycle = "proof.cycle"
    case tokenPointerIgnored = "jws.pointer-ignored"

    // proof.suite, proof.key, proof.controller, proof.purpose
    case proofSuiteUnsupported = "proof.suite-unsupported"
    case proofSuiteKey = "proof.suite-key"
    case tokenAlgorithmForbidden = "jws.algorithm-forbidden"
    case tokenCritical = "jws.crit-unsupported"
    case tokenHeader = "jws.header"
    case tokenKeyName = "jws.kid"
    case tokenKeyMismatch = "jws.key-mismatch"
    case proofKeyUnavailable = "proof.key-unavailable"
    case proofKeyNotInDocument = "proof.key-not-in-document"
    case proofKeyInvalid = "proof.key-invalid"
    case proofKeySelfAsserted = "proof.key-self-asserted"
    case proofKeyCertificate = "proof.key-certificate"
    case proofKeyNotConfirmed = "proof.key-not-confirmed"
    case proofKeyRevoked = "proof.key-revoked"
    case proofKeyExpired = "proof.key-expired"
    case proofControllerMismatch = "proof.controller-mismatch"
    case proofControllerUnproven = "proof.controller-unproven"
    case proofOtherSigner = "proof.other-signer"
    case proofPurposeMismatch = "proof.purpose-mismatch"
    case proofPurposeNotAuthorized = "proof.purpose-not-authorized"

    // proof.signature
    case proofValueMalformed = "proof.value-malformed"
    case proofSignatureInvalid = "proof.signature-invalid"
    case resourceCanonicalization = "resource.canonicalization"
    case numberNotExact = "json.number-not-exact"

    // disclosure.integrity
    case disclosureStatement = "disclosure.statement"
    case disclosureLabels = "disclosure.labels"
    case disclosureMandatory = "disclosure.mandatory"
    case disclosureEncoding = "disclosure.encoding"
    case disclosureMalformed = "disclosure.malformed"
    case disclosureAlgorithm = "disclosure.algorithm"
    case disclosureAlgorithmUnsupported = "disclosure.algorithm-unsupported"
    case disclosureDigests = "disclosure.digests"
    case disclosureElement = "disclosure.element"
    case disclosureArity = "disclosure.arity"
    case disclosureNameReserved = "disclosure.name-reserved"
    case disclosureNamePresent = "disclosure.name-present"
    case disclosureDigestRepeated = "disclosure.digest-repeated"
    case disclosureUnreferenced = "disclosure.unreferenced"
    case disclosureRegisteredClaim = "disclosure.registered-claim"
    case disclosureHashMismatch = "disclosure.hash-mismatch"
    case disclosureLimit = "disclosure.limit"

    // time.valid-from, time.valid-until
    case timeNotYetValid = "time.not-yet-valid"
    case timeExpired = "time.expired"
    case timeNoOffset = "time.no-offset"
    case proofCreatedLater = "proof.created-later"
    case proofExpired = "proof.expired"

    // status
    case statusRevoked = "status.revoked"
    case statusSuspended = "status.suspended"
    case statusTypeUnsupported = "status.type-unsupported"
    case statusEntryMalformed = "status.entry-malformed"
    case statusListUnavailable = "status.list-unavailable"
    case statusListExpired = "status.list-expired"
    case statusListNotYetValid = "status.list-not-yet-valid"
    case statusListUnverified = "status.list-unverified"
    case statusListType = "status.list-type"
    case statusListPurpose = "status.list-purpose"
    case statusListIssuer = "status.list-issuer"
    case statusListMalformed = "status.list-malformed"
    case statusListTooLarge = "status.list-too-large"
    case statusIndexRange = "status.index-range"
    case statusListShort = "status.list-short"
    case statusListThirdParty = "status.list-third-party"
    case statusListUnsigned = "status.list-unsigned"

    // trust
    case trustNotConfigured = "trust.not-configured"
    case trustIssuerAbsent = "trust.issuer-absent"
    case trustOtherKey = "trust.other-key"
    case trustOutsidePeriod = "trust.outside-period"
    case trustListStale = "trust.list-stale"

    // holder, owner, assets, presentations
    case holderUnproven = "holder.unproven"
    case holderNotBound = "holder.not-bound"
    case holderBindingRequired = "holder.binding-required"
    case ownerNoMatch = "owner.no-match"
    case ownerHashUnsupported = "owner.hash-unsupported"
    case assetNotAtHand = "asset.not-at-hand"
    case hostedSnapshot = "hosted.snapshot"
    case hostedRevoked = "hosted.revoked"
    case challengeMismatch = "presentation.challenge-mismatch"
    case challengeNotCompared = "presentation.challenge-not-compared"
    case domainMismatch = "presentation.domain-mismatch"
    case domainNotCompared = "presentation.domain-not-compared"
}
