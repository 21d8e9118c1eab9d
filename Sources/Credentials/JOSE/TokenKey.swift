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
        let chain: CertificateChainHeader?
        do throws(VerificationMethodFailure) {
            carried = try carriedKey()
        } catch {
            signer.record(error, DIDURL("jwk"), &ledger)
            return nil
        }
        do throws(CertificateChainHeader.Failure) {
            chain = try CertificateChainHeader(header)
        } catch {
            ledger.record(.proofKey, .failed, .certificateMismatch, [.init("reason", error.code)])
            ledger.skip(.proofController, dependingOn: .proofKey)
            return nil
        }
        guard let kid = header["kid"]?.stringValue else {
            if let carried, chain == nil { return accept(carried, &ledger) }
            return onlyKey(carried, chain, &ledger)
        }
        guard kid.utf8.count <= Self.longestName, kid.utf8.allSatisfy({ $0 > 0x20 && $0 != 0x7F }) else {
            ledger.record(.proofKey, .failed, .tokenKeyName)
            ledger.skip(.proofController, dependingOn: .proofKey)
            return nil
        }
        return named(kid, carried, chain, &ledger)
    }

    /// The header's `jwk`; a private or unsound one stops the search even where `kid` names another.
    private func carriedKey() throws(VerificationMethodFailure) -> PublicKey? {
        guard let member = header["jwk"] else { return nil }
        guard let jwk = member.objectValue else { throw .unusable("jws.header") }
        do { return try PublicKey(jwk: jwk) } catch { throw VerificationMethodFailure(error) }
    }

    // MARK: By name

    private func named(
        _ kid: ExactString, _ carried: PublicKey?, _ chain: CertificateChainHeader?, _ ledger: inout CheckLedger
    ) -> VerificationMethod? {
        let url = address(kid)
        let method: VerificationMethod
        do {
            // What the issuer publishes for its tokens names its keys by `kid`, never by an address of another's.
            method = try url.document == signer.signer ? resolve(url, named: kid) : resolver.resolve(url)
        } catch {
            if error == .unavailable, let chain { return certified(chain, carried, &ledger) }
            // Integrity can still be shown.
            if error == .unavailable, let carried { return accept(carried, &ledger) }
            signer.record(error, url, &ledger)
            return nil
        }
        guard isCarried(method.key, carried, chain) else { return mismatch(url, &ledger) }
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

    /// Nothing in the header that names a key: the issuer has to have one key only.
    private func onlyKey(
        _ carried: PublicKey?, _ chain: CertificateChainHeader?, _ ledger: inout CheckLedger
    ) -> VerificationMethod? {
        let author = DIDURL(signer.signer ?? "")
        let url =
            Self.onlyMethod(of: author) ?? resolver.document(of: author.text)?.onlyAddress(for: signer.relationship)
            ?? author
        do {
            let method = try resolve(url, named: nil)
            guard isCarried(method.key, carried, chain) else { return mismatch(url, &ledger) }
            signer.accept(method, url, created: issued, &ledger)
            return method
        } catch {
            if error == .unavailable, let chain { return certified(chain, carried, &ledger) }
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

    /// The key of the certificate in the header, where nothing else at hand tells the issuer's keys.
    private func certified(
        _ chain: CertificateChainHeader, _ carried: PublicKey?, _ ledger: inout CheckLedger
    ) -> VerificationMethod? {
        if let carried, carried.spki != chain.leaf.subjectPublicKeyInfo { return mismatch(DIDURL("x5c"), &ledger) }
        return TokenCertificate(chain: chain, signer: signer, issued: issued).accept(&ledger)
    }

    /// RFC 7515 §4.1.3 and 4.1.6: a key that the header carries beside a name is the one that signed.
    private func isCarried(_ key: PublicKey, _ carried: PublicKey?, _ chain: CertificateChainHeader?) -> Bool {
        (carried.map { $0 == key } ?? true) && (chain.map { $0.leaf.subjectPublicKeyInfo == key.spki } ?? true)
    }

    private func mismatch(_ url: DIDURL, _ ledger: inout CheckLedger) -> VerificationMethod? {
        ledger.record(.proofKey, .failed, .tokenKeyMismatch, [.init("verificationMethod", url.text)])
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
