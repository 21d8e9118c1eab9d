// SPDX-License-Identifier: Apache-2.0

import CredentialCrypto
import StrictJSON
import TestSupport
import Testing

struct CertificateIdentityTests {
    private static func certificate(
        organization: [String] = [], names: String? = nil
    ) throws -> Certificate {
        var template = CertificateTemplate.leaf("Seal", names.map { [("subjectAltName", $0)] } ?? [])
        template.subject += organization.map { (type: "organizationIdentifier", value: $0) }
        return try TestAuthority.root(template.without("authorityKeyIdentifier")).certificate
    }

    private static func match(_ identifiers: ExactString..., in certificate: Certificate) -> CertificateIdentity.Match?
    {
        CertificateIdentity.match(identifiers, certificate)
    }

    @Test func uri() throws {
        let seal = try Self.certificate(names: "URI:https://issuer.example/a,URI:did:web:issuer.example")
        #expect(Self.match("https://issuer.example/a", in: seal) == .uri("https://issuer.example/a"))
        #expect(Self.match("x", "did:web:issuer.example", in: seal) == .uri("did:web:issuer.example"))
        for other: ExactString in [
            "https://issuer.example/A", "https://issuer.example/a/", "https://issuer.example",
            "HTTPS://issuer.example/a",
            "did:web:Issuer.example", "",
        ] {
            #expect(Self.match(other, in: seal) == nil, "\(other)")
        }
    }

    @Test func dnsName() throws {
        let seal = try Self.certificate(names: "DNS:Issuer.example,DNS:*.wild.example")
        for issuer: ExactString in [
            "https://issuer.example", "https://ISSUER.example/a?b#c", "https://issuer.example:8443/a",
            "did:web:issuer.example", "did:web:issuer.example%3A8443:a", "did:web:issuer.example#key",
        ] {
            #expect(Self.match(issuer, in: seal) == .dnsName("Issuer.example"), "\(issuer)")
        }
        for issuer: ExactString in [
            "http://issuer.example", "issuer.example", "https://www.issuer.example",
            "https://issuer.example.evil.example",
            "https://issuer.example@evil.example", "https://evil.example/issuer.example", "https://issuer.example\\@x",
            "https://issuer.example.", "https://issuer.example:x", "https://issuer.example:",
            "https://issuer%2Eexample",
            "did:web:issuer.example%2Fa", "did:web:evil.example:issuer.example", "did:key:issuer.example",
            "https://a.wild.example", "https://*.wild.example", "https://",
            "https://i\u{17F}\u{17F}uer.example", "https://192.0.2.1",
        ] {
            #expect(Self.match(issuer, in: seal) == nil, "\(issuer)")
        }
    }

    @Test func organizationIdentifier() throws {
        let whole = try Self.certificate(organization: ["VATES-A00000000"])
        #expect(Self.match("VATES-A00000000", in: whole) == .organizationIdentifier("VATES-A00000000"))
        #expect(Self.match("A00000000", in: whole) == .organizationNumber("A00000000", in: "VATES-A00000000"))
        let register = try Self.certificate(organization: ["NTREE-17207834"])
        #expect(Self.match("17207834", in: register) == .organizationNumber("17207834", in: "NTREE-17207834"))
        // Another register, country, case or spelling; parts of the number.
        for other: ExactString in [
            "VATEE-17207834", "NTRNL-17207834", "ntree-17207834", "NTREE 17207834", "1720783", "172078340", "NTREE-",
            "NTREE", "",
        ] {
            #expect(Self.match(other, in: register) == nil, "\(other)")
        }
        // A prefix of the identifier that the certificate does not state is not left out.
        let bare = try Self.certificate(organization: ["17207834"])
        #expect(Self.match("17207834", in: bare) == .organizationIdentifier("17207834"))
        #expect(Self.match("NTREE-17207834", in: bare) == nil)
    }

    @Test func numbers() {
        #expect(CertificateIdentity.number(in: "PSDES-BDE-3DFD21") == "BDE-3DFD21")
        for other: ExactString in ["NTREE-", "NTRE-17207834", "NTR1E-17207834", "ntree-17207834", "NTREE17207834"] {
            #expect(CertificateIdentity.number(in: other) == nil)
        }
    }

    @Test func narrowestFirst() throws {
        let seal = try Self.certificate(
            organization: ["NTREE-1"], names: "URI:https://issuer.example,DNS:issuer.example")
        #expect(Self.match("1", "NTREE-1", "https://issuer.example", in: seal) == .uri("https://issuer.example"))
        #expect(Self.match("1", "NTREE-1", "did:web:issuer.example", in: seal) == .organizationIdentifier("NTREE-1"))
        #expect(Self.match("1", "did:web:issuer.example", in: seal) == .organizationNumber("1", in: "NTREE-1"))
        #expect(Self.match(in: seal) == nil)
    }
}
