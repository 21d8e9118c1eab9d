// SPDX-License-Identifier: Apache-2.0

internal import COpenSSL

/// A response of libcrypto, freed with its only owner.
struct OCSPMessage: ~Copyable {
    struct Answer {
        let status: RevocationFinding.Status
        let thisUpdate: Int64
        let nextUpdate: Int64?
    }

    /// The basic response; nil where the responder reports an error.
    private let basic: OpaquePointer?

    /// nil unless the bytes are exactly one response in DER, and of the basic type where it is an answer.
    init?(der: [UInt8]) {
        guard let (response, isWhole) = DER.decode(der, { d2i_OCSP_RESPONSE(nil, $0, $1) }) else { return nil }
        defer { OCSP_RESPONSE_free(response) }
        guard isWhole, DER.encode({ i2d_OCSP_RESPONSE(response, $0) }) == der else { return nil }
        guard OCSP_response_status(response) == OCSP_RESPONSE_STATUS_SUCCESSFUL else {
            basic = nil
            return
        }
        guard let basic = clearingErrors({ OCSP_response_get1_basic(response) }) else { return nil }
        self.basic = basic
    }

    deinit { OCSP_BASICRESP_free(basic) }

    var isAnswer: Bool { basic != nil }

    var producedAt: Int64? { basic.flatMap { ASN1Value.seconds(OCSP_resp_get0_produced_at($0)) } }

    /// What the response says about the certificate, which it names by its issuer and serial number (RFC 6960 §4.1.1).
    /// Answers with a time that cannot be read are left out, as nothing is said then.
    borrowing func answers(on certificate: Certificate, issuer: Certificate) -> [Answer] {
        guard let basic else { return [] }
        defer { ERR_clear_error() }
        return (0..<max(0, OCSP_resp_count(basic))).compactMap { position in
            guard let single = OCSP_resp_get0(basic, position),
                Self.isAbout(certificate, issuer, OCSP_SINGLERESP_get0_id(single))
            else { return nil }
            return Self.answer(single)
        }
    }

    private static func isAbout(_ certificate: Certificate, _ issuer: Certificate, _ name: OpaquePointer?) -> Bool {
        var algorithm: OpaquePointer?
        guard let name, OCSP_id_get0_info(nil, &algorithm, nil, nil, name) == 1,
            let digest = EVP_get_digestbyname(OBJ_nid2sn(OBJ_obj2nid(algorithm))),
            let own = OCSP_cert_to_id(digest, certificate.object.pointer, issuer.object.pointer)
        else { return false }
        defer { OCSP_CERTID_free(own) }
        return OCSP_id_cmp(own, name) == 0
    }

    private static func answer(_ single: OpaquePointer) -> Answer? {
        var reason: Int32 = -1
        var revocation, this, next: UnsafeMutablePointer<ASN1_GENERALIZEDTIME>?
        let status = OCSP_single_get0_status(single, &reason, &revocation, &this, &next)
        guard let thisUpdate = ASN1Value.seconds(this) else { return nil }
        let nextUpdate = ASN1Value.seconds(next)
        guard next == nil || nextUpdate != nil else { return nil }
        guard OCSP_SINGLERESP_get_ext_by_critical(single, 1, -1) < 0 else {
            return Answer(status: .notCovered(.criticalExtension), thisUpdate: thisUpdate, nextUpdate: nextUpdate)
        }
        let found: RevocationFinding.Status
        switch status {
        case V_OCSP_CERTSTATUS_GOOD: found = .good
        case V_OCSP_CERTSTATUS_UNKNOWN: found = .unknown
        case V_OCSP_CERTSTATUS_REVOKED:
            guard let time = ASN1Value.seconds(revocation) else { return nil }
            found = .revoked(at: time, RevocationFinding.Reason(rawValue: Int64(reason)) ?? .unspecified)
        default: return nil
        }
        return Answer(status: found, thisUpdate: thisUpdate, nextUpdate: nextUpdate)
    }

    /// Why the response does not count (RFC 6960 §3.2 and §4.2.2.2), at the time its signer's certificate has to hold.
    borrowing func gap(issuer: Certificate, at seconds: Int64) -> RevocationFinding.Gap? {
        guard let basic else { return .noAnswer }
        defer { ERR_clear_error() }
        guard SignatureStrength.suffices(OCSP_resp_get0_tbs_sigalg(basic)) else { return .weakSignature }
        guard OCSP_BASICRESP_get_ext_by_critical(basic, 1, -1) < 0 else { return .criticalExtension }
        // The issuer is the one anchor; libcrypto wants its key, or a certificate by it for OCSP signing, behind the response.
        guard let store = X509Store(anchors: [issuer.object], at: seconds), let others = X509Stack([issuer.object])
        else {
            return .signature
        }
        X509_VERIFY_PARAM_set_auth_level(X509_STORE_get0_param(store.pointer), X509Store.securityLevel)
        if OCSP_basic_verify(basic, others.pointer, store.pointer, UInt(OCSP_PARTIAL_CHAIN)) == 1 { return nil }
        switch ERR_GET_REASON(ERR_peek_last_error()) {
        case OCSP_R_SIGNATURE_FAILURE: return .signature
        default: return .signerNotAuthorized
        }
    }
}
