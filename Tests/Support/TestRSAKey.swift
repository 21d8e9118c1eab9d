// SPDX-License-Identifier: Apache-2.0

internal import COpenSSL
package import CredentialCrypto

/// An RSA key pair that signs, which the program itself never does. Worthless outside tests: it is printed below.
package final class TestRSAKey: Sendable {
    package enum Padding: Sendable { case pkcs1, pss }

    package static let shared = Result { try TestRSAKey(pkcs8) }

    /// Read only once it is made.
    private nonisolated(unsafe) let key: OpaquePointer
    package let publicKey: PublicKey

    private init(_ base64: String) throws {
        let der = try Base64.decode(base64)
        let read = der.withUnsafeBufferPointer { buffer in
            var cursor = buffer.baseAddress
            return d2i_AutoPrivateKey(nil, &cursor, buffer.count)
        }
        guard let read else { throw VectorError.notUnderstood("RSA test key") }
        key = read
        var spki = [UInt8](repeating: 0, count: Int(i2d_PUBKEY(read, nil)))
        let written = spki.withUnsafeMutableBufferPointer { buffer in
            var cursor = buffer.baseAddress
            return i2d_PUBKEY(read, &cursor)
        }
        guard written == spki.count else { throw VectorError.notUnderstood("RSA test key") }
        publicKey = try PublicKey(spki: spki)
    }

    deinit { EVP_PKEY_free(key) }

    /// A signature over SHA-256 of the message.
    package func sign(_ message: [UInt8], _ padding: Padding, saltLength: Int32 = 32) throws -> [UInt8] {
        let context = EVP_PKEY_CTX_new_from_pkey(nil, key, nil)
        defer { EVP_PKEY_CTX_free(context) }
        let digest = HashAlgorithm.sha256.digest(message)
        let mode = padding == .pkcs1 ? RSA_PKCS1_PADDING : RSA_PKCS1_PSS_PADDING
        var signature = [UInt8](repeating: 0, count: Int(EVP_PKEY_get_size(key)))
        var count = signature.count
        guard let context, EVP_PKEY_sign_init(context) == 1, EVP_PKEY_CTX_set_rsa_padding(context, mode) == 1,
            EVP_PKEY_CTX_set_signature_md(context, EVP_sha256()) == 1,
            padding == .pkcs1 || EVP_PKEY_CTX_set_rsa_pss_saltlen(context, saltLength) == 1,
            EVP_PKEY_sign(context, &signature, &count, digest, digest.count) == 1, count == signature.count
        else { throw VectorError.notUnderstood("RSA signature") }
        return signature
    }

    private static let pkcs8 = """
        MIIEvQIBADANBgkqhkiG9w0BAQEFAASCBKcwggSjAgEAAoIBAQDepI3WHgeKrZsKANauO2MFz24Yda+Jfsn0LmjJCzOc9UFTfty2\
        Wnywh/uAmhyyZwsUMm51j8YuVtHU39uxZ1/HCkhs8LG6Qa/Zps1VNRaSgMQ32GwNpXgp0aZv0vfzmW4RLy0XvspSPAPnC3KvqmPR\
        vrSXDGalL4Y/0tAGPbi9wrp0/n/wWwaup/51o+uiSpk+HroCvWFizJksmYNZUTzSd7zb2OvdWzrLK8dtOsW4VTvmwlhBGAScmXXo\
        yAnfjZkL9ihYKPa2y2APDwLYNYBmYd8V6+/Q9C9dm3ySKTdFnizr76PSTYH4rMptSZ0fwHklRdBRDUtqxnquYxhjdvzhAgMBAAEC\
        ggEAFYwyAP7Lho+qQWPW4ypyuTl744iiSkmX1JbYQ9rebiqrXaAZztk/l5s1i1r++4IvB4+g8qZNTSdQbAyVV9xUH/CeFVMPNGJO\
        mV9EIKLAckHdm7UJsiFpWYzFka2Gm1AmX6nj8Jghvyc5TndkbF1uhzpwgmzsE0Ef+lXWFcCL/Gtpx533X1lylAiHl4+1zhxNYDNU\
        pjm0wUy/ju4zZksmfSpg2PBZ2MrOXzlesXSx/lgMJOreJgDJX0FpjiX/SQk4P4lkpHAKi0od2cgUUaLk5vO8fuPRQP2DsKaX3dGP\
        p5MHTgHsT76xFKLiWsOTgsKxRdASyRBkgaDo8wjP6N7lhQKBgQDu2+Ilz44TlLawsNXZp2FlYUjl77kAQ8DhxhFcOv0E4BuVMc7W\
        Tr09bKJ7HpBh7cZvYJzPlanFUEGHF29aIBZYXWPipLpbuDpOX+Ru7s5gEkU4EDiIejDM8p3JLb+nBQqzuH2BQavz5bDOvitF0y1D\
        M0IJD+dG9BbfoCqevzdI9QKBgQDunsLuvrNDQlbysL5QjAZVbs1/+tOVazojKEO1FB2ZQSkBwzJNc4yEULFcGHHtP9ColXu7eB/S\
        GYcNTEi3X/ODSZep0C6QNGRIaGf5E/w36mvDHllIIJ4+uNYGcEqguWOzcMPnWTmuyzGK6MmC3YiawceJF8qbX2k+P2FAjbmgvQKB\
        gGW40riTicgg/ySESq5kr//CzI7P5pOMRypfdak3neVjo5uIGLP/2Gu+Rfv06jwqTOXF2UI2VJSpNx7XBh71p05+hzlQOeUxsfMK\
        t3fez5jubvgPQGQu1XWSpUu15fa1GPeszBYt55L48LE7H6ae5pnFzIubcD0xWkRmK4Bropm5AoGAG/Z+4Xt3hmo/xjDwHIBMPba+\
        XkEGinwGVBhj1tSEo3D/XTWCr5Da5qaOIjy7HRJdYWQjG9T35acYLHbEDrkv0DLPkxbSXhPFrLaPeKDe7a6K8lKcI9eus6r1acu+\
        8xbGmECetH3ARLuLErw04SEU4Q3UVDx1gb+slZ7XxrjVCAECgYEAnU0A0x6TpPOuXueGWfwQTt+xpUrr6j0/1sg8HXTEqOWcMri9\
        wTc/Nycc/lRPjpJDS950qcJ1l72sUHZxkbeyzdAYtxlFgzeSZYKFGnfHIAvmBfi3+NBi417q0uvR9g70uyOmOcxxMpDnsTyRpVCR\
        KXXl+7x//sd3qQTJnFDXoJc=
        """
}
