// SPDX-License-Identifier: Apache-2.0

package import StrictJSON

/// One document that verification may rely on beside the credential.
package struct EvidenceItem: Sendable {
    package enum Kind: String, Sendable, CaseIterable {
        /// A DID document or another controlled identifier document.
        case controlledIdentifierDocument = "did-document"
        /// A JWK, a set of them, or a verification method or CryptographicKey (Open Badges 2.0) on its own.
        case keyDocument = "key-document"
        /// JWT VC Issuer Metadata, known by its `issuer`.
        case issuerMetadata = "jwt-vc-issuer"
        case statusListCredential = "status-list"
        case context = "json-ld-context"
        /// What a badge is awarded for (Open Badges 2.0, BadgeClass).
        case badgeClass = "badge-class"
        /// Who awards it (Open Badges 2.0, Profile).
        case issuerProfile = "issuer-profile"
        /// What an issuer revoked (Open Badges 2.0, RevocationList; 1EdTech Revocation List).
        case revocationList = "revocation-list"
        /// A later copy of a hosted badge that says it was revoked (Open Badges 2.0, Revoking Hosted Assertions).
        case revokedAssertion = "revoked-assertion"
    }

    /// Who vouches for it by bringing it.
    package enum Origin: String, Sendable {
        /// The one who asks for the verification.
        case owner
        /// It travelled with what is being verified: it counts only as far as its own signature carries it.
        case bundle
    }

    package let kind: Kind
    /// The document's own name for itself.
    package let id: ExactString?
    /// Where its owner says it was fetched from.
    package let url: ExactString?
    package let document: JSONObject
    /// How the evidence is itself secured; nil for what nobody signed.
    package let secured: SecuredDocument?
    /// SHA-256 of the original bytes, lowercase hexadecimal.
    package let digest: ExactString
    package let origin: Origin
    /// When it came into the wallet, as RFC 3339; nil for one given with the command.
    package let added: ExactString?

    package init(
        kind: Kind, url: ExactString?, document: JSONObject, digest: ExactString, origin: Origin, added: ExactString?,
        secured: SecuredDocument? = nil
    ) {
        self.kind = kind
        id = Self.name(of: document, kind)
        self.url = url
        self.document = document
        self.secured = secured ?? Recognizer.secured(document, digest: digest)
        self.digest = digest
        self.origin = origin
        self.added = added
    }

    /// What a document calls itself: its `id`; of issuer metadata its `issuer`, of a Status List Token its `sub`.
    package static func name(of document: JSONObject, _ kind: Kind) -> ExactString? {
        switch kind {
        case .issuerMetadata: document["issuer"]?.stringValue
        case .statusListCredential: (document["id"] ?? document["sub"])?.stringValue
        default: document["id"]?.stringValue
        }
    }

    /// The moments at which what it says comes into force, or ends.
    package var turns: [Instant] {
        let dates = ["validFrom", "validUntil"].compactMap { name -> Instant? in
            guard let text = document[ExactString(name)]?.stringValue else { return nil }
            do { return try DateTime(text).instant } catch { return nil }
        }
        let claims = ["nbf", "exp", "iat"].compactMap { NumericDate.instant(document[ExactString($0)]) }
        return dates + claims
    }

    /// Since when it says that it is in force, as it writes that; of a token, in RFC 3339.
    var inForceSince: ExactString? {
        (document["validFrom"] ?? document["issuanceDate"])?.stringValue
            ?? NumericDate.instant(document["iat"]).map { ExactString($0.rfc3339) }
    }

    var statedStart: Instant? {
        guard let text = inForceSince else { return nil }
        do { return try DateTime(text).instant } catch { return nil }
    }
}

/// The evidence at hand, found by identifier or by the URL its owner recorded.
package struct EvidenceSet: Sendable {
    package private(set) var items: [EvidenceItem] = []
    private var byName: [ExactString: [Int]] = [:]
    /// Contexts by the URL recorded for them. Only the owner's count: a context decides what words mean.
    package private(set) var contexts: [ExactString: JSONValue] = [:]

    package init(_ items: [EvidenceItem] = []) {
        for item in items { add(item) }
    }

    package mutating func add(_ item: EvidenceItem) {
        let names = Set([item.id, item.origin == .owner ? item.url : nil].compactMap { $0 })
        for name in names { byName[name, default: []].append(items.count) }
        items.append(item)
        if item.kind == .context, item.origin == .owner, let url = item.url { contexts[url] = .object(item.document) }
    }

    /// Evidence of one kind that answers to `name`, the newest first. A recorded URL counts for the owner's own only.
    package func find(_ kind: EvidenceItem.Kind, _ name: ExactString) -> [EvidenceItem] {
        (byName[name] ?? []).map { items[$0] }.filter { $0.kind == kind }.reversed()
    }
}
