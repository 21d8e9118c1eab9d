// SPDX-License-Identifier: Apache-2.0

internal import COpenSSL

/// HMAC with SHA-256 (RFC 2104).
package enum HMACSHA256 {
    /// Bytes of an authentication code, and of the keys that specifications here ask for.
    package static let byteCount = 32

    /// - Throws: `KeyError.library` where libcrypto cannot compute it.
    package static func authenticationCode(of message: [UInt8], key: [UInt8]) throws(KeyError) -> [UInt8] {
        var code = [UInt8](repeating: 0, count: byteCount)
        var count = 0
        guard
            EVP_Q_mac(
                nil, "HMAC", nil, "SHA2-256", nil, key, key.count, message, message.count, &code, code.count, &count)
                != nil, count == byteCount
        else {
            ERR_clear_error()
            throw .library
        }
        return code
    }
}
