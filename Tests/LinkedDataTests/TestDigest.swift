// SPDX-License-Identifier: Apache-2.0

import COpenSSL
import LinkedData
import StrictJSON
import Testing

/// The digests the tests inject, from libcrypto.
extension MessageDigest {
    static let sha256 = make("SHA-256", "SHA256", byteCount: 32)
    static let sha384 = make("SHA-384", "SHA384", byteCount: 48)

    /// The name as manifests write it.
    static func named(_ name: ExactString?) throws -> MessageDigest {
        switch name {
        case nil, "SHA256": .sha256
        case "SHA384": .sha384
        case let other?: throw UnknownDigest(name: other)
        }
    }

    struct UnknownDigest: Error {
        let name: ExactString
    }

    private static func make(_ name: ExactString, _ library: String, byteCount: Int) -> MessageDigest {
        MessageDigest(name: name, byteCount: byteCount) { message, digest in
            let done = EVP_Q_digest(
                nil, library, nil, message.baseAddress, message.count,
                digest.baseAddress?.assumingMemoryBound(to: UInt8.self), nil)
            if done != 1 { Issue.record("libcrypto refused \(library)") }
        }
    }
}
