// SPDX-License-Identifier: Apache-2.0

internal import COpenSSL
import StrictJSON

/// One question to libcrypto's path validation, which may be asked at several times.
struct PathValidation {
    enum Outcome {
        /// Certificates from the leaf to the anchor.
        case holds([Certificate])
        /// A certificate's period does not hold; not everything else was looked at.
        case outsidePeriod
        case fails(CertificateError)
    }

    let leaf: Certificate
    let intermediates: [Certificate]
    let anchors: [Certificate]
    let purpose: CertificatePurpose
    let maximumIntermediates: Int32

    /// `seconds` nil: periods of validity are not looked at.
    func run(at seconds: Int64?) throws(CertificateError) -> Outcome {
        defer { ERR_clear_error() }
        guard
            let store = X509Store(anchors: anchors.map(\.object), at: seconds, flags: X509_V_FLAG_X509_STRICT),
            let others = X509Stack(intermediates.map(\.object)), let context = X509StoreContext(),
            X509_STORE_CTX_init(context.pointer, store.pointer, leaf.object.pointer, others.pointer) == 1
        else { throw .library }
        let parameters = X509_STORE_CTX_get0_param(context.pointer)
        X509_VERIFY_PARAM_set_depth(parameters, maximumIntermediates)
        X509_VERIFY_PARAM_set_auth_level(parameters, X509Store.securityLevel)
        if let purpose = purpose.identifier {
            guard X509_STORE_CTX_set_purpose(context.pointer, purpose) == 1 else { throw .library }
        }
        let isVerified = X509_verify_cert(context.pointer)
        let code = X509_STORE_CTX_get_error(context.pointer)
        // Both have to agree: the one is the return value, the other what callers elsewhere forgot to look at.
        if isVerified == 1 {
            guard code == X509_V_OK else { throw .library }
            return .holds(try path(in: context.pointer))
        }
        if code == X509_V_ERR_CERT_HAS_EXPIRED || code == X509_V_ERR_CERT_NOT_YET_VALID { return .outsidePeriod }
        let culprit = certificate(X509_STORE_CTX_get_current_cert(context.pointer)) ?? leaf
        return .fails(CertificateError(validation: code, culprit))
    }

    private func path(in context: OpaquePointer) throws(CertificateError) -> [Certificate] {
        var path: [Certificate] = []
        for element in ASN1Value.elements(of: X509_STORE_CTX_get0_chain(context)) {
            guard let certificate = certificate(OpaquePointer(element)) else { throw .library }
            path.append(certificate)
        }
        return path
    }

    /// Which of the certificates put in this is.
    private func certificate(_ pointer: OpaquePointer?) -> Certificate? {
        if leaf.object.pointer == pointer { return leaf }
        return anchors.first { $0.object.pointer == pointer } ?? intermediates.first { $0.object.pointer == pointer }
    }
}

extension CertificatePurpose {
    /// libcrypto's number; nil where it has none.
    fileprivate var identifier: Int32? {
        switch self {
        case .documentSigning: nil
        case .timeStamping: X509_PURPOSE_TIMESTAMP_SIGN
        case .serverAuthentication: X509_PURPOSE_SSL_SERVER
        }
    }
}

extension CertificateError {
    /// What a code of libcrypto's path validation means.
    fileprivate init(validation code: Int32, _ certificate: Certificate) {
        switch code {
        case X509_V_ERR_UNABLE_TO_GET_ISSUER_CERT, X509_V_ERR_UNABLE_TO_GET_ISSUER_CERT_LOCALLY,
            X509_V_ERR_UNABLE_TO_VERIFY_LEAF_SIGNATURE, X509_V_ERR_DEPTH_ZERO_SELF_SIGNED_CERT,
            X509_V_ERR_SELF_SIGNED_CERT_IN_CHAIN, X509_V_ERR_CERT_CHAIN_TOO_LONG, X509_V_ERR_CERT_UNTRUSTED,
            X509_V_ERR_CERT_REJECTED:
            self = .untrusted(certificate)
        case X509_V_ERR_CERT_SIGNATURE_FAILURE, X509_V_ERR_UNABLE_TO_DECRYPT_CERT_SIGNATURE,
            X509_V_ERR_UNABLE_TO_DECODE_ISSUER_PUBLIC_KEY, X509_V_ERR_UNSUPPORTED_SIGNATURE_ALGORITHM,
            X509_V_ERR_SIGNATURE_ALGORITHM_MISMATCH, X509_V_ERR_SIGNATURE_ALGORITHM_INCONSISTENCY:
            self = .signature(certificate)
        case X509_V_ERR_INVALID_CA, X509_V_ERR_INVALID_NON_CA, X509_V_ERR_CA_BCONS_NOT_CRITICAL:
            self = .constraints(certificate, .notAnAuthority)
        case X509_V_ERR_PATH_LENGTH_EXCEEDED, X509_V_ERR_PATHLEN_INVALID_FOR_NON_CA:
            self = .constraints(certificate, .pathLength)
        case X509_V_ERR_KEYUSAGE_NO_CERTSIGN, X509_V_ERR_PATHLEN_WITHOUT_KU_KEY_CERT_SIGN,
            X509_V_ERR_KU_KEY_CERT_SIGN_INVALID_FOR_NON_CA, X509_V_ERR_CA_CERT_MISSING_KEY_USAGE:
            self = .constraints(certificate, .keyUsage)
        case X509_V_ERR_PERMITTED_VIOLATION, X509_V_ERR_EXCLUDED_VIOLATION, X509_V_ERR_SUBTREE_MINMAX,
            X509_V_ERR_UNSUPPORTED_CONSTRAINT_TYPE, X509_V_ERR_UNSUPPORTED_CONSTRAINT_SYNTAX,
            X509_V_ERR_UNSUPPORTED_NAME_SYNTAX:
            self = .constraints(certificate, .names)
        case X509_V_ERR_UNHANDLED_CRITICAL_EXTENSION:
            self = .criticalExtension(certificate, certificate.object.unknownCriticalExtension ?? "unknown")
        case X509_V_ERR_INVALID_PURPOSE:
            self = .purpose(certificate)
        case X509_V_ERR_EE_KEY_TOO_SMALL, X509_V_ERR_CA_KEY_TOO_SMALL, X509_V_ERR_CA_MD_TOO_WEAK:
            self = .weakKey(certificate)
        case X509_V_ERR_OUT_OF_MEM, X509_V_ERR_UNSPECIFIED, X509_V_ERR_INVALID_CALL, X509_V_ERR_STORE_LOOKUP:
            self = .library
        default:
            // What is left are the forms that RFC 5280 demands of certificates.
            self = .malformed(String(cString: X509_verify_cert_error_string(Int(code))))
        }
    }
}
