// SPDX-License-Identifier: Apache-2.0

import LinkedData
import StrictJSON

/// Looks for statements that a signature covers and that no check would read.
///
/// Checks read members by their JSON names. Linked data can say the same in other words: with the property's full IRI for
/// a name, under `@nest`, in `@included` or in reverse. The canonical form does not tell, so that a revoked credential
/// could hide its `credentialStatus` and keep its signature.
struct HiddenMembers {
    /// A member that is read by name, and the property that it is.
    private struct Member {
        let name: ExactString
        let property: ExactString
    }

    private let members: [Member]
    private let properties: Set<ExactString>

    private init(_ members: [Member]) {
        self.members = members
        properties = Set(members.map(\.property))
    }

    /// Of a credential or a presentation (VCDM 2.0 and 1.1).
    static let document = HiddenMembers(
        [
            "issuer", "holder", "credentialSubject", "credentialStatus", "validFrom", "validUntil", "issuanceDate",
            "expirationDate", "relatedResource",
        ].map { name in
            Member(name: ExactString(name), property: ExactString("https://www.w3.org/2018/credentials#\(name)"))
        })

    /// Of a proof (VC Data Integrity 1.0 §2.1).
    static let proof = HiddenMembers([
        Member(name: "created", property: "http://purl.org/dc/terms/created"),
        Member(name: "expires", property: "https://w3id.org/security#expiration"),
        Member(name: "challenge", property: "https://w3id.org/security#challenge"),
        Member(name: "domain", property: "https://w3id.org/security#domain"),
        Member(name: "previousProof", property: "https://w3id.org/security#previousProof"),
    ])

    /// The first property that `expanded` states of its root more often than `source` names it.
    func first(in expanded: ExpandedDocument, of source: JSONObject) -> ExactString? {
        guard let root = expanded.root else { return nil }
        for member in members {
            let stated = root.count(of: member.property)
            guard stated > 0 else { continue }
            let named = source[member.name]?.elements.count { $0 != .null } ?? 0
            if stated > named { return member.property }
        }
        return expanded.propertyOfRootElsewhere(properties)
    }
}
