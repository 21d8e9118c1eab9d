// SPDX-License-Identifier: Apache-2.0

package import CredentialCrypto
package import Credentials
import StrictJSON
import TrustLists
package import WalletStore

/// What became of a backup's content.
package struct RestoreReport: Sendable {
    package struct Credential: Sendable {
        package let number: Int
        package let digest: [UInt8]
        package let title: String
        package let verdict: String
        /// `imported`, `already-held` or `replaced`.
        package let outcome: ImportResult.Outcome
        package let replacedNumber: Int?
    }

    /// How much was new, and how much was there already.
    package struct Count: Sendable, Equatable {
        package internal(set) var added = 0
        package internal(set) var held = 0
    }

    package internal(set) var credentials: [Credential] = []
    package internal(set) var evidence = Count()
    package internal(set) var trustLists = Count()
    /// Trust lists of which the wallet's own edition stays.
    package internal(set) var keptLists: [String] = []
    package internal(set) var identities = Count()
    package internal(set) var holderKeys = Count()
    package internal(set) var shares = Count()
}

/// A backup that was opened and read to its end. Its holder keys are overwritten when it goes.
final class OpenedBackup {
    let isProtected: Bool
    let entries: [BackupEntry]
    /// By the place of their entry among those of holder keys.
    let secrets: [HolderSecret]

    final class HolderSecret: Sendable {
        let entry: BackupEntry
        let secret: SecretBytes

        init(_ entry: BackupEntry) throws {
            var bytes = entry.content
            self.entry = BackupEntry(entry.kind, entry.facts)
            secret = SecretBytes(taking: &bytes)
        }
    }

    init(_ file: [UInt8], passphrase: borrowing SecretBytes) throws {
        var read: [BackupEntry]
        do throws(SealError) {
            let body = try PassphraseSeal.open(file, .backup, passphrase: passphrase)
            do { read = try BackupEntry.entries(body) } catch { throw SealError.damaged }
        } catch {
            throw BackupError.seal(error)
        }
        guard let wallet = read.first, wallet.kind == .wallet else { throw BackupError.content("wallet") }
        guard try wallet.text("schema").utf8.elementsEqual(BackupFile.schema.utf8) else {
            throw BackupError.newerVersion
        }
        guard try wallet.integer("entries") == read.count - 1, let isProtected = wallet.facts["protected"]?.boolValue
        else { throw BackupError.content("wallet") }
        self.isProtected = isProtected
        secrets = try read.filter { $0.kind == .holderKey }.map(HolderSecret.init)
        for index in read.indices where read[index].kind == .holderKey { read[index].wipeContent() }
        entries = Array(read.dropFirst())
        try check()
    }

    /// Every digest and every key, before anything is taken in.
    private func check() throws {
        for entry in entries where [.credential, .evidence, .trustList].contains(entry.kind) {
            guard try entry.optionalDigest("digest") == HashAlgorithm.sha256.digest(entry.content) else {
                throw BackupError.content("\(entry.kind) digest")
            }
        }
        for held in secrets {
            let publicKey = try held.secret.withBytes { try PrivateKey(.ed25519, raw: $0).publicKey }
            guard publicKey.multikey == ExactString(try held.entry.text("publicKey")) else {
                throw BackupError.content("holderKey publicKey")
            }
        }
    }

    func entries(_ kind: BackupEntry.Kind) -> [BackupEntry] { entries.filter { $0.kind == kind } }
}

extension Backpack {
    /// Takes a backup in, beside what is there: all of it in one transaction, or nothing. Doing it again changes nothing.
    ///
    /// - Parameter protecting: locks the keys also where the wallet that was backed up had no passphrase.
    /// - Throws: `BackupError`, `PassphraseError`, `StoreError`.
    package func restore(
        _ file: [UInt8], passphrase: borrowing SecretBytes, protecting: Bool = false,
        cost: ScryptCost = .standard, at instant: Instant
    ) throws -> RestoreReport {
        let backup = try OpenedBackup(file, passphrase: passphrase)
        if try lock.isSet {
            // Mostly it is the same passphrase; otherwise the wallet's own is asked for, now.
            if !backup.secrets.isEmpty, try !lock.unlock(with: passphrase) { try unlock() }
        } else if backup.isProtected || protecting {
            try setPassphrase(passphrase, cost: cost)
        }
        let credentials = try prepare(backup, at: instant)
        let held = Set(try store.read { wallet in try wallet.holderKeys().map(\.publicKey) })
        let fresh = try backup.secrets.filter { try !held.contains($0.entry.text("publicKey")) }
        var names: [FilePath] = []
        do {
            for key in fresh {
                // A file that an interrupted restore left behind has the same name and belongs to no record.
                names.append(try write(key.secret, of: try key.entry.text("publicKey"), replacing: true))
            }
            let keys = zip(fresh, names).map { NewKey(entry: $0.entry, file: $1) }
            let entries = backup.entries
            return try store.write { [keys] wallet in
                var merge = WalletMerge()
                try merge.evidence(entries.filter { $0.kind == .evidence }, &wallet)
                try merge.trustLists(entries.filter { $0.kind == .trustList }, &wallet)
                for entry in entries where entry.kind == .trustListVersion {
                    try wallet.raiseTrustListVersion(named: entry.text("name"), to: entry.integer("highest"))
                }
                try merge.credentials(credentials, &wallet)
                try merge.people(entries.filter { $0.kind == .identity }, &wallet)
                try merge.keys(keys, entries.filter { $0.kind == .holderKey }, &wallet)
                try merge.shares(entries.filter { $0.kind == .share }, &wallet)
                return merge.report
            }
        } catch {
            // Nothing was taken in, so no record names them; the first failure is the one to tell.
            for name in names { try? store.directory.removeKey(named: name) }
            throw error
        }
    }

    /// Restores into a wallet that is made for it and thrown away, and verifies everything in it anew.
    ///
    /// No secret reaches the disk in the clear: the keys of that wallet are always locked.
    package static func rehearse(
        _ file: [UInt8], passphrase: borrowing SecretBytes, in folder: FilePath, at instant: Instant
    ) throws -> RestoreReport {
        try TemporaryWalletFolder.with(in: folder) { path in
            let scratch = try Backpack(at: path, mode: .create)
            let report = try scratch.restore(
                file, passphrase: passphrase, protecting: true, cost: .least, at: instant)
            guard try scratch.store.doctor().isEmpty else { throw BackupError.content("wallet") }
            for (record, _) in try scratch.holderKeys() {
                let publicKey = try scratch.withSecret(of: record) { secret in
                    try secret.withBytes { try PrivateKey(.ed25519, raw: $0).publicKey.multikey }
                }
                guard publicKey == ExactString(record.publicKey) else { throw BackupError.content("holderKey") }
            }
            return report
        }
    }

    /// Verifies what is to be taken in against the wallet and the backup together. Nothing is changed yet.
    private func prepare(_ backup: OpenedBackup, at instant: Instant) throws -> [RestoredCredential] {
        var reliance = try reliance(at: instant)
        for entry in backup.entries(.evidence) {
            guard let kind = EvidenceItem.Kind(rawValue: try entry.text("kind")) else { continue }
            let url = try entry.optionalText("url").map { ExactString($0) }
            try reliance.addEvidence(entry.content, kind: kind, url: url, added: ExactString(try entry.text("added")))
        }
        let known = Set(reliance.lists.map(\.list.name))
        for entry in backup.entries(.trustList) where !known.contains(ExactString(try entry.text("name"))) {
            let new = try NewTrustList(entry)
            reliance.addTrustList(TrustListRecord(new, digest: HashAlgorithm.sha256.digest(entry.content)), new.content)
        }
        let verifier = Verifier(reliance.inputs)
        let basis = reliance.basis
        return try backup.entries(.credential).map { entry in
            guard case .secured(var document) = try Recognizer.recognize(entry.content) else {
                throw BackupError.content("credential")
            }
            document.received = ExactString(try entry.text("imported"))
            let (report, view) = verifier.verifyWithView(document)
            let reading = CredentialReading(view, document)
            let held = try report.summary.id.flatMap { id in try self.held(id, in: entry.content) }
            let isHere = try reading.facts.credentialID.map { id in
                try store.read { wallet in try !wallet.credentials(id: id).isEmpty }
            }
            let new = NewCredential(
                facts: reading.facts, content: entry.content,
                verdict: CachedVerdict(verdict: report.verdict.rawValue, at: instant.rfc3339, basis: basis),
                source: try entry.optionalText("source"), importedAt: try entry.text("imported"),
                words: reading.texts.words, skills: reading.texts.skills, summary: reading.summary,
                // Of what the backup holds itself it says which replaced which.
                mayReplace: isHere == true && report.check(.proofSignature)?.outcome == .passed
                    && report.check(.proofController)?.outcome == .passed, copyOf: held?.number)
            return RestoredCredential(
                new: new, number: try entry.integer("number"), replacedBy: try entry.optionalDigest("replacedBy"),
                digest: HashAlgorithm.sha256.digest(entry.content), isImage: BadgeImage.format(of: entry.content) != nil
            )
        }
    }
}

/// A credential of a backup, verified and ready to be taken in.
struct RestoredCredential: Sendable {
    let new: NewCredential
    let number: Int
    let replacedBy: [UInt8]?
    let digest: [UInt8]
    let isImage: Bool
}

/// A holder key of a backup whose file is on the disk.
struct NewKey: Sendable {
    let entry: BackupEntry
    let file: FilePath
}

extension NewTrustList {
    init(_ entry: BackupEntry) throws(BackupError) {
        self.init(
            name: try entry.text("name"), format: try entry.text("format"),
            version: try entry.optionalInteger("version"),
            issued: try entry.optionalText("issued"), expires: try entry.optionalText("expires"),
            issuers: try entry.integer("issuers"), signer: try entry.optionalText("signer"), content: entry.content,
            addedAt: try entry.text("added"))
    }
}
