// SPDX-License-Identifier: Apache-2.0

package import Credentials
import StrictJSON
package import TrustLists
package import WalletStore

/// What the wallet relies on for who is who.
extension Backpack {
    /// Adds a trust list, in place of an older one of the same name.
    ///
    /// - Parameter fallbackName: the name of a list that does not name itself.
    /// - Throws: `TrustListError`; `StoreError.trustListRollback` for an edition older than one accepted before.
    package func addTrustList(
        _ bytes: [UInt8], fallbackName: String, at instant: Instant
    ) throws -> (list: TrustList, outcome: TrustListOutcome) {
        let list = try TrustListReader.read(bytes, fallbackName: ExactString(fallbackName))
        let new = NewTrustList(
            name: list.name.text, format: list.format.text, version: list.version, issued: list.issued?.rfc3339,
            expires: list.expires?.rfc3339, issuers: list.issuers.count, signer: nil, content: bytes,
            addedAt: instant.rfc3339)
        return (list, try store.write { wallet in try wallet.add(new) })
    }

    package func trustLists() throws -> [TrustListRecord] { try store.read { wallet in try wallet.trustLists() } }

    /// One list with its issuers.
    package func trustList(named name: String) throws -> (record: TrustListRecord, list: TrustList) {
        let (record, bytes) = try store.read { wallet in
            guard let record = try wallet.trustList(named: name) else { throw StoreError.notFound(table: "trust_list") }
            return (record, try wallet.content(of: record))
        }
        return (record, try TrustListReader.read(bytes, fallbackName: ExactString(record.name)))
    }

    package func removeTrustList(named name: String) throws {
        try store.write { wallet in try wallet.removeTrustList(named: name) }
    }
}
