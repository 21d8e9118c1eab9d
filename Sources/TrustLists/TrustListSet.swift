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

        fileprivate func trusted(name: ExactString?, service: ExactString? = nil) -> TrustedIssuer {
            var entry = TrustedIssuer(list: list.name, name: name, listAdded: added, listDigest: digest)
            entry.isSignatureChecked = list.assurance != .pinnedDigest
            entry.service = service
            return entry
        }
    }

    package let entries: [Entry]
    /// Lists that were chosen and cannot be read: nobody knows whom they name.
    package let unavailable: [ExactString]
    private let names: ListedNames

    package init(_ entries: [Entry], unavailable: [ExactString] = []) {
        self.entries = entries
        self.unavailable = unavailable
        names = ListedNames(entries.map(\.list))
    }

    private func inForce(at instant: Instant) -> [Entry] { entries.filter { $0.list.isInForce(at: instant) } }

    package func standing(
        of issuer: ExactString, keys: [PublicKey], at instant: Instant, signing: Instant?
    ) -> TrustStanding {
        let moment = signing ?? instant
        guard !entries.isEmpty || !unavailable.isEmpty else { return .notConfigured }
        let inForce = inForce(at: instant)
        var refusal: TrustStanding?
        for entry in inForce {
            for listing in entry.list.listings(of: issuer, at: moment) {
                guard listing.holds else {
                    refusal = refusal ?? .outsidePeriod(list: entry.list.name)
                    continue
                }
                if let pinned = listing.keys, !keys.contains(where: pinned.contains) {
                    refusal = refusal ?? .otherKey(list: entry.list.name)
                    continue
                }
                return .named(entry.trusted(name: listing.name, service: listing.service?.summary(at: moment)))
            }
        }
        if let refusal { return refusal }
        // None of these is the same as not being named: any of them could have named the issuer.
        if !unavailable.isEmpty { return .unavailable(lists: unavailable) }
        let stale = lists(.stale, at: instant)
        if !stale.isEmpty { return .stale(lists: stale) }
        let future = lists(.future, at: instant)
        return future.isEmpty ? .absent(lists: inForce.map(\.list.name)) : .future(lists: future)
    }

    /// Lists of such a currency that could name somebody.
    func lists(_ currency: TrustList.Currency, at instant: Instant) -> [ExactString] {
        entries.filter { $0.list.currency(at: instant) == currency && !$0.list.isOnlyOfLists }.map(\.list.name)
    }

    package func pin(
        of issuer: ExactString, key: PublicKey, at instant: Instant, signing: Instant?
    ) -> TrustedIssuer? {
        let moment = signing ?? instant
        for entry in inForce(at: instant) {
            for listing in entry.list.listings(of: issuer, at: moment)
            where listing.holds && listing.keys?.contains(key) == true {
                return entry.trusted(name: listing.name, service: listing.service?.summary(at: moment))
            }
        }
        return nil
    }

    package func anchors(for use: TrustAnchor.Use, at instant: Instant, signing: Instant?) -> [TrustAnchor] {
        let moment = signing ?? instant
        return inForce(at: instant).flatMap { entry -> [TrustAnchor] in
            services(of: entry, for: use, at: moment) + issuers(of: entry, for: use, at: moment)
        }
    }

    private func issuers(of entry: Entry, for use: TrustAnchor.Use, at moment: Instant) -> [TrustAnchor] {
        switch use {
        case .credentials:
            entry.list.issuers.filter { $0.isInForce(at: moment) }.flatMap { listed in
                listed.certificates.map {
                    TrustAnchor(certificate: $0, issuer: listed.id, entry: entry.trusted(name: listed.name))
                }
            }
        case .timestamps:
            entry.list.timestampAuthorities.map {
                TrustAnchor(certificate: $0, issuer: nil, entry: entry.trusted(name: nil))
            }
        }
    }

    private func services(of entry: Entry, for use: TrustAnchor.Use, at moment: Instant) -> [TrustAnchor] {
        entry.list.services.flatMap { service -> [TrustAnchor] in
            let isMeant =
                switch service.role {
                case .sealAuthority, .issuer: use == .credentials
                case .timestampAuthority: use == .timestamps
                case nil: false
                }
            guard isMeant, service.isApproved(at: moment) else { return [] }
            // An authority certifies others, and their names stand in the certificates.
            let name = service.role == .issuer ? service.provider : nil
            return service.certificates.map {
                var anchor = TrustAnchor(
                    certificate: $0, issuer: nil,
                    entry: entry.trusted(name: name, service: service.summary(at: moment)))
                anchor.isForQualified = service.role == .sealAuthority
                anchor.since = service.approvedSince(until: moment)
                return anchor
            }
        }
    }

    package func uncheckedLists(at instant: Instant) -> [ExactString] {
        inForce(at: instant).filter { $0.list.assurance == .pinnedDigest }.map(\.list.name)
    }

    package func namesakes(of name: ExactString, except issuer: ExactString, at instant: Instant) -> [Namesake] {
        let found = names.alike(name)
        guard !found.isEmpty else { return [] }
        let lists = Set(inForce(at: instant).map(\.list.name))
        return found.filter { $0.id != issuer && lists.contains($0.list) }
    }
}

/// The names on lists by what they look like.
private struct ListedNames: Sendable {
    private var byAppearance: [ExactString: [Namesake]] = [:]

    init(_ lists: [TrustList]) {
        for list in lists {
            for issuer in list.issuers { add(issuer.name, issuer.id, list) }
            for service in list.services where service.role == .issuer {
                add(service.provider, service.identifiers.first, list)
            }
        }
    }

    private mutating func add(_ name: ExactString?, _ id: ExactString?, _ list: TrustList) {
        guard let name else { return }
        let appearance = Appearance(name).skeleton
        guard !appearance.isEmpty else { return }
        byAppearance[appearance, default: []].append(Namesake(list: list.name, name: name, id: id))
    }

    func alike(_ name: ExactString) -> [Namesake] {
        byAppearance.isEmpty ? [] : byAppearance[Appearance(name).skeleton] ?? []
    }
}
