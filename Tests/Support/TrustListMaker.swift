// SPDX-License-Identifier: Apache-2.0

package import CredentialCrypto
import Credentials
package import StrictJSON
package import TrustLists

/// Makes trust lists of our own form, read back through the reader that users' lists go through.
package struct TrustListMaker: Sendable {
    package struct Issuer: Sendable {
        package var id: ExactString
        package var name: ExactString?
        package var keys: [PublicKey]?
        /// DER.
        package var certificates: [[UInt8]] = []
        package var from: ExactString?
        package var until: ExactString?

        package init(
            _ id: ExactString, name: ExactString? = nil, keys: [PublicKey]? = nil, from: ExactString? = nil,
            until: ExactString? = nil
        ) {
            self.id = id
            self.name = name
            self.keys = keys
            self.from = from
            self.until = until
        }

        fileprivate var json: JSONValue {
            var entry = JSONObject()
            entry["id"] = .string(id)
            if let name { entry["name"] = .string(name) }
            if let keys { entry["keys"] = .array(keys.map { .string($0.multikey) }) }
            if !certificates.isEmpty { entry["certificates"] = TrustListMaker.texts(certificates) }
            if let from { entry["from"] = .string(from) }
            if let until { entry["until"] = .string(until) }
            return .object(entry)
        }
    }

    package var name: ExactString
    package var issuers: [Issuer]
    package var expires: ExactString?
    /// DER.
    package var timestampAuthorities: [[UInt8]] = []
    package var version = 1
    package var issued: ExactString = "2025-01-01T00:00:00Z"
    /// The reader vouched for its bytes, and nobody checked its signature.
    package var isUnchecked = false
    /// It was chosen, and cannot be read.
    package var isUnavailable = false

    package init(name: ExactString = "Listed schools", _ issuers: [Issuer] = [], expires: ExactString? = nil) {
        self.name = name
        self.issuers = issuers
        self.expires = expires
    }

    package var bytes: [UInt8] {
        var list = JSONObject()
        list["schema"] = .string("backpack.trust-list/1")
        list["name"] = .string(name)
        list["version"] = .integer(version)
        list["issued"] = .string(issued)
        if let expires { list["expires"] = .string(expires) }
        if !timestampAuthorities.isEmpty { list["timestampAuthorities"] = Self.texts(timestampAuthorities) }
        list["issuers"] = .array(issuers.map(\.json))
        return JSONWriter.bytes(.object(list))
    }

    private static func texts(_ certificates: [[UInt8]]) -> JSONValue {
        .array(certificates.map { .string(ExactString(Base64.encode($0))) })
    }

    package func entry() throws -> TrustListSet.Entry {
        let bytes = bytes
        var list = try TrustListReader.read(bytes, fallbackName: "list")
        if isUnchecked { list.assurance = .pinnedDigest }
        return TrustListSet.Entry(
            list: list, digest: ExactString(Hexadecimal.encode(HashAlgorithm.sha256.digest(bytes))), added: nil)
    }

    /// The lists as a verification gets them.
    package static func set(_ lists: [TrustListMaker]) throws -> TrustListSet {
        TrustListSet(
            try lists.filter { !$0.isUnavailable }.map { try $0.entry() },
            unavailable: lists.filter(\.isUnavailable).map(\.name))
    }

    /// The same with one change.
    package func with(_ change: (inout TrustListMaker) -> Void) -> TrustListMaker {
        var copy = self
        change(&copy)
        return copy
    }

    /// The list as the payload of a compact JWS.
    package func signed(by key: TestKey, header: JSONObject? = nil) throws -> [UInt8] {
        let header = header ?? JSONObject([("kid", .string(key.method))])
        return Array(try JSONWebSignature.sign(header: header, payload: bytes, key: key.privateKey).utf8)
    }
}
