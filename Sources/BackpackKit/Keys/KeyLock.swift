// SPDX-License-Identifier: Apache-2.0

package import CredentialCrypto
import Synchronization
import WalletStore

/// Gives the passphrase when it is needed, and only then.
package typealias PassphraseSource = @Sendable () throws -> SecretBytes

/// The lock on a wallet's holder keys.
///
/// `keys/lock` holds a random key, sealed under the passphrase; that key seals each holder key in its own file. So the
/// passphrase is changed by replacing one file, in one step, and deriving from it is paid once a run. While it is being set
/// or taken away for the first time, sealed and bare files stand side by side, and each says which it is.
final class KeyLock: Sendable {
    /// The least length of a passphrase, in bytes.
    static let leastByteCount = 8

    private final class Opened: Sendable {
        let key: SecretBytes
        init(_ key: consuming SecretBytes) { self.key = key }
    }

    private let directory: WalletDirectory
    private let ask: PassphraseSource?
    private let opened = Mutex<Opened?>(nil)

    init(_ directory: WalletDirectory, ask: PassphraseSource?) {
        self.directory = directory
        self.ask = ask
    }

    var isSet: Bool { get throws { try directory.readLock() != nil } }

    /// Lends the key that the holder keys are sealed with; asks for the passphrase the first time.
    func withKey<Value>(_ body: (borrowing SecretBytes) throws -> Value) throws -> Value {
        if let opened = opened.withLock({ $0 }) { return try body(opened.key) }
        guard let ask else { throw PassphraseError.needed }
        let opened = Opened(try open(with: try ask()))
        self.opened.withLock { $0 = opened }
        return try body(opened.key)
    }

    /// Tries a passphrase that was given for something else; false where it is not this wallet's.
    func unlock(with passphrase: borrowing SecretBytes) throws -> Bool {
        do {
            let opened = Opened(try open(with: passphrase))
            self.opened.withLock { $0 = opened }
            return true
        } catch PassphraseError.wrong {
            return false
        }
    }

    private func open(with passphrase: borrowing SecretBytes) throws -> SecretBytes {
        guard let sealed = try directory.readLock() else { throw PassphraseError.damaged }
        do {
            return try PassphraseSeal.open(sealed, .keyLock, passphrase: passphrase)
        } catch .wrongPassphrase {
            throw PassphraseError.wrong
        } catch .newerVersion {
            throw PassphraseError.newerVersion
        } catch .library {
            throw BackpackError.signing(SealError.library.code)
        } catch {
            throw PassphraseError.damaged
        }
    }

    /// Sets the passphrase, or another one. Where there was one the lock has to be open, or is asked to be.
    func set(_ passphrase: borrowing SecretBytes, cost: ScryptCost) throws {
        guard passphrase.count >= Self.leastByteCount else { throw PassphraseError.tooShort }
        if try isSet { return try withKey { try seal($0, passphrase, cost) } }
        let key = SecretBytes(count: ChaCha20Poly1305.keyByteCount) { SecureRandom.fill($0, isSecret: true) }
        try seal(key, passphrase, cost)
        let opened = Opened(key)
        self.opened.withLock { $0 = opened }
    }

    private func seal(_ key: borrowing SecretBytes, _ passphrase: borrowing SecretBytes, _ cost: ScryptCost) throws {
        try directory.writeLock(try PassphraseSeal.seal(key, .keyLock, passphrase: passphrase, cost: cost))
    }

    /// Takes the lock away, after which no sealed file can be opened any more.
    func remove() throws {
        try directory.removeLock()
        opened.withLock { $0 = nil }
    }
}

/// A holder key's file: the 32 bytes of the key itself, or these sealed with the lock's key.
enum HolderKeyFile {
    private static let magic = Array("BpckKey1".utf8)
    private static let byteCount =
        magic.count + ChaCha20Poly1305.nonceByteCount + 32 + ChaCha20Poly1305.tagByteCount

    /// A bare key is 32 bytes, so the length alone tells them apart.
    static func isSealed(_ file: [UInt8]) -> Bool { file.count == byteCount && file.starts(with: magic) }

    /// Bound to its public key: a sealed file in the place of another does not open.
    static func seal(
        _ secret: UnsafeRawBufferPointer, of publicKey: String, with key: borrowing SecretBytes
    ) throws(SealError) -> [UInt8] {
        let nonce = SecureRandom.bytes(ChaCha20Poly1305.nonceByteCount)
        let sealed = try ChaCha20Poly1305.seal(
            secret, key: key, nonce: nonce, associatedData: magic + Array(publicKey.utf8))
        return magic + nonce + sealed
    }

    static func open(_ file: [UInt8], of publicKey: String, with key: borrowing SecretBytes) throws -> SecretBytes {
        let start = magic.count + ChaCha20Poly1305.nonceByteCount
        do {
            return try ChaCha20Poly1305.open(
                file[start...], key: key, nonce: Array(file[magic.count..<start]),
                associatedData: magic + Array(publicKey.utf8))
        } catch {
            throw PassphraseError.damaged
        }
    }
}
