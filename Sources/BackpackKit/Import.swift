// SPDX-License-Identifier: Apache-2.0

import CredentialCrypto
package import Credentials
import LinkedData
package import StrictJSON
import WalletStore

/// What became of one file.
package struct ImportResult: Sendable, Equatable {
    package enum Outcome: String, Sendable {
        case imported
        case alreadyHeld = "already-held"
        case replaced
        case evidence
        case refused
    }

    package var outcome: Outcome
    /// `credential`, `presentation`, or the kind of evidence.
    package var kind: String?
    package var id: ExactString?
    package var digest: ExactString?
    package var title: ExactString?
    package var verdict: Verdict?
    /// The number in the wallet.
    package var number: Int?
    /// The number of the older version that this one takes the place of.
    package var replacedNumber: Int?
    /// The number of an image kept beside the credential that is held already.
    package var keptNumber: Int?
    /// Why it was refused.
    package var code: String?
    /// What was found, for a credential.
    package var report: VerificationReport?
}

/// Takes files into a wallet, one transaction each.
package struct Importer {
    private let wallet: Backpack
    private var reliance: Reliance
    private var verifier: Verifier
    private var basis: String

    package init(_ wallet: Backpack, at instant: Instant) throws {
        self.wallet = wallet
        reliance = try wallet.reliance(at: instant)
        verifier = Verifier(reliance.inputs)
        basis = reliance.basis
    }

    /// Recognises, verifies and stores one file. At the return it is on the disk, or nothing was changed.
    ///
    /// - Parameters:
    ///   - url: where evidence was fetched from, as far as its owner says.
    ///   - keepsInvalid: takes in also what does not verify.
    /// - Throws: `RecognitionError` for a file that is nothing we read, `BackpackError`, `StoreError`.
    package mutating func take(
        _ bytes: [UInt8], source: String, url: ExactString? = nil, keepsInvalid: Bool = false
    ) throws -> ImportResult {
        switch try Recognizer.recognize(bytes) {
        case .trustList: throw BackpackError.isTrustList
        case .evidence(let kind, let object): return try takeEvidence(bytes, kind, object, source, url)
        // RFC 9901 §7.2: what comes with a key binding was presented to somebody, not issued.
        case .secured(let document) where document.isKeyBound: throw BackpackError.keyBound
        case .secured(let document):
            if let kind = document.evidenceKind {
                return try takeEvidence(bytes, kind, document.json, source, url)
            }
            return try takeDocument(bytes, document, source, keepsInvalid)
        }
    }

    private mutating func takeEvidence(
        _ bytes: [UInt8], _ kind: EvidenceItem.Kind, _ object: JSONObject, _ source: String, _ url: ExactString?
    ) throws -> ImportResult {
        guard kind != .context || url != nil else { throw BackpackError.contextNeedsURL }
        guard kind != .keyDocument || url != nil || !KeyDocument.isBare(object) else { throw BackpackError.keyNeedsURL }
        let added = reliance.instant.rfc3339
        let subject = EvidenceItem.name(of: object, kind)
        let new = NewEvidence(
            kind: kind.rawValue, subjectID: subject?.text, url: url?.text, content: bytes,
            source: source, addedAt: added)
        let outcome = try wallet.store.write { file in try file.insert(new) }
        var result = ImportResult(outcome: .evidence, kind: kind.rawValue)
        result.id = subject ?? url
        result.digest = ExactString(Hexadecimal.encode(HashAlgorithm.sha256.digest(bytes)))
        switch outcome {
        case .alreadyHeld(let number):
            result.outcome = .alreadyHeld
            result.number = number
        case .inserted(let number):
            result.number = number
            // What comes later in the same call may rest on it.
            try reliance.addEvidence(bytes, kind: kind, url: url, added: ExactString(added))
            verifier = Verifier(reliance.inputs)
            basis = reliance.basis
            if kind == .badgeClass || kind == .issuerProfile { try completeBadges() }
        }
        return result
    }

    /// Names the badges that came before the files that say what they are for, and by whom.
    private func completeBadges() throws {
        var query = CredentialQuery()
        query.formats = [CredentialFormat.openBadge2Hosted, .openBadge2Signed, .unsigned].map(\.rawValue)
        let records = try wallet.store.read { [query] file in try file.list(query) }
        for record in records where record.facts.issuerName == nil {
            let document = try wallet.document(of: record)
            let reading = CredentialReading(verifier.verifyWithView(document).view, document)
            guard reading.facts != record.facts else { continue }
            try wallet.store.write { file in try file.set(reading, of: record.number) }
        }
    }

    private func takeDocument(
        _ bytes: [UInt8], _ document: SecuredDocument, _ source: String, _ keepsInvalid: Bool
    ) throws -> ImportResult {
        let (report, view) = verifier.verifyWithView(document)
        var result = ImportResult(outcome: .refused, kind: document.kind.rawValue)
        result.id = report.summary.id
        result.digest = document.digest
        result.title = view.shownTitle
        result.verdict = report.verdict
        result.report = report
        if report.verdict == .invalid, !keepsInvalid {
            result.code = BackpackError.verdict(.invalid).code
            return result
        }
        let reading = CredentialReading(view, document)
        let held = try report.summary.id.flatMap { id in try wallet.held(id, in: bytes) }
        let new = NewCredential(
            facts: reading.facts, content: bytes,
            verdict: CachedVerdict(verdict: report.verdict.rawValue, at: reliance.instant.rfc3339, basis: basis),
            source: source, importedAt: reliance.instant.rfc3339, words: reading.texts.words,
            skills: reading.texts.skills, summary: reading.summary,
            // Only what its issuer signed may take the place of what is held.
            mayReplace: report.check(.proofSignature)?.outcome == .passed
                && report.check(.proofController)?.outcome == .passed, copyOf: held?.number)
        if let held {
            result.outcome = .alreadyHeld
            result.number = held.number
            // Another file of the same says nothing more, but for the picture.
            guard BadgeImage.format(of: bytes) != nil else { return result }
            let outcome = try wallet.store.write { file in try file.insert(new) }
            if case .superseded(let number, _) = outcome { result.keptNumber = number }
            return result
        }
        switch try wallet.store.write({ file in try file.insert(new) }) {
        case .inserted(let number):
            result.outcome = .imported
            result.number = number
        case .alreadyHeld(let number):
            result.outcome = .alreadyHeld
            result.number = number
        case .replaced(let older, let number):
            result.outcome = .replaced
            result.number = number
            result.replacedNumber = older
        case .superseded(let number, _):
            result.outcome = .imported
            result.number = number
        }
        return result
    }
}

extension CredentialView {
    /// A title for every credential: its own, or what kind of thing it is.
    package var shownTitle: ExactString {
        title ?? types.first { $0 != "VerifiableCredential" && $0 != "VerifiablePresentation" } ?? types.first ?? id
            ?? "?"
    }
}
