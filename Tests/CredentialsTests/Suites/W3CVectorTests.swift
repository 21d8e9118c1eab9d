// SPDX-License-Identifier: Apache-2.0

import CredentialCrypto
import Credentials
import Foundation
import StrictJSON
import TestSupport
import Testing

/// The test vectors of the EdDSA and ECDSA cryptosuites: outcomes and every step towards them.
///
/// Left out: `ecdsa-sd-2023`, whose steps are others (`DisclosureVectorTests`).
struct W3CVectors {
    let files: [VectorFile]
    let evidence: [EvidenceItem]

    init(_ suite: String) throws {
        files = try VectorFolder.files(in: VectorFolder.vectors.appending(path: suite), extensions: ["json"])
            .filter { $0.url.lastPathComponent.hasPrefix("signed") && !$0.name.contains("ecdsa-sd-2023") }
        guard !files.isEmpty else { throw VectorError.missing(suite) }
        evidence = try Self.contexts.map { url, name in
            let path = VectorFolder.vectors.appending(path: "contexts/w3c/\(name)")
            guard let document = try JSONReader.read([UInt8](try Data(contentsOf: path))).objectValue else {
                throw VectorError.notUnderstood(name)
            }
            return EvidenceItem(kind: .context, url: url, document: document, digest: "", origin: .owner, added: nil)
        }
    }

    /// Contexts for examples, which the product does not know by heart.
    private static let contexts: KeyValuePairs<ExactString, String> = [
        "https://www.w3.org/ns/credentials/examples/v2": "credentials-examples-v2.jsonld",
        "https://w3id.org/citizenship/v4rc1": "citizenship-v4rc1.jsonld",
    ]

    /// The file beside `file` whose name starts with `prefix`; nil where the vector has none.
    static func step(_ prefix: String, beside file: VectorFile) throws -> [UInt8]? {
        let folder = file.url.deletingLastPathComponent()
        let names = try FileManager.default.contentsOfDirectory(atPath: folder.path)
            .filter { $0.hasPrefix(prefix) && $0.hasSuffix(".txt") }
        guard let name = names.first else { return nil }
        guard names.count == 1 else { throw VectorError.notUnderstood("\(names)") }
        return [UInt8](try Data(contentsOf: folder.appending(path: name)))
    }
}

@Suite(.enabled(if: VectorFolder.has("vc-di-eddsa") && VectorFolder.has("contexts"), "no EdDSA vectors at hand"))
struct EdDSAVectorTests {
    @Test func verify() throws { try W3CVectorTests.verify("vc-di-eddsa", steps: 4) }

    /// A proof set and a proof chain stand or fall as one.
    @Test func aChangedProofFailsTheWholeSet() throws {
        let vectors = try W3CVectors("vc-di-eddsa")
        let verifier = try W3CVectorTests.verifier(vectors)
        var count = 0
        for file in vectors.files {
            guard let document = try JSONReader.read(try file.bytes()).objectValue,
                let proofs = document["proof"]?.arrayValue
            else { continue }
            for index in proofs.indices {
                var changed = document
                try changed.set("/proof/\(index)/created", "2023-02-24T23:36:39Z")
                let report = try Scenario.verify(JSONWriter.bytes(.object(changed)), verifier)
                #expect(report.check(.proofSignature)?.code == .proofSignatureInvalid, "\(file) \(index)")
                #expect(report.verdict == .invalid, "\(file) \(index)")
                count += 1
            }
        }
        #expect(count > 0)
    }
}

@Suite(.enabled(if: VectorFolder.has("vc-di-ecdsa") && VectorFolder.has("contexts"), "no ECDSA vectors at hand"))
struct ECDSAVectorTests {
    @Test func verify() throws { try W3CVectorTests.verify("vc-di-ecdsa", steps: 3) }
}

enum W3CVectorTests {
    static func verifier(_ vectors: W3CVectors) throws -> Verifier {
        Verifier(
            VerificationInputs(
                instant: try DateTime("2026-06-01T00:00:00Z").instant, evidence: EvidenceSet(vectors.evidence),
                trust: NoTrust()))
    }

    /// - Parameter steps: how many vectors at least show every step.
    static func verify(_ suite: String, steps: Int) throws {
        let vectors = try W3CVectors(suite)
        let verifier = try verifier(vectors)
        var compared = 0
        for file in vectors.files {
            let bytes = try file.bytes()
            guard case .secured(let document) = try Recognizer.recognize(bytes) else {
                throw VectorError.notUnderstood(file.name)
            }
            let report = verifier.verify(document)
            #expect(report.check(.proofSignature)?.outcome == .passed, "\(file): \(report.checks)")
            #expect(report.check(.modelTerms)?.outcome == .passed, "\(file)")
            // A good signature: by nobody known where the issuer's own document is not published, by another where the
            // issuer is a key.
            let isKey = document.json.identifier(of: "issuer")?.hasPrefix("did:key:") == true
            #expect(report.verdict == (isKey ? .invalid : .indeterminate), "\(file)")
            #expect(
                report.check(.proofController)?.code
                    == (isKey ? .proofControllerMismatch : .proofControllerUnproven), "\(file)")
            let proofs = Inspection(document, evidence: EvidenceSet(vectors.evidence)).proofs
            if proofs.count == 1, let data = proofs.first?.data, try compare(data, file) {
                compared += 1
                try compareSignature(try #require(document.json.value("/proof/proofValue")?.stringValue), file)
            }
        }
        #expect(compared >= steps)
    }

    /// The signature as the vector shows it, in hexadecimal and in the form of a proof value.
    private static func compareSignature(_ proofValue: ExactString, _ file: VectorFile) throws {
        for (prefix, text) in [
            ("sigBTC58", proofValue.text), ("sigHex", Hexadecimal.encode(try Multibase.decode(proofValue))),
        ] {
            let published = try W3CVectors.step(prefix, beside: file).map { String(decoding: $0, as: UTF8.self) }
            #expect(published?.trimmingCharacters(in: .whitespacesAndNewlines) == text, "\(file)")
        }
    }

    private static func compare(_ data: HashData, _ file: VectorFile) throws -> Bool {
        guard let canonical = try W3CVectors.step("canonDoc", beside: file) else { return false }
        #expect(data.canonicalDocument == canonical, "\(file)")
        #expect(try data.canonicalProofConfiguration == W3CVectors.step("proofCanon", beside: file), "\(file)")
        for (prefix, hash) in [
            ("docHash", data.documentHash), ("proofHash", data.proofConfigurationHash), ("combinedHash", data.combined),
        ] {
            let published = try W3CVectors.step(prefix, beside: file).map { String(decoding: $0, as: UTF8.self) }
            #expect(published?.trimmingCharacters(in: .whitespacesAndNewlines) == Hexadecimal.encode(hash), "\(file)")
        }
        return true
    }
}
