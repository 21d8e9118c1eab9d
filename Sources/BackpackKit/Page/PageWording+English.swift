// SPDX-License-Identifier: Apache-2.0

import Credentials

extension PageWording {
    static let english = PageWording(
        language: .english,
        labels: Labels(
            reader: "For", sender: "From", created: "Made on", expires: "To be used until", challenge: "Challenge",
            domain: "Intended for", contents: "Contents",
            issuer: "Issuer", subject: "Awarded to", issued: "Awarded on", validFrom: "Valid from",
            validUntil: "Valid until", description: "Description", criteria: "Criteria", kind: "Type",
            language: "Language", studyLoad: "Study load", level: "Level", outcomes: "Learning outcomes",
            quality: "Quality assurance",
            tags: "Keywords", evidence: "Evidence", id: "Identifier",
            fingerprint: "Fingerprint <span class=\"whole\">(SHA-256)</span>",
            framework: "Framework", code: "Code"),
        summary: Summary(
            title: { count, reader in count == 1 ? "A credential for \(reader)" : "\(count) credentials for \(reader)"
            },
            heading: "In short",
            lead: { count, check in
                count == 1
                    ? "This credential was shared with you. This page is for reading; whether everything holds, you will know once you \(check)."
                    : "These credentials were shared with you. This page is for reading; whether everything holds, you will know once you \(check)."
            },
            leadLink: "check it yourself",
            named: { "According to the credentials themselves: \($0)" },
            unnamed: "The credentials give no name.",
            signedWith: { "Signed with the key \($0)" },
            dates: "All dates and times are in UTC.",
            hidden: "Characters that you would not see otherwise stand as numbers: \\u{…}. Be wary of them."),
        credential: Credential(
            heading: "The credentials",
            untitled: "Credential without a title",
            confirmed: { "According to the sender’s wallet, confirmed by the trust list \($0)." },
            confirmedIdentifier: {
                "According to the sender’s wallet, this address is on the trust list \($0). The name is what the credential itself says."
            },
            claimed: "The name is what the credential itself says; no trust list of the sender confirms it.",
            claimedName: { "In the credential the issuer calls itself \($0)." },
            noEnd: "No end date given",
            ects: { "\($0) ECTS credits" },
            credits: { "\($0) credits (unit not stated)" },
            eqf: { "EQF level \($0) (European Qualifications Framework)" },
            verdictIntroduction: "At the time of sharing, the sender’s wallet found:",
            verdict: { verdict in
                switch verdict {
                case .invalid: "invalid: the signature or the content is wrong."
                case .revoked:
                    "revoked or suspended: the credential is authentic, but its issuer no longer stands by it."
                case .expired: "outside its validity: the credential is authentic, but was not valid at that moment."
                case .indeterminate: "undecided: something was missing to check the credential completely."
                case .untrusted:
                    "authentic, as far as can be seen: everything holds, but no trust list names this issuer for this key."
                case .valid: "valid: every check passed, and a trust list names the issuer."
                }
            },
            verdictCaution: "This is what the sender says. It does not replace your own check."),
        checking: Checking(
            heading: "How to check this",
            introduction:
                "The credentials are inside this file, with their signatures. The program Backpack checks them on your own computer and needs no internet for it. Rely only on what the program reports, not on what this page says.",
            command: "backpack verify FILE",
            steps: [
                "Keep the file as you received it. Do not open it in a word processor, which would change it.",
                "Give this command in a terminal, with the name of this file for FILE:",
                "Read the verdict on each credential. To find out whether an issuer is who it says, add the list you rely on with <code>--trust LIST</code>.",
            ],
            challenge: "If you gave the sender a challenge, add <code>--challenge</code> with the words you gave.",
            domain: "Add <code>--domain</code> with the name you asked the credentials for.",
            fingerprints:
                "With fingerprints you can make sure that you and the sender are looking at the same thing. The fingerprint of a credential stands with that credential.",
            presentation: "Fingerprint of the whole <span class=\"whole\">(SHA-256)</span>"))
}
