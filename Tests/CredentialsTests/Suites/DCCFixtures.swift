// SPDX-License-Identifier: Apache-2.0

import CredentialCrypto
import Credentials
import Foundation
import LinkedData
import StrictJSON
import TestSupport
import TrustLists

/// The fixtures of the Digital Credentials Consortium with what belongs to them: DID documents, status lists, registries
/// and what an independent implementation says of their signatures.
struct DCCFixtures {
    static let folder = VectorFolder.vectors.appending(path: "dcc-vc-test-fixtures")
    static let isAtHand = VectorFolder.has("dcc-vc-test-fixtures") && VectorFolder.hasSample("trustlists")

    let credentials: [VectorFile]
    /// Status lists by the last part of their address.
    let statusLists: [String: JSONObject]
    let controllers: [JSONObject]
    let registries: [TrustListSet.Entry]
    /// Per file and proof, in order: does the signature hold; nil where the check could not tell.
    let signatures: [String: [Bool?]]

    init() throws {
        credentials = try VectorFolder.files(in: Self.folder.appending(path: "verifiableCredentials"))
        statusLists = try VectorFolder.files(in: Self.folder.appending(path: "statusLists"))
            .reduce(into: [:]) { $0[$1.url.lastPathComponent] = try Self.object($1) }
        controllers = try VectorFolder.files(in: Self.folder.appending(path: "dids"), extensions: ["json"])
            .map(Self.object)
        registries = try VectorFolder.files(in: VectorFolder.samples.appending(path: "trustlists"))
            .filter { $0.name.hasPrefix("dcc-") && $0.name.hasSuffix("-registry.json") }
            .map { file in
                TrustListSet.Entry(
                    list: try TrustListReader.read(try file.bytes(), fallbackName: ExactString(file.name)),
                    digest: "", added: nil)
            }
        guard !registries.isEmpty else { throw VectorError.missing("registries") }
        let check = try JSONReader.read(
            [UInt8](try Data(contentsOf: Self.folder.appending(path: "independent-check.json"))))
        signatures = try check.elements.reduce(into: [:]) { known, entry in
            guard let file = entry["file"]?.stringValue?.text else { throw VectorError.notUnderstood("check") }
            known[file] = (entry["proofs"]?.arrayValue ?? []).map { $0["signature_valid"]?.boolValue }
        }
    }

    private static func object(_ file: VectorFile) throws -> JSONObject {
        guard let object = try JSONReader.read(try file.bytes()).objectValue else {
            throw VectorError.notUnderstood(file.name)
        }
        return object
    }

    /// What the independent check says of a credential.
    func signatures(of file: VectorFile) -> [Bool?]? { signatures["verifiableCredentials/\(file.name)"] }

    /// Everything at hand, with each list under every address that a credential names it by.
    ///
    /// - Parameter more: addresses that other credentials name lists by.
    func inputs(at instant: Instant, naming more: Set<ExactString> = []) throws -> VerificationInputs {
        var items = controllers.map {
            EvidenceItem(
                kind: .controlledIdentifierDocument, url: nil, document: $0, digest: "00", origin: .owner, added: nil)
        }
        var addresses = more
        for file in credentials {
            let bytes = try file.bytes()
            guard !bytes.isEmpty, let status = try JSONReader.read(bytes)["credentialStatus"] else { continue }
            addresses.formUnion(status.elements.compactMap { $0["statusListCredential"]?.stringValue })
        }
        for address in addresses.sorted() {
            guard let list = statusLists[Self.lastPart(of: address)] else { continue }
            items.append(
                EvidenceItem(
                    kind: .statusListCredential, url: address, document: list, digest: "00", origin: .owner,
                    added: nil))
        }
        return VerificationInputs(
            instant: instant, evidence: EvidenceSet(items), trust: TrustListSet(registries))
    }

    static func lastPart(of address: ExactString) -> String {
        String(address.text.split(separator: "/", omittingEmptySubsequences: false).last ?? "")
    }
}

/// What follows from a credential's own content, the independent check and the contract, told without the verifier.
struct DCCExpectation {
    struct Finding: Hashable {
        let check: CheckID
        let outcome: CheckOutcome
        let code: FindingCode?

        init(_ check: CheckID, _ outcome: CheckOutcome, _ code: FindingCode? = nil) {
            (self.check, self.outcome, self.code) = (check, outcome, code)
        }
    }

    private(set) var findings: [Finding] = []
    /// Nobody but this implementation knows of this document whether its signature holds.
    private(set) var isSignatureOpen = false

    private let fixtures: DCCFixtures
    private let instant: Instant
    private let document: JSONObject

    init(_ document: JSONObject, signatures: [Bool?], fixtures: DCCFixtures, at instant: Instant) throws {
        self.fixtures = fixtures
        self.instant = instant
        self.document = document
        judgeContexts()
        let isAuthentic = judgeProofs(signatures)
        try judgeDates()
        guard isAuthentic else { return }
        judgeIssuer()
        try judgeStatus()
    }

    /// The worst that applies, in the contract's order.
    var verdict: Verdict {
        let failed = findings.filter { $0.outcome == .failed }.map(\.check.consequence)
        let unknown = findings.contains { $0.outcome == .unknown }
        let isAuthorKnown = !findings.contains { CheckID.authenticity.contains($0.check) && $0.outcome != .passed }
        let counted = failed.filter { isAuthorKnown || ($0 != .revoked && $0 != .expired) }
        return min(counted.min() ?? .valid, unknown || !isAuthorKnown ? .indeterminate : .valid)
    }

    private mutating func judgeContexts() {
        let contexts = document["@context"]?.elements ?? []
        let isKnown = contexts.allSatisfy { context in
            context.stringValue.map { DocumentLoader.variantCount(of: $0) > 0 } ?? true
        }
        if !isKnown {
            findings.append(Finding(.modelContext, .unknown, .contextUnknown))
        } else if contexts.contains(where: { $0.stringValue == nil }) {
            findings.append(Finding(.modelContext, .unknown, .contextInline))
        } else {
            findings.append(Finding(.modelContext, .passed))
        }
    }

    private func knows(_ identifier: ExactString) -> Bool {
        identifier.hasPrefix("did:key:")
            || fixtures.controllers.contains { $0["id"]?.stringValue == identifier }
    }

    private var issuer: ExactString? {
        document["issuer"]?.stringValue ?? document["issuer"]?["id"]?.stringValue
    }

    private mutating func judgeProofs(_ signatures: [Bool?]) -> Bool {
        guard let proofs = document["proof"]?.elements, !proofs.isEmpty else {
            findings.append(Finding(.proofPresent, .unknown, .proofAbsent))
            return false
        }
        let identifiers = proofs.compactMap { proof in
            proof["verificationMethod"]?.stringValue?.split(at: "#")?.head ?? proof["verificationMethod"]?.stringValue
        }
        guard identifiers.allSatisfy(knows) else {
            findings.append(Finding(.proofKey, .unknown, .proofKeyUnavailable))
            return false
        }
        findings.append(Finding(.proofKey, .passed))
        guard identifiers.allSatisfy({ $0 == issuer }) else {
            findings.append(Finding(.proofController, .failed, .proofControllerMismatch))
            return false
        }
        findings.append(Finding(.proofController, .passed))
        if signatures.contains(false) {
            findings.append(Finding(.proofSignature, .failed, .proofSignatureInvalid))
            return false
        }
        if findings.contains(Finding(.modelContext, .unknown, .contextUnknown)) {
            findings.append(Finding(.proofSignature, .skipped, .dependsOnOther))
            return false
        }
        guard signatures.count == proofs.count, signatures.allSatisfy({ $0 == true }) else {
            isSignatureOpen = true
            return true
        }
        findings.append(Finding(.proofSignature, .passed))
        return true
    }

    private mutating func judgeDates() throws {
        let names: [(CheckID, [ExactString], FindingCode)] = [
            (.timeValidFrom, ["validFrom", "issuanceDate"], .timeNotYetValid),
            (.timeValidUntil, ["validUntil", "expirationDate"], .timeExpired),
        ]
        for (check, names, code) in names {
            let dates = try names.compactMap { try document[$0]?.stringValue.map { try DateTime($0).instant } }
            let isOutside = dates.contains { check == .timeValidFrom ? instant < $0 : $0 < instant }
            if isOutside { findings.append(Finding(check, .failed, code)) }
        }
    }

    private func isListed(_ issuer: ExactString?) -> Bool {
        fixtures.registries.contains { entry in
            isOfItsTime(entry) && entry.list.issuers.contains { $0.id == issuer }
        }
    }

    /// A registry says nothing about a moment before its own date.
    private func isOfItsTime(_ entry: TrustListSet.Entry) -> Bool { entry.list.issued.map { $0 <= instant } ?? true }

    private mutating func judgeIssuer() {
        guard isListed(issuer) || fixtures.registries.allSatisfy(isOfItsTime) else {
            findings.append(Finding(.trustList, .unknown, .trustListFuture))
            return
        }
        findings.append(
            isListed(issuer)
                ? Finding(.trustIssuer, .passed) : Finding(.trustIssuer, .failed, .trustIssuerAbsent))
    }

    // MARK: Status

    private mutating func judgeStatus() throws {
        for entry in document["credentialStatus"]?.elements ?? [] {
            guard let address = entry["statusListCredential"]?.stringValue,
                let list = fixtures.statusLists[DCCFixtures.lastPart(of: address)]
            else {
                findings.append(Finding(.statusList, .unknown, .statusListUnavailable))
                continue
            }
            if let code = try flaw(of: list) {
                findings.append(Finding(.statusList, .unknown, code))
            } else if try isSet(entry, in: list) {
                findings.append(Finding(.statusRevocation, .failed, .statusRevoked))
            } else {
                findings.append(Finding(.statusRevocation, .passed))
            }
        }
    }

    private func flaw(of list: JSONObject) throws -> FindingCode? {
        if let until = list["validUntil"]?.stringValue, try DateTime(until).instant < instant {
            return .statusListExpired
        }
        if let from = list["validFrom"]?.stringValue, instant < (try DateTime(from).instant) {
            return .statusListNotYetValid
        }
        if try !isSigned(list) { return .statusListUnverified }
        let keeper = list["issuer"]?.stringValue
        if keeper != issuer, !isListed(keeper) { return .statusListIssuer }
        if !list.hasType("BitstringStatusListCredential") { return .statusListType }
        return nil
    }

    /// The signature alone, over the hashes that the product's own inspection shows.
    private func isSigned(_ list: JSONObject) throws -> Bool {
        let secured = SecuredDocument(kind: .credential, mechanism: EmbeddedProofs(), json: list, digest: "")
        guard let proof = list["proof"], let issuer = list["issuer"]?.stringValue,
            let value = proof["proofValue"]?.stringValue,
            let data = Inspection(secured, evidence: EvidenceSet()).proofs.first?.data
        else { return false }
        return try DIDKey.publicKey(of: issuer).isValidSignature(try Multibase.decode(value), for: data.combined)
    }

    private func isSet(_ entry: JSONValue, in list: JSONObject) throws -> Bool {
        guard let encoded = list["credentialSubject"]?["encodedList"]?.stringValue,
            let index = entry["statusListIndex"]?.stringValue.flatMap({ Int($0.text) })
        else { throw VectorError.notUnderstood("status") }
        let bits = try Inflate.gzip(try Multibase.decode(encoded), limit: 1 << 20)
        return bits[index / 8] >> UInt8(7 - index % 8) & 1 == 1
    }
}
