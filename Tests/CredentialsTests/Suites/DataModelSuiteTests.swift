// SPDX-License-Identifier: Apache-2.0

import Credentials
import Foundation
import StrictJSON
import TestSupport
import Testing

/// The inputs of the VCDM 2.0 test suite: what an issuer must be able to sign and a verifier to read. They carry no proof,
/// so that the three checks of the model tell.
@Suite(.enabled(if: VectorFolder.has("vcdm2-test-suite"), "no VCDM 2.0 suite at hand"))
struct DataModelSuiteTests {
    private static let modelChecks: [CheckID] = [.modelContext, .modelRequired, .modelTerms]

    private enum Expectation { case accepted, refused, open }

    private static func expectation(_ name: String) throws -> Expectation {
        if name.hasSuffix("-ok") { return .accepted }
        if name.hasSuffix("-fail") || name.hasSuffix("-fail-or-inject") { return .refused }
        // What an issuer and a holder have to do with each other is for a verifier's policy to say.
        if name.hasSuffix("-mismatch") || name.hasSuffix("-no-holder") { return .open }
        throw VectorError.notUnderstood(name)
    }

    @Test func checksSeeWhatTheSuiteSays() throws {
        let scenario = try Scenario.credential()
        let context = VectorFolder.vectors.appending(path: "contexts/w3c/credentials-examples-v2.jsonld")
        var inputs = try scenario.inputs()
        if let data = FileManager.default.contents(atPath: context.path),
            let document = try JSONReader.read([UInt8](data)).objectValue
        {
            inputs.evidence.add(
                EvidenceItem(
                    kind: .context, url: "https://www.w3.org/ns/credentials/examples/v2", document: document,
                    digest: "", origin: .owner, added: nil))
        }
        let verifier = Verifier(inputs)
        for file in try VectorFolder.files(
            in: VectorFolder.vectors.appending(path: "vcdm2-test-suite/input"), extensions: ["json"])
        {
            let name = file.url.deletingPathExtension().lastPathComponent
            let expectation = try Self.expectation(name)
            let text = String(decoding: try file.bytes(), as: UTF8.self)
                .replacing("PAST DATE", with: "2020-01-01T00:00:00Z")
                .replacing("FUTURE DATE", with: "2030-01-01T00:00:00Z")
            guard var json = try JSONReader.read(Array(text.utf8)).objectValue else {
                throw VectorError.notUnderstood(file.name)
            }
            if expectation != .refused || !name.contains("issuer") { try Self.addIssuer(&json) }
            // A file without the types of a credential or presentation is held against the rules of what it is named.
            let document =
                Recognizer.secured(json, digest: "")
                ?? SecuredDocument(
                    kind: name.hasPrefix("presentation") ? .presentation : .credential, mechanism: Unsecured(),
                    json: json,
                    digest: "")
            let report = verifier.verify(document)
            let failed = Self.failedModelChecks(report)
            switch expectation {
            case .accepted: #expect(failed.isEmpty, "\(file): \(failed)")
            case .refused: #expect(!failed.isEmpty, "\(file)")
            case .open: break
            }
            #expect(report.verdict != .valid, "\(file)")
        }
    }

    /// The inputs are what an issuer is given to sign: its own identifier is for it to fill in.
    private static func addIssuer(_ json: inout JSONObject) throws {
        guard json.hasType("VerifiableCredential") || json["credentialSubject"] != nil else { return }
        let issuer = JSONValue.string(try Scenario.issuerKey.get().did)
        if json["issuer"] == nil {
            json["issuer"] = issuer
        } else if json["issuer"]?.objectValue != nil, json.value("/issuer/id") == nil {
            try json.set("/issuer/id", issuer)
        }
    }

    private static func failedModelChecks(_ report: VerificationReport) -> [Check] {
        report.checks.filter { modelChecks.contains($0.id) && $0.outcome == .failed }
            + report.credentials.flatMap(failedModelChecks)
    }
}
