// SPDX-License-Identifier: Apache-2.0

internal import COpenSSL
import StrictJSON

extension EVPKey {
    /// The key of a SubjectPublicKeyInfo. libcrypto takes more than DER; what a key is written as is compared later.
    static func spki(_ bytes: [UInt8]) throws(KeyError) -> EVPKey {
        let info = bytes.withUnsafeBufferPointer { buffer in
            var cursor = buffer.baseAddress
            return d2i_X509_PUBKEY(nil, &cursor, buffer.count)
        }
        defer { X509_PUBKEY_free(info) }
        guard let info else {
            ERR_clear_error()
            throw .malformed("SubjectPublicKeyInfo")
        }
        if let pointer = clearingErrors({ X509_PUBKEY_get(info) }) { return EVPKey(adopting: pointer) }
        var name: OpaquePointer?
        guard X509_PUBKEY_get0_param(&name, nil, nil, nil, info) == 1,
            [NID_rsaEncryption, NID_X9_62_id_ecPublicKey, NID_ED25519].contains(OBJ_obj2nid(name))
        else {
            ERR_clear_error()
            throw .unsupported("SubjectPublicKeyInfo")
        }
        throw .malformed("SubjectPublicKeyInfo")
    }

    var spkiBytes: [UInt8] { Self.encoded { i2d_PUBKEY(pointer, $0) } }

    /// The same key checked as one of ours.
    func publicKey() throws(KeyError) -> PublicKey {
        if EVP_PKEY_is_a(pointer, "RSA") == 1 {
            return try PublicKey(
                rsaModulus: try number(OSSL_PKEY_PARAM_RSA_N), exponent: try number(OSSL_PKEY_PARAM_RSA_E))
        }
        if EVP_PKEY_is_a(pointer, "ED25519") == 1 {
            return try PublicKey(ed25519: try octets { EVP_PKEY_get_raw_public_key(pointer, $0, $1) })
        }
        guard EVP_PKEY_is_a(pointer, "EC") == 1 else { throw .unsupported("SubjectPublicKeyInfo") }
        let point = try octets { buffer, count in
            EVP_PKEY_get_octet_string_param(
                pointer, OSSL_PKEY_PARAM_PUB_KEY, buffer, buffer == nil ? 0 : count.pointee, count)
        }
        // A point of another curve can have the length of one of ours; then its SubjectPublicKeyInfo differs.
        guard let name = groupName, name == "prime256v1" || name == "secp384r1" else { throw .unsupported("curve") }
        return try PublicKey(sec1: point)
    }

    private var groupName: String? {
        var buffer = [CChar](repeating: 0, count: 64)
        var count = 0
        guard EVP_PKEY_get_group_name(pointer, &buffer, buffer.count, &count) == 1 else {
            ERR_clear_error()
            return nil
        }
        return String(decoding: buffer.prefix(count).map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }

    /// A parameter as bytes without leading zeros.
    private func number(_ name: String) throws(KeyError) -> [UInt8] {
        var number: OpaquePointer?
        defer { BN_free(number) }
        guard EVP_PKEY_get_bn_param(pointer, name, &number) == 1 else {
            ERR_clear_error()
            throw .library
        }
        var bytes = [UInt8](repeating: 0, count: Int((BN_num_bits(number) + 7) / 8))
        guard BN_bn2bin(number, &bytes) == bytes.count else { throw .library }
        return bytes
    }

    /// Asks for a length, then for as many bytes.
    private func octets(
        _ read: (UnsafeMutablePointer<UInt8>?, UnsafeMutablePointer<Int>) -> Int32
    ) throws(KeyError) -> [UInt8] {
        var count = 0
        guard read(nil, &count) == 1 else {
            ERR_clear_error()
            throw .library
        }
        var bytes = [UInt8](repeating: 0, count: count)
        guard read(&bytes, &count) == 1, count == bytes.count else {
            ERR_clear_error()
            throw .library
        }
        return bytes
    }

    /// The two passes of libcrypto's encoders; empty where it cannot write the key.
    private static func encoded(_ write: (UnsafeMutablePointer<UnsafeMutablePointer<UInt8>?>?) -> Int32) -> [UInt8] {
        let count = write(nil)
        guard count > 0 else {
            ERR_clear_error()
            return []
        }
        var bytes = [UInt8](repeating: 0, count: Int(count))
        let written = bytes.withUnsafeMutableBufferPointer { buffer in
            var cursor = buffer.baseAddress
            return write(&cursor)
        }
        return written == count ? bytes : []
    }
}
