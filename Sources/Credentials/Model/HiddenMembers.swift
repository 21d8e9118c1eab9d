// SPDX-License-Identifier: Apache-2.0

import LinkedData
import StrictJSON

/// Looks for statements that a signature covers and that no check would read.
///
/// Checks read members by their JSON names. Linked data can say the same in other words: with the property's full IRI for
/// a name, under `@nest`, in `@included` or in reverse. The canonical form does not tell, so that a revoked credential
/// could hide its `credentialStatus` and keep its signature.
struct HiddenMembers {
    /// Members that are read by name, with the property that each is.
    let names: [ExactString: ExactString]

    private static let vocabulary = "https://www.w3.org/2018/credentials#"
    private static let security = "https://w3id.org/security#"

    /// Of a credential or a presentation (VCDM 2.0 and 1.1).
    static let document = HiddenMembers(
        names: [
            "issuer", "holder", "credentialSubject", "credentialStatus", "validFrom", "validUntil", "issuanceDate",
            "expirationDate", "relatedResource",
        ].reduce(into: [:]) { names, name in names[ExactString(name)] = ExactString(vocabulary + name) })

    /// Of a proof (VC Data Integrity 1.0 §2.1).
    static let proof = HiddenMembers(
        names: [
            "created": "http://purl.org/dc/terms/created", "expires": ExactString("\(security)expiration"),
            "challenge": ExactString("\(security)challenge"), "domain": ExactString("\(security)domain"),
            "previousProof": ExactString("\(security)previousProof"),
        ])

    /// The first property that `expanded` states of its root more often than `source` names it.
    func first(in expanded: ExpandedDocument, of source: JSONObject) -> ExactString? {
        guard let root = expanded.root else { return nil }
        for (name, property) in names {
            let named = source[name]?.elements.count { $0 != .null } ?? 0
            if root.values(of: property).count > named { return property }
        }
        return expanded.propertyOfRootElsewhere(Set(names.values))
    }
}
