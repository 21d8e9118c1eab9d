// SPDX-License-Identifier: Apache-2.0

internal import COpenSSL

/// A key of libcrypto, freed with its last owner. A freed private key is overwritten by libcrypto.
final class EVPKey: Sendable {
    /// Nothing changes the key once it is made; libcrypto counts references and fills its caches atomically, so that
    /// threads may verify with one key at the same time (OpenSSL's threads(7)).
    nonisolated(unsafe) let pointer: OpaquePointer

    /// Takes over the reference.
    init(adopting pointer: OpaquePointer) { self.pointer = pointer }

    deinit { EVP_PKEY_free(pointer) }
}

/// Runs one operation of libcrypto and leaves no message of a failed one behind for the next.
func clearingErrors<Value: ~Copyable>(_ operation: () -> Value?) -> Value? {
    if let value = operation() { return value }
    ERR_clear_error()
    return nil
}
