// SPDX-License-Identifier: Apache-2.0

package import Credentials
package import StrictJSON

/// What the trust lists in use know of an identifier, without asking for any key.
package struct TrustExplanation: Sendable {
    /// The worst reason why nothing names it, or that something does.
    package enum Standing: String, Sendable {
        case named
        case notConfigured = "not-configured"
        case unavailable, stale, future
        /// Lists in force name it, for another period or with another status.
        case outsidePeriod = "outside-period"
        case absent
    }

    /// One entry of one list.
    package struct Mention: Sendable {
        package let list: TrustList
        package let isListInForce: Bool
        package let listing: Listing
        /// The service behind the entry with its status.
        package let service: ExactString?
        package let added: ExactString?
    }

    package let issuer: ExactString
    package let standing: Standing
    package let mentions: [Mention]
    package let unavailable: [ExactString]
    package let stale: [ExactString]
    /// Other listed parties whose name or identifier looks like the issuer's.
    package let lookAlikes: [Namesake]
    /// What is odd about the identifier, or the names under which it stands.
    package let oddities: [Appearance.Oddity]

    package var isNamed: Bool { standing == .named }
}

extension TrustListSet {
    package func explain(_ issuer: ExactString, at instant: Instant) -> TrustExplanation {
        var mentions: [TrustExplanation.Mention] = []
        for entry in entries {
            for listing in entry.list.listings(of: issuer, at: instant) {
                mentions.append(
                    TrustExplanation.Mention(
                        list: entry.list, isListInForce: entry.list.isInForce(at: instant), listing: listing,
                        service: listing.service?.summary(at: instant), added: entry.added))
            }
        }
        let names = [issuer] + mentions.compactMap(\.listing.name)
        let oddities = Set(names.flatMap { Appearance($0).oddities })
        return TrustExplanation(
            issuer: issuer, standing: standing(mentions, at: instant), mentions: mentions, unavailable: unavailable,
            stale: lists(.stale, at: instant), lookAlikes: lookAlikes(of: names, except: issuer, mentions),
            oddities: Appearance.Oddity.allCases.filter(oddities.contains))
    }

    private func standing(
        _ mentions: [TrustExplanation.Mention], at instant: Instant
    ) -> TrustExplanation.Standing {
        if mentions.contains(where: { $0.isListInForce && $0.listing.holds }) { return .named }
        if mentions.contains(where: \.isListInForce) { return .outsidePeriod }
        guard !entries.isEmpty || !unavailable.isEmpty else { return .notConfigured }
        if !unavailable.isEmpty { return .unavailable }
        if !lists(.stale, at: instant).isEmpty { return .stale }
        return lists(.future, at: instant).isEmpty ? .absent : .future
    }

    /// By names and by identifiers, on every list, in force or not.
    private func lookAlikes(
        of names: [ExactString], except issuer: ExactString, _ mentions: [TrustExplanation.Mention]
    ) -> [Namesake] {
        let appearances = Set(names.map { Appearance($0).skeleton })
        var found: [Namesake] = []
        for entry in entries {
            for listed in entry.list.issuers where listed.id != issuer {
                let isAlike = [listed.name, listed.id].compactMap { $0 }.contains {
                    appearances.contains(Appearance($0).skeleton)
                }
                if isAlike {
                    found.append(Namesake(list: entry.list.name, name: listed.name ?? listed.id, id: listed.id))
                }
            }
            // Other services of a provider that stands there with the issuer are the same party's.
            let own = Set(mentions.filter { $0.list.name == entry.list.name }.compactMap(\.listing.name))
            var told: Set<ExactString> = own
            for service in entry.list.services
            where service.role == .issuer && !service.identifiers.contains(issuer)
                && appearances.contains(Appearance(service.provider).skeleton) && told.insert(service.provider).inserted
            {
                found.append(
                    Namesake(list: entry.list.name, name: service.provider, id: service.identifiers.first))
            }
        }
        return found
    }
}
