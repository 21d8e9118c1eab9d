// SPDX-License-Identifier: Apache-2.0

internal import COpenSSL

/// A number of libcrypto, overwritten when it is freed.
struct BigNumber: ~Copyable {
    let pointer: OpaquePointer

    /// Most significant byte first.
    init?(_ bytes: UnsafeRawBufferPointer) {
        let start = bytes.baseAddress?.assumingMemoryBound(to: UInt8.self)
        guard let count = Int32(exactly: bytes.count), let pointer = BN_bin2bn(start, count, nil) else { return nil }
        self.pointer = pointer
    }

    init?(_ bytes: [UInt8]) {
        guard let count = Int32(exactly: bytes.count), let pointer = BN_bin2bn(bytes, count, nil) else { return nil }
        self.pointer = pointer
    }

    init?() {
        guard let pointer = BN_new() else { return nil }
        self.pointer = pointer
    }

    deinit { BN_clear_free(pointer) }
}
