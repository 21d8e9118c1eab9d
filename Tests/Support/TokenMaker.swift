// SPDX-License-Identifier: Apache-2.0

import CredentialCrypto
package import StrictJSON

/// A compact JSON Web Signature, to be changed in one respect before or after it is signed.
package struct TokenMaker: Sendable {
    /// The protected header.
    package var header: JSONObject
    /// The header's bytes where they are not what `header` is written as.
    package var headerBytes: [UInt8]?
    /// The payload's bytes.
    package var payload: [UInt8]
    package var signer: TestSigner
    /// The middle part and what is signed of it, where that is not base64url of `payload`.
    package var payloadText: String?
    /// The signature's bytes, made from the right ones.
    package var signature: @Sendable ([UInt8]) throws -> [UInt8] = { $0 }
    /// The whole token, made from the right one.
    package var text: @Sendable (String) throws -> String = { $0 }

    /// With `alg`, and the members of `header` behind it.
    package init(_ signer: TestSigner, header members: JSONObject = JSONObject(), payload: [UInt8]) {
        var header = JSONObject([(name: "alg", value: .string(signer.algorithm.joseName))])
        for member in members.members { header[member.name] = member.value }
        self.header = header
        self.payload = payload
        self.signer = signer
    }

    package init(_ signer: TestSigner, header members: JSONObject = JSONObject(), claims: JSONObject) {
        self.init(signer, header: members, payload: JSONWriter.bytes(.object(claims)))
    }

    /// The three parts before `text` changes them.
    package func parts() throws -> (header: String, payload: String, signature: String) {
        let header = Base64URL.encode(headerBytes ?? JSONWriter.bytes(.object(header)))
        let payload = payloadText ?? Base64URL.encode(payload)
        let made = try signature(try signer.sign(Array("\(header).\(payload)".utf8)))
        return (header, payload, Base64URL.encode(made))
    }

    package func compact() throws -> String {
        let parts = try parts()
        return try text("\(parts.header).\(parts.payload).\(parts.signature)")
    }
}
