// SPDX-License-Identifier: Apache-2.0

import CredentialCrypto
import Credentials
import LinkedData
import StrictJSON
import WalletStore

extension Backpack {
    /// Verifies what is to be shared anew and lists all that will leave. Nothing is made or kept.
    ///
    /// - Throws: `BackpackError.verdict` for a credential that is not fit to be sent, unless `anyway` is set; other cases
    ///   where the choice cannot be kept to.
    package func draftShare(_ request: ShareRequest, reliance: Reliance) throws -> ShareDraft {
        guard request.expires > reliance.instant else { throw BackpackError.expiry }
        var drafting = Drafting(request: request, reliance: reliance)
        for record in request.records {
            let document = try document(of: record)
            try drafting.add(record, document, file: try Recognizer.securedBytes(in: try original(of: record)))
        }
        return try drafting.draft(request.withEvidence ? try evidence(for: request.records, reliance) : [])
    }
}

/// A bundle that is being put together.
private struct Drafting {
    let request: ShareRequest
    let reliance: Reliance
    let verifier: Verifier
    private var disclosures: [Disclosure] = []
    private var contents: [ShareContent] = []
    private var bindings: [Int: (token: SDJWT, key: PublicKey)] = [:]
    private var faults: [(position: Int, verdict: Verdict)] = []
    private var reveals: [ExactString]
    /// The parts of the choice that no credential has said anything of yet.
    private var unmatched: [ShareChoice.Part]

    init(request: ShareRequest, reliance: Reliance) {
        self.request = request
        self.reliance = reliance
        verifier = Verifier(reliance.inputs)
        reveals = ["reader", "holder-key", "holder-signature", "created", "expires"]
        if request.challenge != nil { reveals.append("challenge") }
        if request.domain != nil { reveals.append("domain") }
        // A page shows what the wallet found, and whom its trust lists name.
        if request.form == .html { reveals.append("verdict") }
        unmatched = request.choice.only + request.choice.hide
    }

    mutating func add(_ record: CredentialRecord, _ document: SecuredDocument, file: [UInt8]) throws {
        guard document.kind == .credential else { throw BackpackError.notACredential(number: record.number) }
        let (report, view) = verifier.verifyWithView(document)
        let isFaulty = [.invalid, .revoked, .expired].contains(report.verdict)
        if isFaulty, !request.anyway { throw BackpackError.verdict(report.verdict) }
        let elements = view.elements
        let selector = ShareSelector(
            number: record.number, document: document, file: file, elements: elements,
            contexts: reliance.evidence.contexts)
        let selection = try selector.selection(request.choice)
        let parts = ChosenParts(leaves: Leaf.all(of: document.json, except: ["@context", "proof"]), elements: elements)
        unmatched.removeAll { !parts.positions(of: $0).isEmpty }
        if isFaulty { faults.append((contents.count + 1, report.verdict)) }
        try add(record, document, selection, wasInvalid: report.verdict == .invalid)
    }

    /// Reads what the reader will get as she will read it: what the page says comes from there, and from nowhere else.
    private mutating func add(
        _ record: CredentialRecord, _ document: SecuredDocument, _ selection: ShareSelection, wasInvalid: Bool
    ) throws {
        var shown = Recognizer.contained(.object(selection.json))
        shown.received = document.received
        let (report, view) = verifier.verifyWithView(shown)
        guard wasInvalid || report.verdict != .invalid else { throw BackpackError.incomplete(number: record.number) }
        if let token = selection.token, let key = token.confirmedKey(among: reliance.owner?.keys ?? []) {
            bindings[contents.count] = (token, key)
            reveals.append("key-binding")
        }
        disclosures.append(
            Disclosure(
                record: record, claims: selection.claims.map { ($0.pointer, $0.value) }, hideable: selection.hideable,
                hidden: selection.hidden, canHide: selection.canHide))
        contents.append(ShareContent(json: selection.json, view: view, report: report))
        if shown.format != .unsigned, shown.format != .openBadge2Hosted { reveals.append("issuer-signature") }
        if shown.json["credentialStatus"] != nil || shown.json["status"] != nil { reveals.append("status-entry") }
        if selection.token != nil, selection.canHide { reveals.append("hidden-digests") }
        if request.form == .html, view.parts.count > 1 { reveals.append("badge-parts") }
    }

    consuming func draft(_ evidence: [EvidenceBundle.Piece]) throws -> ShareDraft {
        if let part = unmatched.first { throw BackpackError.partUnknown(part.text) }
        if !evidence.isEmpty { reveals.append("evidence") }
        if !faults.isEmpty { reveals.append("fault") }
        return ShareDraft(
            request: request, disclosures: disclosures, reveals: reveals.uniqued(), evidence: evidence,
            contents: contents,
            bindings: bindings, remark: ShareRemark.text(faults, at: reliance.instant, request.language))
    }
}

/// What a bundle says of credentials that were sent although something is wrong with them.
enum ShareRemark {
    /// Nil where nothing is.
    static func text(
        _ faults: [(position: Int, verdict: Verdict)], at instant: Instant, _ language: PageLanguage
    ) -> String? {
        guard !faults.isEmpty else { return nil }
        let day = String(instant.rfc3339.prefix(10))
        let list = faults.map { "\($0.position): \(words($0.verdict, language))" }.joined(separator: "; ")
        return switch language {
        case .dutch: "Bewust meegestuurd, volgens de portemonnee van de afzender op \(day): \(list)."
        case .english: "Sent knowingly, as the sender's wallet found on \(day): \(list)."
        }
    }

    private static func words(_ verdict: Verdict, _ language: PageLanguage) -> String {
        switch (verdict, language) {
        case (.revoked, .dutch): "ingetrokken"
        case (.revoked, .english): "revoked"
        case (.expired, .dutch): "buiten de geldigheidsduur"
        case (.expired, .english): "outside its validity"
        case (_, .dutch): "ongeldig"
        case (_, .english): "invalid"
        }
    }
}
