// SPDX-License-Identifier: Apache-2.0

internal import COpenSSL
import CredentialCrypto
package import StrictJSON

/// One JAdES seal, to be changed in one respect before or after it is made.
package struct SealMaker: Sendable {
    /// Puts components behind a seal: the envelope's payload as it is signed, the protected header and the signature.
    package typealias Attachment = @Sendable (Made, [ExactString]) throws -> JSONValue

    /// A seal before anything is put behind it.
    package struct Made: Sendable {
        package let payload: [UInt8]
        package let protected: String
        package let signature: String

        /// What an archive timestamp covers.
        package func archived(_ components: [ExactString]) -> [UInt8] {
            payload + Array(".\(protected).\(signature).".utf8) + components.flatMap { Array($0.utf8) }
        }
    }

    package var signer: TestAuthority
    package var header: JSONObject
    /// The header's bytes where they are not what `header` is written as.
    package var headerBytes: [UInt8]?
    package var unprotected = JSONObject()
    package var attachments: [Attachment] = []
    /// Components stand in clear, not as base64url.
    package var isClear = false

    package init(_ signer: TestAuthority, at time: ExactString = "2026-02-01T00:00:00Z") {
        self.signer = signer
        header = JSONObject([
            ("alg", .string("ES256")), ("cty", .string("octet-stream")),
            ("x5t#S256", .string(Base64URL.encode(signer.certificate.fingerprint))),
            ("x5c", .array([.string(Base64.encode(signer.der))])), ("typ", .string("jose+json")), ("b64", .bool(false)),
            ("sigT", .string(time)), ("crit", .array([.string("b64"), .string("sigT")])),
        ])
    }

    /// - Parameter payload: as it is signed.
    package func entry(_ payload: [UInt8]) throws -> JSONObject {
        let protected = Base64URL.encode(headerBytes ?? JSONWriter.bytes(.object(header)))
        let signature = Base64URL.encode(try signer.key.sign(Array("\(protected).".utf8) + payload))
        let made = Made(payload: payload, protected: protected, signature: signature)
        var entry = JSONObject([("protected", .string(protected))])
        var outer = unprotected
        var components: [JSONValue] = []
        for attachment in attachments {
            let value = try attachment(made, components.compactMap(\.stringValue))
            components.append(isClear ? value : .string(Base64URL.encode(JSONWriter.bytes(value))))
        }
        if !components.isEmpty { outer["etsiU"] = .array(components) }
        if !outer.isEmpty { entry["header"] = .object(outer) }
        entry["signature"] = .string(signature)
        return entry
    }

    // MARK: What is put behind a seal

    private static func values(_ ders: [[UInt8]]) -> JSONValue {
        .array(ders.map { .object(["val": .string(Base64.encode($0))]) })
    }

    private static func tokens(_ ders: [[UInt8]]) -> JSONValue { .object(["tstTokens": values(ders)]) }

    package static func certificates(_ ders: [[UInt8]]) -> Attachment {
        let entries: [JSONValue] = ders.map { .object(["x509Cert": .object(["val": .string(Base64.encode($0))])]) }
        return { _, _ in .object(["xVals": .array(entries)]) }
    }

    package static func revocation(lists: [[UInt8]] = [], responses: [[UInt8]] = []) -> Attachment {
        { _, _ in .object(["rVals": .object(["crlVals": values(lists), "ocspVals": values(responses)])]) }
    }

    package static func signatureTimestamp(_ authority: TestAuthority, at seconds: Int64) -> Attachment {
        { made, _ in
            let token = try TimestampMaker.token(over: Array(made.signature.utf8), by: authority, at: seconds)
            return .object(["sigTst": tokens([token])])
        }
    }

    /// Over other bytes than the signature.
    package static func foreignTimestamp(_ authority: TestAuthority, at seconds: Int64) -> Attachment {
        { _, _ in
            let token = try TimestampMaker.token(over: Array("other".utf8), by: authority, at: seconds)
            return .object(["sigTst": tokens([token])])
        }
    }

    package static func archiveTimestamp(_ authority: TestAuthority, at seconds: Int64) -> Attachment {
        { made, components in
            let token = try TimestampMaker.token(over: made.archived(components), by: authority, at: seconds)
            return .object(["arcTst": tokens([token])])
        }
    }

    package static func component(_ name: ExactString, _ value: JSONValue) -> Attachment {
        { _, _ in .object(JSONObject([(name, value)])) }
    }

    /// `adoTst`, over a payload before it is signed.
    package static func contentTimestamp(
        over payload: [UInt8], by authority: TestAuthority, at seconds: Int64
    ) throws -> JSONValue {
        tokens([try TimestampMaker.token(over: payload, by: authority, at: seconds)])
    }
}

extension CertificateKey {
    /// ECDSA on P-256 over SHA-256 in the form of JOSE: r ‖ s.
    package func sign(_ message: [UInt8]) throws -> [UInt8] {
        let context = EVP_MD_CTX_new()
        defer { EVP_MD_CTX_free(context) }
        var der = [UInt8](repeating: 0, count: 256)
        var count = der.count
        guard EVP_DigestSignInit(context, nil, EVP_sha256(), nil, pointer) == 1,
            EVP_DigestSign(context, &der, &count, message, message.count) == 1
        else { throw MakerError.failed("signature") }
        let signature = der.withUnsafeBufferPointer { buffer in
            var cursor = buffer.baseAddress
            return d2i_ECDSA_SIG(nil, &cursor, count)
        }
        defer { ECDSA_SIG_free(signature) }
        var output = [UInt8](repeating: 0, count: 64)
        let isWritten = output.withUnsafeMutableBufferPointer { buffer in
            guard let base = buffer.baseAddress else { return false }
            return BN_bn2binpad(ECDSA_SIG_get0_r(signature), base, 32) == 32
                && BN_bn2binpad(ECDSA_SIG_get0_s(signature), base + 32, 32) == 32
        }
        guard isWritten else { throw MakerError.failed("signature") }
        return output
    }
}
