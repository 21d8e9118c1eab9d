// SPDX-License-Identifier: Apache-2.0

package import StrictJSON

/// Badges inside PNG and SVG files ("baked": Open Badges 2.0 Baking, Open Badges 3.0 §5.3). No pixel is ever decoded.
package enum BadgeImage {
    package enum Format: String, Sendable, CaseIterable {
        case png
        case svg
    }

    /// Which edition's chunk or element holds the badge.
    package enum Edition: Sendable, CaseIterable {
        case openBadges2
        case openBadges3
    }

    /// What an image carries.
    package enum Content: Sendable, Equatable {
        /// The bytes of a credential, JSON or a compact token, exactly as they were baked.
        case credential([UInt8])
        /// Only the address that the badge is published at.
        case hostedURL(ExactString)
    }

    /// Bytes of an image: 16 MiB.
    package static let imageLimit = 16 << 20
    /// Bytes of a badge: 1 MiB.
    package static let badgeLimit = 1 << 20

    /// The form of an image by its first bytes; nil for anything else.
    package static func format(of bytes: [UInt8]) -> Format? {
        // The part of the signature that no text begins with; the rest of it shows damage on the way, and is checked then.
        if bytes.starts(with: PNGImage.signature.prefix(4)) { return .png }
        let head = bytes.prefix(4_096)
        let marks = ["<svg", "<!DOCTYPE svg"]
        let isMarkup = head.first { !XMLScanner.isWhiteSpace($0) && !XMLScanner.byteOrderMark.contains($0) }
        guard isMarkup == UInt8(ascii: "<"), marks.contains(where: { !head.ranges(of: Array($0.utf8)).isEmpty }) else {
            return nil
        }
        return .svg
    }

    /// Takes the badge out of an image.
    package static func content(of image: [UInt8]) throws(BadgeImageError) -> Content {
        guard image.count <= imageLimit else { throw .tooLarge(limit: imageLimit) }
        switch format(of: image) {
        case .png: return try PNGImage(image).content()
        case .svg: return try SVGImage(image).content()
        case nil: throw .notAnImage
        }
    }

    /// The image with a credential baked in, in the place of the badge that was there before, if any. Everything else of
    /// the image stays as it is, byte for byte.
    ///
    /// - Parameter credential: JSON or a compact token; `content(of:)` gives back these very bytes.
    package static func bake(
        _ credential: [UInt8], _ edition: Edition, into image: [UInt8]
    ) throws(BadgeImageError) -> [UInt8] {
        guard image.count <= imageLimit else { throw .tooLarge(limit: imageLimit) }
        guard credential.count <= badgeLimit else { throw .tooLarge(limit: badgeLimit) }
        let baked: [UInt8] =
            switch format(of: image) {
            case .png: try PNGImage(image).baking(credential, edition)
            case .svg: try SVGImage(image).baking(credential, edition)
            case nil: throw .notAnImage
            }
        // What cannot be had back unchanged was not baked: characters that XML has no way to write, or no credential.
        let isKept: Bool
        do { isKept = try content(of: baked) == .credential(credential) } catch { isKept = false }
        guard isKept else { throw .notBakeable }
        return baked
    }

    /// A web address stands for a badge that is elsewhere; anything else is the badge.
    static func content(_ text: [UInt8]) -> Content {
        let trimmed = text.drop(while: XMLScanner.isWhiteSpace)
        let start = String(decoding: trimmed.prefix(8), as: UTF8.self).lowercased()
        guard start.hasPrefix("http://") || start.hasPrefix("https://") else { return .credential(text) }
        var address = String(decoding: trimmed, as: UTF8.self)[...]
        while address.utf8.last.map(XMLScanner.isWhiteSpace) == true { address = address.dropLast() }
        return .hostedURL(ExactString(String(address)))
    }
}
