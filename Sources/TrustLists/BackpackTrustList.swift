// SPDX-License-Identifier: Apache-2.0

import CredentialCrypto
import Credentials
import StrictJSON

extension TrustListReader.Form {
    /// Our own form, `backpack.trust-list/1`.
    static let backpack = TrustListReader.Form(
        name: "backpack",
        recognizes: { $0["schema"]?.stringValue?.hasPrefix("backpack.trust-list/") == true },
        read: { (object, _) throws(TrustListError) in
            guard object["schema"] == .string("backpack.trust-list/1") else { throw TrustListError(.member("schema")) }
            let reader = MemberReader(object: object)
            guard let version = object["version"]?.numberValue?.integer, version >= 0 else {
                throw TrustListError(.member("version"))
            }
            guard let entries = object["issuers"]?.arrayValue else { throw TrustListError(.member("issuers")) }
            var issuers: [ListedIssuer] = []
            var known: Set<ExactString> = []
            for entry in entries {
                let issuer = try readIssuer(entry)
                // A list that contradicts itself is nobody's word.
                guard known.insert(issuer.id).inserted else { throw TrustListError(.member("issuers")) }
                issuers.append(issuer)
            }
            return TrustList(
                format: "backpack", name: try reader.required("name"), version: version,
                issued: try reader.instant("issued"), expires: try reader.instant("expires"), issuers: issuers,
                timestampAuthorities: try reader.certificates("timestampAuthorities"), repeated: [])
        })

    private static func readIssuer(_ entry: JSONValue) throws(TrustListError) -> ListedIssuer {
        guard let object = entry.objectValue else { throw TrustListError(.member("issuers")) }
        let reader = MemberReader(object: object)
        let id = try reader.required("id")
        var keys: [PublicKey]?
        if let value = object["keys"], value != .null {
            guard let elements = value.arrayValue else { throw TrustListError(.member("keys")) }
            var read: [PublicKey] = []
            for element in elements { read.append(try readKey(element, of: id)) }
            keys = read
        }
        return ListedIssuer(
            id: id, name: try reader.text("name"), country: try reader.text("country"), url: try reader.text("url"),
            keys: keys, certificates: try reader.certificates("certificates"), from: try reader.instant("from"),
            until: try reader.instant("until"))
    }

    /// A Multikey string or a JWK.
    private static func readKey(_ value: JSONValue, of issuer: ExactString) throws(TrustListError) -> PublicKey {
        do {
            switch value {
            case .string(let multikey): return try PublicKey(multikey: multikey)
            case .object(let jwk): return try PublicKey(jwk: jwk)
            default: throw TrustListError(.member("keys"))
            }
        } catch let error as KeyError {
            throw TrustListError(.key(issuer: issuer, code: error.code))
        } catch let error as TrustListError {
            throw error
        } catch {
            throw TrustListError(.member("keys"))
        }
    }
}
