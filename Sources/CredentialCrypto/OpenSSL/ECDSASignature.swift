// SPDX-License-Identifier: Apache-2.0

internal import COpenSSL

/// The two spellings of an ECDSA signature: r ‖ s of fixed length (IEEE P1363, RFC 7518 §3.4) and DER, which libcrypto takes.
enum ECDSASignature {
    /// nil unless `signature` is exactly two numbers of `byteCount` bytes.
    static func der(fromP1363 signature: [UInt8], byteCount: Int) -> [UInt8]? {
        guard signature.count == 2 * byteCount else { return nil }
        return clearingErrors {
            guard let pair = ECDSA_SIG_new() else { return nil }
            defer { ECDSA_SIG_free(pair) }
            let length = Int32(byteCount)
            let numbers = signature.withUnsafeBufferPointer { bytes in
                let start = bytes.baseAddress
                return (r: BN_bin2bn(start, length, nil), s: BN_bin2bn(start.map { $0 + byteCount }, length, nil))
            }
            // The pair owns both numbers from here on, unless it refuses them.
            guard ECDSA_SIG_set0(pair, numbers.r, numbers.s) == 1 else {
                BN_free(numbers.r)
                BN_free(numbers.s)
                return nil
            }
            let count = i2d_ECDSA_SIG(pair, nil)
            guard count > 0 else { return nil }
            var der = [UInt8](repeating: 0, count: Int(count))
            let written = der.withUnsafeMutableBufferPointer { buffer in
                var cursor = buffer.baseAddress
                return i2d_ECDSA_SIG(pair, &cursor)
            }
            return written == count ? der : nil
        }
    }

    static func p1363(fromDER der: [UInt8], byteCount: Int) -> [UInt8]? {
        clearingErrors {
            let pair = der.withUnsafeBufferPointer { buffer in
                var cursor = buffer.baseAddress
                return d2i_ECDSA_SIG(nil, &cursor, buffer.count)
            }
            defer { ECDSA_SIG_free(pair) }
            let length = Int32(byteCount)
            var signature = [UInt8](repeating: 0, count: 2 * byteCount)
            let isWritten = signature.withUnsafeMutableBufferPointer { buffer in
                let start = buffer.baseAddress
                return BN_bn2binpad(ECDSA_SIG_get0_r(pair), start, length) == length
                    && BN_bn2binpad(ECDSA_SIG_get0_s(pair), start.map { $0 + byteCount }, length) == length
            }
            return isWritten ? signature : nil
        }
    }
}
