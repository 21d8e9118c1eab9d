// SPDX-License-Identifier: Apache-2.0

internal import COpenSSL

/// Authenticated encryption with associated data (RFC 8439 §2.8).
package enum ChaCha20Poly1305 {
    package static let keyByteCount = 32
    package static let nonceByteCount = 12
    package static let tagByteCount = 16

    /// The ciphertext with its tag behind it. A nonce must never serve twice under one key.
    package static func seal(
        _ plaintext: UnsafeRawBufferPointer, key: borrowing SecretBytes, nonce: [UInt8], associatedData: [UInt8]
    ) throws(SealError) -> [UInt8] {
        let cipher = try CipherContext(key: key, nonce: nonce, isSealing: true)
        var sealed = [UInt8](repeating: 0, count: plaintext.count + tagByteCount)
        let isDone = sealed.withUnsafeMutableBytes { output in
            cipher.authenticate(associatedData) && cipher.update(plaintext, into: output) && cipher.finish()
                && cipher.control(EVP_CTRL_AEAD_GET_TAG, output[plaintext.count...])
        }
        guard isDone else { throw .library }
        return sealed
    }

    /// The plaintext. Nothing of it is left where the tag does not fit.
    ///
    /// - Throws: `damaged` where key, nonce, associated data or any byte is another than when it was sealed.
    package static func open(
        _ sealed: ArraySlice<UInt8>, key: borrowing SecretBytes, nonce: [UInt8], associatedData: [UInt8]
    ) throws(SealError) -> SecretBytes {
        guard sealed.count >= tagByteCount else { throw .cut }
        let cipher = try CipherContext(key: key, nonce: nonce, isSealing: false)
        let count = sealed.count - tagByteCount
        var tag = [UInt8](sealed.suffix(tagByteCount))
        return try SecretBytes(count: count) { output throws(SealError) in
            let isReady = tag.withUnsafeMutableBytes { cipher.control(EVP_CTRL_AEAD_SET_TAG, $0[...]) }
            guard isReady, cipher.authenticate(associatedData),
                sealed.prefix(count).withUnsafeBytes({ cipher.update($0, into: output) })
            else { throw .library }
            guard cipher.finish() else { throw .damaged }
        }
    }
}

/// One operation of libcrypto's cipher.
private final class CipherContext {
    private let context: OpaquePointer
    private let isSealing: Bool

    init(key: borrowing SecretBytes, nonce: [UInt8], isSealing: Bool) throws(SealError) {
        guard key.count == ChaCha20Poly1305.keyByteCount, nonce.count == ChaCha20Poly1305.nonceByteCount else {
            throw .malformed
        }
        guard let context = EVP_CIPHER_CTX_new() else { throw .library }
        self.context = context
        self.isSealing = isSealing
        let isReady = key.withBytes { secret in
            EVP_CipherInit_ex2(
                context, EVP_chacha20_poly1305(), secret.baseAddress?.assumingMemoryBound(to: UInt8.self), nonce,
                isSealing ? 1 : 0, nil) == 1
        }
        guard isReady else {
            ERR_clear_error()
            throw .library
        }
    }

    /// Overwrites the key in it too.
    deinit { EVP_CIPHER_CTX_free(context) }

    func authenticate(_ data: [UInt8]) -> Bool {
        var count: Int32 = 0
        return checked(EVP_CipherUpdate(context, nil, &count, data, Int32(truncatingIfNeeded: data.count)))
    }

    /// libcrypto counts in 32 bits, so what is longer goes in pieces.
    func update(_ input: UnsafeRawBufferPointer, into output: UnsafeMutableRawBufferPointer) -> Bool {
        var offset = 0
        while offset < input.count {
            let count = min(input.count - offset, 1 << 24)
            var written: Int32 = 0
            let outcome = EVP_CipherUpdate(
                context, output.baseAddress?.advanced(by: offset).assumingMemoryBound(to: UInt8.self), &written,
                input.baseAddress?.advanced(by: offset).assumingMemoryBound(to: UInt8.self),
                Int32(truncatingIfNeeded: count))
            guard checked(outcome), Int(written) == count else { return false }
            offset += count
        }
        return true
    }

    func finish() -> Bool {
        // A stream cipher has nothing left to write, but the function wants a place for it.
        var rest = [UInt8](repeating: 0, count: 64)
        var count: Int32 = 0
        return checked(EVP_CipherFinal_ex(context, &rest, &count)) && count == 0
    }

    func control(_ operation: Int32, _ tag: Slice<UnsafeMutableRawBufferPointer>) -> Bool {
        let tag = UnsafeMutableRawBufferPointer(rebasing: tag)
        return checked(
            EVP_CIPHER_CTX_ctrl(context, operation, Int32(truncatingIfNeeded: tag.count), tag.baseAddress))
    }

    private func checked(_ outcome: Int32) -> Bool {
        if outcome == 1 { return true }
        ERR_clear_error()
        return false
    }
}
