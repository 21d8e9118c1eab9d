// SPDX-License-Identifier: Apache-2.0

internal import COpenSSL

extension EVPKey {
    /// How a digest becomes the number that is signed (RFC 8017 §9).
    enum RSAPadding {
        /// EMSA-PKCS1-v1_5, compared with the one right encoding.
        case pkcs1
        /// EMSA-PSS with MGF1 over the digest's own function and a salt as long as the digest.
        case pss
    }

    /// Numbers most significant byte first.
    static func rsa(modulus: [UInt8], exponent: [UInt8]) throws(KeyError) -> EVPKey {
        let context = EVP_PKEY_CTX_new_from_name(nil, "RSA", nil)
        defer { EVP_PKEY_CTX_free(context) }
        guard let context, EVP_PKEY_fromdata_init(context) == 1 else {
            ERR_clear_error()
            throw .library
        }
        // OSSL_PARAM holds integers in the machine's byte order.
        #if _endian(little)
            var (n, e) = (Array(modulus.reversed()), Array(exponent.reversed()))
        #else
            var (n, e) = (modulus, exponent)
        #endif
        let key: OpaquePointer? = n.withUnsafeMutableBufferPointer { n in
            e.withUnsafeMutableBufferPointer { e in
                var parameters = [
                    OSSL_PARAM_construct_BN(COpenSSL_rsa_modulus(), n.baseAddress, n.count),
                    OSSL_PARAM_construct_BN(COpenSSL_rsa_exponent(), e.baseAddress, e.count),
                    OSSL_PARAM_construct_end(),
                ]
                var key: OpaquePointer?
                guard EVP_PKEY_fromdata(context, &key, COpenSSL_public_selection, &parameters) == 1 else {
                    EVP_PKEY_free(key)
                    return nil
                }
                return key
            }
        }
        guard let key else {
            ERR_clear_error()
            throw .library
        }
        return EVPKey(adopting: key)
    }

    /// RFC 8017 §8.1.2 and §8.2.2 by libcrypto, on a digest made with SHA-256.
    func verifiesRSA(_ signature: [UInt8], sha256 digest: [UInt8], _ padding: RSAPadding) -> Bool {
        let context = EVP_PKEY_CTX_new_from_pkey(nil, pointer, nil)
        defer { EVP_PKEY_CTX_free(context) }
        let mode = padding == .pkcs1 ? RSA_PKCS1_PADDING : RSA_PKCS1_PSS_PADDING
        // Without an own function for it, MGF1 takes the digest's.
        guard let context, EVP_PKEY_verify_init(context) == 1, EVP_PKEY_CTX_set_rsa_padding(context, mode) == 1,
            EVP_PKEY_CTX_set_signature_md(context, DigestFunction.sha256.method) == 1,
            padding == .pkcs1 || EVP_PKEY_CTX_set_rsa_pss_saltlen(context, Int32(digest.count)) == 1,
            EVP_PKEY_verify(context, signature, signature.count, digest, digest.count) == 1
        else {
            ERR_clear_error()
            return false
        }
        return true
    }
}
