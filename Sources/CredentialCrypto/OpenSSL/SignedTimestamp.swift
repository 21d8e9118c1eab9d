// SPDX-License-Identifier: Apache-2.0

internal import COpenSSL
import StrictJSON

/// A timestamp token of libcrypto: the signed message and the information in it, freed with their only owner.
struct SignedTimestamp: ~Copyable {
    private let message: UnsafeMutablePointer<PKCS7>
    private let information: OpaquePointer

    /// nil unless the bytes are exactly one signed message about timestamp information of version 1 without extensions
    /// that would have to be understood (RFC 3161 §2.4.2).
    init?(der: [UInt8]) {
        guard let (message, isWhole) = DER.decode(der, { d2i_PKCS7(nil, $0, $1) }) else { return nil }
        guard isWhole, OBJ_obj2nid(message.pointee.type) == NID_pkcs7_signed, message.pointee.d.sign != nil,
            let information = clearingErrors({ PKCS7_to_TS_TST_INFO(message) })
        else {
            PKCS7_free(message)
            return nil
        }
        guard TS_TST_INFO_get_version(information) == 1,
            TS_TST_INFO_get_ext_by_critical(information, 1, -1) < 0
        else {
            TS_TST_INFO_free(information)
            PKCS7_free(message)
            return nil
        }
        self.message = message
        self.information = information
    }

    deinit {
        TS_TST_INFO_free(information)
        PKCS7_free(message)
    }

    var imprint: [UInt8] {
        ASN1Value.bytes(TS_MSG_IMPRINT_get_msg(TS_TST_INFO_get_msg_imprint(information)))
    }

    var imprintAlgorithm: HashAlgorithm? {
        let algorithm = TS_MSG_IMPRINT_get_algo(TS_TST_INFO_get_msg_imprint(information))
        var name: OpaquePointer?
        X509_ALGOR_get0(&name, nil, nil, algorithm)
        switch OBJ_obj2nid(name) {
        case NID_sha256: return .sha256
        case NID_sha384: return .sha384
        case NID_sha512: return .sha512
        default: return nil
        }
    }

    var genTime: Int64 {
        get throws(TimestampError) {
            guard let seconds = ASN1Value.seconds(TS_TST_INFO_get_time(information)) else {
                throw .malformed("genTime")
            }
            return seconds
        }
    }

    var accuracy: Int64? {
        get throws(TimestampError) {
            guard let accuracy = TS_TST_INFO_get_accuracy(information) else { return nil }
            let seconds = try Self.number(TS_ACCURACY_get_seconds(accuracy), below: 1 << 32)
            let millis = try Self.number(TS_ACCURACY_get_millis(accuracy), below: 1_000)
            let micros = try Self.number(TS_ACCURACY_get_micros(accuracy), below: 1_000)
            return (seconds * 1_000 + millis) * 1_000 + micros
        }
    }

    private static func number(
        _ value: UnsafePointer<ASN1_INTEGER>?, below limit: Int64
    ) throws(TimestampError) -> Int64 {
        guard let value else { return 0 }
        guard let number = ASN1Value.integer(value), 0..<limit ~= number else { throw .malformed("accuracy") }
        return number
    }

    var policy: ExactString {
        get throws(TimestampError) {
            guard let name = ASN1Value.dotted(TS_TST_INFO_get_policy_id(information)) else {
                throw .malformed("policy")
            }
            return name
        }
    }

    var serialNumber: String { ASN1Value.hexadecimal(TS_TST_INFO_get_serial(information)) }

    var certificates: [Certificate] {
        get throws(TimestampError) {
            var found: [Certificate] = []
            for element in ASN1Value.elements(of: message.pointee.d.sign.pointee.cert) {
                guard let certificate = Self.certificate(OpaquePointer(element)) else {
                    throw .malformed("certificates")
                }
                found.append(certificate)
            }
            return found
        }
    }

    private static func certificate(_ pointer: OpaquePointer) -> Certificate? {
        guard let der = DER.encode({ i2d_X509(pointer, $0) }) else { return nil }
        do { return try Certificate(der: der) } catch { return nil }
    }

    /// Whose signature it is and why it does not hold, with the certificates that the signer's may be among.
    ///
    /// libcrypto looks for a path too; it is given every certificate as an anchor and no time, so that what remains is the
    /// signature, the signer's purpose and the token's commitment to the signer's certificate (RFC 5816).
    borrowing func verifySignature(certificates: [Certificate]) -> (signer: Certificate?, flaw: TimestampError?) {
        defer { ERR_clear_error() }
        let objects = certificates.map(\.object)
        guard let others = X509Stack(objects), let signer = signer(among: others, certificates) else {
            return (nil, .signature)
        }
        guard hasStrongDigests else { return (signer, .weakDigest) }
        guard X509_check_purpose(signer.object.pointer, X509_PURPOSE_TIMESTAMP_SIGN, 0) == 1 else {
            return (signer, .purpose)
        }
        guard let store = X509Store(anchors: objects, at: nil),
            TS_RESP_verify_signature(message, others.pointer, store.pointer, nil) == 1
        else { return (nil, .signature) }
        return (signer, nil)
    }

    /// The certificate that the message names as its one signer's; nil where there are more signers or none.
    private borrowing func signer(among others: borrowing X509Stack, _ certificates: [Certificate]) -> Certificate? {
        guard let signers = PKCS7_get0_signers(message, others.pointer, 0) else { return nil }
        defer { OPENSSL_sk_free(signers) }
        let found = ASN1Value.elements(of: signers)
        guard found.count == 1 else { return nil }
        return certificates.first { X509_cmp($0.object.pointer, OpaquePointer(found[0])) == 0 }
    }

    private var hasStrongDigests: Bool {
        ASN1Value.elements(of: message.pointee.d.sign.pointee.signer_info).allSatisfy { element in
            let signer = element.assumingMemoryBound(to: PKCS7_SIGNER_INFO.self)
            return SignatureStrength.suffices(digest: signer.pointee.digest_alg)
        }
    }
}
