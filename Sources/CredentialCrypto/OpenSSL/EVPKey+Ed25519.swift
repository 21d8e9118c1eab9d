// SPDX-License-Identifier: Apache-2.0

internal import COpenSSL

extension EVPKey {
    static func ed25519(publicKey bytes: [UInt8]) throws(KeyError) -> EVPKey {
        guard let key = clearingErrors({ EVP_PKEY_new_raw_public_key(EVP_PKEY_ED25519, nil, bytes, bytes.count) })
        else {
            throw .library
        }
        return EVPKey(adopting: key)
    }

    /// The key pair of a 32-byte seed (RFC 8032 §5.1.5).
    static func ed25519(seed: UnsafeRawBufferPointer) throws(KeyError) -> (key: EVPKey, publicKey: [UInt8]) {
        let start = seed.baseAddress?.assumingMemoryBound(to: UInt8.self)
        guard let pointer = clearingErrors({ EVP_PKEY_new_raw_private_key(EVP_PKEY_ED25519, nil, start, seed.count) })
        else { throw .library }
        let key = EVPKey(adopting: pointer)
        var publicKey = [UInt8](repeating: 0, count: 32)
        var count = publicKey.count
        guard EVP_PKEY_get_raw_public_key(pointer, &publicKey, &count) == 1, count == publicKey.count else {
            ERR_clear_error()
            throw .library
        }
        return (key, publicKey)
    }

    /// RFC 8032 §5.1.7 by libcrypto, which refuses S ≥ L itself.
    func verifiesEd25519(_ signature: [UInt8], _ message: [UInt8]) -> Bool {
        let context = EVP_MD_CTX_new()
        defer { EVP_MD_CTX_free(context) }
        guard let context, EVP_DigestVerifyInit(context, nil, nil, nil, pointer) == 1,
            EVP_DigestVerify(context, signature, signature.count, message, message.count) == 1
        else {
            ERR_clear_error()
            return false
        }
        return true
    }

    func signEd25519(_ message: [UInt8]) throws(KeyError) -> [UInt8] {
        let context = EVP_MD_CTX_new()
        defer { EVP_MD_CTX_free(context) }
        var signature = [UInt8](repeating: 0, count: 64)
        var count = signature.count
        guard let context, EVP_DigestSignInit(context, nil, nil, nil, pointer) == 1,
            EVP_DigestSign(context, &signature, &count, message, message.count) == 1, count == signature.count
        else {
            ERR_clear_error()
            throw .library
        }
        return signature
    }
}
