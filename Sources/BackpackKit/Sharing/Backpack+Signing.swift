// SPDX-License-Identifier: Apache-2.0

import CredentialCrypto
package import Credentials
import LinkedData
import StrictJSON
package import WalletStore

extension Backpack {
    /// Signs a drafted bundle with the reader's holder key. The same draft, key and moment give the same bytes.
    package func signShare(_ draft: ShareDraft, at instant: Instant) throws -> (
        bundle: ShareBundle, key: HolderKeyRecord
    ) {
        let request = draft.request
        let contents = try bound(draft, at: instant)
        let contexts = try reliance(at: instant).evidence.contexts
        return try withHolderKey(for: request.reader, at: instant) { record, key in
            let holder = DIDKey.did(for: key.publicKey)
            var presentation = JSONObject()
            presentation["@context"] = .array([.string("https://www.w3.org/ns/credentials/v2")])
            presentation["type"] = .array([.string("VerifiablePresentation")])
            presentation["holder"] = .string(holder)
            if let remark = draft.remark { presentation["description"] = .string(remark) }
            presentation["verifiableCredential"] = .array(contents.map { .object($0.json) })
            let method = ExactString("\(holder)#\(key.publicKey.multikey)")
            let secured: (presentation: JSONObject, token: String?)
            if request.form == .jwt {
                secured = try Self.token(presentation, request, method, at: instant, key)
            } else {
                var options = request.proof(by: method, at: instant)
                let creator = ProofCreator(loader: DocumentLoader(evidence: contexts))
                do {
                    secured = (try creator.secured(presentation, options, key: key), nil)
                } catch ProofCreationFailure.transformation {
                    // A credential whose vocabulary is not at hand can still be sent as it is: JCS signs text, not meaning.
                    options.cryptosuite = "eddsa-jcs-2022"
                    secured = (try creator.secured(presentation, options, key: key), nil)
                }
            }
            let bundle = ShareBundle(
                presentation: secured.presentation, token: secured.token, reader: request.reader, holder: holder,
                created: instant, expires: request.expires, challenge: request.challenge, domain: request.domain,
                contents: contents, language: request.language, evidence: draft.evidence)
            return (bundle, record)
        }
    }

    /// Securing Verifiable Credentials using JOSE and COSE §3.1.2: the claims set is the presentation.
    private static func token(
        _ presentation: JSONObject, _ request: ShareRequest, _ method: ExactString, at instant: Instant,
        _ key: borrowing PrivateKey
    ) throws -> (presentation: JSONObject, token: String?) {
        var claims = presentation
        claims["iss"] = presentation["holder"]
        claims["aud"] = .string(request.audience)
        claims["iat"] = .integer(instant.seconds)
        claims["exp"] = .integer(request.expires.seconds)
        if let challenge = request.challenge { claims["nonce"] = .string(challenge) }
        let header = JSONObject([("typ", .string("vp+jwt")), ("kid", .string(method))])
        return (claims, try JSONWebSignature.sign(header: header, payload: JSONWriter.bytes(.object(claims)), key: key))
    }

    /// The contents with a key binding where a credential is bound to one of the wallet's keys (RFC 9901 §4.3).
    private func bound(_ draft: ShareDraft, at instant: Instant) throws -> [ShareContent] {
        var contents = draft.contents
        for (position, binding) in draft.bindings {
            let nonce = draft.request.challenge.map(ExactString.init(_:)) ?? Self.nonce(draft.request, binding.token)
            let token = try withHolderKey(binding.key) { key in
                try binding.token.bound(audience: draft.request.audience, nonce: nonce, at: instant, key: key)
            }
            contents[position].json["id"] = contents[position].json["id"]?.stringValue.map { url in
                // The same envelope: a key binding stands behind the last tilde.
                .string(ExactString(url.text + (token.keyBinding?.text ?? "")))
            }
        }
        return contents
    }

    /// A key binding has to answer something also where the reader asked nothing (RFC 9901 §4.3): it is for this reader, this
    /// end and these disclosures.
    private static func nonce(_ request: ShareRequest, _ token: SDJWT) -> ExactString {
        let occasion = Array("\(request.reader)\n\(request.expires.rfc3339)\n".utf8) + token.compact
        return ExactString(Base64URL.encode(HashAlgorithm.sha256.digest(occasion)))
    }

    /// Remembers a bundle that was handed out.
    package func recordShare(
        _ draft: ShareDraft, bytes: [UInt8], key: HolderKeyRecord, fileName: String?, at instant: Instant
    ) throws {
        let items = draft.disclosures.map { disclosure in
            SharedCredential(
                credential: disclosure.record.number, digest: disclosure.record.digest,
                title: disclosure.record.facts.title,
                claims: JSONWriter.text(.array(disclosure.claims.map { .string($0.pointer) })))
        }
        let request = draft.request
        let share = NewShare(
            reader: request.reader, form: request.form.rawValue, createdAt: instant.rfc3339,
            expires: request.expires.rfc3339, challenge: request.challenge, domain: request.domain, fileName: fileName,
            digest: HashAlgorithm.sha256.digest(bytes), holderKey: key.number, items: items)
        _ = try store.write { wallet in try wallet.insert(share) }
    }

    package func shares() throws -> [ShareRecord] { try store.read { wallet in try wallet.shares() } }
}

extension ShareRequest {
    /// For whom the signature says that it was made: the name that the reader gave, else the one that she was given.
    fileprivate var audience: ExactString { ExactString(domain ?? reader) }

    fileprivate func proof(by method: ExactString, at instant: Instant) -> ProofOptions {
        ProofOptions(
            verificationMethod: method, proofPurpose: "authentication", created: instant, expires: expires,
            challenge: challenge.map(ExactString.init(_:)), domain: audience)
    }
}
