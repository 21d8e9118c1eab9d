// SPDX-License-Identifier: Apache-2.0

import CredentialCrypto
import Credentials
import Foundation
import StrictJSON
import TestSupport
import Testing

/// One walk through `ecdsa-sd-2023` as the W3C publishes it: a base proof, what leads to it, and what is derived from it.
struct DisclosureVector: Sendable, CustomStringConvertible {
    let folder: URL
    let evidence: [EvidenceItem]

    var description: String { folder.lastPathComponent }

    static func all() throws -> [DisclosureVector] {
        let suite = VectorFolder.vectors.appending(path: "vc-di-ecdsa/ecdsa-sd-2023")
        let evidence = try W3CVectors("vc-di-ecdsa").evidence
        return try FileManager.default.contentsOfDirectory(at: suite, includingPropertiesForKeys: [.isDirectoryKey])
            .filter(\.hasDirectoryPath).sorted { $0.path < $1.path }
            .map { DisclosureVector(folder: $0, evidence: evidence) }
    }

    func json(_ name: String) throws -> JSONValue {
        try JSONReader.read([UInt8](try Data(contentsOf: folder.appending(path: name))))
    }

    func object(_ name: String) throws -> JSONObject { try #require(try json(name).objectValue) }

    func inspect(_ document: JSONObject) throws -> DisclosureData {
        let secured = try #require(Recognizer.secured(document, digest: ""))
        let proofs = Inspection(secured, evidence: EvidenceSet(evidence)).proofs
        #expect(proofs.count == 1)
        return try #require(proofs.first?.disclosure, "\(String(describing: proofs.first?.failure))")
    }

    /// With the published keys taken for their issuers'.
    func report(_ document: JSONObject) throws -> VerificationReport {
        let inputs = VerificationInputs(
            instant: try DateTime("2026-06-01T00:00:00Z").instant, evidence: EvidenceSet(evidence),
            trust: EverybodyTrusted(pinsKeys: true))
        return Verifier(inputs).verify(try #require(Recognizer.secured(document, digest: "")))
    }

    var contexts: [ExactString: JSONValue] { EvidenceSet(evidence).contexts }
}

extension JSONValue {
    /// The texts of a list.
    fileprivate func texts() throws -> [ExactString] {
        try #require(arrayValue).map { try #require($0.stringValue) }
    }

    fileprivate func numbers() throws -> [Int] {
        try #require(arrayValue).map { try #require($0.numberValue?.integer) }
    }

    /// The pairs of a map as the vectors dump it, as such or as a list of pairs.
    fileprivate func pairs() throws -> [[JSONValue]] {
        try #require((self["value"] ?? self).arrayValue).map { try #require($0.arrayValue) }
    }
}

private func hex(_ bytes: [UInt8]) -> JSONValue { .string(Hexadecimal.encode(bytes)) }

@Suite(.enabled(if: VectorFolder.has("vc-di-ecdsa") && VectorFolder.has("contexts"), "no ECDSA vectors at hand"))
struct DisclosureVectorTests {
    /// Every file of a walk-through is one that a test here reads: what is new has to be looked at.
    private static let read: Set<String> = [
        "addBaseDocCanon.json", "addBaseDocHMACCanon.json", "addBaseTransform.json", "addHashData.json",
        "addPointerValues.json", "addProofConfig.json", "addProofConfigCanon.txt", "addRawBaseSignatureInfo.json",
        "addSignedSDBase.json", "derivedAdjMandatoryIndexes.json", "derivedAdjSignatures.json",
        "derivedAllGroupData.json", "derivedDisclosureData.json", "derivedGroupIndexes.json",
        "derivedRecoveredBaseData.json", "derivedRevealDocument.json", "derivedUnsignedReveal.json",
        "verifyCreateVerifyData.json", "verifyDerivedProofValue.json", "verifyNQuads.json",
    ]

    @Test func everyFileIsRead() throws {
        let vectors = try DisclosureVector.all()
        #expect(!vectors.isEmpty)
        for vector in vectors {
            let names = try FileManager.default.contentsOfDirectory(atPath: vector.folder.path)
            #expect(Set(names) == Self.read, "\(vector)")
        }
    }

    @Test func verify() throws {
        for vector in try DisclosureVector.all() {
            for (name, form) in [("addSignedSDBase.json", "base"), ("derivedRevealDocument.json", "derived")] {
                let report = try vector.report(try vector.object(name))
                for id in [CheckID.proofSuite, .proofSignature, .disclosureIntegrity, .modelTerms] {
                    #expect(report.check(id)?.outcome == .passed, "\(vector) \(name): \(report.checks)")
                }
                let evidence = try #require(report.check(.disclosureIntegrity)?.evidence)
                #expect(evidence.first { $0.name == "form" }?.value == ExactString(form), "\(vector)")
                #expect(report.verdict == .valid, "\(vector) \(name)")
            }
        }
    }

    /// Canonical form, labels, grouping, hashes and the parts of the base proof.
    @Test func baseProof() throws {
        for vector in try DisclosureVector.all() {
            let document = try vector.object("addSignedSDBase.json")
            let data = try vector.inspect(document)
            #expect(data.form == .base)
            let lines = data.statements.map { ExactString(String(decoding: $0, as: UTF8.self)) }
            #expect(try lines == vector.json("addBaseDocHMACCanon.json").texts(), "\(vector)")
            // The labels are all that canonical form and signed form differ in.
            #expect(try vector.json("addBaseDocCanon.json").texts().count == lines.count)
            let secured = try #require(Recognizer.secured(document, digest: ""))
            let canonical = Inspection(secured, evidence: EvidenceSet(vector.evidence)).canonicalDocument
            let published = try vector.json("addBaseDocCanon.json").texts().map(\.text).joined()
            #expect(canonical == Array(published.utf8), "\(vector)")

            let transform = try vector.object("addBaseTransform.json")
            let groups = [try #require(transform["mandatory"]), try #require(transform["nonMandatory"])]
            let mandatory = try groups[0].pairs().map { try #require($0[0].numberValue?.integer) }
            #expect(data.mandatoryIndexes == mandatory, "\(vector)")
            let nonMandatory = try groups[1].pairs().map { try #require($0[1].stringValue) }
            #expect(data.nonMandatory.map { ExactString(String(decoding: $0, as: UTF8.self)) } == nonMandatory)
            let pointers = try #require(transform["mandatoryPointers"]).texts()
            #expect(data.mandatoryPointers.map(\.text) == pointers, "\(vector)")
            for entry in try #require(try vector.json("addPointerValues.json").arrayValue) {
                let pointer = try #require(entry["pointer"]?.stringValue)
                #expect(pointers.contains(pointer) && document.value(pointer.text) == entry["value"], "\(vector)")
            }

            let configuration = try String(
                contentsOf: vector.folder.appending(path: "addProofConfigCanon.txt"), encoding: .utf8)
            #expect(data.hashData.canonicalProofConfiguration == Array(configuration.utf8), "\(vector)")
            var proof = try #require(document["proof"]?.objectValue).removing("proofValue")
            proof["@context"] = document["@context"]
            #expect(try vector.object("addProofConfig.json") == proof, "\(vector)")
            let hashes = try vector.object("addHashData.json")
            #expect(hashes["proofHash"] == hex(data.hashData.proofConfigurationHash), "\(vector)")
            #expect(hashes["mandatoryHash"] == hex(data.hashData.documentHash), "\(vector)")
            try compareBaseValue(vector, document)
        }
    }

    private func compareBaseValue(_ vector: DisclosureVector, _ document: JSONObject) throws {
        let text = try #require(document.value("/proof/proofValue")?.stringValue)
        let value = try BaseProofValue(text)
        #expect(value.text == text, "\(vector)")
        for (name, key) in [
            ("addRawBaseSignatureInfo.json", "publicKey"), ("derivedRecoveredBaseData.json", "proofPublicKey"),
        ] {
            let published = try vector.object(name)
            #expect(published["baseSignature"] == hex(value.baseSignature), "\(vector)")
            #expect(published[ExactString(key)] == .string(value.publicKey.key.multikey), "\(vector)")
            #expect(published["signatures"] == .array(value.signatures.map(hex)), "\(vector)")
            #expect(
                published["mandatoryPointers"] == .array(value.mandatoryPointers.map { .string($0.text) }), "\(vector)")
            if let hmacKey = published["hmacKey"] { #expect(hmacKey == hex(value.hmacKey), "\(vector)") }
        }
        let material = try JSONReader.read(
            [UInt8](
                try Data(contentsOf: vector.folder.deletingLastPathComponent().appending(path: "SDKeyMaterial.json"))))
        let hmacKey = try #require(material["hmacKeyString"]?.stringValue?.text.lowercased())
        #expect(Hexadecimal.encode(value.hmacKey) == hmacKey, "\(vector)")
        #expect(material["proofKeyPair"]?["publicKeyMultibase"] == .string(value.publicKey.key.multikey), "\(vector)")
    }

    @Test func derivedProof() throws {
        for vector in try DisclosureVector.all() {
            let document = try vector.object("derivedRevealDocument.json")
            let text = try #require(document.value("/proof/proofValue")?.stringValue)
            let value = try DerivedProofValue(text)
            #expect(value.text == text, "\(vector)")
            for name in ["derivedDisclosureData.json", "verifyDerivedProofValue.json"] {
                let published = try vector.object(name)
                #expect(published["baseSignature"] == hex(value.baseSignature), "\(vector)")
                #expect(published["publicKey"] == .string(value.publicKey.key.multikey), "\(vector)")
                #expect(published["signatures"] == .array(value.signatures.map(hex)), "\(vector)")
                #expect(try value.mandatoryIndexes == #require(published["mandatoryIndexes"]).numbers(), "\(vector)")
                let labels = try #require(published["labelMap"]).pairs()
                let own = value.labelMap.map {
                    [JSONValue.string("c14n\($0.number)"), .string(Multibase.encode($0.label, .base64url))]
                }
                #expect(labels == own, "\(vector)")
            }
            let data = try vector.inspect(document)
            #expect(data.form == .derived)
            let lines = data.statements.map { ExactString(String(decoding: $0, as: UTF8.self)) }
            #expect(try lines == vector.json("verifyNQuads.json").texts(), "\(vector)")
            let verify = try vector.object("verifyCreateVerifyData.json")
            #expect(verify["baseSignature"] == hex(data.baseSignature), "\(vector)")
            #expect(verify["proofHash"] == hex(data.hashData.proofConfigurationHash), "\(vector)")
            #expect(verify["publicKey"] == .string(data.publicKey.key.multikey), "\(vector)")
            #expect(verify["signatures"] == .array(data.signatures.map(hex)), "\(vector)")
            #expect(verify["mandatoryHash"] == hex(data.hashData.documentHash), "\(vector)")
            let nonMandatory = data.nonMandatory.map { JSONValue.string(String(decoding: $0, as: UTF8.self)) }
            #expect(verify["nonMandatory"] == .array(nonMandatory), "\(vector)")
        }
    }

    /// Deriving is deterministic: our derivation of the published base document is the published one.
    @Test func derivation() throws {
        for vector in try DisclosureVector.all() {
            let base = try vector.object("addSignedSDBase.json")
            let expected = try vector.object("derivedRevealDocument.json")
            #expect(try vector.object("derivedUnsignedReveal.json") == expected.removing("proof"), "\(vector)")
            // Which choices belong to which document the file names tell only a person.
            let choices = try VectorFolder.files(
                in: VectorFolder.vectors.appending(path: "vc-di-ecdsa"), extensions: ["json"]
            ).filter { $0.name.hasSuffix("Selective.json") }
            var derived: [JSONObject] = []
            for choice in choices {
                let pointers = try JSONReader.read(try choice.bytes()).texts()
                guard pointers.allSatisfy({ base.value($0.text) != nil }) else { continue }
                derived.append(
                    try SelectiveDisclosure.derive(
                        document: base, revealing: try pointers.map { try JSONPointer($0) },
                        contexts: vector.contexts))
            }
            #expect(derived.contains(expected), "\(vector): \(derived)")
            for document in derived { #expect(try vector.report(document).verdict == .valid, "\(vector)") }
            try compareGroups(vector, base, expected)
        }
    }

    /// The groups and positions that the published derivation goes through, found again from both proofs.
    private func compareGroups(_ vector: DisclosureVector, _ base: JSONObject, _ derived: JSONObject) throws {
        let whole = try vector.inspect(base)
        let part = try vector.inspect(derived)
        let combined = part.statements.compactMap(whole.statements.firstIndex)
        #expect(combined.count == part.statements.count, "\(vector)")
        let indexes = try vector.object("derivedGroupIndexes.json")
        #expect(try combined == #require(indexes["combinedIndexes"]).numbers(), "\(vector)")
        #expect(try whole.mandatoryIndexes == #require(indexes["mandatoryIndexes"]).numbers(), "\(vector)")
        let others = whole.statements.indices.filter { !whole.mandatoryIndexes.contains($0) }
        #expect(try others == #require(indexes["nonMandatoryIndexes"]).numbers(), "\(vector)")
        let adjusted = try #require(try vector.object("derivedAdjMandatoryIndexes.json")["adjMandatoryIndexes"])
        #expect(try part.mandatoryIndexes == adjusted.numbers(), "\(vector)")
        let signatures = try vector.object("derivedAdjSignatures.json")
        #expect(signatures["filteredSignatures"] == .array(part.signatures.map(hex)), "\(vector)")
        let places = part.signatures.compactMap(whole.signatures.firstIndex)
        #expect(try places == #require(signatures["adjSignatureIndexes"]).numbers(), "\(vector)")
        let groups = try #require(try vector.object("derivedAllGroupData.json")["groups"])
        for (name, expected) in [("combined", combined), ("mandatory", whole.mandatoryIndexes)] {
            let matching = try #require(groups[ExactString(name)]?["matching"]).pairs()
            #expect(try matching.map { try #require($0[0].numberValue?.integer) } == expected, "\(vector)")
        }
    }

    /// A statement that the published derivation hides is in none of its bytes, nor in ours.
    @Test func whatIsHiddenIsNowhere() throws {
        for vector in try DisclosureVector.all() {
            let base = try vector.object("addSignedSDBase.json")
            let pointers = try #require(try vector.json("addBaseTransform.json")["mandatoryPointers"]).texts()
            let derived = try SelectiveDisclosure.derive(document: base, revealing: [], contexts: vector.contexts)
            #expect(pointers.allSatisfy { derived.value($0.text) != nil })
            let bytes = try Exposure.bytes(of: derived)
            let shown = Set(Exposure.texts(.object(derived)))
            let hidden = Exposure.texts(.object(base.removing("proof"))).filter { !shown.contains($0) }
            #expect(!hidden.isEmpty)
            for text in hidden where text.utf8.count > 3 && !shown.contains(where: { $0.contains(text) }) {
                #expect(!bytes.contains(text), "\(vector): \(text)")
            }
        }
    }
}

/// What a document gives away to who looks at its bytes.
enum Exposure {
    /// Its text, and its proof values decoded.
    static func bytes(of document: JSONObject) throws -> ExactString {
        var bytes = JSONWriter.bytes(.object(document))
        for proof in document["proof"]?.elements ?? [] {
            let value = try Multibase.decode(try #require(proof["proofValue"]?.stringValue))
            bytes += value
        }
        return ExactString(String(decoding: bytes, as: UTF8.self))
    }

    /// Every string of a value.
    static func texts(_ value: JSONValue) -> [ExactString] {
        switch value {
        case .string(let text): [text]
        case .array(let elements): elements.flatMap(texts)
        case .object(let object): object.members.flatMap { texts($0.value) }
        default: []
        }
    }
}
