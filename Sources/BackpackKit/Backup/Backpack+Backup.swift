// SPDX-License-Identifier: Apache-2.0

package import CredentialCrypto
package import Credentials
import StrictJSON
import WalletStore

/// Limits and the name of what a backup's content is.
package enum BackupFile {
    /// The most that one file holds, in bytes.
    package static let limit = 1 << 30
    static let schema = "backpack.backup/1"
}

extension Backpack {
    /// The whole wallet in one sealed file: original bytes, evidence, trust lists, shares, identifiers and holder keys.
    ///
    /// The passphrase of a wallet whose keys are locked is its backup's too, so that there is one to remember.
    /// - Throws: `BackupError`, `PassphraseError`, `StoreError`.
    package func backup(
        passphrase: borrowing SecretBytes, cost: ScryptCost = .standard, at instant: Instant
    ) throws -> (bytes: [UInt8], credentials: Int) {
        guard passphrase.count >= KeyLock.leastByteCount else { throw PassphraseError.tooShort }
        let isProtected = try lock.isSet
        if isProtected, try !lock.unlock(with: passphrase) { throw BackupError.otherPassphrase }
        let (kept, keys) = try store.read { file in (try BackupEntry.kept(in: file), try file.holderKeys()) }
        var secrets: [BackupEntry] = []
        // Copies of the secrets live as long as the entries do; each is overwritten by the one who holds it last.
        for key in keys {
            secrets.append(
                try withSecret(of: key) { secret in
                    var facts = JSONObject([
                        ("number", .integer(key.number)), ("publicKey", .string(key.publicKey)),
                        ("created", .string(key.createdAt)),
                    ])
                    facts["reader"] = key.reader.map(JSONValue.string)
                    return BackupEntry(.holderKey, facts, secret.withBytes { Array($0) })
                })
        }
        defer { for index in secrets.indices { secrets[index].wipeContent() } }
        let wallet = BackupEntry(
            .wallet,
            JSONObject([
                ("schema", .string(BackupFile.schema)), ("created", .string(instant.rfc3339)),
                ("protected", .bool(isProtected)), ("entries", .integer(kept.count + secrets.count)),
            ]))
        let body = try BackupEntry.body([wallet] + kept + secrets)
        do {
            let bytes = try PassphraseSeal.seal(body, .backup, passphrase: passphrase, cost: cost)
            return (bytes, kept.count { $0.kind == .credential })
        } catch {
            throw BackupError.seal(error)
        }
    }
}

extension BackupEntry {
    /// Everything inside the wallet's file, in the order in which it is taken in again.
    static func kept(in file: borrowing WalletFile) throws -> [BackupEntry] {
        var entries: [BackupEntry] = []
        for record in try file.evidence() {
            var facts = JSONObject([
                ("kind", .string(record.kind)), ("digest", .string(Hexadecimal.encode(record.digest))),
                ("added", .string(record.addedAt)),
            ])
            facts["subject"] = record.subjectID.map(JSONValue.string)
            facts["url"] = record.url.map(JSONValue.string)
            facts["source"] = record.source.map(JSONValue.string)
            entries.append(BackupEntry(.evidence, facts, try file.content(of: record)))
        }
        for record in try file.trustLists() { entries.append(try trustList(record, try file.content(of: record))) }
        for (name, highest) in try file.trustListVersions() {
            entries.append(
                BackupEntry(
                    .trustListVersion, JSONObject([("name", .string(name)), ("highest", .integer(highest))])))
        }
        let records = try file.list(CredentialQuery(includesReplaced: true))
        let digests = Dictionary(records.map { ($0.number, $0.digest) }) { first, _ in first }
        for record in records {
            var facts = JSONObject([
                ("number", .integer(record.number)), ("digest", .string(Hexadecimal.encode(record.digest))),
                ("imported", .string(record.importedAt)),
            ])
            facts["source"] = record.source.map(JSONValue.string)
            facts["replacedBy"] = record.replacedBy.flatMap { digests[$0] }
                .map { .string(Hexadecimal.encode($0)) }
            entries.append(BackupEntry(.credential, facts, try file.content(of: record)))
        }
        for record in try file.identities() {
            entries.append(
                BackupEntry(
                    .identity,
                    JSONObject([
                        ("kind", .string(record.kind)), ("value", .string(record.value)),
                        ("added", .string(record.addedAt)),
                    ])))
        }
        for record in try file.shares() { entries.append(share(record)) }
        return entries
    }

    private static func trustList(_ record: TrustListRecord, _ content: [UInt8]) throws -> BackupEntry {
        var facts = JSONObject([
            ("name", .string(record.name)), ("format", .string(record.format)), ("issuers", .integer(record.issuers)),
            ("digest", .string(Hexadecimal.encode(record.digest))), ("added", .string(record.addedAt)),
        ])
        facts["version"] = record.version.map { .integer($0) }
        facts["issued"] = record.issued.map(JSONValue.string)
        facts["expires"] = record.expires.map(JSONValue.string)
        facts["signer"] = record.signer.map(JSONValue.string)
        return BackupEntry(.trustList, facts, content)
    }

    private static func share(_ record: ShareRecord) -> BackupEntry {
        let share = record.share
        var facts = JSONObject([
            ("reader", .string(share.reader)), ("form", .string(share.form)), ("created", .string(share.createdAt)),
            ("digest", .string(Hexadecimal.encode(share.digest))),
            (
                "items",
                .array(
                    share.items.map { item in
                        .object([
                            "credential": .integer(item.credential), "digest": .string(Hexadecimal.encode(item.digest)),
                            "title": .string(item.title), "claims": .string(item.claims),
                        ])
                    })
            ),
        ])
        facts["expires"] = share.expires.map(JSONValue.string)
        facts["challenge"] = share.challenge.map(JSONValue.string)
        facts["domain"] = share.domain.map(JSONValue.string)
        facts["file"] = share.fileName.map(JSONValue.string)
        facts["holderKey"] = share.holderKey.map { .integer($0) }
        return BackupEntry(.share, facts)
    }

    mutating func wipeContent() {
        var bytes = content
        self = BackupEntry(kind, facts)
        wipe(&bytes)
    }
}
