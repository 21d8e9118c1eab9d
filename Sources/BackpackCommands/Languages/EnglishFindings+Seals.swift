// SPDX-License-Identifier: Apache-2.0

import Credentials

/// What findings on seals, and on the certificates behind them, are called in English.
extension Wording {
    static let englishSealFindings: [FindingCode: Phrase] = [
        .sealAttachment: Phrase(
            "Something that was added to the seal later, such as a timestamp, is damaged or about something else. It does not count."
        ),
        .sealHeader: Phrase("The seal's header is wrong ({parameter}: {reason})."),
        .sealCritical: Phrase("The seal demands that its reader knows “{parameter}”, which is not read."),
        .sealDetached: Phrase("What the seal covers stands in another file, which is not read."),
        .certificateMismatch: Phrase("It carries another certificate than it names, or none that can be read."),
        .certificateChain: Phrase("The chain of the signer's certificate does not hold ({reason})."),
        .certificateOutsidePeriod: Phrase(
            "Signed by {sealedBy} outside the time of its certificate, which holds from {from} to {date}."),
        .certificateExpired: Phrase(
            "Signed by {sealedBy} and unchanged since, but the certificate expired on {date}, and the time of signing ({claimed}) is only claimed.",
            next: "Ask the issuer for a newly signed file, or trust the authority that dated it."),
        .certificateRevoked: Phrase("The certificate of {sealedBy} was revoked on {date}, before it was signed."),
        .certificateRevokedLater: Phrase(
            "The certificate of {sealedBy} was revoked on {date}. It says it is older ({claimed}), which nothing proves."
        ),
        .certificateRevocationUnknown: Phrase(
            "Signed by {sealedBy}; whether that certificate has been revoked since is not known.",
            next: "Ask the issuer for a file with a timestamp of an authority that you trust."),
        .certificatePurpose: Phrase("The certificate of {certificate} is not meant for signing documents."),
    ]
}
