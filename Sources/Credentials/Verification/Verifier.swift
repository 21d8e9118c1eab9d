// SPDX-License-Identifier: Apache-2.0

import CredentialCrypto
import StrictJSON

/// Verifies what documents say of themselves and validates it against trust lists, status lists and the clock.
///
/// Pure and synchronous: the same document and inputs give the same report, byte for byte. It never throws because a
/// credential is bad: every finding stands in the report.
package struct Verifier: Sendable {
    private let inputs: VerificationInputs

    package init(_ inputs: VerificationInputs) { self.inputs = inputs }

    package func verify(_ document: SecuredDocument) -> VerificationReport { verify(document, presenter: nil).report }

    /// The report, and what the document says: both read from the one tree that was verified.
    package func verifyWithView(_ document: SecuredDocument) -> (report: VerificationReport, view: CredentialView) {
        let (report, document, authorship) = verify(document, presenter: nil)
        return (report, authorship.view ?? CredentialView(document, expanded: authorship.expanded))
    }

    /// Who presented a credential inside a presentation.
    struct Presenter {
        let holder: ExactString?
        /// The keys whose signature on the presentation holds.
        let keys: [PublicKey]
    }

    private typealias Verification = (
        report: VerificationReport, document: SecuredDocument, authorship: Authorship
    )

    /// As the reader's policy asks, where there is one.
    private func verify(_ document: SecuredDocument, presenter: Presenter?) -> Verification {
        guard document.brought.isEmpty else { return verifyWithEvidence(document) }
        guard let policy = inputs.policy else { return carryOut(document, presenter, inside: self) }
        guard document.kind == .credential else {
            var result = carryOut(document, presenter, inside: self)
            result.report.policy = PolicyJudgement(policy.policy, presentation: result.report)
            return result
        }
        let scope = policy.scope(of: document)
        // What a credential contains is judged by the rule that is about it.
        var result = Verifier(inputs.under(scope)).carryOut(document, presenter, inside: self)
        result.report.policy = PolicyJudgement(scope, result.report, at: inputs.instant)
        return result
    }

    /// With what its presenter packed beside it, as far as that carries itself.
    private func verifyWithEvidence(_ document: SecuredDocument) -> Verification {
        var inputs = inputs
        for item in document.brought.compactMap(\.item) { inputs.evidence.add(item) }
        var presentation = document
        presentation.brought = []
        var result = Verifier(inputs).verify(presentation, presenter: nil)
        result.report.brought = document.brought.map { brought in
            .init(piece: brought.piece, standing: brought.standing(in: result.report, own: self.inputs.evidence))
        }
        return result
    }

    /// - Parameter inside: verifies what the document contains.
    private func carryOut(
        _ document: SecuredDocument, _ presenter: Presenter?, inside: Verifier
    ) -> Verification {
        var document = document
        var (ledger, authorship) = verifyAuthorship(document)
        document.author = authorship.author ?? document.author
        var summary =
            authorship.view.map { CredentialSummary(document, naming: $0) }
            ?? CredentialSummary(document, expanded: authorship.expanded)
        var contained: [VerificationReport] = []
        var statuses: [Check] = []
        switch document.kind {
        case .credential:
            checkDates(document, &ledger)
            statuses = validateCredential(document, summary.issuerName, authorship, presenter, &ledger)
            contained = ContainedCredentials.of(document).map { inside.verify($0, presenter: presenter).report }
        case .presentation:
            let presenter = Presenter(holder: document.author, keys: authorship.keys)
            checkPresentation(document, authorship, &ledger)
            contained = ContainedCredentials.of(document).map { inside.verify($0, presenter: presenter).report }
            checkBinding(contained, &ledger)
        }
        // These belong to forms of credential that this document is not.
        for id in [CheckID.disclosureIntegrity, .hostedSnapshot] where ledger.outcome(id) == nil {
            ledger.doesNotApply(id)
        }
        if document.kind == .credential, case .named(let entry)? = standing(document, authorship, ledger),
            let name = entry.name
        {
            summary.issuerName = name
            summary.issuerNameSource = .trustList
        }
        var report = VerificationReport(
            kind: document.kind, format: document.format, summary: summary, checks: ledger.finished(),
            statuses: statuses, credentials: contained)
        if document.kind == .presentation {
            report.addressing = VerificationReport.Addressing(
                holder: document.author, isHolderProven: !authorship.keys.isEmpty,
                audiences: authorship.addressees.flatMap(\.domains),
                challenges: authorship.addressees.compactMap(\.challenge), expires: authorship.expires)
        }
        if inputs.tellsHistory, document.kind == .credential {
            report.history = history(document, presenter, report)
        }
        return (report, document, authorship)
    }

    /// The same question about the moment of issue and about now.
    private func history(
        _ document: SecuredDocument, _ presenter: Presenter?, _ report: VerificationReport
    ) -> ValidityHistory {
        func ask(_ change: (inout VerificationInputs) -> Void) -> VerificationReport {
            var inputs = inputs
            inputs.tellsHistory = false
            change(&inputs)
            return Verifier(inputs).verify(document, presenter: presenter).report
        }
        let now = inputs.askedAt ?? inputs.instant
        let issued = document.issuedAt(report.summary)
        var standings: [ValidityHistory.Standing] = []
        if let issued, issued <= now {
            standings.append(.init(.whenIssued, issued, ask { $0 = $0.asOf(issued) }))
        } else {
            standings.append(.init(.whenIssued, issued, .indeterminate))
        }
        if inputs.askedAt == nil {
            standings.append(.init(.today, now, report))
        } else {
            standings.append(.init(.asOf, inputs.instant, report))
            standings.append(.init(.today, now, ask { ($0.instant, $0.askedAt) = (now, nil) }))
        }
        return ValidityHistory(standings: standings)
    }

    // MARK: The document itself

    /// Format, data model and proofs, and whose signatures hold.
    private func verifyAuthorship(_ document: SecuredDocument) -> (ledger: CheckLedger, authorship: Authorship) {
        var ledger = CheckLedger(omitting: inputs.omitting)
        ledger.record(
            .formatParse, .passed, nil,
            [.init("format", document.format.rawValue), .init("digest", "sha256:\(document.digest)")])
        let authorship = document.mechanism.verify(document, with: inputs, &ledger)
        return (ledger, authorship)
    }

    private func checkDates(_ document: SecuredDocument, _ ledger: inout CheckLedger) {
        ValidityCheck(document: document, instant: inputs.instant).run(&ledger)
    }

    // MARK: Trust, status, holder

    private func standing(
        _ document: SecuredDocument, _ authorship: Authorship, _ ledger: CheckLedger
    ) -> TrustStanding? {
        guard ledger.isAuthentic, let issuer = document.author else { return nil }
        if let entry = authorship.vouched { return .named(entry) }
        if let authority = authorship.authority {
            let standing = inputs.trust.standing(of: issuer, keys: [], at: inputs.instant)
            switch standing {
            case .notConfigured: return .notConfigured
            case .stale, .future, .unavailable: return standing
            case .absent(let lists): return .authorityAbsent(authority, lists: lists)
            case .named(let entry): return .authorityAbsent(authority, lists: [entry.list])
            case .otherKey(let list), .outsidePeriod(let list):
                return .authorityAbsent(authority, lists: [list])
            case .authorityAbsent(_, let lists): return .authorityAbsent(authority, lists: lists)
            }
        }
        return inputs.trust.standing(of: issuer, keys: authorship.keys, at: inputs.instant)
    }

    private func validateCredential(
        _ document: SecuredDocument, _ claimedName: ExactString?, _ authorship: Authorship, _ presenter: Presenter?,
        _ ledger: inout CheckLedger
    ) -> [Check] {
        var statuses: [Check] = []
        let dependents: [CheckID] = [
            .statusRevocation, .statusSuspension, .statusList, .trustIssuer, .trustList, .trustName,
        ]
        if let standing = standing(document, authorship, ledger), let issuer = document.author {
            TrustCheck(issuer: issuer, standing: standing, claimedName: claimedName, inputs: inputs).run(&ledger)
            statuses = checkStatus(document, issuer, &ledger)
        } else {
            // What is not known to be the issuer's own words is not asked about further.
            let stopper =
                ledger.outcome(.hostedSnapshot) == .unknown
                ? .hostedSnapshot
                : CheckID.authenticity.first { !ledger.passed($0) }
                    ?? (ledger.isIntact ? .proofSignature : .disclosureIntegrity)
            // A list that the search for the key already rested on stays named.
            for id in dependents where ledger.outcome(id) == nil { ledger.skip(id, dependingOn: stopper) }
        }
        HolderCheck(
            document: document, presenter: presenter, isRequired: inputs.requiresBinding, evidence: inputs.evidence
        ).run(&ledger)
        OwnerCheck(document: document, owner: inputs.owner, evidence: inputs.evidence).run(&ledger)
        if document.json["relatedResource"] != nil {
            ledger.record(.assetDigest, .warning, .assetNotAtHand)
        } else {
            ledger.doesNotApply(.assetDigest)
        }
        ledger.doesNotApply(.presentationChallenge, .presentationDomain)
        return statuses
    }

    private func checkStatus(
        _ document: SecuredDocument, _ issuer: ExactString, _ ledger: inout CheckLedger
    ) -> [Check] {
        let entries = document.statusEntries
        guard !entries.isEmpty else {
            ledger.doesNotApply(.statusRevocation, .statusSuspension, .statusList)
            return []
        }
        return StatusCheck(document: document, issuer: issuer, inputs: inputs) { list, moment in
            var inputs = inputs
            inputs.instant = moment
            let verifier = Verifier(inputs)
            var (ledger, authorship) = verifier.verifyAuthorship(list)
            verifier.checkDates(list, &ledger)
            return (ledger, authorship.keys)
        }.run(entries, &ledger)
    }

    // MARK: Presentations

    private func checkPresentation(
        _ document: SecuredDocument, _ authorship: Authorship, _ ledger: inout CheckLedger
    ) {
        PresentationCheck(addressees: authorship.addressees, challenge: inputs.challenge, domain: inputs.domain)
            .run(&ledger)
        ledger.doesNotApply(
            .statusRevocation, .statusSuspension, .statusList, .trustIssuer, .trustList, .trustName, .ownerMatch,
            .assetDigest)
        if ledger.outcome(.timeValidFrom) == nil { ledger.doesNotApply(.timeValidFrom) }
        if ledger.outcome(.timeValidUntil) == nil {
            if let expires = authorship.expires {
                ledger.record(.timeValidUntil, .passed, nil, [.init("expires", expires.rfc3339)])
            } else {
                ledger.doesNotApply(.timeValidUntil)
            }
        }
    }

    /// A presentation answers for the binding of all that it holds; its credentials keep their own verdicts.
    private func checkBinding(_ contained: [VerificationReport], _ ledger: inout CheckLedger) {
        let policyLacksIt = contained.contains { $0.policy?.lacksBinding == true }
        guard inputs.requiresBinding || policyLacksIt else {
            ledger.doesNotApply(.holderBinding)
            return
        }
        let isBound =
            !policyLacksIt && !contained.isEmpty
            && contained.allSatisfy { $0.check(.holderBinding)?.outcome == .passed }
        ledger.record(.holderBinding, isBound ? .passed : .failed, isBound ? nil : .holderBindingRequired)
    }
}
