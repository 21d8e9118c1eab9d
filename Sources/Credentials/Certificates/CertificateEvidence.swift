// SPDX-License-Identifier: Apache-2.0

import CredentialCrypto
import StrictJSON

extension Certificate {
    /// The organisation that it is about, as it says itself.
    var holder: ExactString {
        let name = subject.organizationName ?? subject.commonName ?? ExactString(subject.text)
        return subject.organizationIdentifier.map { ExactString("\(name) (\($0))") } ?? name
    }

    /// The one name that identifies its holder best: an address, else the number in a register, a host, all of the name.
    var holderIdentifier: ExactString {
        let names = subjectAlternativeNames
        return names.uris.first ?? subject.organizationIdentifier ?? names.dnsNames.first ?? ExactString(subject.text)
    }

    /// ETSI EN 319 412-2 §4.3.2: what signs documents has a key usage for it, and is none of an authority.
    var isMeantForDocuments: Bool {
        let isMeant = keyUsage.map { !$0.isDisjoint(with: [.digitalSignature, .contentCommitment]) } ?? true
        return isMeant && basicConstraints?.isCA != true
    }

    /// Keys of RSA are too long to read; the certificate tells them as well.
    var fingerprintEvidence: Check.Evidence { .init("key", "x5t#S256:\(Base64URL.encode(fingerprint))") }

    /// For the report: who signed, by whose word.
    ///
    /// - Parameter claimed: when the signer says it signed.
    func description(claimed: Instant?) -> [Check.Evidence] {
        [
            fingerprintEvidence, .init("source", "certificate of \(holder)"), .init("sealedBy", holder),
            .init("authority", issuer.text), .init("serialNumber", serialNumber),
            .init("validUntil", Instant(seconds: validity.notAfter).rfc3339),
            .init("claimed", claimed?.rfc3339 ?? "no time"),
        ]
    }
}

extension CertificateIdentity.Match {
    /// Whether it is the identifier itself, or its host, that the certificate has: the same number may stand in another register.
    var isInFull: Bool {
        switch self {
        case .uri, .organizationIdentifier, .dnsName: true
        case .organizationNumber: false
        }
    }

    /// For the report: which of the certificate's names it was, and whether in full.
    var evidence: [Check.Evidence] {
        switch self {
        case .uri(let uri): [.init("match", "subjectAlternativeName URI"), .init("matched", uri)]
        case .organizationIdentifier(let whole): [.init("match", "organizationIdentifier"), .init("matched", whole)]
        case .organizationNumber(let number, let whole):
            [.init("match", "number in organizationIdentifier"), .init("matched", number), .init("register", whole)]
        case .dnsName(let name): [.init("match", "subjectAlternativeName DNS"), .init("matched", name)]
        }
    }
}
