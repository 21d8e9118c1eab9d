// SPDX-License-Identifier: Apache-2.0

/// A PNG datastream whose chunks have been walked once (PNG, Third Edition, §5).
///
/// Lengths, types, checksums and the frame of IHDR, IDAT and IEND are checked; what the chunks hold is not looked at, but
/// for the badge.
struct PNGImage {
    static let signature: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]

    /// Where one chunk stands: length, type, data and checksum.
    private struct Chunk {
        let whole: Range<Int>
        let type: ArraySlice<UInt8>
        let data: ArraySlice<UInt8>
    }

    private struct Badge {
        let chunk: Chunk
        let edition: BadgeImage.Edition
    }

    private let bytes: [UInt8]
    private var badge: Badge?
    /// The first byte of IEND.
    private var end = 0

    init(_ bytes: [UInt8]) throws(BadgeImageError) {
        self.bytes = bytes
        guard bytes.starts(with: Self.signature) else {
            throw Self.signature.starts(with: bytes) ? .truncated : .malformed(offset: 0)
        }
        var position = Self.signature.count
        var hasData = false
        var hasEnd = false
        while position < bytes.count {
            guard !hasEnd else { throw .malformed(offset: position) }
            let chunk = try Self.chunk(at: position, in: bytes)
            guard chunk.type.elementsEqual("IHDR".utf8) == (position == Self.signature.count) else {
                throw .malformed(offset: position)
            }
            switch String(decoding: chunk.type, as: UTF8.self) {
            case "IHDR": try Self.checkHeader(chunk)
            case "IDAT": hasData = true
            case "IEND":
                guard hasData, chunk.data.isEmpty else { throw .malformed(offset: position) }
                hasEnd = true
                end = position
            case "iTXt", "tEXt", "zTXt":
                guard let edition = try Self.edition(of: chunk) else { break }
                guard badge == nil else { throw .twoBadges }
                badge = Badge(chunk: chunk, edition: edition)
            default: break
            }
            position = chunk.whole.upperBound
        }
        guard hasEnd else { throw .truncated }
    }

    // MARK: The frame

    /// §5.3, chunk layout.
    private static func chunk(at start: Int, in bytes: [UInt8]) throws(BadgeImageError) -> Chunk {
        guard bytes.count - start >= 12 else { throw .truncated }
        let length = number(bytes[start..<(start + 4)])
        guard length <= 0x7FFF_FFFF else { throw .malformed(offset: start) }
        let type = bytes[(start + 4)..<(start + 8)]
        guard type.allSatisfy({ (0x41...0x5A).contains($0) || (0x61...0x7A).contains($0) }) else {
            throw .malformed(offset: start + 4)
        }
        guard Int(length) <= bytes.count - start - 12 else { throw .truncated }
        let dataEnd = start + 8 + Int(length)
        guard CRC32.checksum(bytes[(start + 4)..<dataEnd]) == number(bytes[dataEnd..<(dataEnd + 4)]) else {
            throw .checksum(offset: start)
        }
        return Chunk(whole: start..<(dataEnd + 4), type: type, data: bytes[(start + 8)..<dataEnd])
    }

    /// §5.5: network byte order.
    private static func number(_ bytes: ArraySlice<UInt8>) -> UInt32 { bytes.reduce(0) { $0 << 8 | UInt32($1) } }

    /// §11.2.1, IHDR: a size, one of the allowed kinds of pixel, and the methods that there are.
    private static func checkHeader(_ chunk: Chunk) throws(BadgeImageError) {
        let fields = Array(chunk.data)
        let depths: [UInt8: [UInt8]] = [
            0: [1, 2, 4, 8, 16], 2: [8, 16], 3: [1, 2, 4, 8], 4: [8, 16], 6: [8, 16],
        ]
        guard fields.count == 13, (1...0x7FFF_FFFF).contains(number(fields[0..<4])),
            (1...0x7FFF_FFFF).contains(number(fields[4..<8])), depths[fields[9]]?.contains(fields[8]) == true,
            fields[10] == 0, fields[11] == 0, fields[12] <= 1
        else { throw .malformed(offset: chunk.whole.lowerBound) }
    }

    // MARK: The badge

    private static let keywords: [(keyword: String, edition: BadgeImage.Edition)] = [
        ("openbadges", .openBadges2), ("openbadgecredential", .openBadges3),
    ]

    /// §11.3.3: a text chunk begins with a keyword of 1 to 79 bytes and a zero byte.
    private static func edition(of chunk: Chunk) throws(BadgeImageError) -> BadgeImage.Edition? {
        guard let end = chunk.data.prefix(80).firstIndex(of: 0), end > chunk.data.startIndex else {
            throw .malformed(offset: chunk.whole.lowerBound)
        }
        let keyword = chunk.data[..<end]
        return keywords.first { keyword.elementsEqual($0.keyword.utf8) }?.edition
    }

    func content() throws(BadgeImageError) -> BadgeImage.Content {
        guard let badge else { throw .noBadge }
        let text = try Self.text(badge)
        guard !text.isEmpty, String(validating: text, as: UTF8.self) != nil else {
            throw .malformed(offset: badge.chunk.whole.lowerBound)
        }
        guard text.count <= BadgeImage.badgeLimit else { throw .tooLarge(limit: BadgeImage.badgeLimit) }
        return BadgeImage.content(Array(text))
    }

    private static func text(_ badge: Badge) throws(BadgeImageError) -> ArraySlice<UInt8> {
        let malformed = BadgeImageError.malformed(offset: badge.chunk.whole.lowerBound)
        guard let separator = badge.chunk.data.firstIndex(of: 0) else { throw malformed }
        let rest = badge.chunk.data[(separator + 1)...]
        switch String(decoding: badge.chunk.type, as: UTF8.self) {
        // Before there was a specification, tEXt held the badge's address, or the badge.
        case "tEXt" where badge.edition == .openBadges2: return rest
        case "zTXt": throw .compressed
        case "iTXt":
            // §11.3.3.4: compression flag, compression method, language tag, translated keyword, each tag with its zero.
            guard let flag = rest.first, flag <= 1 else { throw malformed }
            guard flag == 0 else { throw .compressed }
            let tags = rest.dropFirst(2)
            guard let language = tags.firstIndex(of: 0),
                let translation = tags[(language + 1)...].firstIndex(of: 0)
            else { throw malformed }
            return tags[(translation + 1)...]
        default: throw malformed
        }
    }

    /// The image with an uncompressed iTXt chunk where the old badge was, or else before IEND.
    func baking(_ credential: [UInt8], _ edition: BadgeImage.Edition) throws(BadgeImageError) -> [UInt8] {
        guard let keyword = Self.keywords.first(where: { $0.edition == edition })?.keyword else { throw .notBakeable }
        let type = Array("iTXt".utf8)
        let data = Array(keyword.utf8) + [0, 0, 0, 0, 0] + credential
        guard let length = UInt32(exactly: data.count) else { throw .tooLarge(limit: BadgeImage.badgeLimit) }
        let checked = type + data
        let chunk = Self.bytes(length) + checked + Self.bytes(CRC32.checksum(checked[...]))
        let place = badge?.chunk.whole ?? end..<end
        return bytes[..<place.lowerBound] + chunk + bytes[place.upperBound...]
    }

    private static func bytes(_ number: UInt32) -> [UInt8] {
        [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: number >> $0) }
    }
}
