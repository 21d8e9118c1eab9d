// SPDX-License-Identifier: Apache-2.0

internal import COpenSSL
import CredentialCrypto

/// Timestamp tokens, made when the test runs.
package enum TimestampMaker {
    /// A token over `bytes` at a time in seconds since 1970-01-01T00:00:00Z. libcrypto takes only a certificate for
    /// timestamps as the authority's.
    package static func token(
        over bytes: [UInt8], by authority: TestAuthority, at seconds: Int64, imprint: String = "SHA256",
        digest: String = "SHA256", hasCertificate: Bool = true, accuracy: (seconds: Int32, millis: Int32)? = (1, 500)
    ) throws -> [UInt8] {
        let context = TS_RESP_CTX_new()
        defer { TS_RESP_CTX_free(context) }
        let certificate = try LibraryValue.certificate(authority.der)
        let policy = OBJ_txt2obj("1.3.6.1.4.1.99999.1", 1)
        defer {
            X509_free(certificate)
            ASN1_OBJECT_free(policy)
        }
        guard let context, TS_RESP_CTX_set_signer_cert(context, certificate) == 1,
            TS_RESP_CTX_set_signer_key(context, authority.key.pointer) == 1,
            TS_RESP_CTX_set_signer_digest(context, EVP_get_digestbyname(digest)) == 1,
            TS_RESP_CTX_set_ess_cert_id_digest(context, EVP_sha256()) == 1,
            TS_RESP_CTX_set_def_policy(context, policy) == 1,
            TS_RESP_CTX_add_md(context, EVP_get_digestbyname(imprint)) == 1
        else { throw MakerError.failed("authority") }
        if let accuracy {
            guard TS_RESP_CTX_set_accuracy(context, accuracy.seconds, accuracy.millis, 0) == 1 else {
                throw MakerError.failed("accuracy")
            }
        }
        TS_RESP_CTX_set_serial_cb(
            context,
            { _, _ in
                let number = ASN1_INTEGER_new()
                ASN1_INTEGER_set_int64(number, 0x0102)
                return number
            }, nil)
        let request = try request(bytes, imprint, hasCertificate)
        var time = seconds
        let response = request.withUnsafeBytes { request in
            // The buffer only refers to the bytes.
            let buffer = BIO_new_mem_buf(request.baseAddress, Int32(request.count))
            defer { BIO_free(buffer) }
            return withUnsafeMutablePointer(to: &time) { time in
                TS_RESP_CTX_set_time_cb(
                    context,
                    { _, data, seconds, fraction in
                        seconds?.pointee = Int(data?.assumingMemoryBound(to: Int64.self).pointee ?? 0)
                        fraction?.pointee = 0
                        return 1
                    }, time)
                return TS_RESP_create_response(context, buffer)
            }
        }
        defer { TS_RESP_free(response) }
        guard let response, let token = TS_RESP_get_token(response) else { throw MakerError.failed("token") }
        return try LibraryValue.bytes { i2d_PKCS7(token, $0) }
    }

    private static func request(_ bytes: [UInt8], _ imprint: String, _ hasCertificate: Bool) throws -> [UInt8] {
        let request = TS_REQ_new()
        let message = TS_MSG_IMPRINT_new()
        let algorithm = X509_ALGOR_new()
        defer {
            TS_REQ_free(request)
            TS_MSG_IMPRINT_free(message)
            X509_ALGOR_free(algorithm)
        }
        let method = EVP_get_digestbyname(imprint)
        var digest = [UInt8](repeating: 0, count: 64)
        var count: UInt32 = 0
        X509_ALGOR_set_md(algorithm, method)
        guard EVP_Digest(bytes, bytes.count, &digest, &count, method, nil) == 1,
            TS_REQ_set_version(request, 1) == 1, TS_MSG_IMPRINT_set_algo(message, algorithm) == 1,
            TS_MSG_IMPRINT_set_msg(message, &digest, Int32(count)) == 1,
            TS_REQ_set_msg_imprint(request, message) == 1, TS_REQ_set_cert_req(request, hasCertificate ? 1 : 0) == 1
        else { throw MakerError.failed("request") }
        return try LibraryValue.bytes { i2d_TS_REQ(request, $0) }
    }
}
