// SPDX-License-Identifier: Apache-2.0

internal import COpenSSL

extension EVPKey {
    /// A public key from a point of SEC 1 §2.3.3, compressed or not. libcrypto solves the curve's equation or checks it,
    /// and refuses coordinates that are not below the field's prime.
    static func ec(_ curve: NISTCurve, point: [UInt8]) throws(KeyError) -> EVPKey {
        try make(curve, point, COpenSSL_public_selection, scalar: nil)
    }

    /// A key pair; the scalar is `curve.byteCount` bytes, most significant first.
    static func ec(_ curve: NISTCurve, scalar: UnsafeRawBufferPointer) throws(KeyError) -> (key: EVPKey, point: [UInt8])
    {
        let point = try curve.publicPoint(of: scalar)
        // OSSL_PARAM holds integers in the machine's byte order.
        let native = SecretBytes(count: scalar.count) { copy in
            #if _endian(little)
                for (offset, byte) in scalar.enumerated() { copy[scalar.count - 1 - offset] = byte }
            #else
                copy.copyMemory(from: scalar)
            #endif
        }
        let key = try native.withBytes { scalar throws(KeyError) in
            try make(curve, point, COpenSSL_pair_selection, scalar: scalar)
        }
        return (key, point)
    }

    private static func make(
        _ curve: NISTCurve, _ point: [UInt8], _ selection: Int32, scalar: UnsafeRawBufferPointer?
    ) throws(KeyError) -> EVPKey {
        let context = EVP_PKEY_CTX_new_from_name(nil, "EC", nil)
        defer { EVP_PKEY_CTX_free(context) }
        guard let context, EVP_PKEY_fromdata_init(context) == 1 else {
            ERR_clear_error()
            throw .library
        }
        // libcrypto reads the values behind these pointers only while EVP_PKEY_fromdata runs, and changes none.
        let key: OpaquePointer? = point.withUnsafeBytes { point in
            let group = UnsafeMutableRawPointer(mutating: curve.name.utf8Start).assumingMemoryBound(to: CChar.self)
            let start = UnsafeMutableRawPointer(mutating: point.baseAddress)
            var parameters = [
                OSSL_PARAM_construct_utf8_string(COpenSSL_group_name(), group, 0),
                OSSL_PARAM_construct_octet_string(COpenSSL_public_key(), start, point.count),
            ]
            if let scalar {
                let start = UnsafeMutableRawPointer(mutating: scalar.baseAddress)?.assumingMemoryBound(to: UInt8.self)
                parameters.append(OSSL_PARAM_construct_BN(COpenSSL_private_key(), start, scalar.count))
            }
            parameters.append(OSSL_PARAM_construct_end())
            var key: OpaquePointer?
            guard EVP_PKEY_fromdata(context, &key, selection, &parameters) == 1 else {
                EVP_PKEY_free(key)
                return nil
            }
            return key
        }
        guard let key else {
            ERR_clear_error()
            // Everything else in the list is ours; only the point can be at fault.
            throw .notOnCurve
        }
        return EVPKey(adopting: key)
    }

    /// The y of the point, `curve.byteCount` bytes: what a compressed point leaves out.
    func ordinate(_ curve: NISTCurve) throws(KeyError) -> [UInt8] {
        var number: OpaquePointer?
        defer { BN_free(number) }
        var bytes = [UInt8](repeating: 0, count: curve.byteCount)
        guard let length = Int32(exactly: bytes.count),
            EVP_PKEY_get_bn_param(pointer, OSSL_PKEY_PARAM_EC_PUB_Y, &number) == 1,
            BN_bn2binpad(number, &bytes, length) == length
        else {
            ERR_clear_error()
            throw .library
        }
        return bytes
    }

    /// FIPS 186-5 §6.4.2 by libcrypto, which refuses r and s outside 1…n−1. The signature is DER (RFC 3279 §2.2.3).
    func verifiesECDSA(_ signature: [UInt8], digest: [UInt8]) -> Bool {
        let context = EVP_PKEY_CTX_new_from_pkey(nil, pointer, nil)
        defer { EVP_PKEY_CTX_free(context) }
        guard let context, EVP_PKEY_verify_init(context) == 1,
            EVP_PKEY_verify(context, signature, signature.count, digest, digest.count) == 1
        else {
            ERR_clear_error()
            return false
        }
        return true
    }

    /// A DER signature over a digest.
    func signECDSA(digest: [UInt8]) throws(KeyError) -> [UInt8] {
        let context = EVP_PKEY_CTX_new_from_pkey(nil, pointer, nil)
        defer { EVP_PKEY_CTX_free(context) }
        var count = 0
        guard let context, EVP_PKEY_sign_init(context) == 1,
            EVP_PKEY_sign(context, nil, &count, digest, digest.count) == 1
        else {
            ERR_clear_error()
            throw .library
        }
        var signature = [UInt8](repeating: 0, count: count)
        guard EVP_PKEY_sign(context, &signature, &count, digest, digest.count) == 1 else {
            ERR_clear_error()
            throw .library
        }
        return Array(signature.prefix(count))
    }
}
