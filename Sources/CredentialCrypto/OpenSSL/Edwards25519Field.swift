// SPDX-License-Identifier: Apache-2.0

internal import COpenSSL

/// Arithmetic modulo p = 2²⁵⁵ − 19, as far as asking whether a y lies on the curve needs it.
enum Edwards25519Field {
    private static let prime: [UInt8] = [0x7F] + [UInt8](repeating: 0xFF, count: 30) + [0xED]
    /// −121665/121666 (RFC 8032 §5.1).
    private static let d: [UInt8] = [
        0x52, 0x03, 0x6C, 0xEE, 0x2B, 0x6F, 0xFE, 0x73, 0x8C, 0xC7, 0x40, 0x79, 0x77, 0x79, 0xE8, 0x98,
        0x00, 0x70, 0x0A, 0x4D, 0x41, 0x41, 0xD8, 0xAB, 0x75, 0xEB, 0x4D, 0xCA, 0x13, 0x59, 0x78, 0xA3,
    ]

    /// Whether some x belongs to the encoded y (RFC 8032 §5.1.3 step 2): x² = u/v with u = y² − 1 and v = d·y² + 1, and u/v is a
    /// square exactly when u·v is.
    static func holdsPoint(_ encoding: [UInt8]) throws(KeyError) -> Bool {
        var bytes = Array(encoding.reversed())
        bytes[0] &= 0x7F
        let context = BN_CTX_new()
        defer { BN_CTX_free(context) }
        guard let context, let prime = BigNumber(prime), let d = BigNumber(d), let y = BigNumber(bytes),
            let one = BN_value_one(), let square = BigNumber(), let u = BigNumber(), let v = BigNumber(),
            BN_mod_sqr(square.pointer, y.pointer, prime.pointer, context) == 1,
            BN_mod_sub(u.pointer, square.pointer, one, prime.pointer, context) == 1,
            BN_mod_mul(v.pointer, d.pointer, square.pointer, prime.pointer, context) == 1,
            BN_mod_add(v.pointer, v.pointer, one, prime.pointer, context) == 1,
            BN_mod_mul(u.pointer, u.pointer, v.pointer, prime.pointer, context) == 1
        else {
            ERR_clear_error()
            throw .library
        }
        // The Legendre symbol: 1 for a square, 0 for zero, −1 for no square, less where libcrypto fails.
        switch BN_kronecker(u.pointer, prime.pointer, context) {
        case 0, 1: return true
        case -1: return false
        default:
            ERR_clear_error()
            throw .library
        }
    }
}
