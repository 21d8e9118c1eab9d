// SPDX-License-Identifier: Apache-2.0

import CredentialCrypto
package import Credentials
package import StrictJSON
package import WalletStore

/// A learner's wallet: what she was given, what she relies on, and what she shares.
///
/// Every answer about a credential is worked out anew from its original bytes, the evidence and the trust lists; only
/// `list` shows what was found before.
public struct Backpack: Sendable {
    package let store: WalletStore
    let lock: KeyLock

    /// - Parameters:
    ///   - mode: `create` makes the folder and the wallet where there is none.
    ///   - passphrase: asked when a locked holder key is needed.
    /// - Throws: `StoreError`, `FileError`.
    package init(at path: FilePath, mode: WalletStore.Mode, passphrase: PassphraseSource? = nil) throws {
        let directory = mode == .create ? try WalletDirectory(creatingAt: path) : try Self.existing(path)
        store = try WalletStore(directory, mode: mode) { HashAlgorithm.sha256.digest($0) }
        lock = KeyLock(directory, ask: passphrase)
    }

    private static func existing(_ path: FilePath) throws -> WalletDirectory {
        do { return try WalletDirectory(at: path) } catch FileError.missing { throw StoreError.noWallet }
    }

    /// The wallet at a path, or nil where there is none.
    package static func ifPresent(at path: FilePath, mode: WalletStore.Mode) throws -> Backpack? {
        do { return try Backpack(at: path, mode: mode) } catch StoreError.noWallet { return nil }
    }

    // MARK: What is relied on

    /// Everything that verification in this wallet rests on.
    package func reliance(at instant: Instant) throws -> Reliance {
        try store.read { wallet in
            var reliance = Reliance(instant: instant)
            for record in try wallet.trustLists() {
                reliance.addTrustList(record, try wallet.content(of: record))
            }
            for record in try wallet.evidence() {
                guard let kind = EvidenceItem.Kind(rawValue: record.kind) else { continue }
                try reliance.addEvidence(
                    try wallet.content(of: record), kind: kind, url: record.url.map(ExactString.init(_:)),
                    added: ExactString(record.addedAt))
            }
            reliance.owner = Owner(
                identifiers: try wallet.identities().map { (ExactString($0.kind), ExactString($0.value)) },
                keys: try wallet.holderKeys().map { try PublicKey(multikey: ExactString($0.publicKey)) })
            return reliance
        }
    }

    // MARK: Credentials

    package func resolve(_ reference: String) throws -> CredentialRecord {
        try store.read { wallet in try wallet.resolve(reference) }
    }

    /// The original bytes, checked against their digest.
    package func original(of record: CredentialRecord) throws -> [UInt8] {
        try store.read { wallet in try wallet.content(of: record) }
    }

    /// What the wallet holds under a record, with the moment since when.
    package func document(of record: CredentialRecord) throws -> SecuredDocument {
        guard case .secured(var document) = try Recognizer.recognize(try original(of: record)) else {
            throw RecognitionError(.unrecognized)
        }
        document.received = ExactString(record.importedAt)
        return document
    }

    /// Takes a credential out, with every file that it came in.
    package func remove(_ record: CredentialRecord) throws {
        let copies = try copies(of: record)
        try store.write { wallet in
            for copy in copies { try wallet.remove(copy.number) }
            try wallet.remove(record.number)
        }
    }

    /// The credentials that fit, each with a verdict that holds for the lists and evidence in use now.
    ///
    /// A verdict found against other lists, or before a date of the credential that has passed since, is found anew and,
    /// where the wallet can be written, kept.
    package func list(_ query: CredentialQuery, reliance: Reliance) throws -> [CredentialRecord] {
        try readAnew(reliance)
        var broad = query
        // Verdicts may change below, so they are filtered afterwards.
        broad.verdicts = []
        if !query.verdicts.isEmpty { broad.limit = nil }
        var rows = try store.read { [broad] wallet in try wallet.list(broad) }
        try refresh(&rows, reliance)
        if !query.verdicts.isEmpty { rows = rows.filter { query.verdicts.contains($0.verdict.verdict) } }
        return query.limit.map { Array(rows.prefix($0)) } ?? rows
    }

    /// Reads the credentials that an earlier version took in, of which the wallet does not know yet what lists, searches
    /// and overviews need.
    private func readAnew(_ reliance: Reliance) throws {
        let unread = try store.read { wallet in
            try wallet.numbersWithoutSummary().compactMap { number in try wallet.credential(number: number) }
        }
        guard !unread.isEmpty else { return }
        let verifier = Verifier(reliance.inputs)
        let readings = try unread.map { record in
            let document = try document(of: record)
            return (record.number, CredentialReading(verifier.verifyWithView(document).view, document))
        }
        do {
            try store.write { [readings] wallet in
                for (number, reading) in readings { try wallet.set(reading, of: number) }
            }
        } catch StoreError.readOnly {
            // The list stands; what such credentials were said to teach is only not searched.
        }
    }

    private func refresh(_ rows: inout [CredentialRecord], _ reliance: Reliance) throws {
        let basis = reliance.basis
        let stale = rows.indices.filter { !rows[$0].isCurrent(basis, at: reliance.instant) }
        guard !stale.isEmpty else { return }
        let verifier = Verifier(reliance.inputs)
        var found: [(number: Int, verdict: CachedVerdict)] = []
        var readings: [(number: Int, reading: CredentialReading)] = []
        for index in stale {
            let record = rows[index]
            let document = try document(of: record)
            let (report, view) = verifier.verifyWithView(document)
            let verdict = CachedVerdict(
                verdict: report.verdict.rawValue, at: reliance.instant.rfc3339, basis: basis)
            rows[index].verdict = verdict
            found.append((record.number, verdict))
            // New evidence may tell more of what a credential says, too: its vocabulary, or the class of a badge.
            let reading = CredentialReading(view, document)
            guard reading.facts != record.facts else { continue }
            rows[index].facts = reading.facts
            readings.append((record.number, reading))
        }
        do {
            try store.write { [found, readings] wallet in
                for (number, verdict) in found { try wallet.setVerdict(verdict, of: number) }
                for (number, reading) in readings { try wallet.set(reading, of: number) }
            }
        } catch StoreError.readOnly {
            // The answer stands; it is only not kept.
        }
    }
}

extension CredentialRecord {
    /// Whether the cached verdict was found against the same lists and evidence, and no date of the credential lies
    /// between then and now.
    fileprivate func isCurrent(_ basis: String, at instant: Instant) -> Bool {
        guard verdict.basis == basis, let found = Moment.instant(verdict.at) else { return false }
        let span = min(found, instant)...max(found, instant)
        return ![facts.validFrom, facts.validUntil].contains { text in
            text.flatMap(Moment.instant).map(span.contains) == true
        }
    }
}

/// Moments as the wallet keeps them.
package enum Moment {
    package static func instant(_ text: String) -> Instant? {
        do { return try DateTime(ExactString(text)).instant } catch { return nil }
    }

    /// The same moment in UTC, so that the order of texts is that of time; nil for text that is no moment.
    package static func normalized(_ text: ExactString?) -> String? { text.flatMap { instant($0.text)?.rfc3339 } }
}

// MARK: The learner

extension Backpack {
    /// Adds one of the learner's own identifiers; false where it was there already.
    package func addIdentity(kind: String, value: String, at instant: Instant) throws -> Bool {
        try store.write { wallet in try wallet.addIdentity(kind: kind, value: value, at: instant.rfc3339) }
    }

    /// The learner's identifiers and holder keys.
    package func owner() throws -> (identities: [IdentityRecord], keys: [HolderKeyRecord]) {
        try store.read { wallet in (try wallet.identities(), try wallet.holderKeys()) }
    }
}
