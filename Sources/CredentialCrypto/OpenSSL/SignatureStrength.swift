// SPDX-License-Identifier: Apache-2.0

internal import COpenSSL

/// Whether the digest in a signature resists collisions, for the signatures that libcrypto's path validation does not judge.
enum SignatureStrength {
    private static let digests = [
        NID_sha224, NID_sha256, NID_sha384, NID_sha512, NID_sha3_256, NID_sha3_384, NID_sha3_512,
    ]

    static func suffices(_ algorithm: UnsafePointer<X509_ALGOR>?) -> Bool {
        var object: OpaquePointer?
        var kind: Int32 = 0
        var value: UnsafeRawPointer?
        X509_ALGOR_get0(&object, &kind, &value, algorithm)
        switch OBJ_obj2nid(object) {
        case NID_ED25519, NID_ED448: return true
        case NID_rsassaPss: return kind == V_ASN1_SEQUENCE && pss(value?.assumingMemoryBound(to: ASN1_STRING.self))
        case let identifier:
            var digest: Int32 = 0
            guard OBJ_find_sigid_algs(identifier, &digest, nil) == 1 else { return false }
            return digests.contains(digest)
        }
    }

    /// A digest algorithm by itself.
    static func suffices(digest algorithm: UnsafePointer<X509_ALGOR>?) -> Bool {
        var object: OpaquePointer?
        X509_ALGOR_get0(&object, nil, nil, algorithm)
        return digests.contains(OBJ_obj2nid(object))
    }

    /// RFC 4055 §3.1: the digest is SHA-1 where none is named.
    private static func pss(_ parameters: UnsafePointer<ASN1_STRING>?) -> Bool {
        guard let (parameters, _) = DER.decode(ASN1Value.bytes(parameters), { d2i_RSA_PSS_PARAMS(nil, $0, $1) })
        else { return false }
        defer { RSA_PSS_PARAMS_free(parameters) }
        return suffices(digest: parameters.pointee.hashAlgorithm)
    }
}
