// SPDX-License-Identifier: Apache-2.0

package import StrictJSON

/// A part of a hosted badge as it was at the moment that it was taken in (Open Badges 2.0: what it refers to stands at
/// addresses of its own, where it may change or go).
package struct FrozenPart: Sendable, Equatable {
    package enum Kind: String, Sendable, CaseIterable {
        case assertion
        case badgeClass = "badge-class"
        case issuer
        case image
    }

    package enum Place: Sendable, Equatable {
        /// A file of its own: its SHA-256 in hexadecimal, and since when it is held, as RFC 3339; nil for one that is only
        /// looked at.
        case file(digest: ExactString, held: ExactString?)
        /// In the assertion's own file.
        case embedded
        /// Only its address is known.
        case missing
    }

    package let kind: Kind
    /// Its identifier, which is its address; nil for a part without one.
    package let id: ExactString?
    package let place: Place
}

extension LinkedBadge {
    /// The assertion and what it refers to, in that order.
    func frozen(_ document: SecuredDocument) -> [FrozenPart] {
        func place(_ part: Part) -> FrozenPart.Place {
            part.source.map { .file(digest: $0.digest, held: $0.added) } ?? .embedded
        }
        func parts(_ kind: FrozenPart.Kind, _ id: ExactString?, _ found: [Part?]) -> [FrozenPart] {
            let held = found.compactMap { $0 }.map { FrozenPart(kind: kind, id: id, place: place($0)) }
            guard held.isEmpty, id != nil else { return held }
            return [FrozenPart(kind: kind, id: id, place: .missing)]
        }
        let whole = FrozenPart.Place.file(digest: document.digest, held: document.received)
        return [FrozenPart(kind: .assertion, id: assertion["id"]?.stringValue, place: whole)]
            + parts(.badgeClass, classID, [badgeClass, otherClass])
            + parts(.issuer, issuerID, [embeddedProfile, profile])
            + images
    }

    /// Pictures are named and not held, but for those that stand in a file as data.
    private var images: [FrozenPart] {
        [assertion, badgeClass?.json].compactMap { $0?["image"] }.compactMap { image in
            guard let address = image.stringValue ?? image["id"]?.stringValue, !address.isEmpty else { return nil }
            return address.hasPrefix("data:")
                ? FrozenPart(kind: .image, id: nil, place: .embedded)
                : FrozenPart(kind: .image, id: address, place: .missing)
        }
    }
}
