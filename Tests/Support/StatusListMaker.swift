// SPDX-License-Identifier: Apache-2.0

import CredentialCrypto
package import StrictJSON

/// Makes status list credentials (Bitstring Status List 1.0 §2.2), without proof.
package struct StatusListMaker: Sendable {
    package var id: ExactString
    package var issuer: ExactString
    package var purpose: ExactString = "revocation"
    /// The entries whose bit is one.
    package var set: Set<Int> = []
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
        return Multibase.encode(GzipMaker.gzip(bits), .base64url)
    }

    package var document: JSONObject {
        var subject = JSONObject()
        subject["id"] = .string("\(id)#list")
        subject["type"] = .string("BitstringStatusList")
        subject["statusPurpose"] = .string(purpose)
        subject["encodedList"] = .string(encodedList)
        var list = JSONObject()
        list["@context"] = .array([.string("https://www.w3.org/ns/credentials/v2")])
        list["id"] = .string(id)
        list["type"] = .array([.string("VerifiableCredential"), .string("BitstringStatusListCredential")])
        list["issuer"] = .string(issuer)
        if let validFrom { list["validFrom"] = .string(validFrom) }
        if let validUntil { list["validUntil"] = .string(validUntil) }
        list["credentialSubject"] = .object(subject)
        return list
    }

    /// An entry of `credentialStatus` that points into the list.
    package func entry(_ index: Int) -> JSONValue {
        .object([
            "id": .string("\(id)#\(index)"), "type": .string("BitstringStatusListEntry"),
            "statusPurpose": .string(purpose), "statusListIndex": .string(String(index)),
            "statusListCredential": .string(id),
        ])
    }
}
