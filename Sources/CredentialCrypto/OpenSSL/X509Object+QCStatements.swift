// SPDX-License-Identifier: Apache-2.0

internal import COpenSSL
import StrictJSON

extension X509Object {
    /// RFC 3739 §3.2.6: a sequence of statements, each an identifier and, as the identifier says, more. libcrypto 3.0 knows
    /// the extension by name only, so it is read as nested sequences of anything.
    var qcStatements: QCStatements {
        get throws(CertificateError) {
            var found = QCStatements()
            let position = X509_get_ext_by_NID(pointer, NID_qcStatements, -1)
            guard position >= 0, let held = X509_EXTENSION_get_data(X509_get_ext(pointer, position)) else {
                return found
            }
            guard let statements = ASN1Sequence(der: ASN1Value.bytes(held)) else { throw .malformed("qcStatements") }
            for index in 0..<statements.count {
                guard let statement = statements.sequence(at: index), let name = statement.objectIdentifier(at: 0)
                else { throw .malformed("qcStatements") }
                found.statements.append(name)
                guard name == QCStatements.qcType else { continue }
                // ETSI EN 319 412-5 §4.2.3: a sequence of the kinds of certificate.
                guard let types = statement.sequence(at: 1) else { throw .malformed("qcStatements") }
                for index in 0..<types.count {
                    guard let type = types.objectIdentifier(at: index) else { throw .malformed("qcStatements") }
                    found.types.append(type)
                }
            }
            return found
        }
    }
}

/// A SEQUENCE whose elements may be of any type.
private struct ASN1Sequence: ~Copyable {
    private let elements: OpaquePointer

    /// nil unless the bytes are exactly one sequence.
    init?(der: [UInt8]) {
        guard let (elements, isWhole) = DER.decode(der, { d2i_ASN1_SEQUENCE_ANY(nil, $0, $1) }) else { return nil }
        guard isWhole else {
            Self.free(elements)
            return nil
        }
        self.elements = elements
    }

    deinit { Self.free(elements) }

    private static func free(_ elements: OpaquePointer) {
        OPENSSL_sk_pop_free(elements) { ASN1_TYPE_free($0?.assumingMemoryBound(to: ASN1_TYPE.self)) }
    }

    var count: Int32 { max(0, OPENSSL_sk_num(elements)) }

    private borrowing func element(at index: Int32, _ type: Int32) -> UnsafePointer<ASN1_TYPE>? {
        guard let element = OPENSSL_sk_value(elements, index)?.assumingMemoryBound(to: ASN1_TYPE.self),
            ASN1_TYPE_get(element) == type
        else { return nil }
        return UnsafePointer(element)
    }

    borrowing func objectIdentifier(at index: Int32) -> ExactString? {
        element(at: index, V_ASN1_OBJECT).flatMap { ASN1Value.dotted($0.pointee.value.object) }
    }

    borrowing func sequence(at index: Int32) -> ASN1Sequence? {
        guard let element = element(at: index, V_ASN1_SEQUENCE) else { return nil }
        return ASN1Sequence(der: ASN1Value.bytes(element.pointee.value.sequence))
    }
}
