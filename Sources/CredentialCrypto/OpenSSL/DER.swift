// SPDX-License-Identifier: Apache-2.0

internal import COpenSSL

/// The calling convention that libcrypto's readers and writers of DER share.
enum DER {
    typealias ReadCursor = UnsafeMutablePointer<UnsafePointer<UInt8>?>
    typealias WriteCursor = UnsafeMutablePointer<UnsafeMutablePointer<UInt8>?>

    /// The value at the start of `bytes`, which the caller then owns, and whether nothing follows it.
    static func decode<Value>(
        _ bytes: [UInt8], _ read: (ReadCursor, Int) -> Value?
    ) -> (value: Value, isWhole: Bool)? {
        bytes.withUnsafeBufferPointer { buffer in
            guard let start = buffer.baseAddress, !buffer.isEmpty else { return nil }
            var cursor: UnsafePointer<UInt8>? = start
            guard let value = clearingErrors({ read(&cursor, buffer.count) }) else { return nil }
            return (value, cursor == start + buffer.count)
        }
    }

    /// What an `i2d` function writes: it is asked for the length first, then for the bytes.
    static func encode(_ write: (WriteCursor?) -> Int32) -> [UInt8]? {
        clearingErrors {
            let count = write(nil)
            guard count > 0 else { return nil }
            var bytes = [UInt8](repeating: 0, count: Int(count))
            let written = bytes.withUnsafeMutableBufferPointer { buffer in
                var cursor = buffer.baseAddress
                return write(&cursor)
            }
            return written == count ? bytes : nil
        }
    }
}
