// SPDX-License-Identifier: Apache-2.0

internal import COpenSSL
import CredentialCrypto

/// Revocation lists and OCSP responses, made when the test runs.
package enum RevocationMaker {
    package struct Entry {
        package var serialNumber: Int64
        package var date: Int64
        package var reason: Int64?

        package init(_ serialNumber: Int64, date: Int64, reason: Int64? = nil) {
            (self.serialNumber, self.date, self.reason) = (serialNumber, date, reason)
        }
    }

    /// A list in the name of `issuer`, signed with its key or `signer`.
    package static func list(
        _ issuer: TestAuthority, _ entries: [Entry], from thisUpdate: Int64, until nextUpdate: Int64?,
        extensions: [(name: String, value: String)] = [], digest: String = "SHA256", signer: CertificateKey? = nil
    ) throws -> [UInt8] {
        let list = X509_CRL_new()
        defer { X509_CRL_free(list) }
        let certificate = try LibraryValue.certificate(issuer.der)
        defer { X509_free(certificate) }
        let (this, next) = (LibraryValue.time(thisUpdate), nextUpdate.flatMap(LibraryValue.time))
        defer {
            ASN1_TIME_free(this)
            ASN1_TIME_free(next)
        }
        guard X509_CRL_set_version(list, 1) == 1,
            X509_CRL_set_issuer_name(list, X509_get_subject_name(certificate)) == 1,
            X509_CRL_set1_lastUpdate(list, this) == 1, next == nil || X509_CRL_set1_nextUpdate(list, next) == 1
        else { throw MakerError.failed("list") }
        for entry in entries {
            // The list owns it once it is added.
            guard X509_CRL_add0_revoked(list, try revoked(entry)) == 1 else { throw MakerError.failed("entry") }
        }
        for (name, value) in extensions {
            let made = try LibraryValue.ext(name, value, issuer: certificate, subject: certificate)
            defer { X509_EXTENSION_free(made) }
            guard X509_CRL_add_ext(list, made, -1) == 1 else { throw MakerError.failed(name) }
        }
        let key = signer ?? issuer.key
        guard X509_CRL_sort(list) == 1, X509_CRL_sign(list, key.pointer, key.digest(digest)) > 0 else {
            throw MakerError.failed("signature")
        }
        return try LibraryValue.bytes { i2d_X509_CRL(list, $0) }
    }

    private static func revoked(_ entry: Entry) throws -> OpaquePointer {
        let revoked = X509_REVOKED_new()
        let number = ASN1_INTEGER_new()
        let date = LibraryValue.time(entry.date)
        defer {
            ASN1_INTEGER_free(number)
            ASN1_TIME_free(date)
        }
        guard let revoked, ASN1_INTEGER_set_int64(number, entry.serialNumber) == 1,
            X509_REVOKED_set_serialNumber(revoked, number) == 1, X509_REVOKED_set_revocationDate(revoked, date) == 1
        else { throw MakerError.failed("entry") }
        if let reason = entry.reason {
            let value = ASN1_ENUMERATED_new()
            defer { ASN1_ENUMERATED_free(value) }
            guard ASN1_ENUMERATED_set_int64(value, reason) == 1,
                X509_REVOKED_add1_ext_i2d(revoked, NID_crl_reason, value, 0, 0) == 1
            else { throw MakerError.failed("reason") }
        }
        return revoked
    }

    package enum Answer { case good, revoked(at: Int64, reason: Int32), unknown }

    /// A response about `subject`, signed by `responder` now, which its certificate travels in.
    package static func response(
        _ answer: Answer, on subject: TestAuthority, issuer: TestAuthority, responder: TestAuthority,
        from thisUpdate: Int64, until nextUpdate: Int64?, digest: String = "SHA256"
    ) throws -> [UInt8] {
        let basic = OCSP_BASICRESP_new()
        defer { OCSP_BASICRESP_free(basic) }
        let (certificate, above) = (try LibraryValue.certificate(subject.der), try LibraryValue.certificate(issuer.der))
        let by = try LibraryValue.certificate(responder.der)
        let name = OCSP_cert_to_id(EVP_sha1(), certificate, above)
        let (this, next) = (LibraryValue.time(thisUpdate), nextUpdate.flatMap(LibraryValue.time))
        defer {
            X509_free(certificate)
            X509_free(above)
            X509_free(by)
            OCSP_CERTID_free(name)
            ASN1_TIME_free(this)
            ASN1_TIME_free(next)
        }
        let added: OpaquePointer?
        switch answer {
        case .good: added = OCSP_basic_add1_status(basic, name, V_OCSP_CERTSTATUS_GOOD, 0, nil, this, next)
        case .unknown: added = OCSP_basic_add1_status(basic, name, V_OCSP_CERTSTATUS_UNKNOWN, 0, nil, this, next)
        case .revoked(let date, let reason):
            let time = LibraryValue.time(date)
            defer { ASN1_TIME_free(time) }
            added = OCSP_basic_add1_status(basic, name, V_OCSP_CERTSTATUS_REVOKED, reason, time, this, next)
        }
        let key = responder.key
        guard added != nil, OCSP_basic_sign(basic, by, key.pointer, key.digest(digest), nil, 0) == 1,
            let response = OCSP_response_create(OCSP_RESPONSE_STATUS_SUCCESSFUL, basic)
        else { throw MakerError.failed("response") }
        defer { OCSP_RESPONSE_free(response) }
        return try LibraryValue.bytes { i2d_OCSP_RESPONSE(response, $0) }
    }

    /// `tryLater`: a response that answers nothing.
    package static func noAnswer() throws -> [UInt8] {
        let response = OCSP_response_create(OCSP_RESPONSE_STATUS_TRYLATER, nil)
        defer { OCSP_RESPONSE_free(response) }
        return try LibraryValue.bytes { i2d_OCSP_RESPONSE(response, $0) }
    }
}
