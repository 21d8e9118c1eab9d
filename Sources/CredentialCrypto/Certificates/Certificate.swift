// SPDX-License-Identifier: Apache-2.0

package import StrictJSON

/// An X.509 version 3 certificate (RFC 5280 §4). That it parses says nothing about who made it.
package struct Certificate: Sendable {
    /// Bytes of a certificate that is read at most.
    package static let maximumByteCount = 65_536

    package struct Validity: Sendable, Hashable {
        /// Seconds since 1970-01-01T00:00:00Z; the certificate holds from this second …
        package let notBefore: Int64
        /// … to this one, both included.
        package let notAfter: Int64

        package func contains(_ seconds: Int64) -> Bool { notBefore <= seconds && seconds <= notAfter }
    }

    /// RFC 5280 §4.2.1.3, under libcrypto's bits.
    package struct KeyUsage: OptionSet, Sendable, Hashable {
        package let rawValue: UInt32
        package init(rawValue: UInt32) { self.rawValue = rawValue }

        package static let digitalSignature = KeyUsage(rawValue: 0x80)
        /// Also called nonRepudiation.
        package static let contentCommitment = KeyUsage(rawValue: 0x40)
        package static let keyEncipherment = KeyUsage(rawValue: 0x20)
        package static let dataEncipherment = KeyUsage(rawValue: 0x10)
        package static let keyAgreement = KeyUsage(rawValue: 0x08)
        package static let keyCertSign = KeyUsage(rawValue: 0x04)
        package static let cRLSign = KeyUsage(rawValue: 0x02)
    }

    /// RFC 5280 §4.2.1.9.
    package struct BasicConstraints: Sendable, Hashable {
        package let isCA: Bool
        /// Intermediate certificates that may follow, self-issued ones not counted; nil: any number.
        package let pathLength: Int?
    }

    /// RFC 5280 §4.2.1.6, the three kinds of name that identify an issuer of credentials.
    package struct AlternativeNames: Sendable, Hashable {
        package internal(set) var uris: [ExactString] = []
        package internal(set) var dnsNames: [ExactString] = []
        package internal(set) var emailAddresses: [ExactString] = []
    }

    /// As it was read.
    package let der: [UInt8]
    package let subject: DistinguishedName
    package let issuer: DistinguishedName
    /// Hexadecimal, two digits a byte.
    package let serialNumber: String
    package let validity: Validity
    package let subjectAlternativeNames: AlternativeNames
    /// nil where the extension is not there: then no use is ruled out.
    package let keyUsage: KeyUsage?
    /// Object identifiers in dotted decimal; nil where the extension is not there.
    package let extendedKeyUsage: [ExactString]?
    package let basicConstraints: BasicConstraints?
    package let subjectKeyIdentifier: [UInt8]?
    package let authorityKeyIdentifier: [UInt8]?
    package let qcStatements: QCStatements
    /// Whether it says where its revocation would be published: in a list (RFC 5280 §4.2.1.13) or by a service, as far as
    /// access to its authority is described (§4.2.2.1).
    package let statesRevocationSource: Bool
    /// The key with its algorithm, DER (RFC 5280 §4.1.2.7).
    package let subjectPublicKeyInfo: [UInt8]

    let object: X509Object

    /// Exactly one certificate in DER: nothing behind it, and no other encoding of the same values.
    package init(der: [UInt8]) throws(CertificateError) {
        guard der.count <= Self.maximumByteCount else { throw .malformed("length") }
        guard let object = X509Object(der: der) else { throw .malformed("certificate") }
        try self.init(object, der)
    }

    init(_ object: X509Object, _ der: [UInt8]) throws(CertificateError) {
        self.object = object
        self.der = der
        subject = try object.subject
        issuer = try object.issuer
        serialNumber = object.serialNumber
        // RFC 5280 §4.1.2.2 wants a positive number; zero is found on old roots and does no harm.
        guard !serialNumber.hasPrefix("-") else { throw .malformed("serialNumber") }
        validity = try object.validity
        subjectAlternativeNames = try object.subjectAlternativeNames
        keyUsage = object.keyUsage
        extendedKeyUsage = try object.extendedKeyUsage
        basicConstraints = object.basicConstraints
        subjectKeyIdentifier = object.subjectKeyIdentifier
        authorityKeyIdentifier = object.authorityKeyIdentifier
        qcStatements = try object.qcStatements
        statesRevocationSource = object.statesRevocationSource
        subjectPublicKeyInfo = try object.subjectPublicKeyInfo
    }

    /// SHA-256 of the DER, as `x5t#S256` has it.
    package var fingerprint: [UInt8] { HashAlgorithm.sha256.digest(der) }

    /// The subject's key, of a kind that signatures are verified with here.
    package var publicKey: PublicKey {
        get throws(KeyError) { try PublicKey(spki: subjectPublicKeyInfo) }
    }
}

extension Certificate: Hashable {
    package static func == (lhs: Certificate, rhs: Certificate) -> Bool { lhs.der == rhs.der }

    package func hash(into hasher: inout Hasher) { hasher.combine(der) }
}
