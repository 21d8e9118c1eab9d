// SPDX-License-Identifier: Apache-2.0

import Credentials
import StrictJSON

extension TrustListReader.Form {
    /// A registry of the Digital Credentials Consortium: `meta` and `registry`, issuers by DID, no keys and no end.
    static let dcc = TrustListReader.Form(
        name: "dcc",
        recognizes: { $0["registry"]?.objectValue != nil && $0["meta"] != nil },
        read: { (object, fallbackName) throws(TrustListError) in
            guard let registry = object["registry"]?.objectValue else { throw TrustListError(.member("registry")) }
            var issuers: [ListedIssuer] = []
            for (id, value) in registry.members {
                guard let entry = value.objectValue else { throw TrustListError(.member("registry")) }
                let reader = MemberReader(object: entry)
                issuers.append(
                    ListedIssuer(
                        id: id, name: try reader.text("name"), country: nil, url: try reader.text("url"), keys: nil,
                        from: nil, until: nil))
            }
            return TrustList(
                format: "dcc", name: fallbackName, version: nil, issued: try updated(object), expires: nil,
                issuers: issuers,
                repeated: registry.repeated)
        })

    /// `meta.updated`; some registries write the offset without its colon.
    private static func updated(_ object: JSONObject) throws(TrustListError) -> Instant? {
        guard let text = object["meta"]?["updated"]?.stringValue else { return nil }
        var spelled = Array(text.utf8)
        let sign = spelled.dropLast(4).last
        if sign == UInt8(ascii: "+") || sign == UInt8(ascii: "-"), spelled.contains(UInt8(ascii: "T")) {
            spelled.insert(UInt8(ascii: ":"), at: spelled.count - 2)
        }
        do { return try DateTime(ExactString(String(decoding: spelled, as: UTF8.self))).instant } catch {
            throw TrustListError(.member("updated"))
        }
    }
}
