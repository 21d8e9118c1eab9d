// SPDX-License-Identifier: Apache-2.0

import CredentialCrypto
package import Credentials
package import StrictJSON
package import TrustLists
import WalletStore

/// The moment, trust lists and evidence that a verification rests on.
package struct Reliance: Sendable {
    package let instant: Instant
    package var owner: Owner?
    package private(set) var lists: [TrustListSet.Entry] = []
    /// Lists of the wallet that cannot be read: nobody knows whom they name.
    package private(set) var unavailableLists: [ExactString] = []
    package private(set) var evidence = EvidenceSet()

    package init(instant: Instant) { self.instant = instant }

    /// - Parameter name: what a list is called that does not name itself.
    /// - Throws: `TrustListError`.
    package mutating func addTrustList(
        _ bytes: [UInt8], named name: String, on conditions: TrustListConditions = TrustListConditions()
    ) throws {
        let list = try TrustListReader.read(bytes, fallbackName: ExactString(name), on: conditions)
        // A signer pinned for a name answers for that name.
        let held = lists.first { $0.list.name == list.name && $0.added != nil }?.list
        if let pinned = held?.signer, list.signer != pinned {
            throw TrustListError(.otherSigner(list.signer?.multikey ?? ""))
        }
        lists.append(TrustListSet.Entry(list: list, digest: Self.digest(bytes), added: nil))
    }

    /// A list that the wallet holds. One that cannot be read stays known as such, so that it is never taken for one that
    /// names nobody.
    mutating func addTrustList(_ record: TrustListRecord, _ bytes: [UInt8]) {
        do throws(TrustListError) {
            lists.append(
                TrustListSet.Entry(
                    list: try record.read(bytes), digest: Self.digest(bytes), added: ExactString(record.addedAt)))
        } catch {
            unavailableLists.append(ExactString(record.name))
        }
    }

    /// - Throws: `RecognitionError`.
    package mutating func addEvidence(
        _ bytes: [UInt8], kind: EvidenceItem.Kind, url: ExactString?, added: ExactString?
    ) throws {
        let (object, secured) = try EvidenceReader.read(bytes)
        evidence.add(
            EvidenceItem(
                kind: kind, url: url, document: object, digest: Self.digest(bytes), origin: .owner, added: added,
                secured: secured))
    }

    /// Evidence of whatever kind the file is.
    package mutating func addEvidence(_ bytes: [UInt8], url: ExactString?) throws {
        let kind = try EvidenceReader.kind(bytes, hasURL: url != nil)
        try addEvidence(bytes, kind: kind, url: url, added: nil)
    }

    package var inputs: VerificationInputs {
        VerificationInputs(
            instant: instant, evidence: evidence, trust: TrustListSet(lists, unavailable: unavailableLists),
            owner: owner)
    }

    /// A policy with the lists that count for each of its rules.
    package func applied(_ policy: Policy) -> AppliedPolicy {
        AppliedPolicy(policy) { rule in
            let counted = lists.filter { rule.counts(list: $0.list.name, digest: $0.digest) }
            let missing = (rule.lists ?? []).filter { wanted in
                !counted.contains { $0.list.name == wanted || "sha256:\($0.digest)" == wanted.text }
            }
            let unavailable = unavailableLists.filter { rule.counts(list: $0, digest: "") }
            return (TrustListSet(counted, unavailable: unavailable), missing)
        }
    }

    /// A digest of everything but the moment, and of which lists are in force at it: the same basis, the same verdicts.
    package var basis: String {
        var lines = lists.map { "list \($0.digest) \($0.list.currency(at: instant)) \(standings(on: $0.list))" }
        lines += unavailableLists.map { "unavailable \($0)" }
        let inputs = inputs
        lines += evidence.items.map { item in
            let dates = item.turns.map { $0 <= instant }
            let isStale = StatusFreshness.isStale(item, inputs)
            return "evidence \(item.digest) \(item.url?.text ?? "") \(dates) \(isStale)"
        }
        return Self.digest(Array(lines.sorted().joined(separator: "\n").utf8)).text
    }

    /// Which entries of a list hold at the moment: a status that changes by its date changes verdicts.
    private func standings(on list: TrustList) -> String {
        let entries = list.issuers.map { $0.isInForce(at: instant) } + list.services.map { $0.isApproved(at: instant) }
        return String(entries.map { $0 ? "+" : "-" })
    }

    private static func digest(_ bytes: [UInt8]) -> ExactString {
        ExactString(Hexadecimal.encode(HashAlgorithm.sha256.digest(bytes)))
    }
}

/// Reads files that are given as evidence.
package enum EvidenceReader {
    /// What a file states, and how that is secured.
    static func read(_ bytes: [UInt8]) throws -> (document: JSONObject, secured: SecuredDocument?) {
        switch try Recognizer.recognize(bytes) {
        case .secured(let document): return (document.json, document)
        case .evidence(_, let object): return (object, nil)
        case .trustList: throw BackpackError.isTrustList
        }
    }

    /// What evidence a file is. A JSON-LD context is one only under the URL that documents name it by.
    package static func kind(_ bytes: [UInt8], hasURL: Bool) throws -> EvidenceItem.Kind {
        switch try Recognizer.recognize(bytes) {
        case .evidence(.context, _) where !hasURL: throw BackpackError.contextNeedsURL
        case .evidence(.keyDocument, let object) where !hasURL && KeyDocument.isBare(object):
            throw BackpackError.keyNeedsURL
        case .evidence(let kind, _): return kind
        case .secured(let document):
            guard let kind = document.evidenceKind else { throw BackpackError.notEvidence }
            return kind
        case .trustList: throw BackpackError.isTrustList
        }
    }
}
