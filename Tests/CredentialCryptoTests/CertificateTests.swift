// SPDX-License-Identifier: Apache-2.0

import CredentialCrypto
import StrictJSON
import TestSupport
import Testing

/// Reading certificates made here.
struct CertificateTests {
    private static let seal: CertificateTemplate = {
        var template = CertificateTemplate.leaf(
            "Zegel, \"Onderwijs\" + Ω",
            [
                (
                    "subjectAltName",
                    "URI:https://issuer.example/a,DNS:issuer.example,email:seal@issuer.example,URI:did:web:issuer.example"
                ),
                ("extendedKeyUsage", "emailProtection,1.3.6.1.4.1.99999.7"),
                ("1.3.6.1.5.5.7.1.3", qcStatements("04008E460101", "04008E460104", type: "04008E46010602")),
            ])
        template.subject = [
            ("C", "NL"), ("O", "Voorbeeld"), ("organizationIdentifier", "NTRNL-12345678"),
            ("CN", "Zegel, \"Onderwijs\" + Ω"),
        ]
        template.serialNumber = 0x00FE_DCBA
        return template
    }()

    private static func made(_ template: CertificateTemplate, key: CertificateKey? = nil) throws -> Certificate {
        let root = try TestAuthority.root(.root("Root"))
        return try Certificate(der: try root.issueDER(template, key: try key ?? CertificateKey()))
    }

    @Test func fields() throws {
        let certificate = try Self.made(Self.seal)
        #expect(
            certificate.subject.text
                == "CN=Zegel\\, \\\"Onderwijs\\\" \\+ Ω,organizationIdentifier=NTRNL-12345678,O=Voorbeeld,C=NL")
        #expect(certificate.subject.commonName == ExactString("Zegel, \"Onderwijs\" + Ω"))
        #expect(certificate.subject.organizationName == "Voorbeeld")
        #expect(certificate.subject.organizationIdentifier == "NTRNL-12345678")
        #expect(certificate.subject.country == "NL")
        #expect(certificate.issuer.text == "CN=Root")
        #expect(certificate.issuer.country == nil)
        #expect(certificate.serialNumber == "fedcba")
        #expect(certificate.validity.notBefore == 1_577_836_800)
        #expect(certificate.validity.notAfter == 4_102_358_400)
        let names = certificate.subjectAlternativeNames
        #expect(names.uris == ["https://issuer.example/a", "did:web:issuer.example"])
        #expect(names.dnsNames == ["issuer.example"])
        #expect(names.emailAddresses == ["seal@issuer.example"])
        #expect(certificate.keyUsage == .digitalSignature)
        #expect(certificate.extendedKeyUsage == ["1.3.6.1.5.5.7.3.4", "1.3.6.1.4.1.99999.7"])
        #expect(certificate.basicConstraints?.isCA == false)
        #expect(certificate.basicConstraints?.pathLength == nil)
        #expect(certificate.subjectKeyIdentifier?.count == 20)
        #expect(certificate.authorityKeyIdentifier?.count == 20)
        #expect(certificate.fingerprint == HashAlgorithm.sha256.digest(certificate.der))
        #expect(
            certificate.qcStatements.statements
                == [QCStatements.qcCompliance, QCStatements.qcSSCD, QCStatements.qcType])
        #expect(certificate.qcStatements.claimsQualifiedSeal)
        #expect(certificate.qcStatements.claimsSecureDevice)
    }

    /// Statements without more, then QcType with one kind.
    private static func qcStatements(_ names: String..., type: String?) -> String {
        func der(_ tag: String, _ content: String) -> String {
            let count = String(content.utf8.count / 2, radix: 16)
            return tag + (count.utf8.count == 1 ? "0" : "") + count + content
        }
        var statements = names.map { der("30", der("06", $0)) }
        if let type { statements.append(der("30", der("06", "04008E460106") + der("30", der("06", type)))) }
        return "DER:" + der("30", statements.joined())
    }

    @Test func noQualifiedSeal() throws {
        let oid = "1.3.6.1.5.5.7.1.3"
        let plain = try Self.made(.leaf("none"))
        #expect(plain.qcStatements.statements.isEmpty)
        #expect(plain.qcStatements.types.isEmpty)
        #expect(plain.extendedKeyUsage == nil)
        #expect(plain.subjectAlternativeNames.uris.isEmpty)
        #expect(plain.subjectAlternativeNames.dnsNames.isEmpty)
        // For signatures by people (1862.1.6.1), and no QcType at all.
        for value in [
            Self.qcStatements("04008E460101", type: "04008E46010601"), Self.qcStatements("04008E460101", type: nil),
            Self.qcStatements(type: "04008E46010602"),
        ] {
            let certificate = try Self.made(.leaf("person", [(oid, value)]))
            #expect(!certificate.qcStatements.claimsQualifiedSeal)
            #expect(!certificate.qcStatements.claimsSecureDevice)
        }
        // No sequence; a statement without a name; something behind it.
        for value in ["DER:0500", "DER:30023000", "DER:30000500"] {
            #expect(refusal { _ = try Self.made(.leaf("broken", [(oid, value)])) } == "certificate.malformed")
        }
    }

    @Test func serialNumbers() throws {
        #expect(try Self.made(.leaf("zero").with { $0.serialNumber = 0 }).serialNumber == "00")
        #expect(try Self.made(.leaf("large").with { $0.serialNumber = .max }).serialNumber == "7fffffffffffffff")
        for number in [-1, Int64.min] {
            #expect(
                refusal { _ = try Self.made(.leaf("negative").with { $0.serialNumber = number }) }
                    == "certificate.malformed")
        }
    }

    @Test func authority() throws {
        let template = CertificateTemplate.authority("CA").with {
            $0.extensions[0].value = "critical,CA:TRUE,pathlen:1"
        }
        let certificate = try Self.made(template)
        #expect(certificate.basicConstraints?.isCA == true)
        #expect(certificate.basicConstraints?.pathLength == 1)
        #expect(certificate.keyUsage == [.keyCertSign, .cRLSign])
    }

    @Test func withoutExtensions() throws {
        let certificate = try Self.made(CertificateTemplate("bare", []))
        #expect(certificate.basicConstraints == nil)
        #expect(certificate.keyUsage == nil)
        #expect(certificate.subjectKeyIdentifier == nil)
        #expect(certificate.authorityKeyIdentifier == nil)
    }

    @Test(arguments: [CertificateKey.Kind.p256, .p384, .ed25519, .rsa(bits: 2048)])
    func publicKeys(kind: CertificateKey.Kind) throws {
        let certificate = try Self.made(.leaf("key"), key: try CertificateKey(kind))
        let key = try certificate.publicKey
        switch kind {
        case .p256: #expect(key.algorithm == .p256)
        case .p384: #expect(key.algorithm == .p384)
        case .ed25519: #expect(key.algorithm == .ed25519)
        case .rsa: #expect(key.algorithm == .rsa)
        }
        #expect(try PublicKey(spki: certificate.subjectPublicKeyInfo) == key)
        #expect(throws: KeyError.self) { try PublicKey(spki: certificate.subjectPublicKeyInfo + [0]) }
        #expect(throws: KeyError.self) { try PublicKey(spki: Array(certificate.subjectPublicKeyInfo.dropLast())) }
        #expect(throws: KeyError.self) { try PublicKey(spki: []) }
    }

    @Test func onlyDER() throws {
        let der = try TestAuthority.root(.root("Root")).der
        #expect(try Certificate(der: der).der == der)
        #expect(refusal { _ = try Certificate(der: []) } == "certificate.malformed")
        #expect(refusal { _ = try Certificate(der: der + [0]) } == "certificate.malformed")
        #expect(refusal { _ = try Certificate(der: der + der) } == "certificate.malformed")
        // The outer sequence with a length of three bytes where two suffice.
        let longer = [der[0], 0x83, 0] + der.dropFirst(2)
        #expect(refusal { _ = try Certificate(der: longer) } == "certificate.malformed")
        // The same of indefinite length.
        let indefinite = [der[0], 0x80] + der.dropFirst(4) + [0, 0]
        #expect(refusal { _ = try Certificate(der: indefinite) } == "certificate.malformed")
        let long = [UInt8](repeating: 0x30, count: Certificate.maximumByteCount + 1)
        #expect(refusal { _ = try Certificate(der: long) } == "certificate.malformed")
    }

    @Test func extensionsThatDoNotDecode() throws {
        let twice = CertificateTemplate.leaf("twice", [("basicConstraints", "critical,CA:FALSE")])
        #expect(refusal { _ = try Self.made(twice) } == "certificate.malformed")
        for (name, value) in [("2.5.29.17", "DER:0500"), ("2.5.29.37", "DER:0500"), ("2.5.29.19", "DER:0101FF")] {
            let template = CertificateTemplate("broken", [(name, value)])
            #expect(refusal { _ = try Self.made(template) } == "certificate.malformed", "\(name)")
        }
        // A DNS name that is not ASCII.
        let name = CertificateTemplate("broken", [("2.5.29.17", "DER:30038201E9")])
        #expect(refusal { _ = try Self.made(name) } == "certificate.malformed")
    }

    /// Every truncation is refused, and so is every flip, or it is read as another certificate; never a trap.
    @Test func truncationsAndFlips() throws {
        let certificate = try Self.made(.leaf("fuzz", [("subjectAltName", "URI:https://issuer.example")]))
        for count in certificate.der.indices {
            #expect(
                refusal { _ = try Certificate(der: Array(certificate.der.prefix(count))) } == "certificate.malformed")
        }
        for flipped in singleBitFlips(of: certificate.der) {
            do {
                let other = try Certificate(der: flipped)
                #expect(other != certificate)
                _ = try? other.publicKey
            } catch {
                #expect(error.code == "certificate.malformed")
            }
        }
    }
}
