// SPDX-License-Identifier: Apache-2.0

internal import COpenSSL

/// Bytes that exist once and are overwritten when their owner goes.
struct SecretBytes: ~Copyable, Sendable {
    /// Only read once it is filled.
    private nonisolated(unsafe) let buffer: UnsafeMutableRawBufferPointer

    /// `fill` has to write all `count` bytes; they are zero before.
    init(count: Int, fill: (UnsafeMutableRawBufferPointer) -> Void) {
        buffer = .allocate(byteCount: count, alignment: 16)
        buffer.initializeMemory(as: UInt8.self, repeating: 0)
        fill(buffer)
    }

    deinit {
        OPENSSL_cleanse(buffer.baseAddress, buffer.count)
        buffer.deallocate()
    }

    borrowing func withBytes<Result: ~Copyable, Failure: Error>(
        _ body: (UnsafeRawBufferPointer) throws(Failure) -> Result
    ) throws(Failure) -> Result {
        try body(UnsafeRawBufferPointer(buffer))
    }
}
