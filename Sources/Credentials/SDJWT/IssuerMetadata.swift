// SPDX-License-Identifier: Apache-2.0

import CredentialCrypto
import StrictJSON

/// JWT VC Issuer Metadata: what an issuer publishes under `/.well-known/jwt-vc-issuer` (SD-JWT VC §4).
struct IssuerMetadata {
    private let item: EvidenceItem
    private let issuer: ExactString

    /// Nil where the owner holds none that says it is the issuer's: `issuer` has to be the token's `iss` to the letter.
    init?(of issuer: ExactString, in evidence: EvidenceSet) {
        let items = evidence.find(.issuerMetadata, issuer)
        guard let item = items.first(where: { $0.origin == .owner && $0.document["issuer"]?.stringValue == issuer })
        else { return nil }
        self.item = item
        self.issuer = issuer
    }

    static func isMetadata(_ object: JSONObject) -> Bool {
        object["issuer"]?.stringValue != nil
            && (object["jwks"]?["keys"]?.arrayValue != nil || object["jwks_uri"]?.stringValue != nil)
    }

    /// Where an issuer publishes it: the well-known part stands between the host and the path (SD-JWT VC §4.1).
    static func location(of issuer: ExactString) -> ExactString? {
        let scheme = "https://"
        guard issuer.hasPrefix(ExactString(scheme)) else { return nil }
        let rest = issuer.text.dropFirst(scheme.count)
        let host = rest.prefix { $0 != "/" }
        let path = rest.dropFirst(host.count)
        // A lone slash at the end is taken off before the well-known part goes in.
        return ExactString("\(scheme)\(host)/.well-known/jwt-vc-issuer\(path == "/" ? "" : path)")
    }

    /// Where the keys are published, for metadata that does not hold them itself.
    var keySetURL: ExactString? { item.document["jwks"] == nil ? item.document["jwks_uri"]?.stringValue : nil }

    /// The key of that name; without a name, the only key there is.
    func method(kid: ExactString?, in evidence: EvidenceSet) throws(VerificationMethodFailure) -> VerificationMethod {
        let keys = try keys(in: evidence)
        let named = kid == nil ? keys : keys.filter { $0["kid"]?.stringValue == kid }
        guard named.count == 1, let jwk = named.first else { throw .notInDocument }
        let key: PublicKey
        do { key = try PublicKey(jwk: jwk) } catch { throw VerificationMethodFailure(error) }
        return VerificationMethod(
            key: key, controller: issuer, source: .issuerMetadata, relationships: nil, expires: nil, revoked: nil,
            evidence: item)
    }

    /// The keys stand in the document, or in a set that the owner fetched from where it says.
    private func keys(in evidence: EvidenceSet) throws(VerificationMethodFailure) -> [JSONObject] {
        if let keys = item.document["jwks"]?["keys"]?.arrayValue { return keys.compactMap(\.objectValue) }
        guard let url = item.document["jwks_uri"]?.stringValue,
            let set = evidence.find(.keyDocument, url).first(where: { $0.origin == .owner }),
            let keys = set.document["keys"]?.arrayValue
        else { throw .unavailable }
        return keys.compactMap(\.objectValue)
    }
}
