// SPDX-License-Identifier: Apache-2.0

internal import COpenSSL

/// The anchors of one verification and its terms. It has no other place to look for certificates.
struct X509Store: ~Copyable {
    /// 112 bits of security: RSA from 2048 bits, digests from SHA-224.
    static let securityLevel: Int32 = 2

    let pointer: OpaquePointer

    /// `seconds` nil: periods of validity are not looked at.
    init?(anchors: [X509Object], at seconds: Int64?, flags: Int32 = 0) {
        guard let pointer = X509_STORE_new() else { return nil }
        for anchor in anchors {
            guard X509_STORE_add_cert(pointer, anchor.pointer) == 1 else {
                X509_STORE_free(pointer)
                return nil
            }
        }
        let parameters = X509_STORE_get0_param(pointer)
        // An anchor counts whether or not it is self-signed.
        var flags = flags | X509_V_FLAG_PARTIAL_CHAIN
        if let seconds {
            X509_VERIFY_PARAM_set_time(parameters, Self.representable(seconds))
        } else {
            flags |= X509_V_FLAG_NO_CHECK_TIME
        }
        X509_VERIFY_PARAM_set_flags(parameters, UInt(flags))
        self.pointer = pointer
    }

    deinit { X509_STORE_free(pointer) }

    /// The years 0000 to 9999, all that ASN.1 times can say.
    private static func representable(_ seconds: Int64) -> time_t {
        time_t(min(max(seconds, -62_167_219_200), 253_402_300_799))
    }
}

/// libcrypto's working state for one path.
struct X509StoreContext: ~Copyable {
    let pointer: OpaquePointer

    init?() {
        guard let pointer = X509_STORE_CTX_new() else { return nil }
        self.pointer = pointer
    }

    deinit { X509_STORE_CTX_free(pointer) }
}
