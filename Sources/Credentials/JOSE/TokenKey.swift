// SPDX-License-Identifier: Apache-2.0

import CredentialCrypto
import StrictJSON

/// Finds the key of a token by its header's `kid` and `jwk`, and asks whose it is.
///
/// A `kid` is a name to look up among what is at hand, and nothing else: never a path, a query or something to fetch. A `jwk` shows at most
/// that nothing was changed.
struct TokenKey {
    /// Bytes of a `kid`: more than any identifier in use.
    private static let longestName = 512

    let header: JSONObject
    let signer: SignerCheck
    let issued: DateTime?

    private var resolver: VerificationMethodResolver { signer.resolver }

    /// Records `proof.key` and `proof.controller`; nil where there is no key to try.
    func find(_ ledger: inout CheckLedger) -> VerificationMethod? {
        let carried: PublicKey?
        do {
            carried = try carriedKey()
        } catch {
            signer.record(error, DIDURL("jwk"), &ledger)
            return nil
        }
        guard let kid = header["kid"]?.stringValue else {
            if let carried { return accept(carried, &ledger) }
            return onlyKey(&ledger)
        }
        guard kid.utf8.count <= Self.longestName, kid.utf8.allSatisfy({ $0 > 0x20 && $0 != 0x7F }) else {
            ledger.record(.proofKey, .failed, .tokenKeyName)
            ledger.skip(.proofController, dependingOn: .proofKey)
            return nil
        }
        return named(kid, carried, &ledger)
    }

    /// The header's `jwk`; a private or unsound one stops the search even where `kid` names another.
    private func carriedKey() throws(VerificationMethodFailure) -> PublicKey? {
        guard let member = header["jwk"] else { return nil }
        guard let jwk = member.objectValue else { throw .unusable("jws.header") }
        do { return try PublicKey(jwk: jwk) } catch { throw VerificationMethodFailure(error) }
    }

    // MARK: By name

    private func named(
        _ kid: ExactString, _ carried: PublicKey?, _ ledger: inout CheckLedger
    ) -> VerificationMethod? {
        let url = address(kid)
        let method: VerificationMethod
        do {
            // What the issuer publishes for its tokens names its keys by `kid`, never by an address of another's.
            method = try url.document == signer.signer ? resolve(url, named: kid) : resolver.resolve(url)
        } catch {
            // Integrity can still be shown.
            if error == .unavailable, let carried { return accept(carried, &ledger) }
            if error == .unavailable, header["x5c"] != nil { return certificate(url, &ledger) }
            signer.record(error, url, &ledger)
            return nil
        }
        if let carried, carried != method.key {
            ledger.record(.proofKey, .failed, .tokenKeyMismatch, [.init("verificationMethod", url.text)])
            ledger.skip(.proofController, dependingOn: .proofKey)
            return nil
        }
        signer.accept(method, url, created: issued, &ledger)
        return method
    }

    /// A `kid` that is no address belongs to the issuer: behind `#` in its document, or the name of a JWK there.
    private func address(_ kid: ExactString) -> DIDURL {
        if AbsoluteIRI.isValid(kid) {
            let url = DIDURL(kid)
            return url.fragment == nil ? Self.onlyMethod(of: url) ?? url : url
        }
        guard let author = signer.signer else { return DIDURL(kid) }
        if kid.hasPrefix("#") { return DIDURL(ExactString(author.text + kid.text)) }
        if let url = resolver.document(of: author)?.address(ofKeyNamed: kid) { return url }
        return DIDURL(ExactString("\(author)#\(kid)"))
    }

    /// The method of a DID that has no more than one by its nature.
    static func onlyMethod(of url: DIDURL) -> DIDURL? {
        switch url.method {
        case "key":
            let name = DIDKey.multikey(of: url.document) ?? ""
            return DIDURL(document: url.document, fragment: name)
        case "jwk": return DIDURL(document: url.document, fragment: "0")
        default: return nil
        }
    }

    // MARK: Without a name

    /// Nothing in the header: the issuer has to have one key only.
    private func onlyKey(_ ledger: inout CheckLedger) -> VerificationMethod? {
        let author = DIDURL(signer.signer ?? "")
        let url =
            Self.onlyMethod(of: author) ?? resolver.document(of: author.text)?.onlyAddress(for: signer.relationship)
            ?? author
        do {
            let method = try resolve(url, named: nil)
            signer.accept(method, url, created: issued, &ledger)
            return method
        } catch {
            if error == .unavailable, header["x5c"] != nil { return certificate(url, &ledger) }
            signer.record(error, url, &ledger)
            return nil
        }
    }

    // MARK: Other places

    /// A key of the issuer's own: in its metadata, where the owner holds that, else wherever its address leads.
    private func resolve(
        _ url: DIDURL, named kid: ExactString?
    ) throws(VerificationMethodFailure) -> VerificationMethod {
        let evidence = signer.inputs.evidence
        guard let author = signer.signer, let metadata = IssuerMetadata(of: author, in: evidence) else {
            return try resolver.resolve(url)
        }
        return try metadata.method(kid: kid, in: evidence)
    }

    /// Chains of certificates are not followed here: a key that only they name is not known.
    private func certificate(_ url: DIDURL, _ ledger: inout CheckLedger) -> VerificationMethod? {
        ledger.record(.proofKey, .unknown, .proofKeyCertificate, [.init("verificationMethod", url.text)])
        ledger.skip(.proofController, dependingOn: .proofKey)
        return nil
    }

    /// A key that the header carries counts as the issuer's where the issuer's own identifier or document has the same one.
    private func accept(_ key: PublicKey, _ ledger: inout CheckLedger) -> VerificationMethod? {
        if let author = signer.signer.map(DIDURL.init) {
            let own = Self.onlyMethod(of: author) ?? resolver.document(of: author.text)?.address(of: key)
            if let own {
                do {
                    let method = try resolver.resolve(own)
                    if method.key == key {
                        signer.accept(method, own, created: issued, &ledger)
                        return method
                    }
                } catch {
                    signer.record(error, own, &ledger)
                    return nil
                }
            }
        }
        let did = DIDKey.did(for: key)
        let method = VerificationMethod(
            key: key, controller: did, source: .selfAsserted, relationships: nil, expires: nil, revoked: nil,
            evidence: nil)
        signer.accept(method, DIDURL(ExactString("\(did)#\(key.multikey)")), created: issued, &ledger)
        return method
    }
}
