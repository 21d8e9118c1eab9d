// SPDX-License-Identifier: Apache-2.0

import CredentialCrypto
import StrictJSON
import WalletStore

/// Puts a backup's entries beside what a wallet holds, inside one transaction.
struct WalletMerge {
    private(set) var report = RestoreReport()
    /// The numbers that the backup's credentials and keys have in this wallet.
    private var numbers: [Int: Int] = [:]
    private var keyNumbers: [Int: Int] = [:]

    mutating func evidence(_ entries: [BackupEntry], _ wallet: inout WalletFile) throws {
        for entry in entries {
            let new = NewEvidence(
                kind: try entry.text("kind"), subjectID: try entry.optionalText("subject"),
                url: try entry.optionalText("url"), content: entry.content, source: try entry.optionalText("source"),
                addedAt: try entry.text("added"))
            switch try wallet.insert(new) {
            case .inserted: report.evidence.added += 1
            case .alreadyHeld: report.evidence.held += 1
            }
        }
    }

    /// What the wallet itself would refuse as a step back leaves the wallet's own edition in force.
    mutating func trustLists(_ entries: [BackupEntry], _ wallet: inout WalletFile) throws {
        for entry in entries {
            let new = try NewTrustList(entry)
            do {
                switch try wallet.add(new) {
                case .added, .replaced: report.trustLists.added += 1
                case .alreadyHeld: report.trustLists.held += 1
                }
            } catch {
                switch error {
                case .trustListRollback, .trustListSameVersion, .trustListIssuedEarlier, .trustListFastForward,
                    .trustListSigner, .trustListFormat:
                    report.keptLists.append(new.name)
                default: throw error
                }
            }
        }
    }

    mutating func credentials(_ credentials: [RestoredCredential], _ wallet: inout WalletFile) throws {
        var inserted: [(RestoredCredential, Int)] = []
        for credential in credentials {
            var outcome = ImportResult.Outcome.alreadyHeld
            var number: Int
            var older: Int?
            if let held = credential.new.copyOf, !credential.isImage,
                try wallet.credential(digest: credential.digest) == nil
            {
                number = held
            } else {
                switch try wallet.insert(credential.new, preferring: credential.number) {
                case .alreadyHeld(let held): number = held
                case .inserted(let made): (number, outcome) = (made, .imported)
                case .superseded(let made, _): (number, outcome) = (made, .imported)
                case .replaced(let former, let made): (number, outcome, older) = (made, .replaced, former)
                }
                if outcome != .alreadyHeld { inserted.append((credential, number)) }
            }
            numbers[credential.number] = number
            report.credentials.append(
                RestoreReport.Credential(
                    number: number, digest: credential.digest, title: credential.new.facts.title,
                    verdict: credential.new.verdict.verdict, outcome: outcome, replacedNumber: older))
        }
        for (credential, number) in inserted {
            guard let digest = credential.replacedBy, let newer = try wallet.credential(digest: digest) else {
                continue
            }
            try wallet.setReplacement(of: number, by: newer.number)
        }
    }

    mutating func people(_ entries: [BackupEntry], _ wallet: inout WalletFile) throws {
        for entry in entries {
            let isNew = try wallet.addIdentity(
                kind: try entry.text("kind"), value: try entry.text("value"), at: try entry.text("added"))
            if isNew { report.identities.added += 1 } else { report.identities.held += 1 }
        }
    }

    mutating func keys(_ fresh: [NewKey], _ all: [BackupEntry], _ wallet: inout WalletFile) throws {
        for key in fresh {
            _ = try wallet.addHolderKey(
                reader: try key.entry.optionalText("reader"), publicKey: try key.entry.text("publicKey"),
                fileName: key.file, at: try key.entry.text("created"))
        }
        report.holderKeys = RestoreReport.Count(added: fresh.count, held: all.count - fresh.count)
        let present = Dictionary(try wallet.holderKeys().map { ($0.publicKey, $0.number) }) { first, _ in first }
        for entry in all { keyNumbers[try entry.integer("number")] = present[try entry.text("publicKey")] }
    }

    mutating func shares(_ entries: [BackupEntry], _ wallet: inout WalletFile) throws {
        let present = try wallet.shares().map(\.share)
        for entry in entries {
            let share = try share(entry)
            if present.contains(where: { $0.digest == share.digest && $0.createdAt == share.createdAt }) {
                report.shares.held += 1
                continue
            }
            _ = try wallet.insert(share)
            report.shares.added += 1
        }
    }

    private func share(_ entry: BackupEntry) throws -> NewShare {
        let items = try (entry.facts["items"]?.elements ?? []).map { item in
            guard let object = item.objectValue else { throw BackupError.content("share items") }
            let fields = BackupEntry(.share, object)
            guard let digest = try fields.optionalDigest("digest") else { throw BackupError.content("share digest") }
            let number = try fields.integer("credential")
            return SharedCredential(
                credential: numbers[number] ?? number, digest: digest, title: try fields.text("title"),
                claims: try fields.text("claims"))
        }
        guard let digest = try entry.optionalDigest("digest") else { throw BackupError.content("share digest") }
        return NewShare(
            reader: try entry.text("reader"), form: try entry.text("form"), createdAt: try entry.text("created"),
            expires: try entry.optionalText("expires"), challenge: try entry.optionalText("challenge"),
            domain: try entry.optionalText("domain"), fileName: try entry.optionalText("file"), digest: digest,
            holderKey: try entry.optionalInteger("holderKey").flatMap { keyNumbers[$0] }, items: items)
    }
}
