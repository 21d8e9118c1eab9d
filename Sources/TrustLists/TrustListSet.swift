// SPDX-License-Identifier: Apache-2.0

package import CredentialCrypto
package import Credentials
package import StrictJSON

/// The trust lists in use, asked together.
package struct TrustListSet: IssuerTrust {
    package struct Entry: Sendable {
        package let list: TrustList
        /// SHA-256 of the list's bytes, lowercase hexadecimal.
        package let digest: ExactString
        /// When it came into the wallet, as RFC 3339; nil for one given with the command.
        package let added: ExactString?

        package init(list: TrustList, digest: ExactString, added: ExactString?) {
            self.list = list
            self.digest = digest
            self.added = added
        }

        fileprivate func trusted(_ issuer: ListedIssuer?) -> TrustedIssuer {
            TrustedIssuer(list: list.name, name: issuer?.name, listAdded: added, listDigest: digest)
        }
    }

    package let entries: [Entry]

    package init(_ entries: [Entry]) { self.entries = entries }

    package func standing(of issuer: ExactString, keys: [PublicKey], at instant: Instant) -> TrustStanding {
        guard !entries.isEmpty else { return .notConfigured }
        let inForce = entries.filter { $0.list.isInForce(at: instant) }
        var refusal: TrustStanding?
        for entry in inForce {
            guard let listed = entry.list.issuer(issuer) else { continue }
            guard listed.isInForce(at: instant) else {
                refusal = refusal ?? .outsidePeriod(list: entry.list.name)
                continue
            }
            if let pinned = listed.keys, !keys.contains(where: pinned.contains) {
                refusal = refusal ?? .otherKey(list: entry.list.name)
                continue
            }
            return .named(entry.trusted(listed))
        }
        if let refusal { return refusal }
        let stale = entries.filter { !$0.list.isInForce(at: instant) }
        return stale.isEmpty ? .absent(lists: inForce.map(\.list.name)) : .stale(lists: stale.map(\.list.name))
    }

    package func pin(of issuer: ExactString, key: PublicKey, at instant: Instant) -> TrustedIssuer? {
        for entry in entries where entry.list.isInForce(at: instant) {
            if let listed = entry.list.issuer(issuer), listed.isInForce(at: instant), listed.keys?.contains(key) == true
            {
                return entry.trusted(listed)
            }
        }
        return nil
    }

    package func anchors(for use: TrustAnchor.Use, at instant: Instant) -> [TrustAnchor] {
        entries.filter { $0.list.isInForce(at: instant) }.flatMap { entry -> [TrustAnchor] in
            switch use {
            case .credentials:
                entry.list.issuers.filter { $0.isInForce(at: instant) }.flatMap { listed in
                    listed.certificates.map {
                        TrustAnchor(certificate: $0, issuer: listed.id, entry: entry.trusted(listed))
                    }
                }
            case .timestamps:
                entry.list.timestampAuthorities.map {
                    TrustAnchor(certificate: $0, issuer: nil, entry: entry.trusted(nil))
                }
            }
        }
    }
}
