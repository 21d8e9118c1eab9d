// SPDX-License-Identifier: Apache-2.0

package import Credentials
package import StrictJSON
package import WalletStore

/// What a refresh would fetch, for whom and why. Nothing here fetches anything.
package struct RefreshPlan: Sendable {
    /// One document that a refresh would get, or would have to do without.
    package struct Item: Sendable {
        package let kind: EvidenceItem.Kind
        /// The address, or the identifier that leads to none.
        package let target: ExactString
        /// Whose server is asked, or why nobody is.
        package let host: Result<ExactString, FetchAddress.RefusalError>
        /// When the newest copy at hand came into the wallet, as RFC 3339; nil where there is none.
        package let held: ExactString?
        /// The credentials that need it, in order of number.
        package fileprivate(set) var credentials: [Reader]
    }

    package struct Reader: Sendable, Equatable {
        package let number: Int
        package let title: String
    }

    /// Each address once a kind, in order of address and kind.
    package let items: [Item]

    /// What would be fetched, with whose server is asked.
    package var fetches: [(item: Item, host: ExactString)] {
        items.compactMap { item in
            if case .success(let host) = item.host { (item, host) } else { nil }
        }
    }

    /// What is never fetched, and why.
    package var never: [(item: Item, refusal: FetchAddress.Refusal)] {
        items.compactMap { item in
            if case .failure(let error) = item.host { (item, error.refusal) } else { nil }
        }
    }

    /// - Parameter documents: the credentials to keep up to date.
    package init(_ documents: [(reader: Reader, document: SecuredDocument)], evidence: EvidenceSet) {
        var found: [Key: Item] = [:]
        for (reader, document) in documents.sorted(by: { $0.reader.number < $1.reader.number }) {
            for need in EvidenceNeed.all(of: document, in: evidence) {
                let key = Key(target: need.location ?? need.name, kind: need.kind)
                var item = found[key] ?? Self.item(need, evidence)
                if item.credentials.last != reader { item.credentials.append(reader) }
                found[key] = item
            }
        }
        items = found.sorted { $0.key < $1.key }.map(\.value)
    }

    private struct Key: Hashable, Comparable {
        let target: ExactString
        let kind: EvidenceItem.Kind

        static func < (lhs: Key, rhs: Key) -> Bool {
            lhs.target == rhs.target
                ? ExactString(lhs.kind.rawValue) < ExactString(rhs.kind.rawValue) : lhs.target < rhs.target
        }
    }

    private static func item(_ need: EvidenceNeed, _ evidence: EvidenceSet) -> Item {
        Item(
            kind: need.kind, target: need.location ?? need.name,
            host: need.location.map(FetchAddress.host) ?? .failure(.init(refusal: .noAddress)),
            held: evidence.find(need.kind, need.name).compactMap(\.added).max(), credentials: [])
    }
}

extension Backpack {
    /// - Parameter records: the credentials asked about; all of them where there are none.
    package func refreshPlan(_ records: [CredentialRecord], reliance: Reliance) throws -> RefreshPlan {
        let held =
            records.isEmpty ? try heldDocuments() : try records.map { (record: $0, document: try document(of: $0)) }
        return RefreshPlan(
            held.map { (RefreshPlan.Reader(number: $0.record.number, title: $0.record.facts.title), $0.document) },
            evidence: reliance.evidence)
    }
}
