// SPDX-License-Identifier: Apache-2.0

package import CredentialCrypto
package import Credentials
import StrictJSON
package import WalletStore

/// Keys that presentations are signed with: one a reader, so that two readers cannot tell that they met the same learner.
extension Backpack {
    /// Lends the reader's key, made where there is none yet. The secret part is on the disk before the record of it is.
    func withHolderKey<Value>(
        for reader: String, at instant: Instant, _ body: (HolderKeyRecord, borrowing PrivateKey) throws -> Value
    ) throws -> Value {
        let held = try store.read { file in try file.holderKey(for: reader) }
        let record = try held ?? makeHolderKey(for: reader, at: instant)
        return try withSecret(of: record) { secret in
            try body(record, try secret.withBytes { bytes in try PrivateKey(.ed25519, raw: bytes) })
        }
    }

    /// Lends one of the keys that are there.
    func withHolderKey<Value>(_ publicKey: PublicKey, _ body: (borrowing PrivateKey) throws -> Value) throws -> Value {
        let name = publicKey.multikey.text
        guard let record = try store.read({ file in try file.holderKeys() }).first(where: { $0.publicKey == name })
        else { throw BackpackError.signing("key.unavailable") }
        return try withSecret(of: record) { secret in
            try body(try secret.withBytes { bytes in try PrivateKey(.ed25519, raw: bytes) })
        }
    }

    /// Makes a key for a reader, which from now on is the one used. Earlier ones stay: what was issued to or signed with
    /// them goes on needing them.
    package func makeHolderKey(for reader: String?, at instant: Instant) throws -> HolderKeyRecord {
        let key = try PrivateKey.generate(.ed25519)
        let secret = key.withRawBytes { raw in SecretBytes(count: raw.count) { $0.copyMemory(from: raw) } }
        let name = try write(secret, of: key.publicKey.multikey.text, replacing: false)
        return try store.write { file in
            try file.addHolderKey(
                reader: reader, publicKey: key.publicKey.multikey.text, fileName: name, at: instant.rfc3339)
        }
    }

    /// Lends the 32 bytes of a key; asks for the passphrase where they are sealed.
    func withSecret<Value>(of record: HolderKeyRecord, _ body: (borrowing SecretBytes) throws -> Value) throws -> Value
    {
        var file = try store.directory.readKey(named: record.fileName)
        guard HolderKeyFile.isSealed(file) else {
            return try body(SecretBytes(taking: &file))
        }
        guard try lock.isSet else { throw PassphraseError.damaged }
        return try lock.withKey { key in try body(try HolderKeyFile.open(file, of: record.publicKey, with: key)) }
    }

    /// Writes a key's file, sealed where the wallet has a passphrase.
    func write(_ secret: borrowing SecretBytes, of publicKey: String, replacing: Bool) throws -> FilePath {
        guard let name = FilePath("\(publicKey).key") else { throw BackpackError.signing("key.name") }
        var file: [UInt8]
        if try lock.isSet {
            file = try lock.withKey { key in
                try secret.withBytes { bytes in try HolderKeyFile.seal(bytes, of: publicKey, with: key) }
            }
        } else {
            file = secret.withBytes { Array($0) }
        }
        defer { wipe(&file) }
        try store.directory.writeKey(file, named: name, replacing: replacing)
        return name
    }

    /// Every key with whether its secret part is sealed.
    package func holderKeys() throws -> [(record: HolderKeyRecord, isProtected: Bool)] {
        try store.read { file in try file.holderKeys() }.map { record in
            var file = try store.directory.readKey(named: record.fileName)
            defer { wipe(&file) }
            return (record, HolderKeyFile.isSealed(file))
        }
    }

    package var hasPassphrase: Bool { get throws { try lock.isSet } }

    /// Locks all holder keys, or changes what they are locked with. Cut short it leaves every key usable, and doing it
    /// again ends it.
    package func setPassphrase(_ passphrase: borrowing SecretBytes, cost: ScryptCost = .standard) throws {
        try lock.set(passphrase, cost: cost)
        for (record, isProtected) in try holderKeys() where !isProtected {
            try withSecret(of: record) { secret in try rewrite(secret, record) }
        }
    }

    /// Asks for the passphrase now, so that a wrong one is known before a new one is asked for.
    package func unlock() throws { try lock.withKey { _ in } }

    /// Leaves the keys without a lock. The lock itself goes last.
    package func removePassphrase() throws {
        guard try lock.isSet else { throw PassphraseError.notSet }
        // Also where no key is sealed yet: whoever takes the lock away has to know its passphrase.
        try unlock()
        for (record, isProtected) in try holderKeys() where isProtected {
            try withSecret(of: record) { secret in
                var file = secret.withBytes { Array($0) }
                defer { wipe(&file) }
                try store.directory.writeKey(file, named: record.fileName, replacing: true)
            }
        }
        try lock.remove()
    }

    private func rewrite(_ secret: borrowing SecretBytes, _ record: HolderKeyRecord) throws {
        try lock.withKey { key in
            let file = try secret.withBytes { bytes in
                try HolderKeyFile.seal(bytes, of: record.publicKey, with: key)
            }
            try store.directory.writeKey(file, named: record.fileName, replacing: true)
        }
    }
}
