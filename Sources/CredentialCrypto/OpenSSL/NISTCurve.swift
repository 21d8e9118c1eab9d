// SPDX-License-Identifier: Apache-2.0

internal import COpenSSL

/// A prime curve of SP 800-186 under libcrypto's names.
struct NISTCurve: Sendable {
    static let p256 = NISTCurve(name: "P-256", identifier: NID_X9_62_prime256v1, byteCount: 32)
    static let p384 = NISTCurve(name: "P-384", identifier: NID_secp384r1, byteCount: 48)

    /// Kept as static text: a parameter list refers to it while a key is made.
    let name: StaticString
    private let identifier: Int32
    /// Bytes of a coordinate and of a scalar.
    let byteCount: Int

    private init(name: StaticString, identifier: Int32, byteCount: Int) {
        self.name = name
        self.identifier = identifier
        self.byteCount = byteCount
    }

    /// The uncompressed point d·G for a scalar d of `byteCount` bytes; `secretOutOfRange` unless 0 < d < n.
    func publicPoint(of scalar: UnsafeRawBufferPointer) throws(KeyError) -> [UInt8] {
        let group = EC_GROUP_new_by_curve_name(identifier)
        defer { EC_GROUP_free(group) }
        guard let group, let order = EC_GROUP_get0_order(group), let d = BigNumber(scalar) else {
            ERR_clear_error()
            throw .library
        }
        guard BN_is_zero(d.pointer) == 0, BN_cmp(d.pointer, order) < 0 else { throw .secretOutOfRange }
        BN_set_flags(d.pointer, BN_FLG_CONSTTIME)
        let point = EC_POINT_new(group)
        defer { EC_POINT_clear_free(point) }
        var bytes = [UInt8](repeating: 0, count: 1 + 2 * byteCount)
        guard let point, EC_POINT_mul(group, point, d.pointer, nil, nil, nil) == 1,
            EC_POINT_point2oct(group, point, POINT_CONVERSION_UNCOMPRESSED, &bytes, bytes.count, nil) == bytes.count
        else {
            ERR_clear_error()
            throw .library
        }
        return bytes
    }
}
