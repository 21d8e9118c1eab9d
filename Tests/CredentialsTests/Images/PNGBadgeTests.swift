// SPDX-License-Identifier: Apache-2.0

import Credentials
import StrictJSON
import TestSupport
import Testing

/// Badges in PNG files.
@Suite struct PNGBadgeTests {
    static let credential = #"{"type":["VerifiableCredential"]}"#
    static let token = "eyJhbGciOiJub25lIn0.e30."

    static func content(_ image: [UInt8]) -> Result<BadgeImage.Content, BadgeImageError> {
        Result { () throws(BadgeImageError) in try BadgeImage.content(of: image) }
    }

    private static func code(_ image: [UInt8]) -> String? {
        if case .failure(let error) = content(image) { error.code } else { nil }
    }

    @Test(arguments: ["openbadgecredential", "openbadges"], [credential, token, " {\"a\":\"é\"}\n"])
    func givesTheBytesThatWereBaked(_ keyword: String, _ text: String) {
        let image = PNGMaker.image(PNGMaker.badge(keyword, text))
        #expect(Self.content(image) == .success(.credential(Array(text.utf8))))
    }

    @Test func readsTheTagsBeforeTheText() {
        let chunk = PNGMaker.chunk("iTXt", Array("openbadges\0\0\0nl\0bewijs\0\(Self.token)".utf8))
        #expect(Self.content(PNGMaker.image(chunk)) == .success(.credential(Array(Self.token.utf8))))
    }

    /// Before there was a specification, the address or the badge itself stood in tEXt.
    @Test func readsTheOldForm() {
        let address = PNGMaker.chunk("tEXt", Array("openbadges\0https://school.example/1 ".utf8))
        #expect(Self.content(PNGMaker.image(address)) == .success(.hostedURL("https://school.example/1")))
        let badge = PNGMaker.chunk("tEXt", Array("openbadges\0\(Self.credential)".utf8))
        #expect(Self.content(PNGMaker.image(badge)) == .success(.credential(Array(Self.credential.utf8))))
        #expect(Self.code(PNGMaker.image(PNGMaker.chunk("tEXt", Array("openbadgecredential\0{}".utf8)))) != nil)
    }

    static let badge = PNGMaker.badge("openbadgecredential", credential)

    @Test(
        arguments: [
            ("nothing", [], "image.not-an-image"),
            ("half a signature", Array(PNGMaker.signature.prefix(6)), "image.truncated"),
            (
                "line ends changed on the way", Array(PNGMaker.signature.prefix(4)) + [0x0A, 0x1A, 0x0A],
                "image.malformed"
            ),
            ("a signature alone", PNGMaker.signature, "image.truncated"),
            ("no badge", PNGMaker.image(), "image.no-badge"),
            ("another text", PNGMaker.image(PNGMaker.badge("Comment", "{}")), "image.no-badge"),
            ("a keyword in capitals", PNGMaker.image(PNGMaker.badge("OpenBadges", "{}")), "image.no-badge"),
            ("two badges", PNGMaker.image(badge, badge), "image.two-badges"),
            ("a badge of each edition", PNGMaker.image(badge, PNGMaker.badge("openbadges", "{}")), "image.two-badges"),
            (
                "an old badge beside a new one",
                PNGMaker.image(PNGMaker.chunk("tEXt", Array("openbadges\0https://a.example".utf8)), badge),
                "image.two-badges"
            ),
            ("the largest length", PNGMaker.image(PNGMaker.chunk("iTXt", [], length: .max)), "image.malformed"),
            (
                "a length over the limit of the form", PNGMaker.image(PNGMaker.chunk("iTXt", [], length: 1 << 31)),
                "image.malformed"
            ),
            ("a length behind the end", PNGMaker.image(PNGMaker.chunk("iTXt", [], length: 1_000)), "image.truncated"),
            (
                "a length of the whole form", PNGMaker.image(PNGMaker.chunk("iTXt", [], length: .max >> 1)),
                "image.truncated"
            ),
            ("a wrong checksum", PNGMaker.image(Array(badge.dropLast()) + [badge[badge.count - 1] ^ 1]), "image.crc"),
            ("a badge behind the end", PNGMaker.image() + badge, "image.malformed"),
            ("something behind the end", PNGMaker.image(badge) + [0], "image.malformed"),
            ("two ends", PNGMaker.image(badge) + PNGMaker.end, "image.malformed"),
            (
                "an end that holds something",
                PNGMaker.signature + PNGMaker.header + PNGMaker.data + PNGMaker.chunk("IEND", [0]), "image.malformed"
            ),
            ("no end", PNGMaker.signature + PNGMaker.header + badge + PNGMaker.data, "image.truncated"),
            ("no pixels", PNGMaker.signature + PNGMaker.header + badge + PNGMaker.end, "image.malformed"),
            ("two headers", PNGMaker.image(PNGMaker.header, badge), "image.malformed"),
            ("no header", PNGMaker.signature + badge + PNGMaker.data + PNGMaker.end, "image.malformed"),
            (
                "no width",
                PNGMaker.signature + PNGMaker.chunk("IHDR", [0, 0, 0, 0, 0, 0, 0, 1, 8, 0, 0, 0, 0]) + PNGMaker.data
                    + PNGMaker.end, "image.malformed"
            ),
            ("a type that is no text", PNGMaker.image(PNGMaker.chunk("iT\u{1}t", [])), "image.malformed"),
            ("no separator", PNGMaker.image(PNGMaker.chunk("iTXt", Array("openbadges".utf8))), "image.malformed"),
            ("no keyword", PNGMaker.image(PNGMaker.chunk("iTXt", [0, 0, 0, 0, 0, 0x7B, 0x7D])), "image.malformed"),
            ("no flags", PNGMaker.image(PNGMaker.chunk("iTXt", Array("openbadges\0".utf8))), "image.malformed"),
            (
                "one tag of two", PNGMaker.image(PNGMaker.chunk("iTXt", Array("openbadges\0\0\0\0{}".utf8))),
                "image.malformed"
            ),
            ("no text", PNGMaker.image(PNGMaker.badge("openbadges", "")), "image.malformed"),
            (
                "a text that is not UTF-8",
                PNGMaker.image(PNGMaker.chunk("iTXt", Array("openbadges\0\0\0\0\0".utf8) + [0xC3, 0x28])),
                "image.malformed"
            ),
            (
                "a flag that there is not",
                PNGMaker.image(PNGMaker.chunk("iTXt", Array("openbadges\0\u{2}\0\0\0{}".utf8))), "image.malformed"
            ),
            (
                "a compressed badge", PNGMaker.image(PNGMaker.chunk("iTXt", Array("openbadges\0\u{1}\0\0\0{}".utf8))),
                "image.compressed"
            ),
            (
                "a compressed badge of the old kind",
                PNGMaker.image(PNGMaker.chunk("zTXt", Array("openbadges\0\0{}".utf8))), "image.compressed"
            ),
        ] as [(String, [UInt8], String)])
    func refuses(_ what: String, _ image: [UInt8], _ code: String) {
        #expect(Self.code(image) == code, "\(what)")
    }

    /// Ten thousand times the size of what it claims is refused by its flag; nothing is inflated.
    @Test func refusesACompressedBombByItsFlag() {
        let bomb = GzipMaker.gzip([UInt8](repeating: 0x20, count: 4 << 20))
        let chunk = PNGMaker.chunk("iTXt", Array("openbadgecredential\0\u{1}\0\0\0".utf8) + bomb)
        #expect(Self.code(PNGMaker.image(chunk)) == "image.compressed")
    }

    @Test func holdsItsLimits() {
        let most = String(repeating: "1", count: BadgeImage.badgeLimit)
        #expect(Self.code(PNGMaker.image(PNGMaker.badge("openbadges", most))) == nil)
        #expect(Self.code(PNGMaker.image(PNGMaker.badge("openbadges", most + "1"))) == "image.too-large")
        let large = PNGMaker.image([UInt8](repeating: 0, count: BadgeImage.imageLimit))
        #expect(Self.code(large) == "image.too-large")
    }

    // MARK: Baking

    @Test(arguments: BadgeImage.Edition.allCases, [credential, token, "{\"a\":\"]]>\r\n\u{202E}\"}\n"])
    func bakesWhatItReadsBack(_ edition: BadgeImage.Edition, _ text: String) throws {
        let credential = Array(text.utf8)
        let plain = PNGMaker.image(PNGMaker.badge("Comment", "kept"))
        let baked = try BadgeImage.bake(credential, edition, into: plain)
        #expect(Self.content(baked) == .success(.credential(credential)))
        // All but one chunk is as it was, in the same order.
        var chunks = PNGMaker.chunks(of: baked).map(\.bytes)
        chunks.remove(at: chunks.count - 2)
        #expect(chunks == PNGMaker.chunks(of: plain).map(\.bytes))
        // Once more takes the same place.
        #expect(try BadgeImage.bake(credential, edition, into: baked) == baked)
    }

    @Test func takesThePlaceOfAnyOtherBadge() throws {
        let old = PNGMaker.chunk("tEXt", Array("openbadges\0https://a.example".utf8))
        let comment = PNGMaker.badge("Comment", "kept")
        let baked = try BadgeImage.bake(
            Array(Self.credential.utf8), .openBadges3, into: PNGMaker.image(old, comment))
        #expect(baked == PNGMaker.image(Self.badge, comment))
    }

    @Test func bakesNothingThatIsNotThereAfterwards() {
        for (credential, code) in [
            ([], "image.not-bakeable"), ([0xC3, 0x28], "image.not-bakeable"),
            (Array("https://a.example".utf8), "image.not-bakeable"),
            ([UInt8](repeating: 0x31, count: BadgeImage.badgeLimit + 1), "image.too-large"),
        ] as [([UInt8], String)] {
            let error = #expect(throws: BadgeImageError.self) {
                try BadgeImage.bake(credential, .openBadges3, into: PNGMaker.image())
            }
            #expect(error?.code == code)
        }
        #expect(throws: BadgeImageError.twoBadges) {
            try BadgeImage.bake([0x7B, 0x7D], .openBadges3, into: PNGMaker.image(Self.badge, Self.badge))
        }
        #expect(throws: BadgeImageError.notAnImage) {
            try BadgeImage.bake([0x7B, 0x7D], .openBadges3, into: Array("GIF89a".utf8))
        }
    }
}
