// SPDX-License-Identifier: Apache-2.0

import LinkedData
import StrictJSON

/// Proofs that stand in the document they sign (VC Data Integrity 1.0).
package struct EmbeddedProofs: SecuringMechanism {
    package let format = CredentialFormat.dataIntegrity

    package init() {}

    /// Where several versions of a context circulate under one URL, the newest is tried first, and the first under which
    /// everything holds is the one that counts.
    package func verify(
        _ document: SecuredDocument, with inputs: VerificationInputs, _ ledger: inout CheckLedger
    ) -> Authorship {
        let earlier = ledger
        let authorship = verify(document, with: inputs, variant: 0, &ledger)
        guard document.format == .dataIntegrity, !ledger.isIntact else { return authorship }
        let variants = Self.contextURLs(of: document).map(DocumentLoader.variantCount(of:)).max() ?? 0
        for variant in 1..<max(variants, 1) {
            var other = earlier
            let authorship = verify(document, with: inputs, variant: variant, &other)
            if other.isIntact, other.passed(.modelTerms) {
                ledger = other
                return authorship
            }
        }
        return authorship
    }

    private func verify(
        _ document: SecuredDocument, with inputs: VerificationInputs, variant: Int, _ ledger: inout CheckLedger
    ) -> Authorship {
        var variants: [ExactString: Int] = [:]
        for url in Self.contextURLs(of: document) where DocumentLoader.variantCount(of: url) > variant {
            variants[url] = variant
        }
        let processor = JSONLDProcessor(
            loader: DocumentLoader(evidence: inputs.evidence.contexts, variants: variants))
        var authorship = Authorship()
        authorship.expanded = ModelCheck(document: document, processor: processor).run(&ledger)
        let proofs = ProofVerification(
            document: document.json, expanded: authorship.expanded, transformer: Transformer(processor: processor),
            resolver: VerificationMethodResolver(evidence: inputs.evidence), inputs: inputs,
            relationship: document.kind == .presentation ? .authentication : .assertionMethod,
            signer: document.author)
        authorship.keys = proofs.run(&ledger)
        let objects = (document.json["proof"]?.elements ?? []).compactMap(\.objectValue)
        authorship.addressees = objects.map { proof in
            Authorship.Addressee(
                challenge: proof["challenge"]?.stringValue,
                domains: (proof["domain"]?.elements ?? []).compactMap(\.stringValue))
        }
        authorship.expires = objects.compactMap { Self.moment($0["expires"]) }.min()
        return authorship
    }

    private static func moment(_ value: JSONValue?) -> Instant? {
        guard let text = value?.stringValue else { return nil }
        do { return try DateTime(text).instant } catch { return nil }
    }

    private static func contextURLs(of document: SecuredDocument) -> [ExactString] {
        (document.json["@context"]?.elements ?? []).compactMap(\.stringValue)
    }
}
