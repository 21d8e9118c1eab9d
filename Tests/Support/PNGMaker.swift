// SPDX-License-Identifier: Apache-2.0

/// Small PNG files, sound or not. The checksum is worked out here anew, bit by bit (PNG, Third Edition, annex D).
package enum PNGMaker {
    package static let signature: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]
    /// One grey pixel.
    package static let header = chunk("IHDR", [0, 0, 0, 1, 0, 0, 0, 1, 8, 0, 0, 0, 0])
    package static let data = chunk("IDAT", [0x78, 1, 1, 2, 0, 0xFD, 0xFF, 0, 0, 0, 2, 0, 1])
    package static let end = chunk("IEND", [])

    /// An image with chunks of one's own before the pixel.
    package static func image(_ chunks: [UInt8]...) -> [UInt8] {
        signature + header + chunks.flatMap { $0 } + data + end
    }

    /// - Parameter length: what the chunk says of itself, where that is not so.
    package static func chunk(_ type: String, _ data: [UInt8], length: UInt32? = nil) -> [UInt8] {
        let checked = Array(type.utf8) + data
        return bytes(length ?? UInt32(data.count)) + checked + bytes(checksum(checked))
    }

    package static func badge(_ keyword: String, _ text: String) -> [UInt8] {
        chunk("iTXt", Array("\(keyword)\0\0\0\0\0\(text)".utf8))
    }

    /// Types and bytes of the chunks of a sound image.
    package static func chunks(of image: [UInt8]) -> [(type: String, bytes: [UInt8])] {
        var found: [(type: String, bytes: [UInt8])] = []
        var rest = image.dropFirst(8)
        while rest.count >= 12 {
            let length = rest.prefix(4).reduce(0) { $0 << 8 | Int($1) }
            found.append(
                (String(decoding: rest.dropFirst(4).prefix(4), as: UTF8.self), Array(rest.prefix(length + 12))))
            rest = rest.dropFirst(length + 12)
        }
        return found
    }

    private static func bytes(_ number: UInt32) -> [UInt8] {
        [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: number >> $0) }
    }

    private static func checksum(_ bytes: [UInt8]) -> UInt32 {
        ~bytes.reduce(UInt32.max) { value, byte in
            (0..<8).reduce(value ^ UInt32(byte)) { rest, _ in rest & 1 == 0 ? rest >> 1 : 0xEDB8_8320 ^ rest >> 1 }
        }
    }
}
