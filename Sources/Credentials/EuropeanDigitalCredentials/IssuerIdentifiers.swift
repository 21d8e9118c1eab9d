// SPDX-License-Identifier: Apache-2.0

import CredentialCrypto
import StrictJSON

/// What the issuer of a European Digital Credential is called there, held against a certificate.
struct IssuerIdentifiers {
    /// `eIDASIdentifier`: what the certificate is to say. Where it stands nothing else identifies the issuer.
    let eIDAS: [ExactString]
    /// The issuer's own identifier and those of other registers.
    let others: [ExactString]

    init(_ document: JSONObject) {
        let issuer = document["issuer"]
        eIDAS = Self.notations(issuer?["eIDASIdentifier"])
        let id = document.identifier(of: "issuer")
        let registers: [ExactString] = ["registration", "vatIdentifier", "taxIdentifier", "identifier"]
        let notations = registers.flatMap { Self.notations(issuer?[$0]) }
        // An identifier that says whose it is has to be borne out itself; one like `urn:epass:…` says nothing.
        let namesHost = id.map { CertificateIdentity.host($0) != nil || $0.hasPrefix("did:") } == true
        others = [id].compactMap { $0 } + (namesHost ? [] : notations)
    }

    private static func notations(_ value: JSONValue?) -> [ExactString] {
        (value?.elements ?? []).compactMap { $0["notation"]?.stringValue }
    }

    /// How the certificate names the issuer; nil where it names someone else, or nobody.
    func match(_ certificate: Certificate) -> CertificateIdentity.Match? {
        guard !eIDAS.isEmpty else { return CertificateIdentity.match(others, certificate) }
        let matches = eIDAS.map { CertificateIdentity.match([$0], certificate) }
        return matches.contains(nil) ? nil : matches.first ?? nil
    }

    /// What to call the issuer in a report.
    var text: ExactString { eIDAS.first ?? others.first ?? "" }
}
