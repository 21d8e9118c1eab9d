// SPDX-License-Identifier: Apache-2.0

package import CredentialCrypto
package import StrictJSON

/// Why a holder cannot present an SD-JWT as she asked.
package enum SDJWTPresentationError: Error, Sendable, Equatable {
    /// The SD-JWT itself breaks a rule.
    case disclosures(DisclosureViolation)
    /// It is bound to a reader already.
    case alreadyBound
    /// There is no such claim.
    case claimUnknown(ExactString)
    /// The issuer bound it to another key, or to none.
    case otherKey
    case signing(KeyError)

    /// Stable across versions.
    package var code: String {
        switch self {
        case .disclosures(let violation): violation.code.rawValue
        case .alreadyBound: "sd-jwt.already-bound"
        case .claimUnknown: "sd-jwt.claim-unknown"
        case .otherKey: "sd-jwt.other-key"
        case .signing(let error): error.code
        }
    }
}

/// What the holder does before she presents (RFC 9901 §7.2).
extension SDJWT {
    /// The same issuer's words with the chosen claims only.
    ///
    /// A claim is chosen by its JSON pointer into the processed payload, or by its name wherever it stands. With a claim come
    /// those that hold it, and everything within it; what is always disclosed may be named and stays in any case.
    ///
    /// - Throws: `SDJWTPresentationError`; `claimUnknown` for a choice that names nothing.
    package func reduced(revealing claims: [ExactString]) throws(SDJWTPresentationError) -> SDJWT {
        guard keyBinding == nil else { throw .alreadyBound }
        let payload: ProcessedPayload
        do { payload = try processed() } catch { throw .disclosures(error) }
        var kept: Set<Int> = []
        for claim in claims {
            let chosen = payload.disclosed.filter { Self.reveals($0, claim) }
            guard claim.hasPrefix("/") ? payload.holds(claim) : !chosen.isEmpty || payload.json[claim] != nil else {
                throw .claimUnknown(claim)
            }
            kept.formUnion(chosen.map(\.disclosure))
        }
        // A disclosure counts only together with the one that holds its digest (§7.2 step 2). Parents come before children.
        for claim in payload.disclosed.reversed() {
            if kept.contains(claim.disclosure), let parent = claim.parent { kept.insert(parent) }
        }
        // Chosen ones keep the issuer's order, so that the order says nothing about the choice.
        return SDJWT(
            issuerSigned: issuerSigned, payload: self.payload,
            disclosures: disclosures.indices.filter(kept.contains).map { disclosures[$0] }, keyBinding: nil)
    }

    /// The one of the holder's keys that the issuer bound it to (RFC 7800 §3); nil where there is none.
    package func confirmedKey(among keys: [PublicKey]) -> PublicKey? {
        guard let confirmation = Confirmation(payload) else { return nil }
        let resolver = VerificationMethodResolver(evidence: EvidenceSet())
        return keys.first { confirmation.isAny(of: [$0], resolver) }
    }

    /// Whether choosing `choice` takes the claim with it: they are the same, or one lies within the other.
    private static func reveals(_ claim: ProcessedPayload.DisclosedClaim, _ choice: ExactString) -> Bool {
        guard choice.hasPrefix("/") else {
            let step = ExactString(JSONPointer.escape(choice.text))
            let steps = claim.pointer.text.utf8.split(separator: UInt8(ascii: "/"))
            return claim.name == choice || steps.dropLast().contains { $0.elementsEqual(step.utf8) }
        }
        return claim.pointer == choice || claim.pointer.isWithin(choice) || choice.isWithin(claim.pointer)
    }

    /// The SD-JWT with a Key Binding JWT behind it, for one reader and one occasion (RFC 9901 §4.3).
    ///
    /// - Throws: `otherKey` where the issuer's `cnf` names a JWK that is not the key's.
    package func bound(
        audience: ExactString, nonce: ExactString, at instant: Instant, key: borrowing PrivateKey
    ) throws(SDJWTPresentationError) -> SDJWT {
        guard keyBinding == nil else { throw .alreadyBound }
        let hash: HashAlgorithm
        do { hash = try Self.hash(of: payload) } catch { throw .disclosures(error) }
        if let jwk = payload["cnf"]?["jwk"]?.objectValue {
            do {
                guard try PublicKey(jwk: jwk) == key.publicKey else { throw SDJWTPresentationError.otherKey }
            } catch {
                throw .otherKey
            }
        }
        let header = JSONObject([("typ", .string("kb+jwt"))])
        let claims = JSONObject([
            ("iat", .integer(instant.seconds)), ("aud", .string(audience)), ("nonce", .string(nonce)),
            ("sd_hash", .string(Base64URL.encode(hash.digest(boundPart)))),
        ])
        let token: String
        do {
            token = try JSONWebSignature.sign(header: header, payload: JSONWriter.bytes(.object(claims)), key: key)
        } catch {
            throw .signing(error)
        }
        return SDJWT(
            issuerSigned: issuerSigned, payload: payload, disclosures: disclosures, keyBinding: ExactString(token))
    }
}

extension ProcessedPayload {
    /// Whether a JSON pointer leads to something (RFC 6901 §4).
    fileprivate func holds(_ pointer: ExactString) -> Bool {
        var value: JSONValue? = .object(json)
        for part in pointer.text.utf8.dropFirst().split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
        {
            let step = ExactString(String(decoding: part, as: UTF8.self))
            switch value {
            case .object(let object):
                value = object.members.first { ExactString(JSONPointer.escape($0.name.text)) == step }?.value
            case .array(let elements):
                let index = elements.indices.first { ExactString(String($0)) == step }
                value = index.map { elements[$0] }
            default: return false
            }
        }
        return value != nil
    }
}

extension ExactString {
    /// Whether a JSON pointer leads to something inside what another leads to.
    fileprivate func isWithin(_ pointer: ExactString) -> Bool { hasPrefix(ExactString("\(pointer)/")) }
}
