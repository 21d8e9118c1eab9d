// SPDX-License-Identifier: Apache-2.0

internal import COpenSSL

/// Bytes that exist once and are overwritten when their owner goes.
package struct SecretBytes: ~Copyable, Sendable {
    /// Only read once it is filled.
    private nonisolated(unsafe) let buffer: UnsafeMutableRawBufferPointer

    package var count: Int { buffer.count }

    /// `fill` has to write all `count` bytes; they are zero before.
    package init<Failure: Error>(
        count: Int, fill: (UnsafeMutableRawBufferPointer) throws(Failure) -> Void
    ) throws(Failure) {
        let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: count, alignment: 16)
        buffer.initializeMemory(as: UInt8.self, repeating: 0)
        do throws(Failure) {
            try fill(buffer)
        } catch {
            Self.end(buffer)
            throw error
        }
        self.buffer = buffer
    }

    /// A copy of bytes of which the original is overwritten.
    package init(taking bytes: inout [UInt8]) {
        self.init(count: bytes.count) { $0.copyBytes(from: bytes) }
        wipe(&bytes)
    }

    deinit { Self.end(buffer) }

    private static func end(_ buffer: UnsafeMutableRawBufferPointer) {
        OPENSSL_cleanse(buffer.baseAddress, buffer.count)
        buffer.deallocate()
    }

    package borrowing func withBytes<Result: ~Copyable, Failure: Error>(
        _ body: (UnsafeRawBufferPointer) throws(Failure) -> Result
    ) throws(Failure) -> Result {
        try body(UnsafeRawBufferPointer(buffer))
    }

    /// Whether both hold the same bytes, in a time that does not depend on where they differ.
    package borrowing func isEqual(to other: borrowing SecretBytes) -> Bool {
        guard count == other.count else { return false }
        return withBytes { own in other.withBytes { CRYPTO_memcmp(own.baseAddress, $0.baseAddress, own.count) == 0 } }
    }
}
