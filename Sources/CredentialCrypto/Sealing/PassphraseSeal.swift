// SPDX-License-Identifier: Apache-2.0

internal import COpenSSL

/// Content under a passphrase: a header that says how, and what it protects. `Docs/Backup.md` lays it down byte by byte.
///
/// scrypt turns passphrase and salt into two keys. One authenticates the header, so that a wrong passphrase is told from a
/// damaged file; the other encrypts the content, with the header as associated data.
package enum PassphraseSeal {
    /// What is sealed: a file of one kind never passes for another.
    package enum Kind: String, Sendable, CaseIterable {
        case keyLock = "BpckLock"
        case backup = "BpckSafe"
    }

    /// The version that is written. Others are not known yet.
    package static let version: UInt8 = 1
    /// The header without its code, and with it.
    static let fieldByteCount = 68
    package static let headerByteCount = fieldByteCount + HMACSHA256.byteCount

    private static let saltByteCount = 32
    private static let scrypt: UInt8 = 1
    private static let chaCha20Poly1305: UInt8 = 1

    /// Seals under a salt and nonce of its own: the same content twice gives two files that have nothing in common.
    package static func seal(
        _ content: borrowing SecretBytes, _ kind: Kind, passphrase: borrowing SecretBytes, cost: ScryptCost = .standard
    ) throws(SealError) -> [UInt8] {
        let salt = SecureRandom.bytes(saltByteCount)
        let nonce = SecureRandom.bytes(ChaCha20Poly1305.nonceByteCount)
        var header = Array(kind.rawValue.utf8)
        header += [version, scrypt, cost.logN, cost.r, cost.p, chaCha20Poly1305, 0, 0]
        header += salt + nonce
        header += (0..<8).reversed().map { UInt8(truncatingIfNeeded: content.count >> (8 * $0)) }
        let keys = try SealKeys(passphrase, salt: salt, cost: cost)
        header += try keys.code(of: header)
        return try content.withBytes { plaintext throws(SealError) in
            header
                + (try ChaCha20Poly1305.seal(plaintext, key: keys.encryption, nonce: nonce, associatedData: header))
        }
    }

    /// The content, once the whole file is known to be what was sealed.
    package static func open(
        _ sealed: [UInt8], _ kind: Kind, passphrase: borrowing SecretBytes
    ) throws(SealError) -> SecretBytes {
        guard sealed.starts(with: kind.rawValue.utf8) else { throw .notSealed }
        guard sealed.count > 8 else { throw .cut }
        guard sealed[8] > 0 else { throw .malformed }
        guard sealed[8] <= version else { throw .newerVersion(Int(sealed[8])) }
        guard sealed.count >= headerByteCount else { throw .cut }
        guard sealed[9] == scrypt, sealed[13] == chaCha20Poly1305, sealed[14] == 0, sealed[15] == 0 else {
            throw .malformed
        }
        // Before anything is computed: a file must not make the program work for hours.
        let cost = try ScryptCost(logN: sealed[10], r: sealed[11], p: sealed[12])
        let length = sealed[60..<68].reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
        guard UInt64(sealed.count - headerByteCount) == length.addingReportingOverflow(16).partialValue,
            length < 1 << 62
        else { throw .cut }
        let header = Array(sealed[..<headerByteCount])
        let keys = try SealKeys(passphrase, salt: Array(header[16..<48]), cost: cost)
        guard Self.isEqual(try keys.code(of: Array(header[..<fieldByteCount])), header[fieldByteCount...]) else {
            throw .wrongPassphrase
        }
        return try ChaCha20Poly1305.open(
            sealed[headerByteCount...], key: keys.encryption, nonce: Array(header[48..<60]), associatedData: header)
    }

    private static func isEqual(_ first: [UInt8], _ second: ArraySlice<UInt8>) -> Bool {
        first.count == second.count && CRYPTO_memcmp(first, Array(second), first.count) == 0
    }
}

/// What scrypt gives: 32 bytes to encrypt with, and behind them 32 to authenticate the header with.
private struct SealKeys: ~Copyable {
    let encryption: SecretBytes
    private let authentication: SecretBytes

    init(_ passphrase: borrowing SecretBytes, salt: [UInt8], cost: ScryptCost) throws(SealError) {
        let half = ChaCha20Poly1305.keyByteCount
        let derived = try Scrypt.derive(passphrase, salt: salt, cost: cost, count: 2 * half)
        encryption = derived.withBytes { bytes in SecretBytes(count: half) { $0.copyBytes(from: bytes[..<half]) } }
        authentication = derived.withBytes { bytes in SecretBytes(count: half) { $0.copyBytes(from: bytes[half...]) } }
    }

    func code(of header: [UInt8]) throws(SealError) -> [UInt8] {
        var key = authentication.withBytes { Array($0) }
        defer { wipe(&key) }
        do { return try HMACSHA256.authenticationCode(of: header, key: key) } catch { throw .library }
    }
}
