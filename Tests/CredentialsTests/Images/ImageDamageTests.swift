// SPDX-License-Identifier: Apache-2.0

import Credentials
import StrictJSON
import TestSupport
import Testing

/// Images cut off or changed at random: refused, or read as what they now hold; never trapped.
@Suite struct ImageDamageTests {
    private static func png() throws -> [UInt8] {
        PNGMaker.image(
            PNGMaker.badge("Comment", "kept"),
            PNGMaker.badge(
                "openbadgecredential",
                String(decoding: JSONWriter.bytes(.object(try Scenario.credential().secured())), as: UTF8.self)))
    }

    private static func svg() throws -> [UInt8] {
        let image = """
            <?xml version="1.0" encoding="utf-8"?><!-- drawn -->
            <!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd">
            <svg xmlns="http://www.w3.org/2000/svg" viewBox='0 0 8 8'><title>&lt;A&#233;&gt;</title><?x y?>
            <g><circle r="4"/></g></svg>
            """
        return try BadgeImage.bake(
            JSONWriter.bytes(.object(try Scenario.credential().secured())), .openBadges3, into: Array(image.utf8))
    }

    @Test func everyTruncationIsRefused() throws {
        for image in [try Self.png(), try Self.svg()] {
            for count in image.indices {
                #expect(throws: BadgeImageError.self) { try BadgeImage.content(of: Array(image.prefix(count))) }
                #expect(throws: RecognitionError.self) { try Recognizer.recognize(Array(image.prefix(count))) }
                #expect(throws: BadgeImageError.self) {
                    try BadgeImage.bake([0x7B, 0x7D], .openBadges3, into: Array(image.prefix(count)))
                }
            }
        }
    }

    /// Every byte of a PNG is held by its signature, a checksum or the frame.
    @Test func everyChangedByteOfAPNGIsRefused() throws {
        let image = try Self.png()
        for index in image.indices {
            var changed = image
            changed[index] ^= 1 << UInt8(index % 8)
            #expect(throws: BadgeImageError.self, "\(index)") { try BadgeImage.content(of: changed) }
        }
    }

    /// The walker behind the checksums too: chunks are changed before they are sealed.
    @Test func randomChunksAreRefusedOrRead() throws {
        var generator = SeededGenerator(seed: 11)
        let text = Array("openbadges\0\0\0en\0badge\0{\"type\":\"VerifiableCredential\"}".utf8)
        var read = 0
        for _ in 0..<2_000 {
            var chunks: [UInt8] = []
            for _ in 0..<Int.random(in: 1...3, using: &generator) {
                let type = ["iTXt", "iTXt", "tEXt", "zTXt", "tRNS"].randomElement(using: &generator) ?? "iTXt"
                let length = Int.random(in: 0..<20, using: &generator) == 0 ? UInt32.random(in: 0...(.max)) : nil
                chunks += PNGMaker.chunk(type, Self.mutated(text, &generator), length: length)
            }
            let image = PNGMaker.image(chunks)
            do {
                guard case .credential(let credential) = try BadgeImage.content(of: image) else { continue }
                #expect(image.firstRange(of: credential) != nil)
                read += 1
            } catch {
                #expect(error.code.hasPrefix("image."))
            }
        }
        #expect(read > 0)
    }

    @Test func randomMarkupIsRefusedOrRead() throws {
        var generator = SeededGenerator(seed: 12)
        let image = try Self.svg()
        let parts = [
            "<", ">", "/>", "</", "&", "&#", ";", "<![CDATA[", "]]>", "<!--", "-->", "<!DOCTYPE", "[", "<?", "?>", "\"",
            "'", "xmlns:", ":", "=", " ", "\u{FEFF}",
        ]
        var read = 0
        for _ in 0..<2_000 {
            var changed = image
            for _ in 0..<Int.random(in: 1...2, using: &generator) {
                let place = Int.random(in: 0...changed.count, using: &generator)
                let end = min(changed.count, place + Int.random(in: 0...3, using: &generator))
                changed.replaceSubrange(place..<end, with: (parts.randomElement(using: &generator) ?? "").utf8)
            }
            do {
                _ = try BadgeImage.content(of: changed)
                // What is read can be baked into, and gives back what was.
                let baked = try BadgeImage.bake([0x7B, 0x7D], .openBadges2, into: changed)
                #expect(try BadgeImage.content(of: baked) == .credential([0x7B, 0x7D]))
                read += 1
            } catch {
                #expect(error.code.hasPrefix("image.") && error != .notBakeable)
            }
        }
        #expect(read > 0)
    }

    private static func mutated(_ bytes: [UInt8], _ generator: inout SeededGenerator) -> [UInt8] {
        var changed = bytes
        for _ in 0..<Int.random(in: 0...2, using: &generator) {
            let index = Int.random(in: changed.indices, using: &generator)
            changed[index] = [0, 1, 0x7B, 0xFF].randomElement(using: &generator) ?? 0
        }
        if Int.random(in: 0..<8, using: &generator) == 0 {
            changed.removeLast(Int.random(in: 0...changed.count, using: &generator))
        }
        return changed
    }

    /// A large image of nothing but small pieces is walked in one go: nothing is kept of each.
    @Test func manySmallPiecesAreRead() throws {
        let empty = PNGMaker.chunk("tRNS", [])
        let chunks = [[UInt8]](repeating: empty, count: 100_000).flatMap { $0 }
        #expect(throws: BadgeImageError.noBadge) { try BadgeImage.content(of: PNGMaker.image(chunks)) }
        let elements = String(repeating: "<a/>", count: 100_000)
        #expect(throws: BadgeImageError.noBadge) {
            try BadgeImage.content(of: Array(#"<svg xmlns="http://www.w3.org/2000/svg">\#(elements)</svg>"#.utf8))
        }
    }
}
