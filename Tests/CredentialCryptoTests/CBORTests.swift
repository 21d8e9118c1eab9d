// SPDX-License-Identifier: Apache-2.0

import CredentialCrypto
import StrictJSON
import TestSupport
import Testing

/// RFC 8949 §4.2.1, as far as proof values go.
@Suite struct CBORTests {
    static let items: [(CBOR, String)] = [
        (.unsigned(0), "00"), (.unsigned(23), "17"), (.unsigned(24), "1818"), (.unsigned(255), "18ff"),
        (.unsigned(256), "190100"), (.unsigned(65_535), "19ffff"), (.unsigned(65_536), "1a00010000"),
        (.unsigned(4_294_967_295), "1affffffff"), (.unsigned(4_294_967_296), "1b0000000100000000"),
        (.unsigned(.max), "1bffffffffffffffff"), (.bytes([]), "40"), (.bytes([1, 2, 3, 4]), "4401020304"),
        (.bytes([UInt8](repeating: 0xAA, count: 24)), "5818" + String(repeating: "aa", count: 24)), (.text(""), "60"),
        (.text("IETF"), "6449455446"), (.text("\u{FC}"), "62c3bc"), (.text("\u{6C34}"), "63e6b0b4"),
        (.array([]), "80"), (.array([.unsigned(1), .array([.unsigned(2), .unsigned(3)])]), "8201820203"),
        (.map([]), "a0"), (.map([.init(1, .unsigned(2)), .init(3, .unsigned(4))]), "a201020304"),
        (.map([.init(23, .bytes([])), .init(24, .text("")), .init(256, .array([]))]), "a317401818601901" + "0080"),
    ]

    @Test(arguments: items) func writesAndReads(_ item: CBOR, _ hexadecimal: String) throws {
        #expect(Hexadecimal.encode(item.encoded) == hexadecimal)
        #expect(try CBOR.decode(Hexadecimal.decode(hexadecimal)) == item)
    }

    @Test(arguments: [
        ("", CBORError.unexpectedEnd), ("18", .unexpectedEnd), ("1901", .unexpectedEnd), ("42ff", .unexpectedEnd),
        ("8201", .unexpectedEnd), ("a101", .unexpectedEnd), ("a1", .unexpectedEnd), ("9affffffff", .unexpectedEnd),
        ("bbffffffffffffffff", .unexpectedEnd), ("5bffffffffffffffff", .unexpectedEnd),
        ("0000", .trailingBytes), ("8000", .trailingBytes), ("4101ff", .trailingBytes),
        ("1800", .notMinimal), ("1817", .notMinimal), ("1900ff", .notMinimal), ("1a0000ffff", .notMinimal),
        ("1b00000000ffffffff", .notMinimal), ("5801ff", .notMinimal), ("590001ff", .notMinimal), ("9800", .notMinimal),
        ("b800", .notMinimal), ("7801" + "61", .notMinimal), ("a1180001", .notMinimal),
        ("9fff", .indefiniteLength), ("5f41ffff", .indefiniteLength), ("bfff", .indefiniteLength),
        ("7fff", .indefiniteLength), ("ff", .indefiniteLength), ("1f", .indefiniteLength),
        ("20", .unsupported(0x20)), ("3863", .unsupported(0x38)), ("c0", .unsupported(0xC0)),
        ("d84041ff", .unsupported(0xD8)), ("f4", .unsupported(0xF4)), ("f6", .unsupported(0xF6)),
        ("f97e00", .unsupported(0xF9)), ("fb3ff199999999999a", .unsupported(0xFB)), ("1c", .unsupported(0x1C)),
        ("5d", .unsupported(0x5D)), ("a1206100", .unsupported(0x20)), ("a1616100", .unsupported(0x61)),
        ("61ff", .invalidUTF8), ("62c080", .invalidUTF8), ("63eda080", .invalidUTF8),
        ("a201000100", .unsortedKeys), ("a202000100", .unsortedKeys), ("a2181800" + "1700", .unsortedKeys),
        ("8181818181818181" + "80", .tooDeep(limit: 8)),
        ("a100a100a100a100a100a100a100a100" + "80", .tooDeep(limit: 8)),
    ])
    func refuses(_ hexadecimal: String, _ error: CBORError) throws {
        let bytes = try Hexadecimal.decode(hexadecimal)
        #expect(throws: error) { try CBOR.decode(bytes) }
        #expect(error.code.hasPrefix("cbor."))
    }

    private static func random(_ generator: inout SeededGenerator, depth: Int) -> CBOR {
        func bytes() -> [UInt8] {
            (0..<Int.random(in: 0...30, using: &generator)).map { _ in .random(in: 0...255, using: &generator) }
        }
        switch Int.random(in: 0...(depth > 0 ? 4 : 2), using: &generator) {
        case 0:
            let limit = UInt64.max >> UInt64.random(in: 0...63, using: &generator)
            return .unsigned(UInt64.random(in: 0...limit, using: &generator))
        case 1: return .bytes(bytes())
        case 2: return .text(ExactString(String(decoding: bytes().map { $0 & 0x7F }, as: UTF8.self)))
        case 3:
            return .array(
                (0..<Int.random(in: 0...5, using: &generator)).map { _ in random(&generator, depth: depth - 1) })
        default:
            let keys = Set((0..<4).map { _ in UInt64.random(in: 0...300, using: &generator) }).sorted()
            return .map(keys.map { .init($0, random(&generator, depth: depth - 1)) })
        }
    }

    /// Whatever is written is read again, and whatever is read was written so: one spelling an item.
    @Test func everySpellingIsTheOnlyOne() throws {
        var generator = SeededGenerator(seed: 8949)
        var accepted = 0
        for _ in 0..<2_000 {
            let item = Self.random(&generator, depth: 3)
            let bytes = item.encoded
            #expect(try CBOR.decode(bytes) == item)
            for _ in 0..<10 {
                var changed = bytes
                switch Int.random(in: 0...2, using: &generator) {
                case 0:
                    changed[.random(in: changed.indices, using: &generator)] = .random(in: 0...255, using: &generator)
                case 1: changed.remove(at: .random(in: changed.indices, using: &generator))
                default:
                    changed.insert(
                        .random(in: 0...255, using: &generator), at: .random(in: 0...changed.count, using: &generator))
                }
                do throws(CBORError) {
                    let other = try CBOR.decode(changed)
                    #expect(other.encoded == changed)
                    accepted += 1
                } catch {
                    #expect(!error.code.isEmpty)
                }
            }
        }
        #expect(accepted > 1_000)
    }

    @Test func anyBytesEndInAnAnswer() {
        var generator = SeededGenerator(seed: 1)
        for _ in 0..<20_000 {
            let bytes = (0..<Int.random(in: 0...40, using: &generator)).map { _ in
                UInt8.random(in: 0...255, using: &generator)
            }
            do throws(CBORError) {
                #expect(try CBOR.decode(bytes).encoded == bytes)
            } catch {
                #expect(!error.code.isEmpty)
            }
        }
    }
}
