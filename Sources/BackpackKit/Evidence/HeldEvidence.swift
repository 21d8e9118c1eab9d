// SPDX-License-Identifier: Apache-2.0

import CredentialCrypto
import Credentials
import StrictJSON
package import WalletStore

/// Something that was imported besides credentials, with what rests on it.
package struct HeldEvidence: Sendable {
    package let record: EvidenceRecord
    /// The numbers of the credentials whose verification looks at it.
    package let reliedOnBy: [Int]
}

extension Backpack {
    /// Everything imported besides credentials, in the order it was taken in.
    package func heldEvidence(_ reliance: Reliance) throws -> [HeldEvidence] {
        var users: [HeldItem: Set<Int>] = [:]
        for (record, document) in try heldDocuments() {
            for need in EvidenceNeed.all(of: document, in: reliance.evidence) {
                for item in reliance.evidence.find(need.kind, need.name) {
                    users[HeldItem(digest: item.digest, url: item.url), default: []].insert(record.number)
                }
            }
        }
        return try store.read { wallet in try wallet.evidence() }.map { record in
            let item = HeldItem(
                digest: ExactString(Hexadecimal.encode(record.digest)), url: record.url.map(ExactString.init(_:)))
            return HeldEvidence(record: record, reliedOnBy: (users[item] ?? []).sorted())
        }
    }

    /// The newest document for everything that checking these credentials looks up, each once, in the order they came in.
    func evidence(for records: [CredentialRecord], _ reliance: Reliance) throws -> [EvidenceBundle.Piece] {
        let held = try store.read { wallet in try wallet.evidence() }
        var numbers: Set<Int> = []
        for record in records {
            for need in EvidenceNeed.all(of: try document(of: record), in: reliance.evidence) {
                guard let item = reliance.evidence.find(need.kind, need.name).first else { continue }
                let match = held.last { record in
                    Hexadecimal.encode(record.digest) == item.digest.text && record.url == item.url?.text
                }
                if let match { numbers.insert(match.number) }
            }
        }
        return try held.filter { numbers.contains($0.number) }.map { record in
            // The name that the file had on this machine is nobody's business.
            EvidenceBundle.Piece(
                kind: ExactString(record.kind), id: record.subjectID.map(ExactString.init(_:)),
                url: record.url.map(ExactString.init(_:)), obtained: ExactString(record.addedAt),
                digest: ExactString(Hexadecimal.encode(record.digest)),
                content: try store.read { wallet in try wallet.content(of: record) })
        }
    }

    /// The same bytes fetched from two addresses are two pieces of evidence.
    private struct HeldItem: Hashable {
        let digest: ExactString
        let url: ExactString?
    }

    /// Every credential in the wallet with what it holds.
    func heldDocuments() throws -> [(record: CredentialRecord, document: SecuredDocument)] {
        let records = try store.read { wallet in try wallet.list(CredentialQuery()) }
        return try records.map { ($0, try document(of: $0)) }.sorted { $0.0.number < $1.0.number }
    }
}
