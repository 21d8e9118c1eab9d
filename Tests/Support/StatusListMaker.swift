// SPDX-License-Identifier: Apache-2.0

import CredentialCrypto
package import StrictJSON

/// Makes status list credentials (Bitstring Status List 1.0 §2.2), without proof.
package struct StatusListMaker: Sendable {
    package var id: ExactString
    package var issuer: ExactString
    package var purpose: ExactString = "revocation"
    /// The bits that are one.
    package var set: Set<Int> = []
    /// Milliseconds.
    package var ttl: Int?
    /// When its proof says that it was made; nil for when the credential's does.
    package var created: ExactString?
    /// Status List 2021, the forerunner.
    package var isOf2021 = false
    package var entryCount = 131_072
    package var validFrom: ExactString? = "2025-01-01T00:00:00Z"
    package var validUntil: ExactString?

    package init(id: ExactString, issuer: ExactString) {
        self.id = id
        self.issuer = issuer
    }

    /// Multibase base64url of the gzipped bits, index 0 in the left-most bit.
    package var encodedList: ExactString {
        var bits = [UInt8](repeating: 0, count: entryCount / 8)
        for index in set { bits[index / 8] |= 0x80 >> UInt8(index % 8) }
        let gzip = GzipMaker.gzip(bits)
        return isOf2021 ? ExactString(Base64URL.encode(gzip)) : Multibase.encode(gzip, .base64url)
    }

    package var document: JSONObject {
        var subject = JSONObject()
        subject["id"] = .string("\(id)#list")
        subject["type"] = .string(isOf2021 ? "StatusList2021" : "BitstringStatusList")
        subject["statusPurpose"] = .string(purpose)
        subject["encodedList"] = .string(encodedList)
        if let ttl { subject["ttl"] = .integer(ttl) }
        var list = JSONObject()
        // The vocabulary of 2021 goes with version 1.1 of the data model only.
        let contexts: [ExactString] =
            isOf2021
            ? [
                "https://www.w3.org/2018/credentials/v1", Self.context2021,
                "https://w3id.org/security/data-integrity/v2",
            ] : ["https://www.w3.org/ns/credentials/v2"]
        list["@context"] = .array(contexts.map(JSONValue.string))
        list["id"] = .string(id)
        list["type"] = .array([
            .string("VerifiableCredential"),
            .string("\(isOf2021 ? "StatusList2021" : "BitstringStatusList")Credential"),
        ])
        list["issuer"] = .string(issuer)
        if let validFrom { list[isOf2021 ? "issuanceDate" : "validFrom"] = .string(validFrom) }
        if let validUntil { list[isOf2021 ? "expirationDate" : "validUntil"] = .string(validUntil) }
        list["credentialSubject"] = .object(subject)
        return list
    }

    package static let context2021: ExactString = "https://w3id.org/vc/status-list/2021/v1"

    /// An entry of `credentialStatus` that points into the list.
    package func entry(_ index: Int) -> JSONValue {
        .object([
            "id": .string("\(id)#\(index)"),
            "type": .string(isOf2021 ? "StatusList2021Entry" : "BitstringStatusListEntry"),
            "statusPurpose": .string(purpose), "statusListIndex": .string(String(index)),
            "statusListCredential": .string(id),
        ])
    }
}
