// SPDX-License-Identifier: Apache-2.0

internal import COpenSSL
import Synchronization

/// One message digest of libcrypto, looked up once.
///
/// Looking an algorithm up costs more than hashing a short input with it, and so does a fresh context. The context kept
/// here serves one caller at a time; a caller that finds it taken makes its own, so nobody waits.
final class DigestFunction: Sendable {
    static let sha256 = DigestFunction("SHA2-256", byteCount: 32)
    static let sha384 = DigestFunction("SHA2-384", byteCount: 48)
    static let sha512 = DigestFunction("SHA2-512", byteCount: 64)

    /// Never freed and, once fetched, never changed.
    nonisolated(unsafe) let method: OpaquePointer
    private let byteCount: Int
    private let context = Mutex(DigestContext())

    private init(_ name: String, byteCount: Int) {
        guard let method = EVP_MD_fetch(nil, name, nil), EVP_MD_get_size(method) == Int32(byteCount) else {
            fatalError("libcrypto does not offer \(name)")
        }
        self.method = method
        self.byteCount = byteCount
    }

    func digest(_ bytes: UnsafeRawBufferPointer, into output: UnsafeMutableRawBufferPointer) {
        precondition(output.count >= byteCount)
        var done = context.withLockIfAvailable { $0.digest(bytes, method, into: output) }
        if done == nil {
            var own = DigestContext()
            done = own.digest(bytes, method, into: output)
        }
        // A fetched digest fails only for want of memory, which ends a Swift program anywhere else too.
        guard done == true else { fatalError("libcrypto could not compute a digest") }
    }
}

private struct DigestContext: ~Copyable, Sendable {
    /// Belongs to no thread; `mutating` keeps it to one caller at a time.
    private nonisolated(unsafe) let context: OpaquePointer?

    init() { context = EVP_MD_CTX_new() }

    deinit { EVP_MD_CTX_free(context) }

    mutating func digest(
        _ bytes: UnsafeRawBufferPointer, _ method: OpaquePointer, into output: UnsafeMutableRawBufferPointer
    ) -> Bool {
        let start = output.baseAddress?.assumingMemoryBound(to: UInt8.self)
        guard let context, EVP_DigestInit_ex2(context, method, nil) == 1,
            EVP_DigestUpdate(context, bytes.baseAddress, bytes.count) == 1,
            EVP_DigestFinal_ex(context, start, nil) == 1
        else {
            ERR_clear_error()
            return false
        }
        return true
    }
}
