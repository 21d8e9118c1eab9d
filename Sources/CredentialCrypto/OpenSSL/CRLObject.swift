// SPDX-License-Identifier: Apache-2.0

internal import COpenSSL

/// A revocation list of libcrypto, freed with its last owner.
final class CRLObject: Sendable {
    /// Nothing changes the list once it is read, but for the order of its entries, which libcrypto sorts under a lock.
    private nonisolated(unsafe) let pointer: OpaquePointer

    /// nil unless the bytes are exactly one list in DER (see `X509Object`).
    init?(der: [UInt8]) {
        guard let (pointer, isWhole) = DER.decode(der, { d2i_X509_CRL(nil, $0, $1) }) else { return nil }
        self.pointer = pointer
        guard isWhole, DER.encode({ i2d_X509_CRL(pointer, $0) }) == der else { return nil }
    }

    deinit { X509_CRL_free(pointer) }

    var issuer: DistinguishedName? { DistinguishedName(X509_CRL_get_issuer(pointer)) }

    var thisUpdate: Int64? { ASN1Value.seconds(X509_CRL_get0_lastUpdate(pointer)) }

    var nextUpdate: Int64? {
        get throws(CertificateError) {
            guard let time = X509_CRL_get0_nextUpdate(pointer) else { return nil }
            guard let seconds = ASN1Value.seconds(time) else { throw .malformed("nextUpdate") }
            return seconds
        }
    }

    /// libcrypto's own revocation check with this list alone, at a time when the list is in force: it holds the list's
    /// scope against the certificate, the signature and key usage against the issuer, and looks the certificate up.
    func status(of certificate: Certificate, issuer: Certificate, at seconds: Int64) -> RevocationFinding.Status {
        defer { ERR_clear_error() }
        guard X509_NAME_cmp(X509_CRL_get_issuer(pointer), X509_get_subject_name(issuer.object.pointer)) == 0 else {
            return .notCovered(.otherIssuer)
        }
        // libcrypto takes a delta for a whole list.
        guard X509_CRL_get_ext_by_NID(pointer, NID_delta_crl, -1) < 0 else { return .notCovered(.otherCertificate) }
        var algorithm: UnsafePointer<X509_ALGOR>?
        X509_CRL_get0_signature(pointer, nil, &algorithm)
        guard SignatureStrength.suffices(algorithm) else { return .notCovered(.weakSignature) }
        guard let lists = OPENSSL_sk_new_null() else { return .notCovered(.signature) }
        defer { OPENSSL_sk_free(lists) }
        guard OPENSSL_sk_push(lists, UnsafeRawPointer(pointer)) > 0,
            let store = X509Store(anchors: [issuer.object], at: seconds, flags: X509_V_FLAG_CRL_CHECK),
            let context = X509StoreContext(),
            X509_STORE_CTX_init(context.pointer, store.pointer, certificate.object.pointer, nil) == 1
        else { return .notCovered(.signature) }
        X509_STORE_CTX_set0_crls(context.pointer, lists)
        X509_STORE_CTX_set_verify_cb(context.pointer) { isFine, context in
            // The periods of the certificates are the path's concern; the list's own period is this one's.
            let code = X509_STORE_CTX_get_error(context)
            guard code == X509_V_ERR_CERT_HAS_EXPIRED || code == X509_V_ERR_CERT_NOT_YET_VALID else { return isFine }
            X509_STORE_CTX_set_error(context, X509_V_OK)
            return 1
        }
        if X509_verify_cert(context.pointer) == 1 { return .good }
        let code = X509_STORE_CTX_get_error(context.pointer)
        return code == X509_V_ERR_CERT_REVOKED ? revocation(of: certificate) : .notCovered(Self.gap(code))
    }

    private func revocation(of certificate: Certificate) -> RevocationFinding.Status {
        var entry: OpaquePointer?
        guard X509_CRL_get0_by_cert(pointer, &entry, certificate.object.pointer) == 1,
            let time = ASN1Value.seconds(X509_REVOKED_get0_revocationDate(entry))
        else { return .notCovered(.otherCertificate) }
        let value = X509_REVOKED_get_ext_d2i(entry, NID_crl_reason, nil, nil)?.assumingMemoryBound(to: ASN1_STRING.self)
        defer { ASN1_ENUMERATED_free(value) }
        var number: Int64 = 0
        if let value, ASN1_ENUMERATED_get_int64(&number, value) != 1 { number = 0 }
        return .revoked(at: time, RevocationFinding.Reason(rawValue: number) ?? .unspecified)
    }

    private static func gap(_ code: Int32) -> RevocationFinding.Gap {
        switch code {
        case X509_V_ERR_UNABLE_TO_GET_CRL, X509_V_ERR_DIFFERENT_CRL_SCOPE: .otherCertificate
        case X509_V_ERR_CRL_NOT_YET_VALID, X509_V_ERR_CRL_HAS_EXPIRED, X509_V_ERR_ERROR_IN_CRL_LAST_UPDATE_FIELD,
            X509_V_ERR_ERROR_IN_CRL_NEXT_UPDATE_FIELD:
            .notInForce
        case X509_V_ERR_KEYUSAGE_NO_CRL_SIGN, X509_V_ERR_UNABLE_TO_GET_CRL_ISSUER, X509_V_ERR_CRL_PATH_VALIDATION_ERROR:
            .signerNotAuthorized
        case X509_V_ERR_UNHANDLED_CRITICAL_CRL_EXTENSION: .criticalExtension
        case X509_V_ERR_CRL_SIGNATURE_FAILURE, X509_V_ERR_UNABLE_TO_DECRYPT_CRL_SIGNATURE: .signature
        // The certificate does not chain to the issuer it was asked with.
        default: .otherIssuer
        }
    }
}
