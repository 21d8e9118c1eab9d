// SPDX-License-Identifier: Apache-2.0

internal import COpenSSL

/// Overwrites bytes in a way that the compiler does not leave out.
package func wipe(_ bytes: inout [UInt8]) {
    bytes.withUnsafeMutableBytes { OPENSSL_cleanse($0.baseAddress, $0.count) }
}
