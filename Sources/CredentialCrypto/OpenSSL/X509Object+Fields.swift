// SPDX-License-Identifier: Apache-2.0

internal import COpenSSL
import StrictJSON

/// The parts of a certificate, each read by libcrypto. The errors name the part.
extension X509Object {
    var subject: DistinguishedName {
        get throws(CertificateError) {
            guard let name = DistinguishedName(X509_get_subject_name(pointer)) else { throw .malformed("subject") }
            return name
        }
    }

    var issuer: DistinguishedName {
        get throws(CertificateError) {
            guard let name = DistinguishedName(X509_get_issuer_name(pointer)) else { throw .malformed("issuer") }
            return name
        }
    }

    var serialNumber: String { ASN1Value.hexadecimal(X509_get0_serialNumber(pointer)) }

    var validity: Certificate.Validity {
        get throws(CertificateError) {
            guard let notBefore = ASN1Value.seconds(X509_get0_notBefore(pointer)),
                let notAfter = ASN1Value.seconds(X509_get0_notAfter(pointer))
            else { throw .malformed("validity") }
            return .init(notBefore: notBefore, notAfter: notAfter)
        }
    }

    var subjectPublicKeyInfo: [UInt8] {
        get throws(CertificateError) {
            let key = X509_get_X509_PUBKEY(pointer)
            guard let bytes = DER.encode({ i2d_X509_PUBKEY(key, $0) }) else { throw .malformed("subjectPublicKeyInfo") }
            return bytes
        }
    }

    var keyUsage: Certificate.KeyUsage? {
        // All bits set is how libcrypto says that the extension is not there.
        let bits = X509_get_key_usage(pointer)
        return bits == UInt32.max ? nil : Certificate.KeyUsage(rawValue: bits)
    }

    var basicConstraints: Certificate.BasicConstraints? {
        let flags = X509_get_extension_flags(pointer)
        guard flags & UInt32(EXFLAG_BCONS) != 0 else { return nil }
        let length = X509_get_pathlen(pointer)
        return .init(isCA: flags & UInt32(EXFLAG_CA) != 0, pathLength: length < 0 ? nil : Int(length))
    }

    var subjectKeyIdentifier: [UInt8]? { X509_get0_subject_key_id(pointer).map { ASN1Value.bytes($0) } }

    var authorityKeyIdentifier: [UInt8]? { X509_get0_authority_key_id(pointer).map { ASN1Value.bytes($0) } }

    /// Whether an extension is there, whatever is in it.
    func hasExtension(_ identifier: Int32) -> Bool { X509_get_ext_by_NID(pointer, identifier, -1) >= 0 }

    var statesRevocationSource: Bool { hasExtension(NID_crl_distribution_points) || hasExtension(NID_info_access) }

    var extendedKeyUsage: [ExactString]? {
        get throws(CertificateError) {
            guard let usages = try decoded(NID_ext_key_usage, "extKeyUsage") else { return nil }
            defer { OPENSSL_sk_pop_free(usages) { ASN1_OBJECT_free(OpaquePointer($0)) } }
            guard let names = ASN1Value.dottedNames(usages) else { throw .malformed("extKeyUsage") }
            return names
        }
    }

    var subjectAlternativeNames: Certificate.AlternativeNames {
        get throws(CertificateError) {
            var found = Certificate.AlternativeNames()
            guard let names = try decoded(NID_subject_alt_name, "subjectAltName") else { return found }
            defer { GENERAL_NAMES_free(names) }
            for name in ASN1Value.elements(of: names) {
                var kind: Int32 = 0
                let value = GENERAL_NAME_get0_value(name.assumingMemoryBound(to: GENERAL_NAME.self), &kind)
                guard [GEN_URI, GEN_DNS, GEN_EMAIL].contains(kind) else { continue }
                guard let text = ASN1Value.ascii(value?.assumingMemoryBound(to: ASN1_STRING.self)) else {
                    throw .malformed("subjectAltName")
                }
                switch kind {
                case GEN_URI: found.uris.append(text)
                case GEN_DNS: found.dnsNames.append(text)
                default: found.emailAddresses.append(text)
                }
            }
            return found
        }
    }

    /// The extension as libcrypto decodes it; nil where it is not there. Twice is as bad as not decodable.
    private func decoded(_ identifier: Int32, _ part: String) throws(CertificateError) -> OpaquePointer? {
        var criticality: Int32 = 0
        if let value = X509_get_ext_d2i(pointer, identifier, &criticality, nil) { return OpaquePointer(value) }
        ERR_clear_error()
        guard criticality == -1 else { throw .malformed(part) }
        return nil
    }

    /// The first critical extension that path validation here does not process.
    var unknownCriticalExtension: ExactString? {
        for position in 0..<max(0, X509_get_ext_count(pointer)) {
            let found = X509_get_ext(pointer, position)
            if X509_EXTENSION_get_critical(found) != 0, X509_supported_extension(found) == 0 {
                return ASN1Value.dotted(X509_EXTENSION_get_object(found))
            }
        }
        return nil
    }
}
