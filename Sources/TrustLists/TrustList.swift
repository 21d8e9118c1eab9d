// SPDX-License-Identifier: Apache-2.0

package import CredentialCrypto
package import Credentials
package import StrictJSON

/// Who stands on a list, with which keys, and when.
package struct ListedIssuer: Sendable, Equatable {
    package let id: ExactString
    package let name: ExactString?
    package let country: ExactString?
    package let url: ExactString?
    /// The only keys that count as the issuer's; nil where any key counts that its own identifier or document lists.
    package let keys: [PublicKey]?
    /// Certificates, DER, under which the issuer's own count as the issuer's.
    package var certificates: [[UInt8]] = []
    package let from: Instant?
    package let until: Instant?

    /// Whether the entry holds at a moment; both ends belong to the period.
    package func isInForce(at instant: Instant) -> Bool {
        (from.map { $0 <= instant } ?? true) && (until.map { instant <= $0 } ?? true)
    }
}

/// A list of issuers, or of services that vouch for issuers.
package struct TrustList: Sendable, Equatable {
    /// What the list's bytes rest on.
    package enum Assurance: Sendable, Equatable {
        /// It carries no signature: the reader chose the file.
        case chosen
        /// Signed, and the signature holds.
        case signed(by: PublicKey)
        /// The reader gave its digest. It may carry a signature; nobody checked that.
        case pinnedDigest
    }

    /// Whether a moment lies in the list's time.
    package enum Currency: Sendable, Equatable {
        case inForce
        /// After its end.
        case stale
        /// Before its own date: what is dated later than now says nothing about now.
        case future
    }

    /// `backpack`, `dcc`, `etsi-ts-119602`, `etsi-ts-119612`.
    package let format: ExactString
    package let name: ExactString
    /// Counts up with every edition; nil where the form has none.
    package let version: Int?
    package let issued: Instant?
    package let expires: Instant?
    package let issuers: [ListedIssuer]
    /// Certificates, DER, of authorities whose timestamps count.
    package var timestampAuthorities: [[UInt8]] = []
    /// Of the lists of ETSI.
    package var services: [ListedService] = []
    /// Other lists that this one points to. They are told, never followed.
    package var pointers: [ListPointer] = []
    package var assurance = Assurance.chosen
    /// Identifiers that stand more than once; the first entry counts.
    package let repeated: [ExactString]

    package func currency(at instant: Instant) -> Currency {
        if let issued, instant < issued { return .future }
        if let expires, expires < instant { return .stale }
        return .inForce
    }

    /// Only points to other lists: it can name nobody, in whatever edition.
    package var isOnlyOfLists: Bool { !pointers.isEmpty && issuers.isEmpty && services.isEmpty }

    package func isInForce(at instant: Instant) -> Bool { currency(at: instant) == .inForce }

    /// The list's own entry of issuers; services are asked with `listings`.
    package func issuer(_ id: ExactString) -> ListedIssuer? { issuers.first { $0.id == id } }

    /// Everything the list says of an identifier: whether it holds at a moment, for which keys, through which service.
    package func listings(of id: ExactString, at moment: Instant) -> [Listing] {
        var found: [Listing] = []
        if let issuer = issuer(id) {
            found.append(
                Listing(
                    name: issuer.name, keys: issuer.keys, holds: issuer.isInForce(at: moment), service: nil,
                    from: issuer.from, until: issuer.until))
        }
        for service in services where service.role == .issuer && service.identifiers.contains(id) {
            let period = service.period(at: moment)
            found.append(
                Listing(
                    name: service.provider, keys: service.keys.isEmpty ? nil : service.keys,
                    holds: service.isApproved(at: moment), service: service, from: period?.from, until: nil))
        }
        return found
    }
}

/// What one entry of a list says of an identifier at a moment.
package struct Listing: Sendable, Equatable {
    package let name: ExactString?
    /// The only keys that count; nil where any does that the identifier itself lists.
    package let keys: [PublicKey]?
    package let holds: Bool
    package let service: ListedService?
    package let from: Instant?
    package let until: Instant?
}

/// Another list, as a list of lists names it.
package struct ListPointer: Sendable, Equatable {
    package let territory: ExactString?
    package let location: ExactString
    /// Certificates, DER, one of which signs that list.
    package let certificates: [[UInt8]]
}
