// SPDX-License-Identifier: Apache-2.0

import CredentialCrypto
import Credentials
import StrictJSON
import WalletStore

/// Keys that presentations are signed with: one a reader, so that two readers cannot tell that they met the same learner.
extension Backpack {
    /// Lends one of the keys that are there.
    func withHolderKey<Value>(_ publicKey: PublicKey, _ body: (borrowing PrivateKey) throws -> Value) throws -> Value {
        let name = publicKey.multikey.text
        guard let record = try store.read({ file in try file.holderKeys() }).first(where: { $0.publicKey == name })
        else { throw BackpackError.signing("key.unavailable") }
        return try withSecret(of: record, body)
    }

    private func withSecret<Value>(
        of record: HolderKeyRecord, _ body: (borrowing PrivateKey) throws -> Value
    ) throws -> Value {
        var secret = try store.directory.readKey(named: record.fileName)
        defer { wipe(&secret) }
        return try body(try PrivateKey(.ed25519, raw: secret))
    }

    /// Lends the reader's key, made where there is none yet. The secret part is on the disk before the record of it is.
    func withHolderKey<Value>(
        for reader: String, at instant: Instant, _ body: (HolderKeyRecord, borrowing PrivateKey) throws -> Value
    ) throws -> Value {
        if let record = try store.read({ file in try file.holderKey(for: reader) }) {
            return try withSecret(of: record) { key in try body(record, key) }
        }
        let key = try PrivateKey.generate(.ed25519)
        let publicKey = key.publicKey.multikey.text
        guard let name = FilePath("\(publicKey).key") else { throw BackpackError.signing("key.name") }
        var secret = key.withRawBytes { Array($0) }
        defer { wipe(&secret) }
        try store.directory.writeKey(secret, named: name)
        let record = try store.write { file in
            try file.addHolderKey(reader: reader, publicKey: publicKey, fileName: name, at: instant.rfc3339)
        }
        return try body(record, key)
    }
}
