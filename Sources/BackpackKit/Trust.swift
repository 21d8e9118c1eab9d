// SPDX-License-Identifier: Apache-2.0

package import CredentialCrypto
package import Credentials
import StrictJSON
package import TrustLists
package import WalletStore

/// What the wallet relies on for who is who.
extension Backpack {
    /// Adds a trust list, in place of an older one of the same name, in one transaction: it is all there, or nothing changed.
    ///
    /// The signer of a list that was not held before is pinned with it.
    ///
    /// - Parameters:
    ///   - fallbackName: the name of a list that does not name itself.
    ///   - conditions: what the reader asks of it; keys pinned before are known without being named again.
    /// - Throws: `TrustListError`; `StoreError` where the list held under its name may not be replaced by it.
    package func addTrustList(
        _ bytes: [UInt8], fallbackName: String, on conditions: TrustListConditions = TrustListConditions(),
        at instant: Instant
    ) throws -> (list: TrustList, outcome: TrustListOutcome) {
        var conditions = conditions
        conditions.knownSigners += try trustLists().compactMap { try $0.signerKey }
        let list = try TrustListReader.read(bytes, fallbackName: ExactString(fallbackName), on: conditions)
        // In force it could shut out the edition that is, though nobody can know it yet.
        if list.currency(at: instant) == .future {
            throw TrustListError(.issuedInFuture(ExactString(list.issued?.rfc3339 ?? "")))
        }
        let new = NewTrustList(
            name: list.name.text, format: list.format.text, version: list.version, issued: list.issued?.rfc3339,
            expires: list.expires?.rfc3339, issuers: list.issuers.count + list.services.count,
            signer: list.signer?.multikey.text, content: bytes, addedAt: instant.rfc3339)
        return (list, try store.write { wallet in try wallet.add(new) })
    }

    package func trustLists() throws -> [TrustListRecord] { try store.read { wallet in try wallet.trustLists() } }

    /// One list with its issuers.
    package func trustList(named name: String) throws -> (record: TrustListRecord, list: TrustList) {
        let (record, bytes) = try store.read { wallet in
            guard let record = try wallet.trustList(named: name) else { throw StoreError.notFound(table: "trust_list") }
            return (record, try wallet.content(of: record))
        }
        return (record, try record.read(bytes))
    }

    package func removeTrustList(named name: String) throws {
        try store.write { wallet in try wallet.removeTrustList(named: name) }
    }
}

extension TrustList {
    /// The key that signed it; nil for one without a signature, or with one that nobody checked.
    package var signer: PublicKey? {
        guard case .signed(let key) = assurance else { return nil }
        return key
    }
}

extension TrustListRecord {
    fileprivate var signerKey: PublicKey? {
        get throws(TrustListError) {
            guard let signer else { return nil }
            do { return try PublicKey(multikey: ExactString(signer)) } catch {
                throw TrustListError(.key(issuer: ExactString(name), code: error.code))
            }
        }
    }

    /// The list that a record's bytes are, on the conditions under which it came in: the signature is checked again, and
    /// bytes whose digest was given then are those of the record's digest.
    func read(_ bytes: [UInt8]) throws(TrustListError) -> TrustList {
        let conditions = TrustListConditions(signer: try signerKey, digest: signer == nil ? digest : nil)
        return try TrustListReader.read(bytes, fallbackName: ExactString(name), on: conditions)
    }
}
