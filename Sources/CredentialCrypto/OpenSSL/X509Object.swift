// SPDX-License-Identifier: Apache-2.0

internal import COpenSSL

/// A certificate of libcrypto, freed with its last owner.
final class X509Object: Sendable {
    /// Nothing changes the certificate once it is read; libcrypto counts references and fills its cache of extensions
    /// under locks, so that threads may verify with one certificate at the same time.
    nonisolated(unsafe) let pointer: OpaquePointer

    /// Takes over the reference.
    init(adopting pointer: OpaquePointer) { self.pointer = pointer }

    deinit { X509_free(pointer) }

    /// nil unless the bytes are exactly one certificate in DER.
    ///
    /// libcrypto reads more than DER, and keeps what it read of the signed part for writing it again. So that part is then
    /// encoded anew from its values: what differs was some other encoding of the same.
    convenience init?(der: [UInt8]) {
        guard let (pointer, isWhole) = DER.decode(der, { d2i_X509(nil, $0, $1) }) else { return nil }
        self.init(adopting: pointer)
        guard isWhole, DER.encode({ i2d_X509(pointer, $0) }) == der,
            DER.encode({ i2d_re_X509_tbs(pointer, $0) }) != nil, DER.encode({ i2d_X509(pointer, $0) }) == der
        else { return nil }
        // Reads the extensions once; one that is there twice or does not decode is an error.
        guard clearingErrors({ X509_check_purpose(pointer, -1, 0) == 1 ? true : nil }) != nil else { return nil }
    }
}

/// Certificates in the form that libcrypto takes several of them. It holds a reference to each.
struct X509Stack: ~Copyable {
    let pointer: OpaquePointer

    init?(_ objects: [X509Object]) {
        guard let pointer = OPENSSL_sk_new_null() else { return nil }
        for object in objects {
            guard X509_up_ref(object.pointer) == 1 else {
                Self.free(pointer)
                return nil
            }
            guard OPENSSL_sk_push(pointer, UnsafeRawPointer(object.pointer)) > 0 else {
                X509_free(object.pointer)
                Self.free(pointer)
                return nil
            }
        }
        self.pointer = pointer
    }

    deinit { Self.free(pointer) }

    private static func free(_ stack: OpaquePointer) { OPENSSL_sk_pop_free(stack) { X509_free(OpaquePointer($0)) } }
}
