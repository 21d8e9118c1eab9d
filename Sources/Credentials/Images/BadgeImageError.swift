// SPDX-License-Identifier: Apache-2.0

/// Why an image gives no badge, or takes none.
package enum BadgeImageError: Error, Sendable, Equatable {
    /// It ends before it is complete.
    case truncated
    /// The checksum of the PNG chunk that begins at this byte is wrong.
    case checksum(offset: Int)
    /// What stands at this byte is not as PNG, XML or the baking of badges has it.
    case malformed(offset: Int)
    /// More bytes, levels or names than are read.
    case tooLarge(limit: Int)
    /// A sound image that carries no badge.
    case noBadge
    /// More than one badge, so that two readers could see different ones.
    case twoBadges
    /// The badge is compressed, which baking forbids and no reader has to undo.
    case compressed
    /// It defines entities or uses ones that XML does not define by itself.
    case entities
    /// Neither PNG nor SVG.
    case notAnImage
    /// These bytes cannot stand in such an image unchanged.
    case notBakeable

    /// Stable across versions.
    package var code: String {
        switch self {
        case .truncated: "image.truncated"
        case .checksum: "image.crc"
        case .malformed: "image.malformed"
        case .tooLarge: "image.too-large"
        case .noBadge: "image.no-badge"
        case .twoBadges: "image.two-badges"
        case .compressed: "image.compressed"
        case .entities: "image.dtd"
        case .notAnImage: "image.not-an-image"
        case .notBakeable: "image.not-bakeable"
        }
    }
}
