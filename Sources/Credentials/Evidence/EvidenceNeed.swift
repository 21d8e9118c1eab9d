// SPDX-License-Identifier: Apache-2.0

import LinkedData
package import StrictJSON

/// A document that somebody publishes and that verifying another one asks for.
///
/// It is looked up among the evidence by its kind and name; where it is published is told, and never gone to.
package struct EvidenceNeed: Sendable, Hashable {
    package let kind: EvidenceItem.Kind
    /// What it answers to among the evidence.
    package let name: ExactString
    /// Where it is published; nil where the name leads to no address on the web.
    package let location: ExactString?

    package init(_ kind: EvidenceItem.Kind, _ name: ExactString, location: ExactString?) {
        self.kind = kind
        self.name = name
        self.location = location
    }

    /// A document that is published at its own name.
    init(_ kind: EvidenceItem.Kind, at url: ExactString) {
        self.init(kind, url, location: DIDURL(url).method == nil ? DIDURL(url).document : nil)
    }

    /// The document that lists an identity's keys; nil for an identifier that is a key itself.
    static func keys(of identifier: ExactString) -> EvidenceNeed? {
        let url = DIDURL(identifier)
        switch url.method {
        case "key", "jwk": return nil
        case nil:
            return url.document.hasPrefix("https:") || url.document.hasPrefix("http:")
                ? EvidenceNeed(.controlledIdentifierDocument, at: url.document) : nil
        default: return EvidenceNeed(.controlledIdentifierDocument, url.document, location: url.webLocation)
        }
    }

    /// Everything that verifying `document` looks up: for itself, for what it contains, and for the evidence that answers.
    package static func all(of document: SecuredDocument, in evidence: EvidenceSet) -> [EvidenceNeed] {
        var found: [EvidenceNeed] = []
        var seen: Set<EvidenceNeed> = []
        var waiting = [document]
        // Evidence leads to evidence: each need is followed once, so that this ends.
        while let next = waiting.popLast() {
            waiting += ContainedCredentials.of(next)
            for need in next.evidenceNeeds(evidence) where seen.insert(need).inserted {
                found.append(need)
                waiting += evidence.find(need.kind, need.name).compactMap(\.secured)
            }
        }
        return found
    }
}

extension SecuredDocument {
    /// What verifying this document by itself looks up.
    func evidenceNeeds(_ evidence: EvidenceSet) -> [EvidenceNeed] {
        vocabularyNeeds + mechanism.needs(of: self, in: evidence) + statusNeeds
    }

    /// The vocabularies that are not built in. A badge of version 2.0 is read by name.
    private var vocabularyNeeds: [EvidenceNeed] {
        guard !(mechanism is OpenBadge2) else { return [] }
        return (json["@context"]?.elements ?? []).compactMap(\.stringValue)
            .filter { DocumentLoader.variantCount(of: $0) == 0 }
            .map { EvidenceNeed(.context, at: $0) }
    }

    /// The lists that its entries name; an entry that cannot be read names none.
    private var statusNeeds: [EvidenceNeed] {
        statusEntries.compactMap { value in
            do throws(StatusFailure) {
                let entry = try StatusForm.entry(value, of: self)
                return EvidenceNeed(entry.kind, at: entry.list)
            } catch {
                return nil
            }
        }
    }
}

// MARK: Where the keys are, form by form

extension EmbeddedProofs {
    package func needs(of document: SecuredDocument, in evidence: EvidenceSet) -> [EvidenceNeed] {
        let methods = (document.json["proof"]?.elements ?? []).compactMap { proof in
            let method = proof["verificationMethod"]
            return method?.stringValue ?? method?["id"]?.stringValue
        }
        return (methods + [document.author].compactMap { $0 }).compactMap(EvidenceNeed.keys)
    }
}

extension JSONWebSignature.Signature {
    /// The documents that may list the key of a token.
    fileprivate func needs(of author: ExactString?, in evidence: EvidenceSet) -> [EvidenceNeed] {
        var needs: [EvidenceNeed] = []
        if let kid = protectedHeader["kid"]?.stringValue, AbsoluteIRI.isValid(kid) {
            needs += [EvidenceNeed.keys(of: kid)].compactMap { $0 }
            if DIDURL(kid).method == nil { needs.append(EvidenceNeed(.keyDocument, at: kid)) }
        }
        guard let author else { return needs }
        if author.hasPrefix("https:") {
            needs.append(EvidenceNeed(.issuerMetadata, author, location: IssuerMetadata.location(of: author)))
            if let set = IssuerMetadata(of: author, in: evidence)?.keySetURL {
                needs.append(EvidenceNeed(.keyDocument, at: set))
            }
        } else if let keys = EvidenceNeed.keys(of: author) {
            needs.append(keys)
        }
        return needs
    }
}

extension CredentialToken {
    package func needs(of document: SecuredDocument, in evidence: EvidenceSet) -> [EvidenceNeed] {
        signature.needs(of: document.author, in: evidence)
    }
}

extension SelectiveCredential {
    package func needs(of document: SecuredDocument, in evidence: EvidenceSet) -> [EvidenceNeed] {
        token.issuerSigned.signature.needs(of: document.author, in: evidence)
    }
}

extension StatusListToken {
    package func needs(of document: SecuredDocument, in evidence: EvidenceSet) -> [EvidenceNeed] {
        signature.needs(of: document.author, in: evidence)
    }
}

extension OpenBadge2 {
    package func needs(of document: SecuredDocument, in evidence: EvidenceSet) -> [EvidenceNeed] {
        let badge = LinkedBadge(document.json, evidence: evidence)
        var needs: [EvidenceNeed] = []
        if case .hosted = proof, let id = document.json["id"]?.stringValue {
            needs.append(EvidenceNeed(.revokedAssertion, at: id))
        }
        // Badges name their parts by web addresses; `urn:uuid:` and its like lead nowhere.
        if let id = badge.classID { needs.append(EvidenceNeed(.badgeClass, at: id)) }
        if let id = badge.issuerID { needs.append(EvidenceNeed(.issuerProfile, at: id)) }
        guard case .signed = proof else { return needs }
        let keys = BadgeKeys(badge, evidence)
        needs += (keys.missing + keys.candidates.compactMap(\.id)).map { EvidenceNeed(.keyDocument, at: $0) }
        let lists = [badge.profile, badge.embeddedProfile].compactMap { $0?.json["revocationList"]?.stringValue }
        return needs + lists.map { EvidenceNeed(.revocationList, at: $0) }
    }
}
