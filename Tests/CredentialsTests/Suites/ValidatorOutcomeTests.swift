// SPDX-License-Identifier: Apache-2.0

import CredentialCrypto
import Credentials
import Foundation
import StrictJSON
import TestSupport
import Testing

/// What one file of Open Badges 3.0 or CLR 2.0 comes out as.
struct ValidatorOutcome: Sendable {
    let verdict: Verdict
    /// The codes of everything that did not pass or not plainly, in the order of the plan.
    let codes: [String]
    /// The verdicts of what it contains.
    let contained: [Verdict]

    init(_ verdict: Verdict, _ codes: [String], _ contained: [Verdict] = []) {
        (self.verdict, self.codes, self.contained) = (verdict, codes, contained)
    }

    private static let selfAsserted = "proof.key-self-asserted"
    private static let undefined = ValidatorOutcome(.invalid, ["terms.undefined", selfAsserted])
    private static let unavailable = ValidatorOutcome(.indeterminate, ["proof.key-unavailable"])
    /// Whole, by a key that only the file itself supplies: valid there, `indeterminate` here.
    private static let integrity = ValidatorOutcome(.indeterminate, [selfAsserted])
    private static let tokenIntegrity = ValidatorOutcome(
        .indeterminate, [selfAsserted, "proof.controller-unproven"])

    /// By the suite's names. Each difference from the validator is in Docs/Conformance.md with its clause.
    static let openBadges: [String: ValidatorOutcome] = [
        "ob30/simple-json.png": integrity, "ob30/simple-json.svg": integrity,
        "ob30/simple-jwt.png": tokenIntegrity, "ob30/simple-jwt.svg": tokenIntegrity,
        "ob30/sd/derivedcredential.json": integrity,
        "ob30/velocity.jwt": ValidatorOutcome(.indeterminate, ["context.unknown", "proof.key-unavailable"]),
        "ob30/simple-err-proof-method.json": unavailable,
        "ob30/simple-err-proof-method-unknown-scheme.json": unavailable,
        "ob30/simple-err-proof-method-unknown-did-method.json": unavailable,
        "ob30/simple-err-expired.json": ValidatorOutcome(.indeterminate, [selfAsserted, "time.expired"]),
        "ob30/simple-err-issuer.json": ValidatorOutcome(.invalid, ["model.member-missing", selfAsserted]),
        "ob30/simple-err-credential-subject-identifier-type.json": undefined,
        "ob30/simple-err-credential-subject-result-type.json": undefined,
        "ob30/simple-err-credential-subject-achievement-result-description-type.json": undefined,
        "ob30/simple-err-credential-subject-profile-type.json": undefined,
        "ob30/simple-err-issuer-parentorg-type.json": undefined,
        "ob30/complete_v1.json": ValidatorOutcome(
            .invalid, ["terms.undefined", "proof.key-unavailable", "time.expired"],
            [Verdict](repeating: .invalid, count: 5)),
        "ob30/credential-status-revoked.json": unavailable,
        "ob30/bit-string-list/credential-status-revoked.json": integrity,
        "ob30/simple-eddsa-2022.json": ValidatorOutcome(
            .indeterminate, ["proof.suite-unsupported", selfAsserted]),
        "ob30/endorsement-err-schema-status-refresh.json": ValidatorOutcome(
            .invalid, [selfAsserted, "proof.signature-invalid"]),
    ]

    /// The validator's files for comprehensive records, whose outcomes there are not at hand.
    static let records: [String: ValidatorOutcome] = [
        "complex.json": ValidatorOutcome(
            .indeterminate, ["proof.key-not-in-document"], [Verdict](repeating: .indeterminate, count: 6)),
        "simple-noproof.json": ValidatorOutcome(.indeterminate, ["context.unknown", "proof.absent"], [.invalid]),
        "simple.json": ValidatorOutcome(.indeterminate, [selfAsserted], [.indeterminate]),
        "simple.jwt": ValidatorOutcome(
            .indeterminate, ["context.unknown", selfAsserted, "proof.controller-unproven"], [.indeterminate]),
    ]

    static func report(_ url: URL) throws -> VerificationReport {
        var scenario = try Scenario.credential()
        scenario.lists = []
        return try Scenario.verify([UInt8](try Data(contentsOf: url)), Verifier(try scenario.inputs()))
    }

    func expect(_ report: VerificationReport, _ name: String) {
        let codes = report.checks.filter { [.failed, .unknown, .warning].contains($0.outcome) }
            .compactMap { $0.code?.rawValue }
        #expect(report.verdict == verdict, "\(name)")
        #expect(codes == self.codes, "\(name)")
        #expect(report.credentials.map(\.verdict) == contained, "\(name)")
    }
}

/// The Open Badges 3.0 cases of 1EdTech's validator, file by file.
@Suite(.enabled(if: VectorFolder.has("ob3-1edtech-validator"), "no validator cases at hand"))
struct ValidatorOutcomeTests {
    /// What is wrong there for a reason that cannot be seen here: a file of such a case may come out as not decided.
    private static let notSeen: Set<String> = [
        // The key cannot be resolved, which leaves the signature unknown.
        "EmbeddedProofProbe",
        // What nobody known has signed is not called expired.
        "ExpirationProbe",
        // The list is not at hand.
        "RevocationListProbe", "BitstringStatusListProbe",
        // Schemas are not fetched.
        "InlineJsonSchemaProbe",
    ]
    /// Wrong there for the vocabulary alone, and not decided here.
    private static let notDecided: Set<String> = ["ob30/velocity.jwt"]

    @Test func everyFileComesOutAsWritten() throws {
        let folder = VectorFolder.vectors.appending(path: "ob3-1edtech-validator")
        let expected = try JSONReader.read([UInt8](try Data(contentsOf: folder.appending(path: "expected.json"))))
        var count = 0
        for item in try #require(expected["cases"]?.arrayValue) {
            guard let name = item["file"]?.stringValue?.text, let outcome = item["expected"]?.stringValue?.text,
                ["valid", "warning", "invalid"].contains(outcome)
            else { throw VectorError.notUnderstood("case") }
            let url = folder.appending(path: name)
            guard name.hasPrefix("ob30/"), FileManager.default.fileExists(atPath: url.path) else { continue }
            let report = try ValidatorOutcome.report(url)
            ValidatorOutcome.openBadges[name]?.expect(report, name)
            // No trust list is asked, and no key but the file's own is at hand.
            #expect(report.verdict < .untrusted, "\(name)")
            let probe = item["failing_check"]?.stringValue?.text ?? ""
            if outcome == "invalid", !Self.notSeen.contains(probe), !Self.notDecided.contains(name) {
                #expect(report.verdict == .invalid, "\(name): \(probe)")
            }
            if outcome != "invalid" { #expect(report.verdict == .indeterminate, "\(name)") }
            count += 1
        }
        #expect(count >= ValidatorOutcome.openBadges.count)
    }
}

/// The validator's comprehensive records.
@Suite(.enabled(if: VectorFolder.hasSample("clr20"), "no clr20 samples at hand"))
struct RecordOutcomeTests {
    @Test func everyFileComesOutAsWritten() throws {
        let folder = VectorFolder.samples.appending(path: "clr20")
        for (name, outcome) in ValidatorOutcome.records {
            outcome.expect(try ValidatorOutcome.report(folder.appending(path: name)), name)
        }
    }
}
