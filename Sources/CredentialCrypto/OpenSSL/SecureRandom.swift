// SPDX-License-Identifier: Apache-2.0

internal import COpenSSL

/// libcrypto's generator, seeded by the operating system.
package enum SecureRandom {
    package static func bytes(_ count: Int) -> [UInt8] {
        [UInt8](unsafeUninitializedCapacity: count) { buffer, initialized in
            fill(UnsafeMutableRawBufferPointer(start: buffer.baseAddress, count: count))
            initialized = count
        }
    }

    /// Bytes that stay secret come from the generator libcrypto keeps apart for them.
    package static func fill(_ buffer: UnsafeMutableRawBufferPointer, isSecret: Bool = false) {
        guard let start = buffer.baseAddress?.assumingMemoryBound(to: UInt8.self), !buffer.isEmpty else { return }
        let outcome =
            isSecret
            ? RAND_priv_bytes_ex(nil, start, buffer.count, 0) : RAND_bytes_ex(nil, start, buffer.count, 0)
        // To go on without randomness would be worse than to stop.
        guard outcome == 1 else { fatalError("the system gives no random bytes") }
    }
}
