// SPDX-License-Identifier: Apache-2.0

import CredentialCrypto
import LinkedData
import StrictJSON

/// Verifies what documents say of themselves and validates it against trust lists, status lists and the clock.
///
/// Pure and synchronous: the same document and inputs give the same report, byte for byte. It never throws because a
/// credential is bad: every finding stands in the report.
package struct Verifier: Sendable {
    private let inputs: VerificationInputs
    private let contexts: [ExactString: JSONValue]

    package init(_ inputs: VerificationInputs) {
        self.inputs = inputs
        contexts = inputs.evidence.contexts
    }

    package func verify(_ document: SecuredDocument) -> VerificationReport { verifyWithView(document).report }

    /// The report, and what the document says: both read from the one tree that was verified.
    package func verifyWithView(_ document: SecuredDocument) -> (report: VerificationReport, view: CredentialView) {
        verify(document, presenter: nil)
    }

    /// Who presented a credential inside a presentation.
    struct Presenter {
        let holder: ExactString?
        /// The keys whose signature on the presentation holds.
        let keys: [PublicKey]
    }

    private func verify(
        _ document: SecuredDocument, presenter: Presenter?
    ) -> (report: VerificationReport, view: CredentialView) {
        var (ledger, keys, expanded) = verifyDocument(document)
        var contained: [VerificationReport] = []
        switch document.kind {
        case .credential:
            checkDates(document, &ledger)
            validateCredential(document, keys, presenter, &ledger)
            contained = containedCredentials(document).map { verify($0, presenter: presenter).report }
        case .presentation:
            let presenter = Presenter(holder: document.json.identifier(of: "holder"), keys: keys)
            checkPresentation(document, &ledger)
            contained = containedCredentials(document).map { verify($0, presenter: presenter).report }
            checkBinding(contained, &ledger)
        }
        // These belong to forms of credential that this document is not.
        ledger.doesNotApply(.disclosureIntegrity, .hostedSnapshot)
        let view = CredentialView(document, expanded: expanded)
        var summary = CredentialSummary(document, view)
        if document.kind == .credential, case .named(let entry)? = standing(document, keys, ledger),
            let name = entry.name
        {
            summary.issuerName = name
            summary.issuerNameSource = .trustList
        }
        let report = VerificationReport(
            kind: document.kind, format: document.format, summary: summary, checks: ledger.finished(),
            credentials: contained)
        return (report, view)
    }

    // MARK: The document itself

    /// Format, data model and proofs, with the keys whose signatures hold.
    ///
    /// Where several versions of a context circulate under one URL, the newest is tried first, and the first under which
    /// everything holds is the one that counts.
    private func verifyDocument(
        _ document: SecuredDocument
    ) -> (ledger: CheckLedger, keys: [PublicKey], expanded: ExpandedDocument?) {
        let first = verifyDocument(document, variant: 0)
        guard document.format == .dataIntegrity, !first.ledger.passed(.proofSignature) else { return first }
        let variants =
            (document.json["@context"]?.elements ?? []).compactMap(\.stringValue)
            .map(DocumentLoader.variantCount(of:)).max() ?? 0
        guard variants > 1 else { return first }
        for variant in 1..<variants {
            let other = verifyDocument(document, variant: variant)
            if other.ledger.passed(.proofSignature), other.ledger.passed(.modelTerms) { return other }
        }
        return first
    }

    private func verifyDocument(
        _ document: SecuredDocument, variant: Int
    ) -> (ledger: CheckLedger, keys: [PublicKey], expanded: ExpandedDocument?) {
        var ledger = CheckLedger()
        ledger.record(
            .formatParse, .passed, nil,
            [.init("format", document.format.rawValue), .init("digest", "sha256:\(document.digest)")])
        var variants: [ExactString: Int] = [:]
        for url in (document.json["@context"]?.elements ?? []).compactMap(\.stringValue)
        where DocumentLoader.variantCount(of: url) > variant {
            variants[url] = variant
        }
        let loader = DocumentLoader(evidence: contexts, variants: variants)
        let processor = JSONLDProcessor(loader: loader)
        let expanded = ModelCheck(document: document, processor: processor).run(&ledger)
        let proofs = ProofVerification(
            document: document.json, expanded: expanded, transformer: Transformer(processor: processor),
            resolver: VerificationMethodResolver(evidence: inputs.evidence), inputs: inputs,
            relationship: document.kind == .presentation ? .authentication : .assertionMethod,
            signer: document.json.identifier(of: document.kind == .presentation ? "holder" : "issuer"))
        let keys = proofs.run(&ledger)
        return (ledger, keys, expanded)
    }

    private func checkDates(_ document: SecuredDocument, _ ledger: inout CheckLedger) {
        ValidityCheck(document: document, instant: inputs.instant).run(&ledger)
    }

    // MARK: Trust, status, holder

    private func standing(_ document: SecuredDocument, _ keys: [PublicKey], _ ledger: CheckLedger) -> TrustStanding? {
        guard ledger.isAuthentic, let issuer = document.json.identifier(of: "issuer") else { return nil }
        return inputs.trust.standing(of: issuer, keys: keys, at: inputs.instant)
    }

    private func validateCredential(
        _ document: SecuredDocument, _ keys: [PublicKey], _ presenter: Presenter?, _ ledger: inout CheckLedger
    ) {
        let dependents: [CheckID] = [.statusRevocation, .statusSuspension, .statusList, .trustIssuer, .trustList]
        if let standing = standing(document, keys, ledger), let issuer = document.json.identifier(of: "issuer") {
            TrustCheck(issuer: issuer, standing: standing).run(&ledger)
            checkStatus(document, issuer, &ledger)
        } else {
            // What is not known to be the issuer's own words is not asked about further.
            let stopper = CheckID.authenticity.first { !ledger.passed($0) } ?? .proofSignature
            for id in dependents { ledger.skip(id, dependingOn: stopper) }
        }
        HolderCheck(document: document, presenter: presenter, isRequired: inputs.requiresBinding).run(&ledger)
        OwnerCheck(document: document, owner: inputs.owner).run(&ledger)
        if document.json["relatedResource"] != nil {
            ledger.record(.assetDigest, .warning, .assetNotAtHand)
        } else {
            ledger.doesNotApply(.assetDigest)
        }
        ledger.doesNotApply(.presentationChallenge, .presentationDomain)
    }

    private func checkStatus(_ document: SecuredDocument, _ issuer: ExactString, _ ledger: inout CheckLedger) {
        guard let status = document.json["credentialStatus"] else {
            ledger.doesNotApply(.statusRevocation, .statusSuspension, .statusList)
            return
        }
        StatusCheck(issuer: issuer, inputs: inputs) { list in
            var (ledger, keys, _) = verifyDocument(list)
            checkDates(list, &ledger)
            return (ledger, keys)
        }.run(status.elements, &ledger)
    }

    // MARK: Presentations

    private func checkPresentation(_ document: SecuredDocument, _ ledger: inout CheckLedger) {
        PresentationCheck(document: document, challenge: inputs.challenge, domain: inputs.domain).run(&ledger)
        ledger.doesNotApply(
            .statusRevocation, .statusSuspension, .statusList, .trustIssuer, .trustList, .ownerMatch, .assetDigest)
        if ledger.outcome(.timeValidFrom) == nil { ledger.doesNotApply(.timeValidFrom) }
        if ledger.outcome(.timeValidUntil) == nil {
            let hasExpiry = (document.json["proof"]?.elements ?? []).contains { $0["expires"] != nil }
            if hasExpiry { ledger.record(.timeValidUntil, .passed) } else { ledger.doesNotApply(.timeValidUntil) }
        }
    }

    /// A presentation answers for the binding of all that it holds; its credentials keep their own verdicts.
    private func checkBinding(_ contained: [VerificationReport], _ ledger: inout CheckLedger) {
        guard inputs.requiresBinding else {
            ledger.doesNotApply(.holderBinding)
            return
        }
        let isBound = !contained.isEmpty && contained.allSatisfy { $0.check(.holderBinding)?.outcome == .passed }
        ledger.record(.holderBinding, isBound ? .passed : .failed, isBound ? nil : .holderBindingRequired)
    }

    /// The credentials of a presentation, or those that a comprehensive record lists in its subject.
    private func containedCredentials(_ document: SecuredDocument) -> [SecuredDocument] {
        let member =
            document.kind == .presentation
            ? document.json["verifiableCredential"]
            : document.json["credentialSubject"]?.objectValue?["verifiableCredential"]
        return (member?.elements ?? []).compactMap { element in
            guard let object = element.objectValue else { return nil }
            let digest = Hexadecimal.encode(HashAlgorithm.sha256.digest(JSONWriter.bytes(element)))
            return Recognizer.secured(object, digest: ExactString(digest))
                ?? SecuredDocument(kind: .credential, format: .unsigned, json: object, digest: ExactString(digest))
        }
    }
}
