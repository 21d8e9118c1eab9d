// SPDX-License-Identifier: Apache-2.0

/// Which 32 bytes are taken as a point of edwards25519 (RFC 8032 §5.1.2): y, least significant byte first, with the sign of
/// x in the top bit.
enum Edwards25519 {
    static let byteCount = 32

    /// The y of every point whose order divides 8, and the two y ≥ p that stand for the same points. With either sign
    /// these are all 14 encodings of such points.
    private static let lowOrder: [[UInt8]] = [
        little(0x00),
        little(0x01),
        [
            0x26, 0xE8, 0x95, 0x8F, 0xC2, 0xB2, 0x27, 0xB0, 0x45, 0xC3, 0xF4, 0x89, 0xF2, 0xEF, 0x98, 0xF0,
            0xD5, 0xDF, 0xAC, 0x05, 0xD3, 0xC6, 0x33, 0x39, 0xB1, 0x38, 0x02, 0x88, 0x6D, 0x53, 0xFC, 0x05,
        ],
        [
            0xC7, 0x17, 0x6A, 0x70, 0x3D, 0x4D, 0xD8, 0x4F, 0xBA, 0x3C, 0x0B, 0x76, 0x0D, 0x10, 0x67, 0x0F,
            0x2A, 0x20, 0x53, 0xFA, 0x2C, 0x39, 0xCC, 0xC6, 0x4E, 0xC7, 0xFD, 0x77, 0x92, 0xAC, 0x03, 0x7A,
        ],
        nearPrime(0xEC),  // p − 1
        nearPrime(0xED),  // p, which is 0 again
        nearPrime(0xEE),  // p + 1, which is 1 again
    ]

    private static func little(_ low: UInt8) -> [UInt8] { [low] + [UInt8](repeating: 0, count: 31) }

    /// 2²⁵⁵ − 256 + low; p = 2²⁵⁵ − 19 ends in 0xED.
    private static func nearPrime(_ low: UInt8) -> [UInt8] {
        [low] + [UInt8](repeating: 0xFF, count: 30) + [0x7F]
    }

    /// A point of low order, in any spelling, or y ≥ p; nil for what is neither. Whether y has an x is not asked here.
    static func flaw(of encoding: some Collection<UInt8>) -> KeyError? {
        guard encoding.count == byteCount else { return .malformed("length") }
        var y = Array(encoding)
        y[byteCount - 1] &= 0x7F
        guard !lowOrder.contains(y) else { return .lowOrder }
        let isReduced = y[0] < 0xED || y[byteCount - 1] < 0x7F || y[1..<byteCount - 1].contains { $0 < 0xFF }
        return isReduced ? nil : .notCanonical
    }
}
