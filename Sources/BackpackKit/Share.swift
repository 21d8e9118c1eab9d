// SPDX-License-Identifier: Apache-2.0

import CredentialCrypto
package import Credentials
import LinkedData
package import StrictJSON
package import WalletStore

/// What is to be sent, to whom, and for how long.
package struct ShareRequest: Sendable {
    package enum Form: String, Sendable {
        /// A W3C verifiable presentation.
        case json
        /// A readable page with the presentation inside.
        case html
    }

    package var records: [CredentialRecord]
    package var reader: String
    package var form: Form
    package var challenge: String?
    package var domain: String?
    package var expires: Instant
    /// Packs what a reader needs to check without a network beside the presentation.
    package var withEvidence = false
    /// Shares also what is revoked, expired or invalid.
    package var anyway: Bool
    /// The reader's language, for a page.
    package var language: PageLanguage

    package init(
        records: [CredentialRecord], reader: String, form: Form, challenge: String? = nil, domain: String? = nil,
        expires: Instant, anyway: Bool = false, language: PageLanguage
    ) {
        self.records = records
        self.reader = reader
        self.form = form
        self.challenge = challenge
        self.domain = domain
        self.expires = expires
        self.anyway = anyway
        self.language = language
    }
}

/// What leaves the wallet with one credential.
package struct Disclosure: Sendable {
    package let record: CredentialRecord
    /// JSON pointers into the credential with the value at each: every single one the reader will see.
    package let claims: [(pointer: ExactString, value: JSONValue)]
}

/// A bundle before it is signed: the complete list of what it will hold.
package struct ShareDraft: Sendable {
    package let request: ShareRequest
    package let disclosures: [Disclosure]
    /// What the reader learns beside the claims.
    package let reveals: [ExactString]
    /// What goes with it for checking without a network.
    package let evidence: [EvidenceBundle.Piece]

    fileprivate let contents: [ShareContent]
}

/// One credential of a bundle.
package struct ShareContent: Sendable {
    package let json: JSONObject
    package let view: CredentialView
    package let report: VerificationReport

    package init(json: JSONObject, view: CredentialView, report: VerificationReport) {
        self.json = json
        self.view = view
        self.report = report
    }
}

/// A signed bundle.
package struct ShareBundle: Sendable {
    package let presentation: JSONObject
    package let reader: String
    package let holder: ExactString
    package let created: Instant
    package let expires: Instant
    package let challenge: String?
    package let domain: String?
    package let contents: [ShareContent]
    package let language: PageLanguage
    package let evidence: [EvidenceBundle.Piece]

    package init(
        presentation: JSONObject, reader: String, holder: ExactString, created: Instant, expires: Instant,
        challenge: String?, domain: String?, contents: [ShareContent], language: PageLanguage,
        evidence: [EvidenceBundle.Piece] = []
    ) {
        self.evidence = evidence
        self.presentation = presentation
        self.reader = reader
        self.holder = holder
        self.created = created
        self.expires = expires
        self.challenge = challenge
        self.domain = domain
        self.contents = contents
        self.language = language
    }

    /// The presentation as JSON text, in a bundle with its evidence where there is any.
    package var json: [UInt8] {
        let object = evidence.isEmpty ? presentation : EvidenceBundle.object(presentation, evidence)
        return JSONWriter.bytes(.object(object), .indented) + Array("\n".utf8)
    }
}

/// The languages a page is written in.
package enum PageLanguage: String, Sendable, CaseIterable {
    case dutch = "nl"
    case english = "en"
}

extension Backpack {
    /// Verifies what is to be shared anew and lists all that will leave. Nothing is made or kept.
    ///
    /// - Throws: `BackpackError.verdict` for a credential that is not fit to be sent, unless `anyway` is set.
    package func draftShare(_ request: ShareRequest, reliance: Reliance) throws -> ShareDraft {
        guard request.expires > reliance.instant else { throw BackpackError.expiry }
        let verifier = Verifier(reliance.inputs)
        var disclosures: [Disclosure] = []
        var contents: [ShareContent] = []
        var reveals: [ExactString] = ["reader", "holder-key", "holder-signature", "expires"]
        if request.challenge != nil { reveals.append("challenge") }
        if request.domain != nil { reveals.append("domain") }
        for record in request.records {
            let document = try document(of: record)
            guard document.kind == .credential else { throw BackpackError.notACredential(number: record.number) }
            guard !(document.mechanism is OpenBadge2), document.format != .europeanDigitalCredential else {
                throw BackpackError.cannotPresent(number: record.number)
            }
            let (report, view) = verifier.verifyWithView(document)
            if [.invalid, .revoked, .expired].contains(report.verdict), !request.anyway {
                throw BackpackError.verdict(report.verdict)
            }
            disclosures.append(Disclosure(record: record, claims: Self.claims(document.json)))
            contents.append(ShareContent(json: document.presentable, view: view, report: report))
            if document.format != .unsigned { reveals.append("issuer-signature") }
            if document.json["credentialStatus"] != nil { reveals.append("status-entry") }
        }
        let evidence = request.withEvidence ? try evidence(for: request.records, reliance) : []
        if !evidence.isEmpty { reveals.append("evidence") }
        return ShareDraft(
            request: request, disclosures: disclosures, reveals: reveals.uniqued(), evidence: evidence,
            contents: contents)
    }

    /// Every value of a credential by its JSON pointer, but for its proof and its vocabulary.
    private static func claims(_ credential: JSONObject) -> [(pointer: ExactString, value: JSONValue)] {
        var found: [(pointer: ExactString, value: JSONValue)] = []
        func walk(_ value: JSONValue, _ pointer: String) {
            switch value {
            case .object(let object):
                for member in object.members {
                    walk(member.value, pointer + "/" + JSONPointer.escape(member.name.text))
                }
            case .array(let elements):
                for (index, element) in elements.enumerated() { walk(element, "\(pointer)/\(index)") }
            default: found.append((ExactString(pointer), value))
            }
        }
        walk(.object(credential.removing("proof").removing("@context")), "")
        return found
    }

    /// Signs a drafted bundle with the reader's holder key.
    package func signShare(_ draft: ShareDraft, at instant: Instant) throws -> (
        bundle: ShareBundle, key: HolderKeyRecord
    ) {
        let request = draft.request
        return try withHolderKey(for: request.reader, at: instant) { record, key in
            let holder = DIDKey.did(for: key.publicKey)
            var presentation = JSONObject()
            presentation["@context"] = .array([.string("https://www.w3.org/ns/credentials/v2")])
            presentation["type"] = .array([.string("VerifiablePresentation")])
            presentation["holder"] = .string(holder)
            presentation["verifiableCredential"] = .array(draft.contents.map { .object($0.json) })
            var options = ProofOptions(
                verificationMethod: ExactString("\(holder)#\(key.publicKey.multikey)"), proofPurpose: "authentication",
                created: instant, expires: request.expires, challenge: request.challenge.map(ExactString.init(_:)),
                domain: request.domain.map(ExactString.init(_:)))
            let creator = ProofCreator(loader: DocumentLoader(evidence: try reliance(at: instant).evidence.contexts))
            let secured: JSONObject
            do {
                secured = try creator.secured(presentation, options, key: key)
            } catch ProofCreationFailure.transformation {
                // A credential whose vocabulary is not at hand can still be sent as it is: JCS signs text, not meaning.
                options.cryptosuite = "eddsa-jcs-2022"
                secured = try creator.secured(presentation, options, key: key)
            }
            let bundle = ShareBundle(
                presentation: secured, reader: request.reader, holder: holder, created: instant,
                expires: request.expires,
                challenge: request.challenge, domain: request.domain, contents: draft.contents,
                language: request.language, evidence: draft.evidence)
            return (bundle, record)
        }
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

extension Array where Element: Hashable {
    /// Each element once, in order.
    func uniqued() -> [Element] {
        var seen: Set<Element> = []
        return filter { seen.insert($0).inserted }
    }
}
