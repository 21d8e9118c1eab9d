// SPDX-License-Identifier: Apache-2.0

internal import COpenSSL

/// Whether two byte sequences are equal, in time that depends on their lengths only.
package func constantTimeEquals(_ lhs: [UInt8], _ rhs: [UInt8]) -> Bool {
    lhs.count == rhs.count && CRYPTO_memcmp(lhs, rhs, lhs.count) == 0
}
