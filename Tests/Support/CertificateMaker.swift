// SPDX-License-Identifier: Apache-2.0

internal import COpenSSL
package import CredentialCrypto

/// A key pair for certificates, drawn when the test runs.
package final class CertificateKey: Sendable {
    package enum Kind: Sendable { case p256, p384, ed25519, rsa(bits: Int32) }

    /// Nothing changes the key once it is made.
    nonisolated(unsafe) let pointer: OpaquePointer
    let isEd25519: Bool

    package init(_ kind: Kind = .p256) throws {
        let name =
            switch kind {
            case .p256, .p384: "EC"
            case .ed25519: "ED25519"
            case .rsa: "RSA"
            }
        let context = EVP_PKEY_CTX_new_from_name(nil, name, nil)
        defer { EVP_PKEY_CTX_free(context) }
        guard EVP_PKEY_keygen_init(context) == 1 else { throw MakerError.failed("key") }
        var outcome: Int32 = 1
        switch kind {
        case .p256: outcome = EVP_PKEY_CTX_set_group_name(context, "P-256")
        case .p384: outcome = EVP_PKEY_CTX_set_group_name(context, "P-384")
        case .rsa(let bits): outcome = EVP_PKEY_CTX_set_rsa_keygen_bits(context, bits)
        case .ed25519: break
        }
        var key: OpaquePointer?
        guard outcome == 1, EVP_PKEY_generate(context, &key) == 1, let key else { throw MakerError.failed("key") }
        pointer = key
        if case .ed25519 = kind { isEd25519 = true } else { isEd25519 = false }
    }

    deinit { EVP_PKEY_free(pointer) }

    /// What signatures by the key hash with; Ed25519 does itself.
    func digest(_ name: String) -> OpaquePointer? { isEd25519 ? nil : EVP_get_digestbyname(name) }
}

package enum MakerError: Error { case failed(String) }

/// What a certificate is to say; `TestAuthority.issue` makes it.
package struct CertificateTemplate {
    /// libcrypto's names of attributes, as in `CN`, and their text.
    package var subject: [(type: String, value: String)]
    package var serialNumber: Int64 = 2
    /// 2020-01-01.
    package var notBefore: Int64 = 1_577_836_800
    /// 2099-12-31.
    package var notAfter: Int64 = 4_102_358_400
    /// libcrypto's names of extensions (or object identifiers) and its text for their values.
    package var extensions: [(name: String, value: String)]
    package var digest = "SHA256"

    package init(_ commonName: String, _ extensions: [(name: String, value: String)]) {
        subject = [("CN", commonName)]
        self.extensions = extensions
    }

    package static func root(_ name: String) -> CertificateTemplate {
        var template = authority(name)
        template.serialNumber = 1
        return template
    }

    package static func authority(_ name: String) -> CertificateTemplate {
        CertificateTemplate(
            name,
            [
                ("basicConstraints", "critical,CA:TRUE"), ("keyUsage", "critical,keyCertSign,cRLSign"),
                ("subjectKeyIdentifier", "hash"), ("authorityKeyIdentifier", "keyid"),
            ])
    }

    /// A certificate for seals, or for what `more` says.
    package static func leaf(
        _ name: String, keyUsage: String = "critical,digitalSignature",
        _ more: [(name: String, value: String)] = []
    ) -> CertificateTemplate {
        CertificateTemplate(
            name,
            [
                ("basicConstraints", "critical,CA:FALSE"), ("keyUsage", keyUsage),
                ("subjectKeyIdentifier", "hash"), ("authorityKeyIdentifier", "keyid"),
            ] + more)
    }

    package func with(_ change: (inout CertificateTemplate) -> Void) -> CertificateTemplate {
        var copy = self
        change(&copy)
        return copy
    }

    /// Leaves an extension out.
    package func without(_ name: String) -> CertificateTemplate {
        with { $0.extensions.removeAll { $0.name == name } }
    }
}

/// A certificate with its private key, which may sign others.
package struct TestAuthority: Sendable {
    package let der: [UInt8]
    package let certificate: Certificate
    package let key: CertificateKey

    /// Signed by itself.
    package static func root(_ template: CertificateTemplate, key: CertificateKey? = nil) throws -> TestAuthority {
        let key = try key ?? CertificateKey()
        let der = try Self.make(template, key: key, issuer: nil, signer: key)
        return TestAuthority(der: der, certificate: try Certificate(der: der), key: key)
    }

    package func issue(_ template: CertificateTemplate, key: CertificateKey? = nil) throws -> TestAuthority {
        let key = try key ?? CertificateKey()
        let der = try issueDER(template, key: key)
        return TestAuthority(der: der, certificate: try Certificate(der: der), key: key)
    }

    /// The same for certificates that may not parse.
    package func issueDER(_ template: CertificateTemplate, key: CertificateKey) throws -> [UInt8] {
        try Self.make(template, key: key, issuer: der, signer: self.key)
    }

    private static func make(
        _ template: CertificateTemplate, key: CertificateKey, issuer: [UInt8]?, signer: CertificateKey
    ) throws -> [UInt8] {
        let certificate = X509_new()
        defer { X509_free(certificate) }
        let issuer = try issuer.map(LibraryValue.certificate)
        defer { X509_free(issuer) }
        guard X509_set_version(certificate, 2) == 1,
            ASN1_INTEGER_set_int64(X509_get_serialNumber(certificate), template.serialNumber) == 1,
            ASN1_TIME_set(X509_getm_notBefore(certificate), time_t(template.notBefore)) != nil,
            ASN1_TIME_set(X509_getm_notAfter(certificate), time_t(template.notAfter)) != nil,
            X509_set_pubkey(certificate, key.pointer) == 1
        else { throw MakerError.failed("certificate") }
        let name = X509_get_subject_name(certificate)
        for (type, value) in template.subject {
            let bytes = Array(value.utf8)
            guard X509_NAME_add_entry_by_txt(name, type, MBSTRING_UTF8, bytes, Int32(bytes.count), -1, 0) == 1
            else { throw MakerError.failed(type) }
        }
        X509_set_issuer_name(certificate, X509_get_subject_name(issuer ?? certificate))
        for (name, value) in template.extensions {
            let made = try LibraryValue.ext(name, value, issuer: issuer ?? certificate, subject: certificate)
            defer { X509_EXTENSION_free(made) }
            guard X509_add_ext(certificate, made, -1) == 1 else { throw MakerError.failed(name) }
        }
        guard X509_sign(certificate, signer.pointer, signer.digest(template.digest)) > 0 else {
            throw MakerError.failed("signature")
        }
        return try LibraryValue.bytes { i2d_X509(certificate, $0) }
    }
}

/// libcrypto's values from and to bytes.
enum LibraryValue {
    /// In the form that RFC 5280 §4.1.2.5 gives the year.
    static func time(_ seconds: Int64) -> UnsafeMutablePointer<ASN1_TIME>? { ASN1_TIME_set(nil, time_t(seconds)) }

    static func certificate(_ der: [UInt8]) throws -> OpaquePointer {
        let pointer = der.withUnsafeBufferPointer { buffer in
            var cursor = buffer.baseAddress
            return d2i_X509(nil, &cursor, buffer.count)
        }
        guard let pointer else { throw MakerError.failed("certificate") }
        return pointer
    }

    static func ext(
        _ name: String, _ value: String, issuer: OpaquePointer?, subject: OpaquePointer?
    ) throws -> OpaquePointer {
        var context = X509V3_CTX()
        X509V3_set_ctx(&context, issuer, subject, nil, nil, 0)
        guard let made = X509V3_EXT_nconf(nil, &context, name, value) else { throw MakerError.failed(name) }
        return made
    }

    static func bytes(_ write: (UnsafeMutablePointer<UnsafeMutablePointer<UInt8>?>?) -> Int32) throws -> [UInt8] {
        let count = write(nil)
        guard count > 0 else { throw MakerError.failed("bytes") }
        var bytes = [UInt8](repeating: 0, count: Int(count))
        _ = bytes.withUnsafeMutableBufferPointer { buffer in
            var cursor = buffer.baseAddress
            return write(&cursor)
        }
        return bytes
    }
}
