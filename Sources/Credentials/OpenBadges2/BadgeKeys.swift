// SPDX-License-Identifier: Apache-2.0

import CredentialCrypto
import StrictJSON

/// The keys that may have signed an assertion (Open Badges 2.0, SignedBadge and CryptographicKey).
struct BadgeKeys {
    struct Candidate {
        let id: ExactString?
        /// Whose key it says that it is.
        let owner: ExactString?
        let key: Result<PublicKey, KeyError>
        /// The evidence that holds the key itself; nil where only the assertion does.
        let source: EvidenceItem?
        /// Whether the profile among the evidence lists it; nil where that profile is not at hand.
        let isListed: Bool?
    }

    let candidates: [Candidate]
    /// The keys that may have signed and are not at hand.
    let missing: [ExactString]

    init(_ badge: LinkedBadge, _ evidence: EvidenceSet) {
        let listed = badge.profile?.json["publicKey"]?.elements
        let embeddedKeys = badge.embeddedProfile?.json["publicKey"]?.elements ?? []
        /// The descriptions of one key at hand, the most telling first.
        func describe(_ id: ExactString, _ own: JSONValue?) -> Candidate? {
            let isListed = listed.map { keys in keys.contains { Self.identifier(of: $0) == id } }
            if let item = evidence.find(.keyDocument, id).first(where: { $0.origin == .owner }) {
                return Candidate(item.document, id, source: item, isListed: isListed)
            }
            // A profile may hold its keys itself.
            if let profile = badge.profile,
                let object = listed?.first(where: { Self.identifier(of: $0) == id })?.objectValue,
                object["publicKeyPem"] != nil
            {
                return Candidate(object, id, source: profile.source, isListed: isListed)
            }
            let inAssertion = [own] + embeddedKeys.map(Optional.some)
            for value in inAssertion {
                guard let object = value?.objectValue, object["id"]?.stringValue == id, object["publicKeyPem"] != nil
                else { continue }
                return Candidate(object, id, source: nil, isListed: isListed)
            }
            return nil
        }
        let creator = badge.verification?["creator"]
        let keys = creator.map { [$0] } ?? Array((listed ?? embeddedKeys).prefix(Self.limit))
        let ids = keys.compactMap(Self.identifier)
        let found = ids.map { id in (id: id, candidate: describe(id, creator)) }
        candidates = found.compactMap(\.candidate)
        missing = found.filter { $0.candidate == nil }.map(\.id)
    }

    /// How many of a profile's keys are tried.
    private static let limit = 64

    private static func identifier(of key: JSONValue) -> ExactString? {
        key.stringValue ?? key["id"]?.stringValue
    }
}

extension BadgeKeys.Candidate {
    fileprivate init(_ object: JSONObject, _ id: ExactString, source: EvidenceItem?, isListed: Bool?) {
        self.id = id
        owner = object.identifier(of: "owner")
        self.source = source
        self.isListed = isListed
        key = Result { () throws(KeyError) in
            guard let text = object["publicKeyPem"]?.stringValue else { throw .malformed("publicKeyPem") }
            return try PublicKey(pem: text)
        }
    }
}

extension LinkedBadge {
    /// How the assertion says that it is verified.
    var verification: JSONObject? { VerificationKind.verifications(of: assertion).first?.objectValue }
}
